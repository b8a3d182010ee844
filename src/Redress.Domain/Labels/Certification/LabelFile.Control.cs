using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;

namespace Redress.Domain.Labels;

/// <summary>A label's own days, the control that begins six months before their end, and that end (BC-33, BC-36).</summary>
public sealed partial class LabelFile
{
    private Refusal? Handle(BeginControl c, LabelContext o)
    {
        ControlBegins(c.Kind!, o);
        return null;
    }

    /// <summary>
    /// The days of a label run to its last. Where they are fewer than the control takes, as those of a grant without a new certification may be, the control begins with them.
    /// </summary>
    /// <param name="on">The day from which they run: what would have been warned of before is not.</param>
    internal void OpenControl(string kind, DateOnly on, LabelContext o)
    {
        Meet(LabelTermKind.Control, o, kind);
        if (Label(kind).Until is not { } until)
        {
            return;
        }

        var term = OpenUntil(
            new LabelMatter(LabelTermKind.Control, kind, OfMember: true),
            new LabelEvent(LabelStart.Granted, on),
            until,
            o
        );
        if (term.Warned > 0 && !Label(kind).InRenewal)
        {
            ControlBegins(kind, o);
        }
    }

    /// <summary>The control begins, once in each period. The certification of before keeps its two years: only what this control brings renews the label.</summary>
    internal void ControlBegins(string kind, LabelContext o)
    {
        Note(LabelFact.ControlDue, kind);
        var label = Label(kind);
        if (label.InRenewal)
        {
            return;
        }

        Keep(
            label with
            {
                InRenewal = true,
                ControlOn = o.Today,
                ControlledUntil = label.Until,
                CostPaidOn = null,
                HonourOn = null,
                NegativeOn = null,
            }
        );
        var cost = AskCost(kind, LabelStart.ControlBegan, o);
        Tell(
            "label-control-begins",
            kind,
            Values(("until", label.Until), ("due", cost.Due), ("cost", o.Rulebook.Label.CertificationCost))
        );
    }

    /// <summary>Six months before the end the control begins; three months and 30 days before it the member is warned again (BC-36).</summary>
    [Warns(LabelTermKind.Control)]
    private void ControlIsDue(LabelTerm term, LabelContext o)
    {
        var kind = term.Label!;
        var label = Label(kind);
        if (label.State == LabelState.Valid)
        {
            ControlBegins(kind, o);
        }
        else if (label.Counts && label.State != LabelState.Provisional)
        {
            Tell("label-control-reminder", kind, Values(("until", term.Due)));
        }
    }

    /// <summary>Nothing renewed it: over, on whatever day of the week (BC-36). One that a declaration of honour carries ends with that (BC-34).</summary>
    [Lapses(LabelTermKind.Control)]
    private void DaysAreOver(LabelTerm term, LabelContext o)
    {
        var kind = term.Label!;
        var label = Label(kind);
        var lost = term.Due.AddDays(1);
        if (label.State == LabelState.Provisional || !label.Counts)
        {
            return;
        }

        Lose(kind, lost, o);
        Note(LabelFact.DaysOver, kind);
        PutUnderAppeal(kind, LabelState.Expired);
        Tell("label-expired", kind, Values(("until", term.Due)));
    }
}
