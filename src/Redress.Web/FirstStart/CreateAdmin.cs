using System.Text;
using Redress.Web.Storage;

namespace Redress.Web.FirstStart;

/// <summary><c>dotnet Redress.Web.dll create-admin --email x</c>: an administrator, for whoever has the machine.</summary>
internal static class CreateAdmin
{
    /// <returns>The exit code; null when the arguments, those after the command's name, are not understood.</returns>
    public static async Task<int?> Run(WebApplication app, string[] args, CancellationToken stop)
    {
        if (args is not ["--email", { Length: > 0 } email])
            return null;

        await using var scope = app.Services.CreateAsyncScope();
        var user = new User
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = email,
            Digest = Digests.Off,
        };
        var wrong = await scope
            .ServiceProvider.GetRequiredService<FirstAdministrator>()
            .MakeByOperator(user, await AskPasswordAsync(), stop);
        if (wrong.Count > 0)
            return await FailAsync(string.Join('\n', wrong.Select(w => Sentence(w.Key)).Distinct()));
        await Console.Out.WriteLineAsync($"{email} is an administrator.");
        return 0;
    }

    // In the language of all that a command says, whatever the machine's is.
    private static string Sentence(string key) =>
        key switch
        {
            "error.short" => "The password must have at least 12 characters.",
            "error.common" => "This password is too easily guessed: take several words.",
            "error.known" => "There is an account with this address already.",
            "error.email" => "This is no e-mail address.",
            _ => "The account was not made. Try again.",
        };

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
