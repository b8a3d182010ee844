using System.Text;
using Microsoft.Playwright;
using Redress.Scenarios.Support;

namespace Redress.Scenarios.Pages;

/// <summary>The members: from a table, by hand and by their own application, each with its first user.</summary>
public sealed partial class EmptyMachineTests
{
    private const string Table = """
        scheme;name;companyNumber;websites;languages;email;telephone;street;postalCode;city;country;membership;memberSince;labels;userEmail
        becommerce;Lampenhuis;BE 0417.497.106;https://www.lampenhuis.example;en nl;info@lampenhuis.example;+32 9 222 33 44;Kouter 7;9000;Gent;BE;active;2025-03-01;b2c:2025-03-01:2027-02-28;lies@lampenhuis.example
        """;

    private async Task EntersMembersAsync(IPage visitor)
    {
        var rik = _people["rik"].Page;
        await FromATableAsync(rik);
        await ByHandAsync(rik, visitor);
        await ByApplicationAsync(rik, visitor);
        await ShopJoinsAsync("lies@lampenhuis.example");
        await ShopJoinsAsync("bert@boekenberg.example");
    }

    private static async Task FromATableAsync(IPage rik)
    {
        await rik.GotoAsync("/members");
        await FineAsync(rik);
        await PressAsync(rik, "Members from a table");
        await ArrivesAsync(rik, "**/members/import");
        await rik.Locator("#table")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "members.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(Table),
                }
            );
        await PostAsync(rik, "Show what would change");
        await ReadsAsync(rik, "New: 1.", "Lampenhuis", "lies@lampenhuis.example");
        await FineAsync(rik);
        await PostAsync(rik, "Import");
        await ReadsAsync(rik, "Done: 1 new");
    }

    // Entered as a candidate; valid by its first label, and not before.
    private async Task ByHandAsync(IPage rik, IPage visitor)
    {
        await rik.GotoAsync("/members");
        await PressAsync(rik, "New member");
        await ArrivesAsync(rik, "**/members/new");
        await FineAsync(rik);
        var hands = new Hands(rik);
        await hands.FillAsync(
            ("scheme", BeCommerce),
            ("name", "Boekenberg"),
            ("websites", "https://www.boekenberg.example"),
            ("companyNumber", "BE 0202.239.951"),
            ("language", "nl"),
            ("languages", "nl"),
            ("email", "info@boekenberg.example"),
            ("address.street", "Markt 1"),
            ("address.postalCode", "2000"),
            ("address.city", "Antwerpen"),
            ("address.country", "BE")
        );
        await PostAsync(rik, "Enter in the register");
        await ArrivesAsync(rik, "**/members/boekenberg/file**");
        await IsListedAsync(visitor, "Boekenberg", false);

        await hands.FillAsync(("invite.email", "bert@boekenberg.example"), ("invite.name", "Bert Boek"));
        await PostAsync(rik, "Send the invitation");
        await ReadsAsync(rik, "The invitation is on its way");
        await GrantedByTheBookAsync(rik, "boekenberg");
        await InThreeLanguagesAsync(rik, "/members/boekenberg/file");
        await InThreeLanguagesAsync(visitor, "/members");
        await IsListedAsync(visitor, "Boekenberg", true);
        await IsListedAsync(visitor, "Lampenhuis", true);
        await FineAsync(visitor, "/members/boekenberg");
        Assert.Contains("Label valid", await BadgeAsync(visitor, "boekenberg"), StringComparison.Ordinal);
    }

    /// <summary>All that BC-35 asks for, each act on its own page, then the grant from today.</summary>
    private async Task GrantedByTheBookAsync(IPage rik, string member)
    {
        var today = DayOf(_clock.GetUtcNow());
        await OnLabelAsync(rik, member, "apply-for-label", ("kind", "b2c"), ("undertaking", "true"));
        await OnLabelAsync(rik, member, "record-payment", ("what", "fee"), ("on", today), ("amount", "300"));
        await OnLabelAsync(rik, member, "record-payment", ("what", "certification"), ("on", today), ("amount", "450"));
        await OnLabelAsync(
            rik,
            member,
            "record-certification",
            ("kind", "b2c"),
            ("result", "positive"),
            ("on", today),
            ("file", "report.pdf")
        );
        await OnLabelAsync(rik, member, "record-scan", ("what", "security"), ("result", "safe"), ("on", today));
        await OnLabelAsync(rik, member, "record-scan", ("what", "ssl"), ("result", "safe"), ("on", today));
        await OnLabelAsync(rik, member, "record-review-system", ("system", "Reviews"), ("on", today));
        await OnLabelAsync(rik, member, "record-sales-to-consumers", ("sells", "true"), ("on", today));
        await OnLabelAsync(rik, member, "grant-label", ("kind", "b2c"), ("from", today));
        await ReadsAsync(rik, "Valid");
        await FineAsync(rik);
        await rik.GotoAsync($"/members/{member}/file");
    }

    private static string DayOf(DateTimeOffset now) =>
        DateOnly
            .FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(now, "Europe/Brussels").DateTime)
            .ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task OnLabelAsync(
        IPage page,
        string member,
        string act,
        params (string Name, string Value)[] fields
    )
    {
        await page.GotoAsync($"/members/{member}/labels/act/{act}");
        foreach (var (name, value) in fields)
        {
            if (name == "file")
            {
                await page.SetInputFilesAsync(
                    "main [name=file]",
                    new FilePayload
                    {
                        Name = value,
                        MimeType = "application/pdf",
                        Buffer = Redress.Testing.Stages.Pdf,
                    }
                );
            }
            else if (await page.Locator($"main [name=\"{name}\"]").CountAsync() > 0)
            {
                await new Hands(page).FillAsync((name, value));
            }
        }

        await SendAsync(page);
        await ArrivesAsync(page, $"**/members/{member}/labels?done=act");
    }

    private async Task ByApplicationAsync(IPage rik, IPage visitor)
    {
        await visitor.GotoAsync("/members");
        await PressAsync(visitor, "Become a member");
        await ArrivesAsync(visitor, "**/members/apply");
        await FineAsync(visitor);
        await new Hands(visitor).FillAsync(
            ("scheme", BeCommerce),
            ("name", "Fietsfabriek"),
            ("websites", "www.fietsfabriek.example"),
            ("companyNumber", "BE 0403.170.701"),
            ("language", "nl"),
            ("kinds", "b2c"),
            ("contactName", "Fien Fiets"),
            ("email", "fien@fietsfabriek.example"),
            ("undertaking", "true")
        );
        await SendAsync(visitor);
        await visitor.GotoAsync(await Mails.LinkAsync("fien@fietsfabriek.example", "/members/apply/confirm"));
        await FineAsync(visitor);
        await SendAsync(visitor);
        await ReadsAsync(visitor, "Your application is with us");

        await rik.GotoAsync("/members");
        await PressAsync(rik, "Applications");
        await ArrivesAsync(rik, "**/members/applications");
        await FineAsync(rik);
        await PressAsync(rik, "Fietsfabriek");
        await ArrivesAsync(rik, "**/members/applications/*");
        await FineAsync(rik);
        await PostAsync(rik, "Accept");
        await ReadsAsync(rik, "Fietsfabriek", "fien@fietsfabriek.example");
        Assert.NotEmpty(await Mails.LinkAsync("fien@fietsfabriek.example", "/account/invitation"));
    }

    private async Task ShopJoinsAsync(string email)
    {
        var name = email.Split('@')[0];
        var hands = _people[name] = await HandsAsync(script: true);
        await hands.Page.GotoAsync(await Mails.LinkAsync(email, "/account/invitation"));
        await FineAsync(hands.Page);
        await hands.FillAsync(("name", $"{name} of the shop"), ("password", Password), ("repeat", Password));
        await SendAsync(hands.Page);
        await hands.FillAsync(("Fields.Email", email), ("Fields.Password", Password));
        await SendAsync(hands.Page);
        await ArrivesAsync(hands.Page, "**/cases");
    }

    private static async Task IsListedAsync(IPage visitor, string name, bool valid)
    {
        await visitor.GotoAsync("/members?valid=true");
        await Assertions
            .Expect(visitor.Locator("main tbody").GetByRole(AriaRole.Link, new() { Name = name }))
            .ToHaveCountAsync(valid ? 1 : 0);
    }

    // Asked anew, whatever the browser kept of it.
    private static async Task<string> BadgeAsync(IPage visitor, string member) =>
        await (await visitor.APIRequest.GetAsync($"/badge/{member}.svg?lang=en")).TextAsync();
}
