using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Storage.Body;

/// <summary>What the body sets by pages counts at once, at every program on the store, and gives way to what the operator says.</summary>
public sealed class StoredSettingsTests
{
    [Fact]
    public async Task What_is_set_counts_at_once_and_after_a_restart_and_what_the_operator_says_counts_before_it()
    {
        var store = await TestStore.NewAsync();
        var operators = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Journal:RootTo"] = "notary@elsewhere.example",
        };
        await using (var app = new TestApp(store, settings: operators))
        {
            app.StartServer();
            await SetAsync(app, ("Post:Place", "Brussel"), ("Journal:RootTo", "body@own.example"));
            var (settings, configuration) = (Settings(app), Configuration(app));
            Assert.Equal("Brussel", configuration["Post:Place"]);
            Assert.Null(settings.ByOperator("Post:Place"));
            Assert.Equal("notary@elsewhere.example", configuration["Journal:RootTo"]);
            Assert.Equal("notary@elsewhere.example", settings.ByOperator("journal:rootTo"));
        }

        await using (var app = new TestApp(store))
        {
            app.StartServer();
            var configuration = Configuration(app);
            Assert.Equal(
                ("Brussel", "body@own.example"),
                (configuration["Post:Place"], configuration["Journal:RootTo"])
            );
            await SetAsync(app, ("Post:Place", null), ("Journal:RootTo", ""), ("Post:Other", null));
            Assert.Equal((null, null), (configuration["Post:Place"], configuration["Journal:RootTo"]));
            await SetAsync(app, ("Post:Place", "Gent"));
            await SetAsync(app, ("Post:Place", "Luik"));
            Assert.Equal("Luik", configuration["Post:Place"]);
        }

        TestStore.Delete(store);
    }

    [Fact]
    public async Task Another_program_on_the_database_has_it_at_its_next_look_and_reads_all_else_that_is_stored_with_it()
    {
        var database = await TestCluster.NewDatabaseAsync();
        var reloads = 0;
        await using var here = new TestApp(database);
        await using var there = new TestApp(database)
        {
            Added = services =>
                services.AddSingleton<ReloadsStored>(_ =>
                {
                    Interlocked.Increment(ref reloads);
                    return Task.CompletedTask;
                }),
        };
        here.StartServer();
        there.StartServer();
        var changes = there.Services.GetRequiredService<StoredChanges>();
        await changes.Look(default);
        Assert.Equal(1, reloads);
        await SetAsync(here, ("Post:Place", "Brussel"));
        await changes.Look(default);
        Assert.Equal("Brussel", Configuration(there)["Post:Place"]);
        Assert.InRange(reloads, 2, 3);
    }

    [Fact]
    public async Task What_fails_to_be_taken_over_is_tried_again()
    {
        var (store, broken) = (await TestStore.NewAsync(), false);
        await using (
            var app = new TestApp(store)
            {
                Added = services =>
                    services.AddSingleton<ReloadsStored>(_ =>
                        Volatile.Read(ref broken)
                            ? throw new InvalidOperationException("not today")
                            : Task.CompletedTask
                    ),
            }
        )
        {
            app.StartServer();
            var changes = app.Services.GetRequiredService<StoredChanges>();
            Volatile.Write(ref broken, true);
            await using (var db = await app.NewDbAsync())
            {
                await changes.Tell(db, default);
            }

            await Assert.ThrowsAsync<InvalidOperationException>(() => changes.Look(default));
            // Nobody tells of this one: what was told of before is still to be read.
            await new Sql(app).DoAsync("INSERT INTO settings (name, value) VALUES ('set:Post:Place', 'Brussel')");
            Volatile.Write(ref broken, false);
            await changes.Look(default);
            Assert.Equal("Brussel", Configuration(app)["Post:Place"]);
        }

        TestStore.Delete(store);
    }

    [Fact]
    public async Task A_secret_lies_sealed_in_the_store_and_is_nothing_without_the_keys()
    {
        var store = await TestStore.NewAsync();
        await using (var app = new TestApp(store))
        {
            app.StartServer();
            await SetAsync(app, ("Mail:Password", "geheimschrift"), ("Mail:User", "openbaar"));
            Assert.Equal("geheimschrift", Configuration(app)["Mail:Password"]);
            var whole = new WholeDatabase(new Sql(app));
            Assert.Empty(await whole.FindAsync("geheimschrift"));
            Assert.Equal(["settings.value"], await whole.FindAsync("openbaar"));
        }

        await using (var app = new TestApp(store))
        {
            app.StartServer();
            Assert.Equal("geheimschrift", Configuration(app)["Mail:Password"]);
            await new Sql(app).DoAsync("DELETE FROM \"ProtectionKeys\"");
        }

        await using (var app = new TestApp(store))
        {
            app.StartServer();
            Assert.Null(Configuration(app)["Mail:Password"]);
            Assert.Equal("openbaar", Configuration(app)["Mail:User"]);
        }

        TestStore.Delete(store);
    }

    [Fact]
    public async Task What_reaches_the_machine_is_the_operators_alone_also_where_somebody_writes_it_into_the_store()
    {
        string[] foreign =
        [
            "Storage:Directory",
            "ConnectionStrings:Redress",
            "DataProtection:Certificates:0:File",
            "Mail:Folder",
            "Letters:Folder",
            "AllowedHosts",
            "Kestrel:Endpoints:Http:Url",
            "Identity:StaffTwoFactor",
            "Schemes:becommerce",
            "Portal",
        ];
        await using var app = await TestApp.StartAsync();
        var before = Configuration(app)["Mail:Folder"];
        foreach (var key in foreign)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => SetAsync(app, ("Post:Place", "Brussel"), (key, "x")));
            await new Sql(app).DoAsync($"INSERT INTO settings (name, value) VALUES ('set:{key}', 'x')");
        }

        await app.Services.GetRequiredService<StoredChanges>().Reload(default);
        var configuration = Configuration(app);
        Assert.Null(configuration["Post:Place"]);
        Assert.Equal(before, configuration["Mail:Folder"]);
        Assert.DoesNotContain(foreign, key => configuration[key] == "x");
        await SetAsync(app, ("Schemes:becommerce:Desks:secretary", "info@own.example"));
        Assert.Equal("info@own.example", configuration["Schemes:becommerce:Desks:secretary"]);
    }

    [Fact]
    public async Task Once_the_portal_is_set_no_other_host_is_answered_but_the_machine_itself()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "elsewhere.example"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "10.1.2.3", "/"));
        await SetAsync(app, ("Portal:Address", "https://klachten.example"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(app, "elsewhere.example"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "klachten.example"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "localhost"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "127.0.0.1:5080"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(app, "10.1.2.3:5080", "/healthy"));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/metrics")]
    public async Task A_probe_asks_the_machine_by_whatever_address(string path)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal) { ["AllowedHosts"] = "klachten.example" };
        await using var app = await TestApp.StartAsync(settings: named);
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(app, "10.1.2.3:5080"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "10.1.2.3:5080", path));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "klachten.example"));
    }

    private static async Task<HttpStatusCode> StatusAsync(TestApp app, string host, string path = "/")
    {
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static StoredSettings Settings(TestApp app) => app.Services.GetRequiredService<StoredSettings>();

    private static IConfiguration Configuration(TestApp app) => app.Services.GetRequiredService<IConfiguration>();

    // As a page does it.
    private static async Task SetAsync(TestApp app, params (string Key, string? Value)[] values)
    {
        var changes = app.Services.GetRequiredService<StoredChanges>();
        await using var db = await app.NewDbAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await changes.Tell(db, default);
        await Settings(app).Set(db, values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal), default);
        await transaction.CommitAsync();
        await changes.Reload(default);
    }
}
