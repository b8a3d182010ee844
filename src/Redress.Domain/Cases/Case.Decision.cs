using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The decision, its notification and its receipt (BC-17…BC-24).</summary>
public sealed partial class Case
{
    private Refusal? Handle(Decide c, ActContext o)
    {
        if (State == CaseState.Registered && !c.Outcome!.Value.IsRefusal())
        {
            return Refusal.State("BC-17", RefusalReason.OnlyARefusalBeforeExamination);
        }

        var check = new Validation();
        CheckOutcome(check, c, o);
        CheckSanctions(check, c, o);
        if (check.Refusal is { } no)
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
            [.. c.Activates ?? []],
            o.Signature
        );
        Record(new DecisionProposed(Decision));
        if (!o.Rulebook.SecondPersonForDecisions)
        {
            Pronounce(o);
        }

        return null;
    }

    private void CheckOutcome(Validation check, Decide c, ActContext o)
    {
        var outcome = c.Outcome!.Value;
        check.Require(!outcome.IsRefusal() || c.Ground is not null, "ground", "FP-3", FieldReason.Required);
        check.Require(c.Ground is null || outcome.IsRefusal(), "ground", "FP-3", FieldReason.GroundForARefusalOnly);
        check.Require(
            c.Ground is null || o.Rulebook.Grounds.Contains(c.Ground.Value),
            "ground",
            "FP-3",
            FieldReason.Unknown
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
        }

        check.Require(
            sanctions.Count == 0 || !string.IsNullOrWhiteSpace(c.RefrainFrom),
            "refrainFrom",
            "BC-21",
            FieldReason.PracticeToRefrainFrom
        );
        CheckEach(check, sanctions, "sanctions", o);
        foreach (var (deferralActivation, i) in activates.Select((deferralActivation, i) => (deferralActivation, i)))
        {
            var running =
                deferralActivation is not null
                && o.ExternalFacts.Deferrals.Any(d =>
                    d.Case == deferralActivation.Case && d.Sanction == deferralActivation.Sanction
                );
            check.Require(running, $"activates[{i}].sanction", "BC-20", FieldReason.NoSuchDeferral);
        }
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
            foreach (var (sanction, i) in sanctions.Select((sanction, i) => (sanction, i)))
            {
                (sanction ?? new ProposedSanction(null)).Check(check, $"{field}[{i}]", law);
            }
        }
    }

    private Refusal? Handle(ConfirmDecision _, ActContext o)
    {
        Pronounce(o);
        return null;
    }

    private void Pronounce(ActContext o)
    {
        Decision = Decision! with
        {
            State = DecisionState.Pronounced,
            ConfirmedBy = o.Signature,
            PronouncedOn = o.Today,
        };
        Fulfil(TermKind.Outcome, o.Today);
        Fulfil(TermKind.Refusal, o.Today);
        Fulfil(TermKind.Supply, o.Today);
        Fulfil(TermKind.Reflection, o.Today);
        ExpireOpenProposals();
        Open(TermKind.Notification, null, TermStart.Pronounced, o.Today, o);
        Move(CaseState.Decided);
        Record(new DecisionPronounced(Decision));
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

    /// <summary>The latest service of the decision on that party; null while it was not notified.</summary>
    public Service? Notification(Party party) =>
        Services.LastOrDefault(s => s.What == ServiceSubject.Decision && s.Party == party);

    private Refusal? Handle(Notify c, ActContext o)
    {
        var check = new Validation();
        check.Require(
            c.Posted >= Decision!.PronouncedOn && c.Posted <= o.Today,
            "posted",
            "BC-18",
            FieldReason.BetweenPronouncementAndToday,
            Decision.PronouncedOn!
        );
        check.Require(
            c.Channel is null or Channel.RegisteredPost or Channel.QualifiedDelivery,
            "channel",
            "BC-23",
            FieldReason.RegisteredPostOnly
        );
        if (check.Refusal is { } no)
        {
            return no;
        }

        var to = Parties.Both.Where(p => (c.Party is null || c.Party == p) && Notification(p) is null).ToList();
        if (to.Count == 0)
        {
            return Refusal.State("BC-23", RefusalReason.AlreadyNotified);
        }

        RespondentInformed |= to.Contains(Party.Respondent);
        foreach (var party in to)
        {
            var skipped = new List<SkippedDay>();
            var presumed = o.Calendar.AddWorkingDays(c.Posted!.Value, o.Rulebook.Terms.Receipt.Days, skipped);
            var service = new Service(
                NextId("v"),
                ServiceSubject.Decision,
                party,
                c.Channel ?? Channel.RegisteredPost,
                c.Posted.Value,
                c.Reference
            )
            {
                Presumed = presumed,
            };
            Services.Add(service);
            var term = Open(TermKind.Appeal, party, TermStart.ReceiptPresumed, presumed, o);
            var explained = term with
            {
                Derivation = term.Derivation with { Skipped = [.. skipped, .. term.Derivation.Skipped] },
            };
            Change(term, explained);
            Record(new DecisionNotified(party, service, explained));
        }

        if (Parties.Both.All(p => Notification(p) is not null))
        {
            Fulfil(TermKind.Notification, c.Posted!.Value);
        }

        return null;
    }

    private Refusal? Handle(RecordReceipt c, ActContext o)
    {
        var party = c.Party!.Value;
        if (Notification(party) is not { } service)
        {
            return Refusal.State("BC-23", RefusalReason.NotNotified);
        }

        var received = c.Result == ReceiptResult.Received;
        var check = new Validation();
        check.Require(
            c.On >= service.Sent && c.On <= o.Today,
            "on",
            "BC-23",
            FieldReason.BetweenPostingAndToday,
            service.Sent
        );
        check.Require(!received || !string.IsNullOrWhiteSpace(c.Proof), "proof", "BC-23", FieldReason.ProofNeeded);
        check.Require(received || !string.IsNullOrWhiteSpace(c.Reason), "reason", "FP-11", FieldReason.Required);
        check.Require(c.Proof is null || Document(c.Proof) is not null, "proof", "BC-23", FieldReason.Unknown);
        if (check.Refusal is { } no)
        {
            return no;
        }

        var after = service with
        {
            Proven = received ? c.On : service.Proven,
            Result = c.Result,
            Proof = c.Proof ?? service.Proof,
            Reason = c.Reason ?? service.Reason,
        };
        Services[Services.FindIndex(s => s.Id == service.Id)] = after;
        if (received)
        {
            RestartAppealTerm(party, c.On!.Value, o);
        }

        Record(new ReceiptRecorded(after, AppealTermOf(party)!));
        return null;
    }

    // BC-23: the proven day takes the place of the presumed one, for that party only; an appeal lodged already stays lodged.
    private void RestartAppealTerm(Party party, DateOnly on, ActContext o)
    {
        var before = AppealTermOf(party)!;
        var after = Term.Open(
            before.Id,
            TermKind.Appeal,
            party,
            o.Rulebook.Terms.Appeal,
            TermStart.ReceiptProven,
            on,
            o.Calendar,
            o.Rulebook.Id
        );
        if (before.State == TermState.Met)
        {
            return;
        }

        var over = after.LapsesAt(o.Calendar) <= o.Now;
        Change(before, over ? after.Lapse(o.Today) : after);
        if (
            Appeals.Find(a => a.Party == party && a is { Late: true, Ended: false } && a.LodgedOn <= after.Due) is
            { } appeal
        )
        {
            Change(AppealTermOf(party)!, Fulfilled(AppealTermOf(party)!, appeal.LodgedOn));
            TakeAsInTime(appeal, o);
        }
        else if (State == CaseState.Final && !over)
        {
            LiftFinality(party, o);
        }
        else if (State == CaseState.Decided)
        {
            SettleStateAfterAppeals(o);
        }
    }

    // What the finality brought about by itself falls with it (BC-25, BC-32); what was paid stays paid.
    private void LiftFinality(Party party, ActContext o)
    {
        FinalOn = null;
        Decision = Decision! with { Sanctions = [.. Decision.Sanctions.Select(s => s.LoseFinality())] };
        Notice = Notice is { State: NoticeState.Proposed or NoticeState.Published or NoticeState.UnderReview } notice
            ? notice.Become(NoticeState.Withdrawn, NoticeChange.Withdrawn, o.Now)
            : Notice;
        Move(CaseState.Decided);
        Record(new FinalityLifted(party));
        foreach (var deferralActivation in Decision.Activates)
        {
            Record(new DeferralReleased(deferralActivation));
        }
    }
}
