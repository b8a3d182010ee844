using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Terms;

namespace Redress.Domain.Labels;

/// <summary>What a changed calendar does to the running terms of labels (FP-10): no day that was told becomes an earlier one, and the member is told of its own.</summary>
public sealed partial class LabelFile
{
    /// <summary>Whether a running term ends on another day by this calendar than it was told.</summary>
    public bool IsMovedBy(WorkingCalendar calendar, LabelTermRules rules) =>
        Terms.Exists(t => t.Rederive(rules[t.Kind], calendar) != t);

    private Refusal? Handle(RederiveLabelTerms c, LabelContext o)
    {
        var own = new List<Dictionary<string, object>>();
        for (var i = 0; i < Terms.Count; i++)
        {
            var moved = Terms[i].Rederive(o.RuleOf(Terms[i].Matter), o.Calendar);
            if (moved == Terms[i])
            {
                continue;
            }

            if (moved.OfMember && moved.Due != Terms[i].Due)
            {
                own.Add(
                    new()
                    {
                        ["was"] = Terms[i].Due,
                        ["due"] = moved.Due,
                        ["rule"] = moved.Derivation.Rule,
                    }
                );
            }

            Terms[i] = moved;
        }

        if (own.Count > 0)
        {
            Tell("label-terms-moved", null, new Dictionary<string, object?> { ["terms"] = own, ["reason"] = c.Reason });
        }

        return null;
    }
}
