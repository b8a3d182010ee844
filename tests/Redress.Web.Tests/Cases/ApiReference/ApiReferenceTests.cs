using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Journal;
using Redress.Domain.Rulebooks;
using Redress.Domain.Tests.Law;
using Redress.Domain.Tests.Letters;
using Redress.Testing;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Queries;
using Redress.Web.Documents;
using Redress.Web.Members;
using Redress.Web.Notices;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.ApiReference;

/// <summary>docs/api.md: a head in prose, and after it the calls, acts, shapes and reasons of the program.</summary>
public sealed class ApiReferenceTests(OneApp one) : IClassFixture<OneApp>
{
    private static string Head =>
        string.Join(
                '\n',
                File.ReadLines(Repository.PathOf("tests", "Redress.Web.Tests", "Cases", "ApiReference", "head.md"))
                    .Where(line => !line.StartsWith("<!--", StringComparison.Ordinal))
            )
            .Trim();

    [Fact]
    public async Task The_document_of_the_api_is_current()
    {
        var document = new WrittenDocument("The HTTP API", Head, "tests/Redress.Web.Tests --filter ApiReference");
        var shapes = new Shapes();
        document.Heading("The calls");
        var description = await one.Client().GetStringAsync("/openapi/v1.json");
        Calls.Write(document, JsonNode.Parse(description)!, one.App.Services.GetRequiredService<EndpointDataSource>());
        WriteComplaint(document, shapes);
        document.Heading("The acts");
        document.Paragraph(
            "`POST …/actions/{name}`, in the words of the pages. What has a *stage* is there in the [schemes](#schemes) that have it; a condition under *refused unless* that does not hold is a 409 with its reason. A field whose rule stands under *required by* must be given; what else must be, depends on the others and is told by a 422. A `text` is a string of several lines, `markdown` one that may be formatted, a `choice` one of the values, of which a case may offer fewer in `options`; a `list` holds strings, `list:dateTimeOffset` instants, and any other list [records](#what-lists-hold)."
        );
        Acts.Write(document, shapes);
        WriteRows(document, shapes);
        await WriteAnswers(document, shapes);
        WriteEnumerations(document, shapes);
        WriteReasons(document);
        WriteSchemes(document);
        document.IsCurrent("api.md");
    }

    [Fact]
    public void The_head_names_every_source_of_choices_and_every_kind_of_document()
    {
        var sources = CommandCatalog
            .ByName.Values.SelectMany(CommandCatalog.FieldsOf)
            .SelectMany(field => field.GetCustomAttributes(typeof(OneOfAttribute), false))
            .Select(of => $"| `{((OneOfAttribute)of).What}` |");
        Assert.All(sources, source => Assert.Contains(source, Head, StringComparison.Ordinal));
        Assert.All(FileKinds.Accepted.Split(','), kind => Assert.Contains(kind, Head, StringComparison.Ordinal));
    }

    private static void WriteComplaint(WrittenDocument document, Shapes shapes)
    {
        document.Heading("The complaint");
        document.Paragraph(
            "What `POST /api/v1/complaints` takes; an answer of 201 has `{number, trackingCode, state, respondent, duplicates, receivedAt, documents, links}`."
        );
        var required = RequiredOfComplaint();
        Acts.WriteFields(document, typeof(FileComplaint), shapes, required);
        var of = CommandCatalog.FieldsOf(typeof(FileComplaint)).ToList();
        for (var i = 0; i < shapes.Rows.Count; i++)
        {
            var row = shapes.Rows[i];
            var name = Shapes.NameOfRow(row, of);
            of.AddRange(CommandCatalog.FieldsOf(row));
            document.Heading(name, 4);
            var at = $"{CommandCatalog.FieldPath(name.Replace("filed", "", StringComparison.Ordinal))}.";
            Acts.WriteFields(
                document,
                row,
                shapes,
                required
                    .Where(r => r.Key.StartsWith(at, StringComparison.Ordinal))
                    .ToDictionary(r => r.Key[at.Length..], r => r.Value)
            );
        }
    }

    // What the law says of complaints that leave everything out, of both kinds.
    private static Dictionary<string, string> RequiredOfComplaint()
    {
        var rulebook = AStory.Rulebooks.InForce("becommerce", new DateOnly(2026, 3, 2))!;
        var empty = new FileComplaint(null, null, null, null, null, null, null);
        var asked = new[]
        {
            empty,
            empty with
            {
                Complainant = new(null, null),
                Respondent = new(),
                Representative = new("", null, null),
            },
            empty with
            {
                Kind = CaseKind.Purchase,
            },
            empty with
            {
                Kind = CaseKind.UnsolicitedAdvertising,
            },
        };
        return asked
            .SelectMany(complaint =>
                Case.WhyFilingRefused(complaint, rulebook, rulebook, null, new DateOnly(2026, 3, 2))!
                    .Fields.Select(field => (Field: field, complaint.Kind))
            )
            .Where(found => found.Field.Reason is FieldReason.Required or FieldReason.EmailOrAddress)
            .GroupBy(found => found.Field.Field)
            .ToDictionary(
                g => g.Key,
                g =>
                    g.First().Field.Rule
                    + (g.First().Kind is { } kind ? $", in a complaint of `{WireNames.Camel(kind.ToString())}`" : "")
                    + (g.First().Field.Reason == FieldReason.EmailOrAddress ? ", or a postal address" : "")
            );
    }

    private static void WriteRows(WrittenDocument document, Shapes shapes)
    {
        document.Heading("What lists hold");
        document.Paragraph("The records in the fields of acts.");
        var of = CommandCatalog.ByName.Values.SelectMany(CommandCatalog.FieldsOf).ToList();
        foreach (var row in shapes.Rows.Where(row => !IsOfComplaint(row)).ToList())
        {
            document.Heading(Shapes.NameOfRow(row, of), 4);
            Acts.WriteFields(document, row, shapes);
        }
    }

    private static bool IsOfComplaint(Type row) =>
        row.Name.StartsWith("Filed", StringComparison.Ordinal)
        || row == typeof(Representative)
        || row == typeof(Address);

    private async Task WriteAnswers(WrittenDocument document, Shapes shapes)
    {
        document.Heading("What is answered");
        document.Paragraph(
            "The case, the worklist, a document that was added, a notice and a member, with the records in them. An `object` is the record of that name, cut to what the caller may see; `refusal` is a `complaintRefusal`."
        );
        document.Table(
            ["record", "fields"],
            shapes
                .Of(
                    typeof(CaseJsonShape),
                    typeof(WorklistResult),
                    typeof(CaseDocumentJson),
                    typeof(NoticeItemJson),
                    typeof(MemberLine),
                    typeof(Complainant),
                    typeof(Representative),
                    typeof(Respondent),
                    typeof(ComplaintRefusal)
                )
                .Select(record => (IReadOnlyList<string>)[record.Name, record.Fields])
                .Concat(await Loose())
        );
    }

    // Records that the program makes up as it answers: told by an answer.
    private async Task<IEnumerable<IReadOnlyList<string>>> Loose()
    {
        var office = new Office(one.App);
        var (number, _) = await office.FileAsync(Office.Complaint());
        await office.DoAsync("secretary", number, "send-to-member");
        var sent = (await office.GetAsync("secretary", number)).Body!;
        return new[] { "complaint", "response" }.Select(name =>
            (IReadOnlyList<string>)[name, string.Join(", ", sent[name]!.AsObject().Select(field => $"`{field.Key}`"))]
        );
    }

    private static void WriteEnumerations(WrittenDocument document, Shapes shapes)
    {
        shapes.Meet(typeof(Role));
        shapes.Meet(typeof(BrokenPart));
        shapes.Meet(typeof(CloseReason));
        document.Heading("Enumerations");
        document.Paragraph(
            "`role` is also that of an entry in `journal`, `closeReason` the `closedBecause` of a case, `brokenPart` the `what` of a case that is not intact."
        );
        document.Table(
            ["of", "values"],
            shapes
                .Enumerations.ToList()
                .Select(e =>
                    (IReadOnlyList<string>)
                        [e.Key, string.Join(", ", shapes.Values(e.Value).Select(value => $"`{value}`"))]
                )
        );
    }

    private static void WriteReasons(WrittenDocument document)
    {
        document.Heading("Why an act is refused");
        document.Paragraph(
            "The sentence stands in `detail` and in `reason`, in the caller's language; the name on the left is the program's own and does not travel."
        );
        document.Table(["reason", "in English"], Reasons<RefusalReason>("refusal"));
        document.Heading("What is wrong with a field");
        document.Paragraph("The sentence stands in `errors`, with what it names filled in.");
        document.Table(["reason", "in English"], Reasons<FieldReason>("field"));
        document.Heading("What may be missing");
        document.Paragraph("The name on the left stands in `missing[].what`, the sentence in `missing[].text`.");
        document.Table(
            ["what", "in English", "with its last day"],
            Enum.GetValues<ObstacleKind>()
                .Select(what =>
                    (IReadOnlyList<string>)
                        [
                            $"`{what.Key()}`",
                            EnglishTexts.Of($"missing.{what.Key()}"),
                            EnglishTexts.Of($"missing.{what.Key()}.until"),
                        ]
                )
        );
    }

    private static IEnumerable<IReadOnlyList<string>> Reasons<T>(string set)
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .Select(reason => (IReadOnlyList<string>)[reason.Key(), EnglishTexts.Of($"{set}.{reason.Key()}")]);

    private static void WriteSchemes(WrittenDocument document)
    {
        document.Heading("Schemes");
        document.Paragraph("Those that come with the program; a body may have its own.");
        document.Table(
            ["`scheme`", "name", "`rulebookVersion`", "stages", "languages", "norms", "numbers"],
            RulebookReader
                .ReadAll(RulebookReader.Embedded())
                .All.Select(rulebook =>
                    (IReadOnlyList<string>)
                        [
                            $"`{rulebook.Scheme}`",
                            rulebook.Name["en"],
                            $"`{rulebook.Version}`",
                            string.Join(", ", rulebook.Stages.Select(stage => Words.Camel(stage))),
                            string.Join(", ", rulebook.Languages),
                            string.Join(", ", rulebook.Norms.Select(norm => $"`{norm.Id}`")),
                            $"`{rulebook.NumberPrefix}-2026-000123`",
                        ]
                )
        );
    }
}
