namespace Redress.Domain.Labels;

/// <summary>What the member is told of what its labels followed (BC-30, BC-38).</summary>
public sealed partial class LabelFile
{
    private void TellWhatFollows(Label label, FollowStep step, LabelContext o)
    {
        switch (step.Fact)
        {
            case LabelFact.MembershipOver:
            case null when step.What == FollowKind.Anew:
                TellThatItEnded(label, o);
                break;
            case LabelFact.SuspensionBegan:
                Tell(
                    "label-suspended-by-decision",
                    label.Kind,
                    new Dictionary<string, object?>
                    {
                        ["from"] = Standing.SuspendedFrom ?? o.Today,
                        ["until"] = Standing.SuspendedUntil,
                    }
                );
                break;
            case LabelFact.SuspensionOver:
                Tell("label-suspension-over", label.Kind);
                break;
            case LabelFact.TakenByDecision:
                Tell("label-taken-by-decision", label.Kind);
                break;
            case LabelFact.Restored when step.What == FollowKind.GivenBack && AsItWouldBe(label.Held!, o).Counts:
                Tell("label-restored", label.Kind, new Dictionary<string, object?> { ["until"] = label.Held!.Until });
                break;
        }
    }

    // Nobody is told of the end of what had ended before.
    private void TellThatItEnded(Label label, LabelContext o)
    {
        var isThere = (label.Held ?? label).IsThere;
        if (isThere || LabelApplication.Runs(label))
        {
            Tell(
                "label-ended-with-membership",
                label.Kind,
                new Dictionary<string, object?>
                {
                    ["on"] = Standing.EndedOn ?? o.Today,
                    ["application"] = !isThere,
                    ["granted"] = isThere,
                }
            );
        }
    }
}
