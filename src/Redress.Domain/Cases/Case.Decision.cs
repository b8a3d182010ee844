using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The decision: proposed, confirmed or rejected (BC-17…BC-22).</summary>
public sealed partial class Case
{
    // What was asked of anybody before the decision is asked no more once it is pronounced.
    private static readonly TermKind[] EndedByARefusal =
    [
        TermKind.Supply,
        TermKind.Response,
        TermKind.Comment,
        TermKind.Outcome,
        TermKind.Reflection,
        TermKind.Substitute,
        TermKind.Objection,
    ];

    private Refusal? Handle(Decide c, ActContext o)
    {
        if (State != CaseState.Deliberation && !c.Outcome!.Value.IsRefusal())
        {
            return Refusal.State("BC-17", RefusalReason.OnlyARefusalBeforeExamination);
        }

        var check = new Validation();
        CheckOutcome(check, c, o);
        CheckCitations(check, c.Reasons, null, o);
        check.Require(
            c is { Sanctions: null or [], Activates: null or [] } || !HeirsAnswer,
            "sanctions",
            "FP-25",
            FieldReason.NoSanctionOnHeirs
        );
        CheckSanctions(check, c, o);
        CheckActivations(check, c.Activates ?? [], o);
        if (
            (
                check.Refusal
                ?? WhyNotRefusedYet(c.Ground, c.GroundKnownOn, o)
                ?? WhyActivationNotHeard(c.Activates ?? [], o)
            ) is
            { } no
        )
        {
            return no;
        }

        Decision = new Decision(
            NextId("d"),
            DecisionState.Proposed,
            c.Outcome!.Value,
            c.Ground,
            c.NonCooperation == true,
            c.Reasons!,
            [.. c.Norms ?? []],
            c.RefrainFrom,
            [.. (c.Sanctions ?? []).Select(s => s.Decided(NextId("s")))],
            [.. (c.Activates ?? []).Select(a => Activation(a, o))],
            o.Signature
        )
        {
            GroundKnownOn =
                c.GroundKnownOn
                ?? MattersPut.FindLast(m => c.Ground is not null && m.Ground == c.Ground)?.GroundKnownOn,
        };
        Record(new DecisionProposed(Decision));
        return null;
    }

    private void CheckOutcome(Validation check, Decide c, ActContext o)
    {
        var outcome = c.Outcome!.Value;
        check.Require(!outcome.IsRefusal() || c.Ground is not null, "ground", "FP-3", FieldReason.Required);
        check.Require(c.Ground is null || outcome.IsRefusal(), "ground", "FP-3", FieldReason.GroundForARefusalOnly);
        CheckGround(check, c.Ground, c.GroundKnownOn, o);
        check.Require(
            c.GroundKnownOn is null || outcome.IsRefusal(),
            "groundKnownOn",
            "FP-3",
            FieldReason.GroundForARefusalOnly
        );
        // Once the case has gone on, a ground of the intake is past: what refuses it now has shown later.
        check.Require(
            State == CaseState.Registered && EarlierDecisions.Count == 0
                || State == CaseState.Deliberation
                || c.GroundKnownOn is not null,
            "groundKnownOn",
            "FP-3",
            FieldReason.Required
        );
        check.Require(
            outcome != Outcome.CannotBeJudged || c.NonCooperation == true,
            "nonCooperation",
            "BC-17",
            FieldReason.OnlyForLackOfCooperation
        );
        check.Require(outcome != Outcome.Founded || c.Norms is { Count: > 0 }, "norms", "BC-44", FieldReason.Required);
        foreach (var (norm, i) in (c.Norms ?? []).Select((norm, i) => (norm, i)))
        {
            check.Require(o.Norms.KnowsNorm(norm), $"norms[{i}]", "BC-44", FieldReason.Unknown);
        }
    }

    private void CheckSanctions(Validation check, Decide c, ActContext o)
    {
        var sanctions = c.Sanctions ?? [];
        var activates = c.Activates ?? [];
        if (sanctions.Count + activates.Count > 0)
        {
            check.Require(Respondent.IsMember, "sanctions", "BC-22", FieldReason.NoSanctionOnANonMember);
            check.Require(
                c.Outcome!.Value.MayCarrySanction(c.NonCooperation == true),
                "sanctions",
                "BC-22",
                FieldReason.NoSanctionWithThisOutcome
            );
            check.Require(o.Rulebook.Has(Stage.Sanctions), "sanctions", "BC-19", FieldReason.SchemeHasNoSanctions);
            check.Require(
                activates.Count == 0 || c.Outcome == Outcome.Founded,
                "activates",
                "BC-20",
                FieldReason.NoSanctionWithThisOutcome
            );
        }

        check.Require(
            sanctions.Count == 0 || !string.IsNullOrWhiteSpace(c.RefrainFrom),
            "refrainFrom",
            "BC-21",
            FieldReason.PracticeToRefrainFrom
        );
        CheckEach(check, sanctions, "sanctions", o);
        CheckCeiling(check, sanctions, o);
    }

    private static void CheckEach(
        Validation check,
        IReadOnlyList<ProposedSanction> sanctions,
        string field,
        ActContext o
    )
    {
        if (o.Rulebook.Sanctions is { } law)
        {
            ProposedSanction.CheckKindsOnce(check, sanctions, field);
            foreach (var (sanction, i) in sanctions.Select((sanction, i) => (sanction, i)))
            {
                (sanction ?? new ProposedSanction(null)).Check(check, $"{field}[{i}]", law, o.Today);
            }
        }
    }

    private Refusal? Handle(ConfirmDecision _, ActContext o)
    {
        if (HeirsAnswer && Decision is { Sanctions.Count: > 0 } or { Activates.Count: > 0 })
        {
            return Refusal.State("FP-25", RefusalReason.NoSanctionPassesToHeirs);
        }

        if (WhyActivationFails(o) is { } no)
        {
            return no;
        }

        Pronounce(o);
        return null;
    }

    internal void Pronounce(ActContext o)
    {
        Decision = Decision! with
        {
            State = DecisionState.Pronounced,
            BeforeExamination = State is CaseState.Registered or CaseState.Mediation or CaseState.SentToMember,
            ConfirmedBy = o.Signature,
            PronouncedOn = o.Today,
            LateSetAside = SetAsideAllThatWaits(o),
        };
        // FP-3: a refusal is told in time by its notification, not by being pronounced.
        foreach (var kind in Decision.Outcome.IsRefusal() ? EndedByARefusal : [.. EndedByARefusal, TermKind.Refusal])
        {
            Fulfil(kind, o.Today);
        }

        ResumeBodyTerms(o);
        // FP-12: whom a party objected to had no part in it.
        EndChallenges(_ => true, o);

        ExpireOpenProposals();
        Open(new(TermKind.Notification, null), TermStart.Pronounced, o.Today, o);
        Record(new DecisionPronounced(Decision));
        foreach (var activation in Decision.Activates)
        {
            Record(new DeferralNamed(activation));
        }
    }

    private Refusal? Handle(RejectDecision c, ActContext o)
    {
        DropProposedDecision(c.Reason!);
        Record(new DecisionRejected(c.Reason!));
        return null;
    }

    private void DropProposedDecision(string reason)
    {
        if (Decision is { State: DecisionState.Proposed } proposed)
        {
            RejectedDecisions.Add(proposed with { State = DecisionState.Rejected, RejectionReason = reason });
            Decision = null;
        }
    }
}
