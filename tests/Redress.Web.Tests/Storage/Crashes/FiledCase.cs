using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Redress.Testing;

namespace Redress.Web.Tests.Storage.Crashes;

/// <summary>
/// A complaint with a document, and three acts on it, each asked for under an Idempotency-Key of its own: the same
/// again until it is answered.
/// </summary>
internal sealed class FiledCase
{
    /// <summary>In the order in which they are done.</summary>
    public static readonly string[] Steps = ["file-complaint", "send-to-member", "add-document", "respond"];

    private readonly byte[]?[] _documents;

    public FiledCase(Random chance)
    {
        Id = string.Concat(Enumerable.Range(0, 16).Select(_ => (char)chance.Next('a', 'z' + 1)));
        _documents = [NewDocument(chance), NewDocument(chance)];
        Sha256 = [.. _documents.Select(d => Convert.ToHexStringLower(SHA256.HashData(d!)))];
    }

    /// <summary>Stands in the complaint's text, and at the beginning of each key.</summary>
    public string Id { get; }

    /// <summary>How many of the steps were answered.</summary>
    public int Done { get; private set; }

    /// <summary>Whether the next step was asked for, and is not answered yet.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>How many of the steps were asked for, answered or not.</summary>
    public int Asked => Done + (IsAsked ? 1 : 0);

    public string? Number { get; private set; }

    public string? Code { get; private set; }

    /// <summary>Each time that a step was asked for: from when to when, and how it was answered.</summary>
    public List<string> Answers { get; } = [];

    /// <summary>Of the two documents, in the order of the steps that bring them.</summary>
    public IReadOnlyList<string> Sha256 { get; }

    /// <summary>The key under which a step is asked for.</summary>
    public string Key(int step) => $"{Id}-{Steps[step]}";

    /// <summary>Asks for the next step, as new or again.</summary>
    /// <returns>Whether it was answered; not when the program or its store went away.</returns>
    public async Task<bool> AskAsync(HttpClient anybody, HttpClient secretary, HttpClient shop)
    {
        IsAsked = true;
        var asked = DateTime.UtcNow;
        using var request = Next();
        request.Headers.Add("Idempotency-Key", Key(Done));
        try
        {
            using var answer = await (
                Steps[Done] switch
                {
                    "file-complaint" => anybody,
                    "send-to-member" => secretary,
                    _ => shop,
                }
            ).SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            Answers.Add(
                $"{Steps[Done]} {asked:HH:mm:ss.fff} to {DateTime.UtcNow:HH:mm:ss.fff}: {(int)answer.StatusCode}"
            );
            if ((int)answer.StatusCode >= 500)
            {
                return false;
            }

            Assert.True(answer.IsSuccessStatusCode, $"{Key(Done)}: {(int)answer.StatusCode} {text}");
            Take(JsonNode.Parse(text)!);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            Answers.Add($"{Steps[Done]} {asked:HH:mm:ss.fff} to {DateTime.UtcNow:HH:mm:ss.fff}: {e.GetType().Name}");
            return false;
        }
    }

    private HttpRequestMessage Next() =>
        Steps[Done] switch
        {
            "file-complaint" => new HttpRequestMessage(HttpMethod.Post, "/api/v1/complaints")
            {
                Content = new MultipartFormDataContent
                {
                    {
                        new StringContent(
                            JsonSerializer.Serialize(Office.Complaint(facts: $"Mijn pakje {Id} kwam nooit aan.")),
                            Encoding.UTF8,
                            "application/json"
                        ),
                        "complaint"
                    },
                    { new ByteArrayContent(_documents[0]!), "documents", "bewijs.pdf" },
                },
            },
            "add-document" => new HttpRequestMessage(HttpMethod.Post, $"/api/v1/cases/{Number}/documents")
            {
                Content = new MultipartFormDataContent
                {
                    { new StringContent("parties"), "for" },
                    { new ByteArrayContent(_documents[1]!), "document", "vrachtbrief.pdf" },
                },
            },
            var act => new HttpRequestMessage(HttpMethod.Post, $"/api/v1/cases/{Number}/actions/{act}")
            {
                Content = JsonContent.Create<object>(
                    act == "respond"
                        ? new { answer = "Het spijt ons.", defence = $"De vervoerder bracht {Id}." }
                        : new { }
                ),
            },
        };

    private void Take(JsonNode answer)
    {
        switch (Steps[Done])
        {
            case "file-complaint":
                (Number, Code) = (answer["number"]!.GetValue<string>(), answer["trackingCode"]!.GetValue<string>());
                _documents[0] = null;
                break;
            case "add-document":
                _documents[1] = null;
                break;
        }

        (Done, IsAsked) = (Done + 1, false);
    }

    // Of one chunk or of several.
    private static byte[] NewDocument(Random chance)
    {
        var document = new byte[chance.Next(3) == 0 ? chance.Next(300_000, 600_000) : chance.Next(1000, 30_000)];
        chance.NextBytes(document);
        Stages.Pdf.CopyTo(document, 0);
        return document;
    }
}
