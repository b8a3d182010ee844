using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Identity;

public sealed class CreateAdminTests
{
    [Fact]
    public async Task The_operator_makes_the_first_administrator_by_a_command()
    {
        var connection = await TestStore.NewAsync();
        // Who was told in the log how to begin has no use of that code any more.
        await using (var started = NewBody.On(connection))
        {
            Assert.NotNull(started.Code);
        }

        Assert.Equal((1, "The password must have at least 12 characters."), await RunAsync(connection, "short"));
        Assert.Equal(
            (1, "This password is too easily guessed: take several words."),
            await RunAsync(connection, "aaaaaaaaaaaa")
        );
        await using (var refused = new TestApp(connection))
        {
            refused.StartServer();
            await using var untouched = await refused.NewDbAsync();
            Assert.True(await untouched.Set<SettingRow>().AnyAsync(s => s.Name == "setup-code"));
            Assert.False(await untouched.Users.AnyAsync(u => u.Email == "chief@example.org"));
        }

        Assert.Equal((0, "chief@example.org is an administrator."), await RunAsync(connection, "veel-regen-op-zondag"));
        Assert.Equal(
            (1, "There is an account with this address already."),
            await RunAsync(connection, "weinig zon op maandag")
        );

        await using var app = new TestApp(connection);
        app.StartServer();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        Assert.False(await db.Set<SettingRow>().AnyAsync(s => s.Name == "setup-code"));
        var user = await db.Users.SingleAsync(u => u.Email == "chief@example.org");
        Assert.Equal(Roles.Admin, (await db.UserRoles.SingleAsync(r => r.UserId == user.Id)).RoleId);
        var entry = await db.Set<AuditRow>().SingleAsync();
        Assert.Equal(
            (AuditArea.People, $"person:{user.Id}", "create-admin"),
            (entry.Area, entry.Subject, entry.Action)
        );
    }

    private static async Task<(int Exit, string Said)> RunAsync(string connection, string password)
    {
        var program = typeof(AppDb).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, "create-admin", "--email", "chief@example.org"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program)!,
            Environment = { [TestStore.VariableOf(connection)] = connection, ["Logging__LogLevel__Default"] = "Error" },
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(password);
        var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said.Trim());
    }
}
