using System.Globalization;
using System.Threading.Channels;
using Microsoft.Playwright;

namespace Redress.Scenarios.Support;

/// <summary>How somebody works at a page: with a mouse, or without.</summary>
internal abstract class DeskHand(IPage page)
{
    public IPage Page => page;

    /// <summary>Presses a link or a button, once it is there.</summary>
    public abstract Task PressAsync(string selector);

    /// <summary>Takes a choice, or ticks it.</summary>
    public abstract Task ChooseAsync(string selector);

    public abstract Task SelectAsync(string selector, string label);

    public abstract Task TypeAsync(string selector, string text);

    public abstract Task PutAsync(string selector, FilePayload file);

    /// <summary>Types a day.</summary>
    public async Task DayAsync(string selector, DateOnly day)
    {
        await ThereAsync(selector);
        var isNative = await page.Locator(selector).First.GetAttributeAsync("type") == "date";
        await DayAsync(selector, day, isNative);
    }

    protected abstract Task DayAsync(string selector, DateOnly day, bool isNative);

    /// <summary>Loads the page anew, as on another day.</summary>
    public async Task ReloadAsync() => await page.ReloadAsync();

    /// <summary>That what was done was done, where one stands; and that the focus is somewhere, so that the next key goes there.</summary>
    public async Task DoneAsync(string act)
    {
        await page.WaitForURLAsync($"**done={act}**");
        await page.WaitForFunctionAsync("() => document.activeElement && document.activeElement !== document.body");
    }

    protected Task<IElementHandle?> ThereAsync(string selector) =>
        page.WaitForSelectorAsync(selector, new() { State = WaitForSelectorState.Visible });
}

internal sealed class WithMouse(IPage page) : DeskHand(page)
{
    public override async Task PressAsync(string selector) => await Page.Locator(selector).First.ClickAsync();

    public override async Task ChooseAsync(string selector) => await Page.Locator(selector).First.ClickAsync();

    public override async Task SelectAsync(string selector, string label) =>
        await Page.Locator(selector).First.SelectOptionAsync(new SelectOptionValue { Label = label });

    public override async Task TypeAsync(string selector, string text) =>
        await Page.Locator(selector).First.FillAsync(text);

    public override async Task PutAsync(string selector, FilePayload file) =>
        await Page.Locator(selector).First.SetInputFilesAsync(file);

    protected override Task DayAsync(string selector, DateOnly day, bool isNative) =>
        TypeAsync(selector, day.ToString("O", CultureInfo.InvariantCulture));
}

internal sealed class WithoutMouse : DeskHand
{
    private readonly Keyboard _keys;
    private readonly Channel<IFileChooser> _choosers = Channel.CreateUnbounded<IFileChooser>();

    // Asked for from the beginning: the browser takes a moment until it gives its chooser to who asks, and a key may be faster.
    public WithoutMouse(IPage page)
        : base(page)
    {
        _keys = new Keyboard(page);
        page.FileChooser += (_, chooser) => _choosers.Writer.TryWrite(chooser);
    }

    public override async Task PressAsync(string selector)
    {
        await ThereAsync(selector);
        await _keys.PressAsync(selector);
    }

    public override async Task ChooseAsync(string selector)
    {
        await ThereAsync(selector);
        var radio = await Page.Locator(selector).First.GetAttributeAsync("type") == "radio";
        if (!radio)
        {
            await _keys.PressAsync(selector, " ");
            return;
        }

        // One of the group has the focus; the arrows lead to the others, and what they lead to is chosen.
        var name = await Page.Locator(selector).First.GetAttributeAsync("name");
        await _keys.ToAsync($"[type=radio][name='{name}']");
        if (!await IsFocusedAsync(selector))
        {
            for (var i = 0; i < 10 && !await IsFocusedAsync(selector); i++)
            {
                await Page.Keyboard.PressAsync("ArrowDown");
            }
        }
        else
        {
            await Page.Keyboard.PressAsync(" ");
        }

        Assert.True(await Page.Locator(selector).First.IsCheckedAsync());
    }

    public override async Task SelectAsync(string selector, string label)
    {
        await ThereAsync(selector);
        await _keys.TypeAsync(selector, label);
        await Page.WaitForFunctionAsync(
            "([selector, label]) => document.querySelector(selector).selectedOptions[0].text === label",
            new[] { selector, label }
        );
    }

    public override async Task TypeAsync(string selector, string text)
    {
        await ThereAsync(selector);
        await _keys.ToAsync(selector);
        await Page.Keyboard.InsertTextAsync(text);
    }

    public override async Task PutAsync(string selector, FilePayload file)
    {
        await ThereAsync(selector);
        await _keys.AliveAsync();
        await _keys.PressAsync(selector, " ");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var chooser = await _choosers.Reader.ReadAsync(patience.Token);
        await chooser.SetFilesAsync(file);
    }

    // A browser's own field has a place for each part, in the order of its language.
    protected override async Task DayAsync(string selector, DateOnly day, bool isNative)
    {
        await _keys.ToAsync(selector);
        await Page.Keyboard.TypeAsync(day.ToString(isNative ? "MMddyyyy" : "O", CultureInfo.InvariantCulture));
    }

    private Task<bool> IsFocusedAsync(string selector) =>
        Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector);
}
