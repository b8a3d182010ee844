using Microsoft.Playwright;
using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;

namespace Redress.Scenarios.Pages;

/// <summary>The case file of the staff, part by part, and the documents that all may look at.</summary>
[Collection(InBrowser.Name)]
public sealed class CaseFilePagesTests(Browser browser) : PageTests(browser)
{
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    protected override string? Clock => "2026-03-02T09:00:00+01:00";

    [Fact]
    [Rule("FP-1"), Rule("FP-11")]
    public async Task The_matrix_leads_to_what_is_left_to_serve_and_the_form_is_filled_in()
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: "en"));
        var document = (
            await Office.UploadAsync("secretary", filed.Number, "terms.txt", "The terms of sale."u8.ToArray())
        ).Text("id");
        var page = await SignInAsync("secretary");
        await FineAsync(page, $"/cases/{filed.Number}");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Jan Peeters against Demo Shop");
        var row = page.Locator(".matrix tr").Filter(new() { HasText = "C1 terms.txt" });
        await Assertions.Expect(row.GetByText("not served yet")).ToHaveCountAsync(2);
        await row.GetByRole(AriaRole.Link, new() { Name = "Serve terms.txt, Complainant" }).ClickAsync();
        await Assertions
            .Expect(
                page.Locator(
                    $"[name=document][value='{document}']:checked, select[name=document] option[value='{document}']:checked"
                )
            )
            .ToHaveCountAsync(1);
        await SendAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await Assertions.Expect(row.GetByText("not served yet")).ToHaveCountAsync(1);
    }

    [Fact]
    [Rule("BC-16"), Rule("FP-1")]
    public async Task A_document_is_looked_at_in_its_page_and_two_beside_each_other()
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: "en"));
        var picture = (await Office.UploadAsync("shop", filed.Number, "parcel.png", Picture)).Text("id");
        var text = (
            await Office.UploadAsync("shop", filed.Number, "talk.txt", "Wij leverden <b>op tijd</b>."u8.ToArray())
        ).Text("id");
        var hidden = (
            await Office.UploadAsync("secretary", filed.Number, "own.txt", "internal"u8.ToArray(), "internal")
        ).Text("id");
        var page = await SignInAsync("secretary");
        await FineAsync(
            page,
            $"/cases/{filed.Number}/exhibits/{picture}?beside={text}",
            $"/cases/{filed.Number}/exhibits/{hidden}"
        );
        await page.GotoAsync($"/cases/{filed.Number}/exhibits/{picture}?beside={text}");
        Assert.True(
            await page.Locator(".exhibit img").EvaluateAsync<bool>("i => i.decode().then(() => i.naturalWidth > 0)")
        );
        await Assertions.Expect(page.Locator(".exhibit-text")).ToHaveTextAsync("Wij leverden <b>op tijd</b>.");
        await page.GetByRole(AriaRole.Link, new() { Name = "B2 next exhibit" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Exhibit B2");

        var answer = await page.Context.APIRequest.GetAsync($"/cases/{filed.Number}/documents/{picture}/inline");
        Assert.Equal("nosniff", answer.Headers["x-content-type-options"]);
        Assert.Contains("sandbox", answer.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Equal("image/png", answer.Headers["content-type"]);
        Assert.Equal(
            404,
            (await page.Context.APIRequest.GetAsync($"/cases/{filed.Number}/documents/{text}/inline")).Status
        );

        // A party calls it by the same number; of what is internal it finds nothing, not even that it is there.
        var shop = await SignInAsync("shop");
        await FineAsync(shop, $"/cases/{filed.Number}/exhibits/{text}");
        await Assertions.Expect(shop.Locator("h2").First).ToHaveTextAsync("B2 talk.txt");
        Assert.Equal(404, (await shop.GotoAsync($"/cases/{filed.Number}/exhibits/{hidden}"))!.Status);
        Assert.Equal(
            404,
            (await shop.Context.APIRequest.GetAsync($"/cases/{filed.Number}/documents/{hidden}/inline")).Status
        );
        await shop.GotoAsync($"/cases/{filed.Number}");
        Assert.DoesNotContain("X1", await shop.Locator("main").InnerTextAsync());
        Assert.Equal(
            404,
            (await (await SignInAsync("shop2")).GotoAsync($"/cases/{filed.Number}/exhibits/{text}"))!.Status
        );
    }

    [Fact]
    [Rule("ST-2")]
    public async Task Two_secretaries_save_the_same_case_and_the_second_is_told_what_changed_and_loses_nothing()
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: "en"));
        var first = await SignInAsync("secretary");
        var second = await SignInAsync("secretary2");
        await first.GotoAsync($"/cases/{filed.Number}/actions/declare-complete");
        await second.GotoAsync($"/cases/{filed.Number}/actions/note");
        await second.Locator("#f-text").FillAsync("Ask the carrier **again**.");
        await SendAsync(first);
        await SendAsync(second);
        var summary = second.Locator(".error-summary");
        await Assertions.Expect(summary).ToBeFocusedAsync();
        await Assertions
            .Expect(second.Locator("#what-changed"))
            .ToContainTextAsync("The file was declared complete (Sofie Secretary)");
        await Assertions.Expect(second.Locator("#f-text")).ToHaveValueAsync("Ask the carrier **again**.");
        await AccessibleAsync(second);
        await SendAsync(second);
        await Assertions.Expect(second.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await Assertions.Expect(second.Locator("[data-section=notes] .prose strong").First).ToHaveTextAsync("again");
    }

    [Fact]
    [Rule("ST-2")]
    public async Task Who_was_overtaken_for_good_keeps_the_words_and_brings_the_files_in_by_another_way()
    {
        var filed = await Office.FileAsync(Office.Complaint(language: "en", member: null));
        await Office.DoAsync("secretary", filed.Number, "start-mediation");
        var page = await SignInAsync("secretary");
        await page.GotoAsync($"/cases/{filed.Number}/actions/settle");
        await page.Locator("[name=terms]").FillAsync("Half the price is returned.");
        await page.Locator("[name='files:document']")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "agreement.txt",
                    MimeType = "text/plain",
                    Buffer = "half"u8.ToArray(),
                }
            );
        await Office.DoAsync("secretary2", filed.Number, "end-mediation", new { reason = "They do not agree." });
        await SendAsync(page);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Half the price is returned.");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("agreement.txt");
        await AccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add these files to the case" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("agreement.txt")).ToBeCheckedAsync();
        await page.Locator("[name=for][value=internal]").CheckAsync();
        await SendAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-section=exhibits]")).ToContainTextAsync("agreement.txt");
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Who_stepped_back_is_told_so_and_is_not_offered_the_file_again()
    {
        var filed = await Office.SentAsync(Office.Complaint(language: "en"));
        var member = await SignInAsync("committee");
        await member.GotoAsync($"/cases/{filed.Number}/actions/recuse");
        await member.Locator("[name=reason]").FillAsync("I know the owner.");
        await SendAsync(member);
        await Assertions.Expect(member.GetByRole(AriaRole.Status).First).ToContainTextAsync("You are recused.");
        Assert.DoesNotContain(filed.Number, await member.ContentAsync(), StringComparison.Ordinal);

        var secretary = await SignInAsync("secretary");
        await secretary.GotoAsync($"/cases/{filed.Number}/actions/assign");
        await Assertions
            .Expect(secretary.Locator("[name=to] option[value='committee2@demo.example']"))
            .ToHaveCountAsync(1);
        await Assertions
            .Expect(secretary.Locator("[name=to] option[value='committee@demo.example']"))
            .ToHaveCountAsync(0);
    }

    [Fact]
    [Rule("ST-2")]
    public async Task The_file_of_an_earlier_day_is_shown_without_anything_to_do()
    {
        var filed = await Office.SentAsync(Office.Complaint(language: "en"));
        await Office.ClockAsync("2026-03-05T09:00:00+01:00");
        await Office.DoAsync(
            "shop",
            filed.Number,
            "respond",
            new { answer = "We are sorry.", defence = "The post was slow." }
        );
        await Office.ClockAsync("2026-03-09T09:00:00+01:00");
        var page = await SignInAsync("secretary");
        await page.GotoAsync($"/cases/{filed.Number}");
        await page.Locator("#on").FillAsync("2026-03-04");
        await page.Locator("form:has(#on) button[type=submit]").ClickAsync();
        await Assertions.Expect(page.GetByText("You see this file as it stood at the end of")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("The post was slow.")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("main a:is([href*='/actions/'], [href*='act='])")).ToHaveCountAsync(0);
        await FineAsync(
            page,
            $"/cases/{filed.Number}?on=2026-03-04",
            $"/cases/{filed.Number}?on=2026-03-05",
            $"/cases/{filed.Number}?on=2026-03-01"
        );
        // Why an act was done stands in its line, for the body.
        await Office.DoAsync(filed, "withdraw", new { reason = "It came after all." });
        await page.GotoAsync($"/cases/{filed.Number}");
        await Assertions.Expect(page.Locator(".timeline blockquote")).ToHaveTextAsync("It came after all.");
        // A party's page knows no earlier day.
        var shop = await SignInAsync("shop");
        await shop.GotoAsync($"/cases/{filed.Number}?on=2026-03-04");
        await Assertions.Expect(shop.GetByText("The post was slow.").First).ToBeAttachedAsync();
        await Assertions.Expect(shop.GetByText("It came after all.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Keys_lead_through_the_file_and_can_be_switched_off()
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: "en"));
        var page = await SignInAsync("secretary");
        await page.GotoAsync($"/cases/{filed.Number}");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.Locator("#notes")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator("#what-now")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await AccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Off", Exact = true }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.Locator("#notes")).Not.ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "On", Exact = true }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("#on").FocusAsync();
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator("#what-now")).Not.ToBeFocusedAsync();
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("w");
        await page.WaitForURLAsync("**/cases");
    }
}
