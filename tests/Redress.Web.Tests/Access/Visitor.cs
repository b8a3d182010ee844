using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace Redress.Web.Tests.Access;

/// <summary>Somebody who asks for every route: as a person with a cookie, or as a program with a token.</summary>
/// <param name="Column">As who in routes.md.</param>
internal sealed class Visitor(string column, string name, HttpClient client, bool program)
{
    private string? _token;

    public string Column => column;

    public string Name => program ? $"{name} with a token" : name;

    public bool IsProgram => program;

    /// <summary>The code of its case, which goes with what it asks of the API; its pages go by the session that the code opened.</summary>
    public string? Code { get; init; }

    /// <summary>What the row's cell would be.</summary>
    public async Task<string> AskAsync(RouteRow row, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(row.Method), address);
        request.Content = row.Method == "GET" ? null : await ContentAsync(row);
        return await SendAsync(request, row);
    }

    /// <summary>The same address, sent a form without fields: a page is written to as it is read, or not at all.</summary>
    public async Task<string> PostAsync(RouteRow row, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = await FormAsync(row) };
        return await SendAsync(request, row);
    }

    private async Task<string> SendAsync(HttpRequestMessage request, RouteRow row)
    {
        using var answer = await AnswerAsync(request);
        var path = answer.Headers.Location is { } to ? new Uri(new Uri("http://localhost"), to).AbsolutePath : null;
        return (int)answer.StatusCode switch
        {
            >= 200 and < 300 => await IsNoneAsync(row, answer) ? "none" : "ok",
            >= 300 and < 400 when path == "/account/login" => "in",
            >= 300 and < 400 when path == "/account/denied" => "no",
            >= 300
            and < 400
                when path?.StartsWith(row.LeadsTo ?? "", StringComparison.Ordinal) == true && row.LeadsTo is not null =>
                "to",
            >= 300 and < 400 => $"to {path}",
            401 => "in",
            403 => "no",
            404 => "—",
            400 or 409 or 415 or 422 => "ask",
            var other => $"{other}",
        };
    }

    /// <summary>Whether a browser or a proxy may keep what it is answered; null where it is no answer to it.</summary>
    public async Task<bool?> MayBeKeptAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var answer = await AnswerAsync(request);
        return answer.IsSuccessStatusCode ? answer.Headers.CacheControl?.NoStore != true : null;
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
    {
        if (Code is not null && $"{request.RequestUri}".StartsWith("/api/", StringComparison.Ordinal))
        {
            request.Headers.Add("X-Tracking-Code", Code);
        }

        return await client.SendAsync(request);
    }

    private static async Task<bool> IsNoneAsync(RouteRow row, HttpResponseMessage answer) =>
        row.Marks.FirstOrDefault(m => m.StartsWith("none:", StringComparison.Ordinal)) is { } mark
        && WebUtility
            .HtmlDecode(await answer.Content.ReadAsStringAsync())
            .Contains(mark["none:".Length..].Trim(), StringComparison.Ordinal);

    private async Task<HttpContent> ContentAsync(RouteRow row) =>
        row.Marks.Contains("multi") ? new MultipartFormDataContent()
        : row.Marks.Contains("xml") ? new StringContent("<no-statement/>", Encoding.UTF8, "application/xml")
        : row.Marks.Contains("csv") ? new StringContent("no-column\nx", Encoding.UTF8, "text/csv")
        : row.Marks.Contains("who")
            ? JsonContent.Create(new { email = $"{Guid.NewGuid():N}@nowhere.example", password = "none of anybody" })
        : row.IsApi ? new StringContent("{}", Encoding.UTF8, "application/json")
        : await FormAsync(row);

    private async Task<HttpContent> FormAsync(RouteRow row)
    {
        var form = new FormUrlEncodedContent([
            .. row.Filled.Where(f => !row.Pattern.Contains($"{{{f.Key}", StringComparison.Ordinal)),
            new("__RequestVerificationToken", await TokenAsync()),
        ]);
        form.Headers.Add("RequestVerificationToken", _token);
        return form;
    }

    // Of a page that everybody has; it is bound to who asks for it.
    private async Task<string> TokenAsync() =>
        _token ??= (await client.GetStringAsync("/track"))
            .Split("name=\"__RequestVerificationToken\" value=\"")[1]
            .Split('"')[0];
}
