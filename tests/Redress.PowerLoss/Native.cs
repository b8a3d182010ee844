using System.Runtime.InteropServices;

namespace Redress.PowerLoss;

/// <summary>SQLite's own interface to a file system, as sqlite3.h has it (https://sqlite.org/c3ref/vfs.html), of 64 bits.</summary>
internal static unsafe partial class Native
{
    public const int Ok = 0;
    public const int IoError = 10;
    public const int OpenCreate = 0x4;
    public const int OpenMainDatabase = 0x100;
    public const int OpenMainJournal = 0x800;
    public const int OpenWal = 0x80000;

    /// <summary>The file system of that name, or the default one for null.</summary>
    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    public static partial Vfs* FindVfs(byte* name);

    /// <summary>From now on the file system can be named, or is used where none is named.</summary>
    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    public static partial int RegisterVfs(Vfs* vfs, int makeDefault);

    /// <summary>sqlite3_vfs, version 3.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Vfs
    {
        public int Version;

        /// <summary>How many bytes SQLite sets aside for each open file.</summary>
        public int FileSize;
        public int LongestPath;
        public Vfs* Next;
        public byte* Name;
        public void* AppData;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, OpenFile*, int, int*, int> Open;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, int, int> Delete;

        /// <summary>xAccess to xNextSystemCall.</summary>
        public fixed long Others[14];
    }

    /// <summary>sqlite3_file: each file system keeps more behind it.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct OpenFile
    {
        /// <summary>Null when nothing was opened.</summary>
        public FileMethods* Methods;
    }

    /// <summary>sqlite3_io_methods, version 3.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct FileMethods
    {
        public int Version;
        public delegate* unmanaged[Cdecl]<OpenFile*, int> Close;
        public delegate* unmanaged[Cdecl]<OpenFile*, void*, int, long, int> Read;
        public delegate* unmanaged[Cdecl]<OpenFile*, void*, int, long, int> Write;
        public delegate* unmanaged[Cdecl]<OpenFile*, long, int> Truncate;
        public delegate* unmanaged[Cdecl]<OpenFile*, int, int> Sync;

        /// <summary>xFileSize to xUnfetch: locks, shared memory, mapped reading.</summary>
        public fixed long Others[13];
    }
}
