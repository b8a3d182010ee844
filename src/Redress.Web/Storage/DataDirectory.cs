namespace Redress.Web.Storage;

/// <summary>The folder of an installation's own data.</summary>
internal static class DataDirectory
{
    /// <summary>What Linux and macOS each call a file that another program has locked (EWOULDBLOCK).</summary>
    private static readonly int[] Locked = [11, 35];

    public static string Default =>
        Environment.IsPrivilegedProcess
            ? "/var/lib/redress"
            : Path.Combine(
                Environment.GetFolderPath(
                    Environment.SpecialFolder.LocalApplicationData,
                    Environment.SpecialFolderOption.DoNotVerify
                ),
                "redress"
            );

    /// <summary>Makes a folder that its owner alone may read; one that is there stays as it is.</summary>
    /// <exception cref="StoreException">It cannot be made.</exception>
    public static void Make(string directory)
    {
        try
        {
            // Everything lies in there.
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(directory);
            else
                Directory.CreateDirectory(
                    directory,
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StoreException($"The store's folder {directory} cannot be made: {e.Message}", e);
        }
    }

    /// <summary>Takes the folder for this program until what is returned is disposed, or the program ends.</summary>
    /// <exception cref="StoreException">Another program has it, or it cannot be made or written.</exception>
    public static FileStream Claim(string directory)
    {
        Make(directory);
        var file = Path.Combine(directory, "lock");
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreException($"The store in {directory} cannot be written: {e.Message}", e);
        }
        catch (IOException e) when (Locked.Contains(e.HResult))
        {
            throw new StoreException(
                $"The store in {directory} is in use by another program. Stop that one, or set Storage:Directory to another folder. "
                    + "Several programs share a PostgreSQL database: ConnectionStrings:Redress.",
                e
            );
        }
        catch (IOException e)
        {
            throw new StoreException($"The store in {directory} cannot be written: {e.Message}", e);
        }
    }
}
