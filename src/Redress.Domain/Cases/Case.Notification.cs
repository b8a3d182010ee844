using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The notification of the decision and its receipt (BC-18, BC-23…BC-25).</summary>
public sealed partial class Case
{
    /// <summary>
    /// The latest service of the decision on that party; null while it was not notified, and again when the post could not be delivered, save to who has appealed: that one has the decision (FP-11).
    /// </summary>
    public Service? Notification(Party party) =>
        AwaitsRightAddress(party) && !PresentAppeals.Any(a => a.Party == party) ? null : LatestNotification(party);

    /// <summary>
    /// FP-11: whether the decision came back from this party because the address was wrong, and was not sent again. Once the decision is final, since a forum judged its own appeal, that asks nothing more.
    /// </summary>
    public bool AwaitsRightAddress(Party party) =>
        FinalOn is null && LatestNotification(party) is { NeverArrived: true };

    private Service? LatestNotification(Party party) =>
        Services.LastOrDefault(s => s.What == ServiceSubject.Decision && s.Party == party && s.OfEarlier is null);

    /// <summary>FP-11: whether what is posted to that party reaches it by e-mail and in the portal too.</summary>
    private bool IsSentElectronically(Party party) =>
        !AwaitsTelling(party)
        && (
            party == Party.Complainant
                ? !string.IsNullOrWhiteSpace(Representative?.Email ?? Complainant.Email)
                : Respondent.IsMember || !string.IsNullOrWhiteSpace(Respondent.Email)
        );

    // FP-11: who appeals has the decision, though the post came back; its term runs on for what is left of it, and no less than whole from that day.
    private void TakeAsServed(Party party, ActContext o)
    {
        if (!AwaitsRightAddress(party))
        {
            return;
        }

        var at = Services.FindLastIndex(s => s.What == ServiceSubject.Decision && s.Party == party);
        Services[at] = Services[at] with { CountsAllTheSame = true };
        if (AppealTermOf(party) is { State: TermState.Stopped } term)
        {
            var on = o.On < term.Derivation.Stops[^1].From ? term.Derivation.Stops[^1].From : o.On;
            var left = term.Resume(on, o.Rulebook.Terms.Of(term), o.Calendar);
            var whole = Term.Open(
                term.Id,
                new TermMatter(TermKind.Appeal, party),
                o.Rulebook.Terms.Of(TermKind.Appeal),
                new TermEvent(TermStart.AppealLodged, on),
                o.Calendar,
                o.Rulebook.Id
            );
            Change(term, left.Due < whole.Due ? whole : left);
        }
    }

    /// <summary>Whether this party agreed to be served by this channel (FP-11).</summary>
    public bool Agreed(Party party, Channel channel) =>
        Consents.LastOrDefault(x => x.Party == party && x.Channel == channel) is { Given: true };

    private Refusal? Handle(RecordConsent c, ActContext o)
    {
        var check = new Validation();
        check.Require(o.Act.Party is null || c.Party == o.Act.Party, "party", "FP-11", FieldReason.OwnOnly);
        check.Require(c.Channel == Channel.QualifiedDelivery, "channel", "FP-11", FieldReason.NeedsNoConsent);
        check.Require(o.Act.By.IsParty || c.Document is not null, "document", "FP-11", FieldReason.ProofNeeded);
        check.Require(c.Document is null || Document(c.Document) is not null, "document", "FP-11", FieldReason.Unknown);
        if (check.Refusal is { } no)
        {
            return no;
        }

        Consents.Add(new Consent(c.Party!.Value, c.Channel!.Value, c.Given!.Value, o.On, c.Document));
        return null;
    }

    /// <summary>The day on which the member had the decision that imposed that sanction, proven or else presumed (BC-20, BC-23), also one that stands beside a remittal; null while it had none.</summary>
    public DateOnly? MemberKnowsSince(string sanction)
    {
        var earlier = EarlierDecisions.Find(d => d.Sanctions.Any(s => s.Id == sanction))?.Id;
        var service = Services.LastOrDefault(s =>
            s is { What: ServiceSubject.Decision, Party: Party.Respondent, NeverArrived: false }
            && s.OfEarlier == earlier
        );
        return service?.Proven ?? service?.Presumed;
    }

    private Refusal? Handle(Notify c, ActContext o)
    {
        // BC-19: of a finding on a condition, once there is nothing left to notify of the decision itself.
        var condition = Parties.Both.Any(p => IsMeant(p) && AwaitsNotification(p)) ? null : ConditionToNotify;
        var to = Parties
            .Both.Where(p =>
                IsMeant(p) && (condition is null ? AwaitsNotification(p) : ConditionNotification(condition, p) is null)
            )
            .ToList();
        if (WhyNotNotified(c, to, condition?.Established!.ConfirmedOn ?? Decision!.PronouncedOn!.Value, o) is { } no)
        {
            return no;
        }

        if (condition is not null)
        {
            to.ForEach(party => NotifyOfCondition(condition, party, c, o));
            return null;
        }

        RespondentInformed |= to.Contains(Party.Respondent);
        foreach (var party in to)
        {
            NotifyParty(party, c, o);
            ServeJudgments(party, o);
        }

        if (!Parties.Both.Any(AwaitsNotification))
        {
            FulfilAsOf(TermKind.Notification, c.Posted!.Value);
            FulfilAsOf(TermKind.Refusal, c.Posted.Value);
        }

        return null;

        bool IsMeant(Party party) => c.Party is null || c.Party == party;
    }

    private Refusal? WhyNotNotified(Notify c, List<Party> to, DateOnly first, ActContext o)
    {
        var check = new Validation();
        check.Require(
            c.Posted >= first && c.Posted <= o.Today,
            "posted",
            "BC-18",
            FieldReason.BetweenPronouncementAndToday,
            first
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

        if (to.Count == 0)
        {
            return Refusal.State("BC-23", RefusalReason.AlreadyNotified);
        }

        return
            c.Channel == Channel.QualifiedDelivery
            && to.FindAll(p => !Agreed(p, Channel.QualifiedDelivery)) is { Count: > 0 } without
            ? Refusal.State(
                "FP-11",
                RefusalReason.NoConsentToChannel,
                [.. without.Select(p => new Obstacle(ObstacleKind.Consent, p))]
            )
            : null;
    }

    /// <summary>Whether the decision is still to be notified to that party: for the first time, or again since the post came back (FP-11), or a slip of the pen misled it (BC-17).</summary>
    public bool AwaitsNotification(Party party) =>
        AwaitsRightAddress(party) || Notification(party) is null || Decision?.Misled.Contains(party) == true;

    /// <summary>What is to be posted to that party now, by <see cref="ServiceSubject"/>: the decision, or else what was found on the condition of a fine (BC-18, BC-19, BC-23); null where <see cref="Notify"/> has nothing for it.</summary>
    public string? ToNotify(Party party) =>
        Erased || !MayNotify ? null
        : AwaitsNotification(party) ? ServiceSubject.Decision
        : ConditionToNotify is { } fine && ConditionNotification(fine, party) is null
            ? ConditionFinding.SubjectOf(fine.Id)
        : null;

    private bool MayNotify =>
        State switch
        {
            CaseState.Decided or CaseState.Appealed or CaseState.ArbitrationOrCourt => true,
            CaseState.Final or CaseState.Closed => Decision is { Misled.Count: > 0 } || ConditionToNotify is not null,
            _ => false,
        };

    // BC-17: the window that the slip of the pen spoiled is over; the new one takes its place.
    private bool EndMisledTerm(Party party, DateOnly on)
    {
        if (!Decision!.Misled.Contains(party))
        {
            return false;
        }

        Fulfil(TermKind.Appeal, on, party);
        Decision = Decision with { Misled = [.. Decision.Misled.Where(p => p != party)] };
        return true;
    }

    private void NotifyParty(Party party, Notify c, ActContext o)
    {
        var wasMisled = EndMisledTerm(party, o.Today);
        var (service, skipped) = Posted(ServiceSubject.Decision, party, c, o);
        var term = OpenAppealTerm(new(TermKind.Appeal, party), service, skipped, o);
        // FP-11: sent again to who has appealed already, it asks for no second appeal; what is left of the term is there when that one is taken back.
        if (!wasMisled && PresentAppeals.Any(a => a.Party == party && a is { Late: false, Ended: false }))
        {
            Fulfil(TermKind.Appeal, o.Today, party);
            term = AppealTermOf(party)!;
        }

        if (party == Party.Respondent)
        {
            DemandAtOnce(service, o);
        }

        Record(new DecisionNotified(party, service, term));
        // BC-17: the term that it let go by was not the right one.
        if (
            wasMisled
            && PresentAppeals.FirstOrDefault(a => a.Party == party && a is { Late: true, Ended: false }) is { } appeal
        )
        {
            TakeAsInTime(appeal, TermStart.Corrected, o);
        }
    }

    // BC-23: by registered post, received presumably some working days later.
    private (Service Service, IReadOnlyList<SkippedDay> Skipped) Posted(
        string what,
        Party party,
        Notify c,
        ActContext o
    )
    {
        var skipped = new List<SkippedDay>();
        var presumed = o.Calendar.AddWorkingDays(c.Posted!.Value, o.Rulebook.Terms.Receipt.Days, skipped);
        var service = new Service(
            NextId("v"),
            what,
            party,
            c.Channel ?? Channel.RegisteredPost,
            c.Posted.Value,
            c.Reference
        )
        {
            Presumed = presumed,
        };
        Services.Add(service);
        return (service, skipped);
    }

    private Term OpenAppealTerm(TermMatter matter, Service service, IReadOnlyList<SkippedDay> skipped, ActContext o) =>
        Explain(Open(matter, TermStart.ReceiptPresumed, service.Presumed!.Value, o), skipped);

    // FP-9: the days passed over in reckoning the receipt explain the term that counts from it.
    private Term Explain(Term term, IReadOnlyList<SkippedDay> skipped)
    {
        var explained = term with
        {
            Derivation = term.Derivation with { Skipped = [.. skipped, .. term.Derivation.Skipped] },
        };
        Change(term, explained);
        return explained;
    }

    // BC-19: of two letters the later one, where it had been posted by that day.
    private Service? Received(Party party, DateOnly? on) =>
        ContestableCondition is { } fine && ConditionNotification(fine, party) is { } condition && on >= condition.Sent
            ? condition
        : AwaitsRightAddress(party) ? null
        : Notification(party);

    private Term? AppealTermOf(Service service) =>
        ConditionFinding.FineOf(service.What) is not { } fine ? AppealTermOf(service.Party)
        : service.Party == Party.Respondent ? ConditionAppealTerm(fine)
        : null;

    private Refusal? Handle(RecordReceipt c, ActContext o)
    {
        if (c.Letter is not null)
        {
            return RecordHandedOver(c, o);
        }

        var party = c.Party!.Value;
        if (Received(party, c.On) is not { } service)
        {
            return Refusal.State("BC-23", RefusalReason.NotNotified);
        }

        if (WhyNoReceipt(c, service, o) is { } no)
        {
            return no;
        }

        var received = c.Result == ReceiptResult.Received;
        var after = service with
        {
            Proven = received ? c.On : service.Proven,
            Result = c.Result,
            CameBackOn = c.Result == ReceiptResult.Undeliverable ? c.On : null,
            CountsAllTheSame = c.ChangeNotReported == true,
            Proof = c.Proof ?? service.Proof,
            Reason = c.Reason ?? service.Reason,
        };
        Services[Services.FindIndex(s => s.Id == service.Id)] = after;
        if (after.NeverArrived)
        {
            WaitForRightAddress(AppealTermOf(after), o);
        }

        if (received)
        {
            RestartAppealTerm(AppealTermOf(after), c.On!.Value, o);
            if (party == Party.Respondent && after.What == ServiceSubject.Decision)
            {
                RestartPayment(c.On.Value, o);
            }
        }

        Record(new ReceiptRecorded(after, AppealTermOf(after)));
        return null;
    }

    private Refusal? WhyNoReceipt(RecordReceipt c, Service service, ActContext o)
    {
        var (party, received) = (c.Party!.Value, c.Result == ReceiptResult.Received);
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
        check.Require(
            c.ChangeNotReported != true
                || c.Result == ReceiptResult.Undeliverable
                    && ToldToReportAddress.Contains(party)
                    && IsSentElectronically(party),
            "changeNotReported",
            "FP-11",
            FieldReason.ToldAndSentElectronically
        );
        return check.Refusal;
    }

    // FP-11: what never arrived began no term, and so nothing came after its end; the one that was announced stands still until the decision is sent again, also when it was over.
    private void WaitForRightAddress(Term? term, ActContext o)
    {
        if (term is null)
        {
            return;
        }

        if (Appeals.Find(a => IsOfTerm(a, term) && a is { Late: true, Ended: false }) is { } late)
        {
            TakeAsInTime(late, TermStart.CameBack, o);
        }
        else if (term.State != TermState.Met || !IsUsed(term))
        {
            Change(term, term.StandStill(o.Today, StopReason.Undeliverable));
        }
    }

    // FP-11: whether the letter from whose receipt it counts came back, and was not sent again.
    private bool CameBack(Term appealTerm) =>
        Services.LastOrDefault(s =>
            s.What == (appealTerm.Subject ?? ServiceSubject.Decision)
            && s.Party == appealTerm.Party
            && s.OfEarlier is null
        )
            is { NeverArrived: true };

    // BC-23: the proven day takes the place of the presumed one, for that party only; an appeal lodged already stays lodged.
    private void RestartAppealTerm(Term? before, DateOnly on, ActContext o)
    {
        if (before is null)
        {
            return;
        }

        var party = before.Party!.Value;
        var after = Term.Open(
            before.Id,
            new TermMatter(TermKind.Appeal, party, before.Subject),
            o.Rulebook.Terms.Of(TermKind.Appeal),
            new TermEvent(TermStart.ReceiptProven, on),
            o.Calendar,
            o.Rulebook.Id
        );
        // What was announced to a party is not taken back from it: an earlier proof leaves its term as it was.
        if (after.Due <= before.Due)
        {
            return;
        }

        RestartTerm(before, after, o);
        if (
            before.State != TermState.Stopped
            && Appeals.Find(a => IsOfTerm(a, before) && a is { Late: true, Ended: false } && a.LodgedOn <= after.Due)
                is { } appeal
        )
        {
            TakeAsInTime(appeal, TermStart.ReceiptProven, o);
        }
    }

    private static bool IsOfTerm(Appeal appeal, Term term) =>
        appeal.Party == term.Party
        && appeal.AgainstEarlier is null
        && appeal.Condition == ConditionFinding.FineOf(term.Subject);

    // An appeal in time runs, or came to its forum's word.
    private bool IsUsed(Term term) =>
        Appeals.Exists(a =>
            IsOfTerm(a, term) && !a.Late && (!a.Ended || a.Proceedings.Any(p => p.Outcome is not null))
        );

    // Met or standing still it stays, with the window that was the right one: an appeal that is withdrawn within it leaves what is left of it. One whose appeal ended without a forum, and of which
    // something is left, runs again.
    private void RestartTerm(Term before, Term after, ActContext o)
    {
        var over = after.LapsesAt(o.Calendar) <= o.Now;
        if (before.State == TermState.Stopped || before.State == TermState.Met && (IsUsed(before) || over))
        {
            Change(
                before,
                before with
                {
                    Opened = after.Opened,
                    Due = after.Due,
                    Derivation = after.Derivation with { Stops = before.Derivation.Stops },
                }
            );
            return;
        }

        var restarted = over ? after.Lapse(o.Today) : after;
        Change(before, restarted);
        if (over && restarted.Subject is null)
        {
            HoldFinalityBack(restarted, o);
        }
    }

    // What the finality brought about by itself falls with it (BC-25, BC-32); what was paid stays paid.
    internal void LiftFinality(Party party, ActContext o)
    {
        (FinalOn, EndedOn, ClosedBecause) = (null, null, null);
        UndoSanctions(o);
        WithdrawStandingNotice(o);
        Record(new FinalityLifted(party));
    }
}
