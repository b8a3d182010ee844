using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;

namespace Redress.Domain.Labels;

/// <summary>The grant: the first, another after a loss, and the renewal (BC-33, BC-34, BC-35, BC-38, BC-39, WK-6).</summary>
public sealed partial class LabelFile
{
    // A label of that kind counts from now on: granted, or on a declaration of honour.
    partial void LabelStarted(string kind, LabelContext o);

    // The logo was granted.
    partial void LogoGranted(string kind, LabelContext o);

    private Refusal? Handle(GrantLabel c, LabelContext o) =>
        LabelFamilies.Of(c.Kind!) switch
        {
            LabelFamily.Logo => GrantLogo(c.Kind!, c.From!.Value, o),
            LabelFamily.Carried => GrantBeside(c.Kind!, c.From!.Value, o),
            _ when Label(c.Kind!).Counts => Renew(Label(c.Kind!), c.From!.Value, o),
            _ => Grant(Label(c.Kind!), c.From!.Value, o),
        };

    // Two years from that day; without a new certification it runs to the end of the period of the last (BC-38).
    private Refusal? Grant(Label label, DateOnly from, LabelContext o)
    {
        if ((Standing.WhyNotGrant(label.Kind, from, o.Today) ?? WhyTooEarly(label, from)) is { } refused)
        {
            return refused;
        }

        var until = label.CertifiedUntil ?? LabelKind.Until(label.Kind, from);
        Keep(
            label with
            {
                Granted = true,
                From = from,
                Until = until,
                CertifiedUntil = until,
                LostOn = null,
                InRenewal = false,
                Before = null,
                NegativeOn = null,
                Charter = o.Rulebook.Label.GraphicCharter,
            }
        );
        Standing = Standing.Granted(new GrantedLabel(label.Kind, from, until));
        EndProcedureOf(label.Kind, o);
        EndTermsOf(label.Kind, o);
        TellGrant("label-granted", Label(label.Kind));
        OpenControl(label.Kind, from, o);
        LabelStarted(label.Kind, o);
        return null;
    }

    // Never before it was asked for and certified, nor for days on which it was lost already (BC-34).
    private static Refusal? WhyTooEarly(Label label, DateOnly from) =>
        from < label.LostOn
        || label.State is LabelState.ReadyToGrant or LabelState.Applied && from < label.AppliedOn
        || label.CertifiedUntil is null && from < label.CertifiedOn
            ? Refusal.Field("from", "BC-34", FieldReason.TooFarBack)
            : null;

    // BC-36: two years from the old end, on whatever day of the control it is decided.
    private Refusal? Renew(Label label, DateOnly from, LabelContext o)
    {
        var next = label.ControlledUntil!.Value.AddDays(1);
        if (from < label.CertifiedOn || from > next)
        {
            return Refusal.Field("from", "BC-36", from > next ? FieldReason.TooFarAhead : FieldReason.TooFarBack);
        }

        var until = LabelKind.Until(label.Kind, next);
        Keep(
            label with
            {
                Until = until,
                CertifiedUntil = until,
                InRenewal = false,
                Charter = o.Rulebook.Label.GraphicCharter,
            }
        );
        EndProcedureOf(label.Kind, o);
        TellGrant("label-renewed", Label(label.Kind));
        OpenControl(label.Kind, o.Today, o);
        LabelStarted(label.Kind, o);
        return null;
    }

    private Refusal? GrantLogo(string kind, DateOnly from, LabelContext o)
    {
        var label = Label(kind);
        if ((Standing.WhyNotGrant(kind, from, o.Today) ?? WhyTooEarly(label, from)) is { } refused)
        {
            return refused;
        }

        Keep(label with { Granted = true, From = from, Until = null, LostOn = null, Before = null });
        Standing = Standing.Granted(new GrantedLabel(kind, from, null));
        EndProcedureOf(kind, o);
        LogoGranted(kind, o);
        LabelStarted(kind, o);
        return null;
    }

    private Refusal? GrantBeside(string kind, DateOnly from, LabelContext o)
    {
        if (Standing.WhyNotGrant(kind, from, o.Today) is { } refused)
        {
            return refused;
        }

        Standing = Standing.Granted(new GrantedLabel(kind, from, null));
        Tell("label-granted-beside", kind, Values(("from", from)));
        return null;
    }

    private void TellGrant(string template, Label label) =>
        Tell(template, label.Kind, Values(("from", label.From), ("until", label.Until), ("charter", label.Charter)));
}
