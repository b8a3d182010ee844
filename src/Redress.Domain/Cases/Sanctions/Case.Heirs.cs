using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>No sanction passes to heirs (FP-25): what was not carried out when the member died has no object any more.</summary>
public sealed partial class Case
{
    // FP-25: the respondent died, and no sanction passes to heirs.
    private bool HeirsAnswer => Losses.Exists(l => l is { Party: Party.Respondent, Kind: LossKind.Died });

    // Once its place is taken, or nobody took it in time, whatever was imposed on who died ends, with all that it asked.
    private void EndSanctionsOfTheDead(Loss loss, ActContext o)
    {
        if (loss is not { Party: Party.Respondent, Kind: LossKind.Died })
        {
            return;
        }

        var without = AllSanctions
            .Where(s => s.Burdens && !ProposedSanctions.Contains(s))
            .Select(s => s.EndWithMember(o.Today))
            .ToList();
        foreach (var sanction in without)
        {
            Change(sanction);
            EndTermsOf(sanction, o);
        }

        foreach (var decision in EarlierDecisions.Append(Decision).OfType<Decision>())
        {
            EndStopTerm(decision, o);
        }

        LetGoOfDeferrals();
        if (without.Count > 0)
        {
            Record(new SanctionsWithoutMember(without));
        }
    }

    // What is only proposed is refused by itself when it is to be confirmed.
    private IEnumerable<Sanction> ProposedSanctions =>
        Decision is { State: DecisionState.Proposed } proposed ? proposed.Sanctions : [];

    private void EndTermsOf(Sanction sanction, ActContext o)
    {
        foreach (var kind in new[] { TermKind.Payment, TermKind.Condition })
        {
            Fulfil(kind, o.Today, subject: sanction.Id);
        }

        foreach (var kind in new[] { TermKind.Notification, TermKind.Appeal })
        {
            Fulfil(kind, o.Today, subject: ConditionFinding.SubjectOf(sanction.Id));
        }

        foreach (
            var comment in Terms
                .Where(t =>
                    t is { Kind: TermKind.Comment, State: TermState.Running or TermState.Stopped }
                    && t.Derivation.Event == TermStart.ConditionShown
                )
                .ToList()
        )
        {
            Change(comment, comment.Fulfil(o.Today));
        }
    }

    // BC-20: what the decision was to make effective once it is final goes back to what it was.
    private void LetGoOfDeferrals()
    {
        if (FinalOn is null && Decision is { State: DecisionState.Pronounced, Activates.Count: > 0 } decision)
        {
            ReleaseDeferrals(decision.Activates);
            Decision = decision with { Activates = [] };
        }
    }
}
