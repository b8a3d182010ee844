using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Rulebooks;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Labels.Misuses;
using Redress.Web.Storage.Labels;
using Redress.Web.Tests.Members.Register;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Labels.Desk;

/// <summary>What the lists of the desk hold, over time, and what the register tells of labels; the day is Monday 2 March 2026.</summary>
public sealed class LabelDeskListsTests : IAsyncLifetime
{
    private const string Id = "demo-shop";
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(sendsByItself: false);
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T10:00:00+01:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<Person> DeskAsync()
    {
        var person = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync("registrar@demo.example", "Demo-Pass-2026"));
        return person;
    }

    [Fact]
    [Rule("BC-41")]
    public async Task An_open_unlawful_use_is_one_line_and_stays_one_when_its_days_are_over()
    {
        await new Registrar(_office).DoAsync(
            Id,
            "open-misuse",
            new
            {
                url = "https://www.demo-shop.example",
                text = "Oud logo.",
                document = await _office.LabelDocumentAsync("registrar", Id),
            }
        );
        var desk = await DeskAsync();
        Assert.Equal(1, await LinesAsync());
        await _office.ClockAsync("2026-04-02T10:00:00+02:00");
        Assert.Equal(1, await LinesAsync());
        Assert.Contains(
            "Unlawful uses <span class=\"count\">1</span>",
            await desk.GetAsync("/labels"),
            StringComparison.Ordinal
        );

        async Task<int> LinesAsync() =>
            (await desk.GetAsync("/labels?due=misuses")).Split($"data-open href=\"/members/{Id}/labels\"").Length - 1;
    }

    [Fact]
    [Rule("ST-4")]
    public async Task A_list_says_no_filter_that_it_does_not_know_and_all_labels_have_an_address_of_their_own()
    {
        var desk = await DeskAsync();
        Assert.DoesNotContain(
            " · ",
            (await desk.GetAsync("/labels?due=measures&state=applied&month=2026-05")).Split("<h2>")[1].Split("</h2>")[
                0
            ],
            StringComparison.Ordinal
        );
        Assert.Contains("href=\"/labels?due=labels\"", await desk.GetAsync("/labels"), StringComparison.Ordinal);
        var all = await desk.GetAsync("/labels?due=labels");
        Assert.Contains($"href=\"/members/{Id}/labels\"", all, StringComparison.Ordinal);
        Assert.Contains("href=\"/labels.csv?due=labels\"", all, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("WK-3")]
    public async Task The_table_of_measures_has_the_instant_at_which_their_hours_end()
    {
        await new Registrar(_office).DoAsync(
            "keurmerk-shop",
            "prepare-measure",
            new
            {
                kind = "suspend",
                grounds = "Geen factuur.",
                article = "7.2",
            }
        );
        await _office.ClockAsync("PT0S");
        var warned = (await new Registrar(_office).KnownAsync("keurmerk-shop"))["measures"]!.AsArray().Single()!;
        Assert.NotNull(warned["warning"]!["sentAt"]);
        // 24 hours of working days from Monday 10:00.
        Assert.Contains(
            "2026-03-03 10:00",
            await (await DeskAsync()).GetAsync("/labels.csv?due=measures"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("ST-4")]
    public async Task The_list_of_the_register_tells_the_state_of_each_label_by_its_own_procedure_and_its_terms()
    {
        var registrar = new Registrar(_office);
        Assert.Equal(201, (await registrar.AddAsync(Registrar.Shop("pas-gevraagd"))).Code);
        await registrar.DoAsync("pas-gevraagd", "apply-for-label", new { kind = "b2c", undertaking = true });
        var listed = (await _office.AsAsync("registrar", HttpMethod.Get, "/api/v1/members?q=pas-gevraagd")).Body![
            "items"
        ]![0]!;
        Assert.Equal("applied", Registrar.StateOf(listed, "b2c"));
        Assert.Contains("certificationCost", listed["terms"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(
            "Asked for",
            await (await DeskAsync()).GetAsync("/members/pas-gevraagd/file"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("ST-2"), Rule("ST-4")]
    public async Task A_document_is_put_into_the_file_once_under_its_key_for_a_reader_that_there_is()
    {
        var first = await SendAsync(("Idempotency-Key", "key-1"), "internal");
        var again = await SendAsync(("Idempotency-Key", "key-1"), "internal");
        Assert.Equal((201, 201), (first.Code, again.Code));
        Assert.Equal(first.Text("id"), again.Text("id"));
        Assert.Single((await new Registrar(_office).KnownAsync(Id))["documents"]!.AsArray());
        Assert.Equal(422, (await SendAsync(("Idempotency-Key", "key-1"), "member")).Code);
        var unknown = await SendAsync(("X-None", "1"), "everybody");
        Assert.Equal((422, true), (unknown.Code, unknown.Body!["errors"]!.AsObject().ContainsKey("for")));
        Assert.Equal(412, (await SendAsync(("If-Match", "\"1\""), "member")).Code);
    }

    [Fact]
    [Rule("ST-2"), Rule("ST-4")]
    public async Task Whose_act_it_is_comes_first_then_whether_the_page_is_as_it_was_then_whether_it_may_be_done()
    {
        var registrar = new Registrar(_office);
        (string, string)[] stale = [("If-Match", "\"99\"")];
        var act = $"/api/v1/members/{Id}/actions/begin-control";
        Assert.Equal(403, (await _office.AsAsync("shop", HttpMethod.Post, act, new { kind = "b2c" }, stale)).Code);
        // Nothing of it can be done now, and some of it cannot be read.
        Assert.Equal(
            412,
            (await registrar.TryAsync(Id, "record-board-appeal", new { outcome = "upheld" }, stale)).Code
        );
        Assert.Equal(412, (await registrar.TryAsync(Id, "record-board-appeal", new { on = "soon" }, stale)).Code);
        Assert.Equal(409, (await registrar.TryAsync(Id, "record-board-appeal", new { on = "soon" })).Code);
    }

    [Fact]
    [Rule("FP-13")]
    public async Task The_day_on_which_paper_arrived_is_asked_of_who_keeps_the_register_alone()
    {
        var body = new { language = "nl", arrived = "2026-03-01" };
        var lodging = $"/api/v1/members/{Id}/actions/lodge-board-appeal";
        await CarriedAsync();
        var offered = (await _office.AsAsync("shop", HttpMethod.Get, $"/api/v1/members/{Id}")).Body!["actions"]!;
        Assert.DoesNotContain("arrived", offered.ToJsonString(), StringComparison.Ordinal);
        var refused = await _office.AsAsync("shop", HttpMethod.Post, lodging, body);
        Assert.Equal((422, true), (refused.Code, refused.Body!["errors"]!.AsObject().ContainsKey("arrived")));
        // The day before it was told.
        refused = await _office.AsAsync("registrar", HttpMethod.Post, lodging, body);
        Assert.Equal((422, true), (refused.Code, refused.Body!["errors"]!.AsObject().ContainsKey("arrived")));
        Assert.Contains(
            "Day on which it arrived",
            await (await DeskAsync()).GetAsync($"/members/{Id}/labels/act/lodge-board-appeal"),
            StringComparison.Ordinal
        );
    }

    // At once, for safety, so that it is notified on that day.
    private async Task CarriedAsync()
    {
        var registrar = new Registrar(_office);
        await registrar.GrantAsync(Id, "b2b", "2026-03-02");
        await registrar.DoAsync(
            Id,
            "prepare-board-act",
            new
            {
                kind = "suspendLabel",
                reasons = "Gevaar.",
                document = await _office.LabelDocumentAsync("registrar", Id),
                urgent = true,
            }
        );
    }

    private async Task<Reply> SendAsync((string Name, string Value) header, string reader)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Stages.Pdf), "document", "bewijs.pdf" },
            { new StringContent(reader), "for" },
        };
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/members/{Id}/documents")
        {
            Content = form,
        };
        message.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var answer = await (await _office.PersonAsync("registrar")).SendAsync(message);
        return new Reply(answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()), answer.Headers);
    }

    [Fact]
    [Rule("FP-18"), Rule("BC-41")]
    public async Task A_report_that_was_opened_on_nobody_is_deleted_once_what_the_scheme_keeps_is_over()
    {
        var sent = await _office.PublicAsync(
            HttpMethod.Post,
            "/api/v1/misuse",
            new { url = "https://www.nergens-lid.example/shop", text = "Gezien." }
        );
        var page = $"/labels/reports/{sent.Text("reference")}";
        await (await DeskAsync()).RedirectAsync(page, "end", ("reasons", "Het is weg."));
        var second = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await second.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        await second.RedirectAsync(page, "confirm");
        var kept = _app
            .Services.GetRequiredService<RulebookCatalog>()
            .All.First(r => r.Scheme == "becommerce")
            .Label.Retention;
        var over = kept.From(new DateOnly(2026, 3, 2));
        await _office.ClockAsync($"{over.AddDays(-1):yyyy-MM-dd}T10:00:00Z");
        Assert.Equal(1, await ReportsAsync());
        await _office.ClockAsync($"{over.AddDays(1):yyyy-MM-dd}T10:00:00Z");
        Assert.Equal(0, await ReportsAsync());
    }

    private async Task<int> ReportsAsync()
    {
        await _app.Services.GetRequiredService<ReportRetention>().DeleteOld(default);
        await using var db = await _app.NewDbAsync();
        return await db.Set<MisuseReportRow>().CountAsync();
    }
}
