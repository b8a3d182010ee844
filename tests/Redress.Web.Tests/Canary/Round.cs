using System.Text.RegularExpressions;
using Redress.Domain.Cases.Commands;
using Redress.Testing;
using Redress.Web.Storage.Search;

namespace Redress.Web.Tests.Canary;

/// <summary>One round of everybody, after some of the cases moved on. Of a case that did not, only lists and searches are looked at; what never tells of a case, only in the whole round, the last.</summary>
internal sealed class Round(
    TestApp app,
    IReadOnlyList<CanaryCase> cases,
    IReadOnlyCollection<CanaryCase> moved,
    bool first,
    bool whole
)
{
    private const string Unknown = "BC-2026-999999";

    private readonly Dictionary<string, (CanaryCase Case, Text Text)> _said = cases
        .SelectMany(c => c.Texts.Select(t => (Case: c, Text: t)))
        .ToDictionary(s => s.Text.Word);

    private readonly Regex _words = new(
        string.Join('|', cases.SelectMany(c => c.Texts).Select(t => t.Word)),
        RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(20)
    );

    private readonly Circuits _circuits = new(app, cases, moved);

    private static readonly string[] Lists =
    [
        "/",
        "/cases",
        "/cases?show=all",
        "/cases.csv",
        "/my-day",
        "/my-day?scope=all",
        "/drafts",
        "/appeals",
        "/postal-letters",
        "/postal-letters?show=posted",
        "/postal-letters/batches/1",
        "/postal-letters/batches/1/list",
        "/postal-letters/batches/1/letters.pdf",
        "/committee",
        "/track",
        "/members",
        "/members/named",
        "/members/keurmerk-shop/experiences",
        "/labels/reports",
        "/organisation/experiences",
        "/decisions",
        "/decisions.atom",
        "/schemes/becommerce",
        "/about",
        "/privacy",
        "/organisation",
        "/overview",
        "/report",
        "/report/2026.csv",
        "/cases?counted=filedByKind.purchase",
        "/schemes/becommerce/report/2026",
        "/upcoming",
        "/calendar",
        "/upcoming.csv",
        "/hearings.csv",
        "/calendar?view=week",
        "/calendar?view=agenda",
        "/calendar?view=rooms",
        "/calendar/plan?day=2026-06-01&time=10:00",
        "/overview?period=year",
        "/overview.csv",
        "/hearings",
        "/sittings",
        "/metrics",
    ];

    private static readonly string[] Programs =
    [
        "/api/v1/cases",
        "/api/v1/decisions",
        "/api/v1/members",
        "/api/v1/statistics",
    ];

    private static readonly string[] Still =
    [
        "/account/",
        "/complain",
        "/not-found",
        "/organisation/",
        "/members/",
        "/cases?",
        "/decisions.atom?",
    ];

    private static readonly string[] Parts =
    [
        "",
        "?on=2026-03-02",
        "/journal",
        "/deliberation",
        "/deliberation/drafts/1",
        "/hearing.ics",
        "/contact",
        "/decision",
        "/file.zip",
    ];

    // What an administrator reads of cases: that there is one of that number, and no more.
    private static readonly string[] ByNumber = ["/holds", "/admin/audit/cases", "/admin/operations"];

    // The paper is printed for the parties when its words have changed; whoever is turned away always tries.
    private static readonly Stage[] NewPaper = [Stage.Notified, Stage.Final];

    /// <summary>Whether it has something to look for: who only has the code of a case that rests is sent again at the end.</summary>
    public bool Calls(Walker walker) =>
        whole
        || !walker.Name.Contains('-', StringComparison.Ordinal)
        || moved.Any(c => walker.Name.EndsWith($"-{c.Key}", StringComparison.Ordinal));

    /// <summary>What this walker reads that is not for it, and what it should have found and did not.</summary>
    public async Task<IEnumerable<string>> OfAsync(Walker walker)
    {
        var read = await walker.WalkAsync(
            walker.IsProgram ? ProgramStarts(walker) : PageStarts(walker),
            path => Passes(walker, path)
        );
        var unknown = UnknownTo(walker);
        var sent = walker.IsProgram
            ? new Dictionary<string, string>()
            : await _circuits.ReadAsync(
                walker.Name,
                [.. AnyOf(unknown)],
                // One by one of who stepped back, and of a few others some.
                whole && walker.Name is "committee2"
                    ? unknown
                    : [.. unknown.Take(whole ? 40 : 5)]
            );
        return
        [
            .. Shut(walker, read),
            .. Leaks(walker, read),
            .. Leaks(walker, sent),
            .. Numbers(walker, read),
            .. Numbers(walker, sent),
            .. Missed(walker, read),
            .. Blind(walker, sent),
            .. first || whole ? await DifferencesAsync(walker) : [],
        ];
    }

    // A walk that is signed out, or papers that cannot be read, would find nothing either.
    private static IEnumerable<string> Shut(Walker walker, IReadOnlyDictionary<string, string> read) =>
        from page in read
        let signedIn = walker.Name.Length > 0 && !walker.Name.Contains('-', StringComparison.Ordinal)
        where
            signedIn && page.Key is "/cases" or "/api/v1/cases" && page.Value[..3] is "302" or "401"
            || page.Key.EndsWith("/decision.pdf", StringComparison.Ordinal)
                && page.Value.StartsWith("200", StringComparison.Ordinal)
                && !page.Value.Contains(page.Key.Split('/')[2], StringComparison.Ordinal)
        select $"{walker.Name} cannot read {page.Key}: {page.Value[..3]}";

    // A search says again what was sought; that is the reader's own word. Whether it found a case shows by the case's number.
    private IEnumerable<string> Leaks(Walker walker, IReadOnlyDictionary<string, string> read) =>
        from page in read
        let sought = In(page.Key)
        from word in In(page.Value)
        where !sought.Contains(word)
        let said = _said[word]
        where !said.Case.MayRead(said.Text, said.Case.Is(walker.Name))
        select $"{said.Case.Stage}: {Named(walker, said.Case)} reads {said.Text.Name} ({said.Text.Rule}) at {page.Key}";

    // By a list, or by a search, which every walker makes with words that it cannot know.
    private IEnumerable<string> Numbers(Walker walker, IReadOnlyDictionary<string, string> read) =>
        from page in read
        from c in cases
        where
            page.Value.Contains(c.Number, StringComparison.Ordinal)
            && !page.Key.Contains(c.Number, StringComparison.Ordinal)
            // FP-18: who confirms a hold, or looks at what was done and what failed, goes by the number alone.
            && !(c.Is(walker.Name) == Who.Administrator && ByNumber.Any(page.Key.StartsWith))
            && (!c.Finds.HasFlag(c.Is(walker.Name)) || page.Key.Contains("q=zq", StringComparison.Ordinal))
        select $"{c.Stage}: {Named(walker, c)} finds the case at {page.Key}";

    // That each of them is there to be found: a walk past closed doors would find nothing either.
    private IEnumerable<string> Missed(Walker walker, IReadOnlyDictionary<string, string> read)
    {
        var found = read.Values.SelectMany(In).ToHashSet();
        return from c in moved
            let who = c.Is(walker.Name)
            // Who mediated, and was told a private word, is another.
            where !walker.IsProgram && who is not (Who.Appeals or Who.Committee) && walker.Name != Walkers.OtherScheme
            from text in c.Texts
            where text.At(c.Stage).HasFlag(who) && !found.Contains(text.Word)
            select $"{c.Stage}: {Named(walker, c)} does not find {text.Name}";
    }

    // The same of what a circuit sends: who sees a case has it in the preview, and finds it by a party's name.
    private IEnumerable<string> Blind(Walker walker, IReadOnlyDictionary<string, string> sent) =>
        from c in moved
        let who = c.Is(walker.Name)
        where sent.Count > 0 && Who.Body.HasFlag(who) && c.Finds.HasFlag(who)
        let number = $"circuit: number of {c.Key}"
        where
            !sent[number].Contains(c.Number, StringComparison.Ordinal)
            || In(sent[$"circuit: {Circuits.PreviewOf(c)}"]).Count == 0
        select $"{c.Stage}: {Named(walker, c)} does not see the case in its circuit";

    // What is not theirs is answered like what does not exist, word for word.
    private async Task<IEnumerable<string>> DifferencesAsync(Walker walker)
    {
        var found = new List<string>();
        foreach (var c in cases.Take(1).Where(c => !c.Finds.HasFlag(c.Is(walker.Name))))
        {
            string[] parts = walker.IsProgram
                ? ["", "/journal/verify", $"/documents/{c.Documents[0]}"]
                :
                [
                    "",
                    "/journal",
                    "/deliberation",
                    "/deliberation/drafts/1",
                    "/actions/decide",
                    "/actions/respond",
                    $"/documents/{c.Documents[0]}",
                    "/hearing.ics",
                ];
            string[] desks = walker.IsProgram ? ["/api/v1/cases", "/api/v1/complaints"] : ["/cases", "/track"];
            var tries = desks.SelectMany(d => parts.Select(p => (HttpMethod.Get, $"{d}/{{0}}{p}")));
            foreach (
                var (method, path) in walker.IsProgram
                    ? tries
                        .Append((HttpMethod.Post, "/api/v1/cases/{0}/actions/decide"))
                        .Append((HttpMethod.Post, "/api/v1/complaints/{0}/actions/withdraw"))
                    : tries
            )
            {
                var theirs = await walker.BareAsync(
                    method,
                    path.Replace("{0}", c.Number, StringComparison.Ordinal),
                    c.Number
                );
                if (
                    theirs
                    != await walker.BareAsync(method, path.Replace("{0}", Unknown, StringComparison.Ordinal), Unknown)
                )
                {
                    found.Add($"{c.Stage}: {Named(walker, c)} can tell by {method} {path} that the case exists");
                }
            }
        }

        return found;
    }

    private HashSet<string> In(string text) => [.. _words.Matches(text).Select(m => m.Value.ToLowerInvariant())];

    private static string Named(Walker walker, CanaryCase c) =>
        $"{(walker.Name.Length == 0 ? "nobody" : walker.Name)} ({c.Is(walker.Name)} of {c.Key}{(walker.IsProgram ? ", by the API" : "")})";

    // Before the last round, who finds none of the cases that moved reads its lists, and what is public; the others leave aside what rests, and the same lists filtered.
    private bool Passes(Walker walker, string path)
    {
        if (whole)
        {
            return false;
        }

        var finds = moved.Any(c => c.Is(walker.Name) is var who && (c.Finds.HasFlag(who) || who == Who.Recused));
        return Still.Any(s => path.StartsWith(s, StringComparison.Ordinal))
            || cases.Except(moved).Any(c => path.Contains(c.Number, StringComparison.Ordinal))
            || !finds && !path.StartsWith("/decisions/", StringComparison.Ordinal);
    }

    private IEnumerable<string> PageStarts(Walker walker) =>
        [
            .. Lists,
            .. whole ? ["/complain", "/complaints/paper", "/account"] : Array.Empty<string>(),
            .. Seeking(walker, "/cases", "/decisions", "/members"),
            .. (whole ? cases : moved).SelectMany(c => PagesOf(c, c.Is(walker.Name))),
            .. moved.Take(1).Select(c => $"/appeals?peek={c.Number}"),
        ];

    private static IEnumerable<string> PagesOf(CanaryCase c, Who who)
    {
        if (!c.Finds.HasFlag(who) && c.Stage is not (Stage.Filed or Stage.Closed))
        {
            return
            [
                $"/cases/{c.Number}",
                $"/track/{c.Number}",
                $"/cases/{c.Number}/decision.pdf",
                $"/track/{c.Number}/decision.pdf",
            ];
        }

        var desk = who == Who.Complainant || who == Who.Member && c.Shop is null ? "track" : "cases";
        // Each act has a page of its own; those that one may do are linked from the file, and the others answer alike, whatever the act.
        var acts =
            c.Stage is Stage.Closed or Stage.Deliberating && who == Who.Secretary
                ? CommandCatalog.ByName.Keys
                : ["decide", "respond", "publish-notice", "confirm-decision"];
        return
        [
            .. Parts
                .Concat(c.Documents.Select(d => $"/documents/{d}"))
                .Concat(acts.Select(a => $"/actions/{a}"))
                .Select(part => $"/{desk}/{c.Number}{part}"),
            // What the secretariat finds on no page, the journal tells its program.
            .. who == Who.Secretary ? [$"/api/v1/cases/{c.Number}"] : Array.Empty<string>(),
            desk == "cases" ? $"/track/{c.Number}" : $"/cases/{c.Number}",
            .. !c.Finds.HasFlag(who)
            || who is Who.Complainant or Who.Member
                && (c.Stage is < Stage.Notified or > Stage.Closed || NewPaper.Contains(c.Stage))
                ? [$"/{desk}/{c.Number}/decision.pdf"]
                : Array.Empty<string>(),
            .. desk == "cases" && c.Stage is (Stage.Closed or Stage.Deliberating)
                ? [$"/cases/{c.Number}/bundle.pdf"]
                : Array.Empty<string>(),
        ];
    }

    private IEnumerable<string> ProgramStarts(Walker walker) =>
        [
            .. Programs,
            .. whole ? ["/badge/demo-shop.svg"] : Array.Empty<string>(),
            .. whole && walker.Name is "" or "admin" ? ["/openapi/v1.json"] : Array.Empty<string>(),
            .. Seeking(walker, "/api/v1/cases", "/api/v1/decisions", "/api/v1/members"),
            .. from c in whole ? cases : moved
            from side in new[] { "cases", "complaints" }
            from part in new[] { "", "/journal/verify" }.Concat(c.Documents.Select(d => $"/documents/{d}"))
            select $"/api/v1/{side}/{c.Number}{part}",
        ];

    /// <summary>Searches for any of these words, a few dozen at a time: more a search does not read.</summary>
    public static IEnumerable<string> AnyOf(IEnumerable<string> words) =>
        words.Chunk(SearchQuery.MostTerms / 2).Select(some => string.Join("%20or%20", some));

    // All words at once that the walker cannot know: one search that finds nothing. In a whole round one by one too, of who stepped back among the files and of nobody among the notices.
    private IEnumerable<string> Seeking(Walker walker, string files, string notices, string members)
    {
        var unknown = UnknownTo(walker);
        var all = AnyOf(unknown).ToList();
        var each = whole ? unknown : [];
        return walker.Name switch
        {
            "" => [.. all.Concat(each).Select(q => $"{notices}?q={q}"), .. all.Select(q => $"{members}?q={q}")],
            "committee2" => [.. all.Concat(each).Select(q => $"{files}?q={q}"), .. OfDesks(walker, all)],
            _ => [.. all.Select(q => $"{files}?q={q}"), .. OfDesks(walker, all)],
        };
    }

    // What the desks take away and print of all that is asked for, and what they find without script.
    private IEnumerable<string> OfDesks(Walker walker, IReadOnlyList<string> all) =>
        walker.IsProgram
            ? []
            :
            [
                .. all.Select(q => $"/cases.csv?q={q}"),
                .. whole || first
                    ? [$"/cases/print?{string.Join('&', cases.Select(c => $"case={c.Number}"))}"]
                    : Array.Empty<string>(),
                .. (whole ? cases : moved).Select(c => $"/search?find={c.Texts[0].Word}"),
            ];

    private List<string> UnknownTo(Walker walker) =>
        [.. cases.SelectMany(c => c.Texts.Where(t => !c.MayRead(t, c.Is(walker.Name)))).Select(t => t.Word)];
}
