using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Decisions;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.PartyFile;

/// <summary>The acts that a party's page leads to: those that answer a duty (FP-22), and what is possible besides (ST-1).</summary>
public static class DutyActions
{
    public static IReadOnlyList<PartyDuty> Of(OpenCase open) =>
        open is { Reader.Party: { } me, AsOf: null } ? DutyList.Of(open.Case, me, open.Now, open.Rulebook.Working) : [];

    /// <summary>The quieter ways to answer that duty that are open now.</summary>
    public static IReadOnlyList<string> Ways(OpenCase open, PartyDuty duty) =>
        [.. duty.Ways.Intersect(Permitted(open))];

    /// <summary>What else the party may do, in the order in which it is likely; to give up comes last.</summary>
    public static IReadOnlyList<string> Besides(OpenCase open, IReadOnlyList<PartyDuty> duties)
    {
        string[] last =
        [
            Command.NameOf<WithdrawHearingRequest>(),
            Command.NameOf<WithdrawAppeal>(),
            Command.NameOf<Withdraw>(),
        ];
        var named = duties.SelectMany(d => d.Ways.Append(d.Action ?? "")).ToHashSet();
        return [.. Permitted(open).Where(a => !named.Contains(a)).OrderBy(a => Array.IndexOf(last, a))];
    }

    /// <summary>The last day of this party's term to appeal, where an appeal would come after it (FP-7); null where it would be in time, or nobody knows yet.</summary>
    public static DateOnly? LateSince(OpenCase open) =>
        open.Reader.Party is { } me
        && open.Case.TermToAppeal(me) is { } term
        && term.IsTooLate(open.Today)
        && open.Case.Decision?.Misled.Contains(me) != true
            ? term.Due
            : null;

    /// <summary>Whether what this party may still contest in time is the finding on the condition of a fine, and no longer the decision (BC-19): that appeal suspends no decision (BC-25).</summary>
    public static bool ContestsConditionAlone(OpenCase open) =>
        open.Reader.Party is { } me
        && open.Case.TermToAppeal(me) is { Subject: { } subject }
        && ConditionFinding.FineOf(subject) is not null;

    private static List<string> Permitted(OpenCase open) =>
        [.. open.Permitted.Where(p => !p.OnPaper).Select(p => Command.NameOf(p.Command))];
}
