using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Redress.Domain.Tests.Law;
using Redress.Testing;

namespace Redress.Web.Tests.Storage;

/// <summary>The program as a process of its own on a store of its own, killed without warning while people file.</summary>
public sealed class CrashTests : IAsyncLifetime, IDisposable
{
    private readonly string _store = Directory.CreateTempSubdirectory("redress-crash-").FullName;
    private readonly Uri _address = new($"http://127.0.0.1:{FreePort()}");
    private readonly HttpClient _client;
    private readonly ConcurrentBag<Acknowledged> _acknowledged = [];
    private Process? _program;

    public CrashTests()
    {
        _client = new HttpClient { BaseAddress = _address, Timeout = TimeSpan.FromSeconds(20) };
        File.SetUnixFileMode(_store, File.GetUnixFileMode(_store) | UnixFileMode.OtherExecute);
    }

    public Task InitializeAsync() => StartAsync();

    public Task DisposeAsync()
    {
        _program?.Kill();
        _program?.WaitForExit();
        KillPostmaster();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _program?.Dispose();
        _client.Dispose();
        for (var attempt = 0; Directory.Exists(_store) && attempt < 20; attempt++)
        {
            try
            {
                Directory.Delete(_store, recursive: true);
            }
            catch (IOException)
            {
                // The database's last process is still about to end.
                Thread.Sleep(100);
            }
        }
    }

    [Fact]
    [Rule("BC-5"), Rule("ST-2")]
    public async Task What_was_acknowledged_outlives_a_kill_of_the_program_and_of_its_database()
    {
        // The program alone is killed; its cluster runs on and is taken over.
        var before = await FileUntilAsync(() => _program!.Kill());
        await StartAsync();
        await AllIsThereAsync();

        // The database is killed under the program, then the program.
        Assert.True(
            await FileUntilAsync(() =>
            {
                KillPostmaster();
                _program!.Kill();
            }) > before
        );
        await StartAsync();
        await AllIsThereAsync();

        // And the next complaint gets the next number.
        var last = await FileAsync();
        Assert.DoesNotContain(_acknowledged.Where(a => a != last), a => a.Number == last!.Number);
    }

    private async Task<int> FileUntilAsync(Action kill)
    {
        using var stop = new CancellationTokenSource();
        var clients = Enumerable
            .Range(0, 3)
            .Select(_ =>
                Task.Run(async () =>
                {
                    while (!stop.IsCancellationRequested && await FileAsync() is not null) { }
                })
            )
            .ToArray();
        var already = _acknowledged.Count;
        var waited = Stopwatch.StartNew();
        while (_acknowledged.Count < already + 5 && waited.Elapsed < TimeSpan.FromSeconds(15))
        {
            await Task.Delay(20);
        }

        await Task.Delay(RandomNumberGenerator.GetInt32(50, 800));
        kill();
        _program!.WaitForExit();
        await stop.CancelAsync();
        await Task.WhenAll(clients);
        Assert.True(_acknowledged.Count >= already + 5);
        return _acknowledged.Count;
    }

    private async Task<Acknowledged?> FileAsync()
    {
        var document = RandomNumberGenerator.GetBytes(400_000);
        Stages.Pdf.CopyTo(document, 0);
        using var form = new MultipartFormDataContent
        {
            {
                new StringContent(JsonSerializer.Serialize(Office.Complaint()), Encoding.UTF8, "application/json"),
                "complaint"
            },
            { new ByteArrayContent(document), "documents", "bewijs.pdf" },
        };
        try
        {
            using var answer = await _client.PostAsync("/api/v1/complaints", form);
            if (answer.StatusCode != HttpStatusCode.Created)
            {
                return null;
            }

            var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            var filed = new Acknowledged(
                body["number"]!.GetValue<string>(),
                body["trackingCode"]!.GetValue<string>(),
                Convert.ToHexStringLower(SHA256.HashData(document))
            );
            _acknowledged.Add(filed);
            return filed;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    private async Task AllIsThereAsync()
    {
        var token = await (
            await _client.PostAsJsonAsync(
                "/api/v1/auth/login",
                new { email = "secretary@demo.example", password = "Demo-Pass-2026" }
            )
        ).Content.ReadFromJsonAsync<JsonElement>();
        var signedIn = new AuthenticationHeaderValue("Bearer", token.GetProperty("accessToken").GetString());
        foreach (var filed in _acknowledged)
        {
            var tracked = JsonNode.Parse(
                await GetAsync($"/api/v1/complaints/{filed.Number}", r => r.Headers.Add("X-Tracking-Code", filed.Code))
            )!;
            var document = Assert.Single(tracked["documents"]!.AsArray())!;
            Assert.Equal(filed.Sha256, document["sha256"]!.GetValue<string>());
            Assert.NotEmpty(tracked["messages"]!.AsArray());
            var bytes = await GetAsync(
                $"/api/v1/complaints/{filed.Number}/documents/{document["id"]!.GetValue<string>()}",
                r => r.Headers.Add("X-Tracking-Code", filed.Code)
            );
            Assert.Equal(filed.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            var verified = JsonNode.Parse(
                await GetAsync($"/api/v1/cases/{filed.Number}/journal/verify", r => r.Headers.Authorization = signedIn)
            )!;
            Assert.True(verified["intact"]!.GetValue<bool>());
        }

        Assert.Equal(_acknowledged.Count, _acknowledged.Select(a => a.Number).Distinct().Count());
    }

    private async Task<byte[]> GetAsync(string path, Action<HttpRequestMessage> with)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        with(request);
        using var answer = await _client.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    private async Task StartAsync()
    {
        _program?.Dispose();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Redress.Web.dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["ASPNETCORE_ENVIRONMENT"], start.Environment["ASPNETCORE_URLS"]) = (
            "Demo",
            _address.ToString()
        );
        (start.Environment["Storage__Directory"], start.Environment["Demo__Seed"]) = (_store, "false");
        _program = Process.Start(start)!;
        var said = new StringBuilder();
        _program.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        _program.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        _program.BeginOutputReadLine();
        _program.BeginErrorReadLine();
        var waited = Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            Assert.False(_program.HasExited || waited.Elapsed > TimeSpan.FromSeconds(60), said.ToString());
            await Task.Delay(50);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void KillPostmaster()
    {
        var file = Path.Combine(_store, "pg", "data", "postmaster.pid");
        if (!File.Exists(file))
        {
            return;
        }

        try
        {
            using var postmaster = Process.GetProcessById(
                int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture)
            );
            postmaster.Kill();
            postmaster.WaitForExit();
        }
        catch (ArgumentException)
        {
            // It runs no more.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Acknowledged(string Number, string Code, string Sha256);
}
