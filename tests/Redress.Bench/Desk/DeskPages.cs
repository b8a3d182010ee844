using System.Globalization;
using Microsoft.Playwright;

namespace Redress.Bench.Desk;

/// <summary>
/// What a secretary waits for, in a real browser: from a click or a key, given in the page itself, to the frame after which the answer is seen.
/// </summary>
internal sealed class DeskPages : IAsyncDisposable
{
    private const int Warm = 3;
    private const int Rounds = 9;
    private const string Clock = """
        window.bench = async (act, ...seen) => {
          const begun = performance.now(), times = [];
          act();
          for (const is of seen) {
            while (!is()) {
              if (performance.now() - begun > 15000) throw new Error(`Not seen: ${is}`);
              await new Promise(requestAnimationFrame);
            }
            await new Promise(requestAnimationFrame);
            times.push(performance.now() - begun);
          }
          return times;
        };
        window.numbers = () => [...document.querySelectorAll('[data-worklist] tr[data-case]')].map(row => row.dataset.case).join();
        window.isLive = () => !!document.querySelector('[data-worklist][data-live] tr[data-case]');
        """;

    private readonly DeskBench _bench;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IPage _page;

    private DeskPages(DeskBench bench, IPlaywright playwright, IBrowser browser, IPage page) =>
        (_bench, _playwright, _browser, _page) = (bench, playwright, browser, page);

    public static async Task<DeskPages> OpenAsync(DeskBench bench, Uri address)
    {
        string[] programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = programs.First(File.Exists),
                Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            }
        );
        var person = await browser.NewContextAsync(
            new()
            {
                BaseURL = address.ToString(),
                Locale = "en",
                ViewportSize = new() { Width = 1440, Height = 900 },
            }
        );
        await person.AddInitScriptAsync(Clock);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/account/login");
        await page.Locator("main [name='Fields.Email']").FillAsync("secretary@demo.example");
        await page.Locator("main [name='Fields.Password']").FillAsync("Demo-Pass-2026");
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
        return new DeskPages(bench, playwright, browser, page);
    }

    public async Task WorklistAsync()
    {
        const string fromElsewhere =
            "() => bench(() => document.querySelector('.rail a[href=\"/cases\"]').click(), () => numbers(), isLive)";
        var (read, live, loaded) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Warm + Rounds; round++)
        {
            await _page.GotoAsync("/my-day");
            await LiveAsync();
            var times = await _page.EvaluateAsync<double[]>(fromElsewhere);
            await _page.GotoAsync("/cases");
            await _page.WaitForFunctionAsync("isLive");
            if (round < Warm)
                continue;
            read.Add(times[0]);
            live.Add(times[1]);
            loaded.Add(await _page.EvaluateAsync<double>("bench(() => {}, isLive).then(() => performance.now())"));
        }

        _bench.Tell("worklist, from a click elsewhere until its rows stand there", read, "ms");
        _bench.Tell("worklist, from a click elsewhere until it can be worked in", live, "ms", 1000);
        _bench.Tell("worklist, as a page of its own until it can be worked in", loaded, "ms", 1000);
    }

    public async Task FiltersAsync()
    {
        const string state =
            "value => { const field = document.getElementById('state'), was = numbers(); return bench(() => { field.value = value; field.dispatchEvent(new Event('change', { bubbles: true })); }, () => numbers() !== was); }";
        const string words =
            "value => { const field = document.getElementById('q'), was = numbers(); return bench(() => { field.value = value; field.dispatchEvent(new Event('input', { bubbles: true })); }, () => numbers() !== was); }";
        const string link =
            "found => { const was = numbers(); return bench(() => document.querySelector(found).click(), () => numbers() !== was); }";
        await _page.GotoAsync("/cases");
        await _page.WaitForFunctionAsync("isLive");
        await MeasureAsync(
            "list, a state chosen",
            300,
            i => (state, new[] { "sentToMember", "underExamination", "registered", "open" }[i % 4])
        );
        await _page.GotoAsync("/cases");
        await _page.WaitForFunctionAsync("isLive");
        await MeasureAsync(
            "list, a word typed",
            300,
            i => (words, i % 2 == 0 ? $"woord{(i * 37).ToString(CultureInfo.InvariantCulture)}" : "peeters")
        );
        await _page.GotoAsync("/cases");
        await _page.WaitForFunctionAsync("isLive");
        const string sort =
            "at => { const was = numbers(), heads = document.querySelectorAll('[data-worklist] th a.sort'); return bench(() => heads[at % heads.length].click(), () => numbers() !== was); }";
        await MeasureAsync("list, another order", 300, i => (sort, (object)i));
        await _page.GotoAsync("/cases");
        await _page.WaitForFunctionAsync("isLive");
        await MeasureAsync(
            "list, another view",
            300,
            i => (link, $".views a[href='{(i % 2 == 0 ? "/cases?view=mine" : "/cases")}']")
        );
        const string look =
            "at => { const row = document.querySelectorAll('[data-worklist] tr[data-case]')[at]; return bench(() => row.querySelector('[data-look]').click(), () => document.querySelector(`[data-worklist][data-peek=\"${row.dataset.case}\"] .peek`)); }";
        await MeasureAsync("list, a case looked at beside it", 300, i => (look, (object)i));
        const string further =
            "() => { const was = numbers(); return bench(() => document.querySelector('[data-further]').click(), () => numbers() !== was); }";
        await _page.GotoAsync("/cases?sort=number");
        await _page.WaitForFunctionAsync("isLive");
        await MeasureAsync("list, the next fifty", 300, _ => (further, null!));
    }

    public async Task ActsAsync()
    {
        const string open =
            "act => bench(() => document.querySelector(`a[href$='?act=${act}']`).click(), () => document.querySelector(`.act-panel[data-act='${act}'] form`))";
        const string note =
            "text => bench(() => { document.getElementById('f-text').value = text; document.querySelector('.act-panel button[type=submit]').click(); }, () => !document.querySelector('.act-panel') && document.querySelector('[data-section=notes]').textContent.includes(text))";
        const string complete =
            "() => bench(() => document.querySelector('.act-panel button[type=submit]').click(), () => !document.querySelector('.act-panel') && document.querySelector('[data-done]'))";
        var numbers = await _bench.ExaminedAsync(Warm + Rounds);
        var (opened, noted, completed) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < numbers.Count; round++)
        {
            await _page.GotoAsync($"/cases/{numbers[round]}");
            await LiveAsync();
            var times = new[]
            {
                (await _page.EvaluateAsync<double[]>(open, "note"))[0],
                (await _page.EvaluateAsync<double[]>(note, $"Telephoned, {numbers[round]}."))[0],
                (await _page.EvaluateAsync<double[]>(open, "declare-complete"))[0],
                (await _page.EvaluateAsync<double[]>(complete))[0],
            };
            if (round < Warm)
                continue;
            opened.AddRange(times[0], times[2]);
            noted.Add(times[1]);
            completed.Add(times[3]);
        }

        _bench.Tell("file, the form of an act opened beside it", opened, "ms", 400);
        _bench.Tell("file, a note sent until it stands in the file", noted, "ms", 400);
        _bench.Tell("file, declared complete until the file says so", completed, "ms", 400);
    }

    public async Task PaletteAsync()
    {
        const string open =
            "() => bench(() => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true })), () => document.querySelector('#palette[open] [role=option][aria-selected=true]'))";
        const string typed =
            "text => { const field = document.getElementById('palette-field'), list = document.getElementById('palette-list'), was = list.textContent; return bench(() => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); }, () => list.textContent !== was); }";
        var numbers = await _bench.ExaminedAsync(1);
        foreach (var (where, page) in new[] { ("the worklist", "/cases"), ("a file", $"/cases/{numbers[0]}") })
        {
            await _page.GotoAsync(page);
            await LiveAsync();
            var opened = new List<double>();
            for (var round = 0; round < Warm + Rounds; round++)
            {
                var times = await _page.EvaluateAsync<double[]>(open);
                await _page.Keyboard.PressAsync("Escape");
                // Else what it answered before would be taken for the answer.
                await _page.EvaluateAsync(
                    "document.querySelectorAll('#palette [role=option]').forEach(one => one.setAttribute('aria-selected', 'false'))"
                );
                if (round >= Warm)
                    opened.Add(times[0]);
            }

            _bench.Tell($"palette, from the key to its first answer, over {where}", opened, "ms", 100);
        }

        await _page.EvaluateAsync<double[]>(open);
        string[] texts = ["peet", "cal", "marie d", "dorps", "jan p", "lamb"];
        await MeasureAsync("palette, from a letter to its answer", 100, i => (typed, texts[i % texts.Length]));
    }

    private async Task MeasureAsync(string what, double most, Func<int, (string Script, object With)> ask)
    {
        var measured = new List<double>();
        for (var round = 0; round < Warm + Rounds; round++)
        {
            var (script, with) = ask(round);
            var times = await _page.EvaluateAsync<double[]>(script, with);
            if (round >= Warm)
                measured.Add(times[0]);
        }

        _bench.Tell(what, measured, "ms", most);
    }

    // The search of the bar says when the circuit is there.
    private Task LiveAsync() =>
        _page.WaitForFunctionAsync("() => document.getElementById('desk-search')?.getAttribute('role') === 'combobox'");

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
