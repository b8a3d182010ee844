using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Decisions;

namespace Redress.Domain.Cases;

/// <summary>A judgment after finality that leaves nothing of an earlier one of the same forum (BC-29): what stood before comes back, and is carried out from that day.</summary>
public sealed partial class Case
{
    private static bool Upholds(ForumOutcome? outcome) => outcome is ForumOutcome.Upheld or ForumOutcome.PartlyUpheld;

    // Null where it had changed nothing, or still upholds the other party's appeal, with which it shares its replacement.
    private ForumReplacement? BringsBack(RecordOutcome c, Appeal appeal, Proceeding before, ActContext o)
    {
        var byCourt = before.Forum == Forum.Court;
        if (
            !Upholds(before.Outcome)
            || PresentAppeals.Any(a =>
                a.Id != appeal.Id && a.Proceedings.Any(p => p.Forum == before.Forum && Upholds(p.Outcome))
            )
            || Decision!.Replaced.FirstOrDefault(r => r.ByCourt == byCourt) is not { } back
        )
        {
            return null;
        }

        var stood = back.Sanctions.Select(s => s.Id).ToHashSet();
        var (fell, imposed) = ChangedBy(byCourt);
        return new ForumReplacement(appeal.Id, byCourt, c.On!.Value, c.Text!, null, null, null)
        {
            RecordedAt = o.Act.Now,
            // BC-28: beside the arbitrator the court's finding stays.
            BindsOutcome = byCourt || !Decision.Replaced.Any(r => r.ByCourt),
            Back = back,
            ComingBack = fell.Intersect(stood).Except(Decision.StandingSanctions.Select(s => s.Id)).ToHashSet(),
            Falling = imposed.Except(stood).ToHashSet(),
        };
    }

    // What fell by that forum, and what it imposed, each time it spoke.
    private (IEnumerable<string> Fell, IEnumerable<string> Imposed) ChangedBy(bool court)
    {
        var stages = Decision!.Replaced.Select(r => r.Sanctions).Append([.. Decision.StandingSanctions]).ToList();
        var changes = Decision
            .Replaced.Select((r, i) => (r.ByCourt, Before: Ids(stages[i]), After: Ids(stages[i + 1])))
            .Where(change => change.ByCourt == court)
            .ToList();
        return (
            changes.SelectMany(change => change.Before.Except(change.After)),
            changes.SelectMany(change => change.After.Except(change.Before))
        );

        static List<string> Ids(IEnumerable<Sanction> sanctions) => [.. sanctions.Select(s => s.Id)];
    }

    // BC-20: what the decision had made effective it makes effective again.
    private void ActivateAgain(IEnumerable<DeferralActivation> activations)
    {
        foreach (var activation in activations)
        {
            Record(new DeferralNamed(activation));
            Record(new DeferralActivated(activation));
        }
    }
}
