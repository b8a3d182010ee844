using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

/// <summary>What the appeal handler is told to do is what the procedure lets it do.</summary>
public sealed class AppealTaskTests
{
    private static List<AppealTask> Tasks(ACase a) =>
        [.. a.It.Appeals.SelectMany(p => AppealTask.Of(p, a.It.Terms, a.It.IsConsumer))];

    [Fact]
    [Rule("BC-26"), Rule("BC-27"), Rule("BC-29"), Rule("FP-7")]
    public void What_is_to_be_done_is_what_the_handler_is_offered_in_whatever_state()
    {
        var seen = new HashSet<AppealTaskKind>();
        for (var seed = 0; seed < 120; seed++)
        {
            foreach (var a in AppealWalk.Steps(seed))
            {
                var (tasks, offered) = (Tasks(a).Select(t => t.Kind).ToHashSet(), a.Offered(ACase.Handler));
                var told = $"walk {seed}, {a.It.State}: {string.Join(", ", tasks)} but {string.Join(", ", offered)}";
                var fine = a.It.AllSanctions.Any(s => s.ToReturn.Amount > 0);
                Assert.True(
                    (tasks.Contains(AppealTaskKind.Refund) || fine || a.It.PaidAhead.Exists(a.It.OwesPaidAhead))
                        == Offers<RecordRefund>(),
                    told
                );
                Assert.True(
                    (tasks.Contains(AppealTaskKind.JudgeLateness) || tasks.Contains(AppealTaskKind.JudgeMissingYes))
                        == Offers<DeclareAppealInadmissible>(),
                    told
                );
                // A forum may also take what had ended: for that nobody waits.
                Assert.True(
                    !tasks.Contains(AppealTaskKind.Refer) && !tasks.Contains(AppealTaskKind.AwaitProof)
                        || Offers<Refer>(),
                    told
                );
                Assert.True(tasks.Contains(AppealTaskKind.JudgeAbandonment) == Offers<DeclareAppealAbandoned>(), told);
                // After finality a later judgment may come, for which nobody waits (BC-29).
                Assert.True(
                    tasks.Contains(AppealTaskKind.AwaitOutcome) == Offers<RecordOutcome>()
                        || a.It.FinalOn is not null && Offers<RecordOutcome>(),
                    told
                );
                Assert.True(!tasks.Contains(AppealTaskKind.CarryOutOrder) || Offers<RecordSanctionStep>(), told);
                seen.UnionWith(tasks);

                bool Offers<T>()
                    where T : Command => offered.Contains(Command.NameOf<T>());
            }
        }

        Assert.Equal(Enum.GetValues<AppealTaskKind>().Order(), seen.Order());
    }

    [Fact]
    [Rule("BC-26"), Rule("FP-6")]
    public void A_consumer_who_appeals_is_waited_for_by_the_last_days_of_its_two_terms()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").AppealedOnPaper("2026-05-18");
        Assert.Equal(
            [
                new(AppealTaskKind.AwaitDeposit, a.Running(TermKind.Deposit).Due),
                new(AppealTaskKind.AwaitChoice, a.Running(TermKind.Choice).Due),
            ],
            Tasks(a)
        );
        Assert.Equal([AppealTaskKind.AwaitChoice], Tasks(a.Paid("2026-05-19")).Select(t => t.Kind));
        Assert.Empty(Tasks(a.Chooses("2026-05-20", accepted: true)));
        // The arbitrator waits until the webshop's own term to appeal is over, on Wednesday 3 June; 30 days later is 3 July.
        Assert.Equal(
            [new AppealTask(AppealTaskKind.Refer, ACase.Day("2026-07-03"))],
            Tasks(a.Advance("2026-06-04T00:00"))
        );
        Assert.Equal(
            [new AppealTask(AppealTaskKind.AwaitOutcome, ACase.Day("2026-12-05"))],
            Tasks(a.Referred("2026-06-05"))
        );
        Assert.Equal(
            [new AppealTask(AppealTaskKind.AwaitOutcome, ACase.Day("2026-12-10"))],
            Tasks(a.Do(ACase.Handler, new Note("An arbitrator was named."), "2026-06-10"))
        );
        Assert.Equal(
            [new AppealTask(AppealTaskKind.Refund, ACase.Day("2026-06-26"))],
            Tasks(a.ForumSays("2026-06-12", ForumOutcome.Upheld))
        );
        a.Do(ACase.Handler, new RecordRefund(a.It.Appeals[0].Id, a.Today));
        Assert.Empty(Tasks(a));
    }

    [Fact]
    [Rule("FP-7"), Rule("BC-26")]
    public void A_late_appeal_waits_for_a_judgement_and_for_nothing_else_and_what_was_paid_for_it_goes_back()
    {
        var a = ACase.OfBeCommerce().Final();
        a.Do(a.Shop, new LodgeAppeal("Too late, I know."));
        Assert.Equal([new AppealTask(AppealTaskKind.JudgeLateness, a.Running(TermKind.LateAppeal).Due)], Tasks(a));
        a.Do(ACase.Handler, new RecordDeposit(a.It.Appeals[0].Id, Money.Euro(2000), a.Today));
        Assert.Equal([AppealTaskKind.JudgeLateness, AppealTaskKind.Refund], Tasks(a).Select(t => t.Kind));
        a.Do(ACase.Handler, new DeclareAppealInadmissible(a.It.Appeals[0].Id, "Out of time."));
        Assert.Equal([AppealTaskKind.Refund], Tasks(a).Select(t => t.Kind));
        // Also when the case is closed.
        Assert.Equal([AppealTaskKind.Refund], Tasks(a.Closed()).Select(t => t.Kind));
    }
}
