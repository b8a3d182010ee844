using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Letters;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Tests.Letters;

/// <summary>Stories that together bring about every letter there is.</summary>
public static class Stories
{
    private static readonly ProposedSanction Fine = new(SanctionKind.Fine, Money.Euro(2500));
    private static readonly ProposedSanction Conditional = Fine with
    {
        Enforceable = Enforceability.Conditional,
        Condition = "opnieuw te laat leveren",
        ConditionUntil = new DateOnly(2026, 12, 31),
    };
    private static readonly ProposedSanction Exclusion = new(SanctionKind.Exclusion);
    private static readonly ProposedSanction Deferred = new(SanctionKind.Reprimand, DeferredFor: new Period(0, 6, 0));

    public static IEnumerable<AStory> All =>
        [.. Intake, .. Mediated, .. Examined, .. Decided, .. Appealed, .. StoriesOfPeople.All];

    public static IEnumerable<Letter> AllLetters => All.SelectMany(s => s.All);

    /// <summary>The same letters where each reader's language is this one, as far as its scheme offers it.</summary>
    public static IReadOnlyList<Letter> AllLettersIn(string language) =>
        AStory.ToldIn(language, () => AllLetters.ToList());

    private static IEnumerable<AStory> Intake
    {
        get
        {
            yield return AStory.Filed(
                member: false,
                insolvent: true,
                contacted: false,
                representative: new Representative("Mr. Raadsman", "raad@example.org", null, Lawyer: true)
            );
            yield return AStory.Filed(kind: ComplainantKind.Business);
            var asked = AStory.Filed().BySecretary(new RequestInformation(["De factuur", "Het *bewijs* van betaling"]));
            asked
                .ByConsumer(new SupplyInformation([new SuppliedItem("1", "Hier is ze")]))
                .Lapsing(TermKind.Supply)
                .Lapsing(TermKind.Supply);
            yield return asked.ByConsumer(new SupplyInformation([new SuppliedItem("2", "En dit")]));
            yield return AStory.Filed().SentToMember().BySecretary(new RequestInformation(["De factuur"]));
            yield return AStory
                .Filed(member: false)
                .BySecretary(new Refuse(RefusalGround.OutOfScope, "Dit gaat over een huis.\n\nWij doen webwinkels."));
            yield return AStory.Filed().SentToMember().ByConsumer(new Withdraw("Opgelost"));
            var put = AStory.Filed().SentToMember().Later(1);
            yield return put.BySecretary(
                new PutToParty(
                    Party.Complainant,
                    PutMatter.Ground,
                    "De klacht gaat over een huis.",
                    RefusalGround.OutOfScope,
                    put.Today
                )
            );
        }
    }

    private static IEnumerable<AStory> Mediated
    {
        get
        {
            var declined = Proposed(AStory.Filed());
            yield return declined
                .ByConsumer(new DeclineProposal(declined.Case.Proposals[0].Id, "Te weinig"))
                .ByConsumer(new Propose("Alles terug", Money.Euro(89.95m), declined.Today.AddDays(20)));
            var withdrawn = Proposed(AStory.Filed());
            yield return withdrawn.ByShop(new WithdrawProposal(withdrawn.Case.Proposals[0].Id));
            yield return AStory
                .Filed()
                .BySecretary(new StartMediation())
                .ByConsumer(new Message(MessageTo.OtherParty, Text: "Kunnen we praten?"))
                .BySecretary(new Message(Party: Party.Complainant, Text: "Wij kijken ernaar."));
            var written = AStory
                .Filed()
                .SentToMember()
                .ByShop(new Message(MessageTo.Secretary, Text: "Wij willen gehoord worden."));
            yield return written.BySecretary(
                new EnterMessageAsAct(written.Case.Conversation[0].Id, "request-hearing")
                {
                    Entered = new RequestHearing(),
                }
            );
            var settled = Proposed(AStory.Filed(member: false));
            yield return Reported(settled.ByConsumer(new AcceptProposal(settled.Case.Proposals[0].Id, true, true)));
            var countered = Proposed(AStory.Filed());
            countered.ByConsumer(
                new Propose(
                    "Alles terug, en een excuus.",
                    Counters: countered.Case.Proposals[0].Id,
                    Terms:
                    [
                        new ProposedClause("De prijs terug", Money.Euro(89.95m), countered.Today.AddDays(20)),
                        new ProposedClause("Een excuus"),
                    ]
                )
            );
            yield return Reported(countered.ByShop(new AcceptProposal(countered.Case.Proposals[1].Id, true, true)));
            yield return AStory
                .Filed(member: false)
                .BySecretary(new StartMediation())
                .BySecretary(new EndMediation("Geen akkoord"));
            yield return Delayed(
                Delayed(
                    AStory.Filed().BySecretary(new StartMediation()).ByConsumer(new DeclineMediation("Er komt niets."))
                )
            );
            yield return AStory.Filed().BySecretary(new StartMediation()).Lapsing(TermKind.Mediation);
            foreach (var complied in new[] { true, false })
            {
                var referred = AStory
                    .Filed("webshop-keurmerk", shopLanguage: "nl")
                    .BySecretary(new StartMediation())
                    .Later(30);
                referred
                    .BySecretary(new ReferExternally("Geschillencommissie Webshop", "GW-1", referred.Today))
                    .BySecretary(new RecordAdvice("Betaal terug", referred.Today))
                    .Lapsing(TermKind.Compliance)
                    .ByConsumer(new ReportCompliance(complied, "Zo is het."))
                    .ByShop(new ReportCompliance(true));
                yield return referred.BySecretary(new RecordCompliance(complied, referred.Today));
            }
        }
    }

    private static AStory Delayed(AStory story)
    {
        story.Now = story.Case.TellsOfDelayAt(story.Rulebook)!.Value;
        return story.ByClock(new TellOfDelay());
    }

    private static AStory Reported(AStory story)
    {
        story.Now = story.Case.AsksAboutSettlementAt(story.Rulebook)!.Value;
        return story
            .ByClock(new AskAboutSettlement())
            .ByConsumer(new ReportSettlement(false, "Er kwam niets.\nHelemaal niets."))
            .ByShop(new ReportSettlement(true));
    }

    private static AStory Proposed(AStory filed)
    {
        var story = filed.BySecretary(new StartMediation());
        return story.ByShop(
            new Propose("Wij betalen de helft terug.\nBinnen de week.", Money.Euro(45), story.Today.AddDays(10))
        );
    }

    private static IEnumerable<AStory> Examined
    {
        get
        {
            yield return AStory
                .Filed(spam: true)
                .SentToMember()
                .ByShop(new Respond("Ons antwoord"))
                .ByShop(new RequestExtension(5, "Vakantie"))
                .BySecretary(new ExtendTerm("response", 5, "Vakantie"))
                .ByShop(new RequestHearing())
                .ByShop(new WithdrawHearingRequest())
                .Lapsing(TermKind.Response)
                .ByShop(new Respond(Defence: "Te laat, maar toch"));
            yield return AStory.Filed().SentToMember().Lapsing(TermKind.Response);
            yield return AStory
                .Filed()
                .Examined()
                .ByConsumer(new Comment("Dat klopt niet"))
                .ByShop(new Comment("Jawel"))
                .Upload(Party.Complainant)
                .BySecretary(new DeclareComplete());
            yield return AStory.Filed().Examined().Upload(Party.Complainant).Lapsing(TermKind.Comment);
            yield return Reminded(
                Reminded(AStory.Filed().SentToMember(), TermKind.Response)
                    .ByShop(new Respond("Ons antwoord", "Onze verdediging")),
                TermKind.Comment
            );
            yield return AStory
                .Filed(member: false)
                .BySecretary(new StartMediation())
                .BySecretary(new ReissueCode(Party.Complainant))
                .ByClock(new ReissueCode(Party.Respondent));
            yield return AStory.Filed().SentToMember().Upload(Party.Complainant);
            var heard = AStory.Filed().Examined();
            heard.BySecretary(
                new ProposeHearingDates(
                    [heard.Now.AddDays(20), heard.Now.AddDays(21)],
                    DateOnly.FromDateTime(heard.Now.AddDays(5).DateTime)
                )
            );
            heard.ByConsumer(new AnswerHearingDates(["d1"])).ByConsumer(new AnswerHearingDates(Text: "Toch niet"));
            heard
                .BySecretary(new InviteToHearing(heard.Now.AddDays(20), "Brussel, Wetstraat 1"))
                .ByConsumer(new AnswerHearingDates(Video: true, Sooner: true))
                .ByShop(new AnswerHearingDates(Video: true, Postpone: true, Text: "Wij zijn dan in het buitenland"))
                .BySecretary(new InviteToHearing(heard.Now.AddDays(21), VideoLink: "https://video.example/1"));
            heard.ByConsumer(new AskAboutHearing("Ik heb een tolk nodig"));
            yield return heard
                .BySecretary(new CancelHearing("De zaal is niet vrij"))
                .BySecretary(new InviteToHearing(heard.Now.AddDays(20), "Brussel, Wetstraat 1"))
                .Later(20)
                .BySecretary(new RecordHearing(AdjournedTo: heard.Now.AddDays(30), Reason: "Ziekte"))
                .Later(30)
                .BySecretary(new RecordHearing("# Verslag", ["Ada"]));
            yield return AStory.Filed().Deliberated().ByCommittee(new ReopenFile("Een vraag"));
            var late = AStory.Filed().Deliberated().ByShop(new RequestHearing()).ByConsumer(new Comment("Nog dit"));
            yield return late.ByCommittee(new SetAsideLate(late.Case.LateSubmissions[1].Id, "Dat was al bekend"))
                .ByCommittee(new AdmitLate(late.Case.LateSubmissions[0].Id, "Zij wil iets uitleggen"));
            yield return Recounted();
        }
    }

    private static AStory Reminded(AStory story, TermKind kind)
    {
        var term = story.Case.RunningTerm(kind)!;
        story.Now = Case.RemindsAt(term, story.Rulebook)!.Value;
        return story.ByClock(new RemindOfTerm(term.Id));
    }

    private static AStory Recounted()
    {
        var story = AStory.Filed().SentToMember();
        var due = story.Case.RunningTerm(TermKind.Response)!.Due;
        // Read anew: a copy of a rulebook keeps the calendar that the first one has reckoned with.
        var read = RulebookReader.ReadAll(RulebookReader.Embedded()).Of(story.Case.Scheme, story.Case.RulebookVersion);
        var closed = read with { Calendar = read.Calendar with { Added = [new Holiday(due, "sluitingsdag")] } };
        Assert.Null(
            story.Case.Do(
                new RederiveTerms("sluitingsdag"),
                new ActContext(new Act(Actor.Clock, story.Now), closed, ExternalFacts.None)
            )
        );
        story.All.AddRange(Correspondence.For(story.Case, closed, story.Case.NewFacts, story.Now));
        return story;
    }

    private static IEnumerable<AStory> Decided
    {
        get
        {
            yield return AStory.Filed().BySecretary(new DeclareComplete()).SentToMember();
            yield return AStory.Filed().Notified();
            yield return AStory.Filed().Final(Fine, Exclusion, Deferred);
            var refused = AStory
                .Filed()
                .BySecretary(new Decide(Outcome.NoJurisdiction, RefusalGround.OutOfScope, Reasons: "Niet voor ons"))
                .ByCommittee(new ConfirmDecision());
            yield return refused.BySecretary(new Notify(refused.Today, "RP 2"));
            var closed = AStory.Filed().Final().BySecretary(new Close());
            yield return closed.BySecretary(new HoldErasure("Er loopt een onderzoek.", closed.Today.AddDays(100)));
            yield return Suspended();
            yield return AStory
                .Filed()
                .Final()
                .BySecretary(new PublishNotice("Een webshop leverde te laat."))
                .ByConsumer(new AnswerNotice("Mijn straat."))
                .ByShop(new AnswerNotice(NothingToAdd: true))
                .ByCommittee(new ConfirmNotice())
                .ByClock(new ReportNotice("Ik weet wie dit is.", "lezer@example.org"));
            yield return TakenBackAndResumed();
            foreach (var money in FinesToTheEnd)
            {
                yield return money;
            }

            yield return ReceiptProven(5);
            yield return ReceiptProven(24);
            var cameBack = AStory.Filed().Notified(Fine).ByShop(new LodgeAppeal("Te streng"));
            yield return cameBack
                .BySecretary(
                    new RecordReceipt(Party.Respondent, ReceiptResult.Undeliverable, cameBack.Today, Reason: "Verhuisd")
                )
                .BySecretary(new Notify(cameBack.Today, "RP 3", Party: Party.Respondent));
            yield return AStory
                .Filed()
                .Notified(Fine)
                .BySecretary(
                    new CorrectDecision("Verkeerd geteld.", "Drie weken te laat.", "drie weken te laat leveren")
                )
                .ByCommittee(new ConfirmCorrection());
            foreach (var result in new[] { ReceiptResult.Returned, ReceiptResult.Refused })
            {
                var unread = AStory.Filed().Notified().Later(8);
                yield return unread.BySecretary(
                    new RecordReceipt(Party.Complainant, result, unread.Today, Reason: "Verhuisd")
                );
            }
        }
    }

    private static AStory Suspended()
    {
        var story = AStory
            .Filed()
            .Final(
                new ProposedSanction(
                    SanctionKind.Suspension,
                    From: new DateOnly(2026, 6, 1),
                    To: new DateOnly(2026, 7, 31)
                ),
                Deferred
            );
        foreach (var day in new[] { new DateOnly(2026, 6, 1), new DateOnly(2026, 8, 1), new DateOnly(2027, 1, 4) })
        {
            story.Now = story.Rulebook.Working.StartOf(day);
            story.ByClock(new FollowSanctions());
        }

        return story;
    }

    // Asked for, not paid in time, put in default; a write-off rejected, then confirmed; too much paid and given back; the order to refrain.
    private static IEnumerable<AStory> FinesToTheEnd
    {
        get
        {
            yield return AStory.Filed().Notified(Fine with { Enforceable = Enforceability.AtOnce });
            yield return AStory.Filed().Final(Conditional).Lapsing(TermKind.Condition);
            yield return ConditionMet();

            var rests = AStory.Filed().Final(Fine, Exclusion).Later(12);
            yield return rests.ByClock(new FollowSanctions());

            var asked = AStory.Filed().Final(Fine).ByShop(new ConfirmStop("Wij melden het nu."));
            asked.Step(SanctionStep.Demanded).Lapsing(TermKind.Payment).Step(SanctionStep.InDefault);
            asked.Upload(Party.Respondent);
            var writeOff = new WriteOffSanction(asked.FineId, "Failliet", asked.Case.Documents[^1].Id);
            asked.ByAppeals(writeOff).BySecretary(new RejectWriteOff("Er is nog geld."));
            asked.Lapsing(TermKind.Payment).Step(SanctionStep.HandedToCollection);
            yield return asked.ByAppeals(writeOff).BySecretary(new ConfirmWriteOff());

            var paid = AStory.Filed().Final(Fine).Step(SanctionStep.Demanded);
            paid.Step(SanctionStep.InstalmentAgreed, Money.Euro(1000));
            paid.Step(SanctionStep.InstalmentPaid, Money.Euro(1000)).Step(SanctionStep.Paid, Money.Euro(1600));
            yield return paid.ByAppeals(new RecordRefund(null, paid.Today, paid.FineId));

            // Asked for at once and paid; then it falls before the arbitrator.
            var fallen = AStory.Filed().Notified(Fine with { Enforceable = Enforceability.AtOnce });
            fallen.Step(SanctionStep.Paid);
            yield return fallen;
        }
    }

    // Put to the member, proposed, rejected, proposed again and confirmed, notified; contested before the arbitrator, and fallen there.
    private static AStory ConditionMet()
    {
        var story = AStory.Filed().Final(Conditional).Later(5);
        story.BySecretary(
            new AddDocument(
                "shown",
                "bestelling.pdf",
                "application/pdf",
                10,
                "00",
                Domain.Cases.Records.Audience.Parties
            )
        );
        story.BySecretary(new Serve("shown")).ByShop(new Comment("Dat waren wij niet."));
        var finding = new EstablishCondition(story.FineId, story.Today, "Opnieuw te laat.", "shown");
        story.BySecretary(finding).ByCommittee(new RejectCondition("Dat was een andere webshop."));
        story.BySecretary(finding).ByCommittee(new ConfirmCondition()).BySecretary(new Notify(story.Today, "RP 2"));
        story.ByShop(new LodgeAppeal("Wij waren het niet.", [$"condition:{story.FineId}"]));
        var appeal = story.Case.Appeals[^1];
        story.ByAppeals(new RecordDeposit(appeal.Id, appeal.Deposit.Required, story.Today));
        var proof = story.Proof();
        story.ByAppeals(new Refer(appeal.Id, null, "CEPANI 9", story.Today, proof));
        return story.ByAppeals(
            new RecordOutcome(appeal.Id, null, ForumOutcome.Upheld, "Het was een ander.", story.Today, proof)
        );
    }

    // Another decision took the deferral back, and then was not final any more.
    private static AStory TakenBackAndResumed()
    {
        var story = AStory.Filed().Final(Deferred);
        var sanction = story.Case.Decision!.Sanctions[0].Id;
        story.ByClock(new NameDeferral(sanction, "BC-2026-000200"));
        story.ByClock(new ActivateDeferral(sanction, "BC-2026-000200"));
        return story.ByClock(new ReleaseDeferral(sanction, "BC-2026-000200"));
    }

    // After the term has gone by, a proof of later receipt lifts the finality.
    private static AStory ReceiptProven(int days)
    {
        var story = AStory.Filed().Notified(Exclusion);
        var posted = story.Today;
        story.BySecretary(new AddDocument("proof", "bewijs.pdf", "application/pdf", 1, "00", Audience.Internal));
        if (days > 20)
        {
            story.Lapsing(TermKind.Appeal).Lapsing(TermKind.Appeal);
        }
        else
        {
            story.Later(days);
        }

        return story.BySecretary(
            new RecordReceipt(
                Party.Respondent,
                ReceiptResult.Received,
                days > 20 ? story.Today.AddDays(-1) : posted.AddDays(days - 1),
                "proof"
            )
        );
    }

    private static IEnumerable<AStory> Appealed
    {
        get
        {
            yield return BothFora();
            yield return OwnAppeal(c => new ChooseArbitration(c.Appeals[0].Id, "nl", true));
            yield return OwnAppeal(c => new ChooseArbitration(c.Appeals[0].Id, null, false));
            yield return AStory.Filed().Notified().Appealed().Lapsing(TermKind.Deposit);
            yield return NoYes(AStory.Filed().Notified());
            yield return NoYes(AStory.Filed().Notified(Fine, Exclusion));
            yield return NotBrought();
            yield return PaidAhead();
            var late = AStory.Filed().Final().Appealed("Te laat");
            yield return late.ByAppeals(new DeclareAppealInadmissible(late.Case.Appeals[0].Id, "Na de termijn."));
        }
    }

    private static AStory OwnAppeal(Func<Case, Command> choice)
    {
        var story = AStory.Filed().Notified().AppealedOnPaper();
        return story.ByConsumer(choice(story.Case));
    }

    // The consumer says nothing of the arbitration, neither at first nor after the reminder (FP-6).
    private static AStory NoYes(AStory story)
    {
        story.AppealedOnPaper();
        var appeal = story.Case.Appeals[0].Id;
        return story
            .ByAppeals(new RecordDeposit(appeal, Money.Euro(150), story.Today))
            .Lapsing(TermKind.Choice)
            .Lapsing(TermKind.Choice)
            .ByAppeals(new DeclareAppealInadmissible(appeal, "Er kwam geen ja."));
    }

    // BC-25: neither the body nor the appellant brings it in time; the court takes it all the same.
    private static AStory NotBrought()
    {
        var story = AStory.Filed().Notified(Exclusion).ByShop(new LodgeAppeal("Te streng"));
        var appeal = story.Case.Appeals[0].Id;
        story.ByAppeals(new RecordDeposit(appeal, Money.Euro(2000), story.Today));
        var term = story.Case.RunningTerm(TermKind.Bringing)!;
        story.Now = Case.RemindsAt(term, story.Rulebook)!.Value;
        story
            .ByClock(new RemindOfTerm(term.Id))
            .Lapsing(TermKind.Bringing)
            .ByAppeals(new DeclareAppealAbandoned(appeal, Reasons: "Niets voor de rechtbank gebracht."));
        var proof = story.Proof();
        story.ByAppeals(new Refer(appeal, Forum.Court, "RB-2", story.Today, proof, Suspends: true));
        var late = AStory.Filed().Notified(Fine).ByShop(new LodgeAppeal("Te streng"));
        late.ByAppeals(new RecordDeposit(late.Case.Appeals[0].Id, Money.Euro(2000), late.Today))
            .Lapsing(TermKind.Choice)
            .Lapsing(TermKind.Appeal)
            .Lapsing(TermKind.Choice)
            .Lapsing(TermKind.Bringing);
        story.All.AddRange(late.All);
        return story;
    }

    // BC-26: paid and never appealed, the money goes back.
    private static AStory PaidAhead()
    {
        var story = AStory.Filed().Notified();
        story
            .ByAppeals(new RecordDeposit(null, Money.Euro(150), story.Today, Party.Complainant))
            .Lapsing(TermKind.Appeal)
            .Lapsing(TermKind.Appeal);
        return story.ByAppeals(new RecordRefund(null, story.Today, Party: Party.Complainant));
    }

    private static AStory BothFora()
    {
        var story = AStory.Filed().Notified(Fine, Exclusion).ByShop(new LodgeAppeal("Te streng"));
        var appeal = story.Case.Appeals[0].Id;
        story
            .ByAppeals(new RecordDeposit(appeal, Money.Euro(500), story.Today))
            .ByAppeals(new RecordDeposit(appeal, Money.Euro(1600), story.Today))
            .Lapsing(TermKind.Choice)
            .Lapsing(TermKind.Appeal)
            .Lapsing(TermKind.Choice);
        var proof = story.Proof();
        story
            .ByAppeals(new Refer(appeal, Forum.Arbitration, "CEP-1", story.Today))
            .ByAppeals(new Refer(appeal, Forum.Court, "RB-1", story.Today, proof))
            .Later(40);
        story
            .ByAppeals(new AddDocument("award", "uitspraak.pdf", "application/pdf", 1, "00", Audience.Parties))
            .ByAppeals(new RecordOutcome(appeal, Forum.Court, ForumOutcome.Rejected, "Ongegrond", story.Today, "award"))
            .ByAppeals(
                new RecordOutcome(
                    appeal,
                    Forum.Arbitration,
                    ForumOutcome.PartlyUpheld,
                    "De boete is te hoog",
                    story.Today,
                    "award",
                    ReplacementSanctions: [new ProposedSanction(SanctionKind.Warning)],
                    OtherOrder: "De webshop schrijft een brief."
                )
            );
        var order = story.Case.Orders.Single().Id;
        story.ByAppeals(new RecordSanctionStep(order, SanctionStep.CarriedOut, story.Today));
        return story.ByAppeals(new RecordRefund(appeal, story.Today));
    }
}
