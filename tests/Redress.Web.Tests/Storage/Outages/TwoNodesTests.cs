using System.Net;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Identity.Sessions;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Storage.Outages;

/// <summary>Two programs on one database, which is PostgreSQL's: what is done at one is seen at the other.</summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    private TestApp _here = null!;
    private TestApp _there = null!;

    public async Task InitializeAsync()
    {
        var database = await TestCluster.NewDatabaseAsync();
        (_here, _there) = (new TestApp(database), new TestApp(database));
        _here.StartServer();
        _there.StartServer();
    }

    public async Task DisposeAsync()
    {
        await _here.DisposeAsync();
        await _there.DisposeAsync();
    }

    [Fact]
    public async Task A_page_open_at_one_is_told_of_what_is_done_at_the_other()
    {
        var client = _there.CreateClient(new() { AllowAutoRedirect = false });
        var reader = new Person(client);
        Assert.True(await reader.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var changes = new ChangeStream(_there);
        var office = new Office(_here);
        var (number, _) = await office.FileAsync(Office.Complaint());
        await changes.ChangedAsync();
        Assert.Contains(number, await reader.GetAsync("/cases"), StringComparison.Ordinal);
        await office.DoAsync("secretary", number, "send-to-member");
        await changes.ChangedAsync();
        Assert.Equal("sentToMember", (await new Office(_there).GetAsync("secretary", number)).Text("state"));
    }

    [Fact]
    public async Task Who_signs_out_at_one_is_out_at_the_other_within_twenty_seconds()
    {
        var cookies = new CookieContainerHandler();
        using var client = _here.CreateDefaultClient(cookies);
        Assert.True(await new Person(client).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        using var there = _there.CreateDefaultClient();
        there.DefaultRequestHeaders.Add("Cookie", cookies.Container.GetCookieHeader(client.BaseAddress!));
        Assert.Equal(HttpStatusCode.NoContent, await SessionAsync());
        var page = await client.GetStringAsync("/my-day");
        var token = page.Split("<main")[1].Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        await client.PostAsync("/account/logout", form);

        _there.Services.GetRequiredService<SessionStore>().Clock = new LaterClock(TimeSpan.FromSeconds(20));
        Assert.Equal(HttpStatusCode.Unauthorized, await SessionAsync());

        async Task<HttpStatusCode> SessionAsync()
        {
            using var answer = await there.GetAsync("/account/session");
            return answer.StatusCode;
        }
    }
}
