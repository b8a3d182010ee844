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

    /// <summary>Admitted, and not yet before one of its fora (BC-27, BC-28).</summary>
    Refer,

    /// <summary>Before a forum that has not decided yet (BC-29).</summary>
    AwaitOutcome,

    /// <summary>Money is to be paid back (BC-26), also when the appeal, or the case, is over.</summary>
    Refund,
}

/// <summary>One thing to do about an appeal, and the last day for it; without a day where the law sets none.</summary>
public sealed record AppealTask(AppealTaskKind Kind, DateOnly? Due)
{
    /// <summary>All that is to be done about the appeal now, which may be several things: two fora go their own way, and money may be owed meanwhile.</summary>
    /// <param name="terms">Those of its case.</param>
    public static IReadOnlyList<AppealTask> Of(Appeal appeal, IReadOnlyCollection<Term> terms)
    {
        var tasks = new List<AppealTask>();
        if (!appeal.Ended)
        {
            tasks.AddRange(appeal.Late ? [new(AppealTaskKind.JudgeLateness, null)] : WhileItRuns(appeal, terms));
        }

        if (appeal.Deposit.OwesMoney)
        {
            tasks.Add(new(AppealTaskKind.Refund, null));
        }

        return tasks;
    }

    private static IEnumerable<AppealTask> WhileItRuns(Appeal appeal, IReadOnlyCollection<Term> terms)
    {
        if (appeal.State == AppealState.Lodged)
        {
            yield return new(AppealTaskKind.AwaitDeposit, Running(TermKind.Deposit)?.Due ?? appeal.Deposit.Due);
        }

        var choice = Running(TermKind.Choice);
        if (choice is not null)
        {
            yield return new(AppealTaskKind.AwaitChoice, choice.Due);
        }

        if (
            appeal.State != AppealState.Lodged
            && appeal.Proceedings.Any(p => p.ReferredOn is null && (p.Forum != Forum.Arbitration || choice is null))
        )
        {
            yield return new(AppealTaskKind.Refer, null);
        }

        if (appeal.BeforeForum.Count > 0)
        {
            yield return new(AppealTaskKind.AwaitOutcome, null);
        }

        Term? Running(TermKind kind) =>
            terms.FirstOrDefault(t => t.Kind == kind && t.Subject == appeal.Id && t.State == TermState.Running);
    }
}
