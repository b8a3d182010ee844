using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Redress.Web.Tests.Letters;

/// <summary>A mail server of a hundred lines: takes what it is sent, or answers a recipient with what a test wants.</summary>
internal sealed class SmtpListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<string> _messages = [];

    public SmtpListener()
    {
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The answer to RCPT TO.</summary>
    public string Recipient { get; set; } = "250 ok";

    public IReadOnlyList<string> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>The text of a message, whether it was sent in base64 or quoted-printable, and its headers.</summary>
    public static string Read(string message)
    {
        var parts = message.Split("\r\n\r\n", 2);
        if (parts[0].Contains("base64", StringComparison.OrdinalIgnoreCase))
        {
            return parts[0]
                + "\n\n"
                + Encoding.UTF8.GetString(
                    Convert.FromBase64String(parts[1].Replace("\r\n", "", StringComparison.Ordinal))
                );
        }

        var soft = parts[1].Replace("=\r\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>();
        for (var i = 0; i < soft.Length; i++)
        {
            if (soft[i] == '=' && i + 2 < soft.Length)
            {
                bytes.Add(Convert.ToByte(soft.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes([soft[i]]));
            }
        }

        return parts[0] + "\n\n" + Encoding.UTF8.GetString([.. bytes]);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
    }

    private async Task Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = Talk(client);
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var held = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII)
        {
            NewLine = "\r\n",
            AutoFlush = true,
        };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var verb = line.Split(' ')[0].ToUpperInvariant();
            switch (verb)
            {
                case "RCPT":
                    await writer.WriteLineAsync(Recipient);
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    await Take(reader);
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    private async Task Take(StreamReader reader)
    {
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            message.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }

        lock (_lock)
        {
            _messages.Add(message.ToString());
        }
    }
}
