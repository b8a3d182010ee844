using System.Net;
using Bunit;
using Redress.Testing;
using Redress.Web.Tests.Support;
using Redress.Web.Workbench.MyDay;
using Redress.Web.Workbench.Search;
using Redress.Web.Worklist.List;

namespace Redress.Web.Tests.Canary;

/// <summary>
/// What a circuit sends to who works here: the islands as they are drawn, and what they answer when the browser asks them. Each answer has a name, as an address has; what was sought stands in it, and
/// after <c>q=</c> where the reader cannot know it.
/// </summary>
internal sealed class Circuits(TestApp app, IReadOnlyList<CanaryCase> cases, IReadOnlyCollection<CanaryCase> moved)
{
    private static readonly string[] AtDesks =
    [
        "secretary",
        "committee",
        "committee2",
        "appeals",
        "registrar",
        "supervisor",
        "admin",
    ];

    // By what a party is found.
    private static readonly string[] Contacts = ["name", "email", "street", "orderNumber", "reference"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="unknown">Words that this person cannot know, a few dozen in each.</param>
    /// <param name="each">The same one by one.</param>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        string account,
        IReadOnlyList<string> unknown,
        IReadOnlyList<string> each
    )
    {
        if (!AtDesks.Contains(account))
        {
            return new Dictionary<string, string>();
        }

        await using var desk = await DeskDrawing.OpenAsync(app, account);
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        await ListsAsync(desk, read, unknown);
        foreach (var all in new[] { false, true })
        {
            var waits = desk.Render<WaitsIsland>(p => p.Add(w => w.Everybodys, all));
            waits.WaitForState(
                () =>
                    Drawn(waits).Contains("role=\"alert\"", StringComparison.Ordinal)
                    || waits.FindAll("#waits").Count > 0,
                Patience
            );
            read[$"circuit: waits, {(all ? "everybody's" : "one's own")}"] = Drawn(waits);
        }

        await FoundAsync(desk, account, read, each);
        return read;
    }

    private async Task ListsAsync(DeskDrawing desk, Dictionary<string, string> read, IReadOnlyList<string> unknown)
    {
        string[] addresses =
        [
            "/cases",
            "/cases?view=mine",
            "/cases?view=unassigned",
            "/cases?view=messages",
            "/cases?state=open&sort=-changed",
            .. unknown.Select(words => $"/cases?q={words}"),
            .. cases
                .Select(c => c.Texts.FirstOrDefault(t => t.Name == "desk.tag"))
                .OfType<Text>()
                .Select(t => $"/cases?tag={t.Word}"),
            .. moved.Select(PreviewOf),
        ];
        foreach (var address in addresses)
        {
            var list = desk.Render<WorklistIsland>(p =>
                p.Add(l => l.Address, address).Add(l => l.Columns, string.Join(' ', ListColumns.All))
            );
            list.WaitForState(() => list.FindAll("[data-worklist], [role=alert]").Count > 0, Patience);
            await list.InvokeAsync(list.Instance.Further);
            read[$"circuit: {address}"] = Drawn(list);
        }
    }

    private async Task FoundAsync(
        DeskDrawing desk,
        string account,
        Dictionary<string, string> read,
        IReadOnlyList<string> each
    )
    {
        var palette = desk.Render<FinderIsland>(p => p.Add(f => f.For, FinderHost.Palette));
        var bar = desk.Render<FinderIsland>(p => p.Add(f => f.For, FinderHost.Bar));
        foreach (var c in moved)
        {
            // What one may do in the file that is open, and the number itself.
            await AskAsync(palette, "", $"/cases/{c.Number}", $"circuit: palette at the file {c.Key}");
            await AskAsync(bar, c.Number, "/", $"circuit: number of {c.Key}");
            foreach (var text in c.Texts.Where(t => Contacts.Any(k => t.Field.EndsWith(k, StringComparison.Ordinal))))
            {
                var isKnown = c.MayRead(text, c.Is(account));
                await AskAsync(palette, text.Word, "/", $"circuit: palette, {(isKnown ? "" : "q=")}{text.Word}");
            }
        }

        foreach (var word in each)
        {
            await AskAsync(bar, word, "/", $"circuit: bar, q={word}");
        }

        async Task AskAsync(IRenderedComponent<FinderIsland> island, string typed, string path, string name)
        {
            await island.InvokeAsync(() => island.Instance.Find(typed, path));
            read[name] = Drawn(island);
        }
    }

    /// <summary>The address at which a case is looked at beside the list.</summary>
    public static string PreviewOf(CanaryCase c) => $"/cases?peek={c.Number}";

    private static string Drawn<T>(IRenderedComponent<T> island)
        where T : Microsoft.AspNetCore.Components.IComponent => WebUtility.HtmlDecode(island.Markup);
}
