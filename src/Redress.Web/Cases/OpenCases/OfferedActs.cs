using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Procedure;

namespace Redress.Web.Cases.OpenCases;

/// <summary>
/// The acts that are offered to who reads a file, in the file itself, in its preview and among the commands: those that it may do in its own name, without those
/// that are begun elsewhere.
/// </summary>
/// <param name="Next">What moves the case on, what the law awaits first before all others.</param>
/// <param name="All">These and the others, in the order of the procedure.</param>
public sealed record OfferedActs(IReadOnlyList<string> Next, IReadOnlyList<string> All)
{
    /// <summary>So many of what comes next are told at the most.</summary>
    public const int MostNext = 3;

    public static OfferedActs Of(OpenCase open)
    {
        List<Type> offered =
        [
            .. open.Permitted.Where(p => !p.OnPaper && !IsBegunElsewhere(open, p.Command)).Select(p => p.Command),
        ];
        var context = new ActContext(new Act(open.Reader, open.Now), open.Rulebook, ExternalFacts.None);
        return new OfferedActs(
            [.. NextActs.Of(open.Case, context, offered).Select(Command.NameOf)],
            [.. offered.Select(Command.NameOf)]
        );
    }

    // FP-20: beside each message stands as what it can be entered.
    // BC-30: where no sanction and no order has a step, there is none to record.
    private static bool IsBegunElsewhere(OpenCase open, Type act) =>
        act == typeof(EnterMessageAsAct)
        || act == typeof(ReadMessage)
        || (
            act == typeof(RecordSanctionStep)
            && !open.Case.AllSanctions.Any(s => open.Case.OpenSteps(s).Any())
            && !open.Case.OpenOrders.Any()
        );
}
