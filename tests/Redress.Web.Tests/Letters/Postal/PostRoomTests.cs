using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Letters;
using Redress.Web.Letters.Postal;
using Redress.Web.Scheduling;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Letters.Postal;

/// <summary>Decisions and other letters on their way from the print to the post, and back.</summary>
public sealed class PostRoomTests : IAsyncLifetime
{
    private const string Today = "2026-05-11";
    private static readonly Actor Secretary = new(Role.Secretary, "s", "S");

    private TestApp _app = null!;
    private Office _office = null!;
    private Person _secretary = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(sendsByItself: false);
        _office = new Office(_app);
        await _office.ClockAsync($"{Today}T10:00:00+02:00");
        _secretary = await PersonAsync("secretary");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("BC-18"), Rule("BC-23")]
    public async Task A_decision_lies_with_the_post_from_the_day_on_which_it_was_pronounced_and_tells_nobody_anything()
    {
        var filed = await PronouncedAsync();
        var waiting = await LettersAsync(filed.Number);
        Assert.Equal(["complainant", "respondent"], waiting.Select(l => l.To).Order());
        Assert.All(waiting, l => Assert.Equal(("", LetterState.ToPost), (l.Body, l.State)));
        var list = await _secretary.GetAsync("/postal-letters");
        Assert.All(waiting, l => Assert.Contains($"href=\"/postal-letters/{l.Id}\"", list, StringComparison.Ordinal));

        var tracked = await _office.TrackAsync(filed.Number, filed.Code);
        Assert.DoesNotContain("de beslissing\"", tracked.Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(
            (await _office.GetAsync("secretary", filed.Number))
                .Body!["service"]
                ?.AsArray()
                .FirstOrDefault(s => s!["what"]!.GetValue<string>() == "decision")
        );
        Assert.DoesNotContain(
            $"/postal-letters/{waiting[0].Id}",
            await _secretary.GetAsync($"/cases/{filed.Number}"),
            StringComparison.Ordinal
        );
        // Nothing of it is printed before it is known for which day.
        Assert.Equal(HttpStatusCode.NotFound, await _secretary.StatusAsync($"/postal-letters/{waiting[0].Id}/print"));
    }

    [Fact]
    [Rule("BC-23"), Rule("BC-24")]
    public async Task Printed_together_it_says_what_its_party_is_told_when_it_is_posted_and_its_own_number_goes_to_each()
    {
        var filed = await PronouncedAsync();
        var batch = await PrintAsync(filed.Number);
        var letters = await LettersAsync(filed.Number);
        var complainants = letters.Single(l => l.To == "complainant");
        var print = await _secretary.GetAsync($"/postal-letters/{complainants.Id}/print");
        Assert.Contains("3 juni 2026", print, StringComparison.Ordinal);
        Assert.Contains("aangetekend", print, StringComparison.Ordinal);
        Assert.DoesNotContain("(nummer", print, StringComparison.Ordinal);
        // What the letter says is enclosed.
        Assert.Contains("De levering is niet bewezen.", print, StringComparison.Ordinal);
        Assert.Equal(LetterState.ToPost, complainants.State);

        var page = $"/postal-letters/batches/{batch}";
        Assert.Contains(
            "number of the registered post is missing",
            await _secretary.PostAsync(
                page,
                "posted",
                ("which", "posted"),
                ("on", Today),
                Number(complainants, "rr 1 be")
            )
        );
        Assert.Equal(LetterState.ToPost, (await LettersAsync(filed.Number)).Single(l => l.To == "respondent").State);
        Assert.Equal(
            $"{page}?done=allPosted",
            await _secretary.RedirectAsync(
                page,
                "posted",
                ("which", "posted"),
                ("on", Today),
                Number(letters.Single(l => l.To == "respondent"), "RR2BE")
            )
        );

        var services = (await _office.GetAsync("secretary", filed.Number))
            .List("service")
            .Where(s => s["what"]!.GetValue<string>() == "decision")
            .ToDictionary(s => s["party"]!.GetValue<string>(), s => s["reference"]!.GetValue<string>());
        Assert.Equal(("RR1BE", "RR2BE"), (services["complainant"], services["respondent"]));
        var told = (await LettersAsync(filed.Number)).Single(l => l.To == "complainant");
        Assert.Equal((complainants.Id, DateOnly.Parse(Today, null), "RR1BE"), (told.Id, told.PostedOn, told.Tracking));
        // The same words, and with the number; the e-mail that points to it still goes.
        Assert.Contains("(nummer RR1BE)", told.Body, StringComparison.Ordinal);
        Assert.Contains("3 juni 2026", told.Body, StringComparison.Ordinal);
        Assert.Equal(LetterState.Pending, told.State);
        Assert.Contains(
            "RR1BE",
            (await _office.TrackAsync(filed.Number, filed.Code)).Body!.ToJsonString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "posted on 11 May 2026",
            await _secretary.GetAsync($"/cases/{filed.Number}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("BC-23")]
    public async Task A_print_for_one_day_is_not_posted_on_another_and_one_that_was_corrected_is_printed_anew()
    {
        var filed = await PronouncedAsync();
        var batch = await PrintAsync(filed.Number);
        await _office.ClockAsync("2026-05-12T10:00:00+02:00");
        var page = $"/postal-letters/batches/{batch}";
        var numbers = (await LettersAsync(filed.Number)).Select(l => Number(l, $"RR{l.Id}")).ToArray();
        Assert.Contains(
            "names 11 May 2026 as the day of posting",
            await _secretary.PostAsync(page, "posted", [("which", "posted"), ("on", "2026-05-12"), .. numbers])
        );
        var again = await _secretary.RedirectAsync(page, "again", ("day", "2026-05-12"));
        Assert.NotEqual(page, again);
        Assert.Contains("12 May 2026", await _secretary.GetAsync(again), StringComparison.Ordinal);

        await _office.DoAsync(
            "secretary",
            filed.Number,
            "correct-details",
            new
            {
                party = "complainant",
                address = new
                {
                    street = "Nieuwstraat 9",
                    postalCode = "2000",
                    city = "Antwerpen",
                },
            }
        );
        var letters = await LettersAsync(filed.Number);
        Assert.All(letters, l => Assert.Equal((null, null), (l.BatchId, l.Tracking)));
        var third = await PrintAsync(filed.Number, "2026-05-12");
        Assert.Contains(
            "Nieuwstraat 9",
            await _secretary.GetAsync($"/postal-letters/batches/{third}/list"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("FP-11")]
    public async Task What_comes_back_undeliverable_waits_for_the_post_again_and_what_was_refused_keeps_its_day()
    {
        var filed = await PronouncedAsync();
        await PostAllAsync(await PrintAsync(filed.Number), filed.Number);
        await _office.ClockAsync("2026-05-18T10:00:00+02:00");
        var letters = await LettersAsync(filed.Number);
        var (complainants, shops) = (
            letters.Single(l => l.To == "complainant"),
            letters.Single(l => l.To == "respondent")
        );
        Assert.Equal(
            $"/postal-letters/{complainants.Id}",
            await _secretary.RedirectAsync(
                "/postal-letters?show=posted",
                "back",
                ("back", LetterBarcode.Of(complainants.Id))
            )
        );
        Assert.Contains(
            "Choose what became of the letter",
            await _secretary.PostAsync(
                $"/postal-letters/{complainants.Id}",
                "result",
                ("resultOn", "2026-05-18"),
                ("reason", "moved")
            )
        );
        await ResultAsync(complainants.Id, "undeliverable");
        await ResultAsync(shops.Id, "refused");

        var now = await LettersAsync(filed.Number);
        var again = now.Single(l => l.State == LetterState.ToPost);
        Assert.Equal(("complainant", null), (again.To, again.BatchId));
        Assert.NotEqual(complainants.Id, again.Id);
        Assert.Equal(
            ("undeliverable", DateOnly.Parse("2026-05-18", null)),
            (now.Single(l => l.Id == complainants.Id).Result, now.Single(l => l.Id == complainants.Id).ResultOn)
        );
        var terms = (await _office.GetAsync("secretary", filed.Number)).List("terms");
        string State(string party) =>
            terms.Last(t => t["kind"]!.GetValue<string>() == "appeal" && t["party"]?.GetValue<string>() == party)[
                "state"
            ]!.GetValue<string>();
        Assert.Equal(("stopped", "running"), (State("complainant"), State("respondent")));
        Assert.DoesNotContain(
            "name=\"result\"",
            await _secretary.GetAsync($"/postal-letters/{shops.Id}"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "undeliverable, ",
            await _secretary.GetAsync($"/cases/{filed.Number}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("FP-11"), Rule("FP-21")]
    public async Task An_ordinary_letter_that_comes_back_told_nobody_and_the_case_learns_of_it()
    {
        var filed = await _office.FileAsync(WithoutMail());
        await _office.DoAsync("secretary", filed.Number, "request-information", new { items = new[] { "De factuur" } });
        var letter = (await LettersAsync(filed.Number)).Single(l => l.Template == "information-requested");
        var batch = await PrintAsync(filed.Number);
        await PostAllAsync(batch, filed.Number);
        Assert.Equal(LetterState.Posted, (await LettersAsync(filed.Number)).Single(l => l.Id == letter.Id).State);

        await ResultAsync(letter.Id, "undeliverable");
        Assert.Equal(1, await _app.Services.GetRequiredService<GivenUpLetters>().Note());
        var body = (await _office.GetAsync("secretary", filed.Number)).Body!;
        Assert.Equal("cameBack", body["undelivered"]![0]!["reason"]!.GetValue<string>());
        Assert.Equal(
            "stopped",
            body["terms"]!.AsArray().Single(t => t!["kind"]!.GetValue<string>() == "supply")![
                "state"
            ]!.GetValue<string>()
        );
        Assert.Contains("Kerkstraat 1", await _secretary.GetAsync($"/cases/{filed.Number}"), StringComparison.Ordinal);
        Assert.Contains(
            $"href=\"/postal-letters/{letter.Id}\"",
            await _secretary.GetAsync("/postal-letters"),
            StringComparison.Ordinal
        );

        Assert.Equal(
            "/postal-letters?done=posted",
            await _secretary.RedirectAsync(
                $"/postal-letters/{letter.Id}",
                "posted",
                ("on", Today),
                ("address", "Jan\nElders 2")
            )
        );
        Assert.Equal(
            "running",
            (await _office.GetAsync("secretary", filed.Number))
                .List("terms")
                .Single(t => t["kind"]!.GetValue<string>() == "supply")["state"]!.GetValue<string>()
        );
    }

    [Fact]
    public async Task Numbers_are_scanned_one_after_the_other_or_imported_and_what_is_wrong_is_said_line_by_line()
    {
        var filed = await PronouncedAsync();
        var page = $"/postal-letters/batches/{await PrintAsync(filed.Number)}";
        var letters = await LettersAsync(filed.Number);
        var (first, second) = (letters[0], letters[1]);
        Assert.Contains(
            "Scan the barcode of the letter first",
            await _secretary.PostAsync(page, "posted", ("which", "scan"), ("scan", "RR1BE"))
        );
        Assert.Contains(
            "is not among those",
            await _secretary.PostAsync(page, "posted", ("which", "scan"), ("scan", "RDL00999999"))
        );
        var pending = await _secretary.RedirectAsync(
            page,
            "posted",
            ("which", "scan"),
            ("scan", LetterBarcode.Of(first.Id))
        );
        Assert.Equal($"{page}?letter={first.Id}", pending);
        Assert.Contains($"value=\"{first.Id}\"", await _secretary.GetAsync(pending), StringComparison.Ordinal);
        Assert.Equal(
            $"{page}?done=number",
            await _secretary.RedirectAsync(
                page,
                "posted",
                ("which", "scan"),
                ("pending", $"{first.Id}"),
                ("scan", "rr 1 be")
            )
        );
        Assert.Equal(
            $"{page}?done=number",
            await _secretary.RedirectAsync(
                page,
                "posted",
                ("which", "scan"),
                ("scan", $"{LetterBarcode.Of(second.Id)} RR2BE")
            )
        );
        Assert.Equal(["RR1BE", "RR2BE"], (await LettersAsync(filed.Number)).Select(l => l.Tracking));
        Assert.Contains(
            "is already that of letter",
            await _secretary.PostAsync(
                page,
                "posted",
                ("which", "scan"),
                ("scan", $"{LetterBarcode.Of(second.Id)} RR1BE")
            )
        );

        var numbers = _app.Services.GetRequiredService<TrackingNumbers>();
        var batch = (
            await _app
                .Services.GetRequiredService<PostBatches>()
                .Find(long.Parse(page.Split('/')[^1], null), Secretary, default)
        )!;
        var read = numbers.Import(
            batch,
            $"brief;nummer\r\n{LetterBarcode.Of(first.Id)};RR7BE\r\n\r\nRDL00999999;RR8BE\r\n{LetterBarcode.Of(second.Id)};\r\n\"{LetterBarcode.Of(second.Id)}\",\"RR7BE\"\r\nzomaar\r\n"
        );
        Assert.Equal([true, false, false, false, false], read.Select(r => r.Problem is null));
        Assert.Equal(["4", "5", "6", "7"], read.Skip(1).Select(r => r.Problem!.Split(' ')[1].TrimEnd(':')));
    }

    [Fact]
    [Rule("BC-23")]
    public async Task A_page_that_was_opened_before_takes_no_number_away_that_a_colleague_noted()
    {
        var filed = await PronouncedAsync();
        var page = $"/postal-letters/batches/{await PrintAsync(filed.Number)}";
        var letters = await LettersAsync(filed.Number);
        await _secretary.RedirectAsync(
            page,
            "posted",
            ("which", "numbers"),
            Number(letters[0], "RR1BE"),
            Number(letters[1], "RR2BE")
        );
        await _secretary.RedirectAsync(
            page,
            "posted",
            ("which", "numbers"),
            Number(letters[0], ""),
            ($"was-{letters[0].Id}", ""),
            Number(letters[1], ""),
            ($"was-{letters[1].Id}", "RR2BE")
        );
        var kept = await LettersAsync(filed.Number);
        Assert.Equal("RR1BE", kept.Single(l => l.Id == letters[0].Id).Tracking);
        Assert.Null(kept.Single(l => l.Id == letters[1].Id).Tracking);
    }

    [Fact]
    public async Task What_was_typed_is_kept_by_a_scan_and_by_Enter_in_its_field()
    {
        var filed = await PronouncedAsync();
        var page = $"/postal-letters/batches/{await PrintAsync(filed.Number)}";
        var letters = await LettersAsync(filed.Number);
        var (first, second) = (letters[0], letters[1]);
        Assert.Equal(
            $"{page}?letter={first.Id}",
            await _secretary.RedirectAsync(
                page,
                "posted",
                ("which", "scan"),
                ("scan", LetterBarcode.Of(first.Id)),
                Number(second, "RR5BE"),
                ($"was-{second.Id}", "")
            )
        );
        Assert.Equal("RR5BE", (await LettersAsync(filed.Number)).Single(l => l.Id == second.Id).Tracking);
        Assert.Equal(
            $"{page}?done=numbers",
            await _secretary.RedirectAsync(
                page,
                "posted",
                ("which", "scan"),
                Number(first, "RR6BE"),
                ($"was-{first.Id}", "")
            )
        );
        Assert.Equal("RR6BE", (await LettersAsync(filed.Number)).Single(l => l.Id == first.Id).Tracking);
    }

    [Fact]
    [Rule("FP-13")]
    public async Task Who_took_the_codes_in_print_and_when_stands_on_the_batch()
    {
        var filed = await PronouncedAsync();
        var page = $"/postal-letters/batches/{await PrintAsync(filed.Number)}";
        var letter = (await LettersAsync(filed.Number))[0];
        Assert.Contains("Nobody has taken the print yet.", await _secretary.GetAsync(page), StringComparison.Ordinal);
        await _secretary.GetAsync($"/postal-letters/{letter.Id}/print");
        var told = await _secretary.GetAsync(page);
        Assert.Contains("Who took the print (1)", told, StringComparison.Ordinal);
        Assert.Contains($"Letter {LetterBarcode.Of(letter.Id)}, by ", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody has taken the print yet.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_letters_under_one_number_are_refused()
    {
        var filed = await PronouncedAsync();
        var page = $"/postal-letters/batches/{await PrintAsync(filed.Number)}";
        var letters = await LettersAsync(filed.Number);
        Assert.Contains(
            "Two letters have the number RR1BE",
            await _secretary.PostAsync(
                page,
                "posted",
                ("which", "numbers"),
                Number(letters[0], "RR1BE"),
                Number(letters[1], "rr1be")
            )
        );
    }

    [Fact]
    [Rule("BC-23"), Rule("FP-11")]
    public async Task Fifty_letters_are_one_print_of_all_with_each_address_and_code_and_take_a_handful_of_clicks()
    {
        for (var i = 0; i < 50; i++)
        {
            await _office.FileAsync(WithoutMail($"Klant {i}"));
        }

        var first = await _secretary.RedirectAsync("/postal-letters", "print", ("which", "all"), ("day", Today));
        var batch = (
            await _app
                .Services.GetRequiredService<PostBatches>()
                .Find(long.Parse(first.Split('/')[^1], null), Secretary, default)
        )!;
        Assert.Equal(50, batch.Letters.Count);
        var page = await _app.Services.GetRequiredService<PostalPrinter>().Page(batch, Secretary, default);
        Assert.All(batch.Letters, l => Assert.Contains(LetterBarcode.Of(l.Id), page, StringComparison.Ordinal));
        Assert.Equal(50, page.Split("class=\"window\"").Length - 1);
        using var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        Assert.True(await new Person(client).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        using var pdf = await client.GetAsync($"{first}/letters.pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        Assert.True(pdf.Headers.CacheControl?.NoStore);
        var text = (await PdfReader.TextAsync(await pdf.Content.ReadAsByteArrayAsync()))!;
        Assert.Contains("Klant 0", text, StringComparison.Ordinal);
        Assert.Contains("Klant 49", text, StringComparison.Ordinal);
        Assert.Contains("Kerkstraat 1", text, StringComparison.Ordinal);
        // Who holds the codes is known.
        var print = Assert.Single(await _app.Services.GetRequiredService<PostBatches>().Prints(batch, default));
        Assert.Null(print.LetterId);
        Assert.NotEmpty(print.ByName);

        await _secretary.RedirectAsync(first, "posted", ("which", "posted"), ("on", Today));
        Assert.Contains(
            "No letter waits for the post",
            await _secretary.GetAsync("/postal-letters"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [Rule("BC-16")]
    [InlineData("committee")]
    [InlineData("appeals")]
    [InlineData("shop")]
    [InlineData("supervisor")]
    [InlineData(null)]
    public async Task Batches_are_for_secretaries_alone(string? account)
    {
        var filed = await PronouncedAsync();
        var batch = await PrintAsync(filed.Number);
        using var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        if (account is not null)
        {
            Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        }

        foreach (var part in new[] { "", "/list", "/letters.pdf" })
        {
            using var answer = await client.GetAsync($"/postal-letters/batches/{batch}{part}");
            Assert.Contains(
                answer.StatusCode,
                new[] { HttpStatusCode.Redirect, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden }
            );
        }
    }

    private static (string, string) Number(LetterRow letter, string number) => ($"tracking-{letter.Id}", number);

    private static object WithoutMail(string name = "Jan Peeters") =>
        new
        {
            scheme = "becommerce",
            kind = "purchase",
            language = "nl",
            respondent = new { memberId = "demo-shop" },
            complainant = new
            {
                kind = "consumer",
                name,
                address = new
                {
                    street = "Kerkstraat 1",
                    postalCode = "1000",
                    city = "Brussel",
                },
            },
            facts = "Niets gekregen.",
            claim = "Geld terug.",
            purchase = new { orderNumber = "A-1" },
            contactedShopOn = "2026-02-02",
        };

    // The member's postal address is not in the register: it is named once.
    private async Task<(string Number, string Code)> PronouncedAsync()
    {
        var filed = await _office.DeliberatedAsync();
        await _office.DoAsync("committee", filed.Number, "decide", Stages.Founded());
        await _office.DoAsync("secretary", filed.Number, "confirm-decision");
        foreach (var party in new[] { "complainant", "respondent" })
        {
            await _office.DoAsync(
                "secretary",
                filed.Number,
                "correct-details",
                new
                {
                    party,
                    address = new
                    {
                        street = "Kerkstraat 1",
                        postalCode = "1000",
                        city = "Brussel",
                    },
                }
            );
        }

        return filed;
    }

    private async Task<string> PrintAsync(string number, string day = Today)
    {
        var ids = (await LettersAsync(number)).Where(PostalQueue.IsWaiting).Select(l => ("letter", $"{l.Id}"));
        var to = await _secretary.RedirectAsync(
            "/postal-letters",
            "print",
            [("which", "ticked"), ("day", day), .. ids]
        );
        return to.Split('/')[^1];
    }

    private async Task PostAllAsync(string batch, string number) =>
        Assert.EndsWith(
            "done=allPosted",
            await _secretary.RedirectAsync(
                $"/postal-letters/batches/{batch}",
                "posted",
                [
                    ("which", "posted"),
                    ("on", Today),
                    .. (await LettersAsync(number)).Select(l => Number(l, $"RR{l.Id}")),
                ]
            ),
            StringComparison.Ordinal
        );

    private async Task ResultAsync(long letter, string result)
    {
        var today = await _office.TodayAsync();
        Assert.Equal(
            $"/postal-letters/{letter}?done=result",
            await _secretary.RedirectAsync(
                $"/postal-letters/{letter}",
                "result",
                ("result", result),
                ("resultOn", $"{today:yyyy-MM-dd}"),
                ("reason", "verhuisd")
            )
        );
    }

    private async Task<Person> PersonAsync(string account)
    {
        var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var person = new Person(client);
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }

    private async Task<List<LetterRow>> LettersAsync(string number)
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        return await db.Set<LetterRow>()
            .AsNoTracking()
            .Where(l =>
                l.CaseNumber == number
                && (l.To == "complainant" || l.To == "respondent")
                && (l.State == LetterState.ToPost || l.PostedOn != null || l.State == LetterState.Paper)
            )
            .OrderBy(l => l.Id)
            .ToListAsync();
    }
}
