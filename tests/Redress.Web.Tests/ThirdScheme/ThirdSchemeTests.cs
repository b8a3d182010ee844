using System.Globalization;
using System.Text.RegularExpressions;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Testing.ThirdScheme;
using Redress.Web.Shell.Days;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.ThirdScheme;

/// <summary>
/// A scheme in a third country, on the Azores, whose rulebook and one letter are all that the program got of it. They are an hour behind Greenwich and two behind
/// Brussels, with the Union's summer time.
/// </summary>
public sealed partial class ThirdSchemeTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await AtlanticShopSeal.StartAsync();
        _office = new Office(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    /// <summary>
    /// Sent to the webshop on Monday 1 June 2026, 23:30 there, when it is Tuesday in Brussels; six working days for its answer:
    /// Tuesday 2, Wednesday 3, not Thursday 4 (Corpus Christi), Friday 5, not the weekend, Monday 8, Tuesday 9, not Wednesday 10 (Portugal Day), Thursday 11.
    /// </summary>
    [Fact]
    [Rule("FP-8"), Rule("FP-9"), Rule("BC-12")]
    public async Task A_term_passes_over_the_holidays_of_its_country_and_lapses_at_midnight_of_its_zone()
    {
        await _office.ClockAsync("2026-06-01T23:30:00+00:00");
        var filed = await _office.SentAsync(AtlanticShopSeal.Complaint());
        Assert.StartsWith("ATL-2026-", filed.Number, StringComparison.Ordinal);
        var sent = await _office.GetAsync("secretary", filed.Number);
        Assert.Equal("2026-06-11", sent.Term("response")["due"]!.GetValue<string>());

        // The letter says why, and names the days as the country does.
        var letter = Letter(
            await _office.GetAsync(AtlanticShopSeal.Shop, filed.Number),
            "a complaint about your webshop"
        );
        Assert.Contains("Thursday 11 June 2026", letter, StringComparison.Ordinal);
        Assert.Contains("Corpo de Deus", letter, StringComparison.Ordinal);
        Assert.Contains("Dia de Portugal", letter, StringComparison.Ordinal);

        // The last minute there; in Brussels it is the 12th since two hours.
        await _office.ClockAsync("2026-06-11T23:59:00+00:00");
        Assert.Equal("running", await ResponseAsync(filed.Number));
        await _office.ClockAsync("2026-06-12T00:00:00+00:00");
        Assert.Equal("lapsed", await ResponseAsync(filed.Number));
    }

    /// <summary>Half past eleven in the evening of 1 June there is half past one of the 2nd in Brussels.</summary>
    [Theory]
    [Rule("FP-8")]
    [InlineData("/track/ATL-2026-000001/actions/respond", "2026-06-02")]
    [InlineData("/cases/atl-2026-000001", "2026-06-02")]
    [InlineData("/track/BC-2026-000001/actions/respond", "2026-06-03")]
    [InlineData("/my-day", "2026-06-03")]
    public async Task A_day_is_counted_from_the_day_that_it_is_where_the_case_is_by_who_reads_it_and_by_its_field(
        string path,
        string tomorrow
    )
    {
        await _office.ClockAsync("2026-06-01T23:30:00+00:00");
        var said = await _app.CreateClient().GetStringAsync($"/days?text=%2B1d&toward=Future&path={path}");
        Assert.Contains($"\"iso\":\"{tomorrow}\"", said, StringComparison.Ordinal);
        using var drawing = new Drawing(_app);
        drawing.Services.GetRequiredService<NavigationManager>().NavigateTo(path);
        var field = drawing.Render<DayInput>(p =>
            p.Add(x => x.Id, "by").Add(x => x.Name, "by").Add(x => x.Value, "+1d").Add(x => x.Toward, Toward.Future)
        );
        Assert.Equal(tomorrow, field.Find("#by").GetAttribute("data-iso"));
    }

    /// <summary>Half past midnight of 3 November 2026 in UTC is half past eleven of the 2nd on the Azores: five days to the 7th.</summary>
    [Fact]
    [Rule("FP-8"), Rule("FP-12")]
    public async Task The_overview_counts_the_days_to_an_outcome_where_the_case_is()
    {
        await _office.ClockAsync("2026-11-03T00:30:00+00:00");
        var filed = await _office.FileAsync(AtlanticShopSeal.Complaint());
        await _office.ClockAsync("2026-11-07T12:00:00+00:00");
        await _office.DoAsync(filed, "withdraw", new { reason = "Settled." });
        var overview = await (await SignedInAsync("secretary")).GetAsync("/overview");
        var outcomes = overview[overview.IndexOf("Days (median)", StringComparison.Ordinal)..];
        var month = outcomes[outcomes.IndexOf(">November 2026<", StringComparison.Ordinal)..];
        Assert.Equal(
            ["5", "1"],
            Regex
                .Matches(month[..month.IndexOf("</tr>", StringComparison.Ordinal)], "<td class=\"number\">([^<]*)</td>")
                .Select(m => m.Groups[1].Value.Trim())
        );
    }

    [Fact]
    [Rule("FP-8"), Rule("FP-12")]
    public async Task Pages_lists_and_filters_show_a_case_by_the_clock_where_it_is()
    {
        await _office.ClockAsync("2026-06-01T23:30:00+00:00");
        var filed = await _office.SentAsync(AtlanticShopSeal.Complaint());
        var secretary = await SignedInAsync("secretary");
        Assert.Contains("Monday 1 June 2026, 23:30", await secretary.GetAsync($"/cases/{filed.Number}/journal"));
        Assert.Contains("Monday 1 June 2026, 23:30", await secretary.GetAsync($"/cases/{filed.Number}"));

        // Filed on the first of June, there.
        var within = $"/cases?scheme={AtlanticShopSeal.Scheme}&filedFrom=2026-06-01&filedBefore=2026-06-02";
        Assert.Contains(filed.Number, await secretary.GetAsync(within));
        Assert.Contains("1 June 2026", await secretary.GetAsync(within));
        Assert.DoesNotContain(
            filed.Number,
            await secretary.GetAsync($"/cases?scheme={AtlanticShopSeal.Scheme}&filedFrom=2026-06-02")
        );

        // The calendar of all schemes has the term on its last day, and says whose holiday the 10th is.
        var calendar = await secretary.GetAsync("/calendar?month=2026-06");
        Assert.Contains(filed.Number, DayOf(calendar, "2026-06-11"), StringComparison.Ordinal);
        Assert.DoesNotContain(filed.Number, DayOf(calendar, "2026-06-12"), StringComparison.Ordinal);
        Assert.Contains("(Atlantic Shop Seal)", DayOf(calendar, "2026-06-10"), StringComparison.Ordinal);

        // Words are found in the languages of the schemes.
        Assert.Contains(filed.Number, await secretary.GetAsync("/cases?q=parcel"));
        Assert.DoesNotContain(filed.Number, await secretary.GetAsync("/cases?q=bicycle"));
    }

    /// <summary>Typed as ten o'clock on a winter's day: 11:00 in Greenwich, noon in Brussels.</summary>
    [Fact]
    [Rule("BC-13"), Rule("FP-11")]
    public async Task A_hearing_is_at_the_same_hour_in_the_form_the_letter_the_pages_and_the_calendar_file()
    {
        await _office.ClockAsync("2026-06-01T09:00:00+00:00");
        var filed = await _office.SentAsync(AtlanticShopSeal.Complaint());
        var number = filed.Number;
        await _office.DoAsync(
            AtlanticShopSeal.Shop,
            number,
            "respond",
            new { answer = "Sorry.", defence = "It left." }
        );
        var secretary = await SignedInAsync("secretary");
        var page = await secretary.GetAsync($"/cases/{number}/actions/invite-to-hearing");
        await secretary.RedirectAsync(
            $"/cases/{number}/actions/invite-to-hearing",
            "act",
            ("version", Version().Match(page).Groups["version"].Value),
            ("at", "2026-11-03T10:00"),
            ("place", "Rua do Mercado 1, Ponta Delgada")
        );
        var invited = await _office.GetAsync("secretary", number);
        Assert.Equal(
            DateTimeOffset.Parse("2026-11-03T11:00:00Z", CultureInfo.InvariantCulture),
            invited.List("hearings").Single()["at"]!.GetValue<DateTimeOffset>()
        );

        var shop = await SignedInAsync(AtlanticShopSeal.Shop);
        Assert.Contains("Tuesday 3 November 2026, 10:00", await shop.GetAsync($"/cases/{number}"));
        Assert.Contains("Tuesday 3 November 2026, 10:00", await secretary.GetAsync($"/cases/{number}"));
        Assert.Contains("Tuesday 3 November 2026, 10:00", await secretary.GetAsync($"/hearings/{number}"));
        var day = await secretary.GetAsync("/hearings?from=2026-11-03");
        Assert.Contains("2026-11-03T10:00:00", day, StringComparison.Ordinal);
        Assert.DoesNotContain(number, await secretary.GetAsync("/hearings?from=2026-11-04"));

        // The scheme's own letter, with the hour of the islands.
        var letter = Letter(await _office.TrackAsync(number, filed.Code), "heard in Ponta Delgada");
        Assert.Contains("Tuesday 3 November 2026 at 10:00", letter, StringComparison.Ordinal);

        var ics = await shop.GetAsync($"/cases/{number}/hearing.ics");
        Assert.Contains("DTSTART;TZID=Atlantic/Azores:20261103T100000\r\n", ics, StringComparison.Ordinal);
        Assert.Contains("TZID:Atlantic/Azores\r\n", ics, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:0\r\n", ics, StringComparison.Ordinal);
        var read = Ical.Net.Calendar.Load(ics)!;
        Assert.Equal(new DateTime(2026, 11, 3, 11, 0, 0, DateTimeKind.Utc), Assert.Single(read.Events).DtStart!.AsUtc);
        // Who has no list of zones reads the one in the file: an hour behind Greenwich in winter.
        var winter = Assert.Single(read.TimeZones).TimeZoneInfos.Single(z => z.Name == "STANDARD");
        Assert.Equal(TimeSpan.FromHours(-1), winter.OffsetTo!.Offset);

        // When it falls away, the same appointment is called off.
        await _office.DoAsync(filed, "withdraw", new { reason = "It came after all." });
        var off = Ical.Net.Calendar.Load(await shop.GetAsync($"/cases/{number}/hearing.ics"))!;
        Assert.Equal("CANCEL", off.Method);
        var called = Assert.Single(off.Events)!;
        Assert.Equal(("CANCELLED", 1, Assert.Single(read.Events)!.Uid), (called.Status, called.Sequence, called.Uid));
    }

    [Fact]
    [Rule("BC-4"), Rule("FP-11")]
    public async Task It_offers_and_writes_its_own_languages_and_no_other()
    {
        await _office.ClockAsync("2026-06-01T09:00:00+00:00");
        var refused = await _office.PublicAsync(
            HttpMethod.Post,
            "/api/v1/complaints",
            AtlanticShopSeal.Complaint(language: "nl")
        );
        Assert.Equal(422, refused.Code);
        Assert.Contains("language", refused.Body!.ToJsonString(), StringComparison.Ordinal);

        var (english, french) = (
            await _office.FileAsync(AtlanticShopSeal.Complaint()),
            await _office.FileAsync(AtlanticShopSeal.Complaint(language: "fr"))
        );
        Assert.Contains("Atlantic Shop Seal", Letter(await _office.TrackAsync(english.Number, english.Code), ""));
        Assert.Contains("Label Boutique Atlantique", Letter(await _office.TrackAsync(french.Number, french.Code), ""));

        // A page in Dutch: the complaint is answered in the scheme's own language all the same.
        var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Accept-Language", "nl");
        var filer = new Filer(client);
        await filer.BeginAsync();
        await filer.StepAsync("shop", ("respondent.memberId", AtlanticShopSeal.Shop));
        var reach = (await filer.OpenAsync("/complain/reach")).Html;
        Assert.Equal(["en", "fr"], OptionsOf(reach, "language"));
        Assert.Matches("<option value=\"en\"[^>]* selected", SelectOf(reach, "language"));
        Assert.Matches("<option value=\"PT\"[^>]* selected", SelectOf(reach, "complainant.address.country"));

        // Its member invites in them.
        var shop = await SignedInAsync(AtlanticShopSeal.Shop);
        Assert.Equal(["en", "fr"], OptionsOf(await shop.GetAsync("/organisation"), "language"));
    }

    [Fact]
    [Rule("FP-19")]
    public async Task It_says_at_each_door_in_its_own_sentences_what_it_can_bring()
    {
        await _office.ClockAsync("2026-06-01T09:00:00+00:00");
        const string Own = "The committee of the seal can sanction a member. It awards no money.";
        const string Runs = "A complaint to the seal stops no limitation period.";
        var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        var (person, filer) = (new Person(client), new Filer(client));
        foreach (var sentence in new[] { Own, Runs, "Consumer centre of the Azores", "www.azores-consumer.example" })
        {
            Assert.Contains(sentence, await person.GetAsync("/"), StringComparison.Ordinal);
        }

        await filer.BeginAsync();
        await filer.StepAsync("shop", ("respondent.memberId", AtlanticShopSeal.Shop));
        Assert.Contains(Own, (await filer.OpenAsync("/complain/outcome")).Html, StringComparison.Ordinal);
        Assert.Contains(Runs, (await filer.OpenAsync("/complain/review")).Html, StringComparison.Ordinal);

        var filed = await _office.FileAsync(AtlanticShopSeal.Complaint());
        var first = Letter(await _office.TrackAsync(filed.Number, filed.Code), "");
        Assert.Contains(Own, first, StringComparison.Ordinal);
        Assert.Contains("Consumer centre of the Azores", first, StringComparison.Ordinal);
    }

    private async Task<string> ResponseAsync(string number) =>
        (await _office.GetAsync("secretary", number)).Term("response")["state"]!.GetValue<string>();

    private async Task<Person> SignedInAsync(string account)
    {
        var person = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }

    private static string Letter(Reply reply, string subject) =>
        reply.List("messages").Last(m => m["subject"]!.GetValue<string>().Contains(subject, StringComparison.Ordinal))[
            "body"
        ]!
            .GetValue<string>()
            .Replace('\u00a0', ' ');

    private static string DayOf(string calendar, string day)
    {
        var from = calendar.IndexOf($"<time datetime=\"{day}\"", StringComparison.Ordinal);
        return calendar[from..calendar.IndexOf("</td>", from, StringComparison.Ordinal)];
    }

    private static string SelectOf(string page, string name)
    {
        var from = page.IndexOf($"name=\"{name}\"", StringComparison.Ordinal);
        return page[from..page.IndexOf("</select>", from, StringComparison.Ordinal)];
    }

    private static IEnumerable<string> OptionsOf(string page, string name) =>
        Option().Matches(SelectOf(page, name)).Select(m => m.Groups["value"].Value);

    [GeneratedRegex("<option value=\"(?<value>[^\"]+)\"", RegexOptions.None, 2000)]
    private static partial Regex Option();

    [GeneratedRegex("name=\"version\" value=\"(?<version>[^\"]+)\"", RegexOptions.None, 2000)]
    private static partial Regex Version();
}
