using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;

namespace Redress.Domain.Labels;

/// <summary>How a label is asked for, and how that is given up (BC-34, BC-35, WK-6).</summary>
public sealed partial class LabelFile
{
    // The fee of who joins (BC-35, WK-7).
    partial void AskJoiningFee(string kind, LabelContext o);

    private Refusal? Handle(ApplyForLabel c, LabelContext o)
    {
        if (c.Undertaking != true)
        {
            return Refusal.Field("undertaking", "BC-35", FieldReason.Required);
        }

        var kind = c.Kind!;
        // Told and not yet received: whoever begins anew does not begin with the certification that it overturned.
        var label = Label(kind) is { NegativeOn: not null } overturned
            ? overturned with
            {
                CertifiedOn = null,
                CertifiedUntil = null,
            }
            : Label(kind);
        EndProcedureOf(kind, o);
        EndNegativeOf(label, o);
        var holds = (label with { InRenewal = false }).IsCertified(o.Today);
        Keep(
            label with
            {
                AppliedOn = o.Today,
                UndertakenOn = o.Today,
                CostPaidOn = holds ? label.CostPaidOn : null,
                HonourOn = null,
                NegativeOn = null,
                NegativeSince = null,
                InRenewal = false,
            }
        );
        if (LabelFamilies.Of(kind) == LabelFamily.Logo)
        {
            // WK-7: the fee is that of the months from the grant on.
            Open(new LabelMatter(LabelTermKind.Application, kind), new LabelEvent(LabelStart.Applied, o.Today), o);
            Tell("label-logo-applied", kind);
            return null;
        }

        AskJoiningFee(kind, o);
        if (holds)
        {
            Note(LabelFact.CertificationHolds, kind);
            WaitForGrant(kind, LabelStart.Applied, o.Today, o);
            Tell("label-applied-certified", kind);
        }
        else
        {
            var term = AskCost(kind, LabelStart.Applied, o);
            Tell("label-applied", kind, Values(("due", term.Due), ("cost", o.Rulebook.Label.CertificationCost)));
        }

        return null;
    }

    // Who begins anew appeals no more against what was decided before.
    private void EndNegativeOf(Label label, LabelContext o)
    {
        if (label.Held is null)
        {
            // What a decision keeps away and may give back is still to be overturned by it.
            Meet(LabelTermKind.NegativeReceipt, o, label.Kind);
        }

        Meet(LabelTermKind.LabelAppeal, o, label.Kind, OfCertification);
        if (Running(LabelTermKind.NegativeReceipt, label.Kind) is null)
        {
            NothingRunsFrom(d => d.Label == label.Kind);
        }
    }

    private Refusal? Handle(CloseApplication c, LabelContext o)
    {
        EndProcedureOf(c.Kind!, o);
        Tell("label-application-closed", c.Kind, Values(("reason", c.Reason)));
        return null;
    }

    /// <summary>The cost of a certification was booked (BC-35): the third body may examine.</summary>
    internal void CertificationCostPaid(string kind, DateOnly on, LabelContext o)
    {
        Keep(Label(kind) with { CostPaidOn = on });
        Meet(LabelTermKind.CertificationCost, o, kind);
        CloseTask("cost-unpaid", o, kind);
        if (Running(LabelTermKind.Certification, kind) is null)
        {
            Open(new LabelMatter(LabelTermKind.Certification, kind), new LabelEvent(LabelStart.CostPaid, on), o);
        }

        Note(LabelFact.CostPaid, kind);
    }

    // It is the member's to pay; that it does not ends nothing (BC-35).
    private LabelTerm AskCost(string kind, LabelStart start, LabelContext o) =>
        Open(new LabelMatter(LabelTermKind.CertificationCost, kind, OfMember: true), new LabelEvent(start, o.Today), o);

    [Lapses(LabelTermKind.CertificationCost)]
    private void CostIsUnpaid(LabelTerm term, LabelContext o) => OpenTask("cost-unpaid", o, term.Label);

    [Lapses(LabelTermKind.Application)]
    private void ApplicationTakesLonger(LabelTerm term, LabelContext o)
    {
        Tell("label-application-takes-longer", term.Label);
        OpenTask("application-undecided", o, term.Label);
    }

    private static Dictionary<string, object?> Values(params IReadOnlyList<(string Name, object? Value)> values) =>
        values.ToDictionary(v => v.Name, v => v.Value);
}
