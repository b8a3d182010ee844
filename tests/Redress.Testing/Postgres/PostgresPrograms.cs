using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Redress.Web.Storage;

namespace Redress.Testing.Postgres;

/// <summary>
/// PostgreSQL's own programs as this machine has them. As root they run as the user postgres, since PostgreSQL refuses
/// to run as root; otherwise as whoever runs this program.
/// </summary>
internal sealed class PostgresPrograms
{
    private const int OldestMajor = 15;
    private const string Debian = "/usr/lib/postgresql";
    private readonly string _folder;

    private PostgresPrograms(string folder) => _folder = folder;

    public static string? Owner => Environment.IsPrivilegedProcess ? "postgres" : null;

    /// <param name="data">The cluster's folder; one that exists keeps the major version it was made with.</param>
    public static PostgresPrograms Find(string data)
    {
        var version = Path.Combine(data, "PG_VERSION");
        var made = File.Exists(version) ? File.ReadAllText(version).Trim() : null;
        var found = Installed().OrderByDescending(i => i.Major).ToList();
        var fit = found.FirstOrDefault(i =>
            made is null || string.Equals($"{i.Major}", made, StringComparison.Ordinal)
        );
        if (fit.Folder is not null)
            return new(fit.Folder);
        throw new StoreException(
            made is null
                ? $"PostgreSQL {OldestMajor} or newer was not found in {Debian} or on the PATH. Install it "
                    + "(apt-get install postgresql), or set ConnectionStrings:Redress to a database of your own."
                : $"The store in {data} was made by PostgreSQL {made}, whose programs are not on this machine. "
                    + $"Install postgresql-{made}, or bring the store to another version with pg_upgrade."
        );
    }

    public async Task<(int Exit, string Output)> RunAsync(CancellationToken stop, string program, params string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(_folder, program), args)
        {
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UserName = Owner,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        // Settings of the person's own client would lead PostgreSQL's programs elsewhere.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(stop);
            var errors = process.StandardError.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            return (process.ExitCode, (await output + await errors).Trim());
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            throw new StoreException($"{program} cannot be started as {Owner ?? "this user"}: {e.Message}", e);
        }
    }

    private static IEnumerable<(int Major, string? Folder)> Installed()
    {
        if (Directory.Exists(Debian))
            foreach (var folder in Directory.GetDirectories(Debian))
                if (IsMajor(Path.GetFileName(folder), out var major) && HasPrograms(Path.Combine(folder, "bin")))
                    yield return (major, Path.Combine(folder, "bin"));

        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        foreach (var initdb in path.Select(p => Path.Combine(p, "initdb")).Where(File.Exists))
        {
            var real = File.ResolveLinkTarget(initdb, returnFinalTarget: true)?.FullName ?? initdb;
            var folder = Path.GetDirectoryName(real)!;
            if (HasPrograms(folder) && IsMajor(AskVersion(real), out var major))
                yield return (major, folder);
        }
    }

    private static bool HasPrograms(string folder) =>
        new[] { "initdb", "pg_ctl", "postgres" }.All(p => File.Exists(Path.Combine(folder, p)));

    private static bool IsMajor(string text, out int major) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out major) && major >= OldestMajor;

    /// <summary>"initdb (PostgreSQL) 15.13 (Debian …)" gives "15".</summary>
    private static string AskVersion(string initdb)
    {
        using var process = Process.Start(new ProcessStartInfo(initdb, "--version") { RedirectStandardOutput = true })!;
        var words = process.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return words.Length > 2 ? words[2].Split('.')[0].Trim() : "";
    }
}
