using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Redress.Web.Tests.Storage.Crashes;

/// <summary>Several clients that file and act at the same time, and go on, after the program was gone, with what was not answered.</summary>
internal sealed class FilingClients : IDisposable
{
    private readonly Uri _address;
    private readonly Random[] _chances;
    private readonly FiledCase?[] _current;
    private readonly List<FiledCase> _cases = [];
    private readonly HttpClient _anybody;
    private HttpClient? _shop;
    private HttpClient? _secretary;

    public FilingClients(Uri address, int count, int seed)
    {
        _address = address;
        _anybody = Client();
        _chances = [.. Enumerable.Range(0, count).Select(i => new Random(seed + i))];
        _current = new FiledCase?[count];
    }

    public Uri Address => _address;

    /// <summary>Whoever is not signed in.</summary>
    public HttpClient Anybody => _anybody;

    public HttpClient Secretary => _secretary!;

    /// <summary>All that were asked for, whether answered or not.</summary>
    public IReadOnlyList<FiledCase> Cases
    {
        get
        {
            lock (_cases)
            {
                return [.. _cases];
            }
        }
    }

    /// <summary>How many writes were answered.</summary>
    public int Answered => Cases.Sum(c => c.Done);

    /// <summary>Once, when the program first runs: what it gave then it takes after every later start.</summary>
    public async Task SignInAsync()
    {
        _secretary = await SignedInAsync("secretary");
        _shop = await SignedInAsync("shop");
    }

    /// <summary>Until they are stopped; while the program or its store is gone they ask again and again.</summary>
    public Task RunAsync(CancellationToken stop) =>
        EachAsync(async client =>
        {
            while (!stop.IsCancellationRequested)
            {
                if (!await AskAsync(Current(client)))
                {
                    await Task.Delay(20, CancellationToken.None);
                }
            }
        });

    /// <summary>Asks again for what was asked and not answered; nothing new.</summary>
    public Task RepeatAsync() =>
        EachAsync(async client =>
        {
            if (_current[client] is { IsAsked: true } asked)
            {
                var key = asked.Key(asked.Done);
                Assert.True(await AskAsync(asked), $"{key} is not answered.");
            }
        });

    public void Dispose()
    {
        _anybody.Dispose();
        _secretary?.Dispose();
        _shop?.Dispose();
    }

    private Task EachAsync(Func<int, Task> client) =>
        Task.WhenAll(Enumerable.Range(0, _current.Length).Select(i => Task.Run(() => client(i))));

    private FiledCase Current(int client)
    {
        if (_current[client] is not { } current || current.Done == FiledCase.Steps.Length)
        {
            _current[client] = current = new FiledCase(_chances[client]);
            lock (_cases)
            {
                _cases.Add(current);
            }
        }

        return current;
    }

    private Task<bool> AskAsync(FiledCase filed) => filed.AskAsync(_anybody, _secretary!, _shop!);

    private async Task<HttpClient> SignedInAsync(string person)
    {
        using var answer = await _anybody.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = $"{person}@demo.example", password = "Demo-Pass-2026" }
        );
        var token = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            token.GetProperty("accessToken").GetString()
        );
        return client;
    }

    private HttpClient Client() => new() { BaseAddress = _address, Timeout = TimeSpan.FromSeconds(20) };
}
