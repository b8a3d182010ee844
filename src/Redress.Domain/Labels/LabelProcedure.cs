namespace Redress.Domain.Labels;

/// <summary>The tables of all labels together (ST-4). Nothing else says who may do what.</summary>
public static class LabelProcedure
{
    public static readonly IReadOnlyList<LabelTransition> Transitions =
    [
        .. CertifiedLabelProcedure.Transitions,
        .. LogoProcedure.Transitions,
        .. CarriedLabelProcedure.Transitions,
        .. MemberMattersProcedure.Transitions,
    ];

    public static readonly IReadOnlyList<LabelConsequence> Consequences =
    [
        .. CertifiedLabelProcedure.Consequences,
        .. LogoProcedure.Consequences,
    ];

    private static readonly ILookup<Type, LabelTransition> ByCommand = Transitions.ToLookup(row => row.Command);

    /// <summary>The rows of an act, in the order of the table.</summary>
    public static IEnumerable<LabelTransition> Of(Type command) => ByCommand[command];

    /// <summary>Where that fact leads a label by its own table; null where it leads nowhere.</summary>
    public static LabelState? Next(LabelFact fact, Label label) =>
        Consequences
            .FirstOrDefault(row =>
                row.Fact == fact
                && row.Family == LabelFamilies.Of(label.Kind)
                && row.To != label.State
                && row.From.Contains(label.State)
                && (row.If?.Invoke(label) ?? true)
            )
            ?.To;
}
