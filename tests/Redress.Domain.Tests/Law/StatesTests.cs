using Redress.Domain.Appeals;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;

namespace Redress.Domain.Tests.Law;

/// <summary>docs/states.md: the machine of a case in each scheme, and that of an appeal.</summary>
public sealed class StatesTests
{
    [Fact]
    [Rule("ST-1")]
    [Rule("ST-3")]
    public void The_document_of_the_states_is_current()
    {
        var document = new WrittenDocument(
            "The states",
            "What may happen to a case in which state, by whom, where it leads, by which rule; from the table `CaseProcedure`, as far as each scheme has it. A condition that does not hold is told with its reason."
        );
        foreach (var rulebook in RulebookReader.ReadAll(RulebookReader.Embedded()).All)
        {
            Write(document, rulebook);
        }

        WriteAppeals(document);
        document.IsCurrent("states.md");
    }

    [Fact]
    [Rule("ST-1")]
    public void Every_state_is_reached_in_one_scheme_or_the_other() =>
        Assert.Equal(
            Enum.GetValues<CaseState>(),
            RulebookReader.ReadAll(RulebookReader.Embedded()).All.SelectMany(r => Reached(RowsOf(r))).Distinct().Order()
        );

    // Procedure §4, the column "goes to"; where a state may stay as it is, that is no arrow.
    [Theory]
    [InlineData(CaseState.Registered, "incomplete mediation sentToMember decided withdrawn closed")]
    [InlineData(CaseState.Incomplete, "registered withdrawn closed")]
    [InlineData(CaseState.Mediation, "sentToMember settled withdrawn referredExternally closed")]
    [InlineData(CaseState.SentToMember, "underExamination settled withdrawn")]
    [InlineData(CaseState.UnderExamination, "hearing deliberation settled withdrawn")]
    [InlineData(CaseState.Hearing, "underExamination settled withdrawn")]
    [InlineData(CaseState.Deliberation, "underExamination decided settled withdrawn")]
    [InlineData(CaseState.Decided, "appealed final")]
    [InlineData(CaseState.Appealed, "decided arbitrationOrCourt final")]
    [InlineData(CaseState.ArbitrationOrCourt, "decided final")]
    [InlineData(CaseState.Final, "decided appealed closed")]
    [InlineData(CaseState.Settled, "")]
    [InlineData(CaseState.Withdrawn, "")]
    [InlineData(CaseState.ReferredExternally, "closed")]
    [InlineData(CaseState.Closed, "registered appealed")]
    [Rule("ST-1")]
    [Rule("FP-7")]
    public void From_each_state_a_case_goes_where_the_procedure_says(CaseState state, string to) =>
        Assert.Equal(
            to,
            string.Join(
                ' ',
                CaseProcedure
                    .Transitions.Where(transition => transition.From.Contains(state))
                    .SelectMany(transition => transition.To)
                    .Where(s => s != state)
                    .Distinct()
                    .Order()
                    .Select(s => Words.Camel(s))
            )
        );

    private static void Write(WrittenDocument document, Rulebook rulebook)
    {
        var rows = RowsOf(rulebook);
        var reached = Reached(rows);
        document.Heading(rulebook.Name["en"]);
        document.Paragraph($"`{rulebook.Id}`, with {string.Join(", ", rulebook.Stages.Select(s => Words.Camel(s)))}.");
        document.Mermaid("stateDiagram-v2", Arrows(rows, reached));
        foreach (var state in reached.Order())
        {
            document.Heading(Words.Camel(state), 3);
            document.Table(
                ["action", "by", "to", "rule", "when"],
                rows.Where(transition => transition.From.Contains(state)).Select(transition => Cells(transition, state))
            );
        }
    }

    private static IReadOnlyList<string> Cells(Transition transition, CaseState state) =>
        [
            transition.Action,
            Words.Roles(transition.By),
            transition.LeavesStateUnchanged || transition.To is [var only] && only == state
                ? "stays"
                : Words.States(transition.To),
            transition.Rule,
            Words.Conditions(transition),
        ];

    private static IEnumerable<string> Arrows(IReadOnlyList<Transition> rows, HashSet<CaseState> reached)
    {
        yield return $"[*] --> {Words.Camel(CaseState.Registered)}";
        var arrows = reached
            .Order()
            .SelectMany(state =>
                rows.Where(transition => transition.From.Contains(state))
                    .SelectMany(
                        transition => transition.To,
                        (transition, to) => (From: state, To: to, transition.Action)
                    )
            )
            .Where(arrow => arrow.To != arrow.From)
            .GroupBy(arrow => (arrow.From, arrow.To))
            .OrderBy(arrow => arrow.Key);
        foreach (var arrow in arrows)
        {
            yield return $"{Words.Camel(arrow.Key.From)} --> {Words.Camel(arrow.Key.To)}: {string.Join(", ", arrow.Select(a => a.Action).Distinct())}";
        }

        foreach (
            var end in reached
                .Where(state => state is CaseState.Settled or CaseState.Withdrawn or CaseState.Closed)
                .Order()
        )
        {
            yield return $"{Words.Camel(end)} --> [*]";
        }
    }

    private static void WriteAppeals(WrittenDocument document)
    {
        document.Heading("An appeal");
        document.Paragraph(
            "An appeal has a machine of its own (ST-3); the case shows the state that follows from all its appeals."
        );
        var ends = Enum.GetValues<AppealState>().Where(AppealProcedure.IsEnd).ToList();
        document.Mermaid(
            "stateDiagram-v2",
            [
                $"[*] --> {Words.Camel(AppealState.Lodged)}: lodge-appeal",
                .. AppealProcedure
                    .Transitions.GroupBy(transition => (transition.From, transition.To))
                    .Select(arrow =>
                        $"{Words.Camel(arrow.Key.From)} --> {Words.Camel(arrow.Key.To)}: {string.Join(", ", arrow.Select(transition => transition.By.Key()))}"
                    ),
                .. ends.Select(end => $"{Words.Camel(end)} --> [*]"),
            ]
        );
        document.Table(
            ["from", "action", "to", "rule"],
            AppealProcedure.Transitions.Select(transition =>
                (IReadOnlyList<string>)
                    [Words.Camel(transition.From), transition.By.Key(), Words.Camel(transition.To), transition.Rule]
            )
        );
    }

    private static List<Transition> RowsOf(Rulebook rulebook) =>
        [
            .. CaseProcedure.Transitions.Where(transition =>
                transition.Stage is null || rulebook.Has(transition.Stage.Value)
            ),
        ];

    private static HashSet<CaseState> Reached(IReadOnlyList<Transition> rows)
    {
        var reached = new HashSet<CaseState> { CaseState.Registered };
        while (
            rows.Where(transition => transition.From.Any(reached.Contains))
                .SelectMany(transition => transition.To)
                .Where(reached.Add)
                .ToList()
                .Count > 0
        ) { }

        return reached;
    }
}
