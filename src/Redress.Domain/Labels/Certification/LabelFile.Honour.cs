using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;

namespace Redress.Domain.Labels;

/// <summary>A label that counts on a declaration of honour, for three months that nothing moves (BC-34).</summary>
public sealed partial class LabelFile
{
    private Refusal? Handle(ApproveHonourDeclaration c, LabelContext o)
    {
        var label = Label(c.Kind!);
        var on = c.On!.Value;
        if (WhyNotHonoured(label, on, o) is { } refused)
        {
            return refused;
        }

        var honour = OpenHonour(label.Kind, on, o);
        var charter = o.Rulebook.Label.GraphicCharter;
        if (label.InRenewal)
        {
            // Its own end does not end it while the declaration carries it: then it is shown as valid to that day.
            Keep(
                label with
                {
                    HonourOn = on,
                    Charter = charter,
                    Until = label.Until > honour.Due ? label.Until : honour.Due,
                }
            );
        }
        else
        {
            var until = LabelKind.Until(label.Kind, on);
            Keep(
                label with
                {
                    HonourOn = on,
                    Granted = true,
                    From = on,
                    Until = until,
                    LostOn = null,
                    Charter = charter,
                }
            );
            Standing = Standing.Granted(new GrantedLabel(label.Kind, on, until));
            LabelStarted(label.Kind, o);
        }

        Tell("label-provisional", label.Kind, Values(("on", on), ("due", honour.Due), ("charter", charter)));
        return null;
    }

    // The day of the approval: in this application or control, and such that its three months are not over already.
    private Refusal? WhyNotHonoured(Label label, DateOnly on, LabelContext o)
    {
        var begun = label.InRenewal ? label.ControlOn : label.AppliedOn;
        return on > o.Today ? Refusal.Field("on", "BC-34", FieldReason.InTheFuture)
            : on < begun || on < label.LostOn || o.Terms[LabelTermKind.Honour].Length.From(on) < o.Today
                ? Refusal.Field("on", "BC-34", FieldReason.TooFarBack)
            : label.InRenewal ? null
            : Standing.WhyNotGrant(label.Kind, on, o.Today) is not { } refused ? null
            : refused.Fields.Count > 0 ? Refusal.Field("on", "BC-34", refused.Fields[0].Reason)
            : refused;
    }

    private LabelTerm OpenHonour(string kind, DateOnly on, LabelContext o) =>
        Open(
            new LabelMatter(LabelTermKind.Honour, kind, OfMember: true),
            new LabelEvent(LabelStart.HonourApproved, on),
            o
        );

    /// <summary>Confirmed by a positive certification: two years from the provisional grant, or, in a control, from the day after the old end (BC-34, BC-36).</summary>
    private void Confirm(Label label, LabelContext o)
    {
        var confirmed = Confirmed(label);
        EndProcedureOf(label.Kind, o);
        Keep(confirmed);
        OpenControl(label.Kind, o.Today, o);
        Tell("label-confirmed", label.Kind, Values(("until", confirmed.Until)));
    }

    private static Label Confirmed(Label label)
    {
        var until = label is { InRenewal: true, ControlledUntil: { } old }
            ? LabelKind.Until(label.Kind, old.AddDays(1))
            : LabelKind.Until(label.Kind, label.From!.Value);
        return label with { Until = until, CertifiedUntil = until, InRenewal = false };
    }

    [Warns(LabelTermKind.Honour)]
    private void HonourRunsOut(LabelTerm term, LabelContext o)
    {
        if (Label(term.Label!).State == LabelState.Provisional)
        {
            Tell("label-honour-reminder", term.Label, Values(("due", term.Due)));
        }
    }

    /// <summary>Nothing confirmed it: neither an appeal nor a holiday moves that day (BC-34).</summary>
    [Lapses(LabelTermKind.Honour)]
    private void HonourIsOver(LabelTerm term, LabelContext o)
    {
        var kind = term.Label!;
        var lost = term.Due.AddDays(1);
        if (Label(kind).State != LabelState.Provisional)
        {
            return;
        }

        Keep(Label(kind) with { CertifiedOn = null, CertifiedUntil = null });
        Lose(kind, lost, o);
        Note(LabelFact.HonourOver, kind);
        Tell("label-honour-over", kind, Values(("lost", lost)));
        PutUnderAppeal(kind, LabelState.Withdrawn);
    }
}
