using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>A deferral of an earlier case that this case's decision makes effective (BC-20).</summary>
public sealed partial class Case
{
    private void CheckActivations(Validation check, IReadOnlyList<ProposedActivation> activates, ActContext o)
    {
        foreach (var (activation, i) in activates.Select((activation, i) => (activation, i)))
        {
            var at = $"activates[{i}]";
            if (Running(activation, o) is not { } deferral)
            {
                check.Require(false, $"{at}.sanction", "BC-20", FieldReason.NoSuchDeferral);
                continue;
            }

            check.Require(
                !activates.Take(i).Any(a => a?.Case == activation.Case && a?.Sanction == activation.Sanction),
                $"{at}.sanction",
                "BC-20",
                FieldReason.NamedTwice
            );
            // The facts lie before the filing; which of them come after an earlier decision is for the committee to find.
            check.Require(
                deferral.NotifiedOn is not { } notified || FiledOn > notified,
                $"{at}.sanction",
                "BC-20",
                FieldReason.FactsBeforeNotification,
                deferral.NotifiedOn ?? o.Today
            );
            CheckActivatedDays(check, at, activation, deferral);
        }
    }

    // BC-20: a suspension made effective gets its days in the decision that names it.
    private static void CheckActivatedDays(
        Validation check,
        string at,
        ProposedActivation activation,
        RunningDeferral deferral
    )
    {
        var suspension = deferral.Kind == SanctionKind.Suspension;
        check.Require(!suspension || activation.From is not null, $"{at}.from", "BC-20", FieldReason.Required);
        check.Require(!suspension || activation.To is not null, $"{at}.to", "BC-20", FieldReason.Required);
        check.Require(
            activation.From is null || activation.To is null || activation.From <= activation.To,
            $"{at}.to",
            "BC-20",
            FieldReason.EndsBeforeItBegins
        );
        check.Require(
            suspension || activation.From is null && activation.To is null,
            $"{at}.from",
            "BC-20",
            FieldReason.OnlyASuspensionHasDays
        );
    }

    private static RunningDeferral? Running(ProposedActivation? activation, ActContext o) =>
        activation is null
            ? null
            : o.ExternalFacts.Deferrals.FirstOrDefault(d =>
                d.Case == activation.Case && d.Sanction == activation.Sanction
            );

    private static DeferralActivation Activation(ProposedActivation activation, ActContext o)
    {
        var deferral = Running(activation, o)!;
        return new(
            activation.Case,
            activation.Sanction,
            deferral.Kind,
            activation.From,
            activation.To,
            deferral.Amount
        );
    }

    // BC-20: named only after it was put to the member, which commented or whose comment term ended.
    private Refusal? WhyActivationNotHeard(IReadOnlyList<ProposedActivation> activates, ActContext o)
    {
        var missing = new List<Obstacle>();
        foreach (var activation in activates)
        {
            var put = MattersPut.FindAll(m =>
                m.What == PutMatter.Activation && m.Case == activation.Case && m.Sanction == activation.Sanction
            );
            if (!put.Exists(m => IsHeardOn(m, o)))
            {
                missing.Add(
                    put.Count == 0
                        ? new Obstacle(ObstacleKind.ActivationNotPut, Party.Respondent, activation.Sanction)
                        : new Obstacle(
                            ObstacleKind.CommentTermRuns,
                            Party.Respondent,
                            put[^1].Id,
                            Terms.Find(t => t.Kind == TermKind.Comment && t.Subject == put[^1].Id)?.Due
                        )
                );
            }
        }

        return missing.Count == 0 ? null : Refusal.State("BC-20", RefusalReason.ActivationNotHeard, missing);
    }

    // BC-20: pronounced within the probation; what ran out since it was proposed can be named no more.
    private Refusal? WhyActivationFails(ActContext o) =>
        Decision!.Activates.All(a =>
            o.ExternalFacts.Deferrals.Any(d => d.Case == a.Case && d.Sanction == a.Sanction && d.Until >= o.Today)
        )
            ? null
            : Refusal.State("BC-20", RefusalReason.NoSuchDeferral);
}
