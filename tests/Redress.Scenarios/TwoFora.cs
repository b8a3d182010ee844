using System.Text.Json.Nodes;
using Redress.Domain.Tests.Law;
using Redress.Testing;

namespace Redress.Scenarios;

/// <summary>
/// Story (c): founded with a suspension and a fine; both parties appeal before both fora; the arbitrator lowers the fine and the court remits; the case waits for both,
/// is examined and decided anew within what the arbitrator left, and is carried out on the right days.
/// </summary>
public sealed class TwoFora : IAsyncLifetime
{
    private readonly Func<Task<string>> _newStore = TestStore.NewAsync;
    private TestApp _app = null!;
    private Office _office = null!;
    private (string Number, string Code) _filed;

    public TwoFora() { }

    /// <summary>The story on a store of one's own choice.</summary>
    internal TwoFora(Func<Task<string>> newStore) => _newStore = newStore;

    /// <summary>What was answered in it.</summary>
    internal IReadOnlyList<string> Answers => _office.Answers;

    private string Number => _filed.Number;

    public async Task InitializeAsync()
    {
        _app = new TestApp(await _newStore());
        _app.StartServer();
        _office = new Office(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [
        Rule("BC-25"),
        Rule("BC-26"),
        Rule("BC-27"),
        Rule("BC-28"),
        Rule("BC-29"),
        Rule("BC-30"),
        Rule("FP-4"),
        Rule("ST-3")
    ]
    public async Task Both_appeal_before_both_fora_and_the_case_is_decided_anew_within_what_the_arbitrator_left()
    {
        await DecideAsync();
        var (shops, consumers) = await AppealAsync();
        await ReferAsync(shops, consumers);
        await ArbitratorLowersTheFineAsync(shops, consumers);
        await CourtRemitsAsync(shops, consumers);
        await DecideAnewAsync();
        await CarryOutAsync();
    }

    private async Task DecideAsync()
    {
        await _office.ClockAsync("2026-03-02T09:00:00+01:00");
        _filed = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("secretary", Number, "send-to-member");
        await _office.ClockAsync("2026-03-10T09:00:00+01:00");
        await _office.DoAsync("shop", Number, "respond", new { answer = "Het spijt ons.", defence = "De vervoerder." });
        await _office.DoAsync("secretary", Number, "declare-complete");
        await NothingToAddAsync();
        await _office.DoAsync("secretary", Number, "close-file");
        await _office.ClockAsync("2026-05-11T09:00:00+02:00");
        await _office.DoAsync("committee", Number, "decide", Decision(5000, "2026-07-01", "2026-07-30"));
        await _office.DoAsync("secretary2", Number, "confirm-decision");
        await _office.DoAsync("secretary", Number, "notify", new { posted = "2026-05-11", reference = "RP 1" });
    }

    // Received on 19 May, each has until 3 June.
    private async Task<(string Shops, string Consumers)> AppealAsync()
    {
        await _office.ClockAsync("2026-05-20T09:00:00+02:00");
        var lodged = await _office.DoAsync("shop", Number, "lodge-appeal", new { grounds = "Te zwaar." });
        Assert.Equal("appealed", lodged.Text("state"));
        var shops = lodged.List("appeals").Single()["id"]!.GetValue<string>();
        await _office.ClockAsync("2026-05-21T09:00:00+02:00");
        await _office.DoAsync(
            _filed,
            "lodge-appeal",
            new
            {
                grounds = "Te licht.",
                language = "nl",
                acceptsArbitration = true,
            }
        );
        var both = (await _office.GetAsync("secretary", Number)).List("appeals").ToList();
        var consumers = both.Single(a => a["party"]!.GetValue<string>() == "complainant")["id"]!.GetValue<string>();
        Assert.Equal([2000m, 150m], both.Select(a => a["deposit"]!["amount"]!["amount"]!.GetValue<decimal>()));
        foreach (var (appeal, amount) in new[] { (shops, 2000), (consumers, 150) })
        {
            await _office.DoAsync(
                "appeals",
                Number,
                "record-deposit",
                new
                {
                    appeal,
                    amount = Euro(amount),
                    booked = "2026-05-21",
                }
            );
        }

        return (shops, consumers);
    }

    private async Task ReferAsync(string shops, string consumers)
    {
        // FP-6: the consumer's yes and language, given with its own appeal, hold for the one arbitrator of both.
        var choice = (await _office.GetAsync("secretary", Number))
            .List("appeals")
            .Single(a => a["id"]!.GetValue<string>() == shops);
        Assert.Equal("nl", choice["choice"]?["language"]?.GetValue<string>());
        await _office.ClockAsync("2026-06-10T09:00:00+02:00");
        var proof = await PaperAsync("dagvaarding.pdf", "2026-06-10", "internal");
        foreach (var appeal in new[] { shops, consumers })
        {
            foreach (var forum in new[] { "arbitration", "court" })
            {
                await _office.DoAsync(
                    "appeals",
                    Number,
                    "refer",
                    new
                    {
                        appeal,
                        forum,
                        reference = "R 1",
                        on = proof.On,
                        document = proof.Id,
                    }
                );
            }
        }

        Assert.Equal("arbitrationOrCourt", (await _office.GetAsync("shop", Number)).Text("state"));
    }

    // One arbitrator, one award, an outcome for each: EUR 2,000 instead of 5,000. The case waits for the court, and nothing is carried out.
    private async Task ArbitratorLowersTheFineAsync(string shops, string consumers)
    {
        await _office.ClockAsync("2026-07-15T09:00:00+02:00");
        var award = await PaperAsync("uitspraak.pdf", "2026-07-15");
        await OutcomeAsync(
            shops,
            "arbitration",
            "partlyUpheld",
            award,
            replacementSanctions: [new { kind = "fine", amount = Euro(2000) }]
        );
        var awarded = await OutcomeAsync(consumers, "arbitration", "rejected", award);
        Assert.Equal("arbitrationOrCourt", awarded.Text("state"));
        Assert.Equal(
            ["fine 2000 decided", "suspension decided"],
            Sanctions(awarded).Where(s => !s.EndsWith("annulled", StringComparison.Ordinal)).Order()
        );
        await _office.ClockAsync("2026-08-20T09:00:00+02:00");
        var waiting = await _office.GetAsync("shop", Number);
        Assert.Equal("arbitrationOrCourt", waiting.Text("state"));
        Assert.Null(waiting.Body!["finalOn"]);
        Assert.True(await LabelIsValidAsync());
    }

    // On the shop's appeal the court sets all aside; the case moves when it has spoken on the consumer's as well.
    private async Task CourtRemitsAsync(string shops, string consumers)
    {
        await _office.ClockAsync("2026-09-01T09:00:00+02:00");
        var judgment = await PaperAsync("vonnis.pdf", "2026-09-01");
        var one = await OutcomeAsync(shops, "court", "upheld", judgment, replacementOutcome: "remitted");
        Assert.Equal("arbitrationOrCourt", one.Text("state"));
        var both = await OutcomeAsync(consumers, "court", "rejected", judgment);
        Assert.Equal("underExamination", both.Text("state"));
        Assert.Null(both.Body!["decision"]);
        // Ninety days from the day on which it was recorded (FP-4).
        Assert.Equal("2026-11-30", both.Term("outcome")["due"]!.GetValue<string>());
        var appeals = both.List("appeals").ToList();
        Assert.Equal(["partlyUpheld", "rejected"], appeals.Select(a => a["state"]!.GetValue<string>()));
        Assert.Equal(["toRefund", "kept"], appeals.Select(a => a["deposit"]!["state"]!.GetValue<string>()));
        Assert.Null((await _office.TrackAsync(Number, _filed.Code)).Body!["decision"]);

        await _office.DoAsync("appeals", Number, "record-refund", new { appeal = shops, paid = "2026-09-01" });
        // It is told that the complaint is decided anew, and by when.
        Assert.Contains(
            await LettersAsync(),
            letter =>
                letter.Contains("opnieuw beslist", StringComparison.Ordinal)
                && letter.Contains("30 november 2026", StringComparison.Ordinal)
        );
    }

    private async Task DecideAnewAsync()
    {
        await _office.ClockAsync("2026-09-14T09:00:00+02:00");
        await _office.DoAsync("secretary", Number, "close-file");
        await _office.ClockAsync("2026-09-21T09:00:00+02:00");

        // Other members than before decide, where there are any.
        var again = await _office.TryAsync("committee", Number, "decide", Decision(2000, "2026-10-05", "2026-10-24"));
        Assert.Equal((409, "BC-29"), (again.Code, again.Text("rule")));
        var higher = await _office.TryAsync("committee2", Number, "decide", Decision(2500, "2026-10-05", "2026-10-24"));
        Assert.Equal(422, higher.Code);
        Assert.NotNull(higher.Body!["errors"]!["sanctions"]);
        await _office.DoAsync("committee2", Number, "decide", Decision(2000, "2026-10-05", "2026-10-24"));
        await _office.DoAsync("secretary2", Number, "confirm-decision");
        await _office.DoAsync("secretary", Number, "notify", new { posted = "2026-09-21", reference = "RP 2" });

        // Posted on a Monday, received on Monday 28 September; fifteen days.
        Assert.Equal(
            "2026-10-13",
            (await _office.TrackAsync(Number, _filed.Code)).Term("appeal", "complainant")["due"]!.GetValue<string>()
        );
    }

    private async Task CarryOutAsync()
    {
        await _office.ClockAsync("2026-10-13T23:59:00+02:00");
        Assert.Equal("decided", (await _office.GetAsync("secretary", Number)).Text("state"));
        await _office.ClockAsync("2026-10-14T00:01:00+02:00");
        var final = await _office.GetAsync("secretary", Number);
        Assert.Equal(("final", "2026-10-14"), (final.Text("state"), final.Text("finalOn")));
        Assert.Equal(["fine 2000 due", "suspension due"], Sanctions(final).Order());
        Assert.True(await LabelIsValidAsync());

        // Twenty days from the day after finality (BC-30): 15 October to 3 November.
        await _office.ClockAsync("2026-10-15T00:01:00+02:00");
        Assert.False(await LabelIsValidAsync());
        await _office.ClockAsync("2026-10-16T09:00:00+02:00");
        var fine = final.Body!["decision"]!["sanctions"]!
            .AsArray()
            .Single(s => s!["kind"]!.GetValue<string>() == "fine")!["id"]!.GetValue<string>();
        var demanded = await _office.DoAsync(
            "appeals",
            Number,
            "record-sanction-step",
            new
            {
                sanction = fine,
                step = "demanded",
                on = "2026-10-16",
            }
        );
        // Presumed received on 23 October (BC-23); thirty days end on Sunday 22 November.
        Assert.Equal("2026-11-23", demanded.Term("payment")["due"]!.GetValue<string>());
        await _office.ClockAsync("2026-11-10T09:00:00+01:00");
        Assert.Contains(
            "suspensionEnded 2026-11-04",
            (await _office.GetAsync("secretary", Number)).Body!["decision"]!["sanctions"]!
                .AsArray()
                .Single(s => s!["kind"]!.GetValue<string>() == "suspension")!["steps"]!
                .AsArray()
                .Select(s => $"{s!["step"]!.GetValue<string>()} {s["on"]!.GetValue<string>()}")
        );
        await _office.DoAsync(
            "appeals",
            Number,
            "record-sanction-step",
            new
            {
                sanction = fine,
                step = "paid",
                on = "2026-11-10",
                amount = Euro(2000),
            }
        );
        var closed = await _office.DoAsync("secretary", Number, "close");
        Assert.Equal("closed", closed.Text("state"));
        Assert.Equal(["fine 2000 carriedOut", "suspension carriedOut"], Sanctions(closed).Order());
        var verified = await _office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases/{Number}/journal/verify");
        Assert.True(verified.Body!["intact"]!.GetValue<bool>());
        var seen = await _office.TrackAsync(Number, _filed.Code);
        Assert.Equal(
            ("closed", "founded"),
            (seen.Text("state"), seen.Body!["decision"]!["outcome"]!.GetValue<string>())
        );
    }

    private async Task NothingToAddAsync()
    {
        await _office.DoAsync(_filed, "comment", new { nothingToAdd = true });
        if ((await _office.GetAsync("shop", Number)).Actions.Contains("comment"))
        {
            await _office.TryAsync("shop", Number, "comment", new { nothingToAdd = true });
        }
    }

    private Task<Reply> OutcomeAsync(
        string appeal,
        string forum,
        string outcome,
        (string Id, string On) document,
        string? replacementOutcome = null,
        object[]? replacementSanctions = null
    ) =>
        _office.DoAsync(
            "appeals",
            Number,
            "record-outcome",
            new
            {
                appeal,
                forum,
                outcome,
                text = "Zo beslist.",
                on = document.On,
                document = document.Id,
                replacementOutcome,
                replacementSanctions,
            }
        );

    private async Task<(string Id, string On)> PaperAsync(string name, string on, string @for = "parties")
    {
        var pdf = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"u8.ToArray();
        return ((await _office.UploadAsync("appeals", Number, name, pdf, @for)).Text("id"), on);
    }

    // What the complainant finds on its page.
    private async Task<IReadOnlyList<string>> LettersAsync() =>
        [.. (await _office.TrackAsync(Number, _filed.Code)).List("messages").Select(m => m.ToJsonString())];

    private async Task<bool> LabelIsValidAsync() =>
        (await _office.PublicAsync(HttpMethod.Get, "/api/v1/members/demo-shop")).Body!["valid"]!.GetValue<bool>();

    private static IEnumerable<string> Sanctions(Reply reply) =>
        reply.Body!["decision"]!["sanctions"]!.AsArray().Select(s => Sanction(s!));

    private static string Sanction(JsonNode s) =>
        string.Join(
            ' ',
            new[]
            {
                s["kind"]!.GetValue<string>(),
                s["amount"]
                    ?["amount"]?.GetValue<decimal>()
                    .ToString("0", System.Globalization.CultureInfo.InvariantCulture),
                s["state"]!.GetValue<string>(),
            }.Where(x => x is not null)
        );

    private static object Euro(decimal amount) => new { amount, currency = "EUR" };

    private static object Decision(decimal fine, string from, string to) =>
        new
        {
            outcome = "founded",
            reasons = "De levering is niet bewezen.",
            norms = new[] { "2.2.2" },
            refrainFrom = "te laat leveren zonder te verwittigen",
            sanctions = new object[]
            {
                new { kind = "fine", amount = Euro(fine) },
                new
                {
                    kind = "suspension",
                    from,
                    to,
                },
            },
        };
}
