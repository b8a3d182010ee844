using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Procedure;

namespace Redress.Domain.Tests.Procedure;

/// <summary>What waits for the body held against the machine, wherever a case has come to: whoever may confirm has a line, and nobody else.</summary>
internal static class WaitWalk
{
    /// <summary>The acts of a second person, and those upon which the committee alone decides, with what waits for them.</summary>
    public static readonly IReadOnlyDictionary<WaitKind, Type> Acts = new Dictionary<WaitKind, Type>
    {
        [WaitKind.Decision] = typeof(ConfirmDecision),
        [WaitKind.Correction] = typeof(ConfirmCorrection),
        [WaitKind.WriteOff] = typeof(ConfirmWriteOff),
        [WaitKind.Condition] = typeof(ConfirmCondition),
        [WaitKind.Notice] = typeof(ConfirmNotice),
        [WaitKind.NoticeChange] = typeof(ConfirmNoticeChange),
        [WaitKind.Clearance] = typeof(ConfirmClearance),
        [WaitKind.LateMatter] = typeof(AdmitLate),
        [WaitKind.Objection] = typeof(DecideChallenge),
    };

    private static readonly Actor[] Staff =
    [
        ACase.Secretary,
        ACase.Secretary2,
        ACase.Committee,
        ACase.Committee2,
        ACase.Handler,
    ];

    public static void Check(ACase a)
    {
        var waits = StaffWaits.Of(a.It, a.Rulebook, a.Now);
        Assert.Equal(waits.Count, waits.DistinctBy(w => (w.What, w.Key, w.For)).Count());
        foreach (var by in Staff)
        {
            var own = waits.Where(w => w.IsFor(by) && CaseView.MaySee(a.It, by)).ToList();
            var context = new ActContext(new Act(by, a.Now), a.Rulebook, ExternalFacts.None);
            Assert.Equal(
                Acts.Where(act => CaseMachine.WhyRefused(a.It, act.Value, context, null) is null)
                    .Select(act => act.Key)
                    .Order(),
                own.Select(w => w.What).Where(Acts.ContainsKey).Distinct().Order()
            );
            // FP-20, FP-24: of a message learns who reads it; of what was offered, nobody who decides.
            Assert.All(
                own.Where(w => w.What == WaitKind.Message),
                w => Assert.Contains(CaseView.Conversation(a.It, by), m => m.Id == w.Key)
            );
            // With what the case goes on is one act, which who has the line may do; and nobody has one while something waits for a second person.
            Assert.All(
                own.Where(w => w.What == WaitKind.Step),
                w => Assert.Null(CaseMachine.WhyRefused(a.It, CommandCatalog.ByName[w.Key], context, null))
            );
            Assert.True(own.Count(w => w.What == WaitKind.Step) <= (own.Exists(w => Acts.ContainsKey(w.What)) ? 0 : 1));
            Assert.True(
                by.Role == Role.Secretary
                    || !own.Exists(w => w.What is WaitKind.Message or WaitKind.Proposal or WaitKind.Letter)
            );
        }

        if (!a.It.Erased)
        {
            Assert.Equal(a.It.WaitingDuties.Distinct().Count(), waits.Count(w => w.What == WaitKind.Duty));
        }
    }
}
