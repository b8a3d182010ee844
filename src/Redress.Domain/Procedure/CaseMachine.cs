using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;

namespace Redress.Domain.Procedure;

/// <summary>Moves a case: judges an act by the table and has it carried out. There is no other way to change a case once it is registered.</summary>
public static class CaseMachine
{
    /// <summary>
    /// Does what is asked if the procedure permits it now, or says why not, in the order of docs/api.md. After a refusal the case is as it was found in storage only if it is loaded again.
    /// </summary>
    /// <param name="version">The version that the caller saw; another one is refused as stale. Null: not compared.</param>
    public static Refusal? Do(this Case c, Command command, ActContext context, int? version = null)
    {
        c.BeginAct();
        return CaseProcedure.WhyRefused(c, command.GetType(), context, version)
            ?? CommandCatalog.Check(command)
            ?? WhyPaperRefused(c, context)
            ?? c.Execute(command, context, CaseProcedure.TransitionFor(c, command.GetType(), context)!.To);
    }

    // FP-13: what came on paper has its day of arrival, between the filing and today.
    private static Refusal? WhyPaperRefused(Case c, ActContext context)
    {
        var check = new Validation();
        if (context.Act.Arrived is { } arrived)
        {
            check.Require(context.Act.OnBehalfOf is not null, "onBehalfOf", "FP-13", FieldReason.Required);
            check.Require(arrived <= context.Today, "arrived", "FP-13", FieldReason.InTheFuture);
            check.Require(arrived >= c.FiledOn, "arrived", "FP-13", FieldReason.BeforeTheCase);
        }

        return check.Refusal;
    }
}
