using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Redress.Testing;
using Redress.Web.Cases.Figures;
using Redress.Web.Letters.Mail;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Storage.Outages;

/// <summary>Where there is no room left, writing is refused in words, reading goes on, and all goes on by itself once there is room.</summary>
public sealed class FullStoreTests : IAsyncLifetime
{
    private readonly FullStore _disk = new();
    private readonly CollectedLog _log = new();
    private string _store = "";
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.NewAsync();
        _app = new TestApp(_store)
        {
            Added = services =>
            {
                _disk.AddTo(services);
                services.AddLogging(logs => logs.AddProvider(_log));
            },
        };
        _app.StartServer();
        _office = new Office(_app);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        TestStore.Delete(_store);
    }

    [Fact]
    public async Task Writes_over_the_API_are_refused_in_words_and_succeed_once_there_is_room()
    {
        var filed = await _office.SentAsync();
        await _office.PersonAsync("shop");
        await _disk.FillAsync(_app);
        (string, string) key = ("Idempotency-Key", "full");
        var respond = new { answer = Long("Het spijt ons."), defence = "De vervoerder leverde af." };
        Refused(await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", Complaint(), key));
        Refused(await _office.TryAsync("shop", filed.Number, "respond", respond, key));
        Refused(await _office.UploadAsync("shop", filed.Number, "x.pdf", [.. "%PDF-1.4\n"u8, .. new byte[200_000]]));

        await _disk.MakeRoomAsync(_app);
        var made = await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", Complaint(), key);
        Assert.Equal(201, made.Code);
        var again = await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", Complaint(), key);
        Assert.Equal(made.Text("number"), again.Text("number"));
        Assert.Equal(200, (await _office.TryAsync("shop", filed.Number, "respond", respond, key)).Code);
    }

    [Fact]
    public async Task Reading_goes_on_for_everybody()
    {
        var filed = await _office.AnsweredAsync();
        var uploaded = await _office.UploadAsync("shop", filed.Number, "x.pdf", [.. "%PDF-1.4\n"u8, .. new byte[500]]);
        Assert.Equal(201, uploaded.Code);
        // A sign-in is written; who is in goes on.
        var secretary = Client();
        Assert.True(await new Person(secretary).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        await _disk.FillAsync(_app);

        foreach (
            var path in (string[])
                [
                    "/cases",
                    $"/cases/{filed.Number}",
                    $"/cases/{filed.Number}/journal",
                    $"/cases/{filed.Number}/actions/declare-complete",
                    "/cases?q=Peeters",
                    "/overview",
                    "/calendar",
                    "/upcoming",
                    "/members",
                    "/decisions",
                    "/",
                    "/complain",
                    "/track",
                    "/account/login",
                    "/health/live",
                    "/health/ready",
                ]
        )
        {
            using var answer = await secretary.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        }

        Assert.Equal(200, (await _office.TrackAsync(filed.Number, filed.Code)).Code);
        var id = uploaded.Text("id");
        var shop = await _office.PersonAsync("shop");
        using var document = await shop.GetAsync($"/api/v1/cases/{filed.Number}/documents/{id}");
        Assert.Equal(HttpStatusCode.OK, document.StatusCode);
        Assert.Equal(200, (await _office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases?q={filed.Number}")).Code);
    }

    [Theory]
    [InlineData("en", "Nothing can be saved at the moment")]
    [InlineData("nl", "Er kan even niets worden bewaard")]
    [InlineData("fr", "Rien ne peut être enregistré pour le moment")]
    public async Task A_form_that_cannot_be_saved_says_so_in_its_readers_language(string language, string title)
    {
        var client = Client();
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        var filer = new Filer(client);
        await filer.FillInAsync("Mijn pakje kwam nooit aan.");
        await _disk.FillAsync(_app);
        var refused = await filer.StepAsync("facts", ("facts", Long("Het kwam nooit aan.")));
        Assert.Equal(HttpStatusCode.InsufficientStorage, refused.Status);
        Assert.Contains($"<html lang=\"{language}\"", refused.Html, StringComparison.Ordinal);
        Assert.Contains(title, refused.Html, StringComparison.Ordinal);
        // What was typed stands in the answer, as a form that sends it again.
        Assert.Contains(
            $"name=\"facts\" value=\"{Long("Het kwam nooit aan.")}\"",
            refused.Html,
            StringComparison.Ordinal
        );
        var again = HiddenOf(refused.Html);
        Assert.Contains(
            "Mijn pakje kwam nooit aan.",
            (await filer.OpenAsync("/complain/facts")).Html,
            StringComparison.Ordinal
        );

        await _disk.MakeRoomAsync(_app);
        using var form = new FormUrlEncodedContent(again);
        var sent = (await filer.SendAsync("/complain/facts", form)).Location;
        Assert.Contains(
            Long("Het kwam nooit aan."),
            (await filer.OpenAsync("/complain/facts")).Html,
            StringComparison.Ordinal
        );
        // It leads on as the page itself does.
        Assert.Equal(sent, (await filer.StepAsync("facts", ("facts", Long("Het kwam nooit aan.")))).Location);
        Assert.NotEqual("/complain/facts", sent);
    }

    [Fact]
    public async Task What_runs_by_itself_goes_on_and_the_log_has_it_once()
    {
        await _disk.FillAsync(_app);
        for (var i = 0; i < 5; i++)
        {
            Refused(await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", Complaint()));
        }

        Assert.False(
            _app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested
        );
        Assert.Single(_log.Lines, l => l.Contains("no room left", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, l => l.Contains("   at ", StringComparison.Ordinal));

        await _disk.MakeRoomAsync(_app);
        await _office.FileAsync(Complaint());
        Assert.True(await _app.Services.GetRequiredService<Outbox>().SendPending() >= 0);
        Assert.True(await _app.Services.GetRequiredService<FigureFolding>().Fold() >= 0);
    }

    private static IEnumerable<KeyValuePair<string, string>> HiddenOf(string page) =>
        System
            .Text.RegularExpressions.Regex.Matches(page, "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
            .Select(m => KeyValuePair.Create(m.Groups[1].Value, m.Groups[2].Value));

    private HttpClient Client() => _app.CreateClient(new() { AllowAutoRedirect = false });

    // More than the last page of a table, and the pages that a migration left, may have room for.
    private static string Long(string text) => string.Join(' ', Enumerable.Repeat(text, 1800));

    private static object Complaint() => Office.Complaint(facts: Long("Mijn pakje kwam nooit aan."));

    private static void Refused(Reply reply)
    {
        Assert.Equal(507, reply.Code);
        Assert.Equal("urn:redress:problem:store-full", reply.Text("type"));
        Assert.Equal("Nothing can be saved at the moment", reply.Text("title"));
    }
}
