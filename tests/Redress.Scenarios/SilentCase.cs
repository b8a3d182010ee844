using Redress.Domain.Tests.Law;
using Redress.Testing;

namespace Redress.Scenarios;

/// <summary>Story (d): a file in which everybody is silent at every turn; nothing rests all the same (FP-23).</summary>
public sealed class SilentCase : IAsyncLifetime
{
    private readonly Func<Task<string>> _newStore = TestStore.NewAsync;
    private TestApp _app = null!;
    private Office _office = null!;

    public SilentCase() { }

    /// <summary>The story on a store of one's own choice.</summary>
    internal SilentCase(Func<Task<string>> newStore) => _newStore = newStore;

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
    [Rule("FP-2"), Rule("FP-4"), Rule("FP-23"), Rule("BC-18"), Rule("BC-30"), Rule("ST-1")]
    public async Task A_file_in_which_everybody_is_silent_comes_to_its_end()
    {
        await _office.ClockAsync("2026-03-02T09:00:00+01:00");
        var filed = await _office.FileAsync(Office.Complaint());
        var (number, code) = filed;

        // No first step in 21 days: on 24 March the complainant hears of it, and a fortnight later again.
        await _office.ClockAsync("2026-03-24T06:59:00+01:00");
        Assert.Equal(0, await DelaysAsync(filed));
        await _office.ClockAsync("2026-03-24T07:00:00+01:00");
        Assert.Equal(1, await DelaysAsync(filed));
        await _office.ClockAsync("2026-04-08T07:00:00+02:00");
        Assert.Equal(2, await DelaysAsync(filed));
        await _office.DoAsync("secretary", number, "start-mediation");

        // Nobody offers anything: sixty days are over on Sunday 7 June, and by Friday 12 June the secretary should have gone on.
        Assert.Equal("2026-06-07", Due(await _office.TrackAsync(number, code), "mediation"));
        await _office.ClockAsync("2026-06-08T09:00:00+02:00");
        Assert.Equal("2026-06-12", Due(await _office.TrackAsync(number, code), "goOn"));
        await _office.ClockAsync("2026-06-13T07:00:00+02:00");
        Assert.Equal(3, await DelaysAsync(filed));
        Assert.Equal("mediation", (await _office.GetAsync("shop", number)).Text("state"));
        await _office.ClockAsync("2026-06-15T09:00:00+02:00");
        await _office.DoAsync("secretary", number, "send-to-member");

        // The member is silent; then the complainant, the secretary and the committee.
        await _office.ClockAsync("2026-06-30T09:00:00+02:00");
        Assert.Equal("underExamination", (await _office.GetAsync("secretary", number)).Text("state"));
        await _office.ClockAsync("2026-08-31T09:00:00+02:00");
        Assert.Contains("tell-of-delay", await JournalAsync(number));
        await _office.DoAsync("secretary", number, "declare-complete");
        Assert.Equal("2026-11-29", Due(await _office.GetAsync("secretary", number), "outcome"));
        await _office.ClockAsync("2026-11-30T09:00:00+01:00");
        Assert.Equal(4, await DelaysAsync(filed));
        Assert.Equal("underExamination", (await _office.GetAsync("secretary", number)).Text("state"));
        await _office.DoAsync("secretary", number, "close-file");
        await _office.DoAsync(
            "committee",
            number,
            "decide",
            new { outcome = "unfounded", reasons = "Niemand bracht iets bij." }
        );
        await _office.DoAsync("committee2", number, "confirm-decision");

        // Sent after its fortnight; presumed received; nobody appeals.
        await _office.ClockAsync("2026-12-16T09:00:00+01:00");
        await _office.DoAsync("secretary", number, "notify", new { posted = "2026-12-16", reference = "RR-1" });
        Assert.Equal("2027-01-07", Due(await _office.TrackAsync(number, code), "appeal"));
        await _office.ClockAsync("2027-01-08T09:00:00+01:00");
        Assert.Equal("final", (await _office.GetAsync("secretary", number)).Text("state"));
        await _office.DoAsync("secretary", number, "close");
        Assert.Equal("closed", (await _office.TrackAsync(number, code)).Text("state"));
    }

    private async Task<int> DelaysAsync((string Number, string Code) filed) =>
        (await _office.TrackAsync(filed.Number, filed.Code))
            .List("messages")
            .Count(m => m["subject"]!.GetValue<string>().Contains("meer tijd nodig", StringComparison.Ordinal));

    private async Task<List<string>> JournalAsync(string number) =>
        [.. (await _office.GetAsync("secretary", number)).List("journal").Select(j => j["action"]!.GetValue<string>())];

    private static string Due(Reply reply, string kind) => reply.Term(kind)["due"]!.GetValue<string>();
}
