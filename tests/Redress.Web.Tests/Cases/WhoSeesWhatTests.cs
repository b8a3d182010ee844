using System.Text.Json;
using System.Text.Json.Nodes;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>Lists and cases, each cut to what its reader may see.</summary>
public sealed class WhoSeesWhatTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("BC-16")]
    public async Task A_member_lists_its_own_cases_and_only_those_it_was_sent()
    {
        var word = Word();
        var (unsent, _) = await _office.FileAsync(Office.Complaint(facts: word));
        var (sent, _) = await _office.SentAsync(Office.Complaint(facts: word));
        var (others, _) = await _office.SentAsync(Office.Complaint(facts: word, member: "second-shop"));
        Assert.Equal([sent], await NumbersAsync("shop", $"q={word}"));
        Assert.Equal([others], await NumbersAsync("shop2", $"q={word}"));
        Assert.Equal(Ordered(unsent, sent, others), Ordered([.. await NumbersAsync("secretary", $"q={word}")]));
        Assert.Equal([others], await NumbersAsync("secretary", $"q={word}&respondent=second-shop"));
        Assert.Empty(await NumbersAsync("shop", "respondent=second-shop&size=200"));
    }

    [Fact]
    [Rule("BC-16")]
    public async Task A_member_finds_nothing_by_the_words_of_another_party()
    {
        var word = Word();
        var (number, _) = await _office.SentAsync(Office.Complaint(name: $"Jan {word}", member: "second-shop"));
        Assert.Equal([number], await NumbersAsync("secretary", $"q={word}"));
        Assert.Empty(await NumbersAsync("shop", $"q={word}"));
    }

    [Fact]
    public async Task The_worklist_is_cut_by_state_and_day()
    {
        var word = Word();
        var (registered, _) = await _office.FileAsync(Office.Complaint(facts: word));
        var (sent, _) = await _office.SentAsync(Office.Complaint(facts: word));
        Assert.Equal([sent], await NumbersAsync("secretary", $"q={word}&state=sentToMember"));
        Assert.Equal([registered], await NumbersAsync("secretary", $"q={word}&state=registered"));
        var due = (await _office.GetAsync("secretary", sent)).Term("response")["due"]!.Deserialize<DateOnly>();
        Assert.DoesNotContain(sent, await NumbersAsync("secretary", $"q={word}&dueBefore={due:yyyy-MM-dd}"));
        Assert.Contains(sent, await NumbersAsync("secretary", $"q={word}&dueBefore={due.AddDays(1):yyyy-MM-dd}"));
    }

    [Fact]
    public async Task Pages_stay_whole_with_a_filter_and_words_and_end_once()
    {
        var word = Word();
        var filed = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            filed.Add((await _office.FileAsync(Office.Complaint(facts: $"{word} {i}"))).Number);
        }

        var seen = new List<string>();
        var pages = 0;
        for (string? after = ""; after is not null; pages++)
        {
            var page = await _office.AsAsync(
                "secretary",
                HttpMethod.Get,
                $"/api/v1/cases?q={word}&state=registered&size=2&after={after}"
            );
            seen.AddRange(page.List("items").Select(i => i["number"]!.GetValue<string>()));
            after = page.Body!["next"]?.GetValue<string>();
        }

        Assert.Equal(3, pages);
        Assert.Equal(filed.Order(), seen.Order());
    }

    [Fact]
    [Rule("FP-12"), Rule("BC-15")]
    public async Task Whoever_recused_itself_is_answered_as_if_the_case_did_not_exist()
    {
        var word = Word();
        var (number, _) = await _office.SentAsync(Office.Complaint(facts: word));
        var document = (await _office.UploadAsync("secretary", number, "stuk.pdf", Stages.Pdf)).Text("id");
        await _office.DoAsync("committee2", number, "recuse", new { reason = "Familie van de zaakvoerder." });
        string[] paths =
        [
            $"/api/v1/cases/{number}",
            $"/api/v1/cases/{number}/documents/{document}",
            $"/api/v1/cases/{number}/journal/verify",
        ];
        foreach (var path in paths)
        {
            var mine = await _office.AsAsync("committee2", HttpMethod.Get, path);
            var none = await _office.AsAsync(
                "committee2",
                HttpMethod.Get,
                path.Replace(number, "BC-2026-999999", StringComparison.Ordinal)
            );
            Assert.Equal(Same(none), Same(mine));
        }

        Assert.Empty(await NumbersAsync("committee2", $"q={word}"));
        Assert.Empty(await NumbersAsync("committee2", $"q={number}"));
        Assert.Equal([number], await NumbersAsync("committee", $"q={number}"));
        for (string? after = ""; after is not null; )
        {
            var page = await _office.AsAsync("committee2", HttpMethod.Get, $"/api/v1/cases?size=200&after={after}");
            Assert.DoesNotContain(page.List("items"), i => i["number"]!.GetValue<string>() == number);
            after = page.Body!["next"]?.GetValue<string>();
        }
    }

    [Theory]
    [
        InlineData("GET", ""),
        InlineData("GET", "/documents/1"),
        InlineData("GET", "/journal/verify"),
        InlineData("POST", "/actions/respond"),
        InlineData("POST", "/documents")
    ]
    [Rule("BC-16")]
    public async Task Every_way_to_anothers_case_answers_as_for_one_that_does_not_exist(string method, string rest)
    {
        var (number, _) = await _office.SentAsync();
        var body = method == "POST" ? new { answer = "x" } : null;
        var others = await _office.AsAsync("shop2", new HttpMethod(method), $"/api/v1/cases/{number}{rest}", body);
        var none = await _office.AsAsync("shop2", new HttpMethod(method), $"/api/v1/cases/BC-2026-999999{rest}", body);
        Assert.Equal(404, others.Code);
        Assert.Equal(Same(none), Same(others));
        Assert.Equal(
            401,
            (await _office.PublicAsync(new HttpMethod(method), $"/api/v1/cases/{number}{rest}", body)).Code
        );
    }

    [Fact]
    [Rule("BC-16")]
    public async Task A_party_reads_nothing_of_the_other_sides_address_nor_of_the_bodys_own_notes()
    {
        var filed = await _office.SentAsync(Office.Complaint(name: "Karel Zonderling"));
        await _office.DoAsync("secretary", filed.Number, "assign", new { to = "committee@demo.example" });
        var member = (await _office.GetAsync("shop", filed.Number)).Body!;
        Assert.Equal("Karel Zonderling", member["complainant"]!["name"]!.GetValue<string>());
        Assert.DoesNotContain("jan@consumer.example", member.ToJsonString());
        Assert.DoesNotContain("Kerkstraat", member.ToJsonString());
        Assert.Null(member["assignedTo"]);
        foreach (var reader in new[] { member, (await _office.TrackAsync(filed.Number, filed.Code)).Body! })
        {
            Assert.DoesNotContain(reader["journal"]!.AsArray(), j => j!["action"]!.GetValue<string>() == "assign");
            Assert.All(reader["journal"]!.AsArray(), j => Assert.Null(j!["content"]));
        }

        Assert.Equal(
            403,
            (await _office.AsAsync("shop", HttpMethod.Get, $"/api/v1/cases/{filed.Number}/journal/verify")).Code
        );
    }

    [Fact]
    [Rule("BC-16"), Rule("BC-18")]
    public async Task A_decision_is_hidden_from_both_until_it_was_sent_to_them()
    {
        var filed = await _office.DeliberatedAsync();
        await _office.DoAsync("committee", filed.Number, "decide", Stages.Founded());
        await HiddenAsync(filed);
        await _office.DoAsync("secretary", filed.Number, "confirm-decision");
        await HiddenAsync(filed);
    }

    [Fact]
    [Rule("BC-10"), Rule("FP-13")]
    public async Task A_respondent_without_a_user_acts_by_the_code_of_its_first_letter()
    {
        var filed = await _office.FileAsync(Office.Complaint(member: null));
        Assert.Equal("[]", (await _office.TrackAsync(filed.Number, filed.Code)).Body!["proposals"]!.ToJsonString());
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        var side = (filed.Number, Code: await new Postbox(one.App).AccessCodeAsync(filed.Number));
        var proposed = await _office.DoAsync(side, "propose", new { text = "De helft terug." });
        var id = proposed.List("proposals").Single()["id"]!.GetValue<string>();
        Assert.Equal("respondent", proposed.List("proposals").Single()["from"]!.GetValue<string>());
        Assert.Equal(409, (await _office.TryAsync(side, "accept-proposal", new { proposal = id, told = true })).Code);

        // To reflect takes a week, unless one says expressly that it need not.
        var early = await _office.TryAsync(filed, "accept-proposal", new { proposal = id, told = true });
        Assert.Equal((409, "FP-5"), (early.Code, early.Text("rule")));
        var accepted = await _office.DoAsync(
            filed,
            "accept-proposal",
            new
            {
                proposal = id,
                told = true,
                sooner = true,
            }
        );
        Assert.Contains(accepted.Text("state"), new[] { "mediation", "settled" });
        Assert.Equal(
            404,
            (await _office.TryAsync((filed.Number, "AAAA-AAAA-AAAA-AAAA"), "propose", new { text = "x" })).Code
        );
    }

    [Fact]
    [Rule("FP-13"), Rule("BC-12")]
    public async Task An_act_on_paper_counts_from_the_day_it_arrived()
    {
        await using var app = await TestApp.StartAsync();
        var office = new Office(app);
        await office.ClockAsync("2026-03-02T09:00:00+01:00");
        var (number, _) = await office.SentAsync();
        await office.ClockAsync("2026-03-18T09:00:00+01:00");
        Assert.Equal(
            "lapsed",
            (await office.GetAsync("secretary", number)).Term("response")["state"]!.GetValue<string>()
        );
        var entered = await office.DoAsync(
            "secretary",
            number,
            "respond",
            new
            {
                answer = "Per brief.",
                defence = "Zie de brief.",
                onBehalfOf = "respondent",
                arrived = "2026-03-16",
            }
        );
        Assert.Equal("2026-03-16", entered.Body!["response"]!["answerOn"]!.GetValue<string>());
        Assert.False(entered.Body["response"]!["late"]!.GetValue<bool>());
        var line = entered.List("journal").Last(j => j["action"]!.GetValue<string>() == "respond");
        Assert.Equal(
            ("respondent", "2026-03-16"),
            (line["onBehalfOf"]!.GetValue<string>(), line["arrived"]!.GetValue<string>())
        );
        Assert.NotEqual(line["by"]!.GetValue<string>(), entered.Body["respondent"]!["name"]!.GetValue<string>());
    }

    private async Task HiddenAsync((string Number, string Code) filed)
    {
        var shop = await _office.GetAsync("shop", filed.Number);
        var consumer = await _office.TrackAsync(filed.Number, filed.Code);
        foreach (var reader in new[] { shop, consumer })
        {
            Assert.Null(reader.Body!["decision"]);
            Assert.DoesNotContain("niet bewezen", reader.Body.ToJsonString());
            Assert.DoesNotContain(
                reader.List("journal"),
                j => j["action"]!.GetValue<string>() is "decide" or "confirm-decision"
            );
        }
    }

    private async Task<IReadOnlyList<string>> NumbersAsync(string person, string query) =>
        [
            .. (await _office.AsAsync(person, HttpMethod.Get, $"/api/v1/cases?{query}"))
                .List("items")
                .Select(i => i["number"]!.GetValue<string>()),
        ];

    private static string[] Ordered(params string[] numbers) => [.. numbers.Order()];

    private static string Same(Reply reply)
    {
        var body = reply.Body?.DeepClone().AsObject() ?? new JsonObject();
        body.Remove("traceId");
        return $"{reply.Code} {body.ToJsonString()}";
    }

    private static string Word() => $"woord{Guid.NewGuid():N}";
}
