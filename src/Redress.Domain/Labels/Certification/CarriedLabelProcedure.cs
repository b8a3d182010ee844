using Redress.Domain.Labels.Commands;
using static Redress.Domain.Labels.LabelGuards;

namespace Redress.Domain.Labels;

/// <summary>The table of a label that is carried beside another (BC-39): granted while one of those counts, it ends with the last of them and has no states of its own.</summary>
public static class CarriedLabelProcedure
{
    public static readonly IReadOnlyList<LabelTransition> Transitions =
    [
        new LabelRow(typeof(GrantLabel))
            .Of(LabelFamily.Carried)
            .By(Role.Registrar)
            .If(HasMembership, IsNotSuspended, IsNotCarriedYet)
            .Rule("BC-39")
            .Told(),
    ];
}
