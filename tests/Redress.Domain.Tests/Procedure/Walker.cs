using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Tests.Procedure;

/// <summary>Somebody who does whatever the procedure offers, with fields that make sense for the case as it stands.</summary>
internal sealed partial class Walker(ACase a, Random random)
{
    private int _documents;

    private Case It => a.It;

    /// <summary>A plausible act of that kind; null when this walker knows none that would be valid now.</summary>
    public Command? Make(Type kind, Act act) =>
        kind.Name switch
        {
            nameof(RequestInformation) => new RequestInformation(
                ["the invoice", "a photograph"],
                Chance() ? new Period(0, 0, random.Next(1, 61)) : null
            ),
            nameof(SupplyInformation) => new SupplyInformation([
                .. It
                    .Asked.Where(i => i.Open)
                    .Take(random.Next(1, 4))
                    .Select(i => new SuppliedItem(i.Id, "here it is", Documents(act))),
            ]),
            nameof(Refuse) or nameof(PutToParty) when Grounds.Count == 0 => null,
            nameof(Refuse) => HeardGround() is { } ground
                ? new Refuse(ground.Ground, "Not for us.", ground.GroundKnownOn)
                : new Refuse(Pick(Grounds), "Not for us."),
            nameof(PutToParty) => It.State == CaseState.Deliberation
                ? null
                : new PutToParty(
                    Party.Complainant,
                    PutMatter.Ground,
                    "It may not be for us.",
                    Pick(Grounds),
                    It.FiledOn.AddDays(random.Next(0, a.Today.DayNumber - It.FiledOn.DayNumber + 1))
                ),
            nameof(Join) => new Join("BC-2026-000099"),
            nameof(Assign) => new Assign("somebody"),
            nameof(Note) => new Note("for us alone"),
            nameof(Withdraw) => Withdrawal(),
            nameof(Propose) => new Propose(
                "Half of it back",
                Chance() ? Money.Euro(10) : null,
                Chance() ? a.Today.AddDays(20) : null,
                Chance()
                    ?
                    [
                        new ProposedClause("half of the price", Money.Euro(10), a.Today.AddDays(random.Next(0, 30))),
                        new ProposedClause("excuses"),
                    ]
                    : null,
                Chance() ? It.Proposals.FindLast(p => p.From != act.Party)?.Id : null
            ),
            nameof(AcceptProposal) => Rarely()
                ? new AcceptProposal(It.OpenProposalTo(act.Party!.Value)?.Id, true, true)
                : null,
            nameof(DeclineProposal) => new DeclineProposal(It.OpenProposalTo(act.Party!.Value)?.Id),
            nameof(WithdrawProposal) => new WithdrawProposal(It.OpenProposalTo(act.Party!.Value.Other())?.Id),
            nameof(Settle) => (Rarely() || It.State == CaseState.ReferredExternally)
            && It.Documents.Find(d => d.For == Audience.Parties) is { } agreement
                ? new Settle("Half of it back", Document: agreement.Id)
                : null,
            nameof(ReportSettlement) => new ReportSettlement(Chance(), Chance() ? "it came late" : null),
            nameof(DeclineMediation) => new DeclineMediation(Chance() ? "they do not listen" : null),
            nameof(EndMediation) => new EndMediation("They cannot agree", NoReferral: true),
            nameof(SendToMember) => new SendToMember(Chance() ? new Period(0, 0, random.Next(5, 61)) : null),
            nameof(Respond) => Rarely()
                ? new Respond(NoMessages: true, Text: "none was kept")
                : new Respond(
                    Chance() ? "answer" : null,
                    Chance() ? "defence" : null,
                    Chance() ? ["message"] : null,
                    Documents(act),
                    true
                ),
            nameof(AdmitLate) => new AdmitLate(Late(), "it could not come sooner"),
            nameof(SetAsideLate) => new SetAsideLate(Late(), "it was known before"),
            nameof(ProposeHearingDates) => new ProposeHearingDates(
                [a.Now.AddDays(9), a.Now.AddDays(random.Next(5, 20))],
                a.Today.AddDays(random.Next(0, 4))
            ),
            nameof(AnswerHearingDates) => It.HearingDates is null
                ? new AnswerHearingDates(Video: Chance(), Sooner: true)
            : Chance() ? new AnswerHearingDates(["d1"], Sooner: Chance(), Text: Chance() ? "in the morning" : null)
            : new AnswerHearingDates(Text: "another day"),
            nameof(CancelHearing) => Rarely() ? new CancelHearing("nobody is free") : null,
            nameof(AskAboutHearing) => new AskAboutHearing("an interpreter"),
            nameof(RequestExtension) => new RequestExtension(random.Next(1, 61), "holidays"),
            nameof(Serve) => Unserved() is { } unserved ? new Serve(unserved) : null,
            nameof(EstablishCondition) => Finding(),
            nameof(RejectCondition) => Chance() ? new RejectCondition("not this member") : null,
            nameof(Comment) => Chance() || !a.Runs(TermKind.Comment, act.Party)
                ? new Comment("I say", Documents(act))
                : new Comment(NothingToAdd: true),
            nameof(ExtendTerm) => Extendable(act.By.Role) is { } term
                ? new ExtendTerm(Chance() ? term.Id : term.Kind.ToString(), random.Next(1, 11), "holidays")
                : null,
            nameof(MarkNonCooperation) => new MarkNonCooperation("no answer"),
            nameof(InviteToHearing) => new InviteToHearing(a.Now.AddDays(random.Next(9, 20)), "Brussels"),
            nameof(RecordHearing) => Chance() && It.OpenHearing!.NotReached.Count == 0
                ? new RecordHearing("They spoke.", ["Ann"])
                : new RecordHearing(AdjournedTo: a.Now.AddDays(9), Reason: "illness"),
            nameof(ReopenFile) => new ReopenFile("more to hear"),
            nameof(Recuse) => null,
            nameof(Decide) => Decision(),
            nameof(CorrectDecision) => Rarely()
                ? new CorrectDecision(
                    "a slip",
                    Reasons: $"Corrected {random.Next()}",
                    Misled: Chance() && It.Notification(Party.Respondent) is not null ? ["respondent"] : null
                )
                : null,
            nameof(RejectCorrection) => new RejectCorrection("no slip"),
            nameof(RejectDecision) => new RejectDecision("not so"),
            nameof(Notify) => new Notify(
                It.Decision!.Misled.Count > 0 || It.ConditionToNotify is not null ? a.Today : It.Decision!.PronouncedOn,
                "RR-1",
                Party: Chance() || It.Services.Exists(s => s.What == "decision") ? null : Pick(Parties.Both)
            ),
            nameof(RecordReceipt) => Receipt(),
            nameof(WriteOffSanction) => Chance() ? WriteOff() : null,
            nameof(RejectWriteOff) => new RejectWriteOff("it can be collected"),
            nameof(ConfirmStop) => new ConfirmStop(Chance() ? "we tell every buyer now" : null),
            nameof(RecordSanctionStep) => Step(),
            nameof(PublishNotice) => new PublishNotice("A shop delivered late and was reprimanded."),
            nameof(AnswerNotice) => Chance() ? new AnswerNotice("my trade") : new AnswerNotice(NothingToAdd: true),
            nameof(RejectNoticeChange) => new RejectNoticeChange("not so"),
            nameof(RejectNotice) => new RejectNotice("not so"),
            nameof(ReportNotice) => null,
            nameof(RestoreNotice) => new RestoreNotice("nothing in it"),
            nameof(CorrectNotice) => new CorrectNotice("A shop delivered late.", "too much in it"),
            nameof(WithdrawNotice) => new WithdrawNotice("too much in it"),
            nameof(ReferExternally) => a.Today <= a.Rulebook.Referral!.Within.From(It.FiledOn)
            && a.Today >= a.Rulebook.Referral.AfterShopContact.From(It.Contact.ContactedOn ?? It.FiledOn)
                ? new ReferExternally("SGC", "S-1", a.Today)
                : null,
            nameof(RecordAdvice) => new RecordAdvice("Pay back.", a.Today),
            nameof(ReportCompliance) => new ReportCompliance(Chance(), Chance() ? "so it is" : null),
            nameof(RecordCompliance) => new RecordCompliance(!MayRecordNoCompliance || Chance(), a.Today),
            _ => OfAppeal(kind, act),
        };

    private Command? OfAppeal(Type kind, Act act) =>
        kind.Name switch
        {
            nameof(LodgeAppeal) => new LodgeAppeal(
                "it is wrong",
                OnCondition(act.Party) is { } condition ? [$"condition:{condition}"]
                    // Who names nothing means the condition, where that can be contested alone.
                    : Chance() || It.Appeals.Exists(p => p.Condition is not null && !p.Ended) ? ["decision"]
                    : null,
                "fr",
                act.OnBehalfOf is not null && Chance() ? null : true
            ),
            nameof(ChooseArbitration) => Appeal(p => p.AwaitsChoice) is { } c
                ? new ChooseArbitration(c.Id, "fr", Chance())
                : null,
            nameof(WithdrawAppeal) => new WithdrawAppeal(Appeal(p => !p.Ended && p.Party == act.Party)?.Id, "enough"),
            nameof(RecordDeposit) => Deposit(),
            nameof(DeclareAppealInadmissible) => Appeal(p =>
                p is { Late: true, State: AppealState.Lodged } || It.YesStayedOut(p)
            )
                is { } late
                ? new DeclareAppealInadmissible(late.Id, "late")
                : null,
            nameof(DeclareAppealAbandoned) => new DeclareAppealAbandoned(
                Appeal(p =>
                    !p.Ended
                    && p.Proceedings.Any(f => f.Forum == Forum.Court && f.AwaitsReferral)
                    && It.BringingOf(p, Forum.Court) is { State: TermState.Lapsed }
                )?.Id,
                Forum.Court,
                "not brought"
            ),
            nameof(Refer) => Referral(),
            nameof(RecordOutcome) => ForumOutcome(),
            nameof(RecordRefund) => It.PaidAhead.Find(It.OwesPaidAhead) is { } ahead
                ? new RecordRefund(null, a.Today, Party: ahead.Party)
                : Refund(),
            _ => OfPeople(kind, act, out var made) ? made : (Command)Activator.CreateInstance(kind)!,
        };

    /// <summary>A document of a party or of the body, uploaded or not, as the table permits.</summary>
    public AddDocument Document(Actor by) =>
        new(
            $"walked{++_documents}",
            "a.pdf",
            "application/pdf",
            100,
            new string('0', 64),
            by.IsParty || Chance() ? Audience.Parties : Audience.Internal
        );

    public bool Chance() => random.Next(2) == 0;

    public bool Rarely() => random.Next(12) == 0;

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private Withdraw? Withdrawal() =>
        Rarely() || It.State == CaseState.ReferredExternally && Chance() ? new Withdraw("I give up") : null;

    private bool MayRecordNoCompliance =>
        It.Referral!.ReportOf(Party.Complainant) is { Complied: false } && It.RunningTerm(TermKind.Compliance) is null;

    private List<string>? Documents(Act act) =>
        Chance()
            ?
            [
                .. It
                    .Documents.Where(d => d.By == act.Party && d.For == Audience.Parties && d.AttachedTo is null)
                    .Take(2)
                    .Select(d => d.Id),
            ]
            : null;

    // The member contests a condition where it has nothing else to contest, or feels like it.
    private string? OnCondition(Party? by) =>
        by == Party.Respondent
        && It.ContestableCondition is { } fine
        && !It.Appeals.Exists(p => p.Condition == fine.Id && !p.Ended)
        && (Chance() || It.Appeals.Exists(p => p.Party == by && p.Condition is null && !p.Ended))
            ? fine.Id
            : null;

    private EstablishCondition? Finding()
    {
        var fine = It.OpenCondition!;
        var put = It.Terms.LastOrDefault(t =>
            t.Kind == TermKind.Comment
            && t.Derivation.Event == TermStart.ConditionShown
            && t.Opened >= It.ConditionSince(fine)
        );
        var on = a.Today < fine.ConditionUntil ? a.Today : fine.ConditionUntil;
        return
            put is { State: not TermState.Stopped }
            && !put.Runs(a.Now, a.Rulebook.Working)
            && on > It.ConditionSince(fine)
            ? new EstablishCondition(fine.Id, on, "the same again", put.Subject)
            : null;
    }

    private string? Unserved() =>
        It.State is CaseState.Final or CaseState.Closed
            ? It.Documents.Find(It.AwaitsWordOnCondition)?.Id
            : It
                .Documents.Find(d =>
                    d.For == Audience.Parties
                    && !It.IsWithheld(d.Id)
                    && Parties.Both.Any(p =>
                        p != d.By && !It.IsServed(d.Id, p) && (p == Party.Complainant || It.RespondentInformed)
                    )
                )
                ?.Id;

    private Term? Extendable(Role by) =>
        It.Terms.LastOrDefault(t =>
            (
                by == Role.Appeals
                    ? t.Kind == TermKind.Bringing
                    : t.Kind is TermKind.Supply or TermKind.Response or TermKind.Outcome or TermKind.Comment
            )
            && (t.State == TermState.Stopped || t.Runs(a.Now, a.Rulebook.Working))
            && t.Derivation.Extensions.Count == 0
        );

    // Nothing of these walks comes a year after the complaint to the shop. There are none where all wait for the complainant's word.
    private List<RefusalGround> Grounds =>
        [
            .. a.Rulebook.Grounds.Where(g =>
                g != RefusalGround.TooLate
                && !(g == RefusalGround.ShopNotContacted && It.IsUnsolicitedAdvertising)
                && !It.MattersPut.Exists(m => m.Ground == g && !IsHeard(m))
            ),
        ];

    private bool IsHeard(MatterPut matter) =>
        It.IsHeardOn(matter, new ActContext(new Act(ACase.Committee, a.Now), a.Rulebook, a.External));

    private string Late() => Pick(It.LateSubmissions.FindAll(s => s.State == LateState.Waiting)).Id;

    private MatterPut? HeardGround() => It.MattersPut.FindLast(m => m.What == PutMatter.Ground && IsHeard(m));

    private Decide? Decision()
    {
        if (It.State != CaseState.Deliberation || Rarely())
        {
            var heard = HeardGround();
            if (
                heard is null
                && (
                    Grounds.Count == 0
                    || It.State == CaseState.Deliberation
                    || It is { State: CaseState.Registered, EarlierDecisions.Count: > 0 }
                )
            )
            {
                return null;
            }

            return new Decide(
                Pick([Outcome.Inadmissible, Outcome.NoJurisdiction]),
                heard?.Ground ?? Pick(Grounds),
                Reasons: "Not for us.",
                GroundKnownOn: heard?.GroundKnownOn
            );
        }

        return random.Next(3) switch
        {
            0 => new Decide(Outcome.Unfounded, NonCooperation: Chance(), Reasons: "It came."),
            1 => new Decide(
                Outcome.CannotBeJudged,
                NonCooperation: true,
                Reasons: "Nothing came.",
                RefrainFrom: "keeping silent",
                Sanctions: Sanctions()
            ),
            _ => new Decide(
                Outcome.Founded,
                Reasons: "It came late.",
                Norms: ["2.2.2"],
                RefrainFrom: "delivering late",
                Sanctions: Sanctions()
            ),
        };
    }

    private List<ProposedSanction> Sanctions() =>
        [
            .. Enum.GetValues<SanctionKind>()
                .Where(_ => random.Next(3) == 0)
                .Select(kind => new ProposedSanction(
                    kind,
                    kind == SanctionKind.Fine ? Money.Euro(2500) : null,
                    DeferredFor: kind != SanctionKind.Fine && Chance() ? new Period(1, 0, 0) : null,
                    From: kind == SanctionKind.Suspension ? a.Today.AddDays(random.Next(0, 60)) : null,
                    To: kind == SanctionKind.Suspension ? a.Today.AddDays(90) : null
                ))
                .Select(s => s.Kind == SanctionKind.Fine ? SomeFine(s) : s),
        ];

    // At once, under a condition, deferred, or when final.
    private ProposedSanction SomeFine(ProposedSanction fine) =>
        random.Next(4) switch
        {
            0 => fine with { Enforceable = Enforceability.AtOnce },
            1 => fine with
            {
                Enforceable = Enforceability.Conditional,
                Condition = "delivers late again",
                ConditionUntil = a.Today.AddDays(random.Next(1, 400)),
            },
            2 => fine with { DeferredFor = new Period(1, 0, 0) },
            _ => fine,
        };

    private RecordReceipt Receipt()
    {
        List<Party> notified = [.. Parties.Both.Where(p => It.Notification(p) is not null)];
        if (It.Undelivered.Find(u => u.Open) is { } letter && (notified.Count == 0 || Chance()))
        {
            return new RecordReceipt(
                letter.Party,
                ReceiptResult.Received,
                a.Today,
                Reason: "handed over",
                Letter: letter.Id
            );
        }

        var party = Pick(notified);
        var on = It.Notification(party)!
            .Sent.AddDays(random.Next(0, a.Today.DayNumber - It.Notification(party)!.Sent.DayNumber + 1));
        if (It.Documents.Count == 0 || Chance())
        {
            return new RecordReceipt(
                party,
                Pick([ReceiptResult.Refused, ReceiptResult.Returned]),
                on,
                Reason: "not at home"
            );
        }

        return new RecordReceipt(party, ReceiptResult.Received, on, It.Documents[0].Id);
    }

    private Appeal? Appeal(Predicate<Appeal> which) => It.Appeals.FindLast(which);

    // Each transfer has a reference of its own, as a bank gives it.
    private RecordDeposit Deposit()
    {
        var (booked, reference) = (a.Today.AddDays(-random.Next(0, 5)), $"bank-{++_documents}");
        var ahead = Parties
            .Both.Where(p =>
                It.Notification(p) is not null
                && !It.Appeals.Exists(appeal => appeal is { AgainstEarlier: null, Ended: false } && appeal.Party == p)
            )
            .ToList();
        if (ahead.Count > 0 && (It.Appeals.Count == 0 || Rarely()))
        {
            var party = Pick(ahead);
            return new RecordDeposit(
                null,
                Pick([Money.Euro(2000), Money.Euro(150), Money.Euro(75)]),
                booked,
                party,
                reference
            );
        }

        var appeal = Pick(It.Appeals);
        return new RecordDeposit(
            appeal.Id,
            Pick([appeal.Deposit.Required, Money.Euro(75)]),
            booked,
            BankReference: reference
        );
    }

    private Refer? Referral()
    {
        var proof = It.Documents.FirstOrDefault()?.Id;
        var possible = It
            .Appeals.SelectMany(
                p =>
                    p.Proceedings.Where(f =>
                        f.MayBeReferred
                        && It.WhyNotReferred(p, f) is null
                        // To take what had ended, a forum is asked for rarely enough that cases come to their end.
                        && (!p.Ended && !f.Ended || Rarely())
                        && (proof is not null || f.Forum == Forum.Arbitration && !p.Ended && !f.Ended)
                    ),
                (p, f) => new Refer(p.Id, f.Forum, "R-1", a.Today, proof, p.Ended ? Chance() : null)
            )
            .ToList();
        return possible.Count == 0 ? null : Pick(possible);
    }

    private RecordOutcome? ForumOutcome()
    {
        var (appeal, proceeding) = Pick([.. It.Judgeable]);
        if (It.Documents.Count == 0)
        {
            return null;
        }

        var outcome = Pick(Enum.GetValues<ForumOutcome>());
        var instead =
            outcome is Domain.Appeals.ForumOutcome.Upheld or Domain.Appeals.ForumOutcome.PartlyUpheld
            && appeal.Condition is null
            && !IsSaidAlready()
                // What did not suspend is sent back once nobody may appeal any more (ST-3).
                ? It.State is CaseState.Decided or CaseState.Appealed
                    ? ReplacementOutcome.Unfounded
                    : Pick([ReplacementOutcome.Unfounded, ReplacementOutcome.Remitted, ReplacementOutcome.Remitted])
                : (ReplacementOutcome?)null;
        return new RecordOutcome(
            appeal.Id,
            proceeding.Forum,
            outcome,
            "So it is.",
            a.Today,
            It.Documents[0].Id,
            instead,
            OtherOrder: Chance() ? "The shop writes a letter." : null
        );

        // Both parties' appeals before one arbitrator have one replacement.
        bool IsSaidAlready() =>
            proceeding is { Forum: Forum.Arbitration, Ended: false }
            && It.PresentAppeals.Any(other => other.Id != appeal.Id && other.Proceedings.Any(IsUpheld));

        static bool IsUpheld(Proceeding p) =>
            p
                is {
                    Forum: Forum.Arbitration,
                    Outcome: Domain.Appeals.ForumOutcome.Upheld or Domain.Appeals.ForumOutcome.PartlyUpheld
                };
    }

    private RecordRefund? Refund() =>
        Appeal(p => p.Deposit.OwesMoney) is { } appeal ? new RecordRefund(appeal.Id, a.Today)
        : It.AllSanctions.FirstOrDefault(s => s.ToReturn.Amount > 0) is { } fine
            ? new RecordRefund(null, a.Today, fine.Id)
        : null;

    private WriteOffSanction? WriteOff() =>
        It.Decision!.Sanctions.FirstOrDefault(s =>
            s
                is {
                    Kind: SanctionKind.Fine,
                    State: SanctionState.Due or SanctionState.InInstalments or SanctionState.HandedToCollection
                }
        )
            is { } fine
        && It.Documents.Count > 0
            ? new WriteOffSanction(fine.Id, "bankrupt", It.Documents[0].Id)
            : null;

    private RecordSanctionStep? Step()
    {
        if (It.OpenOrders.FirstOrDefault() is { } order)
        {
            return new RecordSanctionStep(order.Id, Pick(ForumOrder.PossibleSteps), a.Today);
        }

        var possible = It.AllSanctions.Where(s => s.IsEffective || s.WasDemanded).ToList();
        var sanction = possible.Find(s => s.State == SanctionState.Due) ?? Pick(possible);
        return sanction.Kind switch
        {
            SanctionKind.Fine => FineStep(sanction),
            SanctionKind.Suspension => null,
            SanctionKind.Exclusion => new RecordSanctionStep(sanction.Id, SanctionStep.Excluded, a.Today),
            _ => new RecordSanctionStep(sanction.Id, SanctionStep.CarriedOut, a.Today),
        };
    }

    // Demanded, reminded, put in default, handed over, or paid: whatever may come next.
    private RecordSanctionStep FineStep(Sanction fine)
    {
        var last = It.Terms.LastOrDefault(t => t.Kind == TermKind.Payment && t.Subject == fine.Id);
        var step =
            !fine.IsEffective || fine.Owed.Amount <= 0 || Chance() ? SanctionStep.InstalmentPaid
            : last
                is { State: TermState.Lapsed, Derivation.Event: TermStart.PutInDefault or TermStart.InstalmentMissed }
                ? SanctionStep.HandedToCollection
            : last is { State: TermState.Lapsed } ? SanctionStep.InDefault
            : fine.WasDemanded || It.DemandableSince(fine) is null
                ? Pick([SanctionStep.Paid, SanctionStep.Reminded, SanctionStep.InstalmentAgreed])
            : SanctionStep.Demanded;
        return new RecordSanctionStep(
            fine.Id,
            step,
            a.Today,
            step is SanctionStep.InstalmentPaid or SanctionStep.InstalmentAgreed
                ? Money.Euro(random.Next(1, 300_000) / 100m)
                : null
        );
    }
}
