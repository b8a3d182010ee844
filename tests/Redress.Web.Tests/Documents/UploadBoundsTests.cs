using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Documents;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Documents;

/// <summary>What comes in several parts is counted before it is read: neither many empty fields nor many small files cost more than a moment.</summary>
public sealed class UploadBoundsTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);
    private readonly Sql _sql = new(one.App);

    [Theory]
    [InlineData("/api/v1/complaints", "complaint")]
    [InlineData("/api/v1/complaints", "unknown")]
    [InlineData("/api/v1/cases/{0}/documents", "for")]
    [InlineData("/api/v1/cases/{0}/documents", "unknown")]
    [InlineData("/api/v1/complaints/{0}/documents", "for")]
    [InlineData("/cases/{0}/actions/add-document", "for")]
    [InlineData("/track/{0}/actions/message", "text")]
    [InlineData("/complain", "kind")]
    [InlineData("/complain/documents", "documents")]
    [InlineData("/complain/messages", "messages")]
    [InlineData("/track", "number")]
    [InlineData("/account/login", "Fields.Email")]
    [InlineData("/appeals/statements", "statement")]
    [InlineData("/kept-forms?path=/complain", "facts")]
    public async Task Six_thousand_empty_fields_are_turned_away_before_they_cost(string door, string field)
    {
        var (number, code) = await _office.FileAsync(Office.Complaint());
        var path = string.Format(null, door, number);
        var person = path.StartsWith("/appeals", StringComparison.Ordinal) ? "appeals" : "secretary";
        var client =
            path.StartsWith("/cases", StringComparison.Ordinal) || path.StartsWith("/appeals", StringComparison.Ordinal)
                ? await SignedInAsync(person)
            : path.StartsWith("/api/v1/cases", StringComparison.Ordinal) ? await _office.PersonAsync(person)
            : one.Client();
        var body = Body(Enumerable.Repeat(Field(field, ""), 6_000));
        Assert.InRange((int)await PostAsync(client, path, body, code), 400, 499);
        var took = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var clock = Stopwatch.StartNew();
            await PostAsync(client, path, body, code);
            took.Add(clock.Elapsed.TotalMilliseconds);
        }

        Assert.InRange(took.Order().ElementAt(2), 0, 100);
    }

    [Fact]
    public async Task A_field_takes_the_room_that_it_needs()
    {
        var uploads = one.App.Services.GetRequiredService<Uploads>();
        await ReceiveAsync(uploads, ["complaint"], 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var taken = await ReceiveAsync(uploads, ["complaint"], Uploads.MostParts);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
        Assert.Null(taken.Problem);
        Assert.Equal(
            UploadProblem.TooManyFields,
            (await ReceiveAsync(uploads, ["complaint"], Uploads.MostParts + 1)).Problem
        );
    }

    [Theory]
    [InlineData("/api/v1/complaints", "complaint")]
    [InlineData("/api/v1/cases/{0}/documents", "for")]
    public async Task A_part_that_nobody_asked_for_is_refused_by_its_name_before_it_is_read(string door, string known)
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var body = Body([Field(known, "parties"), Field("colour", new string('x', 900_000))]);
        var reply = await ReplyAsync(string.Format(null, door, number), body);
        Assert.Equal(422, reply.Code);
        Assert.Equal(
            "No part of this name is asked for here.",
            reply.Body!["errors"]!["colour"]![0]!.GetValue<string>()
        );
    }

    [Fact, Rule("BC-4")]
    public async Task A_file_in_a_part_of_another_name_is_no_document_of_a_complaint()
    {
        var reply = await ReplyAsync("/api/v1/complaints", Body([Complaint(), File("proof", 0)]));
        Assert.Equal(422, reply.Code);
        Assert.NotNull(reply.Body!["errors"]!["proof"]);
    }

    [Fact, Rule("BC-4")]
    public async Task No_file_is_taken_before_the_complaint_that_it_belongs_to()
    {
        var reply = await ReplyAsync("/api/v1/complaints", Body([File("documents", 0), Complaint()]));
        Assert.Equal(400, reply.Code);
        Assert.Equal(201, (await ReplyAsync("/api/v1/complaints", Body([Complaint(), File("documents", 0)]))).Code);
    }

    [Theory, Rule("BC-4")]
    [InlineData("/api/v1/complaints", "documents")]
    [InlineData("/api/v1/cases/{0}/documents", "document")]
    public async Task Fifty_files_are_taken_at_once_and_not_one_more(string door, string part)
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var path = string.Format(null, door, number);
        var fifty = Enumerable.Range(0, Uploads.MostFiles).Select(i => File(part, i)).ToList();
        var first = door.EndsWith("complaints", StringComparison.Ordinal) ? Complaint() : Field("for", "parties");
        var acts = await _sql.CountAsync("SELECT count(*) FROM journal");
        var staged = await _sql.CountAsync("SELECT count(*) FROM documents WHERE case_id IS NULL");
        var refused = await ReplyAsync(path, Body([first, .. fifty, File(part, 50)]));
        Assert.Equal(413, refused.Code);
        Assert.Equal("We take at most 50 files at once. Send the others afterwards.", refused.Text("detail"));
        Assert.Equal(acts, await _sql.CountAsync("SELECT count(*) FROM journal"));
        Assert.Equal(staged, await _sql.CountAsync("SELECT count(*) FROM documents WHERE case_id IS NULL"));
        Assert.Equal(201, (await ReplyAsync(path, Body([first, .. fifty]))).Code);
    }

    [Fact]
    public async Task No_field_is_longer_than_a_mebibyte()
    {
        var uploads = one.App.Services.GetRequiredService<Uploads>();
        Assert.Null((await ReceiveAsync(uploads, new string('x', 1024 * 1024))).Problem);
        Assert.Equal(UploadProblem.TooLarge, (await ReceiveAsync(uploads, new string('x', (1024 * 1024) + 1))).Problem);

        static Task<Upload> ReceiveAsync(Uploads uploads, string text)
        {
            var http = new DefaultHttpContext();
            http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(Body([Field("complaint", text)])));
            return uploads.Receive(http.Request, "b", null, new UploadParts(["complaint"]), default);
        }
    }

    [Fact]
    public async Task More_parts_than_any_form_has_are_refused_in_words()
    {
        var reply = await ReplyAsync(
            "/api/v1/complaints",
            Body(Enumerable.Repeat(Field("complaint", "{}"), Uploads.MostParts + 1))
        );
        Assert.Equal(413, reply.Code);
        Assert.Equal("What you sent has too many parts: at most 100 are taken, files included.", reply.Text("detail"));
    }

    [Fact, Rule("BC-4")]
    public async Task A_form_takes_fifty_files_says_so_of_the_next_and_keeps_those_that_it_took()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var filer = new Filer(await SignedInAsync("secretary"));
        var sent = await filer.PostAsync(
            $"/cases/{number}/actions/add-document",
            "act",
            [("for", "internal")],
            [
                .. Enumerable
                    .Range(0, Uploads.MostFiles + 1)
                    .Select(i => ("files:", $"f{i}.txt", Encoding.UTF8.GetBytes($"{i}"))),
            ]
        );
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains(
            "“f50.txt” is one too many: a form takes at most 50 files. Send the others afterwards.",
            sent.Html,
            StringComparison.Ordinal
        );
        Assert.Equal(Uploads.MostFiles, sent.Html.Split("name=\"kept:\"").Length - 1);
        Assert.Empty((await _office.GetAsync("secretary", number)).List("documents"));
    }

    [Fact, Rule("BC-4")]
    public async Task A_complaint_begins_with_fifty_files_and_its_page_says_so_of_the_next()
    {
        var filer = new Filer(one.Client());
        await filer.BeginAsync();
        Assert.DoesNotContain("one too many", await SendAsync(0, Uploads.MostFiles - 1), StringComparison.Ordinal);
        var page = await SendAsync(Uploads.MostFiles - 1, 2);
        Assert.Contains("f50.txt is one too many", page, StringComparison.Ordinal);
        Assert.DoesNotContain("f49.txt is one too many", page, StringComparison.Ordinal);

        async Task<string> SendAsync(int from, int many) =>
            (
                await filer.PostAsync(
                    "/complain/documents",
                    "step",
                    [("do", "next")],
                    [
                        .. Enumerable
                            .Range(from, many)
                            .Select(i => ("documents", $"f{i}.txt", Encoding.UTF8.GetBytes($"{i}"))),
                    ]
                )
            ).Html;
    }

    [Fact]
    public async Task A_form_with_more_fields_than_any_page_has_is_answered_by_a_page_that_says_so()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        using var content = Content(Body(Enumerable.Range(0, 1_025).Select(i => Field($"f{i}", "x"))));
        using var answer = await (await SignedInAsync("secretary")).PostAsync(
            new Uri($"/cases/{number}/actions/note", UriKind.Relative),
            content
        );
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(
            "What you sent is too large or has too many parts, so nothing of it was taken.",
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
    }

    [Theory, Rule("BC-4")]
    [InlineData("/cases/{0}/actions/add-document", "at most 25 MB each, 50 files and 120 MB in one go.")]
    [InlineData("/complain/documents", "at most 25 MB each, 50 files and 250 MB in all.")]
    public async Task Where_files_are_chosen_stands_how_large_and_how_many(string door, string sentence)
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var filer = new Filer(await SignedInAsync("secretary"));
        var arrived = (await _office.TodayAsync()).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        await filer.PostAsync("/complain", "complain", [("kind", "purchase"), ("arrived", arrived)]);
        Assert.Contains(
            sentence,
            (await filer.OpenAsync(string.Format(null, door, number))).Html,
            StringComparison.Ordinal
        );
    }

    private async Task<HttpClient> SignedInAsync(string person)
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync($"{person}@demo.example", "Demo-Pass-2026"));
        return client;
    }

    private static async Task<Upload> ReceiveAsync(Uploads uploads, string[] known, int fields)
    {
        var http = new DefaultHttpContext();
        http.Request.Body = new MemoryStream(
            Encoding.UTF8.GetBytes(Body(Enumerable.Repeat(Field(known[0], ""), fields)))
        );
        return await uploads.Receive(http.Request, "b", null, new UploadParts(known), default);
    }

    private async Task<Reply> ReplyAsync(string path, string body)
    {
        using var content = Content(body);
        using var answer = await (await _office.PersonAsync("secretary")).PostAsync(
            new Uri(path, UriKind.Relative),
            content
        );
        return new Reply(
            answer.StatusCode,
            System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync()),
            answer.Headers
        );
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path, string body, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = Content(body),
        };
        request.Headers.Add("X-Tracking-Code", code);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static StringContent Content(string body)
    {
        var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        return content;
    }

    private static string Body(IEnumerable<string> parts) =>
        string.Concat(parts.Select(p => $"--b\r\n{p}\r\n")) + "--b--\r\n";

    private static string Field(string name, string value) =>
        $"Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}";

    private static string File(string name, int number) =>
        $"Content-Disposition: form-data; name=\"{name}\"; filename=\"f{number}.txt\"\r\n\r\n{number}";

    private static string Complaint() =>
        Field(
            "complaint",
            JsonSerializer.Serialize(Office.Complaint(kind: "purchase", facts: $"Vijftig {Guid.NewGuid()}"))
        );
}
