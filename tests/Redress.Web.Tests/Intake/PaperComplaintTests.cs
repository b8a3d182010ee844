using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Letters;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Intake;

/// <summary>FP-13: a complaint on paper, as a secretary enters it by page. The code is the complainant's: it stands in the letter that confirms the complaint, and nobody of the staff ever has it.</summary>
public sealed partial class PaperComplaintTests(OneApp one) : IClassFixture<OneApp>
{
    private const string Facts = "Het pakje kwam nooit aan, schrijft de klager.";
    private readonly Office _office = new(one.App);

    private static readonly (string, string)[] Post =
    [
        ("complainant.address.street", "Kerkstraat 1"),
        ("complainant.address.postalCode", "9000"),
        ("complainant.address.city", "Gent"),
    ];

    private async Task<HttpClient> SecretaryAsync()
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        return client;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // All pages as the secretary walks through them, up to the last.
    private static async Task FillInAsync(Filer filer, DateOnly arrived, params (string, string)[] reach)
    {
        await filer.PostAsync("/complain", "complain", [("kind", "purchase"), ("arrived", Iso(arrived))]);
        await filer.StepAsync("shop", ("respondent.memberId", "demo-shop"));
        await filer.StepAsync("contact", ("contacted", "no"));
        await filer.StepAsync("insolvency", ("restsOnInsolvency", "false"));
        await filer.StepAsync("outcome");
        await filer.StepAsync("facts", ("facts", Facts));
        await filer.StepAsync("claim", ("claim", "Terugbetaling."));
        await filer.StepAsync("norms", ("norms", "becommerce/2.2.2"));
        await filer.StepAsync("purchase", ("purchase.orderNumber", "P-1"));
        await filer.StepAsync("documents");
        await filer.StepAsync("you", ("complainant.kind", "consumer"), ("complainant.name", "Jan Peeters"));
        await filer.StepAsync("reach", [.. reach, ("complainant.address.country", "BE"), ("language", "nl")]);
    }

    private async Task<(HttpClient Client, Filer Filer, PageReply Filed, string Number)> EnteredAsync(
        params (string, string)[] reach
    )
    {
        var client = await SecretaryAsync();
        var filer = new Filer(client);
        await FillInAsync(filer, (await _office.TodayAsync()).AddDays(-3), reach);
        var filed = await filer.PostAsync("/complain/review", "file", []);
        Assert.Equal(HttpStatusCode.Redirect, filed.Status);
        return (client, filer, filed, filed.Location!.Split('/')[^1]);
    }

    private async Task<LetterRow> ConfirmationAsync(string number)
    {
        await using var db = await one.App.NewDbAsync();
        return await db.Set<LetterRow>()
            .AsNoTracking()
            .SingleAsync(l => l.CaseNumber == number && l.Template == "complaint-received");
    }

    [Fact]
    [Rule("FP-13")]
    public async Task Who_enters_it_comes_to_the_file_which_says_its_number_and_where_the_code_stands()
    {
        var (_, filer, filed, number) = await EnteredAsync(Post);
        Assert.Equal($"/cases/{number}?done=file-complaint", filed.Leads);
        var letter = await ConfirmationAsync(number);
        Assert.Equal(LetterState.Paper, letter.State);

        var page = await filer.OpenAsync(filed.Leads!);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains($"Complaint {number} is registered.", page.Html, StringComparison.Ordinal);
        Assert.Contains("The code stands on the printed letter alone", page.Html, StringComparison.Ordinal);
        Assert.Contains($"href=\"/postal-letters/{letter.Id}\"", page.Html, StringComparison.Ordinal);

        // The code of the letter opens the case, and the day of arrival is the day of the complaint.
        Assert.Equal(200, (await _office.TrackAsync(number, letter.AccessCode!)).Code);
        var c = await one
            .App.Services.GetRequiredService<CaseService>()
            .Find(number, new Actor(Role.Secretary, "s", "S"));
        Assert.Equal((await _office.TodayAsync()).AddDays(-3), c!.FiledOn);
    }

    [Fact]
    [Rule("FP-13"), Rule("BC-16")]
    public async Task The_code_is_on_no_page_of_the_staff_and_stays_on_no_device_of_theirs()
    {
        var (client, filer, filed, number) = await EnteredAsync([
            .. Post,
            ("complainant.email", "jan@consumer.example"),
        ]);
        var letter = await ConfirmationAsync(number);
        var code = letter.AccessCode!;
        var file = await filer.OpenAsync(filed.Leads!);
        var beside = Links().Matches(file.Html).Select(m => m.Groups["to"].Value.Split('#')[0]).Distinct().ToList();
        Assert.NotEmpty(beside);
        foreach (
            var path in new[]
            {
                filed.Leads!,
                "/cases",
                "/complain",
                "/complain/receipt",
                "/complain/review",
                "/postal-letters",
                $"/postal-letters/{letter.Id}",
                "/track",
                $"/track/{number}",
            }.Concat(beside)
        )
        {
            var page = await filer.OpenAsync(path);
            Assert.False(page.Html.Contains(code, StringComparison.OrdinalIgnoreCase), path);
        }

        // The envelope alone has it, until it was posted.
        Assert.Contains(
            code,
            (await filer.OpenAsync($"/postal-letters/{letter.Id}/print")).Html,
            StringComparison.Ordinal
        );

        // No receipt, and no case that this browser follows.
        Assert.Equal("/cases", (await filer.OpenAsync("/complain/receipt")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await filer.OpenAsync($"/track/{number}")).Status);
        await LeaveAsync(client);
        Assert.Contains("no longer shown", (await filer.OpenAsync("/complain/receipt")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await filer.OpenAsync($"/track/{number}")).Status);
    }

    [Fact]
    [Rule("FP-13"), Rule("BC-5")]
    public async Task Sent_twice_it_is_one_complaint_and_leads_to_the_same_file()
    {
        var client = await SecretaryAsync();
        var filer = new Filer(client);
        await FillInAsync(filer, await _office.TodayAsync(), Post);
        using var form = await filer.FormAsync("/complain/review", "file", []);
        using var again = await filer.FormAsync("/complain/review", "file", []);
        var first = await filer.SendAsync("/complain/review", form);
        var second = await filer.SendAsync("/complain/review", again);
        Assert.StartsWith("/cases/BC-", first.Leads, StringComparison.Ordinal);
        Assert.Equal(first.Leads, second.Leads);
    }

    [Fact]
    [Rule("FP-13")]
    public async Task Without_a_postal_address_the_code_goes_with_the_confirmation_by_e_mail()
    {
        var (_, filer, filed, number) = await EnteredAsync(("complainant.email", "jan@consumer.example"));
        var letter = await ConfirmationAsync(number);
        Assert.NotEqual(LetterState.Paper, letter.State);
        var page = await filer.OpenAsync(filed.Leads!);
        Assert.Contains("The code goes by e-mail to jan@consumer.example", page.Html, StringComparison.Ordinal);
        var code = await new Postbox(one.App).AccessCodeAsync(number, "complainant", "jan@consumer.example");
        Assert.DoesNotContain(code, page.Html, StringComparison.Ordinal);
        Assert.Equal(200, (await _office.TrackAsync(number, code)).Code);
    }

    [Fact]
    [Rule("FP-13")]
    public async Task By_the_API_the_secretary_gets_the_code_as_it_says_and_the_letter_brings_the_same()
    {
        var filed = await _office.AsAsync("secretary", HttpMethod.Post, "/api/v1/complaints", Office.Complaint());
        Assert.Equal(201, filed.Code);
        var code = filed.Text("trackingCode");
        Assert.Equal(code, (await ConfirmationAsync(filed.Text("number"))).AccessCode);
        Assert.Equal(200, (await _office.TrackAsync(filed.Text("number"), code)).Code);

        // Who files for itself has its receipt, and no letter brings the code.
        var own = await _office.FileAsync(Office.Complaint());
        Assert.Null((await ConfirmationAsync(own.Number)).AccessCode);
    }

    [Fact]
    [Rule("FP-13")]
    public async Task Its_pages_say_that_it_came_on_paper_and_ask_first_when_it_arrived()
    {
        var filer = new Filer(await SecretaryAsync());
        var today = await _office.TodayAsync();
        var first = await filer.OpenAsync("/complain");
        Assert.Contains("<h1>Enter a complaint on paper</h1>", first.Html, StringComparison.Ordinal);
        Assert.Contains("name=\"arrived\"", first.Html, StringComparison.Ordinal);
        var unsaid = await filer.PostAsync("/complain", "complain", [("kind", "purchase")]);
        Assert.Contains("Say on which day the complaint arrived.", unsaid.Html, StringComparison.Ordinal);
        var early = await filer.PostAsync(
            "/complain",
            "complain",
            [("kind", "purchase"), ("arrived", Iso(today.AddDays(1)))]
        );
        Assert.Contains("The day of arrival lies in the future.", early.Html, StringComparison.Ordinal);

        await FillInAsync(filer, today, Post);
        foreach (var step in new[] { "facts", "reach", "review" })
        {
            var page = (await filer.OpenAsync($"/complain/{step}")).Html;
            Assert.Contains("This is a complaint on paper.", page, StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"arrived\"", page, StringComparison.Ordinal);
        }

        var review = (await filer.OpenAsync("/complain/review")).Html;
        Assert.Contains("Day on which the complaint arrived on paper", review, StringComparison.Ordinal);
        Assert.Contains("Register the complaint", review, StringComparison.Ordinal);
        // The complainant is not mailed what the secretary has only begun.
        Assert.DoesNotContain("jan@consumer.example", (await filer.OpenAsync("/complain/saved")).Html);
    }

    [Fact]
    [Rule("FP-13")]
    public async Task Who_files_for_itself_is_asked_nothing_of_paper_and_has_its_receipt()
    {
        var filer = new Filer(one.Client());
        Assert.DoesNotContain("arrived", (await filer.OpenAsync("/complain")).Html, StringComparison.Ordinal);
        await filer.FillInAsync(Facts);
        Assert.DoesNotContain("on paper", (await filer.OpenAsync("/complain/review")).Html, StringComparison.Ordinal);
        var filed = await filer.PostAsync("/complain/review", "file", []);
        Assert.Equal("/complain/receipt", filed.Location);
        Assert.Contains("id=\"tracking-code\"", (await filer.OpenAsync("/complain/receipt")).Html);
    }

    private static async Task LeaveAsync(HttpClient client)
    {
        var page = await client.GetStringAsync(new Uri("/cases", UriKind.Relative));
        var token = page.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var leave = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var left = await client.PostAsync(new Uri("/account/logout", UriKind.Relative), leave);
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
    }

    [GeneratedRegex("href=\"(?<to>/cases/[^\"]+)\"", RegexOptions.None, 2000)]
    private static partial Regex Links();
}
