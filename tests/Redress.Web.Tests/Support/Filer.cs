using System.Net;
using System.Text.RegularExpressions;

namespace Redress.Web.Tests.Support;

/// <summary>What a page answered: its status, where it leads, what it says.</summary>
/// <param name="Leads">Where it leads, with its query.</param>
/// <param name="Redirected">What was wrong was told on a page to which the answer led.</param>
internal sealed record PageReply(
    HttpStatusCode Status,
    string? Location,
    string Html,
    string? Leads = null,
    bool Redirected = false
);

/// <summary>Somebody who files a complaint with a device of its own, as a browser without script does it.</summary>
internal sealed partial class Filer(HttpClient client)
{
    private string? _draft;

    public async Task<PageReply> OpenAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(OfDraft(path), UriKind.Relative));
        return await ReadAsync(answer);
    }

    /// <summary>Opens a page and posts the form of that handler with these fields and files.</summary>
    public async Task<PageReply> PostAsync(
        string path,
        string handler,
        IEnumerable<(string Name, string Value)> fields,
        params (string Field, string Name, byte[] Bytes)[] files
    )
    {
        using var form = await FormAsync(path, handler, fields, files);
        return await SendAsync(path, form);
    }

    public Task<PageReply> StepAsync(string step, params (string Name, string Value)[] fields) =>
        PostAsync($"/complain/{step}", "step", [.. fields, ("do", "next")]);

    public async Task<MultipartFormDataContent> FormAsync(
        string path,
        string handler,
        IEnumerable<(string Name, string Value)> fields,
        params (string Field, string Name, byte[] Bytes)[] files
    )
    {
        var page = await OpenAsync(path);
        var form = new MultipartFormDataContent();
        var own = Forms()
            .Matches(page.Html)
            .Select(m => m.Value)
            .First(f => f.Contains($"value=\"{handler}\"", StringComparison.Ordinal));
        foreach (Match input in Hidden().Matches(own))
        {
            form.Add(new StringContent(WebUtility.HtmlDecode(input.Groups["value"].Value)), input.Groups["name"].Value);
        }

        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (field, name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), field, name);
        }

        return form;
    }

    public async Task<PageReply> SendAsync(string path, HttpContent form, bool follow = true)
    {
        using var answer = await client.PostAsync(
            new Uri(OfDraft(IsOfComplaint(path) ? path.Split('?')[0] : path), UriKind.Relative),
            form
        );
        if (answer.Headers.Location?.ToString() is { } to)
        {
            _draft = Draft().Match(to) is { Success: true } named ? named.Value : _draft;
            if (follow && to.Contains("check=", StringComparison.Ordinal))
            {
                // What is wrong is told on the page that one is led to.
                return await OpenAsync(new Uri(new Uri("http://localhost"), to).PathAndQuery) with
                {
                    Redirected = true,
                };
            }
        }

        return await ReadAsync(answer);
    }

    // Each page of a complaint names its draft.
    private string OfDraft(string path) =>
        _draft is { } draft && IsOfComplaint(path) && !path.Contains('?') ? $"{path}?{draft}" : path;

    private static bool IsOfComplaint(string path) => path.StartsWith("/complain", StringComparison.Ordinal);

    /// <summary>The first page, after which a draft is kept.</summary>
    public Task<PageReply> BeginAsync(string kind = "purchase") => PostAsync("/complain", "complain", [("kind", kind)]);

    public async Task<string> CodeAsync() =>
        Code().Match((await OpenAsync("/complain/saved")).Html).Groups["code"].Value;

    /// <summary>All pages up to the last, with nothing left to ask.</summary>
    public async Task FillInAsync(string facts)
    {
        await BeginAsync();
        await StepAsync("shop", ("respondent.memberId", "demo-shop"));
        await StepAsync("contact", ("contacted", "yes"), ("contactedShopOn", "2026-01-05"));
        await StepAsync("insolvency", ("restsOnInsolvency", "false"));
        await StepAsync("outcome");
        await StepAsync("facts", ("facts", facts));
        await StepAsync("claim", ("claim", "Terugbetaling."));
        await StepAsync("norms", ("norms", "becommerce/2.2.2"));
        await StepAsync("purchase", ("purchase.orderNumber", "A-1"), ("purchase.amount", "89,95"));
        await StepAsync("documents");
        await StepAsync("you", ("complainant.kind", "consumer"), ("complainant.name", "Jan Peeters"));
        await StepAsync(
            "reach",
            ("complainant.email", "jan@consumer.example"),
            ("complainant.address.country", "BE"),
            ("language", "nl")
        );
    }

    private static async Task<PageReply> ReadAsync(HttpResponseMessage answer)
    {
        var to = answer.Headers.Location?.ToString() is { } location
            ? new Uri(new Uri("http://localhost"), location)
            : null;
        return new(
            answer.StatusCode,
            to?.AbsolutePath,
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()),
            to?.PathAndQuery
        );
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 2000)]
    private static partial Regex Forms();

    [GeneratedRegex(
        "<input type=\"hidden\" name=\"(?<name>[^\"]+)\"[^>]*? value=\"(?<value>[^\"]*)\"",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Hidden();

    [GeneratedRegex("draft=[0-9a-f]+", RegexOptions.None, 2000)]
    private static partial Regex Draft();

    [GeneratedRegex("id=\"draft-code\">(?<code>[^<]+)<", RegexOptions.None, 2000)]
    private static partial Regex Code();
}
