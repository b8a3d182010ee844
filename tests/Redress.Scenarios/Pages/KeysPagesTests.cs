using Microsoft.Playwright;
using Redress.Domain;
using Redress.Scenarios.Support;
using Redress.Testing;
using Redress.Web.Workbench.Keys;

namespace Redress.Scenarios.Pages;

/// <summary>Every key of the table does what the table says, where its place is on the page; else it is left alone.</summary>
[Collection(InBrowser.Name)]
public sealed class KeysPagesTests(Browser browser) : PageTests(browser)
{
    [Fact]
    public async Task Every_key_of_the_table_acts()
    {
        var filed = await Office.AnsweredAsync(Office.Complaint(language: "en"));
        var secretary = await SignInAsync("secretary");
        var registrar = await SignInAsync("registrar");
        foreach (var key in KeyTable.Groups.SelectMany(group => group.Keys))
        {
            // Each by somebody who has it: the keys of labels are the registrar's.
            var isOfSecretary = key.IsFor(Role.Secretary);
            var page = isOfSecretary ? secretary : registrar;
            await page.GotoAsync(
                !isOfSecretary ? "/members"
                : key.Act == KeyAct.List ? "/cases"
                : $"/cases/{filed.Number}"
            );
            await page.Locator("h1").ClickAsync();
            if (key.Act == KeyAct.List)
            {
                await page.Locator("[data-open]").First.FocusAsync();
            }
            else if (key.Act == KeyAct.Commands)
            {
                // It is seen once it answers.
                await Assertions.Expect(page.Locator(key.To)).ToBeVisibleAsync();
            }

            foreach (var one in key.Keys.Split(' '))
            {
                await page.Keyboard.PressAsync(one);
            }

            switch (key.Act)
            {
                case KeyAct.Go:
                    await page.WaitForURLAsync($"**{key.To}");
                    break;
                case KeyAct.Focus:
                    await Assertions.Expect(page.Locator(key.To)).ToBeFocusedAsync();
                    break;
                case KeyAct.Next or KeyAct.Previous:
                    await Assertions.Expect(page.Locator($":is({key.To}, {key.To} h2):focus")).ToHaveCountAsync(1);
                    break;
                case KeyAct.List:
                    await Assertions
                        .Expect(
                            page.Locator(
                                key.To switch
                                {
                                    "list-next" or "list-previous" => "[data-open]:focus",
                                    "list-tick" or "list-tick-to" => "[name=case]:checked",
                                    "list-peek" => "aside.peek",
                                    _ => "#act:focus",
                                }
                            )
                        )
                        .ToHaveCountAsync(1);
                    break;
                case KeyAct.Commands:
                    await Assertions.Expect(page.Locator("#palette-field")).ToBeFocusedAsync();
                    break;
                case KeyAct.Help:
                    await Assertions.Expect(page.Locator("dialog#keys[open]")).ToBeVisibleAsync();
                    break;
                default:
                    Assert.Fail($"Nobody looks what {key.Keys} does.");
                    break;
            }
        }
    }

    [Fact]
    public async Task The_lines_of_other_desks_are_gone_through_looked_into_and_opened_as_those_of_the_worklist()
    {
        await Office.SentAsync();
        await Office.SentAsync();
        var page = await SignInAsync("secretary");
        await page.GotoAsync("/upcoming?what=lapse");
        var numbers = await page.Locator("[data-open]").AllTextContentsAsync();
        var (first, second) = (page.Locator("[data-open]").Nth(0), page.Locator("[data-open]").Nth(1));
        var looked = page.Locator("aside.peek h2");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(first).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(looked).ToHaveTextAsync(numbers[0]);
        await Assertions.Expect(first).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(looked).ToHaveTextAsync(numbers[1]);
        await Assertions.Expect(second).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(looked).ToHaveCountAsync(0);
        await Assertions.Expect(second).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(first).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/cases/{numbers[0]}");
    }

    [Fact]
    public async Task A_key_whose_place_is_not_on_the_page_or_that_is_typed_or_held_with_another_is_left_alone()
    {
        var page = await SignInAsync("secretary");
        await page.GotoAsync("/calendar");
        await page.EvaluateAsync(
            "() => { globalThis.left = []; document.addEventListener('keydown', e => left.push(`${e.key} ${e.defaultPrevented}`)); }"
        );
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("Control+/");
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("#desk-search")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("?");
        await Assertions.Expect(page.Locator("dialog#keys[open]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#desk-search")).ToHaveValueAsync("?");
        Assert.Equal(
            ["n false", "/ false", "/ true", "? false"],
            await page.EvaluateAsync<string[]>("left.filter(l => !l.startsWith('Control'))")
        );
    }

    [Fact]
    public async Task Switched_off_in_the_dialog_they_are_off_in_the_next_page_and_another_browser()
    {
        var page = await SignInAsync("secretary");
        var other = await SignInAsync("secretary");
        await page.GotoAsync("/calendar");
        await page.Keyboard.PressAsync("?");
        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Off", Exact = true }).ClickAsync(),
            answer => answer.Url.EndsWith("/account/session", StringComparison.Ordinal)
        );
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("dialog#keys[open]")).ToHaveCountAsync(0);
        await other.GotoAsync("/upcoming");
        await other.Keyboard.PressAsync("?");
        await Assertions.Expect(other.Locator("dialog#keys[open]")).ToHaveCountAsync(0);

        // By the button it is shown all the same, and switched on there.
        await other.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        await other.RunAndWaitForResponseAsync(
            () => other.GetByRole(AriaRole.Button, new() { Name = "On", Exact = true }).ClickAsync(),
            answer => answer.Url.EndsWith("/account/session", StringComparison.Ordinal)
        );
        await other.Keyboard.PressAsync("Escape");
        await other.Keyboard.PressAsync("g");
        await other.Keyboard.PressAsync("c");
        await other.WaitForURLAsync("**/calendar");
    }
}
