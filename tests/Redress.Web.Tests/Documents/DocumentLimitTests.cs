using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Documents;

/// <summary>On a real connection, and with room for forty mebibytes in a case.</summary>
public sealed class OneNarrowApp : IAsyncLifetime
{
    public const int MiB = 1024 * 1024;

    public TestApp App { get; private set; } = null!;

    public async Task InitializeAsync() =>
        App = await TestApp.StartAsync(
            onPort: true,
            settings: new Dictionary<string, string> { ["Documents:CaseBytes"] = $"{40 * MiB}" }
        );

    public async Task DisposeAsync() => await App.DisposeAsync();
}

/// <summary>How large documents may be, also when the sender does not say how much is coming.</summary>
public sealed class DocumentLimitTests(OneNarrowApp one) : IClassFixture<OneNarrowApp>, IAsyncLifetime
{
    private const int MiB = OneNarrowApp.MiB;
    private readonly Office _office = new(one.App);
    private readonly Sql _sql = new(one.App);
    private readonly HttpClient _public = new() { BaseAddress = one.App.Address };
    private string _number = "";

    public async Task InitializeAsync() => (_number, _) = await _office.FileAsync(Office.Complaint());

    // Nothing lies about that belongs to no case.
    public async Task DisposeAsync() =>
        Assert.Equal(0, await _sql.CountAsync("SELECT count(*) FROM documents WHERE case_id IS NULL"));

    [Fact]
    [Rule("BC-4")]
    public async Task A_document_may_have_25_mebibytes_and_not_a_byte_more()
    {
        var whole = new Zeros(25 * MiB);
        Assert.Equal(201, await SendAsync(whole, announced: true));
        Assert.Equal(413, await SendAsync(new Zeros((25 * MiB) + 1), announced: false));

        var document = (await _office.GetAsync("secretary", _number)).List("documents").Single();
        Assert.Equal(25 * MiB, document["size"]!.GetValue<long>());
        await using var back = await (await _office.PersonAsync("secretary")).GetStreamAsync(
            $"/api/v1/cases/{_number}/documents/{document["id"]!.GetValue<string>()}"
        );
        Assert.Equal(
            document["sha256"]!.GetValue<string>(),
            Convert.ToHexStringLower(await SHA256.HashDataAsync(back))
        );

        // The case as a whole holds forty here.
        Assert.Equal(413, await SendAsync(new Zeros(16 * MiB), announced: false));
        Assert.Equal(413, await SendAsync(new Zeros(17 * MiB), announced: true));
        Assert.Equal(201, await SendAsync(new Zeros(15 * MiB), announced: false));
        Assert.Equal(2, (await _office.GetAsync("secretary", _number)).List("documents").Count());
        Assert.Equal(40L * MiB, await _sql.CountAsync("SELECT sum(length(bytes)) FROM document_chunks"));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Thirty_megabytes_are_too_large_however_they_come(bool announced) =>
        Assert.Equal(413, await SendAsync(new Zeros(30_000_000), announced));

    [Fact]
    [Rule("BC-4")]
    public async Task What_says_that_it_is_too_large_is_turned_away_before_any_of_it_is_sent()
    {
        var large = new Zeros(45 * MiB) { Announced = true };
        using var form = new MultipartFormDataContent { { new StreamContent(large), "documents", "groot.pdf" } };
        // Nothing is sent before the answer to the head, however long that takes.
        using var patient = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(patient) { BaseAddress = one.App.Address };
        client.DefaultRequestHeaders.ExpectContinue = true;
        using var answer = await client.PostAsync(new Uri("/api/v1/complaints", UriKind.Relative), form);
        Assert.Equal(413, (int)answer.StatusCode);
        Assert.Equal(0, large.Position);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    [Rule("BC-5")]
    public async Task A_complaint_with_a_document_that_is_too_large_is_not_filed(bool announced)
    {
        var before = await _sql.CountAsync("SELECT count(*) FROM cases");
        using var form = new MultipartFormDataContent
        {
            {
                new StringContent(
                    JsonSerializer.Serialize(Office.Complaint(facts: "Te groot.")),
                    Encoding.UTF8,
                    "application/json"
                ),
                "complaint"
            },
            { Body(new Zeros(30_000_000), announced), "documents", "groot.pdf" },
        };
        using var answer = await PostAsync(_public, "/api/v1/complaints", form, announced);
        Assert.Equal(413, (int)answer.StatusCode);
        Assert.Equal(before, await _sql.CountAsync("SELECT count(*) FROM cases"));
    }

    [Fact]
    public async Task A_json_body_that_never_ends_is_cut_off()
    {
        using var content = Body(new Zeros(3 * MiB), announced: false);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await PostAsync(_public, "/api/v1/complaints", content, announced: false);
        Assert.Equal(413, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("/kept-forms?path=/complain")]
    [InlineData("/cases/{0}/actions/note/draft")]
    [InlineData("/cases/{0}/actions/decide/preview")]
    [InlineData("/complaints/paper/follow")]
    public async Task What_a_form_sends_while_one_types_is_no_larger_than_text(string address)
    {
        var large = new Zeros(3 * MiB) { Announced = true };
        using var form = new MultipartFormDataContent { { new StreamContent(large), "files:", "groot.pdf" } };
        using var patient = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(patient) { BaseAddress = one.App.Address };
        client.DefaultRequestHeaders.ExpectContinue = true;
        using var answer = await client.PostAsync(
            new Uri(string.Format(CultureInfo.InvariantCulture, address, _number), UriKind.Relative),
            form
        );
        Assert.Equal(413, (int)answer.StatusCode);
        Assert.Equal(0, large.Position);
    }

    [Theory, Rule("BC-4")]
    [InlineData("nl", "Wat u stuurde, is te groot of heeft te veel delen.")]
    [InlineData("fr", "Votre envoi est trop grand ou a trop de parties.")]
    [InlineData("en", "What you sent is too large or has too many parts")]
    public async Task A_form_that_is_too_large_is_answered_by_a_page_that_says_so(string language, string sentence)
    {
        using var form = new MultipartFormDataContent
        {
            { Body(new Zeros((120 * MiB) + 1), announced: true), "files:", "groot.pdf" },
        };
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri($"/cases/{_number}/actions/add-document", UriKind.Relative)
        )
        {
            Content = form,
        };
        // Nothing is sent before the answer to the head, however long that takes.
        using var patient = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(patient) { BaseAddress = one.App.Address };
        request.Headers.ExpectContinue = true;
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await client.SendAsync(request);
        Assert.Equal(413, (int)answer.StatusCode);
        Assert.Contains(
            sentence,
            System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
    }

    private async Task<int> SendAsync(Zeros bytes, bool announced)
    {
        using var form = new MultipartFormDataContent { { Body(bytes, announced), "document", "groot.pdf" } };
        using var answer = await PostAsync(
            await _office.PersonAsync("secretary"),
            $"/api/v1/cases/{_number}/documents",
            form,
            announced
        );
        Assert.Equal(
            (int)answer.StatusCode >= 400,
            answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
        );
        return (int)answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string path,
        HttpContent content,
        bool announced
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.TransferEncodingChunked = announced ? null : true;
        return await client.SendAsync(request);
    }

    private static StreamContent Body(Zeros bytes, bool announced)
    {
        bytes.Announced = announced;
        return new StreamContent(bytes, 256 * 1024);
    }

    /// <summary>A document of zeros behind the mark of a PDF; says its length only when asked to announce it.</summary>
    private sealed class Zeros(long length) : Stream
    {
        private static readonly byte[] Mark = "%PDF-1.7"u8.ToArray();
        private long _at;

        public bool Announced { get; set; } = true;
        public override bool CanRead => true;
        public override bool CanSeek => Announced;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position
        {
            get => _at;
            set => _at = value;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - _at);
            Array.Clear(buffer, offset, read);
            for (var i = _at; i < Math.Min(Mark.Length, _at + read); i++)
            {
                buffer[offset + (int)(i - _at)] = Mark[i];
            }

            _at += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) =>
            _at =
                origin == SeekOrigin.Begin ? offset
                : origin == SeekOrigin.End ? length + offset
                : _at + offset;

        public override void Flush() { }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
