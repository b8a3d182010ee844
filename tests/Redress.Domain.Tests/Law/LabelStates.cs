using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Members;

namespace Redress.Domain.Tests.Law;

/// <summary>The machines of the labels, and who may do what to them, as the documents write them (ST-4).</summary>
internal static class LabelStates
{
    /// <summary>The states of a family's label: what may happen in each, where it leads, and what follows.</summary>
    public static void Write(WrittenDocument document)
    {
        document.Heading("A label that is certified");
        document.Paragraph(
            "Each kind of each member by itself (ST-4): B2C and B2B of BeCommerce, from the table `CertifiedLabelProcedure`. A consequence follows from what an act, or time, brought about; it is a row of the table too."
        );
        Write(document, LabelFamily.Certified);
        document.Heading("The logo");
        document.Paragraph(
            "Of Webshop Keurmerk, granted to who keeps the code for as long as it does; from the table `LogoProcedure`. Measures are things of their own beside it."
        );
        Write(document, LabelFamily.Logo);
        document.Heading("A label that is carried beside another");
        document.Paragraph(
            $"`{LabelKind.EcommerceEurope}` has no states: it is granted beside another, counts while one of those does, and ends with the last of them (BC-39)."
        );
        document.Table(
            ["action", "by", "rule", "when"],
            LabelProcedure
                .Transitions.Where(row => row.Family == LabelFamily.Carried)
                .Select(row => (IReadOnlyList<string>)[row.Action, Words.Roles(row.By), row.Rule, Conditions(row)])
        );
    }

    /// <summary>Every act on labels by role.</summary>
    public static void WritePermissions(WrittenDocument document)
    {
        document.Heading("Labels");
        document.Paragraph(
            "Who may do what to the labels of a member; from the tables of `LabelProcedure` (ST-4). *Label* says of which kind, *states* in which of its states; an act on the member as a whole has neither. An act of two people is proposed by the first; another registrar or the secretary confirms or rejects it."
        );
        var actions = LabelProcedure
            .Transitions.GroupBy(row => row.Command)
            .ToLookup(group => LabelCommandCatalog.ByName.ContainsKey(LabelCommand.NameOf(group.Key)));
        string[] columns = ["action", "role", "label", "states", "rule", "when", "people", "journal"];
        document.Table(columns, actions[true].SelectMany(Lines));
        document.Heading("What only the program asks of labels", 3);
        document.Paragraph(
            "Not to be asked from outside under these names: the clock, what follows from an upload or from the register, and the second person's `confirm-…` and `reject-…`."
        );
        document.Table(columns, actions[false].SelectMany(Lines));
    }

    private static IEnumerable<IReadOnlyList<string>> Lines(IGrouping<Type, LabelTransition> action) =>
        from row in action
        from role in row.By
        select (IReadOnlyList<string>)
            [
                row.Action,
                Words.Of(role),
                row.Family is { } family ? Words.Camel(family) : "",
                StatesOf(row),
                row.Rule,
                Conditions(row),
                LabelCommandCatalog.OfTwo.ContainsKey(row.Action) ? "two" : "",
                Words.Spaced($"{row.SeenBy}"),
            ];

    private static string StatesOf(LabelTransition row) =>
        row.From is null ? ""
        : row.From.Count == Enum.GetValues<LabelState>().Length ? "all"
        : string.Join(", ", row.From.Select(s => Words.Camel(s)));

    private static string Conditions(LabelTransition row) =>
        string.Join("; ", row.Guards.Select(guard => Words.Spaced(guard.Method.Name)));

    private static void Write(WrittenDocument document, LabelFamily family)
    {
        var rows = LabelProcedure.Transitions.Where(row => row.Family == family && row.From is not null).ToList();
        var consequences = LabelProcedure.Consequences.Where(row => row.Family == family).ToList();
        var reached = Reached(family);
        document.Mermaid("stateDiagram-v2", Arrows(reached, rows, consequences));
        foreach (var state in reached)
        {
            document.Heading(Words.Camel(state), 3);
            document.Table(
                ["action", "by", "to", "rule", "when"],
                rows.Where(row => row.From!.Contains(state))
                    .Select(row =>
                        (IReadOnlyList<string>)
                            [
                                row.Action,
                                Words.Roles(row.By),
                                row.To is { } to && to != state ? Words.Camel(to) : "stays",
                                row.Rule,
                                Conditions(row),
                            ]
                    )
            );
            var follows = consequences.Where(row => row.From.Contains(state)).ToList();
            if (follows.Count > 0)
            {
                document.Table(
                    ["consequence", "to", "rule"],
                    follows.Select(row => (IReadOnlyList<string>)[row.Key, Words.Camel(row.To), row.Rule])
                );
            }
        }
    }

    /// <summary>Where a label of that family can come, from what was never asked for on.</summary>
    public static IReadOnlyList<LabelState> Reached(LabelFamily family)
    {
        var reached = new HashSet<LabelState> { LabelState.None };
        while (reached.ToList().SelectMany(state => From(family, state)).Where(reached.Add).ToList().Count > 0) { }

        return [.. reached.Order()];
    }

    /// <summary>Where an act, or a consequence, leads from a state.</summary>
    public static IEnumerable<LabelState> From(LabelFamily family, LabelState state) =>
        LabelProcedure
            .Transitions.Where(row => row.Family == family && row.From?.Contains(state) == true && row.To is not null)
            .Select(row => row.To!.Value)
            .Concat(
                LabelProcedure
                    .Consequences.Where(row => row.Family == family && row.From.Contains(state))
                    .Select(row => row.To)
            )
            .Where(to => to != state);

    private static IEnumerable<string> Arrows(
        IReadOnlyList<LabelState> reached,
        List<LabelTransition> rows,
        List<LabelConsequence> consequences
    )
    {
        yield return $"[*] --> {Words.Camel(LabelState.None)}";
        foreach (var from in reached)
        {
            var arrows = rows.Where(row => row.From!.Contains(from) && row.To is { } to && to != from)
                .Select(row => (To: row.To!.Value, By: row.Action))
                .Concat(consequences.Where(row => row.From.Contains(from)).Select(row => (row.To, By: row.Key)))
                .GroupBy(arrow => arrow.To)
                .OrderBy(arrow => arrow.Key);
            foreach (var arrow in arrows)
            {
                yield return $"{Words.Camel(from)} --> {Words.Camel(arrow.Key)}: {string.Join(", ", arrow.Select(a => a.By).Distinct())}";
            }
        }
    }
}
