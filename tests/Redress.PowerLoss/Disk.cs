using System.Text;

namespace Redress.PowerLoss;

/// <summary>
/// What a disk holds after the power was lost at some point of a trace. What was synced is there. Of what came after a
/// file's last sync each 512-byte sector holds any one of the states that it had since: a write is kept, lost or torn,
/// whatever became of the writes before and after it. A name that came or went is known once its folder was synced;
/// of what came after that some first part is.
/// </summary>
public static class Disk
{
    private const int Sector = 512;

    /// <summary>Rebuilds the files in an empty folder, under their own names.</summary>
    /// <param name="trace">All of it.</param>
    /// <param name="end">The power was lost after the record that ends here, in bytes of the trace.</param>
    /// <param name="folder">Where the files are written.</param>
    /// <param name="seed">Decides what of the unsynced writes is there; the same seed, the same files.</param>
    public static void Forget(IReadOnlyList<TraceRecord> trace, long end, string folder, int seed)
    {
        var chance = new Random(seed);
        var records = trace.TakeWhile(r => r.End <= end).ToList();
        foreach (var (path, file) in Names(records, chance))
        {
            using var stream = File.Create(Path.Combine(folder, Path.GetFileName(path)));
            stream.Write(Content(records.Where(r => r.File == file).ToList(), chance));
        }
    }

    /// <summary>Which file is under which name.</summary>
    private static Dictionary<string, int> Names(List<TraceRecord> records, Random chance)
    {
        var paths = records
            .Where(r => r.Kind is TraceKind.Created or TraceKind.Found)
            .ToDictionary(r => r.File, r => Encoding.UTF8.GetString(r.Bytes.Span[..(int)r.Offset]));
        var synced = records
            .Where(r => r.Kind == TraceKind.NamesSynced)
            .GroupBy(r => Path.GetDirectoryName(paths[r.File])!)
            .ToDictionary(g => g.Key, g => g.Max(r => r.Offset));
        var names = new Dictionary<string, int>();
        foreach (
            var changes in records
                .Where(r => r.Kind is TraceKind.Created or TraceKind.Found or TraceKind.Deleted)
                .GroupBy(r => paths[r.File])
        )
        {
            var until = synced.GetValueOrDefault(Path.GetDirectoryName(changes.Key)!);
            var known = changes.Count(r => r.Kind == TraceKind.Found || r.End <= until);
            foreach (var change in changes.Take(chance.Next(known, changes.Count() + 1)))
            {
                if (change.Kind == TraceKind.Deleted)
                {
                    names.Remove(changes.Key);
                }
                else
                {
                    names[changes.Key] = change.File;
                }
            }
        }

        return names;
    }

    private static ReadOnlySpan<byte> Content(List<TraceRecord> records, Random chance)
    {
        var synced = records.Where(r => r.Kind == TraceKind.Synced).Select(r => r.Offset).DefaultIfEmpty().Max();
        var written = new Bytes();
        foreach (var record in records.Where(r => r.Kind == TraceKind.Found || r.End <= synced))
        {
            Do(written, record);
        }

        // What a reader of the running machine sees goes on in the one, what is on the disk is the other.
        var disk = written.Copy();
        var kept = chance.NextDouble();
        var torn = chance.NextDouble();
        foreach (var record in records.Where(r => r.Kind != TraceKind.Found && r.End > synced))
        {
            Do(written, record);
            var (isKept, isTorn) = (chance.NextDouble() < kept, chance.NextDouble() < torn / 2);
            if (record.Kind == TraceKind.Truncated && isKept)
            {
                disk.Truncate(record.Offset);
            }
            else if (record.Kind == TraceKind.Written)
            {
                var first = record.Offset / Sector * Sector;
                for (var at = first; at < record.Offset + record.Bytes.Length; at += Sector)
                {
                    if (isTorn ? chance.Next(2) == 0 : isKept)
                    {
                        disk.Write(at, written.From(at, Sector));
                    }
                }
            }
        }

        return disk.All;
    }

    private static void Do(Bytes file, TraceRecord record)
    {
        switch (record.Kind)
        {
            case TraceKind.Found:
                file.Write(0, record.Bytes.Span[(int)record.Offset..]);
                break;
            case TraceKind.Written:
                file.Write(record.Offset, record.Bytes.Span);
                break;
            case TraceKind.Truncated:
                file.Truncate(record.Offset);
                break;
        }
    }

    /// <summary>A file in memory: what was never written within its length is zero.</summary>
    private sealed class Bytes
    {
        private byte[] _bytes = [];
        private int _length;

        public ReadOnlySpan<byte> All => _bytes.AsSpan(0, _length);

        public Bytes Copy() => new() { _bytes = [.. All], _length = _length };

        public ReadOnlySpan<byte> From(long at, int count) => All.Slice((int)at, Math.Min(count, _length - (int)at));

        public void Write(long at, ReadOnlySpan<byte> bytes)
        {
            var end = (int)at + bytes.Length;
            if (end > _bytes.Length)
            {
                Array.Resize(ref _bytes, Math.Max(end, _bytes.Length * 2));
            }

            bytes.CopyTo(_bytes.AsSpan((int)at));
            _length = Math.Max(_length, end);
        }

        public void Truncate(long length)
        {
            if (length > _bytes.Length)
            {
                Array.Resize(ref _bytes, (int)length);
            }

            if (length < _length)
            {
                Array.Clear(_bytes, (int)length, _length - (int)length);
            }

            _length = (int)length;
        }
    }
}
