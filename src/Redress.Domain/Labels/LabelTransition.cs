using Redress.Domain.Cases.Records;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Members;

namespace Redress.Domain.Labels;

/// <summary>Which procedure a kind of label has.</summary>
public enum LabelFamily
{
    /// <summary>Certified for two years (BC-33).</summary>
    Certified,

    /// <summary>Granted to who keeps the code, as long as it does (WK-6).</summary>
    Logo,

    /// <summary>Carried beside another and ending with it (BC-39): it has no states of its own.</summary>
    Carried,
}

public static class LabelFamilies
{
    /// <summary>Null for a kind that nobody knows.</summary>
    public static LabelFamily? Of(string kind) =>
        kind switch
        {
            LabelKind.ForConsumers or LabelKind.ForBusinesses => LabelFamily.Certified,
            LabelKind.WebshopKeurmerk => LabelFamily.Logo,
            LabelKind.EcommerceEurope => LabelFamily.Carried,
            _ => null,
        };
}

/// <summary>A condition of a row: null when it holds, else why not. An act on the member as a whole is asked with a label that has no kind.</summary>
public delegate Refusal? LabelGuard(LabelFile file, Label label, LabelContext context);

/// <summary>One row of the table: who may do what in which states, on which conditions, by which rule, and whether the member reads of it.</summary>
/// <param name="From">The states in which it may be done; null: it is about the member as a whole, whatever its labels are.</param>
/// <param name="To">Where it leads; null when the label stays where it is.</param>
/// <param name="Family">Of which labels; null: of all.</param>
public sealed record LabelTransition(
    Type Command,
    IReadOnlyList<Role> By,
    IReadOnlyList<LabelState>? From,
    LabelState? To,
    string Rule,
    LabelFamily? Family,
    IReadOnlyList<LabelGuard> Guards,
    SeenBy SeenBy
)
{
    public string Action => LabelCommand.NameOf(Command);

    public bool IsOf(string kind) => Family is null || Family == LabelFamilies.Of(kind);
}

/// <summary>One row for what follows from an act: of which fact, in which states of the label, where it leads, by which rule.</summary>
/// <param name="If">Asked of the label besides; null where the fact alone decides.</param>
public sealed record LabelConsequence(
    LabelFact Fact,
    LabelFamily Family,
    IReadOnlyList<LabelState> From,
    LabelState To,
    string Rule,
    Func<Label, bool>? If
)
{
    /// <summary>As the journal and the API write it: <c>honour-over</c>.</summary>
    public string Key => Fact.Key();
}

/// <summary>A row while it is written; it is one once it says who reads of it.</summary>
internal sealed record LabelRow(Type Command)
{
    private IReadOnlyList<Role> _by = [];
    private IReadOnlyList<LabelState>? _from;
    private IReadOnlyList<LabelGuard> _guards = [];
    private LabelState? _to;
    private LabelFamily? _family;
    private string _rule = "";

    public LabelRow By(params IReadOnlyList<Role> roles) => this with { _by = roles };

    public LabelRow In(params IReadOnlyList<LabelState> states) => this with { _from = states };

    public LabelRow Of(LabelFamily family) => this with { _family = family };

    public LabelRow If(params IReadOnlyList<LabelGuard> guards) => this with { _guards = guards };

    public LabelRow To(LabelState state) => this with { _to = state };

    public LabelRow Rule(string rule) => this with { _rule = rule };

    /// <summary>The member reads of it as well.</summary>
    public LabelTransition Told() => Seen(SeenBy.TheRespondent);

    /// <summary>It stays with the body.</summary>
    public LabelTransition Internal() => Seen(SeenBy.TheBody);

    private LabelTransition Seen(SeenBy readers) => new(Command, _by, _from, _to, _rule, _family, _guards, readers);
}
