using Microsoft.Playwright;
using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios;

/// <summary>Two labels from their asking to their end, on the pages: the body at a desk, the member on a phone.</summary>
[Collection(InBrowser.Name)]
public sealed class LabelsByHand(Browser browser) : PageTests(browser)
{
    private const string Shop = "demo-shop";
    private const string Provider = "keurmerk-shop";

    private readonly HashSet<string> _looked = [];
    private Hands _registrar = null!;
    private Hands _visitor = null!;

    [Fact]
    [Rule("BC-33"), Rule("BC-34"), Rule("BC-35"), Rule("BC-36"), Rule("BC-38"), Rule("BC-40")]
    public async Task A_shop_goes_from_its_application_over_honour_certification_and_suspension_to_its_recertification()
    {
        await BeginAsync("2026-03-02T09:00:00+01:00");
        var shop = await HandsAsync("shop", 360, script: true);
        await OwnAsync(shop, Shop, "apply-for-label?about=b2b", ("undertaking", "true"));
        await FineAsync(shop.Page, $"/organisation/labels/{Shop}");

        await DoAsync(Shop, "record-payment", ("what", "fee"), ("on", "2026-03-02"), ("amount", "900"));
        await DoAsync(
            Shop,
            "approve-honour-declaration",
            ("kind", "b2b"),
            ("on", "2026-03-02"),
            ("file", "declaration.pdf")
        );
        await CertificateSaysAsync(Shop, "B2B", valid: true);
        await ReadsAsync(shop, $"/organisation/labels/{Shop}", "2 June 2026");

        await Office.ClockAsync("2026-04-20T09:00:00+02:00");
        await PayAndCertifyAsync("2026-04-20");
        await ReadsAsync(shop, $"/organisation/labels/{Shop}", "1 March 2028");

        await Office.ClockAsync("2026-05-11T09:00:00+02:00");
        await Office.NotifiedAsync(
            "2026-05-11",
            Stages.Founded(
                new
                {
                    kind = "suspension",
                    from = "2026-06-04",
                    to = "2026-07-03",
                }
            )
        );
        await Office.ClockAsync("2026-06-05T09:00:00+02:00");
        await CertificateSaysAsync(Shop, "B2B", valid: false);
        await ReadsAsync(shop, $"/organisation/labels/{Shop}", "Suspended");

        // BC-38: granted anew on the certification of before, and to the end of that.
        await Office.ClockAsync("2026-07-06T09:00:00+02:00");
        await ReadsAsync(_registrar, $"/members/{Shop}/labels", "Withdrawn");
        await ScanAsync("2026-07-06");
        await DoAsync(Shop, "record-review-system", ("system", "Reviews"), ("on", "2026-07-06"));
        await DoAsync(Shop, "grant-label", ("kind", "b2b"), ("from", "2026-07-06"));
        await CertificateSaysAsync(Shop, "B2B", valid: true);
        await ReadsAsync(shop, $"/organisation/labels/{Shop}", "1 March 2028");

        await Office.ClockAsync("2027-09-02T09:00:00+02:00");
        await ReadsAsync(shop, $"/organisation/labels/{Shop}", "1 March 2028");
        await Office.ClockAsync("2028-01-10T09:00:00+01:00");
        await DoAsync(
            Shop,
            "record-payment",
            ("what", "fee"),
            ("year", "2028"),
            ("on", "2028-01-10"),
            ("amount", "900")
        );
        await ScanAsync("2028-01-10");
        await PayAndCertifyAsync("2028-01-10");
        await DoAsync(Shop, "grant-label", ("kind", "b2b"), ("from", "2028-01-10"));
        await ReadsAsync(shop, $"/organisation/labels/{Shop}", "1 March 2030");
        await FineAsync(_registrar.Page, $"/members/{Shop}/labels", "/labels");
    }

    [Fact]
    [Rule("WK-3"), Rule("WK-4"), Rule("WK-5"), Rule("ST-4")]
    public async Task A_provider_is_warned_on_a_Friday_suspended_lifted_warned_again_withdrawn_named_and_taken_down()
    {
        await BeginAsync("2026-06-05T15:00:00+02:00");
        var provider = await HandsAsync("provider", 360, script: true);
        await DoAsync(
            Provider,
            "prepare-measure",
            ("kind", "suspend"),
            ("grounds", "No invoice was sent."),
            ("article", "7.2")
        );
        await Office.ClockAsync("PT1S");
        // Friday 15:00 and 24 hours of working days: Monday 15:00.
        await ReadsAsync(provider, $"/organisation/labels/{Provider}", "8 June 2026, 15:0");
        await FineAsync(provider.Page);
        await CertificateSaysAsync(Provider, "Webshop Keurmerk", valid: true);

        await Office.ClockAsync("2026-06-08T15:01:00+02:00");
        await DoAsync(Provider, "decide-measure", ("kind", "suspend"), ("grounds", "Nobody answered."));
        await CertificateSaysAsync(Provider, "Webshop Keurmerk", valid: false);
        await FineAsync(_registrar.Page, $"/members/{Provider}/labels");

        await Office.ClockAsync("2026-06-09T09:00:00+02:00");
        await FromOwnPageAsync(provider, "report-mended", ("text", "Every order has its invoice now."));
        await DoAsync(Provider, "lift-measure", ("reason", "Seen on three orders."));
        await CertificateSaysAsync(Provider, "Webshop Keurmerk", valid: true);

        await Office.ClockAsync("2026-07-03T15:00:00+02:00");
        await DoAsync(
            Provider,
            "prepare-measure",
            ("kind", "withdraw"),
            ("grounds", "Again no invoice was sent."),
            ("article", "7.2")
        );
        await Office.ClockAsync("2026-07-06T15:01:00+02:00");
        await DoAsync(Provider, "decide-measure", ("kind", "withdraw"), ("grounds", "Nobody answered again."));
        await CertificateSaysAsync(Provider, "Webshop Keurmerk", valid: false);

        const string Text = "Keurmerk Shop sent no invoices, twice.";
        await ProposeAsync("name-provider", ("text", Text));
        var second = await HandsAsync("secretary", script: true);
        await ConfirmAsync(second);
        await Office.ClockAsync("2026-07-06T18:00:00+02:00");
        await ReadsAsync(provider, $"/organisation/labels/{Provider}", Text);
        Assert.DoesNotContain(Text, await NamedAsync(), StringComparison.Ordinal);
        // The five working days after Monday the 6th end with Monday the 13th.
        await Office.ClockAsync("2026-07-14T09:00:00+02:00");
        Assert.Contains(Text, await NamedAsync(), StringComparison.Ordinal);
        await FineAsync(_visitor.Page);

        await ProposeAsync("take-down-name");
        await ConfirmAsync(second);
        Assert.DoesNotContain(Text, await NamedAsync(), StringComparison.Ordinal);
    }

    private async Task BeginAsync(string clock)
    {
        await Office.ClockAsync(clock);
        _registrar = await HandsAsync("registrar", script: true);
        _visitor = await HandsAsync(width: 360, script: true);
    }

    // The cost of a certification, and what the control body decided on the report.
    private async Task PayAndCertifyAsync(string on)
    {
        await DoAsync(
            Shop,
            "record-payment",
            ("what", "certification"),
            ("kind", "b2b"),
            ("on", on),
            ("amount", "450")
        );
        await DoAsync(
            Shop,
            "record-certification",
            ("kind", "b2b"),
            ("result", "positive"),
            ("on", on),
            ("file", "report.pdf")
        );
    }

    private async Task ScanAsync(string on)
    {
        await DoAsync(Shop, "record-scan", ("what", "security"), ("result", "safe"), ("on", on));
        await DoAsync(Shop, "record-scan", ("what", "ssl"), ("result", "safe"), ("on", on));
    }

    private Task DoAsync(string member, string act, params (string Name, string Value)[] fields) =>
        AsksAsync(_registrar, $"/members/{member}/labels/act/{act}", "done=act", fields);

    private Task ProposeAsync(string act, params (string Name, string Value)[] fields) =>
        AsksAsync(_registrar, $"/members/{Provider}/labels/act/{act}", "done=proposed", fields);

    private Task OwnAsync(Hands member, string id, string act, params (string Name, string Value)[] fields) =>
        AsksAsync(member, $"/organisation/labels/{id}/{act}", "done=", fields);

    // What stands on the provider's page leads to its act: a measure is not known by heart.
    private async Task FromOwnPageAsync(Hands member, string act, params (string Name, string Value)[] fields)
    {
        var page = $"/organisation/labels/{Provider}";
        await member.Page.GotoAsync(page);
        var link = member.Page.Locator($"main a[href*='{act}']").First;
        await AsksAsync(member, (await link.GetAttributeAsync("href"))!, "done=", fields);
    }

    // WK-5: whoever confirms reads who proposed it and what.
    private static async Task ConfirmAsync(Hands second)
    {
        await second.Page.GotoAsync("/labels/second");
        await SendAsync(second.Page, () => second.Page.Locator("main [data-open]").First.ClickAsync());
        await FineAsync(second.Page);
        await SendAsync(second.Page, () => second.Page.Locator("#confirm button[type=submit]").ClickAsync());
        Assert.Contains("done=confirmed", second.Page.Url, StringComparison.Ordinal);
    }

    private async Task AsksAsync(Hands who, string path, string done, (string Name, string Value)[] fields)
    {
        await who.Page.GotoAsync(path);
        if (_looked.Add(path))
        {
            await AccessibleAsync(who.Page);
            await FitsAsync(who.Page);
        }

        foreach (var (name, value) in fields)
        {
            if (name == "file")
            {
                await who.Page.SetInputFilesAsync(
                    "main [name=file]",
                    new FilePayload
                    {
                        Name = value,
                        MimeType = "application/pdf",
                        Buffer = Stages.Pdf,
                    }
                );
            }
            else
            {
                await who.FillAsync((name, value));
            }
        }

        await SendAsync(who.Page);
        Assert.True(
            who.Page.Url.Contains(done, StringComparison.Ordinal),
            $"{who.Page.Url}: {string.Join(' ', await who.Page.Locator(".error-summary").AllInnerTextsAsync())}"
        );
    }

    // What waits for an e-mail to leave stands there once it has.
    private static async Task ReadsAsync(Hands who, string path, params string[] words)
    {
        var said = "";
        for (var tries = 0; tries == 0 || tries < 60 && !words.All(said.Contains); tries++)
        {
            Assert.Equal(200, (await who.Page.GotoAsync(path))!.Status);
            said = await who.TextAsync("main");
        }

        Assert.All(words, word => Assert.True(said.Contains(word, StringComparison.Ordinal), $"{word}: {said}"));
    }

    // BC-40: whether it is valid and nothing more, on the page and by the API.
    private async Task CertificateSaysAsync(string member, string label, bool valid)
    {
        await _visitor.Page.GotoAsync($"/members/{member}");
        var row = await _visitor
            .Page.Locator("dl.facts > div:has(.badge)")
            .Filter(new() { HasText = label })
            .First.InnerTextAsync();
        Assert.Equal(valid, !row.Contains("Not valid", StringComparison.OrdinalIgnoreCase));
        var labels = (await Office.PublicAsync(HttpMethod.Get, $"/api/v1/members/{member}")).Body!["labels"]!.AsArray();
        var kind = label == "B2B" ? "b2b" : "webshopKeurmerk";
        Assert.Equal(valid, labels.Single(l => l!["kind"]!.GetValue<string>() == kind)!["valid"]!.GetValue<bool>());
    }

    private async Task<string> NamedAsync()
    {
        await _visitor.Page.GotoAsync($"/members/{Provider}");
        return await _visitor.TextAsync("main");
    }
}
