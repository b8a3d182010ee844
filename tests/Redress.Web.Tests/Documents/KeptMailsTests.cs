using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Documents;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Documents;

/// <summary>Every kept mail is taken at every door, shown as its recipient read it, and given back byte by byte (BC-2).</summary>
public sealed partial class KeptMailsTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly byte[] OfOutlook = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
    private readonly Office _office = new(one.App);

    private static IReadOnlyList<(string Name, byte[] Bytes)> Mails { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Documents", "Mails"), "*.eml")
            .Order(StringComparer.Ordinal)
            .Select(f => (Path.GetFileName(f), File.ReadAllBytes(f))),
        ("outlook.msg", OfOutlook),
    ];

    [Fact, Rule("BC-2"), Rule("BC-4")]
    public async Task By_the_api()
    {
        Assert.Equal(18, Mails.Count);
        using var form = new MultipartFormDataContent
        {
            {
                new StringContent(
                    JsonSerializer.Serialize(Office.Complaint("unsolicitedAdvertising", facts: $"Api {Guid.NewGuid()}"))
                ),
                "complaint"
            },
        };
        foreach (var (name, bytes) in Mails)
        {
            form.Add(new ByteArrayContent(bytes), "messages", name);
        }

        using var answer = await one.Client().PostAsync(new Uri("/api/v1/complaints", UriKind.Relative), form);
        var filed = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        // The first was described besides.
        await ProveAsync(filed["number"]!.GetValue<string>(), filed["trackingCode"]!.GetValue<string>(), described: 1);
    }

    [Fact, Rule("BC-2"), Rule("BC-4")]
    public async Task By_the_pages()
    {
        var filer = new Filer(one.Client());
        await filer.FillInAsync($"Pagina {Guid.NewGuid()}");
        await filer.BeginAsync("unsolicitedAdvertising");
        var sent = await filer.PostAsync(
            "/complain/messages",
            "step",
            [("messages", ""), ("do", "next")],
            [.. Mails.Select(m => ("messages.files", m.Name, m.Bytes))]
        );
        Assert.Equal("/complain/review", sent.Location);
        Assert.Equal("/complain/receipt", (await filer.PostAsync("/complain/review", "file", [])).Location);
        var receipt = (await filer.OpenAsync("/complain/receipt")).Html;
        await ProveAsync(Number().Match(receipt).Value, Code().Match(receipt).Value, described: 0);
    }

    private async Task ProveAsync(string number, string code, int described)
    {
        var tracked = await _office.TrackAsync(number, code);
        Assert.Equal(
            Mails.Select(m => m.Name.EndsWith(".msg", StringComparison.Ordinal) ? $"[{m.Name}]" : Read(m.Bytes)),
            tracked.Body!["complaint"]!["messages"]!.AsArray().Skip(described).Select(m => m!.GetValue<string>())
        );
        var client = one.Client();
        await new Person(client).RedirectAsync("/track", "track", ("number", number), ("code", code));
        var documents = tracked.List("documents").ToDictionary(d => d["name"]!.GetValue<string>());
        Assert.Equal(Mails.Count, documents.Count);
        foreach (var (name, bytes) in Mails)
        {
            var id = documents[name]["id"]!.GetValue<string>();
            Assert.Equal(bytes, await client.GetByteArrayAsync($"/track/{number}/documents/{id}"));
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                new Uri($"/api/v1/complaints/{number}/documents/{id}", UriKind.Relative)
            );
            request.Headers.Add("X-Tracking-Code", code);
            using var answer = await client.SendAsync(request);
            Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync());
            var page = await new Person(client).GetAsync($"/track/{number}/exhibits/{id}");
            if (name.EndsWith(".eml", StringComparison.Ordinal))
            {
                Assert.Contains(Read(bytes), page, StringComparison.Ordinal);
            }
            else
            {
                Assert.DoesNotContain("<pre", page, StringComparison.Ordinal);
                Assert.Contains(" download>", page, StringComparison.Ordinal);
            }
        }
    }

    private static string Read(byte[] bytes) => ReceivedMessage.Read(bytes);

    [GeneratedRegex("BC-[0-9]{4}-[0-9]{6}", RegexOptions.None, 2000)]
    private static partial Regex Number();

    [GeneratedRegex("[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){3}", RegexOptions.None, 2000)]
    private static partial Regex Code();
}
