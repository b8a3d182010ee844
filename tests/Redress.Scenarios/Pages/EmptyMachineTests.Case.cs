using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>One complaint: filed, answered, decided; what it does to the member, and how it is undone.</summary>
public sealed partial class EmptyMachineTests
{
    private const string Shop = "lampenhuis";

    private async Task<string> HandlesAsync()
    {
        var consumer = await HandsAsync();
        var number = await FilesAsync(consumer);
        var (sofie, lies) = (_people["sofie"], _people["lies"]);
        await sofie.Page.GotoAsync("/my-day");
        await sofie.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = number }).First.ClickAsync();
        await sofie.Page.WaitForURLAsync($"**/cases/{number}**");
        await DoesNowAsync(sofie, "send-to-member");

        // Who works for the other scheme finds it nowhere.
        var wim = _people["wim"].Page;
        Assert.Equal(404, (await wim.GotoAsync($"/cases/{number}"))!.Status);
        await wim.GotoAsync($"/cases?q={number}");
        Assert.DoesNotContain("Lampenhuis", await wim.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await lies.Page.GotoAsync("/cases");
        await lies.Page.Locator("main a[href$='/actions/respond']").First.ClickAsync();
        await ArrivesAsync(lies.Page, "**/actions/respond");
        await lies.FillAsync(("answer", "We are sorry."), ("defence", "The carrier says that it came."));
        await SendAsync(lies.Page);
        Assert.Contains("done=respond", lies.Page.Url, StringComparison.Ordinal);
        await consumer.DoAsync($"/track/{number}", "comment", ("nothingToAdd", "true"));
        await DoesAsync(sofie, number, "declare-complete");
        await DoesAsync(sofie, number, "close-file");
        await DecidesAsync(number);
        await DoesAsync(sofie, number, "notify", ("posted", "2026-05-11"), ("reference", "RP 1"));
        return number;
    }

    private static async Task<string> FilesAsync(Hands consumer)
    {
        await consumer.Page.GotoAsync("/complain");
        await consumer.NextAsync(("kind", "purchase"));
        await consumer.NextAsync(("respondent.memberId", Shop));
        await consumer.NextAsync(("contacted", "yes"), ("contactedShopOn", "2026-02-02"));
        await consumer.NextAsync(("restsOnInsolvency", "false"));
        await consumer.NextAsync();
        await consumer.NextAsync(("facts", "I ordered a lamp on 5 January, and it never came."));
        await consumer.NextAsync(("claim", "My money back."));
        await consumer.NextAsync();
        await consumer.NextAsync(("purchase.orderNumber", "A-1"));
        await consumer.NextAsync();
        await consumer.NextAsync(("complainant.kind", "consumer"), ("complainant.name", "Jan Peeters"));
        await consumer.NextAsync(("complainant.email", "jan@consumer.example"));
        await consumer.PressAsync();
        return Number().Match(await consumer.TextAsync("main")).Value;
    }

    // One proposes, another confirms (BC-17).
    private async Task DecidesAsync(string number)
    {
        var (clara, cedric) = (_people["clara"], _people["cedric"]);
        await DoesAsync(
            clara,
            number,
            "decide",
            ("outcome", "founded"),
            ("norms", "2.2.2"),
            ("reasons", "That the lamp was delivered is not shown."),
            ("sanctions[0].kind", "suspension"),
            ("sanctions[0].from", "2026-06-10"),
            ("sanctions[0].to", "2026-07-10"),
            ("refrainFrom", "delivering late without telling")
        );
        await DoesAsync(cedric, number, "confirm-decision");
    }

    // BC-38: the label goes with the suspension and does not come back by itself; and BC-23: nothing was taken by what is not final any more.
    private async Task LosesItsLabelAndGetsItBackAsync(string number, IPage visitor)
    {
        await IsListedAsync(visitor, "Lampenhuis", true);
        await PassAsync("2026-06-11T09:00:00+02:00");
        await StandsAsync(visitor, "Suspended", valid: false);
        await PassAsync("2026-07-11T09:00:00+02:00");
        await StandsAsync(visitor, "Member", valid: false);
        await ReadsAsync(_people["rik"].Page, "Withdrawn");

        var sofie = _people["sofie"];
        await sofie.Page.GotoAsync($"/cases/{number}/actions/record-receipt");
        await sofie.FillAsync(("party", "respondent"), ("result", "received"), ("on", "2026-07-03"));
        await sofie
            .Page.Locator("main input[type=file][name='files:proof']")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "receipt.pdf",
                    MimeType = "application/pdf",
                    Buffer = Stages.Pdf,
                }
            );
        await SendAsync(sofie.Page);
        Assert.Contains("done=record-receipt", sofie.Page.Url, StringComparison.Ordinal);
        await StandsAsync(visitor, "Member", valid: true);
        await FineAsync(_people["rik"].Page);
    }

    // As the registrar reads it, and as everybody does, who is never told why.
    private async Task StandsAsync(IPage visitor, string membership, bool valid)
    {
        var rik = _people["rik"].Page;
        await rik.GotoAsync($"/members/{Shop}/file");
        await Assertions.Expect(rik.Locator("main > div > p.row").First).ToContainTextAsync(membership);
        await IsListedAsync(visitor, "Lampenhuis", valid);
        await visitor.GotoAsync($"/members/{Shop}");
        await ReadsAsync(visitor, valid ? "This webshop holds a valid label" : "This webshop holds no valid label");
        Assert.DoesNotContain("uspen", await visitor.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        var badge = await BadgeAsync(visitor, Shop);
        Assert.Contains(valid ? "Label valid" : "Label not valid", badge, StringComparison.Ordinal);
    }

    // Where it stands ready in the file.
    private static async Task DoesNowAsync(Hands who, string act)
    {
        await who.Page.Locator($"#now-{act} button.button[type=submit]:not([name])").First.ClickAsync();
        await who.Page.WaitForURLAsync($"**done={act}**");
    }

    private static async Task DoesAsync(
        Hands who,
        string number,
        string act,
        params (string Name, string Value)[] fields
    )
    {
        await who.Page.GotoAsync($"/cases/{number}/actions/{act}");
        await who.FillAsync(fields);
        await SendAsync(who.Page);
        Assert.True(
            who.Page.Url.Contains($"done={act}", StringComparison.Ordinal),
            $"{act}: {who.Page.Url} {string.Join(' ', await who.Page.Locator(".error-summary").AllInnerTextsAsync())}"
        );
    }

    [GeneratedRegex(@"BC-2026-\d{6}", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
