using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Cases;

/// <summary>The file as it stood: its acts done again give the file that is stored.</summary>
public sealed class CaseHistoryTests
{
    private static readonly Actor Reader = new(Role.Secretary, "reader", "Reader");

    [Fact]
    [Rule("ST-2")]
    public async Task Doing_all_acts_of_the_journal_again_gives_the_stored_file_for_every_story_of_the_demo()
    {
        await using var app = await TestApp.StartAsync(
            settings: new Dictionary<string, string> { ["Demo:Seed"] = "true" }
        );
        var cases = app.Services.GetRequiredService<CaseService>();
        var numbers = await NumbersAsync(app);
        Assert.True(numbers.Count >= 20, $"{numbers.Count} stories");
        var unlike = new List<string>();
        foreach (var number in numbers)
        {
            if ((await cases.StateAsOf(number, Reader, new DateOnly(2100, 1, 1))).Why is { } why)
            {
                unlike.Add($"{number} {why}");
            }
        }

        Assert.Empty(unlike);
    }

    [Fact]
    [Rule("ST-2"), Rule("FP-18")]
    public async Task A_file_is_shown_as_it_stood_at_the_end_of_a_day()
    {
        await using var app = await TestApp.StartAsync();
        var office = new Office(app);
        await office.ClockAsync("2026-03-02T09:00:00+01:00");
        var filed = await office.SentAsync();
        await office.UploadAsync("secretary", filed.Number, "stuk.pdf", Stages.Pdf);
        await office.ClockAsync("2026-03-05T09:00:00+01:00");
        await office.DoAsync("secretary", filed.Number, "assign", new { to = "committee@demo.example" });
        await office.DoAsync("shop", filed.Number, "respond", new { answer = "Het spijt ons.", defence = "De post." });
        await office.DoAsync("secretary", filed.Number, "note", new { text = "Nakijken." });
        await office.ClockAsync("2026-04-05T09:00:00+02:00");

        var cases = app.Services.GetRequiredService<CaseService>();
        var before = await cases.StateAsOf(filed.Number, Reader, new DateOnly(2026, 3, 4));
        Assert.Equal(
            (CaseState.SentToMember, true, 0, 1),
            (before.Case!.State, before.Case.Response.Empty, before.Case.Notes.Count, before.Case.Documents.Count)
        );
        var after = await cases.StateAsOf(filed.Number, Reader, new DateOnly(2026, 3, 5));
        Assert.Equal(
            (CaseState.UnderExamination, "De post.", 1),
            (after.Case!.State, after.Case.Response.Defence, after.Case.Notes.Count)
        );
        Assert.NotNull(after.Case.AssignedTo);
        Assert.Equal(
            HistoryUnavailable.BeforeFiling,
            (await cases.StateAsOf(filed.Number, Reader, new DateOnly(2026, 3, 1))).Why
        );
    }

    private static async Task<List<string>> NumbersAsync(TestApp app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        return await db.Set<CaseRow>().Select(c => c.Number).ToListAsync();
    }
}
