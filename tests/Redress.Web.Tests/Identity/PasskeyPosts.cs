using System.Net;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Identity;

/// <summary>What the pages send when a passkey is made or shown.</summary>
internal static class PasskeyPosts
{
    public static string Token(string page) =>
        page.Split("<main")[1].Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];

    public static async Task<string> AskAsync(HttpClient client, string path, string token)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Post, path);
        asked.Headers.Add("RequestVerificationToken", token);
        using var answer = await client.SendAsync(asked);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    // Where it leads; null when it was refused.
    public static async Task<string?> AddAsync(HttpClient client, SoftwareKey key)
    {
        // Where it may not be made the page has no form, but another one has.
        var own = Token(await client.GetStringAsync("/account/prove"));
        var made = key.Create(await AskAsync(client, "/account/passkeys/new", own));
        return await PostAsync(
            client,
            "/account/passkeys",
            [
                new("_handler", "add"),
                new("__RequestVerificationToken", own),
                new("name", "laptop"),
                new("passkeyCode", made),
            ]
        );
    }

    public static async Task<string?> EnterAsync(HttpClient client, SoftwareKey key)
    {
        var token = Token(await client.GetStringAsync("/account/login"));
        return await SendAsync(client, key.Get(await AskAsync(client, "/account/login/passkey", token)));
    }

    public static async Task<string?> SendAsync(HttpClient client, string credential) =>
        await PostAsync(
            client,
            "/account/login",
            [
                new("_handler", "passkey"),
                new("__RequestVerificationToken", Token(await client.GetStringAsync("/account/login"))),
                new("passkeyCode", credential),
            ]
        );

    private static async Task<string?> PostAsync(
        HttpClient client,
        string path,
        IEnumerable<KeyValuePair<string, string>> fields
    )
    {
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(path, form);
        return answer.Headers.Location is { } to && !to.ToString().Contains("check=", StringComparison.Ordinal)
            ? new Uri(new Uri("http://localhost"), to).PathAndQuery
            : null;
    }
}
