using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Notices;

public sealed class ReportTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);
    private readonly Person _reader = new(one.Client());

    [Fact]
    [Rule("BC-31")]
    public async Task A_report_takes_a_notice_down_at_once_and_its_page_keeps_the_trace()
    {
        var (number, reference) = await _office.NoticeAsync("De webshop leverde een gordijn te laat.");
        Assert.Contains("gordijn", await _reader.GetAsync($"/decisions/{reference}"), StringComparison.Ordinal);
        Assert.Contains(
            "error-summary",
            await _reader.PostAsync($"/decisions/{reference}/report", ("what", " "), ("email", "nobody")),
            StringComparison.Ordinal
        );
        Assert.Contains("gordijn", await _reader.GetAsync($"/decisions/{reference}"), StringComparison.Ordinal);

        Assert.Contains(
            "not shown any more",
            await _reader.PostAsync(
                $"/decisions/{reference}/report",
                ("what", "Ik weet wie dit is."),
                ("email", "lezer@consumer.example")
            ),
            StringComparison.Ordinal
        );
        var page = await _reader.GetAsync($"/decisions/{reference}");
        Assert.DoesNotContain("gordijn", page, StringComparison.Ordinal);
        Assert.Contains("Taken down to be checked on", page, StringComparison.Ordinal);
        Assert.Equal(404, (await _office.PublicAsync(HttpMethod.Get, $"/api/v1/decisions/{reference}")).Code);
        var feed = XDocument.Parse(await _reader.GetAsync("/decisions.atom?language=nl"));
        Assert.Contains(
            feed.Root!.Elements(),
            e =>
                e.Name.LocalName == "deleted-entry"
                && e.Attribute("ref")!.Value.EndsWith(reference, StringComparison.Ordinal)
        );

        await using var db = await one
            .App.Services.GetRequiredService<IDbContextFactory<AppDb>>()
            .CreateDbContextAsync();
        var letter = await db.Set<LetterRow>()
            .SingleAsync(l => l.CaseNumber == number && l.Template == "notice-reported");
        Assert.Equal("secretary", letter.To);
        Assert.Contains("Ik weet wie dit is.", letter.Body, StringComparison.Ordinal);
        // What parties see of their case says nothing of it (BC-16).
        Assert.DoesNotContain(
            (await _office.GetAsync("shop", number)).List("journal"),
            j => j["action"]!.GetValue<string>() == "report-notice"
        );

        await _office.DoAsync(
            "secretary",
            number,
            "correct-notice",
            new { text = "De webshop leverde te laat.", reason = "Het gordijn was te zeldzaam." }
        );
        Assert.Equal(409, (await _office.TryAsync("secretary", number, "confirm-notice-change")).Code);
        await _office.DoAsync("committee", number, "confirm-notice-change");
        page = await _reader.GetAsync($"/decisions/{reference}");
        Assert.Contains("Corrected on", page, StringComparison.Ordinal);
        Assert.DoesNotContain("gordijn", page, StringComparison.Ordinal);

        await _office.DoAsync("secretary", number, "withdraw-notice", new { reason = "Toch beter niet." });
        Assert.Contains("te laat", await _reader.GetAsync($"/decisions/{reference}"), StringComparison.Ordinal);
        await _office.DoAsync("secretary2", number, "confirm-notice-change");
        page = await _reader.GetAsync($"/decisions/{reference}");
        Assert.Contains("Withdrawn on", page, StringComparison.Ordinal);
        Assert.DoesNotContain("te laat", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Toch beter niet", page, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-31")]
    public async Task The_notice_is_proposed_from_the_decision_without_its_names_and_shows_what_was_replaced()
    {
        var today = await _office.TodayAsync();
        var decision = new
        {
            outcome = "founded",
            reasons = "Jan Peeters bestelde bij Demo Shop (A-1001). De levering is niet bewezen.",
            norms = new[] { "2.2.2" },
            refrainFrom = "te laat leveren",
            sanctions = new[] { new { kind = "warning" } },
        };
        var (number, _) = await _office.NotifiedAsync(
            today.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            decision
        );
        await _office.ClockAsync("P40D");
        var secretary = new Person(one.Client());
        Assert.True(await secretary.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var form = await secretary.GetAsync($"/cases/{number}/actions/publish-notice");
        var text = form.Split("<textarea")[1].Split("</textarea>")[0];
        Assert.Contains("[consument] bestelde bij [webshop]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Peeters", text, StringComparison.Ordinal);
        Assert.Contains("<del>", form, StringComparison.Ordinal);
        Assert.Contains("Jan Peeters", form.Split("<del>")[1].Split("</del>")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_that_never_was_cannot_be_reported() =>
        Assert.Equal(HttpStatusCode.NotFound, await _reader.StatusAsync("/decisions/BC-N-1999-0001/report"));
}
