using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;
using Redress.Web.Tests.Members.Register;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Labels.Own;

/// <summary>Who keeps the register and a member's user at its own pages, over HTTP and without script; the day is Monday 2 March 2026.</summary>
internal sealed partial class OwnLabelVisit : IAsyncDisposable
{
    private readonly HttpClient _client;

    private OwnLabelVisit(TestApp app, HttpClient client, string member)
    {
        (App, _client, Member) = (app, client, member);
        Office = new Office(app);
        Registrar = new Registrar(Office);
        User = new Person(client);
    }

    public TestApp App { get; }

    public Office Office { get; }

    public Registrar Registrar { get; }

    public Person User { get; }

    public string Member { get; }

    public string Page => $"/organisation/labels/{Member}";

    public static async Task<OwnLabelVisit> BeginAsync(string user = "shop", string member = "demo-shop")
    {
        var app = await TestApp.StartAsync();
        var visit = new OwnLabelVisit(app, app.CreateClient(new() { AllowAutoRedirect = false }), member);
        await visit.Office.ClockAsync("2026-03-02T10:00:00+01:00");
        Assert.True(await visit.User.SignInAsync($"{user}@demo.example", "Demo-Pass-2026"));
        return visit;
    }

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    public Task<Reply> DoAsync(string action, object body) => Registrar.DoAsync(Member, action, body);

    public Task<string> DocumentAsync() => Office.LabelDocumentAsync("registrar", Member);

    public Task<string> SeeAsync() => User.GetAsync(Page);

    /// <summary>The address of the button of that act, as the page has it.</summary>
    public async Task<string> ButtonAsync(string act)
    {
        var found = Regex.Match(await SeeAsync(), $"href=\"(/organisation/labels/{Member}/{act}[^\"]*)\"");
        Assert.True(found.Success, $"The page has no {act}.");
        return found.Groups[1].Value;
    }

    /// <summary>Sends the form of that act, which is taken.</summary>
    public async Task SendAsync(string act, params (string Name, string Value)[] fields) =>
        Assert.Equal($"{Page}?done={act}", await User.RedirectAsync(await ButtonAsync(act), fields));

    /// <summary>Sends it with a document.</summary>
    public async Task<string?> SendFileAsync(string path, params (string Name, string Value)[] fields)
    {
        using var posted = new MultipartFormDataContent();
        foreach (Match hidden in Hidden().Matches(MainOf(await _client.GetStringAsync(path))))
        {
            posted.Add(new StringContent(WebUtility.HtmlDecode(hidden.Groups[2].Value)), hidden.Groups[1].Value);
        }

        foreach (var (name, value) in fields)
        {
            posted.Add(new StringContent(value), name);
        }

        posted.Add(new ByteArrayContent(Stages.Pdf), "document", "foto.pdf");
        using var answer = await _client.PostAsync(path, posted);
        return answer.Headers.Location?.ToString();
    }

    public async Task<LabelFile> FileAsync()
    {
        await using var db = await App.NewDbAsync();
        return LabelFileJson.Read((await db.Set<LabelFileRow>().SingleAsync(f => f.MemberId == Member)).File);
    }

    /// <summary>The same of one whose labels nobody acted on yet.</summary>
    public async Task<LabelFile> FileOrNoneAsync()
    {
        await using var db = await App.NewDbAsync();
        return await db.Set<LabelFileRow>().AnyAsync(f => f.MemberId == Member)
            ? await FileAsync()
            : LabelFile.Of((await MemberAsync()).ToMember(), new DateOnly(2026, 3, 2));
    }

    public async Task<MemberRow> MemberAsync()
    {
        await using var db = await App.NewDbAsync();
        return await db.Set<MemberRow>().AsNoTracking().SingleAsync(m => m.Id == Member);
    }

    /// <summary>The label is asked for, and fee and certification are paid.</summary>
    public async Task ApplyAndPayAsync(string kind)
    {
        await DoAsync("apply-for-label", new { kind, undertaking = true });
        var amount = new { amount = 450.00m, currency = "EUR" };
        const string on = "2026-03-02";
        await DoAsync(
            "record-payment",
            new
            {
                what = "fee",
                on,
                amount,
            }
        );
        await DoAsync(
            "record-payment",
            new
            {
                what = "certification",
                kind,
                on,
                amount,
            }
        );
    }

    /// <summary>The logo is suspended at once, by two people, and its notice goes out (WK-4).</summary>
    public async Task SuspendAsync()
    {
        await DoAsync(
            "decide-measure",
            new
            {
                kind = "suspend",
                grounds = "De verzendkosten ontbreken nog.",
                article = "art. 4",
                immediate = true,
            }
        );
        var confirmed = await Office.AsAsync(
            "secretary",
            HttpMethod.Post,
            $"/api/v1/members/{Member}/actions/confirm-decide-measure",
            new { }
        );
        Assert.Equal(200, confirmed.Code);
    }

    private static string MainOf(string html) => html[html.IndexOf("<main", StringComparison.Ordinal)..];

    [GeneratedRegex("name=\"(__RequestVerificationToken|_handler)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
