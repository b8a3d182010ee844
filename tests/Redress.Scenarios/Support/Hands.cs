using Microsoft.Playwright;

namespace Redress.Scenarios.Support;

/// <summary>Somebody at a browser without script: opens pages, fills in forms, presses the button.</summary>
internal sealed class Hands(IPage page)
{
    public IPage Page => page;

    /// <summary>Does an act on its own page, and fails with what the page says when it was refused.</summary>
    public async Task DoAsync(string @base, string action, params (string Name, string Value)[] fields)
    {
        await page.GotoAsync($"{@base}/actions/{action}");
        await FillAsync(fields);
        await PressAsync();
        if (!page.Url.Contains("done=", StringComparison.Ordinal))
        {
            var said = await page.Locator(".error-summary").AllInnerTextsAsync();
            throw new InvalidOperationException($"{action}: {page.Url} {string.Join(' ', said)}");
        }
    }

    public async Task FillAsync(params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            var named = page.Locator($"main [name=\"{name}\"]");
            var first = named.First;
            // What is folded away is opened first, as anybody would.
            var folded = page.Locator($"main details:not([open]):has([name=\"{name}\"]) > summary");
            if (await folded.CountAsync() > 0)
            {
                await folded.First.ClickAsync();
            }

            var tag = await first.EvaluateAsync<string>("e => e.tagName + ':' + (e.type || '')");
            if (tag.EndsWith(":radio", StringComparison.Ordinal) || tag.EndsWith(":checkbox", StringComparison.Ordinal))
            {
                await page.Locator($"main [name=\"{name}\"][value=\"{value}\"]").CheckAsync();
            }
            else if (tag.StartsWith("SELECT", StringComparison.Ordinal))
            {
                await first.SelectOptionAsync(value);
            }
            else
            {
                await first.FillAsync(value);
            }
        }
    }

    /// <summary>Presses the button that sends the form; not the ones that only keep it.</summary>
    public Task PressAsync() =>
        page.Locator("main form[method=post] button[type=submit]:not([name=draft])").Last.ClickAsync();

    /// <summary>Fills in one page of a complaint and goes on to the next.</summary>
    public async Task NextAsync(params (string Name, string Value)[] fields)
    {
        await FillAsync(fields);
        await page.Locator("main form.complaint .row .button").First.ClickAsync();
    }

    public async Task<string> TextAsync(string selector) => await page.Locator(selector).First.InnerTextAsync();
}
