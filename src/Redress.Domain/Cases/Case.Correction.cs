using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;

namespace Redress.Domain.Cases;

/// <summary>
/// A pronounced decision is final (BC-17). A clerical error in its text (the reasons, the practice to refrain from) is corrected by a new version beside the earlier one;
/// outcome, norms, sanctions and terms are never touched, and no term starts anew.
/// </summary>
public sealed partial class Case
{
    private Refusal? Handle(CorrectDecision c, ActContext o)
    {
        var decision = Decision!;
        var (reasons, refrain) = (Changed(c.Reasons, decision.Reasons), Changed(c.RefrainFrom, decision.RefrainFrom));
        var check = new Validation();
        check.Require(reasons is not null || refrain is not null, "reasons", "BC-17", FieldReason.NothingCorrected);
        check.Require(
            refrain is null || !string.IsNullOrWhiteSpace(decision.RefrainFrom),
            "refrainFrom",
            "BC-21",
            FieldReason.NoPracticeToCorrect
        );
        if (check.Refusal is { } no)
        {
            return no;
        }

        Decision = decision with
        {
            Correction = new Correction(
                reasons ?? decision.Reasons,
                refrain ?? decision.RefrainFrom,
                c.Reason!,
                o.Signature
            ),
        };
        Record(new CorrectionProposed(Decision.Correction));
        return o.Rulebook.SecondPersonForDecisions ? null : Handle(new ConfirmCorrection(), o);
    }

    // FP-11: who was told the decision is served its new version at once; who was not yet gets it as it then stands.
    private Refusal? Handle(ConfirmCorrection _, ActContext o)
    {
        Decision = Decision!.Corrected(o.Today);
        foreach (var party in Parties.Both.Where(p => Notification(p) is not null))
        {
            Services.Add(
                new Service(NextId("v"), ServiceSubject.Correction, party, Channel.Portal, o.Today)
                {
                    Version = Decision.Versions.Count + 1,
                }
            );
        }

        Record(new DecisionCorrected(Decision));
        return null;
    }

    private Refusal? Handle(RejectCorrection c, ActContext o)
    {
        Decision = Decision! with { Correction = null };
        Record(new CorrectionRejected(c.Reason!));
        return null;
    }

    private static string? Changed(string? text, string? before) =>
        string.IsNullOrWhiteSpace(text)
        || text.ReplaceLineEndings("\n").Trim() == before?.ReplaceLineEndings("\n").Trim()
            ? null
            : text;
}
