using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;

namespace Redress.Domain.Labels;

/// <summary>The conditions of certified labels (BC-34 to BC-37).</summary>
public static partial class LabelGuards
{
    /// <summary>BC-34: one declaration of honour in each application and control, and none once the control body decided.</summary>
    public static Refusal? DeclaredNoHonourYet(LabelFile file, Label label, LabelContext o) =>
        label.HonourOn is not null
            ? Refusal.State("BC-34", RefusalReason.HonourDeclaredAlready)
            : CertificationIsOpen(file, label, o);

    /// <summary>BC-34: what the control body decided in this application or control is decided: only an appeal changes it.</summary>
    public static Refusal? CertificationIsOpen(LabelFile file, Label label, LabelContext o) =>
        label.NegativeOn is not null || label.InRenewal && label.IsCertified(o.Today)
            ? Refusal.State("BC-34", RefusalReason.CertificationIsOver)
            : null;

    /// <summary>BC-35: the cost is paid before the certification.</summary>
    public static Refusal? CostIsPaid(LabelFile file, Label label, LabelContext o) =>
        label.CostPaidOn is null
            ? Refusal.State("BC-35", RefusalReason.CostNotPaid, new Obstacle(ObstacleKind.LabelCertificationCost))
            : null;

    /// <summary>BC-36: six months before the end, as the first warning of its term has it.</summary>
    public static Refusal? ControlMayBegin(LabelFile file, Label label, LabelContext o) =>
        file.Running(LabelTermKind.Control, label.Kind) is { Warnings: [var first, ..] } && first <= o.Today
            ? null
            : Refusal.State("BC-36", RefusalReason.ControlTooEarly);

    /// <summary>BC-35: all that the label rests on; what is missing is named, all of it.</summary>
    public static Refusal? MeetsAllConditions(LabelFile file, Label label, LabelContext o)
    {
        var certified = label.IsCertified(o.Today) && label.NegativeOn is null;
        (bool Holds, ObstacleKind What)[] conditions =
        [
            (HasMembership(file, label, o) is null, ObstacleKind.LabelMembership),
            (label.UndertakenOn is not null, ObstacleKind.LabelUndertaking),
            (label.Kind != LabelKind.ForConsumers || file.SellsToConsumers, ObstacleKind.LabelSalesToConsumers),
            (file.FeeIsPaidFor(o), ObstacleKind.LabelFee),
            (label.CostPaidOn is not null || certified, ObstacleKind.LabelCertificationCost),
            (certified, ObstacleKind.LabelCertification),
            (file.HasSafeScan(ScanKind.Security, o), ObstacleKind.LabelSecurityScan),
            (file.HasSafeScan(ScanKind.Ssl, o), ObstacleKind.LabelSslCheck),
            (file.UsesReviewSystem, ObstacleKind.LabelReviewSystem),
        ];
        var missing = conditions.Where(c => !c.Holds).Select(c => new Obstacle(c.What)).ToList();
        return missing.Count == 0 ? null : Refusal.State("BC-35", RefusalReason.LabelConditionsMissing, missing);
    }

    /// <summary>BC-34: in this state no certification is there yet on which a grant could rest.</summary>
    public static Refusal? IsNotCertifiedYet(LabelFile file, Label label, LabelContext o) =>
        Refusal.State("BC-35", RefusalReason.LabelConditionsMissing, new Obstacle(ObstacleKind.LabelCertification));

    /// <summary>BC-37: from the telling of a negative certification to the fifteenth day after its presumed receipt, once.</summary>
    public static Refusal? NegativeMayBeAppealed(LabelFile file, Label label, LabelContext o) =>
        file.CertificationAppeal(label.Kind) is not null ? Refusal.State("BC-37", RefusalReason.AlreadyAppealed)
        : file.Running(LabelTermKind.NegativeReceipt, label.Kind) is not null
        || file.TimeToAppeal(label.Kind, o) is not null
            ? null
        : file.Terms.Exists(t => t.Kind == LabelTermKind.NegativeReceipt && t.Label == label.Kind)
            ? Refusal.State("BC-37", RefusalReason.TermHasEnded)
        : Refusal.State("BC-37", RefusalReason.NoNegativeCertification);

    /// <summary>BC-39: it is granted once, until it ends.</summary>
    public static Refusal? IsNotCarriedYet(LabelFile file, Label label, LabelContext o) =>
        file.Standing.Labels.Any(l => l.Kind == label.Kind && l.IsHeld)
            ? Refusal.State("BC-39", RefusalReason.NotInThisState)
            : null;

    /// <summary>BC-37, BC-46: an appeal was lodged that the registrar did not bring yet.</summary>
    public static Refusal? AnAppealIsToBeBrought(LabelFile file, Label label, LabelContext o) =>
        file.Appeals.Exists(a => a is { Outcome: null, BroughtOn: null })
            ? null
            : Refusal.State("BC-37", RefusalReason.NoLabelAppeal);

    /// <summary>BC-23: a decision went by registered post, and nothing is recorded yet of its receipt.</summary>
    public static Refusal? ADecisionWasPosted(LabelFile file, Label label, LabelContext o) =>
        file.PostedDecisions.Exists(d => d.WaitsForReceipt)
            ? null
            : Refusal.State("BC-23", RefusalReason.NoLetterPosted);

    /// <summary>BC-36: a term runs that can be extended.</summary>
    public static Refusal? ATermMayBeExtended(LabelFile file, Label label, LabelContext o) =>
        file.Terms.Exists(t => file.MayBeExtended(t, o.Terms))
        // Of the one that is asked for, its own act says why not.
        || o.Asked is not null && file.Terms.Exists(t => t.Runs && o.Terms[t.Kind].Extensions > 0)
            ? null
            : Refusal.State("BC-36", RefusalReason.TermNotExtendable);

    /// <summary>BC-37: an appeal waits for its outcome.</summary>
    public static Refusal? CertificationAppealRuns(LabelFile file, Label label, LabelContext o) =>
        file.CertificationAppeal(label.Kind) is null ? Refusal.State("BC-37", RefusalReason.NoLabelAppeal) : null;
}
