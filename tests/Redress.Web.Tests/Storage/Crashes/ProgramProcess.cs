using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Redress.Web.Tests.Storage.Crashes;

/// <summary>The program as a process of its own, started and killed as often as one likes, always at the same address.</summary>
/// <param name="settings">As the environment gives them, such as Storage__Directory.</param>
/// <param name="command">What dotnet runs, a file beside the tests, and its arguments.</param>
internal sealed class ProgramProcess(IReadOnlyDictionary<string, string> settings, params string[] command)
    : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly StringBuilder _said = new();
    private Process? _process;

    public ProgramProcess(IReadOnlyDictionary<string, string> settings)
        : this(settings, "Redress.Web.dll") { }

    public Uri Address { get; init; } = new($"http://127.0.0.1:{FreePort()}");

    public bool HasExited => _process?.HasExited ?? true;

    /// <summary>What the program wrote on the console since its last start.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public void Begin()
    {
        _process?.Dispose();
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, command[0]), .. command[1..]]
        )
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["Demo__Seed"] = "false";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        lock (_said)
        {
            _said.Clear();
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> StartAsync()
    {
        var taken = Stopwatch.StartNew();
        Begin();
        using var client = new HttpClient { BaseAddress = Address };
        while (!await IsReadyAsync(client))
        {
            Assert.False(_process!.HasExited || taken.Elapsed > LongestStart, Said);
            await Task.Delay(20);
        }

        return taken.Elapsed;
    }

    /// <summary>By SIGKILL: nothing in it runs any more.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!HasExited)
        {
            Kill();
        }

        _process?.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/health/ready");
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
}
