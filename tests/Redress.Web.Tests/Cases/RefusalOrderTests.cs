using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>What the API refuses, with which status and by which rule.</summary>
public sealed class RefusalOrderTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("BC-16")]
    public async Task Another_members_case_answers_exactly_as_one_that_does_not_exist()
    {
        var (number, _) = await SentAsync();
        var others = await _office.GetAsync("shop2", number);
        var none = await _office.GetAsync("shop2", "BC-2026-999999");
        Assert.Equal((404, 404), (others.Code, none.Code));
        others.Body!.AsObject().Remove("traceId");
        none.Body!.AsObject().Remove("traceId");
        Assert.Equal(none.Body.ToJsonString(), others.Body.ToJsonString());
        Assert.Equal(404, (await _office.TryAsync("shop2", number, "respond", new { answer = "x" })).Code);
        Assert.Equal(200, (await _office.GetAsync("shop", number)).Code);
    }

    [Fact]
    [Rule("BC-16")]
    public async Task A_member_sees_nothing_of_a_case_before_it_was_sent()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        Assert.Equal(404, (await _office.GetAsync("shop", number)).Code);
        var list = await _office.AsAsync("shop", HttpMethod.Get, "/api/v1/cases?size=200");
        Assert.DoesNotContain(list.List("items"), i => i["number"]!.GetValue<string>() == number);
    }

    [Theory]
    [InlineData("registrar"), InlineData("supervisor"), InlineData("admin")]
    [Rule("BC-16")]
    public async Task Who_reads_no_file_is_told_so_for_the_list_and_nothing_of_a_case(string person)
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        Assert.Equal(403, (await _office.AsAsync(person, HttpMethod.Get, "/api/v1/cases")).Code);
        Assert.Equal(404, (await _office.GetAsync(person, number)).Code);
    }

    [Fact]
    public async Task A_wrong_code_or_none_is_a_case_that_does_not_exist()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        Assert.Equal(404, (await _office.TrackAsync(number, "AAAA-BBBB-CCCC-DDDD")).Code);
        Assert.Equal(404, (await _office.PublicAsync(HttpMethod.Get, $"/api/v1/complaints/{number}")).Code);
        Assert.Equal(401, (await _office.PublicAsync(HttpMethod.Get, $"/api/v1/cases/{number}")).Code);
    }

    [Fact]
    [Rule("ST-1")]
    public async Task Refusals_are_judged_in_their_order()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        Assert.Equal(404, (await _office.TryAsync("shop", number, "send-to-member", "no json")).Code);
        Assert.Equal(400, (await _office.TryAsync("committee", number, "send-to-member", "no json")).Code);
        Assert.Equal(
            403,
            (await _office.TryAsync("committee", number, "send-to-member", new { }, ("If-Match", "\"99\""))).Code
        );
        Assert.Equal(412, (await _office.TryAsync("secretary", number, "close", new { }, ("If-Match", "\"99\""))).Code);
        var state = await _office.TryAsync("secretary", number, "close");
        Assert.Equal(409, state.Code);
        Assert.Equal("registered", state.Text("state"));
        Assert.Contains(state.List("permitted"), p => p.GetValue<string>() == "send-to-member");
        var fields = await _office.TryAsync("secretary", number, "send-to-member", new { responseTerm = "P3D" });
        Assert.Equal(422, fields.Code);
        Assert.NotNull(fields.Body!["errors"]!["responseTerm"]);
        Assert.Equal("BC-12", fields.Text("rule"));
    }

    [Fact]
    [Rule("ST-2")]
    public async Task The_second_of_two_secretaries_that_saw_the_same_version_is_told_so()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var tag = (await _office.GetAsync("secretary", number)).Headers.ETag!.Tag;
        Assert.Equal("\"1\"", tag);
        Assert.Equal(
            200,
            (await _office.TryAsync("secretary", number, "start-mediation", new { }, ("If-Match", tag))).Code
        );
        Assert.Equal(
            412,
            (await _office.TryAsync("secretary2", number, "send-to-member", new { }, ("If-Match", tag))).Code
        );
    }

    [Theory]
    [InlineData("not json at all"), InlineData("[]"), InlineData("\"text\""), InlineData("{\"a\":")]
    public async Task A_body_that_is_no_json_object_is_malformed(string body) =>
        Assert.Equal(400, (await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", body)).Code);

    [Theory]
    [
        InlineData("{\"kind\":\"banana\"}", "kind"),
        InlineData("{\"facts\":12}", "facts"),
        InlineData("{\"facts\":\"a\\u0000b\"}", "facts"),
        InlineData("{\"contactedShopOn\":\"soon\"}", "contactedShopOn")
    ]
    public async Task A_field_that_cannot_be_read_is_refused_at_its_path(string body, string field)
    {
        var reply = await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", body);
        Assert.Equal(422, reply.Code);
        Assert.NotNull(reply.Body!["errors"]![field]);
    }

    [Fact]
    [Rule("BC-3"), Rule("BC-4")]
    public async Task A_complaint_says_everything_that_is_missing_at_once()
    {
        var reply = await _office.PublicAsync(
            HttpMethod.Post,
            "/api/v1/complaints",
            new
            {
                scheme = "becommerce",
                kind = "purchase",
                contactedShopOn = "2099-01-01",
            }
        );
        Assert.Equal(422, reply.Code);
        var errors = reply.Body!["errors"]!.AsObject().Select(e => e.Key).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "language",
                "complainant",
                "respondent",
                "facts",
                "claim",
                "purchase",
                "contactedShopOn",
            },
            errors
        );
    }

    [Fact]
    [Rule("BC-22"), Rule("BC-1"), Rule("BC-11")]
    public async Task Against_a_non_member_the_body_mediates_and_never_sanctions()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint(member: null));
        var sanction = await _office.TryAsync(
            "secretary",
            number,
            "decide",
            new
            {
                outcome = "founded",
                reasons = "x",
                norms = new[] { "2.2.2" },
                refrainFrom = "x",
                sanctions = new[] { new { kind = "warning" } },
            }
        );
        Assert.Equal((409, "BC-22"), (sanction.Code, sanction.Text("rule")));
        Assert.Equal(409, (await _office.TryAsync("secretary", number, "send-to-member")).Code);
        await _office.DoAsync("secretary", number, "start-mediation");
        Assert.Equal(
            "closed",
            (await _office.DoAsync("secretary", number, "end-mediation", new { reason = "Geen akkoord." })).Text(
                "state"
            )
        );
    }

    private async Task<(string Number, string Code)> SentAsync()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("secretary", filed.Number, "send-to-member");
        return filed;
    }
}
