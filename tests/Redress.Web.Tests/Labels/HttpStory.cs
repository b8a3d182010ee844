using System.Globalization;
using System.Text.Json.Nodes;
using Redress.Domain.Members;
using Redress.Domain.Tests.Labels.Stories;
using Redress.Testing;

namespace Redress.Web.Tests.Labels;

/// <summary>A story as outside programs tell it: its organisation, the acts of its people over the API, and what the API and the public see of it.</summary>
internal sealed partial class HttpStory(LabelStory story, LabelOfficeOverHttp office)
{
    private readonly string _id = string.Create(CultureInfo.InvariantCulture, $"story-{story.Number}");
    private JsonNode _before = new JsonObject();
    private JsonNode _known = new JsonObject();
    private StoryLine _line = null!;

    public LabelStory Story => story;

    /// <summary>Why it did not go as it was reckoned; null where it did, as far as it was told.</summary>
    public string? Failed { get; private set; }

    /// <summary>The person who acts for the organisation, as it signs in.</summary>
    private string Member => _id;

    public async Task TellAsync(StoryLine line)
    {
        _line = line;
        try
        {
            await DoAsync(line);
            foreach (var check in line.Checks)
            {
                var (holds, found) = await FoundAsync(check);
                if (!holds)
                {
                    Fail($"expected \"{check}\", found \"{found}\"");
                }
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Fail(e.Message);
        }
    }

    private void Fail(string what) =>
        Failed ??= $"label-stories.md, line {_line.Row}: {_line.Text}\n{what}\n({_known.ToJsonString()})";

    private async Task DoAsync(StoryLine line)
    {
        switch (line.Step)
        {
            case StoryCandidate:
                var added = await office.RegistrarAsync(
                    HttpMethod.Post,
                    "/api/v1/members",
                    new
                    {
                        id = _id,
                        name = $"Shop {story.Number}",
                        scheme = story.Scheme,
                        websites = new[] { $"https://www.{_id}.example" },
                        companyNumber = string.Create(CultureInfo.InvariantCulture, $"NL {10_000_000 + story.Number}"),
                        language = "nl",
                        email = $"desk@{_id}.example",
                    }
                );
                if (added.Code != 201)
                {
                    Fail($"not added: {added.Code} {added.Body?.ToJsonString()}");
                }

                await office.UserAsync(Member, _id);
                await LookAsync();
                break;
            case StoryTime:
                await LookAsync();
                break;
            case StoryAct act:
                await DoAsync(act);
                break;
            default:
                throw new FormatException($"{line.Step} is not told over the API.");
        }
    }

    private async Task DoAsync(StoryAct act)
    {
        var by = act.By switch
        {
            "registrar" or "registrar2" or "secretary" => act.By,
            "member" => Member,
            _ => throw new FormatException($"Who is {act.By}?"),
        };
        await LookAsync();
        var document = act.Document
            ? await office.Office.LabelDocumentAsync(by == Member ? by : "registrar", _id)
            : null;
        _before = _known;
        var reply = await office.Office.AsAsync(
            by,
            HttpMethod.Post,
            $"/api/v1/members/{_id}/actions/{act.Action}",
            StoryBody.Of(act, document, IdOf)
        );
        // What waits for its sending has it.
        await office.SendAsync();
        await LookAsync();
        var found = Written(reply);
        if (act.Refused is not { } expected)
        {
            if (reply.Code != 200)
            {
                Fail($"refused: {reply.Code} {reply.Body?.ToJsonString()}");
            }
        }
        else if (expected.Missing is { } missing)
        {
            var wanted = $"{expected.Rule} missing: {string.Join(", ", missing.Order(StringComparer.Ordinal))}";
            if (found != wanted)
            {
                Fail($"expected the refusal \"{wanted}\", found \"{found}\"");
            }
        }
        else if (!found.StartsWith(expected.Rule + " ", StringComparison.Ordinal))
        {
            Fail($"expected a refusal by {expected.Rule}, found \"{found}\"");
        }
    }

    // 409 by what is missing, 422 by the fields.
    private static string Written(Reply reply)
    {
        if (reply.Code is not (409 or 422))
        {
            return $"{reply.Code}";
        }

        var names = (reply.Body!["missing"] as JsonArray ?? [])
            .Select(m => Word(m!["what"]!.GetValue<string>()))
            .Concat((reply.Body["errors"] as JsonObject ?? []).Select(e => e.Key));
        return $"{reply.Text("rule")} missing: {string.Join(", ", names.Order(StringComparer.Ordinal))}";
    }

    private static string Word(string what) =>
        Domain.WireNames.KeyOf(what.StartsWith("label-", StringComparison.Ordinal) ? what["label-".Length..] : what);

    private async Task LookAsync() =>
        _known = (await office.RegistrarAsync(HttpMethod.Get, $"/api/v1/members/{_id}")).Body!;

    private string KindOf(StoryCheck check) =>
        check.Kind
        ?? (
            _line.Step is StoryAct act
            && act.Fields.GetValueOrDefault("kind") is { } kind
            && LabelKind.All.Contains(kind)
                ? kind
                : story.Kinds[0]
        );

    private string IdOf(string what, string said)
    {
        if (what == "term")
        {
            return Running(said, null).FirstOrDefault()?["id"]!.GetValue<string>() ?? "none";
        }

        var number = int.Parse(said, CultureInfo.InvariantCulture) - 1;
        var things = List(
            what == "misuse" ? "misuses"
            : what == "change" ? "logoChanges"
            : what + "s"
        );
        return number < things.Count ? things[number]["id"]!.GetValue<string>() : $"{what}-of-nobody";
    }

    private List<JsonNode> List(string name) => [.. (_known[name] as JsonArray ?? []).Select(n => n!)];

    private List<JsonNode> Running(string term, string? kind) =>
        [
            .. List("terms")
                .Where(t =>
                    t["state"]!.GetValue<string>() == "running"
                    && t["kind"]!.GetValue<string>() == term
                    && (
                        kind is null || t["label"]?.GetValue<string>() is null || t["label"]!.GetValue<string>() == kind
                    )
                ),
        ];
}
