using Microsoft.Playwright;

namespace Redress.Scenarios.Support;

/// <summary>Somebody who has no mouse: goes from one thing to the next with Tab, and presses.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int Most = 250;
    private const int AtOnce = 10;

    /// <summary>Goes through an open page from its top to its end, all of it unfolded, and tells what is wrong with the way.</summary>
    /// <param name="skip">Whether to begin where the first link leads, past what every page has on top.</param>
    public async Task<IReadOnlyList<string>> WalkAsync(bool skip = false)
    {
        await page.WaitForFunctionAsync(Live);
        var presses = await page.EvaluateAsync<int>(Watch, skip);
        foreach (var some in Enumerable.Range(0, presses).Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(_ => page.Keyboard.PressAsync("Tab")));
        }

        return await page.EvaluateAsync<string[]>("walk.faults()");
    }

    /// <summary>Presses Tab until what is meant has the focus, if it has not.</summary>
    public async Task ToAsync(string selector)
    {
        for (var i = 0; i < Most; i++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not reach {selector} on {page.Url}");
    }

    /// <summary>That all parts of the page which live have come alive, and take nothing of it from under one's hands.</summary>
    public Task AliveAsync() => page.WaitForFunctionAsync(Live);

    public async Task TypeAsync(string selector, string text)
    {
        await ToAsync(selector);
        await page.Keyboard.TypeAsync(text);
    }

    public async Task PressAsync(string selector, string key = "Enter")
    {
        await ToAsync(selector);
        await page.Keyboard.PressAsync(key);
    }

    // An island that comes alive draws its part of the page anew: whoever is in it by then begins again.
    private const string Live = """
        () => {
          const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
          while (comments.nextNode()) if (/^(Blazor:\{|bl-root)/.test(comments.currentNode.textContent)) return false;
          return true;
        }
        """;

    // What a mouse could press, each with how it looks before it has the focus and where it stands; then who gets the focus, one after the other.
    // Of several radio buttons of one question, and of the tabs of one list, one takes part: the arrows lead to the others. A field for a day has a stop for each of its parts.
    private const string Watch = """
        skip => {
          document.querySelectorAll('details').forEach(d => { d.open = true; });
          const look = e => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow].join(); };
          const name = e => `${e.tagName.toLowerCase()} ${e.name || e.getAttribute('href') || ''} "${(e.innerText || e.value || '').trim().slice(0, 40)}"`;
          const group = e => e.type === 'radio' ? `${e.name}` : e.closest('[role=tablist]') ?? e;
          const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(e =>
            !e.disabled && e.type !== 'hidden' && e.checkVisibility({ visibilityProperty: true }) && !e.closest('[aria-hidden=true]')
            && !(skip && e.closest('body > :not(main, footer)')));
          const before = new Map(all.map(e => [e, { look: look(e), top: e.getBoundingClientRect().top + scrollY, bottom: e.getBoundingClientRect().bottom + scrollY }]));
          const seen = [], faults = [];
          document.addEventListener('focusin', ({ target }) => {
            if (seen.at(-1) === target) return;
            const [was, last] = [before.get(target), before.get(seen.at(-1))];
            // Beyond the last it begins again.
            if (was && last && !seen.includes(all.at(-1)) && was.bottom <= last.top && innerWidth < 500) faults.push(`jumps up from ${name(seen.at(-1))} to ${name(target)}`);
            if (was && was.look === look(target)) faults.push(`shows no focus: ${name(target)}`);
            seen.push(target);
          });
          globalThis.walk = { faults: () => {
            const reached = new Set(seen.map(group));
            const missed = all.filter(e => !reached.has(group(e))).map(e => `not reached: ${name(e)}`);
            const left = document.activeElement !== all.at(-1);
            return [...missed, ...new Set(faults), ...(left || missed.length ? [] : [`no way out of ${name(document.activeElement)}`])];
          } };
          const start = skip ? document.getElementById('main') : document.body;
          start.tabIndex = -1;
          start.focus();
          const stops = { date: 4, 'datetime-local': 8 };
          // What a frame shows has stops of its own, and so has what is scrolled.
          const more = 8 * document.querySelectorAll('iframe, pre').length;
          return all.reduce((sum, e) => sum + (stops[e.type] ?? 1), 3 + more);
        }
        """;
}
