using Redress.Domain.Tests.Law;
using Redress.Testing;

namespace Redress.Scenarios;

/// <summary>Story (b): advertising that nobody asked for, and a member that never answers.</summary>
public sealed class UnsolicitedMail : IAsyncLifetime
{
    private readonly Func<Task<string>> _newStore = TestStore.NewAsync;
    private TestApp _app = null!;
    private Office _office = null!;

    public UnsolicitedMail() { }

    /// <summary>The story on a store of one's own choice.</summary>
    internal UnsolicitedMail(Func<Task<string>> newStore) => _newStore = newStore;

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
    [Rule("BC-2"), Rule("BC-14"), Rule("BC-19"), Rule("BC-21"), Rule("BC-30"), Rule("FP-8")]
    public async Task A_member_that_never_answers_is_suspended_and_loses_its_label_on_the_right_day()
    {
        await _office.ClockAsync("2026-03-02T09:00:00+01:00");
        var filed = await _office.FileAsync(Office.Complaint("unsolicitedAdvertising"));
        var (number, _) = filed;
        await _office.DoAsync("secretary", number, "send-to-member");
        Assert.Equal(
            409,
            (
                await _office.TryAsync("secretary", number, "mark-non-cooperation", new { reason = "Geen antwoord." })
            ).Code
        );

        await _office.ClockAsync("2026-03-17T00:00:00+01:00");
        var silent = await _office.GetAsync("secretary", number);
        Assert.Equal("underExamination", silent.Text("state"));
        Assert.Equal("lapsed", silent.Term("response", "respondent")["state"]!.GetValue<string>());
        Assert.Equal(
            ["answer", "defence", "messages"],
            silent.Body!["response"]!["missing"]!.AsArray().Select(m => m!.GetValue<string>()).Order()
        );
        await _office.DoAsync(
            "secretary",
            number,
            "mark-non-cooperation",
            new { reason = "De term verstreek zonder antwoord." }
        );
        await _office.DoAsync("secretary", number, "declare-complete");
        await _office.DoAsync("secretary", number, "close-file");

        await _office.ClockAsync("2026-05-11T09:00:00+02:00");
        await _office.DoAsync(
            "committee",
            number,
            "decide",
            new
            {
                outcome = "founded",
                nonCooperation = true,
                reasons = "Het bericht werd zonder toestemming verstuurd.",
                norms = new[] { "2.1.3" },
                refrainFrom = "reclame sturen zonder toestemming",
                sanctions = new object[]
                {
                    new { kind = "warning" },
                    new
                    {
                        kind = "suspension",
                        from = "2026-06-04",
                        to = "2026-09-04",
                    },
                },
            }
        );
        await _office.DoAsync("secretary", number, "confirm-decision");
        await _office.DoAsync("secretary", number, "notify", new { posted = "2026-05-11", reference = "RP 7" });
        var courts = await _office.TrackAsync(number, filed.Code);
        Assert.Contains("lodge-appeal", courts.Actions);

        await _office.ClockAsync("2026-06-03T23:59:59+02:00");
        Assert.Equal("decided", (await _office.GetAsync("secretary", number)).Text("state"));
        Assert.True(
            (await _office.PublicAsync(HttpMethod.Get, "/api/v1/members/demo-shop")).Body!["valid"]!.GetValue<bool>()
        );

        await _office.ClockAsync("2026-06-04T00:00:01+02:00");
        var final = await _office.GetAsync("secretary", number);
        Assert.Equal("final", final.Text("state"));
        Assert.Equal("2026-06-04", final.Text("finalOn"));
        Assert.Empty(final.List("appeals"));
        Assert.DoesNotContain(final.List("terms"), t => t["kind"]!.GetValue<string>() == "deposit");
        Assert.True(final.Body!["decision"]!["nonCooperation"]!.GetValue<bool>());
        Assert.All(
            final.List("terms").Where(t => t["kind"]!.GetValue<string>() == "appeal"),
            t => Assert.Equal(("2026-06-03", "lapsed"), (t["due"]!.GetValue<string>(), t["state"]!.GetValue<string>()))
        );
        // BC-30: it begins on the day after finality, its own first day being that day.
        Assert.Equal(
            ["carriedOut", "due"],
            final.Body!["decision"]!["sanctions"]!.AsArray().Select(s => s!["state"]!.GetValue<string>())
        );
        await _office.ClockAsync("2026-06-05T00:00:01+02:00");
        var member = await _office.PublicAsync(HttpMethod.Get, "/api/v1/members/demo-shop");
        Assert.False(member.Body!["valid"]!.GetValue<bool>());
        // That it is not valid is told, and not why (BC-40).
        Assert.DoesNotContain("uspen", member.Body.ToJsonString());
        var listed = await _office.PublicAsync(HttpMethod.Get, "/api/v1/members?q=demo");
        Assert.False(
            listed.List("items").Single(m => m["id"]!.GetValue<string>() == "demo-shop")["valid"]!.GetValue<bool>()
        );
        Assert.True(
            (await _office.PublicAsync(HttpMethod.Get, "/api/v1/members/second-shop")).Body!["valid"]!.GetValue<bool>()
        );

        // The case is closed at once, and stays so while the suspension runs its 93 days and ends (BC-30); the label does not come back by itself (BC-38).
        Assert.Equal("closed", (await _office.DoAsync("secretary", number, "close")).Text("state"));
        await _office.ClockAsync("2026-09-06T09:00:00+02:00");
        var ended = await _office.GetAsync("secretary", number);
        Assert.Equal("closed", ended.Text("state"));
        var suspension = ended.Body!["decision"]!["sanctions"]!
            .AsArray()
            .Single(s => s!["kind"]!.GetValue<string>() == "suspension")!;
        Assert.Contains(
            suspension["steps"]!.AsArray(),
            s => s!["step"]!.GetValue<string>() == "suspensionEnded" && s["on"]!.GetValue<string>() == "2026-09-06"
        );
        Assert.False(
            (await _office.PublicAsync(HttpMethod.Get, "/api/v1/members/demo-shop")).Body!["valid"]!.GetValue<bool>()
        );
        Assert.True(
            (await _office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases/{number}/journal/verify")).Body![
                "intact"
            ]!.GetValue<bool>()
        );
    }
}
