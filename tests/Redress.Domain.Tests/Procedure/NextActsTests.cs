using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Procedure;
using Redress.Domain.Tests.Cases;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Procedure;

/// <summary>What comes first on a desk, state by state; that it holds everywhere is walked by <see cref="RandomWalkTests"/>.</summary>
public sealed class NextActsTests
{
    private static string[] Next(ACase a, Actor by) =>
        [
            .. NextActs
                .Of(
                    a.It,
                    new ActContext(new Act(by, a.Now), a.Rulebook, ExternalFacts.None),
                    [
                        .. CaseMachine
                            .ActionsFor(a.It, by, a.Now, a.Rulebook)
                            .Permitted.Where(p => !p.OnPaper)
                            .Select(p => p.Command),
                    ]
                )
                .Select(Command.NameOf),
        ];

    private static string? First(ACase a, Actor by) => Next(a, by).FirstOrDefault();

    [Fact]
    [Rule("FP-23")]
    public void Before_the_decision_the_course_of_the_procedure_comes_first()
    {
        Assert.Equal(
            ["start-mediation", "send-to-member", "request-information"],
            Next(ACase.OfBeCommerce(), ACase.Secretary).Take(3)
        );
        var mediation = ACase.OfBeCommerce().Do(ACase.Secretary, new StartMediation());
        Assert.Equal("send-to-member", First(mediation, ACase.Secretary));
        Assert.DoesNotContain("decide", Next(mediation, ACase.Committee));
        Assert.Equal(
            "end-mediation",
            First(ACase.AgainstANonMember().Do(ACase.Secretary, new StartMediation()), ACase.Secretary)
        );
        Assert.Empty(Next(ACase.OfBeCommerce().SentToMember("2026-03-02"), ACase.Committee));
        Assert.Equal("decide", First(ACase.OfBeCommerce().InDeliberation("2026-03-20"), ACase.Committee));
    }

    [Fact]
    [Rule("FP-2"), Rule("BC-13")]
    public void In_the_examination_a_hearing_that_was_asked_for_comes_before_the_file_is_closed()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-02");
        Assert.Equal("declare-complete", First(a, ACase.Secretary));
        Assert.Equal("close-file", First(a.Do(ACase.Secretary, new DeclareComplete()), ACase.Secretary));
        var heard = ACase.OfBeCommerce().UnderExamination("2026-03-02").Do(ACase.Secretary, new DeclareComplete());
        heard.Do(heard.Shop, new RequestHearing());
        Assert.Equal("propose-hearing-dates", First(heard, ACase.Secretary));
    }

    [Fact]
    [Rule("BC-25"), Rule("BC-26")]
    public void Of_an_appeal_comes_what_it_waits_for()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        Assert.DoesNotContain("record-deposit", Next(a, ACase.Handler));
        a.Appealed("2026-05-18");
        Assert.Equal("record-deposit", First(a, ACase.Handler));
        a.Paid("2026-05-20");
        if (a.It.Appeals[^1].AwaitsChoice)
        {
            a.Chooses("2026-05-21", true);
        }

        a.Advance("2026-06-15");
        Assert.Equal("refer", First(a, ACase.Handler));
        Assert.DoesNotContain("record-deposit", Next(a, ACase.Handler));
        Assert.Equal("record-outcome", First(a.Referred("2026-06-15"), ACase.Handler));
        Assert.Equal("record-refund", First(a.ForumSays("2026-07-01", ForumOutcome.Upheld), ACase.Handler));
    }

    [Fact]
    [Rule("BC-18"), Rule("BC-30"), Rule("BC-31")]
    public void After_the_decision_it_is_sent_then_carried_out_then_made_public_and_closing_comes_last()
    {
        var decided = ACase
            .OfBeCommerce()
            .InDeliberation("2026-03-20")
            .Do(ACase.Committee, ACase.Founded)
            .Do(ACase.Committee2, new ConfirmDecision());
        Assert.Equal("notify", First(decided, ACase.Secretary));
        var a = ACase.OfBeCommerce().Final();
        Assert.Equal("publish-notice", First(a, ACase.Secretary));
        Assert.DoesNotContain("close", Next(a, ACase.Secretary));
        a.NoticePublished().Do(a.Shop, new ConfirmStop("It is mended."));
        Assert.Equal("close", First(a, ACase.Secretary));
        var fined = ACase.OfBeCommerce().Final(decision: Fine);
        Assert.Equal("record-sanction-step", First(fined, ACase.Secretary));
        Assert.Contains("publish-notice", Next(fined, ACase.Secretary));
    }

    [Fact]
    [Rule("BC-17")]
    public void What_waits_for_a_second_person_comes_first_and_who_proposed_it_is_not_pressed_to_reject_it()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-20").Do(ACase.Committee, ACase.Founded);
        Assert.Equal(["confirm-decision", "reject-decision"], Next(a, ACase.Committee2).Take(2));
        Assert.DoesNotContain("reject-decision", Next(a, ACase.Committee));
    }

    private static Decide Fine =>
        ACase.Founded with
        {
            Sanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(2500))],
        };
}
