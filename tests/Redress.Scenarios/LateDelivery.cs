using Redress.Domain.Tests.Law;
using Redress.Testing;

namespace Redress.Scenarios;

/// <summary>Story (a): a parcel that never came, from an incomplete complaint to a closed case after an appeal.</summary>
public sealed class LateDelivery : IAsyncLifetime
{
    private readonly Func<Task<string>> _newStore = TestStore.NewAsync;
    private TestApp _app = null!;
    private Office _office = null!;

    public LateDelivery() { }

    /// <summary>The story on a store of one's own choice.</summary>
    internal LateDelivery(Func<Task<string>> newStore) => _newStore = newStore;

    /// <summary>What was answered in it.</summary>
    internal IReadOnlyList<string> Answers => _office.Answers;

    public async Task InitializeAsync()
    {
        _app = new TestApp(await _newStore());
        _app.StartServer();
        _office = new Office(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [
        Rule("BC-7"),
        Rule("BC-12"),
        Rule("BC-13"),
        Rule("BC-19"),
        Rule("BC-20"),
        Rule("BC-23"),
        Rule("BC-26"),
        Rule("BC-29"),
        Rule("BC-30"),
        Rule("FP-1"),
        Rule("FP-6"),
        Rule("FP-9"),
        Rule("ST-2")
    ]
    public async Task From_an_incomplete_complaint_to_a_rejected_appeal_and_a_closed_case()
    {
        var number = await DecideAsync();

        await _office.ClockAsync("2026-05-11T09:00:00+02:00");
        await _office.DoAsync("committee2", number.Number, "confirm-decision");
        var notified = await _office.DoAsync(
            "secretary",
            number.Number,
            "notify",
            new { posted = "2026-05-11", reference = "RP 123" }
        );
        PresumedAfterThreeDaysPassedOver(notified);
        var told = await _office.TrackAsync(number.Number, number.Code);
        Assert.Equal("pronounced", told.Body!["decision"]!["state"]!.GetValue<string>());
        Assert.Equal("2026-06-03", told.Term("appeal", "complainant")["due"]!.GetValue<string>());

        // The last day is alive until midnight in Brussels (FP-8).
        await _office.ClockAsync("2026-06-03T23:59:00+02:00");
        var lodged = await _office.DoAsync(
            "shop",
            number.Number,
            "lodge-appeal",
            new { grounds = "De boete staat niet in verhouding.", contested = new[] { "fine" } }
        );
        Assert.Equal("appealed", lodged.Text("state"));
        var appeal = lodged.List("appeals").Single();
        var id = appeal["id"]!.GetValue<string>();
        Assert.False(appeal["late"]!.GetValue<bool>());
        Assert.Equal("arbitration", appeal["forum"]!.GetValue<string>());
        Assert.Equal(2000m, appeal["deposit"]!["amount"]!["amount"]!.GetValue<decimal>());

        await _office.ClockAsync("2026-06-05T10:00:00+02:00");
        await _office.DoAsync(
            "appeals",
            number.Number,
            "record-deposit",
            new
            {
                appeal = id,
                amount = new { amount = 2000.00, currency = "EUR" },
                booked = "2026-06-05",
            }
        );
        Assert.Equal(
            409,
            (
                await _office.TryAsync(
                    "appeals",
                    number.Number,
                    "refer",
                    new
                    {
                        appeal = id,
                        forum = "arbitration",
                        reference = "C 1",
                        on = "2026-06-05",
                    }
                )
            ).Code
        );
        await _office.DoAsync(
            number,
            "choose-arbitration",
            new
            {
                appeal = id,
                language = "fr",
                accepted = true,
            }
        );
        await _office.DoAsync(
            "appeals",
            number.Number,
            "refer",
            new
            {
                appeal = id,
                forum = "arbitration",
                reference = "C 1",
                on = "2026-06-05",
            }
        );

        await _office.ClockAsync("2026-09-01T10:00:00+02:00");
        var ended = await _office.DoAsync(
            "appeals",
            number.Number,
            "record-outcome",
            new
            {
                appeal = id,
                forum = "arbitration",
                outcome = "rejected",
                text = "L'appel est rejeté.",
                on = "2026-08-31",
                document = await _office.DocumentAsync("appeals", number.Number, "award.pdf"),
            }
        );
        Assert.Equal("final", ended.Text("state"));
        Assert.Equal("rejected", ended.List("appeals").Single()["state"]!.GetValue<string>());
        Assert.Equal("kept", ended.List("appeals").Single()["deposit"]!["state"]!.GetValue<string>());
        var fine = ended.Body!["decision"]!["sanctions"]!
            .AsArray()
            .Single(s => s!["kind"]!.GetValue<string>() == "fine")!;
        Assert.Equal("deferred", fine["state"]!.GetValue<string>());
        Assert.Equal("2027-09-01", fine["deferredUntil"]!.GetValue<string>());

        Assert.Equal("closed", (await _office.DoAsync("secretary", number.Number, "close")).Text("state"));
        var verified = await _office.AsAsync(
            "secretary",
            HttpMethod.Get,
            $"/api/v1/cases/{number.Number}/journal/verify"
        );
        Assert.True(verified.Body!["intact"]!.GetValue<bool>());
        Assert.Equal(ended.List("journal").Count() + 1, verified.Body["entries"]!.GetValue<int>());

        await JournalGoesOnAsync(number.Number);
        Assert.Equal("closed", (await _office.TrackAsync(number.Number, number.Code)).Text("state"));
    }

    // BC-23: the fifth working day after posting, over Ascension Day and a weekend.
    private static void PresumedAfterThreeDaysPassedOver(Reply notified)
    {
        var term = notified.Term("appeal", "respondent");
        Assert.Equal("2026-05-19", term["opened"]!.GetValue<string>());
        Assert.Equal("2026-06-03", term["due"]!.GetValue<string>());
        Assert.Equal("receiptPresumed", term["derivation"]!["event"]!.GetValue<string>());
        Assert.Equal("becommerce.2026-01", term["derivation"]!["rulebook"]!.GetValue<string>());
        Assert.Contains(
            term["derivation"]!["skipped"]!.AsArray(),
            d => d!["name"]!.GetValue<string>() == "ascension" && d["date"]!.GetValue<string>() == "2026-05-14"
        );

        Assert.Equal(
            ["2026-05-14", "2026-05-16", "2026-05-17"],
            term["derivation"]!["skipped"]!.AsArray().Select(d => d!["date"]!.GetValue<string>())
        );
        Assert.Equal(
            ["complainant", "respondent"],
            notified
                .List("service")
                .Where(s => s["what"]!.GetValue<string>() == "decision")
                .Select(s => s["party"]!.GetValue<string>())
                .Order()
        );
        Assert.All(
            notified.List("service").Where(s => s["what"]!.GetValue<string>() == "decision"),
            s =>
                Assert.Equal(
                    ("registeredPost", "2026-05-11", "2026-05-19"),
                    (s["channel"]!.GetValue<string>(), s["sent"]!.GetValue<string>(), s["presumed"]!.GetValue<string>())
                )
        );
    }

    // Every entry of the journal goes on from where the one before it left the case.
    private async Task JournalGoesOnAsync(string number)
    {
        var closed = await _office.GetAsync("secretary", number);
        var journal = closed.List("journal").ToList();
        Assert.Equal(Enumerable.Range(1, journal.Count), journal.Select(j => j["sequence"]!.GetValue<int>()));
        Assert.All(
            journal.Skip(1).Zip(journal),
            pair => Assert.Equal(pair.Second["to"]!.GetValue<string>(), pair.First["from"]!.GetValue<string>())
        );
        Assert.Equal(
            [
                "lodge-appeal",
                "record-deposit",
                "choose-arbitration",
                "refer",
                "add-document",
                "record-outcome",
                "close",
            ],
            // What the clock does besides: terms that end, and the secretary's task to have the address confirmed (FP-21).
            journal
                .Select(j => j["action"]!.GetValue<string>())
                .Where(a => a is not ("lapse-term" or "tell-of-delay"))
                .TakeLast(7)
        );
        Assert.Equal($"\"{journal.Count}\"", closed.Headers.ETag!.Tag);
    }

    [Fact]
    [Rule("BC-24"), Rule("BC-30"), Rule("FP-7"), Rule("FP-8")]
    public async Task A_minute_after_the_last_day_the_decision_is_final_and_an_appeal_is_taken_as_late()
    {
        var (number, _) = await DecideAsync();
        await NotifyAsync(number);
        await _office.ClockAsync("2026-06-03T23:59:00+02:00");
        Assert.Equal("decided", (await _office.GetAsync("shop", number)).Text("state"));
        await _office.ClockAsync("2026-06-04T00:01:00+02:00");
        Assert.Equal(("final", "2026-06-04"), await FinalAsync(number));

        var late = await _office.DoAsync(
            "shop",
            number,
            "lodge-appeal",
            new { grounds = "Een dag te laat.", contested = new[] { "fine" } }
        );
        Assert.Equal("final", late.Text("state"));
        var appeal = late.List("appeals").Single();
        Assert.True(appeal["late"]!.GetValue<bool>());
        var declared = await _office.DoAsync(
            "appeals",
            number,
            "declare-appeal-inadmissible",
            new { appeal = appeal["id"]!.GetValue<string>(), reasons = "De termijn liep op 3 juni 2026 af." }
        );
        Assert.Equal("inadmissible", declared.List("appeals").Single()["state"]!.GetValue<string>());
        Assert.Equal(("final", "2026-06-04"), await FinalAsync(number));
    }

    [Fact]
    [Rule("BC-25"), Rule("BC-26"), Rule("ST-3")]
    public async Task An_appeal_whose_deposit_does_not_come_lapses_after_five_working_days()
    {
        var (number, _) = await DecideAsync();
        await NotifyAsync(number);
        await _office.ClockAsync("2026-05-28T09:00:00+02:00");
        var lodged = await _office.DoAsync("shop", number, "lodge-appeal", new { grounds = "Niet akkoord." });
        Assert.Equal("2026-06-04", lodged.List("appeals").Single()["deposit"]!["due"]!.GetValue<string>());

        // The consumer's own term ends meanwhile; the appeal holds the decision until it is gone.
        await _office.ClockAsync("2026-06-04T23:59:00+02:00");
        Assert.Equal("appealed", (await _office.GetAsync("secretary", number)).Text("state"));
        await _office.ClockAsync("PT2M");
        Assert.Equal(
            "lapsed",
            (await _office.GetAsync("secretary", number)).List("appeals").Single()["state"]!.GetValue<string>()
        );
        Assert.Equal(("final", "2026-06-05"), await FinalAsync(number));
    }

    private async Task<(string, string)> FinalAsync(string number)
    {
        var reply = await _office.GetAsync("secretary", number);
        return (reply.Text("state"), reply.Text("finalOn"));
    }

    private async Task NotifyAsync(string number)
    {
        await _office.ClockAsync("2026-05-11T09:00:00+02:00");
        await _office.DoAsync("committee2", number, "confirm-decision");
        await _office.DoAsync("secretary", number, "notify", new { posted = "2026-05-11", reference = "RP 123" });
    }

    private async Task<(string Number, string Code)> DecideAsync()
    {
        await _office.ClockAsync("2026-03-02T09:00:00+01:00");
        var filed = await _office.FileAsync(Office.Complaint());
        var (number, _) = filed;
        Assert.Equal(
            "incomplete",
            (
                await _office.DoAsync(
                    "secretary",
                    number,
                    "request-information",
                    new { items = new[] { "Bewijs van betaling" } }
                )
            ).Text("state")
        );
        Assert.Equal(
            "registered",
            (
                await _office.DoAsync(
                    filed,
                    "supply-information",
                    new { items = new[] { new { item = "1", text = "Zie het rekeninguittreksel." } } }
                )
            ).Text("state")
        );
        Assert.Equal(
            "2026-03-16",
            (await _office.DoAsync("secretary", number, "send-to-member")).Term("response")["due"]!.GetValue<string>()
        );

        await _office.ClockAsync("2026-03-10T09:00:00+01:00");
        Assert.Equal(
            "sentToMember",
            (
                await _office.DoAsync(
                    "shop",
                    number,
                    "respond",
                    new { answer = "Het spijt ons.", requestHearing = true }
                )
            ).Text("state")
        );
        Assert.Equal(
            ["defence"],
            (await _office.TrackAsync(number, filed.Code)).Body!["response"]!["missing"]!
                .AsArray()
                .Select(m => m!.GetValue<string>())
        );
        var answered = await _office.DoAsync("shop", number, "respond", new { defence = "De vervoerder leverde af." });
        Assert.Equal("underExamination", answered.Text("state"));
        Assert.Contains(
            answered.List("service"),
            s =>
                s["party"]!.GetValue<string>() == "complainant"
                && s["channel"]!.GetValue<string>() == "portal"
                && s["sent"]!.GetValue<string>() == "2026-03-10"
        );
        Assert.Contains("comment", (await _office.TrackAsync(number, filed.Code)).Actions);
        await _office.DoAsync("secretary", number, "declare-complete");
        Assert.Equal("FP-1", await RefusedAsync(number, "close-file", "BC-13", "FP-1"));
        var open = await _office.GetAsync("secretary", number);
        Assert.DoesNotContain("close-file", open.Actions);
        Assert.NotEmpty(
            open.List("blocked").Single(b => b["name"]!.GetValue<string>() == "close-file")["missing"]!.AsArray()
        );
        Assert.Equal($"\"{open.Body!["version"]!.GetValue<int>()}\"", open.Headers.ETag!.Tag);
        await _office.DoAsync(filed, "comment", new { text = "Ik kreeg niets." });
        await _office.DoAsync("shop", number, "comment", new { nothingToAdd = true });
        Assert.Equal("BC-13", await RefusedAsync(number, "close-file", "BC-13"));

        await _office.DoAsync(
            "secretary",
            number,
            "invite-to-hearing",
            new { at = "2026-04-10T10:00:00+02:00", place = "Brussel" }
        );
        await _office.ClockAsync("2026-04-10T12:00:00+02:00");
        Assert.Equal(
            "underExamination",
            (
                await _office.DoAsync(
                    "secretary",
                    number,
                    "record-hearing",
                    new { minutes = "# Verslag", attended = new[] { "complainant", "respondent" } }
                )
            ).Text("state")
        );
        await _office.DoAsync(filed, "comment", new { nothingToAdd = true });
        await _office.DoAsync("shop", number, "comment", new { nothingToAdd = true });
        Assert.Equal("deliberation", (await _office.DoAsync("secretary", number, "close-file")).Text("state"));
        var proposed = await _office.DoAsync(
            "committee",
            number,
            "decide",
            new
            {
                outcome = "founded",
                reasons = "De levering is niet bewezen.",
                norms = new[] { "2.2.2" },
                refrainFrom = "te laat leveren zonder te verwittigen",
                sanctions = new object[]
                {
                    new { kind = "reprimand" },
                    new
                    {
                        kind = "fine",
                        amount = new { amount = 2500, currency = "EUR" },
                        deferredFor = "P1Y",
                    },
                },
            }
        );
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
