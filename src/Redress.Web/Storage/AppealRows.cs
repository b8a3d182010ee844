using Redress.Domain;
using Redress.Domain.Appeals;

namespace Redress.Web.Storage;

/// <summary>An appeal as its case's file has it, with what its deposit came to; gone when the file is erased (FP-18). Amounts are in <see cref="Currency"/>.</summary>
internal sealed class AppealRow
{
    public Guid CaseId { get; set; }

    public string AppealId { get; set; } = "";

    public Party Party { get; set; }

    public AppealState State { get; set; }

    public bool Late { get; set; }

    /// <summary>The structured reference under which the deposit is paid (BC-26).</summary>
    public string Reference { get; set; } = "";

    public DepositState DepositState { get; set; }

    public decimal Deposit { get; set; }

    /// <summary>What is to be paid back now; zero when nothing is.</summary>
    public decimal ToReturn { get; set; }

    public string Currency { get; set; } = "";

    public static AppealRow Of(Guid caseId, Appeal a) =>
        new()
        {
            CaseId = caseId,
            AppealId = a.Id,
            Party = a.Party,
            State = a.State,
            Late = a.Late,
            Reference = a.Deposit.Reference,
            DepositState = a.Deposit.State,
            Deposit = a.Deposit.Required.Amount,
            ToReturn = a.Deposit.ToReturn.Amount,
            Currency = a.Deposit.Required.Currency,
        };
}

/// <summary>One thing that the appeal handler has to do about an appeal (<see cref="AppealTask"/>).</summary>
internal sealed class AppealTaskRow
{
    public Guid CaseId { get; set; }

    public string AppealId { get; set; } = "";

    public AppealTaskKind Task { get; set; }

    /// <summary>The last day for it, or <see cref="CaseRow.NoDay"/>.</summary>
    public DateOnly Due { get; set; }

    /// <summary>Case number, appeal and task in one text: what puts those that are due on one day in an order of which no two are equal.</summary>
    public string SortKey { get; set; } = "";

    public static AppealTaskRow Of(Guid caseId, string number, Appeal a, AppealTask task) =>
        new()
        {
            CaseId = caseId,
            AppealId = a.Id,
            Task = task.Kind,
            Due = task.Due ?? CaseRow.NoDay,
            SortKey = $"{number}/{a.Id}/{task.Kind}",
        };
}
