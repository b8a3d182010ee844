using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Intake;

/// <summary>FP-5: a settlement that was not kept is complained of anew, linked to the case that was settled.</summary>
public sealed class FileAnewTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    private async Task<(string Number, string Code)> SettledAsync(string? member = "demo-shop")
    {
        var filed = await _office.FileAsync(Office.Complaint(member: member));
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        var document = await _office.DocumentAsync("secretary", filed.Number, "akkoord.pdf");
        await _office.DoAsync("secretary", filed.Number, "settle", new { terms = "De helft.", document });
        return filed;
    }

    private async Task<string?> FollowsAsync(string number) =>
        (await _office.GetAsync("secretary", number)).Body!["follows"]?.GetValue<string>();

    private static JsonObject Anew(string follows, string email, string? member)
    {
        var complaint = JsonSerializer.SerializeToNode(Office.Complaint(email: email, member: member))!.AsObject();
        complaint["follows"] = follows;
        return complaint;
    }

    [Fact]
    [Rule("BC-16"), Rule("FP-5")]
    public async Task Who_follows_a_case_reads_nothing_of_it_and_not_whether_there_is_one()
    {
        var settled = await SettledAsync();
        var answers = new List<string>();
        foreach (var earlier in new[] { settled.Number, "BC-2026-999999" })
        {
            var complaint = Anew(earlier, "somebody.else@consumer.example", "demo-shop");
            var filed = await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", complaint);
            Assert.Equal(201, filed.Code);
            Assert.Null(await FollowsAsync(filed.Text("number")));
            var seen = await _office.TrackAsync(filed.Text("number"), filed.Text("trackingCode"));
            answers.Add(string.Join(",", seen.Body!.AsObject().Select(x => x.Key)) + seen.Body["follows"]);
        }

        Assert.Equal(answers[1], answers[0]);
    }

    [Theory]
    [InlineData("demo-shop")]
    [InlineData(null)]
    [Rule("FP-5"), Rule("BC-16")]
    public async Task From_another_address_the_code_of_the_earlier_case_links_it_and_a_wrong_one_does_not(
        string? member
    )
    {
        var settled = await SettledAsync(member);
        var other = Anew(settled.Number, "jan@elsewhere.example", member);
        async Task<string?> FiledAsync(params (string Name, string Value)[] headers)
        {
            var filed = await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", other, headers);
            Assert.Equal(201, filed.Code);
            return await FollowsAsync(filed.Text("number"));
        }

        Assert.Null(await FiledAsync());
        Assert.Null(await FiledAsync(("X-Tracking-Code", "AAAA-BBBB-CCCC-DDDD")));
        Assert.Equal(settled.Number, await FiledAsync(("X-Tracking-Code", settled.Code)));
        // On paper the secretary enters it.
        var paper = await _office.AsAsync("secretary", HttpMethod.Post, "/api/v1/complaints", other);
        Assert.Equal(settled.Number, await FollowsAsync(paper.Text("number")));
    }

    [Fact]
    [Rule("FP-5")]
    public async Task The_page_of_the_settled_case_leads_to_a_form_that_is_filled_in_and_linked()
    {
        var settled = await SettledAsync();
        var client = one.Client();
        var (person, filer) = (new Person(client), new Filer(client));
        Assert.Contains(
            "Open the case that was settled first",
            (await filer.OpenAsync($"/complain/anew?number={settled.Number}")).Html
        );
        await person.RedirectAsync("/track", "track", ("number", settled.Number), ("code", settled.Code));
        Assert.Contains($"/complain/anew?number={settled.Number}", await person.GetAsync($"/track/{settled.Number}"));
        var begun = await filer.PostAsync(
            $"/complain/anew?number={settled.Number}",
            "anew",
            [("skipMediation", "true")]
        );
        Assert.Equal("/complain/shop", begun.Location);
        Assert.Matches("value=\"demo-shop\"[^>]* checked", (await filer.OpenAsync("/complain/shop")).Html);
        await filer.StepAsync("shop", ("respondent.memberId", "demo-shop"));
        await filer.StepAsync("contact", ("contacted", "yes"), ("contactedShopOn", "2026-01-05"));
        await filer.StepAsync("insolvency", ("restsOnInsolvency", "false"));
        await filer.StepAsync("outcome");
        await filer.StepAsync("facts", ("facts", $"Niet betaald {Guid.NewGuid()}."));
        await filer.StepAsync("claim", ("claim", "Terugbetaling."));
        await filer.StepAsync("norms");
        await filer.StepAsync("purchase", ("purchase.orderNumber", "A-1001"));
        await filer.StepAsync("documents");
        await filer.StepAsync("you", ("complainant.kind", "consumer"), ("complainant.name", "Jan Peeters"));
        await filer.StepAsync(
            "reach",
            ("complainant.email", "jan.new@consumer.example"),
            ("complainant.address.country", "BE"),
            ("language", "nl")
        );
        Assert.Contains($"linked to case {settled.Number}", (await filer.OpenAsync("/complain/review")).Html);
        Assert.Equal("/complain/receipt", (await filer.PostAsync("/complain/review", "file", [])).Location);
        var receipt = (await filer.OpenAsync("/complain/receipt")).Html;
        var number = Regex.Match(receipt, "BC-2026-[0-9]{6}").Value;
        Assert.Equal(settled.Number, await FollowsAsync(number));
        // The mediation is skipped on its wish.
        Assert.Equal(409, (await _office.TryAsync("secretary", number, "start-mediation", new { })).Code);
        // Who has not the case open finds nothing there.
        Assert.Contains(
            "Open the case that was settled first",
            (await new Filer(one.Client()).OpenAsync($"/complain/anew?number={settled.Number}")).Html
        );
    }

    [Fact]
    [Rule("FP-5"), Rule("BC-2")]
    public async Task Who_complained_of_advertising_is_asked_about_a_sender_and_messages_again()
    {
        var filed = await _office.FileAsync(
            Office.Complaint("unsolicitedAdvertising", facts: $"Reclame {Guid.NewGuid()}")
        );
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        var document = await _office.DocumentAsync("secretary", filed.Number, "akkoord.pdf");
        await _office.DoAsync("secretary", filed.Number, "settle", new { terms = "Niet meer mailen.", document });
        var client = one.Client();
        await new Person(client).RedirectAsync("/track", "track", ("number", filed.Number), ("code", filed.Code));
        var filer = new Filer(client);
        await filer.PostAsync($"/complain/anew?number={filed.Number}", "anew", [("skipMediation", "true")]);
        Assert.Contains("Who sent it?", (await filer.OpenAsync("/complain/shop")).Html, StringComparison.Ordinal);
        Assert.Equal("/complain/messages", (await filer.StepAsync("norms")).Location);
    }
}
