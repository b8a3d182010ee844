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

    /// <summary>Everything that BC-35 asks for, then the grant of that label from that day.</summary>
    public async Task<Reply> GrantAsync(string id, string kind, string from)
    {
        await ReadyAsync(id, kind, from);
        return await DoAsync(id, "grant-label", new { kind, from });
    }

    /// <summary>Everything that is asked for before the grant.</summary>
    public async Task ReadyAsync(string id, string kind, string on)
    {
        if (kind is not ("ecommerceEurope" or "webshopKeurmerk"))
        {
            await DoAsync(id, "apply-for-label", new { kind, undertaking = true });
            var known = await KnownAsync(id);
            if (StateOf(known, kind) == "applied")
            {
                await MeetAsync(id, kind, on);
            }
        }
        else if (kind == "webshopKeurmerk")
        {
            await DoAsync(id, "apply-for-label", new { kind, undertaking = true });
        }
    }

    public static string? StateOf(JsonNode member, string kind) =>
        member["labels"]!
            .AsArray()
            .FirstOrDefault(l => l!["kind"]!.GetValue<string>() == kind)
            ?["state"]?.GetValue<string>();

    private async Task MeetAsync(string id, string kind, string on)
    {
        var amount = new { amount = 450.00m, currency = "EUR" };
        await DoAsync(
            id,
            "record-payment",
            new
            {
                what = "fee",
                on,
                amount,
            }
        );
        await DoAsync(
            id,
            "record-payment",
            new
            {
                what = "certification",
                kind,
                on,
                amount,
            }
        );
        await DoAsync(
            id,
            "record-certification",
            new
            {
                kind,
                result = "positive",
                on,
                document = await office.LabelDocumentAsync("registrar", id),
            }
        );
        await DoAsync(
            id,
            "record-scan",
            new
            {
                what = "security",
                result = "safe",
                on,
            }
        );
        await DoAsync(
            id,
            "record-scan",
            new
            {
                what = "ssl",
                result = "safe",
                on,
            }
        );
        await DoAsync(id, "record-review-system", new { system = "Reviews", on });
        await DoAsync(id, "record-sales-to-consumers", new { sells = true, on });
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
