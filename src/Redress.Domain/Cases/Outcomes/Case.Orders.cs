using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>What a forum ordered besides (BC-29): carried out by hand, watched until it is, and recorded like a step of a sanction.</summary>
public sealed partial class Case
{
    /// <summary>All that any forum ordered besides in this case, oldest first; also upon a decision that stands no more.</summary>
    public IEnumerable<ForumOrder> Orders => Appeals.SelectMany(a => a.Orders);

    /// <summary>What of it nobody has carried out yet.</summary>
    public IEnumerable<ForumOrder> OpenOrders => Orders.Where(order => order.Open);

    private Appeal WithOrder(Appeal appeal, RecordOutcome c, Forum forum, ActContext o) =>
        string.IsNullOrWhiteSpace(c.OtherOrder)
            ? appeal
            : appeal with
            {
                Orders =
                [
                    .. appeal.Orders,
                    new ForumOrder(
                        NextId("o"),
                        forum,
                        c.OtherOrder,
                        c.On!.Value,
                        Term.LastDay(o.Rulebook.Terms.ForumOrder, o.Today, o.Calendar)
                    ),
                ],
            };

    private Refusal? CarryOut(ForumOrder order, RecordSanctionStep c, ActContext o)
    {
        var check = new Validation();
        check.Require(order.Open, "sanction", "BC-29", FieldReason.SanctionNotDue);
        check.Require(
            ForumOrder.PossibleSteps.Contains(c.Step!.Value),
            "step",
            "BC-29",
            FieldReason.NotAStepOfThisSanction
        );
        check.Require(
            c.On >= order.On && c.On <= o.Today,
            "on",
            "BC-29",
            FieldReason.BetweenFinalityAndToday,
            order.On
        );
        check.Require(c.Amount is null, "amount", "BC-29", FieldReason.StepHasNoAmount);
        if (check.Refusal is { } no)
        {
            return no;
        }

        var appeal = Appeals.Single(a => a.Orders.Contains(order));
        var done = order with { Done = new SanctionStepTaken(c.Step.Value, c.On!.Value, o.Act.By.Name) };
        Change(appeal with { Orders = [.. appeal.Orders.Select(x => x.Id == order.Id ? done : x)] });
        Record(new ForumOrderDone(done));
        return null;
    }
}
