using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Intake;

/// <summary>FP-21: a member typed by hand is recognised by its site or its name: offered on the page, taken over the API.</summary>
public sealed class MemberRecognitionTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Theory]
    [Rule("FP-21")]
    [InlineData("demo shop")]
    [InlineData("DEMO-SHOP")]
    [InlineData("Démo Shop BV")]
    [InlineData("Demo Shop B.V.")]
    [InlineData("SRL Demo Shop")]
    [InlineData("Demo Shop, s.a.")]
    [InlineData("Demoshop GmbH")]
    public void A_name_is_the_same_with_another_spelling_and_legal_form(string typed) =>
        Assert.Equal(MemberRecognition.Name("Demo Shop"), MemberRecognition.Name(typed));

    [Theory]
    [Rule("FP-21")]
    [InlineData("Demo Shop Outlet")]
    [InlineData("Demo")]
    [InlineData("")]
    [InlineData("BV")]
    [InlineData("!")]
    public void Another_name_is_another(string typed) =>
        Assert.NotEqual(MemberRecognition.Name("Demo Shop"), MemberRecognition.Name(typed));

    [Theory]
    [Rule("FP-21")]
    [InlineData("De demowinkel", "http://DEMO-SHOP.example/contact?x=1", "demo-shop")]
    [InlineData("demo-shop.example", null, "demo-shop")]
    [InlineData("Second Shop NV", null, "second-shop")]
    [InlineData("second  SHOP", "https://elsewhere.example", "second-shop")]
    // The site says more than the name.
    [InlineData("Second Shop", "www.demo-shop.example", "demo-shop")]
    [InlineData("Demo Shop Outlet", "https://demo-shop.example.org", null)]
    // Of the other scheme.
    [InlineData("Keurmerk Shop", "https://www.keurmerk-shop.example", null)]
    [InlineData("…!", null, null)]
    public async Task Over_the_API_it_is_the_member(string name, string? website, string? member)
    {
        var (receipt, respondent) = await FileAsync(new() { ["name"] = name, ["website"] = website });
        Assert.Equal(member, receipt["memberId"]?.GetValue<string>());
        Assert.Equal(member, respondent["memberId"]?.GetValue<string>());
        Assert.Equal(member is null ? name : Named(member), respondent["name"]!.GetValue<string>());
    }

    [Fact]
    [Rule("FP-21")]
    public async Task Over_the_API_who_says_that_it_is_another_is_believed()
    {
        var (receipt, respondent) = await FileAsync(
            new()
            {
                ["name"] = "Demo Shop",
                ["website"] = "https://www.demo-shop.example",
                ["notMember"] = true,
            }
        );
        Assert.Null(receipt["memberId"]);
        Assert.Null(respondent["memberId"]);
    }

    [Theory]
    [Rule("FP-21"), Rule("BC-1")]
    [InlineData(Membership.Active, -1, true)]
    [InlineData(Membership.Active, 0, true)]
    [InlineData(Membership.Suspended, -1, true)]
    [InlineData(Membership.Active, 1, false)]
    [InlineData(Membership.Ended, -1, false)]
    [InlineData(Membership.Excluded, -1, false)]
    // The day on which it ended is the first on which it is none.
    [InlineData(Membership.Ended, -9, true, 1)]
    [InlineData(Membership.Excluded, -9, true, 1)]
    [InlineData(Membership.Excluded, -9, false, 0)]
    public async Task It_is_a_member_only_if_it_was_one_on_the_day_of_filing(
        Membership membership,
        int joined,
        bool isMember,
        int? ended = null
    )
    {
        var id = await JoinAsync("Dagwinkel", "https://dagwinkel.example", membership, joined, ended);
        try
        {
            var (_, respondent) = await FileAsync(new() { ["name"] = "dagwinkel nv" });
            Assert.Equal(isMember ? id : null, respondent["memberId"]?.GetValue<string>());
            Assert.Equal(isMember ? "Dagwinkel" : "dagwinkel nv", respondent["name"]!.GetValue<string>());
            // Nor is it one for who names it by its id.
            var (_, named) = await FileAsync(new() { ["memberId"] = id });
            Assert.Equal(isMember ? id : null, named["memberId"]?.GetValue<string>());
        }
        finally
        {
            await LeaveAsync(id);
        }
    }

    [Theory]
    [Rule("FP-21")]
    [InlineData("https://www.markt.example/Annie/", 0)]
    [InlineData("markt.example/bert?ref=1", 1)]
    [InlineData("https://markt.example/andere", null)]
    [InlineData("https://markt.example", null)]
    public async Task Of_a_host_that_several_share_it_is_the_one_whose_part_it_is(string typed, int? which)
    {
        var ids = new[]
        {
            await JoinAsync("Kraam van Annie", "https://markt.example/annie", Membership.Active, -9),
            await JoinAsync("Kraam van Bert", "https://markt.example/bert", Membership.Active, -9),
        };
        try
        {
            var (_, respondent) = await FileAsync(new() { ["name"] = "Kraam", ["website"] = typed });
            Assert.Equal(which is { } one ? ids[one] : null, respondent["memberId"]?.GetValue<string>());
        }
        finally
        {
            await LeaveAsync(ids[0]);
            await LeaveAsync(ids[1]);
        }
    }

    [Fact]
    [Rule("FP-21")]
    public async Task Where_two_members_have_the_name_the_API_takes_none_and_the_page_asks_which()
    {
        var first = await JoinAsync("Twee Zusters", "https://een.zusters.example", Membership.Active, -9);
        var second = await JoinAsync("Twee Zusters BV", "https://twee.zusters.example", Membership.Active, -9);
        try
        {
            var (_, respondent) = await FileAsync(new() { ["name"] = "Twee zusters" });
            Assert.Null(respondent["memberId"]);

            var filer = await AtOtherShopAsync();
            var asked = await filer.StepAsync(
                "other-shop",
                ("respondent.name", "Twee zusters"),
                ("scheme", "becommerce")
            );
            Assert.Contains($"value=\"{first}\"", asked.Html, StringComparison.Ordinal);
            Assert.Contains($"value=\"{second}\"", asked.Html, StringComparison.Ordinal);
        }
        finally
        {
            await LeaveAsync(first);
            await LeaveAsync(second);
        }
    }

    [Fact]
    [Rule("FP-21")]
    public async Task The_page_asks_and_yes_takes_the_member()
    {
        var filer = await AtOtherShopAsync();
        (string, string)[] typed = [("respondent.name", "demo shop bvba"), ("scheme", "becommerce")];
        var asked = await filer.StepAsync("other-shop", typed);
        Assert.Contains("We think that you mean Demo Shop", asked.Html, StringComparison.Ordinal);
        Assert.Contains("id=\"respondent.recognised-error\"", asked.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("This webshop is not a member", asked.Html, StringComparison.Ordinal);

        var taken = await filer.StepAsync("other-shop", [.. typed, ("respondent.recognised", "demo-shop")]);
        Assert.Equal("/complain/contact", taken.Location);
        Assert.Matches("value=\"demo-shop\"[^>]* checked", (await filer.OpenAsync("/complain/shop")).Html);
        Assert.Contains("Demo Shop", (await filer.OpenAsync("/complain/outcome")).Html, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-21")]
    public async Task No_is_kept_and_is_said_of_those_members_alone()
    {
        var filer = await AtOtherShopAsync();
        var no = await filer.StepAsync(
            "other-shop",
            ("respondent.name", "Demo Shop"),
            ("scheme", "becommerce"),
            ("respondent.recognised", "not:demo-shop")
        );
        Assert.Equal("/complain/contact", no.Location);
        var page = (await filer.OpenAsync("/complain/other-shop")).Html;
        Assert.Matches("value=\"not:demo-shop\"[^>]* checked", page);
        Assert.Contains(
            "No, another webshop",
            (await filer.OpenAsync("/complain/review")).Html,
            StringComparison.Ordinal
        );

        var another = await filer.StepAsync(
            "other-shop",
            ("respondent.name", "Second Shop"),
            ("scheme", "becommerce"),
            ("respondent.recognised", "not:demo-shop")
        );
        Assert.Contains("We think that you mean Second Shop", another.Html, StringComparison.Ordinal);
        Assert.Contains("id=\"respondent.recognised-error\"", another.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-21")]
    public async Task A_complaint_about_another_webshop_of_that_name_is_filed_against_a_non_member()
    {
        var filer = new Filer(one.Client());
        var facts = $"Andere winkel {Guid.NewGuid()}";
        await filer.FillInAsync(facts);
        await filer.StepAsync("shop", ("respondent.memberId", "other"));
        (string, string)[] typed = [("respondent.name", "Demo Shop"), ("scheme", "becommerce")];
        await filer.StepAsync("other-shop", typed);
        // Nobody is taken for a member, or for none, without having answered.
        var refused = await filer.PostAsync("/complain/review", "file", []);
        Assert.Contains("respondent.recognised", refused.Html, StringComparison.Ordinal);

        await filer.StepAsync("other-shop", [.. typed, ("respondent.recognised", "not:demo-shop")]);
        Assert.Equal("/complain/receipt", (await filer.PostAsync("/complain/review", "file", [])).Location);
        await using var db = await one.App.NewDbAsync();
        var filed = await db.Set<CaseRow>().SingleAsync(c => c.File.Contains(facts));
        Assert.Null(filed.RespondentMemberId);
        Assert.Equal("Demo Shop", filed.RespondentName);
    }

    private async Task<Filer> AtOtherShopAsync()
    {
        var filer = new Filer(one.Client());
        await filer.BeginAsync();
        Assert.Equal(
            "/complain/other-shop",
            (await filer.StepAsync("shop", ("respondent.memberId", "other"))).Location
        );
        return filer;
    }

    private static string Named(string member) => member == "demo-shop" ? "Demo Shop" : "Second Shop";

    private async Task<(JsonNode Receipt, JsonNode Respondent)> FileAsync(JsonObject respondent)
    {
        var complaint = JsonSerializer.SerializeToNode(Office.Complaint())!.AsObject();
        complaint["facts"] = $"Niet geleverd {Guid.NewGuid()}";
        complaint["contactedShopOn"] = null;
        complaint["respondent"] = respondent;
        var filed = await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", complaint);
        Assert.Equal(201, filed.Code);
        return (
            filed.Body!["respondent"]!,
            (await _office.GetAsync("secretary", filed.Text("number"))).Body!["respondent"]!
        );
    }

    private async Task<string> JoinAsync(
        string name,
        string website,
        Membership membership,
        int joined,
        int? ended = null
    )
    {
        var today = await _office.TodayAsync();
        var id = $"m-{Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8]}";
        await using var db = await one.App.NewDbAsync();
        db.Add(
            MemberRow.Of(
                new Member(
                    id,
                    "becommerce",
                    name,
                    website,
                    null,
                    null,
                    "nl",
                    membership,
                    LabelHolding.None,
                    today.AddDays(joined)
                )
                {
                    EndedOn = ended is { } last ? today.AddDays(last) : null,
                }
            )
        );
        await db.SaveChangesAsync();
        return id;
    }

    private async Task LeaveAsync(string id)
    {
        await using var db = await one.App.NewDbAsync();
        await db.Set<MemberRow>().Where(m => m.Id == id).ExecuteDeleteAsync();
    }
}
