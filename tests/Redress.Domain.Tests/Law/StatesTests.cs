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
    [Rule("ST-4")]
    public void The_document_of_the_states_is_current()
    {
        var document = new WrittenDocument(
            "The states",
            "What may happen to a case in which state, by whom, where it leads, by which rule; from the table `CaseProcedure`, as far as each scheme has it. A condition that does not hold is told with its reason. After the cases: an appeal, and the labels."
        );
        foreach (var rulebook in RulebookReader.ReadAll(RulebookReader.Embedded()).All)
        {
            Write(document, rulebook);
        }

        WriteAppeals(document);
        LabelStates.Write(document);
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
    [InlineData(CaseState.Mediation, "registered sentToMember decided settled withdrawn referredExternally closed")]
    [InlineData(CaseState.SentToMember, "underExamination decided settled withdrawn closed")]
    [InlineData(CaseState.UnderExamination, "hearing deliberation decided settled withdrawn closed")]
    [InlineData(CaseState.Hearing, "underExamination settled withdrawn closed")]
    [InlineData(CaseState.Deliberation, "underExamination decided settled withdrawn closed")]
    [InlineData(CaseState.Decided, "appealed final")]
    [InlineData(CaseState.Appealed, "decided arbitrationOrCourt final")]
    [InlineData(CaseState.ArbitrationOrCourt, "registered underExamination decided final")]
    [InlineData(CaseState.Final, "registered underExamination decided appealed arbitrationOrCourt closed")]
    [InlineData(CaseState.Settled, "")]
    [InlineData(CaseState.Withdrawn, "")]
    [InlineData(CaseState.ReferredExternally, "settled withdrawn closed")]
    [InlineData(CaseState.Closed, "registered underExamination decided appealed arbitrationOrCourt")]
    [Rule("ST-1")]
    [Rule("FP-7")]
    public void From_each_state_a_case_goes_where_the_procedure_says(CaseState state, string to) =>
        Assert.Equal(
            to,
            string.Join(
                ' ',
                ArrowsFrom(CaseProcedure.Transitions, state)
                    .Select(arrow => arrow.To)
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
            var consequences = ConsequencesIn(rows, state).ToList();
            if (consequences.Count > 0)
            {
                document.Table(
                    ["consequence", "after", "to", "rule"],
                    consequences.Select(row =>
                        (IReadOnlyList<string>)
                            [row.Consequence.Key, ActsBefore(rows, row, state), Words.Camel(row.To), row.Rule]
                    )
                );
            }
        }
    }

    private static IReadOnlyList<string> Cells(Transition transition, CaseState state) =>
        [
            transition.Action,
            Words.Roles(transition.By),
            transition.To is { } to && to != state ? Words.Camel(to) : "stays",
            transition.Rule,
            Words.Conditions(transition),
        ];

    private static IEnumerable<string> Arrows(IReadOnlyList<Transition> rows, HashSet<CaseState> reached)
    {
        yield return $"[*] --> {Words.Camel(CaseState.Registered)}";
        var arrows = reached
            .Order()
            .SelectMany(state => ArrowsFrom(rows, state), (state, arrow) => (From: state, arrow.To, arrow.By))
            .GroupBy(arrow => (arrow.From, arrow.To))
            .OrderBy(arrow => arrow.Key);
        foreach (var arrow in arrows)
        {
            yield return $"{Words.Camel(arrow.Key.From)} --> {Words.Camel(arrow.Key.To)}: {string.Join(", ", arrow.Select(a => a.By).Distinct())}";
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

    // By which act a case leaves a state, and by which consequence of an act that is possible in it.
    private static IEnumerable<(CaseState To, string By)> ArrowsFrom(IReadOnlyList<Transition> rows, CaseState state) =>
        rows.Where(transition => transition.From.Contains(state) && transition.To is { } to && to != state)
            .Select(transition => (transition.To!.Value, transition.Action))
            .Concat(ConsequencesIn(rows, state).Select(row => (row.To, row.Consequence.Key)));

    private static IEnumerable<ConsequentTransition> ConsequencesIn(IReadOnlyList<Transition> rows, CaseState state) =>
        CaseProcedure.ConsequentTransitions.Where(row =>
            row.From.Contains(state) && ActsBefore(rows, row, state).Length > 0
        );

    private static string ActsBefore(IReadOnlyList<Transition> rows, ConsequentTransition row, CaseState state) =>
        string.Join(
            ", ",
            rows.Where(act => act.From.Contains(state) && act.To is null && row.After.Contains(act.Command))
                .Select(act => act.Action)
                .Distinct()
        );

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
                    .Transitions.SelectMany(row => row.From, (row, from) => (From: from, row.To, row.Act))
                    .GroupBy(arrow => (arrow.From, arrow.To))
                    .Select(arrow =>
                        $"{Words.Camel(arrow.Key.From)} --> {Words.Camel(arrow.Key.To)}: {string.Join(", ", arrow.Select(a => a.Act.Key()))}"
                    ),
                .. ends.Select(end => $"{Words.Camel(end)} --> [*]"),
            ]
        );
        document.Table(
            ["from", "action", "by", "when", "to", "rule"],
            AppealProcedure.Transitions.Select(row =>
                (IReadOnlyList<string>)
                    [
                        string.Join(", ", row.From.Select(state => Words.Camel(state))),
                        row.Act.Key(),
                        Words.Roles(row.By),
                        row.If is { } condition ? Words.Spaced(condition.Method.Name) : "",
                        Words.Camel(row.To),
                        row.Rule,
                    ]
            )
        );
    }

    private static List<Transition> RowsOf(Rulebook rulebook) =>
        [.. CaseProcedure.Transitions.Where(transition => transition.IsOf(rulebook))];

    private static HashSet<CaseState> Reached(IReadOnlyList<Transition> rows)
    {
        var reached = new HashSet<CaseState> { CaseState.Registered };
        while (
            reached
                .ToList()
                .SelectMany(state => ArrowsFrom(rows, state))
                .Select(arrow => arrow.To)
                .Where(reached.Add)
                .ToList()
                .Count > 0
        ) { }

        return reached;
    }

    [Fact]
    [Rule("ST-1")]
    public void No_act_of_a_role_in_a_state_is_claimed_by_two_rows() =>
        Assert.Empty(
            CaseProcedure
                .Transitions.SelectMany(row => row.From, (row, from) => (row, from))
                .SelectMany(at => at.row.By, (at, role) => (at.row.Action, at.from, role))
                .CountBy(claim => claim)
                .Where(claims => claims.Value > 1)
                .Select(claims => claims.Key)
        );
}
