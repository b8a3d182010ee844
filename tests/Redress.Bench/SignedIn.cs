using System.Net;

namespace Redress.Bench;

/// <summary>Somebody who is signed in as a browser is: by the pages' own form and its cookie.</summary>
internal sealed record SignedIn(HttpClient Client, CookieContainer Cookies)
{
    public static async Task<SignedIn> AtAsync(Uri address, string account)
    {
        var cookies = new CookieContainer();
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64, CookieContainer = cookies })
        {
            BaseAddress = address,
        };
        var page = await client.GetStringAsync("/account/login");
        string Hidden(string name) =>
            page[page.IndexOf("<main", StringComparison.Ordinal)..].Split($"name=\"{name}\" value=\"")[1].Split('"')[0];
        using var answer = await client.PostAsync(
            "/account/login",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["Fields.Email"] = $"{account}@demo.example",
                    ["Fields.Password"] = "Demo-Pass-2026",
                    ["Fields.Code"] = "",
                    ["_handler"] = Hidden("_handler"),
                    ["__RequestVerificationToken"] = Hidden("__RequestVerificationToken"),
                }
            )
        );
        answer.EnsureSuccessStatusCode();
        return new SignedIn(client, cookies);
    }
}
