using System.Net;
using Microsoft.EntityFrameworkCore;
using Redress.Testing;
using Redress.Web.Identity.SignIn;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.FirstStart;

/// <summary>A new installation is taken over by whoever reads its log, once.</summary>
public sealed class SetupTests
{
    private const string Wrong = "This is not the code";

    [Fact]
    public async Task The_code_of_the_log_makes_one_administrator_and_is_gone_with_it()
    {
        var store = await TestStore.NewAsync();
        await using (var body = NewBody.On(store))
        {
            var person = new Person(body.Client());
            Assert.Contains(
                Wrong,
                await person.PostAsync("/setup", NewBody.Fields("AAAA-BBBB-CCCC-DDDD")),
                StringComparison.Ordinal
            );
            Assert.Contains(
                "At least 12",
                await person.PostAsync("/setup", NewBody.Fields(body.Code!, password: "short")),
                StringComparison.Ordinal
            );
            Assert.Equal(0, await new Sql(body.App).CountAsync("SELECT COUNT(*) FROM \"AspNetUsers\""));

            // As it is read aloud: small, without hyphens.
            var code = body.Code!.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
            Assert.Equal("/admin/start", await person.RedirectAsync("/setup", NewBody.Fields(code)));
            Assert.Equal(HttpStatusCode.OK, await person.StatusAsync("/admin/start"));
            Assert.Equal(HttpStatusCode.NotFound, await new Person(body.Client()).StatusAsync("/setup"));
            Assert.Equal(
                0,
                await new Sql(body.App).CountAsync("SELECT COUNT(*) FROM settings WHERE name = 'setup-code'")
            );
            await using var db = await body.App.NewDbAsync();
            var entry = await db.Set<AuditRow>().SingleAsync();
            Assert.Equal((AuditArea.People, "set-up"), (entry.Area, entry.Action));
            // By the door, as everybody: in the log of it, and on a device that is known from then on.
            var came = await db.Set<SignInRow>().SingleAsync();
            Assert.Equal(
                (SignInEvents.Entered, await db.Users.Select(u => u.Id).SingleAsync()),
                (came.What, came.UserId)
            );
            Assert.True(await db.UserTokens.AnyAsync(t => t.LoginProvider == "known-device"));
            Assert.True(await new Person(body.Client()).SignInAsync(NewBody.Email, NewBody.Password));
        }

        await using (var again = NewBody.On(store))
        {
            Assert.Null(again.Code);
            Assert.Equal(HttpStatusCode.NotFound, await new Person(again.Client()).StatusAsync("/setup"));
        }

        TestStore.Delete(store);
    }

    [Fact]
    public async Task The_code_lies_sealed_in_the_store_and_stays_the_same_until_it_is_used()
    {
        var store = await TestStore.NewAsync();
        string code;
        await using (var body = NewBody.On(store))
        {
            code = body.Code!;
            Assert.Empty(await new WholeDatabase(new Sql(body.App)).FindAsync(code));
        }

        await using (var again = NewBody.On(store))
        {
            Assert.Equal(code, again.Code);
        }

        TestStore.Delete(store);
    }

    [Fact]
    public async Task Every_program_on_one_store_tells_the_same_code_and_of_two_who_use_it_at_once_one_becomes_administrator()
    {
        var database = await TestCluster.NewDatabaseAsync();
        await using var here = NewBody.On(database);
        await using var there = NewBody.On(database);
        Assert.Equal(here.Code, there.Code);
        var answers = await Task.WhenAll(
            TryAsync(here, "one@body.example"),
            TryAsync(there, "two@body.example"),
            TryAsync(here, "three@body.example")
        );
        Assert.Equal(1, answers.Count(made => made));
        Assert.Equal(1, await new Sql(here.App).CountAsync("SELECT COUNT(*) FROM \"AspNetUsers\""));

        static async Task<bool> TryAsync(NewBody at, string email)
        {
            using var client = at.Client();
            try
            {
                return await new Person(client).RedirectAsync("/setup", NewBody.Fields(at.Code!, email))
                    == "/admin/start";
            }
            catch (Exception e) when (e is Xunit.Sdk.XunitException or HttpRequestException)
            {
                // Refused, or the page was gone before the form was sent.
                return false;
            }
        }
    }

    [Fact]
    public async Task Guessing_is_slowed_down_by_the_address_that_it_comes_from()
    {
        await using var body = await NewBody.StartAsync(("RateLimits:SignIn", "2"));
        var person = new Person(body.Client());
        for (var i = 0; i < 2; i++)
        {
            Assert.Contains(
                Wrong,
                await person.PostAsync("/setup", NewBody.Fields("AAAA-BBBB-CCCC-DDDD")),
                StringComparison.Ordinal
            );
        }

        // Not the right one either.
        var third = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() =>
            person.RedirectAsync("/setup", NewBody.Fields(body.Code!))
        );
        Assert.Contains(nameof(HttpStatusCode.TooManyRequests), third.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_none_in_the_demo()
    {
        await using var app = await TestApp.StartAsync();
        using var client = app.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, await new Person(client).StatusAsync("/setup"));
        Assert.Equal(0, await new Sql(app).CountAsync("SELECT COUNT(*) FROM settings WHERE name = 'setup-code'"));
    }
}
