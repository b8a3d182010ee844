using System.Reflection;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Domain.Tests.Law;
using Redress.Domain.Tests.Letters;
using Redress.Web.Cases.Commands;

namespace Redress.Web.Tests.Cases.ApiReference;

/// <summary>The acts, in the order of the table, by the part of the procedure in which they stand there.</summary>
internal static class Acts
{
    // From this command on, the table is about that part; what belongs to a stage of its own is told by the stage.
    private static readonly Dictionary<Type, string> PartsFrom = new()
    {
        [typeof(RequestInformation)] = "Intake",
        [typeof(StartMediation)] = "Mediation",
        [typeof(SendToMember)] = "Examination",
        [typeof(CloseFile)] = "Deliberation and decision",
        [typeof(Notify)] = "Notification",
        [typeof(LodgeAppeal)] = "Appeal",
        [typeof(Refer)] = "Forum",
        [typeof(RecordSanctionStep)] = "Sanctions and closing",
        [typeof(Close)] = "Sanctions and closing",
        [typeof(LapseTerm)] = "Whatever falls due",
    };

    private static readonly Dictionary<Stage, string> PartsOfStages = new()
    {
        [Stage.Hearing] = "Hearing",
        [Stage.Notices] = "Public notice",
        [Stage.ExternalReferral] = "External referral",
    };

    private const string AtAnyTime = "At any time";
    private const int MostStates = 11;

    private static readonly AStory Story = AStory.Filed();

    public static IReadOnlyList<(string Part, IReadOnlyList<Type> Acts)> ByPart()
    {
        var part = "";
        var found = new List<(string Part, Type Act)>();
        foreach (var rows in CaseProcedure.Transitions.GroupBy(transition => transition.Command))
        {
            part = PartsFrom.GetValueOrDefault(rows.Key, part);
            found.Add((PartOf(rows, part), rows.Key));
        }

        return
        [
            .. found
                .Where(f => CommandCatalog.ByName.ContainsKey(Command.NameOf(f.Act)))
                .GroupBy(f => f.Part, f => f.Act)
                .Select(g => (g.Key, (IReadOnlyList<Type>)[.. g])),
        ];
    }

    public static void Write(WrittenDocument document, Shapes shapes)
    {
        var parts = ByPart();
        Assert.Equal(CommandCatalog.ByName.Keys.Order(), parts.SelectMany(p => p.Acts).Select(Command.NameOf).Order());
        document.Table(
            ["part of the procedure", "acts"],
            parts.Select(p =>
                (IReadOnlyList<string>)
                    [p.Part, string.Join(", ", p.Acts.Select(Command.NameOf).Select(name => $"[{name}](#{name})"))]
            )
        );
        foreach (var (part, acts) in parts)
        {
            document.Heading(part, 3);
            foreach (var act in acts)
            {
                WriteAct(document, act, shapes);
            }
        }
    }

    private static string PartOf(IGrouping<Type, Transition> rows, string part) =>
        rows.First().Stage is { } stage && PartsOfStages.TryGetValue(stage, out var own) ? own
        : rows.All(row => row.Stage is null) && rows.SelectMany(row => row.From).Distinct().Count() >= MostStates
            ? AtAnyTime
        : part;

    private static void WriteAct(WrittenDocument document, Type act, Shapes shapes)
    {
        var name = Command.NameOf(act);
        document.Heading(name, 4);
        document.Paragraph($"{EnglishTexts.Of($"action.{name}")}. {EnglishTexts.Of($"action.{name}.help")}");
        document.Table(
            ["by", "in", "leads to", "rule", "stage", "refused unless"],
            CaseProcedure
                .Transitions.Where(transition => transition.Command == act)
                .Select(row =>
                    (IReadOnlyList<string>)
                        [
                            Words.Roles(row.By),
                            row.From.Count == Enum.GetValues<CaseState>().Length
                                ? "every state"
                                : Words.States(row.From),
                            LeadsTo(row),
                            row.Rule,
                            row.Stage is { } stage ? Words.Camel(stage) : "",
                            Words.Conditions(row),
                        ]
                )
        );
        if (EntersPaper(act) is { Count: > 0 } enters)
        {
            document.Paragraph($"On paper: entered by the {string.Join(" or the ", enters.Select(Words.Of))}.");
        }

        WriteFields(document, act, shapes);
    }

    public static void WriteFields(
        WrittenDocument document,
        Type record,
        Shapes shapes,
        IReadOnlyDictionary<string, string>? required = null
    )
    {
        var fields = CommandCatalog.FieldsOf(record);
        if (fields.Count == 0)
        {
            document.Paragraph("No fields.");
            return;
        }

        document.Table(
            ["field", "type", "required by", "what"],
            fields.Select(field =>
            {
                var path = CommandCatalog.FieldPath(field.Name!);
                return (IReadOnlyList<string>)
                    [
                        $"`{path}`",
                        shapes.TypeOf(field),
                        required?.GetValueOrDefault(path)
                            ?? field.GetCustomAttribute<RequiredByAttribute>()?.Rule
                            ?? "",
                        EnglishTexts.OfField(record, path),
                    ];
            })
        );
    }

    // A version that no case has: who may do it at all is told that it is stale (412), whoever may not is refused before (403).
    private static List<Role> EntersPaper(Type act) =>
        [
            .. new[] { Role.Secretary, Role.Committee, Role.Appeals }.Where(role =>
                Parties.Both.Any(party =>
                {
                    var by = new Actor(role, "somebody", "Somebody") { CommitteeSchemes = [Story.Case.Scheme] };
                    var paper = new ActContext(new Act(by, Story.Now, party), Story.Rulebook, ExternalFacts.None);
                    return CaseMachine.WhyRefused(Story.Case, act, paper, version: -1)?.Kind == RefusalKind.Stale;
                })
            ),
        ];

    // The state that the act leads to, or what may follow from it and where that leads.
    private static string LeadsTo(Transition row) =>
        string.Join(
            "; ",
            (row.To is { } to ? [Words.Camel(to)] : Array.Empty<string>()).Concat(
                CaseProcedure
                    .ConsequentTransitions.Where(next =>
                        row.To is null && next.After.Contains(row.Command) && next.From.Intersect(row.From).Any()
                    )
                    .Select(next => $"{next.Consequence.Key}: {Words.Camel(next.To)}")
            )
        );
}
