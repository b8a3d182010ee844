using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Redress.PowerLoss;

/// <summary>
/// Everything that a program did to its files, in order, appended to one file by a write each, so that a killed program
/// leaves all of it but perhaps a part of the last record. Refuses to begin where a trace is.
/// </summary>
public sealed class Trace : IDisposable
{
    // Length of the bytes, kind, file, offset.
    private const int Head = 4 + 1 + 4 + 8;
    private readonly FileStream _stream;
    private readonly Lock _one = new();

    public Trace(string path) =>
        _stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);

    /// <summary>The point to which the trace has come, in bytes.</summary>
    public long End
    {
        get
        {
            lock (_one)
            {
                return _stream.Position;
            }
        }
    }

    /// <summary>Appends a record.</summary>
    public void Add(TraceKind kind, int file, long offset, ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Head + bytes.Length);
        try
        {
            BinaryPrimitives.WriteInt32LittleEndian(buffer, bytes.Length);
            buffer[4] = (byte)kind;
            BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(5), file);
            BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(9), offset);
            bytes.CopyTo(buffer.AsSpan(Head));
            lock (_one)
            {
                _stream.Write(buffer, 0, Head + bytes.Length);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Somebody is told now that what was asked for under the key is done.</summary>
    public void Answer(string key) => Add(TraceKind.Answered, 0, 0, Encoding.UTF8.GetBytes(key));

    public void Dispose() => _stream.Dispose();

    /// <summary>All records of a trace; what a killed program did not finish writing is left out.</summary>
    public static IReadOnlyList<TraceRecord> Read(string path)
    {
        ReadOnlyMemory<byte> all = File.ReadAllBytes(path);
        var records = new List<TraceRecord>();
        var at = 0;
        while (all.Length - at >= Head)
        {
            var head = all.Span[at..];
            var end = at + Head + (long)BinaryPrimitives.ReadInt32LittleEndian(head);
            if (end > all.Length)
            {
                break;
            }

            records.Add(
                new TraceRecord(
                    end,
                    (TraceKind)head[4],
                    BinaryPrimitives.ReadInt32LittleEndian(head[5..]),
                    BinaryPrimitives.ReadInt64LittleEndian(head[9..]),
                    all[(at + Head)..(int)end]
                )
            );
            at = (int)end;
        }

        return records;
    }
}
