using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Documents;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Documents;

/// <summary>Each file that is not taken is refused for its own reason, at every door, and leaves nothing behind (BC-4).</summary>
public sealed class UploadProblemsTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private readonly Office _office = new(one.App);
    private readonly Sql _sql = new(one.App);

    /// <summary>A file, and what is said of it: by the API, on the pages of a complaint, on the form of an act.</summary>
    public static TheoryData<string, string?, string, string> Refused =>
        new()
        {
            { "leeg.txt", "The file is empty.", "leeg.txt is empty.", "“leeg.txt” is empty." },
            { "leeg.md", "The file is empty.", "leeg.md is empty.", "“leeg.md” is empty." },
            { "leeg.csv", "The file is empty.", "leeg.csv is empty.", "“leeg.csv” is empty." },
            { "leeg.pdf", "The file is empty.", "leeg.pdf is empty.", "“leeg.pdf” is empty." },
            {
                "slot.docx",
                "The file opens with a password alone.",
                "slot.docx opens with a password alone.",
                "“slot.docx” opens with a password alone."
            },
            { "makro.docx", "The file holds macros.", "makro.docx holds macros", "“makro.docx” holds macros" },
            { "makro.docm", "The file holds macros.", "makro.docm holds macros", "“makro.docm” holds macros" },
            { "spel.exe", null, "spel.exe is not a kind of file that we take.", "We cannot take “spel.exe”" },
            {
                "foto.png",
                "The file is not what its name says, or it is damaged.",
                "foto.png is not what its name says",
                "“foto.png” is not what its name says"
            },
            {
                "kapot.docx",
                "The file is not what its name says, or it is damaged.",
                "kapot.docx is not what its name says",
                "“kapot.docx” is not what its name says"
            },
            {
                "geen.eml",
                "The file is not what its name says, or it is damaged.",
                "geen.eml is not what its name says",
                "“geen.eml” is not what its name says"
            },
        };

    [Theory, Rule("BC-4")]
    [MemberData(nameof(Refused))]
    public async Task A_file_is_refused_in_its_own_words_at_every_door(
        string name,
        string? byApi,
        string onPage,
        string onForm
    )
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        foreach (
            var reply in new[]
            {
                await _office.UploadAsync("secretary", number, name, Bytes(name)),
                await FileAsync("documents", name),
            }
        )
        {
            Assert.Equal(415, reply.Code);
            Assert.Equal(byApi, reply.Body!["detail"]?.GetValue<string>());
        }

        var filer = new Filer(one.Client());
        await filer.BeginAsync();
        var page = await filer.PostAsync(
            "/complain/documents",
            "step",
            [("do", "next")],
            ("documents", name, Bytes(name))
        );
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(onPage, page.Html, StringComparison.Ordinal);

        var form = await (await SecretaryAsync()).PostAsync(
            $"/cases/{number}/actions/add-document",
            "act",
            [("for", "internal")],
            ("files:", name, Bytes(name))
        );
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.Contains(onForm, form.Html, StringComparison.Ordinal);
        Assert.Equal(0, await _sql.CountAsync("SELECT count(*) FROM documents"));
    }

    [Fact, Rule("BC-2"), Rule("BC-4")]
    public async Task Where_messages_are_asked_something_else_is_refused_as_no_mail()
    {
        var reply = await FileAsync("messages", "brief.txt");
        Assert.Equal(415, reply.Code);
        Assert.Equal("Here we take e-mails alone, as .eml or .msg.", reply.Text("detail"));

        var filer = new Filer(one.Client());
        await filer.BeginAsync("unsolicitedAdvertising");
        var page = await filer.PostAsync(
            "/complain/messages",
            "step",
            [("messages", ""), ("do", "next")],
            ("messages.files", "brief.txt", "Koop nu"u8.ToArray())
        );
        Assert.Contains("brief.txt is no e-mail.", page.Html, StringComparison.Ordinal);
        Assert.Equal(0, await _sql.CountAsync("SELECT count(*) FROM documents WHERE name = 'brief.txt'"));
    }

    private async Task<Filer> SecretaryAsync()
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        return new Filer(client);
    }

    private async Task<Reply> FileAsync(string part, string name)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(JsonSerializer.Serialize(Office.Complaint())), "complaint" },
            { new ByteArrayContent(Bytes(name)), part, name },
        };
        using var answer = await one.Client().PostAsync(new Uri("/api/v1/complaints", UriKind.Relative), form);
        return new Reply(answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()), answer.Headers);
    }

    private static byte[] Bytes(string name) =>
        name switch
        {
            "slot.docx" => Compound,
            "makro.docx" => Packed("word/vbaProject.bin"),
            "makro.docm" => Packed("word/document.xml"),
            "kapot.docx" => [.. "PK\u0003\u0004 and nothing else"u8],
            "spel.exe" => [.. "MZ"u8, 0, 1, 2],
            "foto.png" or "geen.eml" or "brief.txt" => Encoding.UTF8.GetBytes("geen foto en geen bericht"),
            _ => [],
        };

    private static byte[] Packed(string entry)
    {
        using var file = new MemoryStream();
        using (var packed = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            packed.CreateEntry(entry);
        }

        return file.ToArray();
    }
}
