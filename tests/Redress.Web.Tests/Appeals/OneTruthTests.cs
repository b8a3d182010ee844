using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Appeals;

/// <summary>After a forum replaced, lowered or remitted a decision, nothing tells of what no longer stands as if it did (BC-29): not a page, a paper, a letter, a list, nor an answer of the API.</summary>
public sealed partial class OneTruthTests : IAsyncLifetime
{
    private const string Reasons = "Kwartelreden";
    private const string Order = "struisvogelpraktijk";
    private const string Norm = "2.2.4";

    private TestApp _app = null!;
    private Office _office = null!;
    private (string Number, string Code) _filed;
    private readonly List<string> _told = [];

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _office = new Office(_app);
        await _office.ClockAsync("2026-05-11T09:00:00+02:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("BC-29")]
    public async Task Unfounded_in_its_place()
    {
        await DecideAsync(new { kind = "fine", amount = Euro(2345.67m) });
        await JudgeAsync("arbitration", new { outcome = "upheld", replacementOutcome = "unfounded" });
        await NothingStandsAsync(Reasons, Order, Fine, Article);
    }

    [Fact]
    [Rule("BC-29")]
    [Rule("BC-30")]
    public async Task A_lower_fine_in_its_place()
    {
        await DecideAsync(new { kind = "fine", amount = Euro(2345.67m) });
        await JudgeAsync(
            "arbitration",
            new
            {
                outcome = "partlyUpheld",
                replacementSanctions = new[] { new { kind = "fine", amount = Euro(1000) } },
            }
        );
        await NothingStandsAsync(Reasons, Fine);
    }

    [Fact]
    [Rule("BC-29")]
    public async Task Another_finding_with_norms_and_an_order_of_its_own()
    {
        await DecideAsync(
            new
            {
                kind = "suspension",
                from = "2026-11-01",
                to = "2026-11-30",
            }
        );
        await JudgeAsync(
            "court",
            new
            {
                outcome = "partlyUpheld",
                replacementOutcome = "founded",
                replacementNorms = new[] { "2.2.2" },
                replacementRefrainFrom = "leveren zonder bericht",
                replacementSanctions = new[] { new { kind = "warning" } },
            }
        );
        await NothingStandsAsync(Reasons, Order, Article);
    }

    [Theory]
    [Rule("BC-29")]
    [InlineData("arbitration")]
    [InlineData("court")]
    public async Task Remitted(string forum)
    {
        await DecideAsync(
            forum == "court"
                ? new
                {
                    kind = "suspension",
                    from = (object)"2026-11-01",
                    to = (object)"2026-11-30",
                }
                : new { kind = "fine", amount = Euro(2345.67m) }
        );
        await JudgeAsync(forum, new { outcome = "upheld", replacementOutcome = "remitted" });
        await NothingStandsAsync(Reasons, Order, Fine, Article);
    }

    [Fact]
    [Rule("BC-29")]
    [Rule("BC-32")]
    public async Task Unfounded_by_a_judgment_that_came_when_the_decision_was_final_carried_out_and_published()
    {
        await DecideAsync(new { kind = "fine", amount = Euro(2345.67m) });
        await _office.ClockAsync("2026-05-20T09:00:00+02:00");
        var lodged = await _office.DoAsync("shop", _filed.Number, "lodge-appeal", new { grounds = "De vervoerder." });
        var appeal = lodged.List("appeals").Single()["id"]!.GetValue<string>();
        await _office.ClockAsync("2026-07-01T09:00:00+02:00");
        var lapsed = await _office.GetAsync("secretary", _filed.Number);
        Assert.Equal("final", lapsed.Text("state"));
        var fine = lapsed.Body!["decision"]!["sanctions"]![0]!["id"]!.GetValue<string>();
        await _office.DoAsync(
            "secretary",
            _filed.Number,
            "record-sanction-step",
            new
            {
                sanction = fine,
                step = "demanded",
                on = "2026-07-01",
            }
        );
        await _office.DoAsync(
            "secretary",
            _filed.Number,
            "publish-notice",
            new { text = $"{Reasons}: {Order}, 2.345,67 euro." }
        );
        await _office.ClockAsync("2026-07-20T09:00:00+02:00");
        await _office.DoAsync("committee", _filed.Number, "confirm-notice");
        Assert.Contains(Reasons, (await NoticesAsync()).ToJsonString(), StringComparison.Ordinal);
        await SpeakAsync(appeal, "arbitration", new { outcome = "upheld", replacementOutcome = "unfounded" }, false);
        Assert.Empty((await NoticesAsync())["items"]!.AsArray());
        await NothingStandsAsync(Reasons, Order, Fine, Article);
    }

    [Fact]
    [Rule("FP-17")]
    public async Task Of_an_award_that_is_withheld_nothing_is_public_and_of_the_judgment_beside_it_what_it_came_to()
    {
        _filed = await _office.NotifiedAsync(
            "2026-05-11",
            new
            {
                outcome = "founded",
                reasons = $"{Reasons}: zij zei niets.",
                norms = new[] { Norm },
                refrainFrom = Order,
                sanctions = new object[]
                {
                    new { kind = "fine", amount = Euro(2345.67m) },
                    new
                    {
                        kind = "suspension",
                        from = "2026-11-01",
                        to = "2026-11-30",
                    },
                },
            }
        );
        await JudgeAsync(
            "arbitration",
            new { outcome = "partlyUpheld", replacementSanctions = new[] { new { kind = "warning" } } }
        );
        var appeal = (await _office.GetAsync("appeals", _filed.Number)).List("appeals").Single()[
            "id"
        ]!.GetValue<string>();
        await SpeakAsync(appeal, "court", new { outcome = "rejected" }, on: "2026-09-03");
        await _office.ClockAsync("2026-10-05T09:00:00+02:00");
        const string Only =
            "Over een klacht van een consument tegen een webshop is een beslissing genomen. Tegen die beslissing is beroep ingesteld bij de arbiter.\n\nOok een rechtbank heeft geoordeeld. Ze wees het beroep af dat bij haar was ingesteld.\n\nVan wat ze beoordeelde, blijft dit gelden: Schorsing van het lidmaatschap, met intrekking van het keurmerk.";
        using var secretary = await _office.PersonAsync("secretary");
        var form = await new Person(secretary).GetAsync($"/cases/{_filed.Number}/actions/publish-notice");
        Assert.Contains("Van wat ze beoordeelde, blijft dit gelden: Schorsing", form, StringComparison.Ordinal);
        var more = new { text = $"{Only} Met een waarschuwing." };
        Assert.Equal(422, (await _office.TryAsync("secretary", _filed.Number, "publish-notice", more)).Code);
        await _office.DoAsync(
            "secretary",
            _filed.Number,
            "publish-notice",
            new { text = Only.ReplaceLineEndings("\r\n") }
        );
        await _office.ClockAsync("2026-10-20T09:00:00+02:00");
        await _office.DoAsync("committee", _filed.Number, "confirm-notice");
        var notice = Assert.Single((await NoticesAsync())["items"]!.AsArray())!;
        Assert.Equal("founded", notice["outcome"]!.GetValue<string>());
        Assert.Equal("suspension", Assert.Single(notice["sanctions"]!.AsArray())!.GetValue<string>());
    }

    private static object Euro(decimal amount) => new { amount, currency = "EUR" };

    private async Task DecideAsync(object sanction)
    {
        _filed = await _office.NotifiedAsync(
            "2026-05-11",
            new
            {
                outcome = "founded",
                reasons = $"{Reasons}: zij zei niets.",
                norms = new[] { Norm },
                refrainFrom = Order,
                sanctions = new[] { sanction },
            }
        );
    }

    // The member appeals against all of it, pays, and its forum speaks; what was written until then is history.
    private async Task JudgeAsync(string forum, object outcome)
    {
        await _office.ClockAsync("2026-05-20T09:00:00+02:00");
        await _office.DoAsync("shop", _filed.Number, "lodge-appeal", new { grounds = "Het was de vervoerder." });
        var lodged = await _office.GetAsync("appeals", _filed.Number);
        var appeal = lodged.List("appeals").Single()["id"]!.GetValue<string>();
        await DoAsync(
            "record-deposit",
            new
            {
                appeal,
                amount = Euro(2000),
                booked = "2026-05-20",
            }
        );
        await _office.ClockAsync("2026-07-01T09:00:00+02:00");
        await SpeakAsync(appeal, forum, outcome);
    }

    // An appeal that had ended goes to its forum all the same, and then suspends only where its document says so (ST-3).
    private async Task SpeakAsync(
        string appeal,
        string forum,
        object outcome,
        bool? suspends = null,
        string on = "2026-09-01"
    )
    {
        var document = (await _office.UploadAsync("appeals", _filed.Number, "vonnis.pdf", Stages.Pdf)).Text("id");
        await DoAsync(
            "refer",
            new
            {
                appeal,
                forum,
                reference = "R 7",
                on = "2026-07-01",
                document,
                suspends,
            }
        );
        await _office.ClockAsync($"{on}T09:00:00+02:00");
        var said = System.Text.Json.JsonSerializer.SerializeToNode(outcome)!.AsObject();
        said["appeal"] = appeal;
        said["forum"] = forum;
        said["text"] = "Zo is het.";
        said["on"] = on;
        said["document"] = document;
        await DoAsync("record-outcome", said);
        await _office.ClockAsync("PT24H");
    }

    private Task<Reply> DoAsync(string action, object body) => _office.DoAsync("appeals", _filed.Number, action, body);

    private async Task<IReadOnlyList<(string Reader, JsonObject File)>> FilesAsync()
    {
        var files = new List<(string, JsonObject)>();
        foreach (var person in new[] { "secretary", "committee", "appeals", "shop" })
        {
            files.Add((person, (await _office.GetAsync(person, _filed.Number)).Body!.AsObject()));
        }

        files.Add(("complainant", (await _office.TrackAsync(_filed.Number, _filed.Code)).Body!.AsObject()));
        return files;
    }

    private async Task NothingStandsAsync(params string[] words)
    {
        foreach (var (reader, file) in await FilesAsync())
        {
            WithoutHistory(file);
            Silent(file.ToJsonString(), words, $"the API for {reader}");
        }

        foreach (var (where, page) in await PagesAsync())
        {
            Silent(HistoryElement().Replace(page, ""), words, where);
        }

        var found = await _office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases?q={Reasons}");
        Silent(found.Body!["items"]!.ToJsonString(), words, "the search");
        Silent((await NoticesAsync()).ToJsonString(), words, "the notices");
        var member = await _office.PublicAsync(HttpMethod.Get, "/api/v1/members/demo-shop");
        Silent(member.Body!.ToJsonString(), words, "the register");
        Assert.True(_told.Count == 0, string.Join("\n", _told));
    }

    private async Task<JsonNode> NoticesAsync() =>
        (await _office.PublicAsync(HttpMethod.Get, "/api/v1/decisions")).Body!;

    private async Task<IReadOnlyList<(string Where, string Page)>> PagesAsync()
    {
        var pages = new List<(string, string)>();
        foreach (var account in new[] { "secretary", "committee", "appeals", "shop" })
        {
            using var client = _app.CreateClient(new() { AllowAutoRedirect = false });
            var person = new Person(client);
            Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
            pages.Add(($"the file of {account}", await person.GetAsync($"/cases/{_filed.Number}")));
            await AddAsync(client, account, $"/cases/{_filed.Number}/decision", pages);
            if (account == "secretary")
            {
                await AddAsync(client, account, $"/cases/{_filed.Number}/actions/publish-notice", pages);
            }
        }

        using var consumer = _app.CreateClient(new() { AllowAutoRedirect = false });
        await new Person(consumer).RedirectAsync("/track", "track", ("number", _filed.Number), ("code", _filed.Code));
        pages.Add(("the complainant's page", await new Person(consumer).GetAsync($"/track/{_filed.Number}")));
        await AddAsync(consumer, "the complainant", $"/track/{_filed.Number}/decision", pages);
        return pages;
    }

    // The page and its PDF, where there are any: of what was remitted there is none.
    private static async Task AddAsync(HttpClient client, string who, string path, List<(string, string)> pages)
    {
        using var page = await client.GetAsync(path);
        if (page.StatusCode != HttpStatusCode.OK)
        {
            return;
        }

        pages.Add(($"{path} for {who}", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync())));
        using var pdf = await client.GetAsync($"{path}.pdf");
        if (pdf.StatusCode == HttpStatusCode.OK)
        {
            var text = await PdfReader.TextAsync(await pdf.Content.ReadAsByteArrayAsync());
            pages.Add(($"{path}.pdf for {who}", WebUtility.HtmlDecode(text!)));
        }
    }

    // What says itself that it is over: what was replaced, earlier decisions and versions, sanctions that fell, the notice that was withdrawn, letters marked so, the acts of the journal with their days. What an act may choose from is no statement.
    private static void WithoutHistory(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var fallen in list.Where(IsHistory).ToList())
            {
                list.Remove(fallen);
            }

            list.ToList().ForEach(WithoutHistory);
        }
        else if (node is JsonObject fields)
        {
            foreach (var over in fields.Where(f => IsHistory(f.Value)).Select(f => f.Key).ToList())
            {
                fields.Remove(over);
            }

            foreach (var name in new[] { "replaced", "earlierDecisions", "versions", "journal", "options" })
            {
                fields.Remove(name);
            }

            fields.Select(f => f.Value).ToList().ForEach(WithoutHistory);
        }
    }

    private static bool IsHistory(JsonNode? node) =>
        node is JsonObject fields
        && (
            fields["noLongerHolds"] is JsonValue
            || fields["state"] is JsonValue state
                && state.TryGetValue<string>(out var name)
                && name is "annulled" or "withdrawn"
        );

    private void Silent(string text, string[] words, string where)
    {
        foreach (var word in words)
        {
            var told = Regex.Match(text, word, RegexOptions.IgnoreCase);
            if (told.Success)
            {
                var from = Math.Max(0, told.Index - 150);
                _told.Add($"{where}: …{text[from..Math.Min(text.Length, told.Index + 80)]}…");
            }
        }
    }

    private const string Fine = @"2[.,\s ]?345[.,]67";
    private const string Article = @"2\.2\.4";

    [GeneratedRegex(
        @"<details[^>]*data-history[^>]*>(?>(?!</?details).|<details.*?</details>)*</details>",
        RegexOptions.Singleline
    )]
    private static partial Regex HistoryElement();
}
