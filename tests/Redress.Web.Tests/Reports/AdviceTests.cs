using System.Net;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.People;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Reports;

/// <summary>The supervisory committee advises on the figures of a year, and does nothing else (BC-43).</summary>
public sealed class AdviceTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;
    private int _year;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(sendsByItself: false);
        _office = new Office(_app);
        await _office.FileAsync(Office.Complaint());
        _year = (await _office.TodayAsync()).Year;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("BC-43")]
    public async Task Advice_is_kept_with_the_figures_and_read_by_who_reads_them()
    {
        var given = await AdviseAsync("supervisor", "More mediators, please.");
        Assert.Equal((201, "Sarah Supervisor"), (given.Code, given.Text("by")));
        foreach (var reader in new[] { "supervisor", "secretary", "committee", "appeals" })
        {
            var figures = await _office.AsAsync(reader, HttpMethod.Get, $"/api/v1/statistics?year={_year}");
            Assert.Equal("More mediators, please.", figures.List("advice").Single()["text"]!.GetValue<string>());
        }

        Assert.Empty(
            (await _office.AsAsync("supervisor", HttpMethod.Get, $"/api/v1/statistics?year={_year - 1}")).List("advice")
        );
        var page = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await page.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var shown = await page.GetAsync("/report");
        Assert.Contains("More mediators, please.", shown);
        Assert.DoesNotContain("Add the advice", shown);
    }

    [Fact]
    [Rule("BC-43")]
    public async Task Nobody_else_advises_and_no_year_without_figures_is_advised_on()
    {
        foreach (var other in new[] { "secretary", "committee", "appeals", "registrar", "admin", "shop" })
        {
            Assert.Equal(403, (await AdviseAsync(other, "Mine")).Code);
        }

        Assert.Equal(422, (await AdviseAsync("supervisor", " ")).Code);
        Assert.Equal(422, (await AdviseAsync("supervisor", new string('x', 10_001))).Code);
        Assert.Equal(404, (await AdviseAsync("supervisor", "Early", _year + 1)).Code);
        Assert.Empty((await _office.AsAsync("supervisor", HttpMethod.Get, "/api/v1/statistics")).List("advice"));
    }

    [Fact]
    [Rule("BC-43")]
    public async Task The_supervisory_committee_advises_on_the_page_also_who_keeps_members_besides()
    {
        var people = new Invited(_app);
        await people.JoinedAsync("siska@body.example", ["supervisor", "registrar"]);
        var page = people.Anybody();
        Assert.True(await page.SignInAsync("siska@body.example", Invited.Password));
        Assert.Contains("at most", await page.PostAsync("/report", "advice", ("text", "")));
        Assert.Equal(
            $"/report/{_year}?done=advised",
            await page.RedirectAsync("/report", "advice", ("text", "Fewer delays."))
        );
        var shown = await page.GetAsync("/report");
        Assert.Contains("Fewer delays.", shown);
        Assert.Equal(HttpStatusCode.OK, await page.StatusAsync("/overview"));
    }

    [Fact]
    public async Task The_same_advice_under_the_same_key_is_kept_once()
    {
        for (var i = 0; i < 2; i++)
        {
            var given = await _office.AsAsync(
                "supervisor",
                HttpMethod.Post,
                $"/api/v1/statistics/{_year}/advice",
                new { text = "Once" },
                ("Idempotency-Key", "advice")
            );
            Assert.Equal(201, given.Code);
        }

        Assert.Single((await _office.AsAsync("supervisor", HttpMethod.Get, "/api/v1/statistics")).List("advice"));
    }

    private Task<Reply> AdviseAsync(string person, string text, int? year = null) =>
        _office.AsAsync(person, HttpMethod.Post, $"/api/v1/statistics/{year ?? _year}/advice", new { text });
}
