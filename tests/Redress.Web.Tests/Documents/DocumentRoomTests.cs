using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Documents;

/// <summary>With room for one document in a case, and not for two.</summary>
public sealed class OneSmallApp : IAsyncLifetime
{
    public TestApp App { get; private set; } = null!;

    public HttpClient Client() => App.CreateClient(new() { AllowAutoRedirect = false });

    public async Task InitializeAsync() =>
        App = await TestApp.StartAsync(
            settings: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Documents:LargestBytes"] = "2500",
                ["Documents:CaseBytes"] = "3000",
            }
        );

    public async Task DisposeAsync() => await App.DisposeAsync();
}

/// <summary>The documents of a case have room together (BC-4): what came before counts, and so does what comes with the same form; and a file that waits is of who sent it.</summary>
public sealed partial class DocumentRoomTests(OneSmallApp one) : IClassFixture<OneSmallApp>
{
    private static readonly byte[] Document = [.. "%PDF-1.7"u8, .. new byte[2_000]];
    private readonly Office _office = new(one.App);
    private readonly Sql _sql = new(one.App);

    [Fact, Rule("BC-4")]
    public async Task What_comes_in_one_upload_counts_together()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        using var upload = new MultipartFormDataContent
        {
            { new ByteArrayContent(Document), "document", "een.pdf" },
            { new ByteArrayContent(Document), "document", "twee.pdf" },
        };
        var client = await _office.PersonAsync("secretary");
        using var answer = await client.PostAsync(
            new Uri($"/api/v1/cases/{number}/documents", UriKind.Relative),
            upload
        );
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Empty((await _office.GetAsync("secretary", number)).List("documents"));

        using var complaint = new MultipartFormDataContent
        {
            { new StringContent(JsonSerializer.Serialize(Office.Complaint(facts: "Twee stukken."))), "complaint" },
            { new ByteArrayContent(Document), "documents", "een.pdf" },
            { new ByteArrayContent(Document), "documents", "twee.pdf" },
        };
        using var filed = await one.Client().PostAsync(new Uri("/api/v1/complaints", UriKind.Relative), complaint);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, filed.StatusCode);
        Assert.Equal(0, await _sql.CountAsync("SELECT count(*) FROM documents WHERE name IN ('een.pdf', 'twee.pdf')"));
    }

    [Fact, Rule("BC-4")]
    public async Task What_a_form_brought_already_counts_with_what_it_brings_now()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var secretary = await FilerAsync("secretary");
        var path = $"/cases/{number}/actions/add-document";
        var sent = await secretary.PostAsync(
            path,
            "act",
            [("for", "internal")],
            ("files:", "drie.pdf", Document),
            ("files:", "vier.pdf", Document)
        );
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains("This file is too large", sent.Html, StringComparison.Ordinal);
        var kept = Assert.Single(Kept().Matches(sent.Html));
        var again = await secretary.PostAsync(
            path,
            "act",
            [("for", "internal"), (kept.Groups["name"].Value, kept.Groups["seal"].Value)],
            ("files:", "vijf.pdf", Document)
        );
        Assert.Contains("This file is too large", again.Html, StringComparison.Ordinal);
        Assert.Empty((await _office.GetAsync("secretary", number)).List("documents"));
    }

    [Fact, Rule("BC-4")]
    public async Task What_a_complaint_has_already_counts_with_what_its_page_brings_now()
    {
        var filer = new Filer(one.Client());
        await filer.BeginAsync();
        const string tooLarge = "is too large: a file has at most";
        var both = await filer.PostAsync(
            "/complain/documents",
            "step",
            [("do", "next")],
            ("documents", "zes.pdf", Document),
            ("documents", "zeven.pdf", Document)
        );
        Assert.Contains($"zeven.pdf {tooLarge}", both.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"zes.pdf {tooLarge}", both.Html, StringComparison.Ordinal);
        var later = await filer.PostAsync(
            "/complain/documents",
            "step",
            [("do", "next")],
            ("documents", "acht.pdf", Document)
        );
        Assert.Contains($"acht.pdf {tooLarge}", later.Html, StringComparison.Ordinal);
        Assert.Equal(
            1,
            await _sql.CountAsync("SELECT count(*) FROM documents WHERE name IN ('zes.pdf', 'zeven.pdf', 'acht.pdf')")
        );
    }

    [Fact, Rule("BC-4"), Rule("BC-16")]
    public async Task A_file_that_waits_with_a_form_is_of_its_own_case_and_of_who_sent_it()
    {
        var filed = await _office.SentAsync();
        var other = await _office.SentAsync(Office.Complaint(facts: $"Een andere zaak {Guid.NewGuid()}"));
        var shop = await FilerAsync("shop");
        // Nothing is written: the form comes back, and its file waits.
        var refused = await shop.PostAsync(
            Message(filed.Number),
            "act",
            [("to", "secretary"), ("text", "")],
            ("files:documents", "negen.pdf", Document)
        );
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        var kept = Assert.Single(Kept().Matches(refused.Html));
        (string, string)[] fields =
        [
            ("to", "secretary"),
            ("text", "Zie het stuk."),
            (kept.Groups["name"].Value, kept.Groups["seal"].Value),
        ];

        Assert.Equal(HttpStatusCode.Redirect, (await shop.PostAsync(Message(other.Number), "act", fields)).Status);
        var client = one.Client();
        await new Person(client).RedirectAsync("/track", "track", ("number", filed.Number), ("code", filed.Code));
        var consumer = await new Filer(client).PostAsync($"/track/{filed.Number}/actions/message", "act", fields);
        Assert.Equal(HttpStatusCode.Redirect, consumer.Status);
        Assert.Equal(
            0,
            await _sql.CountAsync("SELECT count(*) FROM documents WHERE case_id IS NOT NULL AND name = 'negen.pdf'")
        );

        Assert.Equal(HttpStatusCode.Redirect, (await shop.PostAsync(Message(filed.Number), "act", fields)).Status);
        Assert.Equal(
            1,
            await _sql.CountAsync("SELECT count(*) FROM documents WHERE case_id IS NOT NULL AND name = 'negen.pdf'")
        );

        static string Message(string number) => $"/cases/{number}/actions/message";
    }

    private async Task<Filer> FilerAsync(string who)
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync($"{who}@demo.example", "Demo-Pass-2026"));
        return new Filer(client);
    }

    [GeneratedRegex("name=\"(?<name>kept:[^\"]*)\" value=\"(?<seal>[^\"]+)\"", RegexOptions.None, 2000)]
    private static partial Regex Kept();
}
