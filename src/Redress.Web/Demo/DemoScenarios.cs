using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Web.Demo;

/// <summary>The cases of the demo: each state has some, each desk has something to do.</summary>
internal static class DemoScenarios
{
    private const string Complainant = "complainant";
    private const string Respondent = "respondent";
    private const string Secretary = "secretary";

    public static IReadOnlyList<DemoScenario> All() => [.. Beginning(), .. Judged()];

    private static IEnumerable<DemoScenario> Beginning() =>
        [
            new DemoScenario("nl", "demo-shop").Filed(3),
            new DemoScenario("fr", "second-shop").Filed(1),
            new DemoScenario("en", null).Filed(2),
            new DemoScenario("nl", "keurmerk-shop", scheme: "webshop-keurmerk").Filed(2),
            Asked(new DemoScenario("fr", "demo-shop").Filed(10), 8),
            Asked(new DemoScenario("nl", "second-shop").Filed(25), 19),
            Asked(new DemoScenario("en", "demo-shop").Filed(45), 40),
            Mediated(new DemoScenario("nl", "demo-shop").Filed(20), 18)
                .Then(12, Respondent, t => new Message(MessageTo.OtherParty, Text: t.Say("message:toOther")))
                .Then(10, Complainant, t => new Message(MessageTo.Mediator, Text: t.Say("message:inPrivate")))
                .Then(9, Secretary, t => new Message(Party: Party.Complainant, Text: t.Say("message:mediator")))
                .Then(3, Respondent, t => new Propose(t.Say("proposal"), Money.Euro(45), null)),
            Mediated(new DemoScenario("en", null).Filed(15), 12),
            Mediated(new DemoScenario("fr", "second-shop").Filed(60), 55)
                .Then(53, Complainant, t => new Message(MessageTo.OtherParty, Text: t.Say("message:toOther")))
                .Then(52, Respondent, t => new Message(MessageTo.Mediator, Text: t.Say("message:inPrivate")))
                .Then(
                    50,
                    Respondent,
                    t => new Propose(
                        t.Say("proposal"),
                        Money.Euro(45),
                        t.Today.AddDays(20),
                        [new ProposedClause(t.Say("promise"), Money.Euro(45), t.Today.AddDays(20))]
                    )
                )
                .Then(40, Complainant, t => new AcceptProposal(t.Proposal, true)),
            Mediated(new DemoScenario("nl", "keurmerk-shop", scheme: "webshop-keurmerk").Filed(50), 45)
                .Then(6, Secretary, t => new ReferExternally("SGC", "SGC-24817", t.Today)),
            Sent(new DemoScenario("fr", "demo-shop").Filed(12), 6)
                .Then(2, Respondent, t => new Respond(Answer: t.Say("answer")))
                .Then(1, Complainant, t => new Message(MessageTo.Secretary, Text: t.Say("message:question"))),
            Sent(new DemoScenario("nl", "second-shop").Filed(16), 11)
                .Then(2, Respondent, t => new RequestExtension(7, t.Say("reason"))),
            Sent(new DemoScenario("en", "demo-shop", CaseKind.UnsolicitedAdvertising).Filed(9), 4),
            Answered(new DemoScenario("nl", "demo-shop").Filed(20), 15, 5)
                .Then(4, Complainant, t => new Message(MessageTo.Secretary, Text: t.Say("message:question")))
                .Then(3, Secretary, t => new Message(Party: Party.Complainant, Text: t.Say("message:answer"))),
            Sent(new DemoScenario("en", "second-shop", CaseKind.UnsolicitedAdvertising).Filed(30), 22)
                .Then(3, Secretary, t => new MarkNonCooperation(t.Say("reason"))),
            Commented(Answered(new DemoScenario("fr", "demo-shop").Filed(40), 35, 28), 25)
                .Then(10, Secretary, t => new InviteToHearing(At(t.Today.AddDays(16)), "Brussel", null)),
        ];

    private static IEnumerable<DemoScenario> Judged() =>
        [
            Deliberated(new DemoScenario("nl", "second-shop").Filed(60)),
            Proposed(Deliberated(new DemoScenario("en", "demo-shop").Filed(62)), 4, false),
            Proposed(Deliberated(new DemoScenario("fr", "demo-shop").Filed(63)), 5, false)
                .Then(2, "committee2", _ => new ConfirmDecision()),
            Notified(new DemoScenario("nl", "demo-shop").Filed(80), 9, fine: false),
            Appealed(Notified(new DemoScenario("en", "demo-shop").Filed(85), 14, fine: true), 3),
            Appealed(Notified(new DemoScenario("fr", "demo-shop").Filed(110), 45, fine: true), 32)
                .Then(30, "appeals", t => new RecordDeposit(t.Appeal, Money.Euro(2000), t.Today))
                .Then(28, Complainant, t => new ChooseArbitration(t.Appeal, "fr", true))
                .Then(15, "appeals", t => new Refer(t.Appeal, Forum.Arbitration, "CEPANI 3310", t.Today)),
            Notified(new DemoScenario("nl", "demo-shop").Filed(120), 60, fine: true),
            Notified(new DemoScenario("fr", "second-shop", CaseKind.UnsolicitedAdvertising).Filed(130), 70, fine: false)
                .Then(35, Secretary, t => new PublishNotice(t.Say("notice")))
                .Then(34, Complainant, _ => new AnswerNotice(NothingToAdd: true))
                .Then(33, Respondent, _ => new AnswerNotice(NothingToAdd: true))
                .Then(32, "committee", _ => new ConfirmNotice())
                .Then(30, Secretary, _ => new Close()),
            new DemoScenario("en", "second-shop").Filed(33).Then(21, Complainant, t => new Withdraw(t.Say("reason"))),
            new DemoScenario("nl", null)
                .Filed(28)
                .Then(20, Secretary, t => new Refuse(RefusalGround.OutOfScope, t.Say("reason"))),
        ];

    private static DemoScenario Asked(DemoScenario s, int daysAgo) =>
        s.Then(daysAgo, Secretary, t => new RequestInformation([t.Say("asked")]));

    private static DemoScenario Mediated(DemoScenario s, int daysAgo) =>
        s.Then(daysAgo, Secretary, _ => new StartMediation());

    private static DemoScenario Sent(DemoScenario s, int daysAgo) =>
        s.Then(daysAgo, Secretary, _ => new SendToMember());

    private static DemoScenario Answered(DemoScenario s, int sent, int answered) =>
        Sent(s, sent)
            .Then(
                answered,
                Respondent,
                t => new Respond(
                    t.Say("answer"),
                    t.Say("defence"),
                    t.Case.IsUnsolicitedAdvertising ? [t.Say("spam")] : null
                )
            )
            .Then(answered - 1, Secretary, _ => new DeclareComplete());

    private static DemoScenario Commented(DemoScenario s, int daysAgo) =>
        s.Then(daysAgo, Complainant, t => new Comment(t.Say("comment")))
            .Then(daysAgo - 2, Respondent, _ => new Comment(NothingToAdd: true));

    private static DemoScenario Deliberated(DemoScenario s) =>
        Commented(Answered(s, s.FiledDaysAgo - 4, s.FiledDaysAgo - 12), s.FiledDaysAgo - 16)
            .Then(s.FiledDaysAgo - 20, Secretary, _ => new CloseFile());

    private static DemoScenario Proposed(DemoScenario s, int daysAgo, bool fine) =>
        s.Then(
            daysAgo,
            "committee",
            t => new Decide(
                Outcome.Founded,
                null,
                null,
                t.Say("decision"),
                [t.Case.IsUnsolicitedAdvertising ? "2.1.3" : "2.2.2"],
                t.Say("refrain"),
                fine
                    ?
                    [
                        new ProposedSanction(SanctionKind.Reprimand),
                        new ProposedSanction(SanctionKind.Fine, DemoContext.Fine),
                    ]
                    :
                    [
                        new ProposedSanction(SanctionKind.Warning),
                        new ProposedSanction(SanctionKind.Fine, DemoContext.Fine, DeferredFor: new Period(1, 0, 0)),
                    ]
            )
        );

    private static DemoScenario Notified(DemoScenario s, int daysAgo, bool fine) =>
        Proposed(Deliberated(s), daysAgo + 4, fine)
            .Then(daysAgo + 2, Secretary, _ => new ConfirmDecision())
            .Then(daysAgo, Secretary, t => new Notify(t.Today, $"RP {t.Case.Number}"));

    private static DemoScenario Appealed(DemoScenario s, int daysAgo) =>
        s.Then(daysAgo, Respondent, t => new LodgeAppeal(t.Say("grounds")));

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
}
