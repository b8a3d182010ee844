using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Documents;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Fuzzing;

/// <summary>Bodies in several parts, spoilt by chance, on a real connection and at each kind of door.</summary>
[Collection(Alone.Name)]
public sealed class MultipartFuzzTests(OneNarrowApp one) : IClassFixture<OneNarrowApp>
{
    private readonly Office _office = new(one.App);

    [Fact, Rule("BC-4")]
    public async Task No_body_in_parts_however_spoilt_is_a_fault_or_leaves_anything_behind()
    {
        var random = new Random(18);
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var staff = await _office.PersonAsync("secretary");
        using var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new CookieContainer(),
        };
        using var device = new HttpClient(handler) { BaseAddress = one.App.Address };
        Assert.True(await new Person(device).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var filer = new Filer(device);
        await filer.BeginAsync();
        using var step = await filer.FormAsync(
            "/complain/facts",
            "step",
            [("facts", "Ik wacht."), ("do", "next")],
            Files
        );
        using var act = await filer.FormAsync(
            $"/cases/{number}/actions/note",
            "act",
            [("text", "Gezien.")],
            ("files:documents", "a.txt", "x"u8.ToArray())
        );
        using var complaint = Complaint();
        using var document = new MultipartFormDataContent
        {
            { new StringContent("parties"), "for" },
            { new ByteArrayContent("%PDF-1.7"u8.ToArray()), "document", "a.pdf" },
        };
        var watched = new Watched(one.App);
        (HttpClient Client, string Path, MultipartFormDataContent Whole)[] doors =
        [
            (device, "/api/v1/complaints", complaint),
            (staff, $"/api/v1/cases/{number}/documents", document),
            (device, "/complain/facts", step),
            (device, $"/cases/{number}/actions/note", act),
        ];
        foreach (var (client, path, whole) in doors)
        {
            var body = await whole.ReadAsByteArrayAsync();
            var boundary = whole.Headers.ContentType!.Parameters.Single(p => p.Name == "boundary").Value!.Trim('"');
            for (var i = 0; i < 60; i++)
            {
                var (spoilt, named) = Spoilt(body, boundary, random);
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
                {
                    Content = new ByteArrayContent(spoilt),
                };
                request.Content.Headers.TryAddWithoutValidation(
                    "Content-Type",
                    $"multipart/form-data; boundary={named}"
                );
                await watched.SendAsync(client, request, Encoding.Latin1.GetString(spoilt));
            }

            for (var i = 0; i < 10; i++)
            {
                await SendLyingAsync(watched, path, body, boundary, random);
            }
        }

        // The form of the act holds for its sender what it took.
        await watched.NothingIsLeftAsync(staged: 60);
    }

    private static (string, string, byte[])[] Files => [("documents", "a.txt", "x"u8.ToArray())];

    private static MultipartFormDataContent Complaint() =>
        new()
        {
            { new StringContent(JsonSerializer.Serialize(Office.Complaint(facts: "Steeds anders."))), "complaint" },
            { new ByteArrayContent("%PDF-1.7"u8.ToArray()), "documents", "a.pdf" },
            { new ByteArrayContent("From: x\r\n\r\ny"u8.ToArray()), "messages", "a.eml" },
        };

    private static (byte[] Body, string Boundary) Spoilt(byte[] body, string boundary, Random random)
    {
        var at = random.Next(body.Length);
        return random.Next(8) switch
        {
            0 => (body, new string('b', random.Next(120))),
            1 => (body, $"\"{boundary[..random.Next(boundary.Length)]}\""),
            2 => (body[..at], boundary),
            3 => ([.. body.AsSpan(0, at), .. body.AsSpan(random.Next(body.Length))], boundary),
            4 => ([.. body, .. body, .. body.AsSpan(0, at)], boundary),
            5 => (
                [.. body.AsSpan(0, at), .. Encoding.ASCII.GetBytes($"\r\n--{boundary}\r\n"), .. body.AsSpan(at)],
                boundary
            ),
            6 => (Repeated(boundary, random), boundary),
            _ => (Flipped(body, random), boundary),
        };
    }

    private static byte[] Repeated(string boundary, Random random)
    {
        var part = random.Next(3) switch
        {
            0 => "Content-Disposition: form-data; name=\"complaint\"\r\n\r\n{}",
            1 => "Content-Disposition: form-data; name=\"documents\"; filename=\"a.txt\"\r\n\r\nx",
            _ => $"Content-Disposition: form-data; name=\"{new string('n', random.Next(3_000))}\"\r\n\r\n",
        };
        return Encoding.ASCII.GetBytes(
            string.Concat(Enumerable.Repeat($"--{boundary}\r\n{part}\r\n", random.Next(1, 1_500)))
                + $"--{boundary}--\r\n"
        );
    }

    private static byte[] Flipped(byte[] body, Random random)
    {
        var flipped = body.ToArray();
        for (var n = random.Next(1, 12); n > 0; n--)
        {
            flipped[random.Next(flipped.Length)] = (byte)random.Next(256);
        }

        return flipped;
    }

    // Says another length than that of what comes.
    private async Task SendLyingAsync(Watched watched, string path, byte[] body, string boundary, Random random)
    {
        var said = random.Next(2) == 0 ? random.Next(body.Length) : body.Length + random.Next(1, 100_000);
        var head =
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=\"{boundary}\"\r\nContent-Length: {said}\r\n\r\n";
        var clock = Stopwatch.StartNew();
        using var connection = new TcpClient();
        await connection.ConnectAsync("localhost", one.App.Address.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body]);
        connection.Client.Shutdown(SocketShutdown.Send);
        using var answer = new StreamReader(stream, Encoding.Latin1);
        string? line;
        try
        {
            line = await answer.ReadLineAsync();
        }
        catch (IOException)
        {
            line = null;
        }

        watched.Judge(
            line is null ? 0 : int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture),
            clock,
            path,
            $"{said} said, {body.Length} sent"
        );
    }
}
