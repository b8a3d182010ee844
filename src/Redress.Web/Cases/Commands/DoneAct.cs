using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;

namespace Redress.Web.Cases.Commands;

/// <summary>An act that was carried out, as it is kept: the case it left, and what the journal says of it (ST-2).</summary>
/// <param name="Content">What was asked, field by field: the command.</param>
/// <param name="Course">By which rule, from which state, what followed, and who reads of it.</param>
internal sealed record DoneAct(Case Case, Rulebook Rulebook, Act Act, object Content, string Action, Course Course)
{
    /// <summary>Whether the act filed the case: there was no state before.</summary>
    public bool IsFiling { get; private init; }

    /// <summary>The complainant's code, where a secretary entered the complaint (FP-13): the confirmation brings it, since who complains sees no receipt. Not public, so that it is not in the text of the record.</summary>
    internal string? CodeForLetter { get; init; }

    public static DoneAct Of(Case c, ActContext context, Command command) =>
        new(c, context.Rulebook, context.Act, command, command.Name, c.Course!);

    public static DoneAct OfFiling(Case c, Rulebook rulebook, Act act, FileComplaint complaint) =>
        new(c, rulebook, act, complaint, FileComplaint.ActionName, new Course(c.State, "BC-5", SeenBy.BothParties, []))
        {
            IsFiling = true,
        };
}
