using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Queries;
using Redress.Web.Letters.Postal;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.Workbench.MyDay;

/// <summary>An act of a party.</summary>
/// <param name="Action">Its name.</param>
public sealed record AnswerLine(
    string Number,
    string Action,
    Party Party,
    DateTimeOffset At,
    string Complainant,
    string Respondent
);

/// <summary>What a day begins with.</summary>
/// <param name="Waits">What waits for the reader.</param>
/// <param name="Steps">The acts with which cases go on, where nobody but the reader is waited for.</param>
/// <param name="Owed">The duties of the body whose day went by (FP-23).</param>
/// <param name="Week">The reader's own cases in which something is due within seven days, or was.</param>
/// <param name="Answered">What parties did since yesterday morning in cases that the reader has or nobody has, the latest first.</param>
/// <param name="Letters">How many letters go by post, counted no further than a page of them; zero for who posts none.</param>
public sealed record MyDayData(
    IReadOnlyList<WaitLine> Waits,
    IReadOnlyList<WaitLine> Steps,
    IReadOnlyList<WaitLine> Owed,
    IReadOnlyList<WorklistItem> Week,
    IReadOnlyList<AnswerLine> Answered,
    int Letters
)
{
    public static readonly MyDayData Nothing = new([], [], [], [], [], 0);
}

/// <summary>What waits for somebody of the body today, in all cases that it may see: a few questions to indexes, whatever the number of cases.</summary>
internal sealed class MyDayQuery(
    IDbContextFactory<AppDb> factory,
    DeskWaitQuery waits,
    CaseQueries cases,
    PostalQueue post,
    SchemeTimes times
)
{
    /// <summary>Lines of one kind on the page; more are led to.</summary>
    public const int Most = 50;

    private const int Ahead = 7;
    private const int LookedAt = 200;

    private static readonly WaitKind[] Waiting = [.. Enum.GetValues<WaitKind>().Except([WaitKind.Duty, WaitKind.Step])];
    private static readonly WaitKind[] GoingOn = [WaitKind.Step];
    private static readonly WaitKind[] Late = [WaitKind.Duty];
    private static readonly string[] Sides = [nameof(Role.Complainant), nameof(Role.Respondent)];

    // A complaint is no answer, and stands in the list of cases.
    private static readonly string[] NoAnswers = [FileComplaint.ActionName];

    /// <param name="everybodys">Also what waits for who has the file, where that is somebody else.</param>
    public async Task<MyDayData> Of(Actor reader, bool everybodys, CancellationToken cancel = default)
    {
        if (!reader.IsStaff())
        {
            return MyDayData.Nothing;
        }

        var week = new WorklistQuery(DueBefore: WeekEnds(), Size: Most) { AssignedTo = reader.Id, Open = true };
        return new MyDayData(
            await waits.Lines(reader, Waiting, !everybodys, Most, cancel),
            await waits.Lines(reader, GoingOn, !everybodys, Most, cancel),
            await waits.Lines(reader, Late, !everybodys, Most, cancel),
            (await cases.Worklist(reader, week, cancel)).Items,
            await Answered(reader, everybodys, cancel),
            reader.Role == Role.Secretary ? await post.CountWaiting(reader, Most, cancel) : 0
        );
    }

    /// <summary>The day before which something is due within the week.</summary>
    public DateOnly WeekEnds() => times.Today().AddDays(Ahead + 1);

    private async Task<IReadOnlyList<AnswerLine>> Answered(Actor reader, bool everybodys, CancellationToken cancel)
    {
        var since = times.Default.StartOf(times.Today().AddDays(-1)).ToUniversalTime();
        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = await (
            from c in db.Set<CaseRow>().VisibleTo(reader)
            where c.ChangedAt >= since && (everybodys || c.AssignedToId == reader.Id || c.AssignedToId == null)
            join j in db.Set<JournalRow>() on c.Id equals j.CaseId
            where j.At >= since && Sides.Contains(j.Role) && !NoAnswers.Contains(j.Action)
            orderby j.At descending, c.Number
            select new
            {
                c.Number,
                c.ComplainantName,
                c.RespondentName,
                j.Action,
                j.Role,
                j.SeenBy,
                j.At,
            }
        )
            .AsNoTracking()
            .Take(LookedAt)
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(r =>
                    (Row: r, Party: r.Role == nameof(Role.Respondent) ? Party.Respondent : Party.Complainant)
                )
                .Where(r =>
                    Enum.TryParse<SeenBy>(r.Row.SeenBy, out var readers)
                    && CaseView.SeesEntry(reader, readers, r.Party)
                    // FP-24, FP-20: that something was said in mediation, or written, is not told to who decides.
                    && (reader.Role != Role.Committee || CaseView.SeesContent(reader, r.Row.Action))
                )
                .Take(Most)
                .Select(r => new AnswerLine(
                    r.Row.Number,
                    r.Row.Action,
                    r.Party,
                    r.Row.At,
                    r.Row.ComplainantName,
                    r.Row.RespondentName
                )),
        ];
    }
}
