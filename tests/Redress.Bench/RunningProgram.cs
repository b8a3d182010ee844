using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Redress.Testing;

namespace Redress.Bench;

/// <summary>The program as its own process, in the demo's environment, on loopback and a port of its own. Its e-mails wait: nobody listens where they would go.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client = new();
    private readonly Process _process;
    private readonly string _socket;

    private RunningProgram(Process process, Uri address, string socket) =>
        (_process, Address, _socket) = (process, address, socket);

    public Uri Address { get; }

    /// <summary>What the system has given it, in MiB.</summary>
    public double Resident =>
        long.Parse(
            File.ReadLines($"/proc/{_process.Id}/status")
                .First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        ) / 1024.0;

    /// <summary>What it worked so far, all cores together.</summary>
    public TimeSpan Worked
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="program">Its assembly.</param>
    /// <param name="place">The store: a folder, or a connection string.</param>
    /// <param name="isWeighed">Whether <see cref="HeapAsync"/> is to be asked.</param>
    public static RunningProgram Launch(string program, string place, bool isWeighed = false)
    {
        var address = $"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";
        var socket = Path.Combine(Path.GetTempPath(), $"redress-heap-{Guid.NewGuid():N}");
        var start = new ProcessStartInfo("dotnet", [program])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var set = start.Environment;
        (set["ASPNETCORE_ENVIRONMENT"], set["ASPNETCORE_URLS"]) = ("Demo", address);
        (set[TestStore.VariableOf(place)], set["Demo__Seed"]) = (place, "false");
        (set["Mail__Host"], set["Mail__Port"], set["Mail__Security"]) = ("127.0.0.1", "9", "None");
        (set["Mail__From"], set["Logging__LogLevel__Default"]) = ("bench@bench.example", "Error");
        if (isWeighed)
            (set["DOTNET_STARTUP_HOOKS"], set[StartupHook.Place]) = (typeof(StartupHook).Assembly.Location, socket);
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, line) => Tell(line.Data);
        process.ErrorDataReceived += static (_, line) => Tell(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new RunningProgram(process, new Uri(address), socket);
    }

    public async Task ReadyAsync()
    {
        while (!await IsReadyAsync())
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The program ended with {_process.ExitCode}");
            await Task.Delay(20);
        }
    }

    /// <summary>The heap in use after a full collection, in MiB.</summary>
    public async Task<double> HeapAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(_socket));
        var told = new byte[64];
        var length = 0;
        while (await socket.ReceiveAsync(told.AsMemory(length)) is > 0 and var more)
            length += more;
        return long.Parse(Encoding.ASCII.GetString(told, 0, length), CultureInfo.InvariantCulture) / 1024.0 / 1024;
    }

    /// <summary>As an operator stops it.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> StopAsync()
    {
        var watch = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        return watch.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await StopAsync();
        File.Delete(_socket);
        _process.Dispose();
        _client.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri(Address, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // An error spoils what is measured: it is shown.
    private static void Tell(string? line)
    {
        if (line is { Length: > 0 })
            Console.Error.WriteLine($"    | {line}");
    }
}
