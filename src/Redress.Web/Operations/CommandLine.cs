using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Cases;
using Redress.Web.FirstStart;
using Redress.Web.Scheduling;

namespace Redress.Web.Operations;

/// <summary>
/// What the program was started for: to serve, or for a command with its arguments. Arguments of the form
/// <c>--Key=value</c> are configuration in both; the first of the others is the command, unless it looks like a setting itself, and then all are.
/// </summary>
internal sealed class CommandLine
{
    /// <summary>The command, or its arguments, are not understood (EX_USAGE of sysexits.h).</summary>
    public const int Misused = 64;

    /// <summary>Stopped by Ctrl+C.</summary>
    private const int Interrupted = 130;

    private static readonly IReadOnlyList<OperatorCommand> All =
    [
        BackupCommand.Definition,
        RestoreCommand.Definition,
        VerifyCommand.Definition,
        VerifyCertificateCommand.Definition,
        MoveStoreCommand.Definition,
        new(
            "create-admin",
            "--email ADDRESS",
            "Makes an administrator, such as the first one.",
            "Asks for the password, or reads it from its input. On a SQLite store, stop the program first.",
            (app, args, stop) => OnOpenStore(app, a => CreateAdmin.Run(a, args, stop), stop)
        ),
        new(
            "rederive-terms",
            "[--apply REASON]",
            "Lists the open terms that a day added to a calendar moves; with a reason, moves them.",
            "Writes to the parties; the reason stands in the journal (FP-10). On a SQLite store, stop the program first.",
            (app, args, stop) => OnOpenStore(app, a => RederiveTermsCommand.Run(a, args), stop)
        ),
    ];

    private readonly string? _name;
    private readonly OperatorCommand? _command;
    private readonly string[] _arguments = [];
    private readonly bool _help;

    private CommandLine(string[] args)
    {
        string[] own = [.. args.Where(a => !IsSetting(a))];
        if (own is not [var first, ..] || (IsOtherSetting(first) && !IsHelp(first)))
        {
            Configuration = args;
            return;
        }

        Configuration = [.. args.Where(IsSetting)];
        _help = first is "help" || own.Any(IsHelp);
        _name = own.FirstOrDefault(a => a is not "help" && !IsHelp(a));
        _command = All.FirstOrDefault(c => c.Name == _name);
        _arguments = own[1..];
    }

    /// <summary>What the host is to read as settings.</summary>
    public string[] Configuration { get; }

    /// <summary>Whether no command is to be done.</summary>
    public bool Serves => _command is null;

    public static CommandLine Read(string[] args) => new(args);

    /// <summary>Answers what needs no program: help, and a command that is none.</summary>
    /// <returns>The exit code; null when there is more to do.</returns>
    public int? Answer()
    {
        if (_name is not null && _command is null)
        {
            Console.Error.WriteLine($"There is no command \"{_name}\".\n\n{List()}");
            return Misused;
        }

        if (!_help)
            return null;
        Console.Out.WriteLine(_command is null ? List() : Explain(_command));
        return 0;
    }

    /// <summary>A command's output is its own: what the program logs goes to the error output, and only from warnings on.</summary>
    public void QuietLogs(WebApplicationBuilder builder)
    {
        if (_command is null)
            return;
        var asked = builder.Configuration.GetValue("Logging:LogLevel:Default", LogLevel.Warning);
        builder.Logging.AddFilter(category: null, asked > LogLevel.Warning ? asked : LogLevel.Warning);
        builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    /// <summary>Does the command.</summary>
    /// <returns>The exit code; null when the program is to serve.</returns>
    public async Task<int?> Run(WebApplication app)
    {
        if (_command is null)
            return null;
        using var stop = new CancellationTokenSource();
        void Stop(object? sender, ConsoleCancelEventArgs e)
        {
            e.Cancel = true;
            stop.Cancel();
        }

        Console.CancelKeyPress += Stop;
        try
        {
            if (await _command.Run(app, _arguments, stop.Token) is { } exit)
                return exit;
            await Console.Error.WriteLineAsync(Explain(_command));
            return Misused;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Interrupted.");
            return Interrupted;
        }
        catch (Exception e) when (e is DbException or DbUpdateException or IOException)
        {
            // A disk that is full, a database that went away: of use is what it said, not where.
            await Console.Error.WriteLineAsync($"{_command.Name} failed: {e.GetBaseException().Message}");
            return 1;
        }
        finally
        {
            Console.CancelKeyPress -= Stop;
        }
    }

    private static async Task<int?> OnOpenStore(
        WebApplication app,
        Func<WebApplication, Task<int?>> run,
        CancellationToken stop
    )
    {
        await app.OpenCasesAsync(stop);
        return await run(app);
    }

    private static bool IsSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains('=');

    // As the host reads them besides: --Key value, /Key value, Key=value.
    private static bool IsOtherSetting(string argument) =>
        argument.Length == 0 || argument[0] is '-' or '/' || argument.Contains('=');

    private static bool IsHelp(string argument) => argument is "--help" or "-h" or "-?";

    private static string List()
    {
        var width = All.Max(c => c.Name.Length + c.Arguments.Length) + 3;
        var lines = All.Select(c => $"  {$"{c.Name} {c.Arguments}".PadRight(width)}{c.Summary}");
        return $"""
            Without a command the program serves. Commands:

            {string.Join('\n', lines)}

            "help COMMAND" explains one. Settings come from appsettings.json and the environment, or are given as --Key=value:
            --Storage:Directory=/var/lib/redress. Exit codes: 0 done, 1 not as it should be, {Misused} misused, 78 the store or a
            setting is refused.
            """;
    }

    private static string Explain(OperatorCommand command) =>
        $"""
            {command.Name} {command.Arguments}

            {command.Summary}
            {command.Help}
            """;
}
