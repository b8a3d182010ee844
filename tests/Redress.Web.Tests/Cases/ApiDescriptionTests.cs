using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

public sealed class ApiDescriptionTests(OneApp one) : IClassFixture<OneApp>
{
    [Theory]
    [InlineData("/api/v1/auth/login", "post")]
    [InlineData("/api/v1/complaints", "post")]
    [InlineData("/api/v1/complaints/{number}", "get")]
    [InlineData("/api/v1/complaints/{number}/actions/{action}", "post")]
    [InlineData("/api/v1/complaints/{number}/documents", "post")]
    [InlineData("/api/v1/complaints/{number}/documents/{id}", "get")]
    [InlineData("/api/v1/cases", "get")]
    [InlineData("/api/v1/cases/{number}", "get")]
    [InlineData("/api/v1/cases/{number}/actions/{action}", "post")]
    [InlineData("/api/v1/cases/{number}/documents", "post")]
    [InlineData("/api/v1/cases/{number}/documents/{id}", "get")]
    [InlineData("/api/v1/cases/{number}/journal/verify", "get")]
    [InlineData("/api/v1/members", "get")]
    [InlineData("/api/v1/members/{id}", "get")]
    [InlineData("/api/v1/demo/clock", "post")]
    public async Task The_description_names_every_call(string path, string method) =>
        Assert.NotNull((await DescriptionAsync())["paths"]?[path]?[method]?["operationId"]);

    [Fact]
    public async Task No_call_of_the_api_is_left_out_of_the_description()
    {
        var described = (await DescriptionAsync())["paths"]!.AsObject().Select(p => p.Key).ToHashSet();
        var mapped = one
            .App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/'))
            .Where(p => p.StartsWith("/api/v1/", StringComparison.Ordinal) && !p.Contains('*'))
            .Distinct();
        Assert.Empty(mapped.Except(described));
    }

    private async Task<JsonNode> DescriptionAsync() =>
        JsonNode.Parse(await one.Client().GetStringAsync("/openapi/v1.json"))!;
}
