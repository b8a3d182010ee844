using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>
/// A pronounced decision is final (BC-17). A clerical error in its text (the reasons, the practice to refrain from) is corrected by a new version beside the earlier one;
/// outcome, norms and sanctions are never touched. Whom it misled on forum, term or amount is notified again, and that party's term to appeal runs anew.
/// </summary>
public sealed partial class Case
{
    private Refusal? Handle(CorrectDecision c, ActContext o)
    {
        var decision = Decision!;
        var (reasons, refrain) = (Changed(c.Reasons, decision.Reasons), Changed(c.RefrainFrom, decision.RefrainFrom));
        var misled = Parties
            .Both.Where(p => c.Misled?.Contains(p.ToString(), StringComparer.OrdinalIgnoreCase) == true)
            .ToList();
        var check = new Validation();
        check.Require(
            reasons is not null || refrain is not null || misled.Count > 0,
            "reasons",
            "BC-17",
            FieldReason.NothingCorrected
        );
        CheckCitations(check, reasons, decision.Reasons, o);
        check.Require(
            refrain is null || !string.IsNullOrWhiteSpace(decision.RefrainFrom),
            "refrainFrom",
            "BC-21",
            FieldReason.NoPracticeToCorrect
        );
        foreach (var (name, i) in (c.Misled ?? []).Select((name, i) => (name, i)))
        {
            check.Require(
                misled.Exists(p =>
                    Notification(p) is not null && p.ToString().Equals(name, StringComparison.OrdinalIgnoreCase)
                ),
                $"misled[{i}]",
                "BC-17",
                FieldReason.Unknown
            );
        }

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
            )
            {
                Misled = misled,
            },
        };
        Record(new CorrectionProposed(Decision.Correction));
        return o.Rulebook.SecondPersonForDecisions ? null : Handle(new ConfirmCorrection(), o);
    }

    // FP-11: who was told the decision is served its new version at once; who was not yet gets it as it then stands.
    private Refusal? Handle(ConfirmCorrection _, ActContext o)
    {
        var misled = Decision!.Correction!.Misled;
        Decision = Decision.Corrected(o.Today);
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
        if (misled.Count > 0 && RunningTerm(TermKind.Notification) is null)
        {
            Open(new(TermKind.Notification, null), TermStart.Corrected, o.Today, o);
        }

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
