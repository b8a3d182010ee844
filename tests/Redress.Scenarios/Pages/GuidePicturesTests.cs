using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Redress.Scenarios.Support;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Scenarios.Pages;

/// <summary>
/// The pictures of docs/guide, taken of the running program: <c>REDRESS_UPDATE_DOCS=1 dotnet test tests/Redress.Scenarios --filter GuidePictures</c>
/// takes them anew. Otherwise every screen is gone through all the same, so that a guide shows none that is not there any more.
/// </summary>
[Collection(InBrowser.Name)]
public sealed partial class GuidePicturesTests(Browser browser) : PageTests(browser)
{
    private static readonly string Guide = Path.Combine(Root(), "docs", "guide");
    private static readonly bool Taken = Environment.GetEnvironmentVariable("REDRESS_UPDATE_DOCS") == "1";
    private static readonly string[] Screens =
    [
        "home",
        "diagnosis",
        "facts",
        "review",
        "receipt",
        "follow",
        "comment",
        "decision",
        "member-cases",
        "member-case",
        "respond",
        "appeal",
        "organisation",
        "label",
        "label-act",
        "labels",
        "member-labels",
        "worklist",
        "ask",
        "calendar",
        "file",
        "deliberation",
        "decide",
        "confirm",
        "overview",
        "committee",
        "setup",
        "start",
        "people",
        "person",
        "members-desk",
        "import",
        "member-file",
        "application",
        "holidays",
        "audit",
        "operations",
        "sign-ins",
        "rulebook",
        "letter-text",
    ];

    private readonly CollectedLog _log = new();

    protected override string? Clock => "2026-03-02T09:00:00+01:00";

    [Theory]
    [InlineData("phone", 360)]
    [InlineData("desk", 1280)]
    public async Task Every_screen_of_the_guides_is_there(string screen, int width)
    {
        var consumer = await HandsAsync(width: width);
        var shop = await HandsAsync("shop", width);
        var secretary = await HandsAsync("secretary", width);
        var committee = await HandsAsync("committee", width);
        var seen = new List<string>();

        async Task Take(Hands who, string name, string? address = null, string? about = null)
        {
            if (address is not null)
            {
                Assert.Equal(200, (await who.Page.GotoAsync(address))!.Status);
            }

            if (about is not null)
            {
                Assert.Contains(about, await who.TextAsync("main"), StringComparison.Ordinal);
            }

            seen.Add(name);
            if (Taken)
            {
                Directory.CreateDirectory(Path.Combine(Guide, "pictures"));
                await who.Page.SetViewportSizeAsync(width, width < 500 ? 760 : 860);
                await who.Page.ScreenshotAsync(
                    new()
                    {
                        Path = Path.Combine(Guide, "pictures", $"{name}-{screen}.png"),
                        Animations = ScreenshotAnimations.Disabled,
                    }
                );
            }
        }

        await Take(consumer, "home", "/");
        await Take(consumer, "diagnosis", "/complain");
        var number = await FileAsync(consumer, Take);
        var track = $"/track/{number}";
        var file = $"/cases/{number}";
        await Take(secretary, "worklist", "/cases", number);
        await Take(secretary, "ask", $"{file}/actions/request-information");
        await Office.DoAsync("secretary", number, "send-to-member");

        await Take(shop, "member-cases", "/cases", number);
        await Take(shop, "member-case", file);
        await Take(shop, "respond", $"{file}/actions/respond");
        await shop.DoAsync(
            file,
            "respond",
            ("answer", "We are sorry that you had to wait."),
            ("defence", "The carrier says that the parcel was delivered on 20 January.")
        );
        await Take(shop, "organisation", "/organisation");
        await Office.AsAsync(
            "registrar",
            HttpMethod.Post,
            "/api/v1/members/demo-shop/actions/tell-condition-lost",
            new { condition = "reviewSystem", text = "We found no review system on your site." }
        );
        await Take(shop, "label", "/organisation/labels/demo-shop", "We found no review system");
        await Take(shop, "label-act", "/organisation/labels/demo-shop/mend-condition?about=reviewSystem");
        await Office.DoAsync("secretary", number, "declare-complete");

        await Take(consumer, "follow", track);
        await Take(consumer, "comment", $"{track}/actions/comment");
        await Take(secretary, "calendar", "/calendar");
        await Take(secretary, "file", file);
        await consumer.DoAsync(track, "comment", ("nothingToAdd", "true"));
        await Office.DoAsync("secretary", number, "close-file");
        await Take(committee, "deliberation", $"{file}/deliberation");
        await Take(committee, "decide", $"{file}/actions/decide");
        await Office.DoAsync("committee", number, "decide", Stages.Founded());
        await Take(secretary, "confirm", $"{file}/actions/confirm-decision");
        await Office.DoAsync("secretary", number, "confirm-decision");
        await Office.DoAsync("secretary", number, "notify", new { posted = "2026-03-02", reference = "RP 1" });
        await Take(consumer, "decision", track);
        await Take(shop, "appeal", $"{file}/actions/lodge-appeal");

        await Take(committee, "overview", "/overview");
        await Take(committee, "committee", "/committee");

        await OfTheRegistrarAsync(await HandsAsync("registrar", width), await HandsAsync(width: width), Take);
        await OfTheAdministratorAsync(await HandsAsync("admin", width), Take);
        await OfItsWordsAsync(await HandsAsync("admin", width), Take);
        await using var empty = await EmptyMachine.StartAsync(_log, TimeProvider.System);
        await OfTheFirstDayAsync(new Hands(await OpenAtAsync(empty.Address, width)), Take);
        Assert.Equal(Screens.Order(), seen.Order());
    }

    [Fact]
    public void The_guides_show_every_picture_and_no_other()
    {
        var named = Directory
            .GetFiles(Guide, "*.md")
            .SelectMany(file => Picture().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
            .Distinct()
            .Order();
        var there = Directory
            .GetFiles(Path.Combine(Guide, "pictures"), "*.png")
            .Select(Path.GetFileNameWithoutExtension)
            .Order();
        Assert.Equal(there, named);
        Assert.Equal(Screens.SelectMany(s => new[] { $"{s}-desk", $"{s}-phone" }).Order(), there);
    }

    private async Task OfTheRegistrarAsync(
        Hands registrar,
        Hands shop,
        Func<Hands, string, string?, string?, Task> take
    )
    {
        await shop.Page.GotoAsync("/members/apply");
        await shop.FillAsync(
            ("scheme", "becommerce"),
            ("name", "Fietsfabriek"),
            ("websites", "www.fietsfabriek.example"),
            ("companyNumber", "BE 0403.170.701"),
            ("kinds", "b2c"),
            ("contactName", "Fien Fiets"),
            ("email", "fien@fietsfabriek.example"),
            ("undertaking", "true")
        );
        await SendAsync(shop.Page);
        await shop.Page.GotoAsync(
            await new Mails(App).LinkAsync("fien@fietsfabriek.example", "/members/apply/confirm")
        );
        await SendAsync(shop.Page);

        await take(registrar, "members-desk", "/members", "Demo Shop");
        await registrar.Page.GotoAsync("/members/import");
        await registrar
            .Page.Locator("#table")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "members.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(
                        "scheme;name;companyNumber;websites;languages;email;memberSince;labels;userEmail\n"
                            + "becommerce;Lampenhuis;BE 0417.497.106;www.lampenhuis.example;nl;info@lampenhuis.example;2025-03-01;b2c:2025-03-01:2027-02-28;lies@lampenhuis.example\n"
                    ),
                }
            );
        await registrar.Page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();
        await take(registrar, "import", null, "Lampenhuis");
        await registrar.Page.GotoAsync("/members/applications");
        await registrar.Page.GetByRole(AriaRole.Link, new() { Name = "Fietsfabriek" }).ClickAsync();
        await take(registrar, "application", null, "Fien Fiets");
        await take(registrar, "member-file", "/members/demo-shop/file", "Demo Shop");
        await take(registrar, "labels", "/labels", "What is due");
        await take(registrar, "member-labels", "/members/demo-shop/labels", "Demo Shop");
    }

    private static async Task OfTheAdministratorAsync(
        Hands administrator,
        Func<Hands, string, string?, string?, Task> take
    )
    {
        var page = administrator.Page;
        await page.GotoAsync("/people/new");
        await administrator.FillAsync(("email", "nora@body.example"), ("name", "Nora Nieuw"));
        await page.Locator("main [name=roles][value=secretary]").CheckAsync();
        await page.Locator("main [name=schemes][value=becommerce]").CheckAsync();
        await SendAsync(administrator.Page);
        await take(administrator, "people", "/people", "Nora Nieuw");
        await page.GetByRole(AriaRole.Link, new() { Name = "Nora Nieuw" }).ClickAsync();
        await take(administrator, "person", null, "Send the invitation again");
        await page.GotoAsync("/admin/holidays");
        await administrator.FillAsync(("day", "2026-03-05"), ("dayName", "The office moves"));
        await SendAsync(administrator.Page);
        await take(administrator, "holidays", null, "Open terms that move");
        await take(administrator, "audit", "/admin/audit", "Nora Nieuw");
        await take(administrator, "operations", "/admin/operations", null);
        await take(administrator, "sign-ins", "/admin/sign-ins", null);
    }

    // The version in force with a longer term to respond, sent in as a draft; and the text of one letter.
    private static async Task OfItsWordsAsync(Hands administrator, Func<Hands, string, string?, string?, Task> take)
    {
        var page = administrator.Page;
        await page.GotoAsync("/admin/rulebooks/becommerce/2026-01");
        var rulebook = JsonNode.Parse((await page.Locator("main details pre").TextContentAsync())!)!;
        (rulebook["version"], rulebook["inForce"]) = ("2026-05", "2026-05-01");
        rulebook["terms"]!["response"]!["days"] = 21;
        await page.GotoAsync("/admin/rulebooks");
        await administrator.FillAsync(("text", rulebook.ToJsonString()));
        await SendAsync(page);
        await take(administrator, "rulebook", null, "Values that differ");
        await page.GotoAsync("/admin/letters/case-closed/en");
        await SendAsync(
            page,
            () => page.GetByRole(AriaRole.Button, new() { Name = "Preview", Exact = true }).ClickAsync()
        );
        await take(administrator, "letter-text", null, "How it reads");
    }

    private async Task OfTheFirstDayAsync(Hands first, Func<Hands, string, string?, string?, Task> take)
    {
        await take(first, "setup", "/setup", null);
        await first.FillAsync(
            ("setupCode", EmptyMachine.CodeIn(_log)),
            ("name", "Arno Admin"),
            ("email", "arno@body.example"),
            ("password", "lentil sandwich orbit 47"),
            ("repeat", "lentil sandwich orbit 47")
        );
        await SendAsync(first.Page);
        await first.Page.GotoAsync("/account/two-factor");
        var key = await first.TextAsync("main .hash");
        await first.FillAsync(("code", Totp.CodeOf(key.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant())));
        await SendAsync(first.Page);
        await take(first, "start", "/admin/start", "Still missing");
    }

    private static async Task<string> FileAsync(Hands consumer, Func<Hands, string, string?, string?, Task> take)
    {
        await consumer.NextAsync(("kind", "purchase"));
        await consumer.NextAsync(("respondent.memberId", "demo-shop"));
        await consumer.NextAsync(("contacted", "yes"), ("contactedShopOn", "2026-02-02"));
        await consumer.NextAsync(("restsOnInsolvency", "false"));
        await consumer.NextAsync();
        await take(consumer, "facts", null, null);
        await consumer.NextAsync(
            ("facts", "I ordered a coffee machine on 5 January. It was to come within a week, and it never came.")
        );
        await consumer.NextAsync(("claim", "My money back."));
        await consumer.NextAsync();
        await consumer.NextAsync(("purchase.orderNumber", "A-1"));
        await consumer.NextAsync();
        await consumer.NextAsync(("complainant.kind", "consumer"), ("complainant.name", "Jan Peeters"));
        await consumer.NextAsync(("complainant.email", "jan@consumer.example"));
        await take(consumer, "review", null, "coffee machine");
        await consumer.PressAsync();
        await take(consumer, "receipt", null, "BC-2026-");
        return Number().Match(await consumer.TextAsync("main")).Value;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "App.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"\]\(pictures/([a-z-]+)\.png\)")]
    private static partial Regex Picture();

    [GeneratedRegex(@"BC-2026-\d{6}")]
    private static partial Regex Number();
}
