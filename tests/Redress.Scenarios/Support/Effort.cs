using Microsoft.Playwright;

namespace Redress.Scenarios.Support;

/// <summary>
/// What somebody at a browser spends, told by the real events of its pages.
/// <para>A <b>gesture</b> is a press of the mouse on what acts (a link, a button, a tick, a radio button, a label, what unfolds), a choice in a list, and a key that acts: Enter or Space on such a thing,
/// arrows among radio buttons (one choice, however many lead to it), Enter in a field of one line, Escape, a letter or sign that is no typing, and any key with Ctrl, Alt or Meta. To come nearer is none: Tab, the wheel, a click into a field.
/// To choose a file is told as a field.</para>
/// <para>A <b>field</b> is a place into which something was typed, or a file put, each once a page. A <b>load</b> is a whole document, one that opened beside as well; a page that is changed in its place is none.</para>
/// </summary>
internal sealed class Effort
{
    private const string Watch = """
        if (window === top && location.protocol.startsWith('http')) {
          const key = 'effort';
          const all = () => JSON.parse(sessionStorage.getItem(key) ?? '[]');
          const note = (kind, what) => sessionStorage.setItem(key, JSON.stringify([...all(), `${kind} ${what}`]));
          const typing = e => e.matches?.('textarea, input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=file])');
          const name = e => `${e.tagName.toLowerCase()} ${e.name || e.getAttribute('href') || e.id || ''} ${(e.innerText || '').trim().slice(0, 30)} @${location.pathname}`.replaceAll('\n', ' ');
          const acting = e => e.closest?.('a[href], button, summary, label, input[type=checkbox], input[type=radio], [role=button], [role=tab]');
          note('load', location.pathname);
          addEventListener('mousedown', event => {
            note('pointer', event.type);
            const on = event.isTrusted && acting(event.target);
            if (on && !(on.matches('label') && on.control && typing(on.control))) note('gesture', name(on));
          }, true);
          for (const type of ['pointerdown', 'pointermove', 'mousemove', 'wheel']) addEventListener(type, event => { if (event.isTrusted) note('pointer', type); }, true);
          let among = '';
          addEventListener('keydown', event => {
            const [key, on] = [event.key, event.target];
            // However many arrows lead to a choice, it is one.
            const choice = key.startsWith('Arrow') && on.matches?.('input[type=radio]') ? on.name : '';
            const same = choice && choice === among;
            among = choice;
            if (same) return;
            if (!event.isTrusted || ['Tab', 'Shift', 'Control', 'Alt', 'Meta'].includes(key) || on.matches?.('input[type=file], select')) return;
            const typed = typing(on);
            if (event.ctrlKey || event.altKey || event.metaKey || key === 'Escape' || (typed ? key === 'Enter' && !on.matches('textarea') : true)) note('gesture', `${key} ${name(on)}`);
          }, true);
          addEventListener('change', event => { if (event.target.matches('select')) note('gesture', name(event.target)); }, true);
          addEventListener('input', event => {
            const on = event.target;
            if (!typing(on) && !on.matches?.('input[type=file]')) return;
            const field = `field ${location.pathname} ${on.name || on.id}`;
            if (!all().includes(field)) sessionStorage.setItem(key, JSON.stringify([...all(), field]));
          }, true);
        }
        """;

    private readonly List<IPage> _pages = [];
    private readonly List<string> _beside = [];

    /// <summary>Counts from now on what is spent on this page, whatever stands on it.</summary>
    public async Task FollowAsync(IPage page)
    {
        await page.EvaluateAsync("sessionStorage.removeItem('effort')");
        await page.AddInitScriptAsync(Watch);
        // The page on which somebody stands already is none of its loads.
        await page.EvaluateAsync(Watch + "; sessionStorage.removeItem('effort')");
        page.Popup += (_, beside) => _beside.Add(beside.Url);
        _pages.Add(page);
    }

    /// <summary>All of it, by kind, in order.</summary>
    public async Task<ILookup<string, string>> AllAsync()
    {
        var spent = new List<string>();
        foreach (var page in _pages)
        {
            spent.AddRange(await page.EvaluateAsync<string[]>("JSON.parse(sessionStorage.getItem('effort') ?? '[]')"));
        }

        return spent
            .Concat(_beside.Select(url => $"load {url}"))
            .ToLookup(line => line.Split(' ', 2)[0], line => line.Split(' ', 2)[1]);
    }
}
