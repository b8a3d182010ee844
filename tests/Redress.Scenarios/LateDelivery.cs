using Redress.Domain.Tests.Law;
using Redress.Testing;

namespace Redress.Scenarios;

/// <summary>Story (a): a parcel that never came, from an incomplete complaint to a closed case after an appeal.</summary>
public sealed class LateDelivery : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _office = new Office(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("BC-7"), Rule("BC-12"), Rule("BC-13"), Rule("BC-19"), Rule("BC-20"), Rule("BC-23"), Rule("BC-26"), Rule("BC-29"), Rule("BC-30"), Rule("FP-1"), Rule("FP-6"), Rule("FP-9"), Rule("ST-2")]
    public async Task From_an_incomplete_complaint_to_a_rejected_appeal_and_a_closed_case()
    {
        var number = await DecideAsync();

        await _office.ClockAsync("2026-05-11T09:00:00+02:00");
        await _office.DoAsync("committee2", number.Number, "confirm-decision");
        var notified = await _office.DoAsync("secretary", number.Number, "notify", new { posted = "2026-05-11", reference = "RP 123" });
        var term = notified.Term("appeal", "respondent");
        Assert.Equal("2026-05-19", term["opened"]!.GetValue<string>());
        Assert.Equal("2026-06-03", term["due"]!.GetValue<string>());
        Assert.Equal("receiptPresumed", term["derivation"]!["event"]!.GetValue<string>());
        Assert.Equal("becommerce.2026-01", term["derivation"]!["rulebook"]!.GetValue<string>());
        Assert.Contains(term["derivation"]!["skipped"]!.AsArray(), d => d!["name"]!.GetValue<string>() == "ascension" && d["date"]!.GetValue<string>() == "2026-05-14");

        // The last day is alive until midnight in Brussels (FP-8).
        await _office.ClockAsync("2026-06-03T23:59:00+02:00");
        var lodged = await _office.DoAsync("shop", number.Number, "lodge-appeal", new { grounds = "De boete staat niet in verhouding.", contested = new[] { "fine" } });
        Assert.Equal("appealed", lodged.Text("state"));
        var appeal = lodged.List("appeals").Single();
        var id = appeal["id"]!.GetValue<string>();
        Assert.False(appeal["late"]!.GetValue<bool>());
        Assert.Equal("arbitration", appeal["forum"]!.GetValue<string>());
        Assert.Equal(2000m, appeal["deposit"]!["amount"]!["amount"]!.GetValue<decimal>());

        await _office.ClockAsync("2026-06-05T10:00:00+02:00");
        await _office.DoAsync("appeals", number.Number, "record-deposit", new { appeal = id, amount = new { amount = 2000.00, currency = "EUR" }, booked = "2026-06-05" });
        Assert.Equal(409, (await _office.TryAsync("appeals", number.Number, "refer", new { appeal = id, forum = "arbitration", reference = "C 1", on = "2026-06-05" })).Code);
        await _office.DoAsync(number, "choose-arbitration", new { appeal = id, language = "fr", accepted = true });
        await _office.DoAsync("appeals", number.Number, "refer", new { appeal = id, forum = "arbitration", reference = "C 1", on = "2026-06-05" });

        await _office.ClockAsync("2026-09-01T10:00:00+02:00");
        var ended = await _office.DoAsync("appeals", number.Number, "record-outcome", new { appeal = id, forum = "arbitration", outcome = "rejected", text = "L'appel est rejeté.", on = "2026-08-31" });
        Assert.Equal("final", ended.Text("state"));
        Assert.Equal("rejected", ended.List("appeals").Single()["state"]!.GetValue<string>());
        Assert.Equal("kept", ended.List("appeals").Single()["deposit"]!["state"]!.GetValue<string>());
        var fine = ended.Body!["decision"]!["sanctions"]!.AsArray().Single(s => s!["kind"]!.GetValue<string>() == "fine")!;
        Assert.Equal("deferred", fine["state"]!.GetValue<string>());
        Assert.Equal("2027-09-01", fine["deferredUntil"]!.GetValue<string>());

        Assert.Equal("closed", (await _office.DoAsync("secretary", number.Number, "close")).Text("state"));
        var verified = await _office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases/{number.Number}/journal/verify");
        Assert.True(verified.Body!["intact"]!.GetValue<bool>());
        Assert.Equal(ended.List("journal").Count() + 1, verified.Body["entries"]!.GetValue<int>());
    }

    private async Task<(string Number, string Code)> DecideAsync()
    {
        await _office.ClockAsync("2026-03-02T09:00:00+01:00");
        var filed = await _office.FileAsync(Office.Complaint());
        var (number, _) = filed;
        Assert.Equal("incomplete", (await _office.DoAsync("secretary", number, "request-information", new { items = new[] { "Bewijs van betaling" } })).Text("state"));
        Assert.Equal("registered", (await _office.DoAsync(filed, "supply-information", new { items = new[] { new { item = "1", text = "Zie het rekeninguittreksel." } } })).Text("state"));
        Assert.Equal("2026-03-16", (await _office.DoAsync("secretary", number, "send-to-member")).Term("response")["due"]!.GetValue<string>());

        await _office.ClockAsync("2026-03-10T09:00:00+01:00");
        Assert.Equal("sentToMember", (await _office.DoAsync("shop", number, "respond", new { answer = "Het spijt ons.", requestHearing = true })).Text("state"));
        Assert.Equal("underExamination", (await _office.DoAsync("shop", number, "respond", new { defence = "De vervoerder leverde af." })).Text("state"));
        await _office.DoAsync("secretary", number, "declare-complete");
        Assert.Equal("FP-1", await RefusedAsync(number, "close-file", "BC-13", "FP-1"));
        await _office.DoAsync(filed, "comment", new { text = "Ik kreeg niets." });
        await _office.DoAsync("shop", number, "comment", new { nothingToAdd = true });
        Assert.Equal("BC-13", await RefusedAsync(number, "close-file", "BC-13"));

        await _office.DoAsync("secretary", number, "invite-to-hearing", new { at = "2026-04-10T10:00:00+02:00", place = "Brussel" });
        await _office.ClockAsync("2026-04-10T12:00:00+02:00");
        Assert.Equal("underExamination", (await _office.DoAsync("secretary", number, "record-hearing", new { minutes = "# Verslag", attended = new[] { "complainant", "respondent" } })).Text("state"));
        await _office.DoAsync(filed, "comment", new { nothingToAdd = true });
        await _office.DoAsync("shop", number, "comment", new { nothingToAdd = true });
        Assert.Equal("deliberation", (await _office.DoAsync("secretary", number, "close-file")).Text("state"));
        var proposed = await _office.DoAsync("committee", number, "decide", new
        {
            outcome = "founded", reasons = "De levering is niet bewezen.", norms = new[] { "2.2.2" }, refrainFrom = "te laat leveren zonder te verwittigen",
            sanctions = new object[] { new { kind = "reprimand" }, new { kind = "fine", amount = new { amount = 2500, currency = "EUR" }, deferredFor = "P1Y" } },
        });
        Assert.Equal("proposed", proposed.Body!["decision"]!["state"]!.GetValue<string>());
        Assert.Equal("deliberation", proposed.Text("state"));
        Assert.Null((await _office.TrackAsync(number, filed.Code)).Body!["decision"]);
        return filed;
    }

    // The rule by which it is refused: the first of the possible ones, since a file may be wanting in more than one way.
    private async Task<string> RefusedAsync(string number, string action, params string[] rules)
    {
        var reply = await _office.TryAsync("secretary", number, action);
        Assert.Equal(409, reply.Code);
        Assert.Contains(reply.Text("rule"), rules);
        Assert.NotEmpty(reply.List("missing"));
        return rules.Length == 1 ? reply.Text("rule") : "FP-1";
    }
}
