using Redress.Domain.Decisions;
using Redress.Domain.Members;

namespace Redress.Web.Storage;

/// <summary>
/// A sanction of a pronounced decision, as its case's file has it: what a new decision (BC-20) and the register of members (BC-38)
/// ask of all cases of a member together. It stays when the file is erased: what it did to the label holds on.
/// </summary>
internal sealed class SanctionRow
{
    public Guid CaseId { get; set; }

    public string SanctionId { get; set; } = "";

    /// <summary>On whom it was imposed; null for who is no member.</summary>
    public string? MemberId { get; set; }

    public SanctionKind Kind { get; set; }

    public SanctionState State { get; set; }

    /// <summary>The last day of a probation that runs or ran; null before the decision is final.</summary>
    public DateOnly? DeferredUntil { get; set; }

    /// <summary>The first day on which it took the label; null when it took none.</summary>
    public DateOnly? LabelWithdrawnOn { get; set; }

    /// <summary>A suspension that has begun and has not ended.</summary>
    public bool SuspendsNow { get; set; }

    /// <summary>The days on which a suspension runs, both included (BC-30); null before the decision is final.</summary>
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public bool Excludes { get; set; }

    public DateOnly? ExcludedOn { get; set; }

    public SanctionEffect ToEffect() => new(LabelWithdrawnOn, SuspendsNow, From, To, Excludes, ExcludedOn);

    public static SanctionRow Of(Guid caseId, string? memberId, Sanction s)
    {
        var effect = SanctionEffect.Of(s);
        return new SanctionRow
        {
            CaseId = caseId,
            SanctionId = s.Id,
            MemberId = memberId,
            Kind = s.Kind,
            State = s.State,
            DeferredUntil = s.DeferredUntil,
            LabelWithdrawnOn = effect.LabelWithdrawnOn,
            SuspendsNow = effect.SuspendsNow,
            From = effect.From,
            To = effect.To,
            Excludes = effect.Excludes,
            ExcludedOn = effect.ExcludedOn,
        };
    }
}
