using System.Diagnostics;

namespace Redress.Web.Operations;

/// <summary>
/// How far a command has come, on the error output, so that the output itself can be kept: on a terminal one line that is written
/// over, else a line every ten seconds; and the last one in any case.
/// </summary>
internal sealed class ConsoleProgress<T>(Func<T, string> say) : IProgress<T>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly Lock _one = new();
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private string? _unsaid;

    public void Report(T value)
    {
        lock (_one)
        {
            _unsaid = say(value);
            if (!Console.IsErrorRedirected)
                Console.Error.Write($"\r{_unsaid}\e[K");
            else if (_since.Elapsed >= Pause)
            {
                _since.Restart();
                Console.Error.WriteLine(_unsaid);
                _unsaid = null;
            }
        }
    }

    /// <summary>Ends the line.</summary>
    public void Dispose()
    {
        lock (_one)
            if (_unsaid is not null)
                Console.Error.WriteLine(Console.IsErrorRedirected ? _unsaid : "");
    }
}

/// <summary>Bytes in words.</summary>
internal static class Bytes
{
    public static ConsoleProgress<long> Progress(string what) =>
        new(bytes => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{what}: {bytes:N0} bytes"));
}
