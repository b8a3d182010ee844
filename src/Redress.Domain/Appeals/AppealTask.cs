using Redress.Domain.Terms;

namespace Redress.Domain.Appeals;

/// <summary>What the appeal handler has to do about an appeal, or to wait for.</summary>
public enum AppealTaskKind
{
    /// <summary>The deposit is not there yet (BC-26).</summary>
    AwaitDeposit,

    /// <summary>The consumer may still say yes or no to the arbitration (FP-6).</summary>
    AwaitChoice,

    /// <summary>Lodged late: to be declared inadmissible (FP-7).</summary>
    JudgeLateness,

    /// <summary>The consumer's own, without its yes after the reminder too: to be declared inadmissible (FP-6).</summary>
    JudgeMissingYes,

    /// <summary>To be brought before the arbitrator, by the body (BC-25, BC-27).</summary>
    Refer,

    /// <summary>To be brought before the court, by the appellant, whose proof is recorded (BC-25, BC-28).</summary>
    AwaitProof,

    /// <summary>Not brought before the court in time: to be declared abandoned (BC-25).</summary>
    JudgeAbandonment,

    /// <summary>Before a forum that has not decided yet (BC-29); by its day a note says how it stands (BC-25).</summary>
    AwaitOutcome,

    /// <summary>Money is to be paid back (BC-26), also when the appeal, or the case, is over.</summary>
    Refund,

    /// <summary>What a forum ordered besides is to be carried out by hand (BC-29), also when the appeal, or the case, is over.</summary>
    CarryOutOrder,
}

/// <summary>One thing to do about an appeal, and the last day for it, also when that is over; without a day where the law sets none.</summary>
public sealed record AppealTask(AppealTaskKind Kind, DateOnly? Due)
{
    /// <summary>All that is to be done about the appeal now, which may be several things: two fora go their own way, and money may be owed meanwhile.</summary>
    /// <param name="terms">Those of its case.</param>
    /// <param name="consumer">Whether the complainant is a consumer, whose own yes the arbitration needs.</param>
    public static IReadOnlyList<AppealTask> Of(Appeal appeal, IReadOnlyCollection<Term> terms, bool consumer)
    {
        var own = terms.Where(t => t.Subject == appeal.Id).ToList();
        var tasks = new List<AppealTask>();
        if (!appeal.Ended)
        {
            tasks.AddRange(
                appeal is { Late: true, State: AppealState.Lodged }
                    ? [new(AppealTaskKind.JudgeLateness, Last(TermKind.LateAppeal)?.Due)]
                    : WhileItRuns(appeal, own, consumer)
            );
        }

        if (appeal.Deposit.OwesMoney)
        {
            tasks.Add(new(AppealTaskKind.Refund, Last(TermKind.Refund)?.Due));
        }

        tasks.AddRange(
            appeal.Orders.Where(o => o.Open).Select(o => new AppealTask(AppealTaskKind.CarryOutOrder, o.Due))
        );
        return tasks;

        Term? Last(TermKind kind) => own.FindLast(t => t.Kind == kind);
    }

    private static IEnumerable<AppealTask> WhileItRuns(Appeal appeal, List<Term> own, bool consumer)
    {
        if (appeal.State == AppealState.Lodged)
        {
            yield return new(AppealTaskKind.AwaitDeposit, appeal.Deposit.Due);
        }

        var choice = own.FindLast(t => t.Kind == TermKind.Choice);
        if (choice is { IsOver: false })
        {
            yield return new(AppealTaskKind.AwaitChoice, choice.State == TermState.Stopped ? null : choice.Due);
        }
        else if (choice is not null && appeal.LacksYes(consumer))
        {
            yield return new(AppealTaskKind.JudgeMissingYes, own.FindLast(t => t.Kind == TermKind.LateAppeal)?.Due);
        }

        foreach (var bringing in own.Where(t => t.Kind == TermKind.Bringing))
        {
            var forum = bringing.Party is null ? Forum.Arbitration : Forum.Court;
            if (appeal.Proceedings.Any(p => p.Forum == forum && p.AwaitsReferral))
            {
                yield return forum == Forum.Arbitration ? new(AppealTaskKind.Refer, bringing.Due)
                : bringing.State == TermState.Lapsed
                    ? new(AppealTaskKind.JudgeAbandonment, own.FindLast(t => t.Kind == TermKind.Abandonment)?.Due)
                : new(AppealTaskKind.AwaitProof, bringing.Due);
            }
        }

        if (appeal.BeforeForum.Count > 0)
        {
            yield return new(AppealTaskKind.AwaitOutcome, appeal.BeforeForum.Min(p => p.StandBy));
        }
    }
}
