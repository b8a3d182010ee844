using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using static Redress.PowerLoss.Native;

namespace Redress.PowerLoss;

/// <summary>
/// A file system for SQLite that does what the ordinary one does and keeps a trace of it: of databases, their journals
/// and their write-ahead logs. Temporary files and the log's shared memory are nothing that a disk would hold.
/// One for a process.
/// </summary>
/// <remarks>
/// The ordinary file system's file stays in place at the beginning of each open file and its methods are called with
/// it; only those that change something are exchanged for ours, which find their own state behind it.
/// </remarks>
public static unsafe class TracingVfs
{
    /// <summary>For the connection string's Vfs where it is not the default.</summary>
    public const string Name = "tracing";

    private static readonly Lock One = new();
    private static readonly Dictionary<string, int> Files = [];
    private static readonly Dictionary<nint, nint> MethodsFor = [];
    private static Vfs* _ordinary;
    private static Trace? _trace;
    private static int _lastFile;

    /// <summary>What is kept behind each open file.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Tail
    {
        public FileMethods* Ordinary;
        public int File;

        /// <summary>The ordinary file system syncs the folder with the first sync of a journal or log that it opened to make.</summary>
        public int SyncsNames;
    }

    /// <summary>Begins a trace; a later call in the same process, once no database is open, begins another.</summary>
    public static void Register(Trace trace, bool asDefault)
    {
        lock (One)
        {
            (_trace, _lastFile) = (trace, 0);
            Files.Clear();
            if (_ordinary is not null)
            {
                return;
            }

            _ordinary = FindVfs(null);
            var ours = (Vfs*)NativeMemory.AllocZeroed((nuint)sizeof(Vfs));
            *ours = *_ordinary;
            ours->FileSize = TailAt + sizeof(Tail);
            ours->Next = null;
            ours->Name = (byte*)Marshal.StringToCoTaskMemUTF8(Name);
            ours->Open = &Open;
            ours->Delete = &Delete;
            if (RegisterVfs(ours, asDefault ? 1 : 0) is not Ok and var code)
            {
                throw new InvalidOperationException($"SQLite does not take the file system: {code}.");
            }
        }
    }

    private static int TailAt => (_ordinary->FileSize + 7) & ~7;

    private static Tail* TailOf(OpenFile* file) => (Tail*)((byte*)file + TailAt);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* vfs, byte* name, OpenFile* file, int flags, int* opened)
    {
        if (name is null || (flags & (OpenMainDatabase | OpenMainJournal | OpenWal)) == 0)
        {
            return _ordinary->Open(_ordinary, name, file, flags, opened);
        }

        var path = Marshal.PtrToStringUTF8((nint)name)!;
        lock (One)
        {
            return Guarded(() =>
            {
                // Read while no connection has it: closing a second descriptor would drop SQLite's locks.
                var before = !Files.ContainsKey(path) && File.Exists(path) ? File.ReadAllBytes(path) : [];
                var code = _ordinary->Open(_ordinary, name, file, flags, opened);
                if (code == Ok)
                {
                    var tail = TailOf(file);
                    tail->Ordinary = file->Methods;
                    tail->File = FileAt(path, before);
                    tail->SyncsNames = (flags & OpenCreate) != 0 && (flags & (OpenMainJournal | OpenWal)) != 0 ? 1 : 0;
                    file->Methods = Ours(file->Methods);
                }

                return code;
            });
        }
    }

    private static int FileAt(string path, byte[] before)
    {
        if (!Files.TryGetValue(path, out var file))
        {
            Files[path] = file = ++_lastFile;
            var name = Encoding.UTF8.GetBytes(path);
            _trace!.Add(
                before.Length == 0 ? TraceKind.Created : TraceKind.Found,
                file,
                name.Length,
                [.. name, .. before]
            );
        }

        return file;
    }

    private static FileMethods* Ours(FileMethods* ordinary)
    {
        if (!MethodsFor.TryGetValue((nint)ordinary, out var known))
        {
            var ours = (FileMethods*)NativeMemory.Alloc((nuint)sizeof(FileMethods));
            *ours = *ordinary;
            ours->Write = &Write;
            ours->Truncate = &Truncate;
            ours->Sync = &Sync;
            MethodsFor[(nint)ordinary] = known = (nint)ours;
        }

        return (FileMethods*)known;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(Vfs* vfs, byte* name, int syncsNames)
    {
        var path = Marshal.PtrToStringUTF8((nint)name)!;
        lock (One)
        {
            return Guarded(() =>
            {
                var code = _ordinary->Delete(_ordinary, name, syncsNames);
                if (code == Ok && Files.Remove(path, out var file))
                {
                    _trace!.Add(TraceKind.Deleted, file, 0, []);
                    if (syncsNames != 0)
                    {
                        _trace.Add(TraceKind.NamesSynced, file, _trace.End, []);
                    }
                }

                return code;
            });
        }
    }

    // On record once it is done: a sync that another connection began before that is not taken to cover it.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(OpenFile* file, void* bytes, int count, long offset) =>
        Guarded(() =>
        {
            var tail = TailOf(file);
            var code = tail->Ordinary->Write(file, bytes, count, offset);
            if (code == Ok)
            {
                _trace!.Add(TraceKind.Written, tail->File, offset, new ReadOnlySpan<byte>(bytes, count));
            }

            return code;
        });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(OpenFile* file, long size) =>
        Guarded(() =>
        {
            var tail = TailOf(file);
            var code = tail->Ordinary->Truncate(file, size);
            if (code == Ok)
            {
                _trace!.Add(TraceKind.Truncated, tail->File, size, []);
            }

            return code;
        });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(OpenFile* file, int flags) =>
        Guarded(() =>
        {
            var tail = TailOf(file);
            var begun = _trace!.End;
            var code = tail->Ordinary->Sync(file, flags);
            if (code == Ok)
            {
                _trace.Add(TraceKind.Synced, tail->File, begun, []);
                if (tail->SyncsNames != 0)
                {
                    tail->SyncsNames = 0;
                    _trace.Add(TraceKind.NamesSynced, tail->File, begun, []);
                }
            }

            return code;
        });

    [SuppressMessage("Design", "CA1031", Justification = "An exception cannot pass through SQLite.")]
    private static int Guarded(Func<int> what)
    {
        try
        {
            return what();
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
            return IoError;
        }
    }
}
