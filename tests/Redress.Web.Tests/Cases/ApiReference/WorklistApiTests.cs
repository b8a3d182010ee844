using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.ApiReference;

public sealed class WorklistApiTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    public async Task Pages_by_key_show_each_case_once_soonest_first()
    {
        for (var i = 0; i < 7; i++)
        {
            await _office.FileAsync(Office.Complaint(facts: $"Bladzijde {i}"));
        }

        var seen = new List<string>();
        var due = new List<string>();
        for (string? after = ""; after is not null; )
        {
            var page = await _office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases?size=3&after={after}");
            seen.AddRange(page.List("items").Select(i => i["number"]!.GetValue<string>()));
            due.AddRange(page.List("items").Select(i => i["nextTerm"]?["due"]?.GetValue<string>() ?? "9999"));
            after = page.Body!["next"]?.GetValue<string>();
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.True(seen.Count >= 7);
        Assert.Equal(due.Order(), due);
    }

    [Theory]
    [InlineData("nl", "De wandelschoenen werden nooit geleverd", "wandelschoen")]
    [InlineData("fr", "Les chaussures commandées ne sont jamais arrivées", "chaussure")]
    [InlineData("en", "The delivered umbrellas were broken", "umbrella")]
    public async Task Text_is_searched_in_the_partys_language(string language, string facts, string word)
    {
        var (number, _) = await _office.FileAsync(Office.Complaint(language: language, facts: facts));
        var found = await _office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases?q={word}");
        Assert.Contains(found.List("items"), i => i["number"]!.GetValue<string>() == number);
        Assert.Empty(
            (await _office.AsAsync("secretary", HttpMethod.Get, "/api/v1/cases?q=onvindbaarwoord")).List("items")
        );
    }

    [Fact]
    [Rule("FP-12"), Rule("BC-15")]
    public async Task Who_recused_itself_finds_the_case_nowhere()
    {
        var word = $"wraking{Guid.NewGuid():N}";
        var (number, _) = await _office.FileAsync(Office.Complaint(facts: word));
        Assert.Equal(200, (await _office.GetAsync("committee", number)).Code);
        await _office.DoAsync("committee", number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        Assert.Equal(404, (await _office.GetAsync("committee", number)).Code);
        Assert.Equal(404, (await _office.TryAsync("committee", number, "decide", new { })).Code);
        Assert.Empty((await _office.AsAsync("committee", HttpMethod.Get, $"/api/v1/cases?q={word}")).List("items"));
        Assert.Single((await _office.AsAsync("committee2", HttpMethod.Get, $"/api/v1/cases?q={word}")).List("items"));
    }

    [Fact]
    [Rule("BC-16"), Rule("FP-9")]
    public async Task A_member_reads_in_the_list_of_its_cases_no_term_that_its_file_does_not_show_it()
    {
        var word = $"verborgen{Guid.NewGuid():N}";
        var (number, _) = await _office.FileAsync(Office.Complaint(facts: word));
        await _office.DoAsync("secretary", number, "send-to-member");
        await _office.DoAsync(
            "secretary",
            number,
            "request-information",
            new { items = new[] { "De factuur" }, term = "P5D" }
        );
        var inside = (await _office.GetAsync("secretary", number)).Term("supply")["due"]!.GetValue<string>();
        var own = (await _office.GetAsync("shop", number)).Term("response")["due"]!.GetValue<string>();
        Assert.True(string.CompareOrdinal(inside, own) < 0);
        Assert.DoesNotContain(
            (await _office.GetAsync("shop", number)).List("terms"),
            t => t["due"]!.GetValue<string>() == inside
        );

        var item = Assert.Single((await ListAsync("")).List("items"));
        Assert.Equal(
            ("response", own),
            (item["nextTerm"]!["kind"]!.GetValue<string>(), item["nextTerm"]!["due"]!.GetValue<string>())
        );
        Assert.Empty((await ListAsync($"&dueBefore={own}")).List("items"));

        Task<Reply> ListAsync(string besides) =>
            _office.AsAsync("shop", HttpMethod.Get, $"/api/v1/cases?q={word}{besides}");
    }

    [Theory]
    [
        InlineData("state=nowhere", "state"),
        InlineData("dueBefore=tomorrow", "dueBefore"),
        InlineData("after=%21%21", "after"),
        InlineData("size=0", "size")
    ]
    public async Task A_question_that_makes_no_sense_is_refused_at_its_field(string query, string field)
    {
        var reply = await _office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases?{query}");
        Assert.Equal(422, reply.Code);
        Assert.NotNull(reply.Body!["errors"]![field]);
    }

    [Fact]
    [Rule("FP-13")]
    public async Task A_paper_that_arrived_in_time_counts_from_its_day_of_arrival()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("secretary", number, "start-mediation");
        var reply = await _office.DoAsync(
            "secretary",
            number,
            "propose",
            new { text = "De helft terug.", onBehalfOf = "respondent" }
        );
        Assert.Equal("respondent", reply.List("proposals").Single()["from"]!.GetValue<string>());
        Assert.Equal(
            422,
            (
                await _office.TryAsync(
                    "secretary",
                    number,
                    "propose",
                    new
                    {
                        text = "x",
                        onBehalfOf = "respondent",
                        arrived = "2099-01-01",
                    }
                )
            ).Code
        );
        Assert.Equal(
            403,
            (await _office.TryAsync("committee", number, "propose", new { text = "x", onBehalfOf = "respondent" })).Code
        );
    }

    [Fact]
    [Rule("BC-10"), Rule("FP-5")]
    public async Task A_non_member_opens_its_side_by_the_code_of_its_first_letter()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint(member: null));
        var started = await _office.DoAsync("secretary", number, "start-mediation");
        Assert.Equal("mediation", started.Text("state"));
        var code = await new Postbox(one.App).AccessCodeAsync(number);
        var side = await _office.TrackAsync(number, code);
        Assert.Equal(200, side.Code);
        Assert.Contains("propose", side.Actions);
        Assert.DoesNotContain("withdraw", side.Actions);
        Assert.Null(side.Body!["complainant"]!["email"]);
    }
}
