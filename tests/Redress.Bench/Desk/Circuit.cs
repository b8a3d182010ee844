using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Redress.Bench.Desk;

/// <summary>
/// A page of the staff that is open somewhere, as the program sees it: its islands live in a circuit, what they draw is confirmed, and what they ask of the browser is answered with
/// nothing. Nobody draws it, so that what is measured is the program's part.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _line = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _gone = new();
    private readonly TaskCompletionSource<string> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SignedIn _person;
    private int _attached;
    private Task _listening = Task.CompletedTask;
    private Task _beating = Task.CompletedTask;

    private Circuit(SignedIn person) => _person = person;

    /// <summary>How often something was drawn in it.</summary>
    public int Drawings { get; private set; }

    public bool Lives => !_listening.IsCompleted;

    /// <summary>Opens a page and its circuit; done when its islands have drawn and found their scripts.</summary>
    public static async Task<Circuit> OpenAsync(SignedIn person, string page)
    {
        var address = new Uri(person.Client.BaseAddress!, page);
        var html = await person.Client.GetStringAsync(address);
        var islands = Markers(html);
        var circuit = new Circuit(person);
        await circuit.BeginAsync(address, islands, Carried().Match(html).Groups["state"].Value);
        return circuit;
    }

    // As they stand in the page: of one that was drawn already there is a mark before and one behind.
    private static List<JsonNode> Markers(string html) =>
        [
            .. Marker()
                .Matches(html)
                .Select(found => JsonNode.Parse(found.Groups["marker"].Value)!)
                .Where(marker => marker["type"]?.GetValue<string>() == "server"),
        ];

    private async Task BeginAsync(Uri address, List<JsonNode> islands, string state)
    {
        _line.Options.Cookies = _person.Cookies;
        _line.Options.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));
        await _line.ConnectAsync(
            new UriBuilder(address)
            {
                Scheme = "ws",
                Path = "/_blazor",
                Query = "",
            }.Uri,
            _gone.Token
        );
        await SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"));
        (_listening, _beating) = (ListenAsync(), BeatAsync());
        var root = address.GetLeftPart(UriPartial.Authority) + "/";
        await SendAsync(
            Call("0", "StartCircuit", 4).Value(root).Value(address.ToString()).Value("[]").Value(state).List(0)
        );
        await _begun.Task.WaitAsync(Patience);
        var operations = new JsonObject
        {
            ["batchId"] = 1,
            ["operations"] = new JsonArray([
                .. islands.Select(
                    (marker, i) =>
                        new JsonObject
                        {
                            ["type"] = "add",
                            ["ssrComponentId"] = i + 1,
                            ["marker"] = marker,
                        }
                ),
            ]),
        };
        await SendAsync(Call(null, "UpdateRootComponents", 2).Value(operations.ToJsonString()).Value(state).List(0));
        await _drawn.Task.WaitAsync(Patience);
        await SettledAsync(address);
    }

    // What is still on its way after the first drawing: scripts that are loaded, and what they begin.
    private async Task SettledAsync(Uri address)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var seen = (Drawings: -1, Attached: 0); seen.Attached == 0 || seen != (Drawings, _attached); )
        {
            if (patience.IsCancellationRequested)
                throw new InvalidOperationException($"{address} has no island that lives.");
            seen = (Drawings, _attached);
            await Task.Delay(200);
        }
    }

    private async Task ListenAsync()
    {
        var (bytes, filled, shaken) = (new byte[1 << 16], 0, false);
        try
        {
            while (!_gone.IsCancellationRequested)
            {
                if (filled == bytes.Length)
                    Array.Resize(ref bytes, bytes.Length * 2);
                var got = await _line.ReceiveAsync(bytes.AsMemory(filled), _gone.Token);
                if (got.MessageType == WebSocketMessageType.Close)
                    throw new InvalidOperationException("The program closed the line.");
                filled += got.Count;
                var taken = 0;
                if (!shaken)
                {
                    // The answer to the first message ends with a sign of its own.
                    if (Array.IndexOf(bytes, (byte)0x1e, 0, filled) is not (>= 0 and var end))
                        continue;
                    (taken, shaken) = (end + 1, true);
                }

                while (Frame(bytes, taken, filled) is var (from, length))
                {
                    await HearAsync(bytes.AsMemory(from, length));
                    taken = from + length;
                }

                bytes.AsSpan(taken, filled - taken).CopyTo(bytes);
                filled -= taken;
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // Closed by ourselves.
        }
        catch (Exception e) when (!_gone.IsCancellationRequested)
        {
            _begun.TrySetException(e);
            _drawn.TrySetException(e);
            throw;
        }
    }

    private static (int From, int Length)? Frame(byte[] bytes, int at, int filled)
    {
        var (length, shift) = (0, 0);
        for (var i = at; i < filled; i++)
        {
            length |= (bytes[i] & 0x7f) << shift;
            shift += 7;
            if ((bytes[i] & 0x80) == 0)
                return i + 1 + length <= filled ? (i + 1, length) : null;
        }

        return null;
    }

    private Task HearAsync(ReadOnlyMemory<byte> message)
    {
        var reader = new PackReader(message.Span);
        reader.List();
        switch (reader.Number())
        {
            case 1:
                reader.Skip();
                reader.Skip();
                var target = reader.Text();
                reader.List();
                return HearAsync(target, ref reader);
            case 3:
                reader.Skip();
                reader.Skip();
                if (reader.Number() == 3)
                    _begun.TrySetResult(reader.Text() ?? "");
                else
                    _begun.TrySetException(new InvalidOperationException("No circuit was begun."));
                break;
            case 7:
                throw new InvalidOperationException($"The program ended the circuit: {reader.Text()}");
        }

        return Task.CompletedTask;
    }

    private Task HearAsync(string? target, ref PackReader reader)
    {
        switch (target)
        {
            case "JS.RenderBatch":
                Drawings++;
                return SendAsync(Call(null, "OnRenderCompleted", 2).Value(reader.Number()).Nothing().List(0));
            case "JS.BeginInvokeJS":
                var asked = reader.Number();
                var name = reader.Text();
                reader.Skip();
                var wanted = reader.Number();
                _attached += name is "start" or "attach" or "import" ? 1 : 0;
                return asked == 0 ? Task.CompletedTask : AnswerAsync(asked, name, wanted);
            case "JS.EndUpdateRootComponents":
                _drawn.TrySetResult();
                break;
            case "JS.Error":
                throw new InvalidOperationException($"The circuit failed: {reader.Text()}");
        }

        return Task.CompletedTask;
    }

    // A module that is loaded; the count of lists that were begun; and nothing for all else.
    private Task AnswerAsync(long asked, string? name, long wanted)
    {
        const long anObject = 1;
        JsonNode? answer =
            wanted == anObject ? new JsonObject { ["__jsObjectId"] = asked }
            : name == "start" ? 1
            : null;
        var result = new JsonArray(asked, true, answer).ToJsonString();
        return SendAsync(Call(null, "EndInvokeJSFromDotNet", 3).Value(asked).Value(true).Value(result).List(0));
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(_gone.Token))
                await SendAsync(new PackWriter().List(1).Value(6));
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // Closed by ourselves.
        }
    }

    private static PackWriter Call(string? id, string method, int values) =>
        new PackWriter().List(6).Value(1).EmptyMap().Value(id).Value(method).List(values);

    private Task SendAsync(PackWriter message) => SendAsync(message.Message());

    private async Task SendAsync(byte[] message)
    {
        await _turn.WaitAsync(_gone.Token);
        try
        {
            await _line.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, _gone.Token);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>As a browser leaves a page: the program is told, and keeps nothing of it.</summary>
    public async ValueTask DisposeAsync()
    {
        // When the program ended the line there is nobody to tell.
        if (!_listening.IsCompleted && _begun.Task is { IsCompletedSuccessfully: true, Result: var id })
        {
            using var form = new MultipartFormDataContent { { new StringContent(id), "circuitId" } };
            using var answer = await _person.Client.PostAsync("/_blazor/disconnect", form);
            answer.EnsureSuccessStatusCode();
        }

        await _gone.CancelAsync();
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _line.Dispose();
        _turn.Dispose();
        _gone.Dispose();
    }

    [GeneratedRegex("<!--Blazor:(?<marker>\\{.*?\\})-->", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Marker();

    [GeneratedRegex(
        "<!--Blazor-Server-Component-State:(?<state>[^>]*?)-->",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Carried();
}
