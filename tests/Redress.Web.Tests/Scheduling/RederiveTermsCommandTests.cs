using System.Diagnostics;
using Redress.Domain.Rulebooks;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Scheduling;

public sealed class RederiveTermsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("redress-rulebooks").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Rule("FP-10")]
    public async Task A_holiday_that_is_added_moves_what_was_listed_first_and_the_parties_are_told()
    {
        var connection = await TestStore.NewAsync();
        var filed = await SentAsync(connection);
        var json = RulebookReader
            .Embedded()
            .Single(t => t.Source.Contains("becommerce", StringComparison.Ordinal))
            .Json;
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "becommerce.json"),
            json.Replace(
                "\"added\": []",
                "\"added\": [{ \"date\": \"2026-03-16\", \"name\": \"rouwdag\" }]",
                StringComparison.Ordinal
            )
        );

        var listed = await RunAsync(connection, []);
        Assert.Equal(0, listed.Exit);
        Assert.Contains($"{filed}\tResponse\tRespondent\t2026-03-16 -> 2026-03-17\trouwdag", listed.Said);
        Assert.Contains("nothing was changed", listed.Said);
        Assert.Equal("2026-03-16", await DueAsync(connection, filed));

        var applied = await RunAsync(connection, ["--apply", "rouwdag"]);
        Assert.Equal(0, applied.Exit);
        Assert.Equal("2026-03-17", await DueAsync(connection, filed));
        Assert.DoesNotContain(filed, (await RunAsync(connection, [])).Said);
    }

    [Fact]
    public async Task What_it_does_not_know_it_refuses() =>
        Assert.Equal(64, (await RunAsync(await TestStore.NewAsync(), ["--all"])).Exit);

    private static async Task<string> SentAsync(string connection)
    {
        await using var app = new TestApp(connection);
        app.StartServer();
        var office = new Office(app);
        await office.ClockAsync("2026-03-02T09:00:00+01:00");
        return (await office.SentAsync()).Number;
    }

    private async Task<string> DueAsync(string connection, string number)
    {
        await using var app = new TestApp(
            connection,
            settings: new Dictionary<string, string> { ["Rulebooks:Folder"] = _folder }
        );
        app.StartServer();
        var c = await new Office(app).GetAsync("secretary", number);
        if (c.Term("response")["due"]!.GetValue<string>() is "2026-03-17" and var moved)
        {
            Assert.Equal(
                2,
                await new Support.Sql(app).CountAsync("select count(*) from outbox where template = 'terms-rederived'")
            );
            return moved;
        }

        return c.Term("response")["due"]!.GetValue<string>();
    }

    private async Task<(int Exit, string Said)> RunAsync(string connection, string[] args)
    {
        var program = typeof(AppDb).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, "rederive-terms", .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program)!,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Demo",
                [TestStore.VariableOf(connection)] = connection,
                ["Rulebooks__Folder"] = _folder,
                ["Logging__LogLevel__Default"] = "Error",
            },
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
