using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Rulebooks;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Letters;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Letters.Postal;

/// <summary>Lost codes, and the letters that go by post.</summary>
public sealed partial class AccessCodeReissueTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(sendsByItself: false);
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T14:00:00+01:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("FP-11"), Rule("FP-21")]
    public async Task A_complainant_s_lost_code_opens_until_the_new_one_that_goes_to_the_address_on_file_is_used()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        Assert.Contains("is on its way", await AskAsync(filed.Number, "Jan@consumer.example"));
        Assert.Equal(HttpStatusCode.OK, (await _office.TrackAsync(filed.Number, filed.Code)).Status);

        var letter = (await LettersAsync(filed.Number, "complainant"))[^1];
        Assert.Equal(("code-reissued", "jan@consumer.example"), (letter.Template, letter.Email));
        Assert.Contains("Uw oude code werkt tot u de nieuwe gebruikt", letter.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _office.TrackAsync(filed.Number, letter.AccessCode!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _office.TrackAsync(filed.Number, filed.Code)).Status);
        Assert.Equal(HttpStatusCode.OK, (await _office.TrackAsync(filed.Number, letter.AccessCode!)).Status);
        var journal = (await _office.GetAsync("secretary", filed.Number)).List("journal");
        Assert.Contains(journal, j => j["action"]!.GetValue<string>() == "reissue-code");
        Assert.True(
            (await _office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases/{filed.Number}/journal/verify")).Body![
                "intact"
            ]!.GetValue<bool>()
        );
    }

    [Fact]
    [Rule("FP-11")]
    public async Task A_webshop_that_is_no_member_opens_its_side_by_the_code_of_its_first_letter_and_after_that_by_a_new_one()
    {
        var filed = await _office.FileAsync(Office.Complaint(member: null));
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        var first = (await LettersAsync(filed.Number, "respondent")).Single();
        Assert.Contains(filed.Number, first.Body, StringComparison.Ordinal);
        Assert.Contains($"/track?number={filed.Number}", first.Body, StringComparison.Ordinal);
        Assert.Equal(
            $"/track/{filed.Number}",
            await Anybody().RedirectAsync("/track", "track", ("number", filed.Number), ("code", first.AccessCode!))
        );

        await AskAsync(filed.Number, "info@buiten-winkel.example");
        var again = (await LettersAsync(filed.Number, "respondent"))[^1];
        Assert.Equal(
            $"/track/{filed.Number}",
            await Anybody().RedirectAsync("/track", "track", ("number", filed.Number), ("code", again.AccessCode!))
        );
        Assert.Contains(
            "role=\"alert\"",
            await Anybody().PostAsync("/track", "track", ("number", filed.Number), ("code", first.AccessCode!))
        );
        Assert.Equal(HttpStatusCode.OK, (await _office.TrackAsync(filed.Number, filed.Code)).Status);
    }

    [Fact]
    [Rule("BC-16")]
    public async Task The_same_is_answered_whether_the_case_or_the_address_exists_and_nobody_s_code_ends_by_a_guess()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        var answers = new[]
        {
            await AskAsync(filed.Number, "somebody@else.example"),
            await AskAsync("BC-2026-999999", "jan@consumer.example"),
            await AskAsync(filed.Number, "desk@demo-shop.example"),
        };
        Assert.Equal(HttpStatusCode.OK, (await _office.TrackAsync(filed.Number, filed.Code)).Status);
        answers = [.. answers, await AskAsync(filed.Number, "jan@consumer.example")];
        Assert.Single(
            answers
                .Select(a =>
                    Token()
                        .Replace(
                            a[
                                a.IndexOf("<main", StringComparison.Ordinal)..a.IndexOf(
                                    "</main>",
                                    StringComparison.Ordinal
                                )
                            ],
                            ""
                        )
                )
                .Distinct()
        );

        await AskAsync(filed.Number, "jan@consumer.example");
        Assert.Single(await LettersAsync(filed.Number, "complainant"), l => l.Template == "code-reissued");
    }

    [Fact]
    [Rule("FP-13")]
    public async Task A_letter_without_an_e_mail_address_is_printed_posted_and_noted_by_a_secretary_who_sees_the_code_on_the_print_only()
    {
        var number = await PaperAsync();
        var letter = (await LettersAsync(number, "respondent")).Single();
        Assert.Equal(LetterState.Paper, letter.State);
        var code = letter.AccessCode!;
        var secretary = await PersonAsync("secretary");
        Assert.Contains(letter.Subject, await secretary.GetAsync("/postal-letters"));
        Assert.DoesNotContain(code, await secretary.GetAsync($"/postal-letters/{letter.Id}"));
        Assert.DoesNotContain(code, await secretary.GetAsync($"/cases/{number}"));
        Assert.DoesNotContain(code, (await _office.GetAsync("secretary", number)).Body!.ToJsonString());
        var print = await secretary.GetAsync($"/postal-letters/{letter.Id}/print");
        Assert.Contains(code, print);
        Assert.Contains("https://www.papier.example", print);

        Assert.Contains(
            "Fill in the address",
            await secretary.PostAsync($"/postal-letters/{letter.Id}", "posted", ("on", "2026-03-02"), ("address", " "))
        );
        Assert.Contains(
            "not before it was written",
            await secretary.PostAsync(
                $"/postal-letters/{letter.Id}",
                "posted",
                ("on", "2026-03-01"),
                ("address", "Straat 1")
            )
        );
        Assert.Contains(
            "not after today",
            await secretary.PostAsync(
                $"/postal-letters/{letter.Id}",
                "posted",
                ("on", "2026-03-03"),
                ("address", "Straat 1")
            )
        );
        Assert.Equal(
            "/postal-letters?done=posted",
            await secretary.RedirectAsync(
                $"/postal-letters/{letter.Id}",
                "posted",
                ("on", "2026-03-02"),
                ("address", "Straat 1\n1000 Brussel")
            )
        );
        Assert.DoesNotContain(letter.Subject, await secretary.GetAsync("/postal-letters"));
        Assert.Contains(letter.Subject, await secretary.GetAsync("/postal-letters?show=posted"));
        Assert.Contains(
            "Posted on 2 March 2026 by Sofie Secretary to: Straat 1, 1000 Brussel",
            await secretary.GetAsync($"/postal-letters/{letter.Id}")
        );
        Assert.DoesNotContain(code, await secretary.GetAsync($"/postal-letters/{letter.Id}/print"));
        Assert.Empty(await new WholeDatabase(new Sql(_app)).FindAsync(code));
        Assert.Equal(
            $"/track/{number}",
            await Anybody().RedirectAsync("/track", "track", ("number", number), ("code", code))
        );
    }

    [Fact]
    [Rule("FP-21"), Rule("FP-11")]
    public async Task A_letter_to_a_webshop_without_e_mail_stands_under_its_postal_address_and_so_does_the_last_one_once_it_is_no_party_any_more()
    {
        var filed = await _office.FileAsync(Office.Complaint(member: null));
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        var code = (await LettersAsync(filed.Number, "respondent")).Single().AccessCode!;
        await _office.DoAsync(
            (filed.Number, code),
            "correct-details",
            new
            {
                email = "",
                address = new
                {
                    street = "Molenweg 7",
                    postalCode = "2000",
                    city = "Antwerpen",
                    country = "BE",
                },
            }
        );
        await (await PersonAsync("secretary")).RedirectAsync(
            "/postal-letters",
            "code",
            ("number", filed.Number),
            ("party", "respondent")
        );
        await IsAddressedAsync((await LettersAsync(filed.Number, "respondent"))[^1], "code-reissued");

        await _office.DoAsync(
            "secretary",
            filed.Number,
            "set-respondent",
            new { memberId = "demo-shop", reason = "It is the member." }
        );
        await IsAddressedAsync((await LettersAsync(filed.Number, "formerrespondent"))[^1], "no-longer-respondent");
    }

    private async Task IsAddressedAsync(LetterRow letter, string template)
    {
        Assert.Equal((template, LetterState.Paper), (letter.Template, letter.State));
        var secretary = await PersonAsync("secretary");
        var print = WebUtility.HtmlDecode(await secretary.GetAsync($"/postal-letters/{letter.Id}/print"));
        Assert.Equal(
            ["Buiten Winkel", "Molenweg 7", "2000 Antwerpen", "BE"],
            Line().Matches(Block("address-block").Match(print).Value).Select(m => m.Groups["line"].Value)
        );
        Assert.Contains(
            "Buiten Winkel\nMolenweg 7\n2000 Antwerpen\nBE</textarea>",
            WebUtility.HtmlDecode(await secretary.GetAsync($"/postal-letters/{letter.Id}")).ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [Rule("FP-20")]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_print_says_over_the_letter_who_writes_in_the_language_of_the_letter(string language)
    {
        var letter = (await LettersAsync(await PaperAsync(language), "respondent")).Single();
        Assert.Equal(language, letter.Language);
        var print = WebUtility.HtmlDecode(
            await (await PersonAsync("secretary")).GetAsync($"/postal-letters/{letter.Id}/print")
        );
        var contact = _app
            .Services.GetRequiredService<RulebookCatalog>()
            .InForce("becommerce", new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.FromHours(1)))!
            .Contact;
        Assert.Equal(
            [contact.Name[language], .. contact.Address[language], contact.Telephone, contact.Email],
            Line().Matches(Block("letterhead").Match(print).Value).Select(m => m.Groups["line"].Value)
        );
        // Before the address of who reads it.
        Assert.True(
            print.IndexOf("letterhead", StringComparison.Ordinal)
                < print.IndexOf("address-block", StringComparison.Ordinal)
        );
    }

    private static Regex Block(string name) =>
        new($"<address class=\"{name}\">.*?</address>", RegexOptions.Singleline, TimeSpan.FromSeconds(2));

    [GeneratedRegex("class=\"line\">(?<line>[^<]*)<", RegexOptions.None, 2000)]
    private static partial Regex Line();

    [Theory]
    [Rule("BC-16")]
    [InlineData("committee")]
    [InlineData("appeals")]
    [InlineData("shop")]
    [InlineData("supervisor")]
    [InlineData(null)]
    public async Task The_letters_to_post_are_for_secretaries_alone(string? account)
    {
        var letter = (await LettersAsync(await PaperAsync(), "respondent")).Single();
        var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        if (account is not null)
        {
            Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        }

        foreach (
            var path in new[]
            {
                "/postal-letters",
                $"/postal-letters/{letter.Id}",
                $"/postal-letters/{letter.Id}/print",
            }
        )
        {
            Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(path)).StatusCode);
        }
    }

    [Fact]
    public async Task A_letter_that_went_by_e_mail_is_no_letter_to_post()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        var letter = (await LettersAsync(filed.Number, "complainant")).Single();
        Assert.Equal(
            HttpStatusCode.NotFound,
            await (await PersonAsync("secretary")).StatusAsync($"/postal-letters/{letter.Id}")
        );
    }

    [Fact]
    [Rule("FP-11")]
    public async Task A_secretary_sends_a_new_code_to_a_party_without_e_mail_without_seeing_it()
    {
        var number = await PaperAsync();
        var secretary = await PersonAsync("secretary");
        Assert.Equal(
            "/postal-letters?done=code",
            await secretary.RedirectAsync(
                "/postal-letters",
                "code",
                ("number", number.ToLowerInvariant()),
                ("party", "respondent")
            )
        );
        var letters = await LettersAsync(number, "respondent");
        Assert.Equal(("code-reissued", LetterState.Paper), (letters[^1].Template, letters[^1].State));
        Assert.NotEqual(letters[0].AccessCode!, letters[^1].AccessCode!);
        Assert.Contains(
            "has no code",
            await secretary.PostAsync("/postal-letters", "code", ("number", "BC-2026-999999"), ("party", "respondent"))
        );
    }

    private Task<string> AskAsync(string number, string email) =>
        Anybody().PostAsync("/track/new-code", ("number", number), ("email", email));

    private async Task<string> PaperAsync(string language = "en")
    {
        var filed = await _office.FileAsync(
            new
            {
                scheme = "becommerce",
                kind = "purchase",
                language,
                complainant = new
                {
                    kind = "consumer",
                    name = "Jan Peeters",
                    email = "jan@consumer.example",
                },
                respondent = new { name = "Papieren Winkel", website = "https://www.papier.example" },
                facts = "Nothing came.",
                claim = "My money back.",
                purchase = new { orderNumber = "A-1" },
                contactedShopOn = "2026-02-02",
            }
        );
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        return filed.Number;
    }

    private Person Anybody() => new(_app.CreateClient(new() { AllowAutoRedirect = false }));

    private async Task<Person> PersonAsync(string account)
    {
        var person = Anybody();
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }

    private async Task<List<LetterRow>> LettersAsync(string number, string to)
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        return await db.Set<LetterRow>()
            .AsNoTracking()
            .Where(l => l.CaseNumber == number && l.To == to)
            .OrderBy(l => l.Id)
            .ToListAsync();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]+>", RegexOptions.None, 2000)]
    private static partial Regex Token();
}
