using System.Globalization;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.Actions;

/// <summary>A party's act that came on paper: one form beside the file, in which stands already what there is but one of (FP-13).</summary>
public sealed class PaperActTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    private async Task<Filer> FilerAsync(string account)
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return new Filer(client);
    }

    private async Task<string> TodayAsync() =>
        (await _office.TodayAsync()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    [Rule("FP-13"), Rule("FP-22")]
    public async Task What_a_party_owes_is_offered_for_paper_without_unfolding_and_its_form_begins_with_who_and_when()
    {
        var (number, _) = await _office.SentAsync(Office.Complaint(language: "en"));
        var secretary = await FilerAsync("secretary");
        var link = $"/cases/{number}?act=respond&paper=true&onBehalfOf=respondent";
        var file = (await secretary.OpenAsync($"/cases/{number}")).Html;
        var awaited = file[file.IndexOf("awaited-acts", StringComparison.Ordinal)..];
        Assert.Contains(link, awaited[..awaited.IndexOf("</ul>", StringComparison.Ordinal)], StringComparison.Ordinal);

        var form = (await secretary.OpenAsync(link)).Html;
        Assert.Matches("<input[^>]*name=\"onBehalfOf\"[^>]*value=\"respondent\"[^>]*checked", form);
        Assert.Matches("<input[^>]*name=\"files:paper\"", form);
        // The one document of the file is not what came now.
        await _office.UploadAsync("secretary", number, "own.pdf", Stages.Pdf);
        var paper = (await secretary.OpenAsync(link)).Html.Split("name=\"paper\"")[1].Split("</select>")[0];
        Assert.Contains("<option", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("selected", paper, StringComparison.Ordinal);
        var sent = await secretary.PostAsync(
            link,
            "act",
            [
                ("onBehalfOf", "respondent"),
                ("arrived", await TodayAsync()),
                ("answer", "We are sorry."),
                ("defence", "The carrier was late."),
            ],
            ("files:paper", "letter.pdf", Stages.Pdf)
        );
        Assert.Equal(System.Net.HttpStatusCode.Redirect, sent.Status);
        var line = (await _office.GetAsync("secretary", number))
            .List("journal")
            .Single(j => j!["action"]!.GetValue<string>() == "respond")!;
        Assert.Equal(await TodayAsync(), line["arrived"]!.GetValue<string>());
        Assert.NotNull(line["paper"]);
    }

    [Fact]
    [Rule("FP-13"), Rule("BC-24"), Rule("BC-26")]
    public async Task Of_two_parties_it_is_asked_whose_it_is_the_only_appeal_is_chosen_and_its_deposit_offered()
    {
        var (number, _) = await _office.NotifiedAsync(await TodayAsync(), complaint: Office.Complaint(language: "en"));
        var secretary = await FilerAsync("secretary");
        var asked = (await secretary.OpenAsync($"/cases/{number}?act=lodge-appeal&paper=true")).Html;
        Assert.Matches("<input[^>]*name=\"onBehalfOf\"[^>]*value=\"complainant\"", asked);
        Assert.Matches("<input[^>]*name=\"onBehalfOf\"[^>]*value=\"respondent\"", asked);
        Assert.DoesNotMatch("<input[^>]*name=\"onBehalfOf\"[^>]*checked", asked);
        // A link says whose it is; what is no choice chooses nothing.
        Assert.Matches(
            "<input[^>]*name=\"onBehalfOf\"[^>]*value=\"respondent\"[^>]*checked",
            (await secretary.OpenAsync($"/cases/{number}?act=lodge-appeal&paper=true&onBehalfOf=respondent")).Html
        );
        Assert.DoesNotMatch(
            "<input[^>]*name=\"onBehalfOf\"[^>]*checked",
            (await secretary.OpenAsync($"/cases/{number}?act=lodge-appeal&paper=true&onBehalfOf=committee")).Html
        );

        await _office.DoAsync(
            "shop",
            number,
            "lodge-appeal",
            new { grounds = "The carrier delivered.", contested = new[] { "decision" } }
        );
        var appeal = (await _office.GetAsync("secretary", number)).List("appeals").Single()!;
        var id = appeal["id"]!.GetValue<string>();
        var withdraw = (await secretary.OpenAsync($"/cases/{number}?act=withdraw-appeal&paper=true")).Html;
        Assert.Matches($"<option[^>]*value=\"{id}\"[^>]*selected|value=\"{id}\"[^>]*checked", withdraw);
        Assert.Matches("<input[^>]*name=\"onBehalfOf\"[^>]*value=\"respondent\"[^>]*checked", withdraw);

        var handler = await FilerAsync("appeals");
        var deposit = (await handler.OpenAsync($"/cases/{number}?act=record-deposit")).Html;
        Assert.Matches($"<option[^>]*value=\"{id}\"[^>]*selected|value=\"{id}\"[^>]*checked", deposit);
        Assert.Contains("name=\"amount.amount\" value=\"2000.00\"", deposit, StringComparison.Ordinal);
    }
}
