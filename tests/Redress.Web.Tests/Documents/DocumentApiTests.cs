using System.Security.Cryptography;
using System.Text;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Documents;

public sealed class DocumentApiTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7 "u8, .. RandomNumberGenerator.GetBytes(600_000)];
    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("BC-4")]
    public async Task A_document_comes_back_byte_by_byte_with_its_hash()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var added = await _office.UploadAsync("secretary", number, "bewijs.pdf", Pdf);
        Assert.Equal(201, added.Code);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Pdf)), added.Text("sha256"));
        var client = await _office.PersonAsync("secretary");
        Assert.Equal(Pdf, await client.GetByteArrayAsync($"/api/v1/cases/{number}/documents/{added.Text("id")}"));
    }

    [Fact]
    public async Task A_program_renamed_to_pdf_is_not_that_kind()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        Assert.Equal(
            415,
            (await _office.UploadAsync("secretary", number, "bewijs.pdf", [.. "MZ"u8, .. new byte[400]])).Code
        );
        Assert.Equal(
            415,
            (await _office.UploadAsync("secretary", number, "programma.exe", [.. "MZ"u8, .. new byte[400]])).Code
        );
    }

    [Fact]
    public async Task A_document_of_thirty_megabytes_is_too_large()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        Assert.Equal(
            413,
            (
                await _office.UploadAsync(
                    "secretary",
                    number,
                    "groot.pdf",
                    [.. "%PDF-1.7"u8, .. new byte[30 * 1024 * 1024]]
                )
            ).Code
        );
        Assert.Empty((await _office.GetAsync("secretary", number)).List("documents"));
    }

    [Fact]
    [Rule("BC-16"), Rule("FP-1")]
    public async Task An_internal_document_exists_for_no_party_and_an_unserved_one_not_yet()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("secretary", filed.Number, "send-to-member");
        var note = (await _office.UploadAsync("secretary", filed.Number, "nota.pdf", Pdf, "internal")).Text("id");
        var report = (await _office.UploadAsync("secretary", filed.Number, "verslag.pdf", Pdf)).Text("id");
        foreach (var document in new[] { note, report })
        {
            Assert.Equal(
                404,
                (
                    await _office.AsAsync("shop", HttpMethod.Get, $"/api/v1/cases/{filed.Number}/documents/{document}")
                ).Code
            );
            Assert.Equal(
                404,
                (
                    await _office.PublicAsync(
                        HttpMethod.Get,
                        $"/api/v1/complaints/{filed.Number}/documents/{document}",
                        null,
                        ("X-Tracking-Code", filed.Code)
                    )
                ).Code
            );
        }

        Assert.Equal(422, (await _office.TryAsync("secretary", filed.Number, "serve", new { document = note })).Code);
        await _office.DoAsync("secretary", filed.Number, "serve", new { document = report });
        Assert.Single((await _office.TrackAsync(filed.Number, filed.Code)).List("documents"));
    }

    [Fact]
    public async Task The_same_key_files_once_and_answers_the_same_also_with_its_code()
    {
        var complaint = Office.Complaint(facts: "Eenmaal en niet meer.");
        var first = await _office.PublicAsync(
            HttpMethod.Post,
            "/api/v1/complaints",
            complaint,
            ("Idempotency-Key", "once")
        );
        var again = await _office.PublicAsync(
            HttpMethod.Post,
            "/api/v1/complaints",
            complaint,
            ("Idempotency-Key", "once")
        );
        Assert.Equal((201, 201), (first.Code, again.Code));
        Assert.Equal(first.Text("trackingCode"), again.Text("trackingCode"));
        var other = await _office.PublicAsync(
            HttpMethod.Post,
            "/api/v1/complaints",
            Office.Complaint(facts: "Iets anders."),
            ("Idempotency-Key", "once")
        );
        Assert.Equal(422, other.Code);
    }

    [Fact]
    [Rule("FP-14")]
    public async Task Doubles_sent_at_the_same_moment_file_once()
    {
        var complaint = Office.Complaint(facts: $"Tegelijk {Guid.NewGuid()}");
        var replies = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", complaint, ("Idempotency-Key", "race"))
                )
        );
        Assert.All(replies, r => Assert.Equal(201, r.Code));
        Assert.Single(replies.Select(r => r.Text("number")).Distinct());
    }

    [Fact]
    [Rule("FP-14"), Rule("BC-16")]
    public async Task A_duplicate_is_pointed_out_to_the_staff_alone_and_never_refused()
    {
        var complaint = Office.Complaint(facts: $"Dubbel {Guid.NewGuid()}", name: "Els Maes");
        var (first, _) = await _office.FileAsync(complaint);
        var second = await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", complaint);
        Assert.Equal(201, second.Code);
        Assert.Empty(second.List("duplicates"));
        Assert.Null((await _office.TrackAsync(second.Text("number"), second.Text("trackingCode"))).Body!["duplicates"]);
        Assert.Contains(
            (await _office.GetAsync("secretary", second.Text("number"))).List("duplicates"),
            d => d.GetValue<string>() == first
        );
        var third = await _office.AsAsync("secretary", HttpMethod.Post, "/api/v1/complaints", complaint);
        Assert.Contains(third.List("duplicates"), d => d.GetValue<string>() == first);
    }

    [Fact]
    [Rule("BC-5"), Rule("BC-6")]
    public async Task Multipart_brings_the_documents_with_the_complaint()
    {
        using var form = new MultipartFormDataContent
        {
            {
                new StringContent(
                    System.Text.Json.JsonSerializer.Serialize(Office.Complaint()),
                    Encoding.UTF8,
                    "application/json"
                ),
                "complaint"
            },
            { new ByteArrayContent(Pdf), "documents", "factuur.pdf" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("Beste klant…")), "documents", "mail.txt" },
        };
        using var answer = await one.Client().PostAsync("/api/v1/complaints", form);
        Assert.Equal(201, (int)answer.StatusCode);
        var body = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(2, body["documents"]!.AsArray().Count);
        var tracked = await _office.TrackAsync(
            body["number"]!.GetValue<string>(),
            body["trackingCode"]!.GetValue<string>()
        );
        Assert.Equal(2, tracked.List("documents").Count());
        Assert.NotEmpty(tracked.List("messages"));
    }

    [Fact]
    [Rule("BC-2")]
    public async Task A_mail_in_a_part_of_its_own_is_kept_as_it_came_and_shown_as_its_recipient_read_it()
    {
        var mail =
            "Subject: =?utf-8?q?Koop_nu=2C_Zo=C3=AB?=\r\nContent-Type: text/html\r\n\r\n<p>Koop <b>nu</b>"u8.ToArray();
        var complaint = new
        {
            scheme = "becommerce",
            kind = "unsolicitedAdvertising",
            language = "nl",
            complainant = new
            {
                kind = "consumer",
                name = "Zoë Maes",
                email = "zoe@post.example",
            },
            respondent = new { memberId = "demo-shop" },
            facts = $"Reclame {Guid.NewGuid()}",
            claim = "Dat het stopt.",
        };
        var filed = await FileAsync(complaint, mail, "reclame.eml");
        Assert.Equal(201, filed.Code);
        var tracked = await _office.TrackAsync(filed.Text("number"), filed.Text("trackingCode"));
        Assert.Equal(
            "Subject: Koop nu, Zoë\n\nKoop nu",
            tracked.Body!["complaint"]!["messages"]!.AsArray().Single()!.GetValue<string>()
        );
        var document = Assert.Single(tracked.List("documents"));
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(mail)),
            document["sha256"]!.GetValue<string>()
        );
        Assert.Equal(415, (await FileAsync(complaint, "Geen mail"u8.ToArray(), "mail.txt")).Code);
    }

    private async Task<Reply> FileAsync(object complaint, byte[] mail, string name)
    {
        using var form = new MultipartFormDataContent
        {
            {
                new StringContent(
                    System.Text.Json.JsonSerializer.Serialize(complaint),
                    Encoding.UTF8,
                    "application/json"
                ),
                "complaint"
            },
            { new ByteArrayContent(mail), "messages", name },
        };
        using var answer = await one.Client().PostAsync("/api/v1/complaints", form);
        return new Reply(
            answer.StatusCode,
            System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync()),
            answer.Headers
        );
    }
}
