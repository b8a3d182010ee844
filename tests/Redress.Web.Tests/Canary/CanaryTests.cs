using System.Net.Http.Headers;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Canary;

/// <summary>
/// A case whose every text is a word that stands nowhere else. At each stage everybody opens every page, list, search, feed, picture and answer of the API that it finds or can guess,
/// and no word is found where the <see cref="Law"/> does not let it be.
/// </summary>
public sealed class CanaryTests(OneApp one) : IClassFixture<OneApp>, IAsyncLifetime
{
    private const string Unknown = "BC-2026-999999";

    private static readonly IReadOnlyList<(Who Who, string Account)> Accounts =
    [
        (Who.Member, "shop"), (Who.OtherMember, "shop2"), (Who.Provider, "provider"), (Who.Secretary, "secretary"), (Who.Committee, "committee"), (Who.Recused, "committee2"), (Who.Appeals, "appeals"),
        (Who.Registrar, "registrar"), (Who.Supervisor, "supervisor"), (Who.Administrator, "admin"),
    ];

    private readonly Office _office = new(one.App);
    private readonly CanaryCase _case = new(one.App);
    private readonly List<Walker> _pages = [];
    private readonly List<Walker> _programs = [];
    private (string Number, string Code) _other;

    public async Task InitializeAsync()
    {
        await _office.ClockAsync("2026-03-02T09:00:00+01:00");
        // Another complaint against the same member, whose complainant knows the way.
        _other = await _office.SentAsync(Office.Complaint(facts: "Something else altogether.", name: "Piet Anders"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    [Rule("BC-16"), Rule("FP-12"), Rule("FP-1"), Rule("BC-15")]
    public async Task Nobody_finds_a_word_of_a_case_that_is_not_for_it_at_any_stage()
    {
        var found = new List<string>();
        foreach (var stage in Enum.GetValues<Stage>())
        {
            await _case.ToAsync(stage);
            if (_pages.Count == 0)
            {
                await GatherAsync();
            }

            foreach (var walker in _pages.Concat(_programs))
            {
                found.AddRange(await LeaksAsync(walker, stage, _pages.Contains(walker) ? Pages(walker.Who, stage) : Programs(walker.Who)));
            }

            found.AddRange(await DifferencesAsync(stage));
        }

        Assert.True(found.Count == 0, string.Join('\n', found.Distinct()));
    }

    private async Task GatherAsync()
    {
        foreach (var (who, account) in Accounts)
        {
            var client = one.Client();
            Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
            _pages.Add(new Walker(who, client));
            var program = one.Client();
            program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await _office.PersonAsync(account)).DefaultRequestHeaders.Authorization!.Parameter);
            _programs.Add(new Walker(who, program));
        }

        foreach (var (who, number, code) in new[] { (Who.Complainant, _case.Number, _case.Code), (Who.OtherComplainant, _other.Number, _other.Code) })
        {
            var client = one.Client();
            await new Person(client).RedirectAsync("/track", "track", ("number", number), ("code", code));
            _pages.Add(new Walker(who, client));
            var program = one.Client();
            program.DefaultRequestHeaders.Add("X-Tracking-Code", code);
            _programs.Add(new Walker(who, program));
        }

        _pages.Add(new Walker(Who.Anonymous, one.Client()));
        _programs.Add(new Walker(Who.Anonymous, one.Client()));
    }

    // Not on any page: what the office alone notes of the post, and notes where the program has none.
    private static bool IsWritten(Text text) => text.Name is not "posted" && (text.Name is not "note" || Domain.Cases.Actions.ByName.ContainsKey("note"));

    private async Task<IEnumerable<string>> LeaksAsync(Walker walker, Stage stage, IEnumerable<string> starts)
    {
        var read = await walker.WalkAsync(starts);
        var leaks = from page in read
                    from text in Law.Texts
                    where !text.At(stage).HasFlag(walker.Who) && Heard(page.Key, page.Value).Contains(text.Word, StringComparison.OrdinalIgnoreCase)
                    select $"{stage}: {walker.Who} reads {text.Name} ({text.Rule}) at {page.Key}";
        var numbers = from page in read
                      where !Law.CaseAt(stage).HasFlag(walker.Who) && !page.Key.Contains(_case.Number, StringComparison.Ordinal) && page.Value.Contains(_case.Number, StringComparison.Ordinal)
                      select $"{stage}: {walker.Who} finds the case at {page.Key}";
        // That each of them is there to be found: a walk past closed doors would find nothing either.
        var missed = from text in Law.Texts
                     where _pages.Contains(walker) && text.At(stage).HasFlag(walker.Who) && walker.Who is not (Who.Appeals or Who.Committee) && IsWritten(text) && !read.Values.Any(v => v.Contains(text.Word, StringComparison.OrdinalIgnoreCase))
                     select $"{stage}: {walker.Who} does not find {text.Name}";
        return leaks.Concat(numbers).Concat(missed);
    }

    // What is not theirs is answered like what does not exist, word for word.
    private async Task<IEnumerable<string>> DifferencesAsync(Stage stage)
    {
        var found = new List<string>();
        string[] pages = ["", "/journal", "/deliberation", "/deliberation/drafts/1", "/do/decide", "/do/respond", $"/documents/{_case.Documents[0]}", "/hearing.ics"];
        string[] answers = ["", "/journal/verify", $"/documents/{_case.Documents[0]}"];
        foreach (var walker in _pages.Concat(_programs).Where(w => !Law.CaseAt(stage).HasFlag(w.Who)))
        {
            foreach (var path in pages.SelectMany(p => new[] { $"/cases/{{0}}{p}", $"/track/{{0}}{p}" }).Concat(answers.SelectMany(a => new[] { $"/api/v1/cases/{{0}}{a}", $"/api/v1/complaints/{{0}}{a}" })))
            {
                await CompareAsync(walker, HttpMethod.Get, path);
            }

            await CompareAsync(walker, HttpMethod.Post, "/api/v1/cases/{0}/actions/decide");
            await CompareAsync(walker, HttpMethod.Post, "/api/v1/complaints/{0}/actions/withdraw");
        }

        return found;

        async Task CompareAsync(Walker walker, HttpMethod method, string path)
        {
            var theirs = await walker.BareAsync(method, path.Replace("{0}", _case.Number, StringComparison.Ordinal), _case.Number);
            if (theirs != await walker.BareAsync(method, path.Replace("{0}", Unknown, StringComparison.Ordinal), Unknown))
            {
                found.Add($"{stage}: {walker.Who} can tell by {method} {path} that the case exists");
            }
        }
    }

    // A search says again what was sought; that is the reader's own word. Whether it found the case shows by the case's number.
    private static string Heard(string path, string text) => Law.Texts.FirstOrDefault(t => path.Contains(t.Word, StringComparison.Ordinal)) is { } sought
        ? text.Replace(sought.Word, "", StringComparison.OrdinalIgnoreCase)
        : text;

    private IEnumerable<string> Pages(Who who, Stage stage) =>
    [
        "/", "/cases", "/cases?show=all", "/appeals", "/letters", "/committee", "/complain", "/track", "/members", "/decisions", "/decisions.atom", "/organisation", "/account", "/overview", "/foresight", "/calendar", "/metrics",
        .. new[] { "cases", "track" }.SelectMany(desk => Parts.Concat(_case.Documents.Select(d => $"/documents/{d}")).Select(part => $"/{desk}/{_case.Number}{part}")),
        // Every act's own page, for who finds the case at all; that the others cannot tell is tried below.
        .. Law.CaseAt(stage).HasFlag(who) ? Domain.Cases.Actions.ByName.Keys.Select(a => $"/{(who == Who.Complainant ? "track" : "cases")}/{_case.Number}/do/{a}") : [],
        .. Law.Texts.SelectMany(t => who == Who.Anonymous ? [$"/cases?q={t.Word}", $"/decisions?q={t.Word}", $"/members?q={t.Word}"] : new[] { $"/cases?q={t.Word}" }),
    ];

    private static readonly string[] Parts =
        ["", "?on=2026-03-02", "/journal", "/deliberation", "/deliberation/drafts/1", "/hearing.ics", "/contact", "/decision", "/decision.pdf"];

    private IEnumerable<string> Programs(Who who) =>
    [
        "/api/v1/cases", "/api/v1/decisions", "/api/v1/members", "/api/v1/statistics", "/openapi/v1.json", "/badge/demo-shop.svg",
        .. new[] { "cases", "complaints" }.SelectMany(side => new[] { "", "/journal/verify" }.Concat(_case.Documents.Select(d => $"/documents/{d}")).Select(part => $"/api/v1/{side}/{_case.Number}{part}")),
        .. Law.Texts.SelectMany(t => who == Who.Anonymous ? [$"/api/v1/decisions?q={t.Word}", $"/api/v1/members?q={t.Word}"] : new[] { $"/api/v1/cases?q={t.Word}" }),
    ];
}
