using System.Text;
using Microsoft.AspNetCore.Identity;
using Redress.Web.Storage;

namespace Redress.Web.Identity;

/// <summary><c>dotnet Redress.Web.dll create-admin --email x</c>: a new installation has no user who could make one.</summary>
internal static class CreateAdmin
{
    /// <returns>The exit code; null when the arguments, those after the command's name, are not understood.</returns>
    public static async Task<int?> Run(WebApplication app, string[] args)
    {
        if (args is not ["--email", { Length: > 0 } email])
            return null;

        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = new User
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = email,
        };
        var made = await users.CreateAsync(user, await AskPasswordAsync());
        if (made.Succeeded)
            made = await users.AddToRoleAsync(user, Roles.Admin);
        if (!made.Succeeded)
            return await FailAsync(string.Join('\n', made.Errors.Select(e => e.Description)));
        await Console.Out.WriteLineAsync($"{email} is an administrator.");
        return 0;
    }

    private static async Task<int> FailAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return 1;
    }

    private static async Task<string> AskPasswordAsync()
    {
        if (Console.IsInputRedirected)
            return await Console.In.ReadLineAsync() ?? "";

        await Console.Out.WriteAsync("Password (at least 12 characters): ");
        var password = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
            if (key.Key != ConsoleKey.Backspace)
                password.Append(key.KeyChar);
            else if (password.Length > 0)
                password.Length--;
        await Console.Out.WriteLineAsync();
        return password.ToString();
    }
}
