using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Domain.Procedure;
using Redress.Domain.Terms;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Worklist;

/// <summary>One thing that the clock will do if nobody acts before: when, in which case, to whom letters go, where the case then stands.</summary>
/// <param name="What">As in <see cref="DueRow.What"/>; for what another case brings about, the name of the act.</param>
/// <param name="Term">The term that it is about.</param>
/// <param name="Facts">What else follows, by the names of the facts.</param>
/// <param name="State">The state that it leads to; null when the case stays where it is.</param>
/// <param name="Refused">The law would not let it happen: somebody has to look.</param>
public sealed record UpcomingItem(
    DateTimeOffset At,
    string Number,
    string What,
    Term? Term,
    IReadOnlyList<string> Facts,
    IReadOnlyList<Addressee> Letters,
    CaseState? State,
    IReadOnlyList<Term> Opens,
    bool Refused = false
)
{
    /// <summary>The duties that wait from then on (FP-23).</summary>
    public IReadOnlyList<DutyDelay> Delays { get; init; } = [];

    public string Complainant { get; init; } = "";

    public string Respondent { get; init; } = "";

    /// <summary>Who has the case; null for nobody.</summary>
    public string? AssignedTo { get; init; }

    public UpcomingKind Kind =>
        this switch
        {
            { Refused: true } => UpcomingKind.Refused,
            { What: DueRow.Sanctions } => UpcomingKind.Sanctions,
            { What: DueRow.Settlement } => UpcomingKind.Settlement,
            { What: DueRow.Duty or DueRow.WaitingDuty } => UpcomingKind.Duty,
            { What: DueRow.Erasure } => UpcomingKind.Erasure,
            { Term: { } term } => What == term.Id ? UpcomingKind.Lapse : UpcomingKind.Reminder,
            _ => UpcomingKind.Elsewhere,
        };
}

/// <summary>Of which kind it is, by which the page tells and filters it.</summary>
public enum UpcomingKind
{
    /// <summary>What the law would not let happen: somebody has to look.</summary>
    Refused,
    Lapse,
    Reminder,
    Duty,
    Sanctions,
    Settlement,
    Erasure,

    /// <summary>What another case brings about.</summary>
    Elsewhere,
}

/// <summary>What will happen; when not <see cref="Whole"/>, in the cases that are due first.</summary>
public sealed record Upcoming(IReadOnlyList<UpcomingItem> Lines, int Cases, bool Whole);

/// <summary>
/// Tells what falls due, by doing it: on copies of the cases the clock's own acts are done at the instants at which the worker of what falls due will do them.
/// Nothing is kept and nobody is told.
/// </summary>
internal sealed class UpcomingQuery(IDbContextFactory<AppDb> factory, CaseService cases, TimeProvider time)
{
    public const int Days = 30;
    public const int Most = 500;

    // Of one case several things may be due: its term, a reminder of it, its outcome.
    private const int RowsRead = 4 * Most;

    public async Task<Upcoming> Load(Actor reader, bool mine, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var until = time.GetUtcNow().AddDays(Days).ToUniversalTime();
        var visible = db.Set<CaseRow>().AsNoTracking().VisibleTo(reader);
        visible = mine ? visible.Where(c => c.AssignedToId == reader.Id) : visible;
        var due = await (
            from d in db.Set<DueRow>().AsNoTracking()
            where d.At <= until
            join c in visible on d.CaseId equals c.Id
            orderby d.At, d.CaseId
            select d.CaseId
        )
            .Take(RowsRead)
            .ToListAsync(cancel);
        var all = due.Distinct().ToList();
        var ids = all.Take(Most).ToList();
        var files = await visible.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.File }).ToListAsync(cancel);
        var copies = files
            .Select(f => new Copy(f.Id, CaseJson.Read(f.File), cases))
            .ToDictionary(copy => copy.Case.Number);
        var lines = new List<UpcomingItem>();
        while (
            copies
                .Values.Where(copy => copy.Next is { } next && next.At <= until)
                .MinBy(copy => (copy.Next!.Value.At, copy.Id))
                is { } first
        )
        {
            await Happen(db, copies, first, lines, cancel);
        }

        return new Upcoming(
            [.. lines.Select(line => Seen(line, copies[line.Number].Case, reader)).OfType<UpcomingItem>()],
            ids.Count,
            due.Count < RowsRead && all.Count <= Most
        );
    }

    // What happens to a term that the reader is not told of in the file is not foretold to it either (FP-24).
    private static UpcomingItem? Seen(UpcomingItem line, Case c, Actor reader) =>
        CaseView.MaySee(c, reader) && (line.Term is null || CaseView.IsTold(reader, line.Term.Kind))
            ? line with
            {
                Opens = [.. line.Opens.Where(t => CaseView.IsTold(reader, t.Kind))],
                Delays = [.. line.Delays.Where(d => IsTold(c, reader, d))],
                Complainant = c.Complainant.Name,
                Respondent = c.Respondent.Name,
                AssignedTo = c.AssignedTo?.Name,
            }
            : null;

    // Nor of a duty that hangs on such a term, or on a message (FP-20).
    private static bool IsTold(Case c, Actor reader, DutyDelay delay) =>
        (delay.Kind != DutyKind.Message || reader.Role == Role.Secretary)
        && (c.Terms.Find(t => t.Id == delay.Term) is not { } term || CaseView.IsTold(reader, term.Kind));

    private async Task Happen(
        AppDb db,
        Dictionary<string, Copy> copies,
        Copy copy,
        List<UpcomingItem> lines,
        CancellationToken cancel
    )
    {
        var (at, what) = copy.Next!.Value;
        lines.Add(copy.Do(DueSchedule.CommandFor(what), at, what, cases));
        foreach (
            var (number, command) in copy
                .Case.NewFacts.Select(f => Elsewhere(copy.Case, f))
                .OfType<(string, Command)>()
                .ToList()
        )
        {
            if (
                !copies.TryGetValue(number, out var other)
                && await db.Set<CaseRow>().AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, cancel)
                    is { } row
            )
            {
                copies[number] = other = new Copy(row.Id, CaseJson.Read(row.File), cases);
            }

            if (other is not null)
            {
                lines.Add(other.Do(command, at, command.Name, cases));
            }
        }
    }

    // A deferred sanction of another case, named by a decision that became final (BC-20).
    private static (string, Command)? Elsewhere(Case c, Fact fact) =>
        fact switch
        {
            DeferralNamed { Activation: { Case: { } number, Sanction: { } sanction } } => (
                number,
                new ActivateDeferral(sanction, c.Number)
            ),
            DeferralReleased { Activation: { Case: { } number, Sanction: { } sanction } } => (
                number,
                new ReleaseDeferral(sanction, c.Number)
            ),
            _ => null,
        };

    /// <summary>A case in memory, and what is due in it next.</summary>
    private sealed class Copy
    {
        public Copy(Guid id, Case c, CaseService cases)
        {
            (Id, Case) = (id, c);
            Reckon(cases);
        }

        public Guid Id { get; }

        public Case Case { get; }

        public (DateTimeOffset At, string What)? Next { get; private set; }

        public UpcomingItem Do(Command command, DateTimeOffset at, string what, CaseService cases)
        {
            var (c, rulebook) = (Case, cases.RulebookOf(Case));
            var (state, running) = (
                c.State,
                c.Terms.Where(t => t.State == TermState.Running).Select(t => t.Id).ToHashSet()
            );
            var term = c.Terms.Find(t =>
                t.Id == (command as LapseTerm)?.Term || t.Id == (command as RemindOfTerm)?.Term
            );
            if (c.Do(command, new ActContext(new Act(Actor.Clock, at), rulebook, ExternalFacts.None)) is not null)
            {
                // The worker of what falls due would leave this case to be looked at, and so does this.
                Next = null;
                return new UpcomingItem(at, c.Number, what, term, [], [], null, [], Refused: true);
            }

            Reckon(cases);
            var letters = Correspondence.For(c, rulebook, c.NewFacts, at).Select(l => l.To).Distinct().Order().ToList();
            var opens = c.Terms.Where(t => t.State == TermState.Running && !running.Contains(t.Id)).ToList();
            return new UpcomingItem(
                at,
                c.Number,
                what,
                term,
                [.. c.NewFacts.Select(f => WireNames.Camel(f.GetType().Name)).Distinct()],
                letters,
                c.State == state ? null : c.State,
                opens
            )
            {
                Delays = [.. c.NewFacts.OfType<DutyDelayed>().Select(f => f.Delay)],
            };
        }

        private void Reckon(CaseService cases) =>
            Next = DueSchedule
                .Of(Case, cases.RulebookOf(Case))
                .OrderBy(d => d.Value)
                .ThenBy(d => d.Key, StringComparer.Ordinal)
                .Select(d => ((DateTimeOffset, string)?)(d.Value, d.Key))
                .FirstOrDefault();
    }
}
