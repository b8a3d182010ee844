using System.Net;

namespace Redress.Web.Tests.Support;

/// <summary>Somebody who opens pages and posts their forms, without script.</summary>
internal sealed class Person(HttpClient client)
{
    public async Task<string> GetAsync(string path) => WebUtility.HtmlDecode(await client.GetStringAsync(path));

    public async Task<HttpStatusCode> StatusAsync(string path) => (await client.GetAsync(path)).StatusCode;

    /// <summary>Where an address leads on to, as a path; null when it does not.</summary>
    public async Task<string?> LeadsToAsync(string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.Headers.Location is { } to ? new Uri(new Uri("http://localhost"), to).AbsolutePath : null;
    }

    /// <summary>Whether it is signed in then.</summary>
    public async Task<bool> SignInAsync(string email, string password, string? code = null)
    {
        var answer = await SendAsync(
            "/account/login",
            "login",
            ("Fields.Email", email),
            ("Fields.Password", password),
            ("Fields.Code", code ?? "")
        );
        return answer.StatusCode == HttpStatusCode.Redirect;
    }

    // What is wrong is told on the page that one is led to.
    private static string? ToldAt(HttpResponseMessage answer) =>
        answer.Headers.Location?.ToString() is { } to && to.Contains("check=", StringComparison.Ordinal) ? to : null;

    /// <summary>Posts the only form of a page, and gives the page that answers.</summary>
    public Task<string> PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostAsync(path, null, fields);

    public async Task<string> PostAsync(string path, string? form, params (string Name, string Value)[] fields)
    {
        var answer = await SendAsync(path, form, fields);
        if (ToldAt(answer) is { } told)
        {
            return await GetAsync(told);
        }

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Posts, and gives where it leads.</summary>
    public Task<string> RedirectAsync(string path, params (string Name, string Value)[] fields) =>
        RedirectAsync(path, null, fields);

    public async Task<string> RedirectAsync(string path, string? form, params (string Name, string Value)[] fields)
    {
        var answer = await SendAsync(path, form, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode}");
        var to = answer.Headers.Location!;
        return to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString;
    }

    /// <summary>Posts the only form of a page with one file in it, and gives the page that answers.</summary>
    public async Task<string> SendFileAsync(string path, string field, string content)
    {
        using var posted = new MultipartFormDataContent();
        foreach (var (name, value) in await HiddenAsync(path, null))
        {
            posted.Add(new StringContent(value), name);
        }

        posted.Add(new StringContent(content), field, "file.xml");
        using var answer = await client.PostAsync(path, posted);
        if (ToldAt(answer) is { } told)
        {
            return await GetAsync(told);
        }

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Posts the only form of a page with a file of that name in it, and gives the page that answers.</summary>
    public async Task<string> SendAsync(string path, SentFile file, params (string Name, string Value)[] fields)
    {
        using var posted = new MultipartFormDataContent();
        foreach (var (name, value) in (await HiddenAsync(path, null)).Select(h => (h.Key, h.Value)).Concat(fields))
        {
            posted.Add(new StringContent(value), name);
        }

        posted.Add(new ByteArrayContent(file.Content), file.Field, file.Name);
        using var answer = await client.PostAsync(path, posted);
        return ToldAt(answer) is { } told
            ? await GetAsync(told)
            : WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> SendAsync(
        string path,
        string? form,
        params (string Name, string Value)[] fields
    ) =>
        await client.PostAsync(
            path,
            new FormUrlEncodedContent([
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                .. await HiddenAsync(path, form),
            ])
        );

    private async Task<IReadOnlyList<KeyValuePair<string, string>>> HiddenAsync(string path, string? form)
    {
        var html = await client.GetStringAsync(path);
        var main = html[
            html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)
        ];
        var token = main.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        var handler = form ?? main.Split("name=\"_handler\" value=\"")[1].Split('"')[0];
        return [new("_handler", handler), new("__RequestVerificationToken", token)];
    }
}

/// <summary>A file as a form sends it.</summary>
internal sealed record SentFile(string Field, string Name, byte[] Content);
