using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Shell;

/// <summary>What somebody reads by its sign-in or its code is kept by no browser and no proxy.</summary>
public sealed class NoStoreTests(OneApp one) : IClassFixture<OneApp>
{
    [Theory]
    [InlineData("/api/v1/cases")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/cases")]
    [InlineData("/members")]
    [InlineData("/no-such-page")]
    [InlineData("/api/v1/cases/BC-2026-999999")]
    public async Task What_is_answered_to_who_is_signed_in(string path)
    {
        using var client = one.Client();
        Assert.True(await new Person(client).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        using var answer = await client.GetAsync(path);
        Assert.True(answer.Headers.CacheControl?.NoStore, $"{answer.StatusCode} {answer.Headers.CacheControl}");
    }

    [Fact]
    public async Task A_program_s_answers_the_refused_ones_too()
    {
        var office = new Office(one.App);
        var filed = await office.FileAsync(Office.Complaint());
        using var client = one.Client();
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/complaints/{filed.Number}");
        asked.Headers.Add("X-Tracking-Code", filed.Code);
        using var shown = await client.SendAsync(asked);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.True(shown.Headers.CacheControl?.NoStore);

        using var wrong = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/complaints/{filed.Number}");
        wrong.Headers.Add("X-Tracking-Code", "AAAA-BBBB-CCCC-DDDD");
        using var refused = await client.SendAsync(wrong);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.True(refused.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task What_is_for_everybody_says_itself_how_long_it_is_kept()
    {
        using var client = one.Client();
        Assert.True(await new Person(client).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        foreach (var path in new[] { "/app.css", "/theme.css" })
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.CacheControl!.NoStore);
        }

        using var nobody = one.Client();
        using var api = await nobody.GetAsync("/api/v1/members");
        Assert.Equal(HttpStatusCode.OK, api.StatusCode);
        Assert.False(api.Headers.CacheControl?.NoStore ?? false);
    }

    // The framework reports each header of our own that it writes over.
    [Fact]
    public async Task What_a_link_with_a_code_shows_is_kept_nowhere_and_reported_to_no_operator()
    {
        var (store, log) = (await TestStore.NewAsync(), new CollectedLog());
        await using (var app = new TestApp(store) { Added = services => services.AddSingleton<ILoggerProvider>(log) })
        {
            app.StartServer();
            using var client = app.CreateClient(new() { AllowAutoRedirect = false });
            foreach (
                var path in new[]
                {
                    "/account/reset?user=a&code=b",
                    "/account/register/confirm?code=a",
                    "/account/invitation?code=a",
                    "/account/join?code=a",
                    "/members/apply/confirm?code=a",
                }
            )
            {
                using var answer = await client.GetAsync(path);
                Assert.True(answer.Headers.CacheControl?.NoStore, $"{path} {answer.StatusCode}");
            }

            Assert.True(await new Person(client).SignInAsync("shop@demo.example", "Demo-Pass-2026"));
            foreach (var path in new[] { "/account/passkeys", "/account/two-factor", "/account/sessions" })
            {
                using var answer = await client.GetAsync(path);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.True(answer.Headers.CacheControl?.NoStore, path);
            }

            Assert.DoesNotContain(log.Lines, l => l.Contains("have been overridden", StringComparison.Ordinal));
        }

        TestStore.Delete(store);
    }
}
