using System.Collections.Concurrent;

namespace Redress.Web.Cases.PartyFile;

/// <summary>How many copies one reader has made at once, and how long one may take: a copy holds a connection and reads all documents of a case.</summary>
internal sealed class FileCopies
{
    public const int AtOnce = 2;
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, int> _running = new(StringComparer.Ordinal);

    /// <summary>Null: this reader has as many running as it may.</summary>
    /// <param name="atOnce">How many of this kind it may have.</param>
    public IDisposable? Begin(string reader, int atOnce = AtOnce)
    {
        var running = _running.AddOrUpdate(reader, 1, (_, before) => before + 1);
        if (running <= atOnce)
        {
            return new Turn(this, reader);
        }

        End(reader);
        return null;
    }

    private void End(string reader)
    {
        if (_running.AddOrUpdate(reader, 0, (_, before) => before - 1) <= 0)
        {
            _running.TryRemove(new KeyValuePair<string, int>(reader, 0));
        }
    }

    private sealed class Turn(FileCopies copies, string reader) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                copies.End(reader);
            }
        }
    }
}
