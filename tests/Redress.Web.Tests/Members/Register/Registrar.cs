using System.Text.Json.Nodes;
using Redress.Testing;

namespace Redress.Web.Tests.Members.Register;

/// <summary>The registrar as outside programs meet it.</summary>
internal sealed class Registrar(Office office)
{
    public static object Shop(string id, string scheme = "becommerce", string? number = null) =>
        new
        {
            id,
            name = $"Winkel {id}",
            scheme,
            websites = new[] { $"https://www.{id}.example", $"{id}.nl.example" },
            companyNumber = number
                ?? $"BE {Math.Abs(id.GetHashCode(StringComparison.Ordinal)) % 9_000_000 + 1_000_000}",
            language = "nl",
            email = $"desk@{id}.example",
        };

    public Task<Reply> AddAsync(object shop, params (string Name, string Value)[] headers) =>
        office.AsAsync("registrar", HttpMethod.Post, "/api/v1/members", shop, headers);

    public Task<Reply> TryAsync(string id, string action, object body, params (string Name, string Value)[] headers) =>
        office.AsAsync("registrar", HttpMethod.Post, $"/api/v1/members/{id}/actions/{action}", body, headers);

    public async Task<Reply> DoAsync(string id, string action, object body)
    {
        var reply = await TryAsync(id, action, body);
        Assert.True(reply.Code == 200, reply.Body?.ToJsonString());
        return reply;
    }

    public async Task<JsonNode> KnownAsync(string id) =>
        (await office.AsAsync("registrar", HttpMethod.Get, $"/api/v1/members/{id}")).Body!;

    public async Task<JsonNode> PublicAsync(string id) =>
        (await office.PublicAsync(HttpMethod.Get, $"/api/v1/members/{id}")).Body!;

    public async Task<bool> IsListedAsync(string id, string query = "") =>
        (await office.PublicAsync(HttpMethod.Get, $"/api/v1/members?q={id}{query}"))
            .List("items")
            .Any(m => m["id"]!.GetValue<string>() == id);
}
