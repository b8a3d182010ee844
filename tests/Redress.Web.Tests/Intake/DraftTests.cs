using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Intake;
using Redress.Web.Intake.Drafts;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Intake;

/// <summary>A complaint is kept while it is written: nothing typed is lost, nothing is filed twice, and nobody reads it without its code.</summary>
public sealed class DraftTests(OneApp one) : IClassFixture<OneApp>
{
    [Fact]
    public async Task A_draft_opens_on_another_device_by_its_code_and_only_by_the_button()
    {
        var (phone, desk) = (new Filer(one.Client()), new Filer(one.Client()));
        Assert.Equal("/complain/shop", (await phone.BeginAsync()).Location);
        Assert.Equal(
            "/complain/contact",
            (await phone.StepAsync("shop", ("respondent.memberId", "second-shop"))).Location
        );
        var code = await phone.CodeAsync();

        var link = await desk.OpenAsync($"/complain/resume?code={code}");
        Assert.Contains(code, link.Html, StringComparison.Ordinal);
        Assert.Contains(
            "No complaint is open here",
            (await desk.OpenAsync("/complain/shop")).Html,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "/complain/contact",
            (await desk.PostAsync($"/complain/resume?code={code}", "resume", [("code", code)])).Location
        );
        Assert.Matches("value=\"second-shop\"[^>]* checked", (await desk.OpenAsync("/complain/shop")).Html);
    }

    [Fact]
    public async Task The_country_follows_the_scheme_of_the_shop_until_it_was_answered()
    {
        var filer = new Filer(one.Client());
        await filer.BeginAsync();
        await filer.StepAsync("shop", ("respondent.memberId", "demo-shop"));
        Assert.Equal("BE", await CountryAsync(filer));
        await filer.StepAsync("shop", ("respondent.memberId", "keurmerk-shop"));
        Assert.Equal("NL", await CountryAsync(filer));
        await filer.StepAsync("shop", ("respondent.memberId", "demo-shop"));
        Assert.Equal("BE", await CountryAsync(filer));

        // Another country than the scheme's, on a page that is not finished yet.
        await filer.StepAsync("reach", ("complainant.address.country", "FR"));
        await filer.StepAsync("shop", ("respondent.memberId", "keurmerk-shop"));
        Assert.Equal("FR", await CountryAsync(filer));

        // The scheme's own, on a page that is: whoever lives there lives there whatever shop it was.
        var done = new Filer(one.Client());
        await done.FillInAsync($"Land {Guid.NewGuid()}");
        await done.StepAsync("shop", ("respondent.memberId", "keurmerk-shop"));
        Assert.Equal("BE", await CountryAsync(done));
    }

    private static async Task<string> CountryAsync(Filer filer)
    {
        var page = (await filer.OpenAsync("/complain/reach")).Html;
        var field = page[page.IndexOf("name=\"complainant.address.country\"", StringComparison.Ordinal)..];
        return System.Text.RegularExpressions.Regex.Match(field, "value=\"([A-Z]{2})\"[^>]* selected").Groups[1].Value;
    }

    [Fact]
    public async Task A_wrong_code_says_so_kindly_and_keeps_what_was_typed()
    {
        var answer = await new Filer(one.Client()).PostAsync(
            "/complain/resume",
            "resume",
            [("code", "AAAA-BBBB-CCCC-DDDD")]
        );
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("No draft opens with this code", answer.Html, StringComparison.Ordinal);
        Assert.Contains("AAAA-BBBB-CCCC-DDDD", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_refused_is_kept_all_the_same()
    {
        var filer = new Filer(one.Client());
        await filer.BeginAsync();
        var refused = await filer.StepAsync("purchase", ("purchase.orderNumber", "X-9"), ("purchase.amount", "veel"));
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains("id=\"purchase.amount-error\"", refused.Html, StringComparison.Ordinal);
        var again = await filer.OpenAsync("/complain/purchase");
        Assert.Contains("value=\"X-9\"", again.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"veel\"", again.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-5")]
    public async Task A_complaint_is_filed_once_however_often_it_is_sent()
    {
        var filer = new Filer(one.Client());
        await filer.FillInAsync($"Eenmaal {Guid.NewGuid()}");
        using var form = await filer.FormAsync("/complain/review", "file", []);
        var bytes = await form.ReadAsByteArrayAsync();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => filer.SendAsync("/complain/review", Copy(bytes, form)))
        );
        Assert.All(answers, a => Assert.Equal("/complain/receipt", a.Location));
        Assert.Equal("/complain/receipt", (await filer.SendAsync("/complain/review", Copy(bytes, form))).Location);
        Assert.Equal(1, await CountAsync(db => db.Set<CaseRow>().Where(c => c.SearchWords.Contains(" eenmaal "))));
        Assert.Contains("BC-", (await filer.OpenAsync("/complain/receipt")).Html, StringComparison.Ordinal);
        Assert.Contains(
            "No complaint is open here",
            (await filer.OpenAsync("/complain/facts")).Html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("BC-4")]
    public async Task A_file_sent_twice_is_there_once_and_is_renamed_and_removed()
    {
        var filer = new Filer(one.Client());
        await filer.BeginAsync();
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(
                "/complain/documents",
                (
                    await filer.PostAsync(
                        "/complain/documents",
                        "step",
                        [("do", "upload")],
                        ("documents", "doos.jpg", Photos.JpegOfPhone())
                    )
                ).Location
            );
        }

        var page = (await filer.OpenAsync("/complain/documents")).Html;
        Assert.Contains("Taken out of it when it came in: the place", page, StringComparison.Ordinal);
        var id = System
            .Text.RegularExpressions.Regex.Matches(page, "value=\"remove:(?<id>[^\"]+)\"")
            .Single()
            .Groups["id"]
            .Value;
        await filer.PostAsync("/complain/documents", "step", [($"name:{id}", "verpakking"), ("do", $"rename:{id}")]);
        Assert.Contains(
            "<strong>verpakking.jpg</strong>",
            (await filer.OpenAsync("/complain/documents")).Html,
            StringComparison.Ordinal
        );
        await filer.PostAsync("/complain/documents", "step", [("do", $"remove:{id}")]);
        Assert.DoesNotContain(
            "verpakking",
            (await filer.OpenAsync("/complain/documents")).Html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_upload_that_is_cut_off_leaves_the_draft_as_it_was()
    {
        var client = one.Client();
        // Nobody answers to half of an upload.
        client.Timeout = TimeSpan.FromSeconds(10);
        var filer = new Filer(client);
        await filer.BeginAsync();
        await filer.StepAsync("facts", ("facts", "Dit blijft staan."));
        using var form = await filer.FormAsync(
            "/complain/documents",
            "step",
            [("do", "upload")],
            (
                "documents",
                "groot.txt",
                new byte[400_000]
                    .Select(_ => (byte)'a')
                    .ToArray()
            )
        );
        using var cut = new CutOff(await form.ReadAsByteArrayAsync(), form.Headers.ContentType!);
        await Assert.ThrowsAnyAsync<Exception>(() => filer.SendAsync("/complain/documents", cut));
        Assert.DoesNotContain(
            "groot.txt",
            (await filer.OpenAsync("/complain/documents")).Html,
            StringComparison.Ordinal
        );
        Assert.Contains("Dit blijft staan.", (await filer.OpenAsync("/complain/facts")).Html, StringComparison.Ordinal);
        Assert.Equal(
            "/complain/documents",
            (await filer.SendAsync("/complain/documents", Copy(await form.ReadAsByteArrayAsync(), form))).Location
        );
        Assert.Contains("groot.txt", (await filer.OpenAsync("/complain/documents")).Html, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-2")]
    public async Task A_message_that_comes_as_a_file_is_kept_as_it_came_and_read_as_its_recipient_read_it()
    {
        var filer = new Filer(one.Client());
        await filer.FillInAsync($"Reclame {Guid.NewGuid()}");
        await filer.BeginAsync("unsolicitedAdvertising");
        var needed = await filer.StepAsync("messages", ("messages", ""));
        Assert.Contains("id=\"messages-error\"", needed.Html, StringComparison.Ordinal);
        var mail =
            "Return-Path: <x@spam.example>\r\nReceived: from spam.example\r\nSubject: =?utf-8?q?Enkel_vandaag=2C_Zo=C3=AB?=\r\n\r\nKoop nu!"u8.ToArray();
        Assert.Equal(
            "/complain/review",
            (
                await filer.PostAsync(
                    "/complain/messages",
                    "step",
                    [("messages", ""), ("do", "next")],
                    ("messages.files", "reclame.eml", mail)
                )
            ).Location
        );
        Assert.Equal("/complain/receipt", (await filer.PostAsync("/complain/review", "file", [])).Location);
        var file = await FirstAsync(db =>
            db.Set<CaseRow>().Where(c => c.SearchWords.Contains(" reclame ")).Select(c => c.File)
        );
        var read = System.Text.Json.Nodes.JsonNode.Parse(file)!["Messages"]!.AsArray().Single()!.GetValue<string>();
        Assert.Equal("Subject: Enkel vandaag, Zoë\n\nKoop nu!", read);
        Assert.Contains(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(mail)),
            file,
            StringComparison.Ordinal
        );
        Assert.Contains("reclame.eml", file, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-2")]
    public async Task Who_kept_no_message_says_so_and_can_file()
    {
        var filer = new Filer(one.Client());
        await filer.FillInAsync($"Zonder bericht {Guid.NewGuid()}");
        await filer.BeginAsync("unsolicitedAdvertising");
        Assert.Equal(
            "/complain/review",
            (await filer.StepAsync("messages", ("messagesKept", "false"), ("messages", ""))).Location
        );
        Assert.Equal("/complain/receipt", (await filer.PostAsync("/complain/review", "file", [])).Location);
    }

    [Fact]
    [Rule("FP-14"), Rule("BC-16")]
    public async Task A_second_complaint_about_the_same_order_is_pointed_out_to_who_filed_the_first_and_to_nobody_else()
    {
        const string told = "We already have a complaint like this";
        var (first, other) = (new Filer(one.Client()), new Filer(one.Client()));
        var facts = $"Tweemaal {Guid.NewGuid()}";
        await first.FillInAsync(facts);
        await first.PostAsync("/complain/review", "file", []);
        await other.FillInAsync(facts);
        Assert.DoesNotContain(told, (await other.OpenAsync("/complain/review")).Html, StringComparison.Ordinal);
        Assert.Equal("/complain/receipt", (await other.PostAsync("/complain/review", "file", [])).Location);

        await first.FillInAsync(facts);
        Assert.Contains(told, (await first.OpenAsync("/complain/review")).Html, StringComparison.Ordinal);
        Assert.Equal("/complain/receipt", (await first.PostAsync("/complain/review", "file", [])).Location);
    }

    [Fact]
    public async Task After_thirty_days_a_draft_and_its_files_are_erased_and_what_is_typed_then_is_not_lost()
    {
        await using var app = await TestApp.StartAsync();
        var office = new Office(app);
        var filer = new Filer(app.CreateClient(new() { AllowAutoRedirect = false }));
        await filer.BeginAsync();
        await filer.PostAsync(
            "/complain/documents",
            "step",
            [("do", "upload")],
            ("documents", "brief.txt", "tekst"u8.ToArray())
        );
        using var open = await filer.FormAsync("/complain/facts", "step", [("facts", "Laat getypt."), ("do", "next")]);
        var complaintDrafts = app.Services.GetRequiredService<ComplaintDrafts>();
        await office.ClockAsync("P29D");
        Assert.Equal(0, await complaintDrafts.DeleteExpired(default));
        await office.ClockAsync("P2D");
        Assert.Contains(
            "No complaint is open here",
            (await filer.OpenAsync("/complain/facts")).Html,
            StringComparison.Ordinal
        );
        Assert.InRange(await complaintDrafts.DeleteExpired(default), 0, 1);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        Assert.Equal(
            (0, 0, 0),
            (
                await db.Set<DraftRow>().CountAsync(),
                await db.Set<DocumentRow>().CountAsync(),
                await db.Set<DocumentChunkRow>().CountAsync()
            )
        );

        var rescued = (await filer.SendAsync("/complain/facts", open)).Html;
        Assert.Contains("What you just typed is kept", rescued, StringComparison.Ordinal);
        var there = System
            .Text.RegularExpressions.Regex.Match(rescued, "class=\"button\" href=\"(/complain/facts[^\"]+)\"")
            .Groups[1]
            .Value;
        Assert.Contains("Laat getypt.", (await filer.OpenAsync(there)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void How_long_it_takes_is_said_of_enough_cases_only()
    {
        var (march, april) = (new DateOnly(2026, 3, 1), new DateOnly(2026, 4, 1));
        Assert.Null(HandlingTimes.Of([.. Enumerable.Range(1, HandlingTimes.Fewest - 1).Select(d => (march, d, 1))]));
        Assert.Equal(
            new HandlingTime(10, 18, 20),
            HandlingTimes.Of([.. Enumerable.Range(1, 20).Select(d => (d % 2 == 0 ? march : april, d, 1))])
        );
        // A month with enough of them says it alone; the same day is a day.
        Assert.Equal(new HandlingTime(1, 1, 600), HandlingTimes.Of([(march, 90, 50), (april, 0, 600)]));
    }

    private static ByteArrayContent Copy(byte[] bytes, HttpContent of)
    {
        var copy = new ByteArrayContent(bytes);
        copy.Headers.ContentType = of.Headers.ContentType;
        return copy;
    }

    private async Task<int> CountAsync<T>(Func<AppDb, IQueryable<T>> of)
    {
        await using var db = await one
            .App.Services.GetRequiredService<IDbContextFactory<AppDb>>()
            .CreateDbContextAsync();
        return await of(db).CountAsync();
    }

    private async Task<T> FirstAsync<T>(Func<AppDb, IQueryable<T>> of)
    {
        await using var db = await one
            .App.Services.GetRequiredService<IDbContextFactory<AppDb>>()
            .CreateDbContextAsync();
        return await of(db).FirstAsync();
    }

    // Half of the body, then nothing more.
    private sealed class CutOff : HttpContent
    {
        private readonly byte[] _bytes;

        public CutOff(byte[] bytes, System.Net.Http.Headers.MediaTypeHeaderValue type)
        {
            _bytes = bytes;
            Headers.ContentType = type;
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_bytes.AsMemory(0, _bytes.Length / 2));
            throw new IOException("cut");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
