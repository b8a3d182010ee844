using System.Text;
using Redress.Domain.Cases;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Canary;

/// <summary>One case whose every text is a word of its own, driven from stage to stage by those whose acts they are.</summary>
internal sealed class CanaryCase(TestApp app)
{
    private readonly Office _office = new(app);

    public string Number { get; private set; } = "";

    public string Code { get; private set; } = "";

    /// <summary>The documents of the case by their ids.</summary>
    public List<string> Documents { get; } = [];

    public async Task ToAsync(Stage stage)
    {
        switch (stage)
        {
            case Stage.Filed:
                await FileAsync();
                break;
            case Stage.Examined:
                await ExamineAsync();
                break;
            case Stage.Deliberating:
                await DeliberateAsync();
                break;
            default:
                await NotifyAsync();
                break;
        }
    }

    private static string W(string name) => Law.Texts.Single(t => t.Name == name).Word;

    private async Task FileAsync()
    {
        (Number, Code) = await _office.FileAsync(new
        {
            scheme = "becommerce", kind = "purchase", language = "en", respondent = new { memberId = "demo-shop" },
            complainant = new { kind = "consumer", name = $"Ann {W("name")}", email = $"{W("email")}@consumer.example", phone = $"+32 {W("phone")}", address = new { street = W("street"), postalCode = "9000", city = "Gent", country = "BE" } },
            facts = W("facts"), claim = W("claim"), purchase = new { orderNumber = W("order"), orderedOn = "2026-01-10", amount = new { amount = 89.95, currency = "EUR" } }, contactedShopOn = "2026-02-02",
        });
        await UploadAsync("secretary", "inner", "internal");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Pdf("proof")), "document", $"{W("proof-name")}.pdf" } };
        using var client = app.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = app.Address });
        client.DefaultRequestHeaders.Add("X-Tracking-Code", Code);
        var answer = await client.PostAsync($"/api/v1/complaints/{Number}/documents", form);
        Documents.Add(System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!.GetValue<string>());
        if (Actions.ByName.ContainsKey("note"))
        {
            await _office.DoAsync("secretary", Number, "note", new { text = W("note") });
        }

        await _office.DoAsync("committee2", Number, "recuse", new { reason = W("recusal") });
    }

    private async Task ExamineAsync()
    {
        await _office.DoAsync("secretary", Number, "send-to-member");
        await _office.DoAsync("shop", Number, "request-extension", new { days = 5, reason = W("extension") });
        await _office.DoAsync("secretary", Number, "extend-term", new { term = "response", days = 5, reason = W("granted") });
        await _office.DoAsync("shop", Number, "respond", new { answer = W("answer"), defence = W("defence"), requestHearing = true });
        await _office.DoAsync("secretary", Number, "propose-hearing-dates", new { dates = new[] { "2026-03-20T10:00:00+01:00" }, answerBy = "2026-03-10" });
        await _office.DoAsync("shop", Number, "answer-hearing-dates", new { text = W("moments") });
        await _office.DoAsync("secretary", Number, "invite-to-hearing", new { at = "2026-03-20T10:00:00+01:00", place = W("place") });
        await _office.DoAsync("shop", Number, "ask-about-hearing", new { text = W("question") });
        await _office.DoAsync("secretary", Number, "record-hearing", new { minutes = W("minutes"), attended = new[] { W("attended") } });
    }

    private async Task DeliberateAsync()
    {
        await _office.DoAsync((Number, Code), "comment", new { text = W("comment") });
        await _office.DoAsync("shop", Number, "comment", new { nothingToAdd = true });
        await _office.DoAsync("secretary", Number, "declare-complete");
        await _office.DoAsync("secretary", Number, "close-file");
        await ConferAsync();
        await _office.DoAsync("committee", Number, "decide", Decision("first-reasons"));
        await _office.DoAsync("secretary", Number, "reject-decision", new { reason = W("rejection") });
        await _office.DoAsync("committee", Number, "decide", Decision("reasons"));
    }

    // In the closed session, by its own pages (BC-15).
    private async Task ConferAsync()
    {
        var at = $"/cases/{Number}/deliberation";
        var (clara, clerk) = (await AtDeskAsync("committee"), await AtDeskAsync("secretary"));
        await clara.RedirectAsync($"{at}/drafts/new", "draft", ("version", "0"), ("text", W("older-draft")));
        await clerk.RedirectAsync($"{at}/drafts/1", "draft", ("version", "1"), ("text", W("draft")));
        await clara.RedirectAsync($"{at}/drafts/1", "vote", ("version", "2"), ("vote", "for"), ("reason", W("vote")));
        await clara.RedirectAsync(at, "remark", ("remark", W("remark")));
    }

    private async Task<Person> AtDeskAsync(string account)
    {
        var person = new Person(app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }

    private async Task NotifyAsync()
    {
        await _office.DoAsync("secretary", Number, "confirm-decision");
        await _office.DoAsync("secretary", Number, "notify", new { posted = "2026-03-02", reference = W("posted") });
    }

    private static object Decision(string reasons) => new { outcome = "founded", reasons = W(reasons), norms = new[] { "2.2.2" }, refrainFrom = W("refrain"), sanctions = new[] { new { kind = "reprimand" } } };

    private async Task UploadAsync(string person, string text, string @for)
    {
        var reply = await _office.UploadAsync(person, Number, $"{W(text + "-name")}.pdf", Pdf(text), @for);
        Documents.Add(reply.Text("id"));
    }

    private static byte[] Pdf(string text) => Encoding.ASCII.GetBytes($"%PDF-1.7 {W(text)}");
}
