using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>
/// One thing that is asked of a party in a case. The day is null where there is none, as for a proposal once the time to reflect has run;
/// the kind is null where no term asks: whether a settlement was kept.
/// </summary>
public sealed record OpenTask(TermKind? Kind, DateOnly? Due);

/// <summary>What is asked of each party now.</summary>
public sealed partial class Case
{
    /// <summary>The terms of a party that run, soonest first.</summary>
    public IEnumerable<Term> RunningTermsOf(Party party) =>
        Terms.Where(t => t.Party == party && t.State == TermState.Running).OrderBy(t => t.Due).ThenBy(t => t.Kind);

    /// <summary>What is asked of a party now: its running terms, a proposal that waits for its answer, whether a settlement was kept.</summary>
    public IReadOnlyList<OpenTask> OpenTasksOf(Party party)
    {
        var asks = RunningTermsOf(party).Select(t => new OpenTask(t.Kind, t.Due)).ToList();
        if (OpenProposalTo(party) is not null && !asks.Exists(a => a.Kind == TermKind.Reflection))
        {
            asks.Add(new OpenTask(TermKind.Reflection, null));
        }

        if (Settlement is { AskedOn: not null } settlement && !settlement.Reports.Any(r => r.By == party))
        {
            asks.Add(new OpenTask(null, null));
        }

        return asks;
    }
}
