using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Redress.Web.Tests.Storage.Crashes;

/// <summary>Whether what was answered is in the store, once, as the API shows it.</summary>
internal sealed class StoreCheck(FilingClients clients)
{
    /// <summary>Each case that was asked for has one number, and nothing else has one.</summary>
    public async Task NothingIsTwiceAsync()
    {
        var listed = new List<string>();
        for (string? after = ""; after is not null; )
        {
            var page = await JsonAsync(
                clients.Secretary,
                $"/api/v1/cases?size=200&after={Uri.EscapeDataString(after)}"
            );
            listed.AddRange(page["items"]!.AsArray().Select(i => i!["number"]!.GetValue<string>()));
            after = page["next"]?.GetValue<string>();
        }

        Assert.Equal(
            clients.Cases.Where(c => c.Number is not null).Select(c => c.Number).Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal)
        );
    }

    /// <summary>
    /// The case's file, its documents and its journal say that the first steps were done, once each; and perhaps more
    /// of those that were asked for.
    /// </summary>
    public async Task HasAsync(FiledCase filed, int steps)
    {
        var (number, shown) = (filed.Number!, await JsonAsync(clients.Secretary, $"/api/v1/cases/{filed.Number}"));
        Assert.Contains(filed.Id, shown["complaint"]!["facts"]!.GetValue<string>(), StringComparison.Ordinal);
        var journal = shown["journal"]!.AsArray();
        Assert.True(
            journal.Count >= steps && journal.Count <= filed.Asked,
            $"{number} has {journal.Count} entries; {steps} steps were answered, {filed.Asked} asked for: {string.Join(", ", filed.Answers)}. It shows: {shown.ToJsonString()}"
        );
        Assert.Equal(FiledCase.Steps[..journal.Count], journal.Select(j => j!["action"]!.GetValue<string>()));
        Assert.Equal(Enumerable.Range(1, journal.Count), journal.Select(j => j!["sequence"]!.GetValue<int>()));

        var documents = shown["documents"]!.AsArray();
        Assert.Equal(
            filed.Sha256.Take(journal.Count < 3 ? 1 : 2),
            documents.Select(d => d!["sha256"]!.GetValue<string>())
        );
        foreach (var document in documents)
        {
            var bytes = await clients.Secretary.GetByteArrayAsync(
                $"/api/v1/cases/{number}/documents/{document!["id"]!.GetValue<string>()}"
            );
            Assert.Equal(document["sha256"]!.GetValue<string>(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }

        var verified = await JsonAsync(clients.Secretary, $"/api/v1/cases/{number}/journal/verify");
        Assert.True(verified["intact"]!.GetValue<bool>(), verified.ToJsonString());

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/complaints/{number}");
        request.Headers.Add("X-Tracking-Code", filed.Code);
        using var tracked = await clients.Anybody.SendAsync(request);
        var messages = JsonNode.Parse(await tracked.EnsureSuccessStatusCode().Content.ReadAsStringAsync())![
            "messages"
        ]!;
        Assert.NotEmpty(messages.AsArray());
    }

    private static async Task<JsonNode> JsonAsync(HttpClient client, string path) =>
        JsonNode.Parse(await client.GetStringAsync(path))!;
}
