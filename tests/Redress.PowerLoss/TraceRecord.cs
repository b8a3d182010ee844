namespace Redress.PowerLoss;

/// <summary>What was done to a file, or told to a caller.</summary>
public enum TraceKind : byte
{
    /// <summary>A file came to be under a name; the bytes are its path.</summary>
    Created,

    /// <summary>A file that was there before the trace began; the offset is the length of its path, which comes first in the bytes, then what it held.</summary>
    Found,

    /// <summary>Bytes were written at the offset.</summary>
    Written,

    /// <summary>The file was cut to the length that the offset gives.</summary>
    Truncated,

    /// <summary>The name is gone.</summary>
    Deleted,

    /// <summary>The disk said that it keeps what was written to the file before the point of the trace that the offset gives.</summary>
    Synced,

    /// <summary>As <see cref="Synced"/>, for the names that came and went in the folder of the file.</summary>
    NamesSynced,

    /// <summary>Somebody is being told that a write is done; the bytes are the key by which that somebody asked for it.</summary>
    Answered,
}

/// <summary>One line of a trace.</summary>
/// <param name="End">Where in the trace the record ends, in bytes: the point just after it.</param>
/// <param name="File">The number of the file within the trace; a name that is deleted and made anew is another file. 0 for an answer.</param>
/// <param name="Offset">In bytes; its meaning depends on the kind.</param>
public readonly record struct TraceRecord(long End, TraceKind Kind, int File, long Offset, ReadOnlyMemory<byte> Bytes);
