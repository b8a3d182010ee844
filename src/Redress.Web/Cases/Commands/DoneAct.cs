using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;

namespace Redress.Web.Cases.Commands;

/// <summary>An act that was carried out, as it is kept: the case it left, and what the journal says of it (ST-2).</summary>
/// <param name="Content">What was asked, field by field: the command.</param>
/// <param name="Before">The state before; null when the act filed the case.</param>
internal sealed record DoneAct(Case Case, Rulebook Rulebook, Act Act, object Content, string Action, CaseState? Before)
{
    /// <summary>The rule on which the journal rests the act.</summary>
    public required string Rule { get; init; }

    public static DoneAct Of(Case c, ActContext context, Command command, CaseState before) =>
        new(c, context.Rulebook, context.Act, command, command.Name, before)
        {
            Rule = CaseProcedure.RuleOf(command.GetType()),
        };

    public static DoneAct OfFiling(Case c, Rulebook rulebook, Act act, FileComplaint complaint) =>
        new(c, rulebook, act, complaint, FileComplaint.ActionName, null) { Rule = "BC-5" };
}
