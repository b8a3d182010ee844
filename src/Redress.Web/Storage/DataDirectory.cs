using System.Diagnostics;
using System.Text;

namespace Redress.Web.Storage;

/// <summary>The folder of an embedded cluster: who may use it, and whether PostgreSQL can reach it.</summary>
internal static class DataDirectory
{
    private const int LongestSocketPath = 107;

    /// <summary>Two programs on one cluster: the first to stop would take it from the other.</summary>
    public static FileStream Claim(string directory)
    {
        var socket = Encoding.UTF8.GetByteCount(Path.Combine(directory, "pg", ".s.PGSQL.5432"));
        if (socket > LongestSocketPath)
            throw new StoreException(
                $"The path of the store, {directory}, is {socket - LongestSocketPath} bytes too long for a Unix socket. "
                    + "Set Storage:Directory to a shorter one."
            );

        try
        {
            Directory.CreateDirectory(directory);
            return new FileStream(
                Path.Combine(directory, "lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreException($"The store in {directory} cannot be made or written: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new StoreException(
                $"The store in {directory} is in use by another program, or its folder cannot be made ({e.Message}). "
                    + "Stop the other one, set Storage:Directory, or give both a shared ConnectionStrings:Redress.",
                e
            );
        }
    }

    /// <summary>The cluster's own part is the owner's alone; the folders above must let the owner pass.</summary>
    public static async Task GiveToOwnerAsync(string home, CancellationToken stop)
    {
        const UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(home, mine);
        if (PostgresPrograms.Owner is not { } owner)
            return;

        var directory = Path.GetDirectoryName(home)!;
        File.SetUnixFileMode(directory, File.GetUnixFileMode(directory) | UnixFileMode.OtherExecute);
        for (var up = Path.GetDirectoryName(directory); up is not null; up = Path.GetDirectoryName(up))
            if (!File.GetUnixFileMode(up).HasFlag(UnixFileMode.OtherExecute))
                throw new StoreException(
                    $"PostgreSQL runs as the user {owner}, who may not pass {up} to reach the store in {directory}. "
                        + $"Set Storage:Directory to another folder, such as {EmbeddedPostgres.DefaultDirectory}, or allow it: chmod o+x {up}"
                );
        using var chown = Process.Start("chown", [$"{owner}:", home]);
        await chown.WaitForExitAsync(stop);
        if (chown.ExitCode != 0)
            throw new StoreException($"{home} cannot be given to the user {owner}; does PostgreSQL's package make it?");
    }
}
