using System.Reflection;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;

namespace Redress.Domain.Tests.Law;

/// <summary>docs/permissions.md: who may do what, in which states, by which rule.</summary>
public sealed class PermissionsTests
{
    [Fact]
    [Rule("ST-1")]
    [Rule("ST-4")]
    public void The_document_of_the_permissions_is_current()
    {
        var document = new WrittenDocument(
            "Permissions",
            "Who may do what in which states, by which rule; from the table `CaseProcedure`. A scheme has the rows of the stages that its rulebook has. The secretary also enters any party's act that came on paper, the appeal handler an appeal (FP-13)."
        );
        var actions = CaseProcedure
            .Transitions.GroupBy(transition => transition.Command)
            .ToLookup(group => group.Key.GetCustomAttribute<InternalAttribute>() is null);
        document.Table(
            ["action", "role", "states", "rule", "stage", "when", "journal"],
            actions[true].SelectMany(Lines)
        );
        document.Heading("What only the program asks");
        document.Paragraph("Not to be asked from outside: the clock, and what follows from an upload.");
        document.Table(
            ["action", "role", "states", "rule", "stage", "when", "journal"],
            actions[false].SelectMany(Lines)
        );
        LabelStates.WritePermissions(document);
        document.IsCurrent("permissions.md");
    }

    [Fact]
    [Rule("ST-1")]
    public void Every_command_has_a_row_and_no_row_gives_an_act_to_the_public_or_to_those_who_see_figures_only()
    {
        var commands = typeof(Command)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract);
        Assert.Equal(
            commands.Select(type => type.Name).Order(),
            CaseProcedure.Transitions.Select(transition => transition.Command.Name).Distinct().Order()
        );
        Assert.DoesNotContain(
            CaseProcedure.Transitions,
            transition => transition.By.Any(role => role is Role.Public or Role.Supervisor or Role.Registrar)
        );
    }

    private static IEnumerable<IReadOnlyList<string>> Lines(IGrouping<Type, Transition> action) =>
        from row in action
        from role in row.By
        select (IReadOnlyList<string>)
            [
                row.Action,
                Words.Of(role),
                StatesOf(row),
                row.Rule,
                row.Stage is { } stage ? Words.Camel(stage) : "",
                Words.Conditions(row),
                Words.Spaced($"{row.SeenBy}"),
            ];

    private static string StatesOf(Transition transition) =>
        transition.From.Count == Enum.GetValues<CaseState>().Length ? "all" : Words.States(transition.From);
}
