using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Redress.Web.Storage.Postgres;

/// <summary>PostgreSQL's own programs from the PATH. Where the database is they are told by their environment (libpq's variables): what stands on a command line, everybody on the machine can read.</summary>
internal static class PostgresPrograms
{
    /// <summary>Runs one to its end.</summary>
    /// <returns>What it wrote on its output.</returns>
    /// <exception cref="StoreException">It is not there, or failed; the message says why.</exception>
    public static async Task<string> Run(
        NpgsqlConnectionStringBuilder settings,
        string program,
        IReadOnlyList<string> arguments,
        CancellationToken cancel
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables(settings))
            start.Environment[name] = value;
        using var process = Start(start);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var errors = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return process.ExitCode == 0
                ? await output
                : throw new StoreException($"{program} failed: {(await errors).Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new StoreException(
                $"{start.FileName} is not on the PATH. Install PostgreSQL's client programs, of the server's version or newer (on Debian the package postgresql-client).",
                e
            );
        }
    }

    private static IEnumerable<(string Name, string Value)> Variables(NpgsqlConnectionStringBuilder settings)
    {
        (string, string?)[] all =
        [
            ("PGHOST", settings.Host),
            ("PGPORT", settings.Port.ToString(CultureInfo.InvariantCulture)),
            ("PGDATABASE", settings.Database),
            ("PGUSER", settings.Username),
            ("PGPASSWORD", settings.Password),
            ("PGPASSFILE", settings.Passfile),
            ("PGOPTIONS", settings.Options),
            ("PGSSLMODE", SslModeOf(settings.SslMode)),
            ("PGSSLROOTCERT", settings.RootCertificate),
            ("PGSSLCERT", settings.SslCertificate),
            ("PGSSLKEY", settings.SslKey),
            // The sentences of theirs that the operator is shown.
            ("LC_MESSAGES", "C"),
        ];
        foreach (var (name, value) in all)
            if (!string.IsNullOrEmpty(value))
                yield return (name, value);
    }

    private static string SslModeOf(SslMode mode) =>
        mode switch
        {
            SslMode.Disable => "disable",
            SslMode.Allow => "allow",
            SslMode.Prefer => "prefer",
            SslMode.Require => "require",
            SslMode.VerifyCA => "verify-ca",
            _ => "verify-full",
        };
}
