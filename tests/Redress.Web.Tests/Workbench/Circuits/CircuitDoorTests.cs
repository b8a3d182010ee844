using System.Net;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Workbench.Circuits;

public sealed class CircuitDoorTests(OneApp one) : IClassFixture<OneApp>
{
    [Fact]
    public async Task A_script_hears_that_the_session_ended_and_is_led_nowhere()
    {
        var client = one.Client();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/account/session")).StatusCode);
        Assert.True(await new Person(client).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        using var answer = await client.GetAsync("/account/session");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData(null, "/")]
    [InlineData("shop", "/cases")]
    public async Task Who_does_not_work_here_gets_no_circuit_and_no_script_of_the_desks(string? account, string path)
    {
        var page = await PageAsync(account, path);
        Assert.DoesNotContain("MudBlazor", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"type\":\"server\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("desk-line", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secretary", "/cases")]
    [InlineData("supervisor", "/overview")]
    [InlineData("admin", "/committee")]
    public async Task Who_works_here_gets_both_and_what_is_said_when_the_line_breaks(string account, string path)
    {
        var page = await PageAsync(account, path);
        Assert.Contains("_content/MudBlazor/MudBlazor.min.", page, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"server\"", page, StringComparison.Ordinal);
        Assert.Contains("desk-line", page, StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string? account, string path)
    {
        var client = one.Client();
        if (account is not null)
            Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return await client.GetStringAsync(path);
    }
}
