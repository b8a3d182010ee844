using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Procedure;
using Redress.Domain.Terms;
using Redress.Web.Cases.Access;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>Why a file cannot be shown as it stood.</summary>
public enum HistoryUnavailable
{
    BeforeFiling,
    Erased,
    NotRebuilt,
}

/// <summary>The case as it stood; or why that is not known.</summary>
internal sealed record HistoricalCase(Case? Case, HistoryUnavailable? Why);

/// <summary>
/// A file as it stood on a day: its acts are done again on paper, from the journal, by the same law and at the same instants.
/// It is believed only if doing all of them gives the file that is stored, to the letter.
/// </summary>
internal sealed partial class CaseService
{
    private static readonly Dictionary<string, Type> CommandsByName = typeof(Command)
        .Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Command)) && !t.IsAbstract)
        .ToDictionary(Command.NameOf);

    /// <summary>The case as it stood at the end of that day in the scheme's zone; for the staff.</summary>
    public async Task<HistoricalCase> StateAsOf(
        string number,
        Actor reader,
        DateOnly day,
        CancellationToken cancel = default
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (
            reader.IsParty
            || await db.Set<CaseRow>()
                .AsNoTracking()
                .VisibleTo(reader)
                .FirstOrDefaultAsync(c => c.Number == number, cancel)
                is not { } row
        )
        {
            throw new InvalidOperationException("Only who reads the file asks what it was.");
        }

        var stored = CaseJson.Read(row.File);
        if (stored.Erased)
        {
            return new HistoricalCase(null, HistoryUnavailable.Erased);
        }

        var until = RulebookOf(stored).Working.StartOf(day.AddDays(1));
        var acts = await (
            from j in db.Set<JournalRow>().AsNoTracking()
            join x in db.Set<JournalContentRow>() on new { j.CaseId, j.Sequence } equals new { x.CaseId, x.Sequence }
            where j.CaseId == row.Id
            orderby j.Sequence
            select new { j, x.Content }
        ).ToListAsync(cancel);
        Case? again = null;
        string? then = null;
        foreach (var (entry, content) in acts.Select(a => (a.j, a.Content)))
        {
            again = await Replay(
                db,
                again,
                stored,
                entry,
                JsonSerializer.Deserialize<JournalContent>(content, ActionJson.Options)!,
                cancel
            );
            if (again is null)
            {
                return new HistoricalCase(null, HistoryUnavailable.NotRebuilt);
            }

            then = entry.At < until ? CaseJson.Write(again) : then;
        }

        return again is null || !IsSame(CaseJson.Write(again), CaseJson.Write(stored))
                ? new HistoricalCase(null, HistoryUnavailable.NotRebuilt)
            : then is null ? new HistoricalCase(null, HistoryUnavailable.BeforeFiling)
            : new HistoricalCase(CaseJson.Read(then), null);
    }

    // Null: this act could not have been done as it is kept, so something that it rested on is not known any more.
    private async Task<Case?> Replay(
        AppDb db,
        Case? c,
        Case stored,
        JournalRow entry,
        JournalContent told,
        CancellationToken cancel
    )
    {
        Party? onBehalfOf = Enum.TryParse<Party>(told.OnBehalfOf, out var party) ? party : null;
        // Who enters paper is of the staff; the entry keeps in whose capacity it counts (FP-13).
        var role = onBehalfOf is null ? Enum.Parse<Role>(entry.Role) : Role.Secretary;
        var by = new Actor(role, told.ById, told.ByName)
        {
            MemberId =
                role == Role.Respondent && told.ById != CaseView.RespondentId(stored.Number)
                    ? (c ?? stored).Respondent.MemberId
                    : null,
            CommitteeSchemes = role == Role.Committee ? [stored.Scheme] : [],
        };
        var act = new Act(by, entry.At, onBehalfOf, told.Arrived) { Paper = told.Paper, Message = told.Message };
        var rulebook = RulebookOf(stored);
        if (entry.Action == FileComplaint.ActionName)
        {
            return ReplayFiling(told.Command.Deserialize<FileComplaint>(ActionJson.Options)!, stored, act);
        }

        if (
            c is null
            || !CommandsByName.TryGetValue(entry.Action, out var kind)
            || told.Command.Deserialize(kind, ActionJson.Options) is not Command command
        )
        {
            return null;
        }

        var known = await RecordedFacts(db, stored, command, cancel);
        known = known with { Sitting = AsksWhoSits(c, command) ? SatThen(c, stored, command, entry.At) : null };
        if (command is SetRespondent set)
        {
            known = known with { Member = NamedThen(c, stored, set) };
        }

        if (command is FollowSanctions)
        {
            known = known with { MembershipEnded = LostAnObject(stored, rulebook.Working.Day(entry.At)) };
        }

        return c.Do(command, new ActContext(act, rulebook, known)) is null ? c : null;
    }

    // FP-21: who the respondent became by that act, as the register knew it.
    private static MemberSnapshot? NamedThen(Case c, Case stored, SetRespondent set) =>
        KnownThen(set.MemberId, NamedAt(stored, c.FormerRespondents.Count + 1), stored.Scheme);

    // The respondents of a case in their order, each as it was named.
    private static Respondent NamedAt(Case stored, int at) =>
        at < stored.FormerRespondents.Count
            ? stored.FormerRespondents[at].Registered
            : stored.FiledAgainst ?? stored.Respondent;

    private static MemberSnapshot? KnownThen(string? member, Respondent shop, string scheme) =>
        string.IsNullOrWhiteSpace(member)
            ? null
            : new MemberSnapshot(
                member,
                shop.Name,
                shop.Website,
                shop.Email,
                shop.CompanyNumber,
                shop.Language,
                scheme,
                shop.IsMember
            );

    // The respondent as the register knew it, and the documents that came along, stand in the file and in no act.
    private Case ReplayFiling(FileComplaint complaint, Case stored, Act act)
    {
        var known = KnownThen(complaint.Respondent?.MemberId, NamedAt(stored, 0), stored.Scheme);
        var c = Case.Register(
            complaint,
            stored.Number,
            act,
            RulebookOf(stored),
            rulebooks.Of(stored.Scheme, stored.NormsVersion),
            known
        );
        if (FollowedThen(stored) is ({ } earlier, var skips))
        {
            c.FollowSettlement(earlier, skips);
        }

        foreach (var d in stored.Documents.Where(d => d.AttachedTo == FileComplaint.ActionName))
        {
            c.AttachFiledDocument(
                new AddDocument(d.Id, d.Name, d.MediaType, d.Size, d.Sha256, d.For) { Removed = d.Removed },
                act.Now
            );
        }

        return c;
    }

    // FP-5, FP-21: the settlement was with who was the respondent at first.
    private static (string? Earlier, bool Skips) FollowedThen(Case stored) =>
        stored.FormerRespondents is [var first, ..]
            ? (first.Follows, first.SkipsMediation)
            : (stored.Follows, stored.SkipsMediation);

    // What the office knew then, as far as the act says it or the file keeps it.
    private async Task<ExternalFacts> RecordedFacts(AppDb db, Case stored, Command command, CancellationToken cancel) =>
        command switch
        {
            Decide decide => ExternalFacts.None with
            {
                NormsInForce = rulebooks.Of(stored.Scheme, stored.NormsVersion),
                Deferrals =
                [
                    .. (decide.Activates ?? []).Select(a => new RunningDeferral(
                        a.Case ?? "",
                        a.Sanction ?? "",
                        DateOnly.MaxValue,
                        Activated(stored, a)?.Kind ?? SanctionKind.Fine,
                        Amount: Activated(stored, a)?.Amount
                    )),
                ],
            },
            PutToParty { What: PutMatter.Activation } put => ExternalFacts.None with
            {
                Deferrals = [PutThen(stored, put)],
            },
            ConfirmDecision => ExternalFacts.None with
            {
                Deferrals =
                [
                    .. PronouncedActivations(stored)
                        .Select(a => new RunningDeferral(a.Case ?? "", a.Sanction ?? "", DateOnly.MaxValue)),
                ],
            },
            RecordSanctionStep => ExternalFacts.None with { MembershipEnded = true },
            RecordOutcome => ExternalFacts.None with
            {
                NormsInForce = rulebooks.Of(stored.Scheme, stored.NormsVersion),
            },
            Assign assign => ExternalFacts.None with
            {
                Assignee = (await FindStaff(db, assign.To, cancel) ?? await Former(db, assign.To, stored, cancel)) with
                {
                    CommitteeSchemes = [stored.Scheme],
                    Interests = [],
                },
            },
            ClearInterest { Member: { } interested } => ExternalFacts.None with
            {
                Assignee = await FindStaff(db, interested, cancel),
            },
            Recuse { Member: { } member } => ExternalFacts.None with { Assignee = await FindStaff(db, member, cancel) },
            Join => ExternalFacts.None with { OtherCase = CaseState.Registered },
            _ => ExternalFacts.None with
            {
                NoticeReference = stored.Notice?.Reference ?? "",
                NoticeReading = new NoticeReading { Done = true },
            },
        };

    // Who had the file then may have left since, and is found by its id alone; by an address nobody is.
    private static async Task<Actor> Former(AppDb db, string? id, Case stored, CancellationToken cancel)
    {
        var name = await db.Users.Where(u => u.Id == id).Select(u => u.DisplayName).FirstOrDefaultAsync(cancel);
        var sat = stored.Sitting.Any(m => m.Id == id);
        return new Actor(sat ? Role.Committee : Role.Secretary, id ?? "", name ?? id ?? "");
    }

    // The file keeps when the parties were told of whom, and when somebody left (FP-12). Who sat unseen was hidden from the case and counts for nothing,
    // save where a forum remitted: that there were others to decide anew is known by who did not (BC-29).
    private static List<Actor> SatThen(Case c, Case stored, Command command, DateTimeOffset at)
    {
        var soon = at + TimeSpan.FromMilliseconds(1);
        var sat = stored.Sitting.Where(m => m.ToldAt < soon && !(m.LeftAt < soon)).Select(m => (m.Id, m.Name)).ToList();
        if (command is RecordOutcome { ReplacementOutcome: ReplacementOutcome.Remitted } && !sat.Exists(NotSigned))
        {
            var others =
                stored.NotDecidingAgain.Count + (stored.Remittal?.NotAgain.Count ?? 0) > c.NotDecidingAgain.Count;
            sat.AddRange(others ? [("another", "another")] : []);
        }

        return [.. sat.Select(m => new Actor(Role.Committee, m.Id, m.Name) { CommitteeSchemes = [stored.Scheme] })];

        bool NotSigned((string Id, string Name) member) =>
            member.Id != c.Decision?.ProposedBy.Id && member.Id != c.Decision?.ConfirmedBy?.Id;
    }

    // BC-30: that membership had ended is known by what the clock did then.
    private static bool LostAnObject(Case stored, DateOnly day) =>
        stored
            .AllSanctions.SelectMany(s => s.Steps)
            .Any(s => s.Step == SanctionStep.WithoutObject && s.On == day && s.By == Actor.Clock.Name);

    // The file keeps what the deferred sanction was; of what was put before it did, nothing more.
    private static RunningDeferral PutThen(Case stored, PutToParty put)
    {
        var matter = stored.MattersPut.Find(m => m.Case == put.Case && m.Sanction == put.Sanction);
        return new RunningDeferral(
            put.Case ?? "",
            put.Sanction ?? "",
            DateOnly.MaxValue,
            matter?.Kind,
            Amount: matter?.Amount
        );
    }

    private static IEnumerable<DeferralActivation> PronouncedActivations(Case stored) =>
        stored.RejectedDecisions.Append(stored.Decision).SelectMany(d => d?.Activates ?? []);

    private static DeferralActivation? Activated(Case stored, ProposedActivation activation) =>
        PronouncedActivations(stored)
            .FirstOrDefault(a => a.Case == activation.Case && a.Sanction == activation.Sanction);

    // The journal keeps instants to the microsecond, the file a digit more.
    private static bool IsSame(string again, string stored) => ToTheMicrosecond(again) == ToTheMicrosecond(stored);

    private static string ToTheMicrosecond(string file) =>
        Instant()
            .Replace(
                file.Replace("\\u002B", "+", StringComparison.Ordinal),
                found =>
                {
                    var at = DateTimeOffset.Parse(found.Value, CultureInfo.InvariantCulture).ToUniversalTime();
                    return at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond))
                        .ToString("O", CultureInfo.InvariantCulture);
                }
            );

    [GeneratedRegex(
        @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(?:Z|[+-]\d\d:\d\d)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Instant();
}
