using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Letters.Postal;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Canary;

/// <summary>
/// Cases whose every text is a word that stands nowhere else. Stage by stage everybody opens every page, list, search, feed, picture and answer of the API that it finds or can guess,
/// and no word is found where the law of its case does not let it be.
/// </summary>
public sealed class CanaryTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("BC-16"), Rule("FP-12"), Rule("FP-1"), Rule("BC-15"), Rule("BC-31"), Rule("BC-10"), Rule("FP-18")]
    public async Task Nobody_finds_a_word_of_a_case_that_is_not_for_it_at_any_stage()
    {
        await _office.ClockAsync("2026-03-02T09:00:00+01:00");
        var cases = Cases();
        var found = new ConcurrentQueue<string>();
        IReadOnlyList<Walker> walkers = [];
        var stages = cases.Max(c => c.Stages.Count);
        for (var step = 0; step < stages; step++)
        {
            var moved = cases.Where(c => c.Stages.ElementAtOrDefault(step) is not null).ToList();
            foreach (var c in moved)
            {
                await c.ToAsync(c.Stages[step]!.Value);
            }

            // What waits for the post is printed: a batch of it is one more place to look at.
            await one
                .App.Services.GetRequiredService<PostBatches>()
                .Make(null, await _office.TodayAsync(), new Actor(Role.Secretary, "s", "S"), default);
            walkers = step == 0 ? await Walkers.GatherAsync(one, _office, cases) : walkers;
            if (!IsEachStageWalked && step < stages - 1)
            {
                continue;
            }

            var round = new Round(
                one.App,
                cases,
                IsEachStageWalked ? moved : cases,
                first: step == 0,
                whole: step == stages - 1
            );
            await Parallel.ForEachAsync(
                walkers.Where(round.Calls),
                new ParallelOptions { MaxDegreeOfParallelism = 4 },
                async (walker, _) =>
                {
                    foreach (var what in await round.OfAsync(walker))
                    {
                        found.Enqueue(what);
                    }
                }
            );
        }

        // That such a search finds what it may: else that it finds nothing would prove nothing.
        var answers = new List<string>();
        foreach (var words in Round.AnyOf(cases[0].Texts.Select(t => t.Word)))
        {
            answers.Add(
                (await _office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases?q={words}")).Body!.ToJsonString()
            );
        }

        Assert.Contains(answers, a => a.Contains(cases[0].Number, StringComparison.Ordinal));
        Assert.True(found.IsEmpty, string.Join('\n', found.Distinct().Order()));
        Assert.All(cases, c => Assert.Empty(c.Unwritten));
        await NothingIsLeftAsync(cases);
    }

    // What a stage lets be told is the law's and the same on both engines. Of the second the questions are asked that its database answers: of every case, once all have come to their end.
    private static bool IsEachStageWalked { get; } =
        !TestStore.IsPostgres || Environment.GetEnvironmentVariable("REDRESS_LONG") == "1";

    // FP-18: when retention is over no word that somebody typed is left anywhere, save what a public notice says and the bank's references of bookings. Of what is not over yet: in the file as it would be then.
    private async Task NothingIsLeftAsync(IReadOnlyList<CanaryCase> cases)
    {
        // Year by year: who never does its duty is warned of it day by day, which in one request would take longer than a client waits.
        for (var year = 0; year < 10; year++)
        {
            await _office.ClockAsync("P1Y");
        }

        var sql = new Sql(one.App);
        var left = new List<string>();
        foreach (var c in cases)
        {
            var file = CaseJson.Read((await sql.ListAsync($"select file from cases where number = '{c.Number}'"))[0]);
            var erased = file.Erased;
            Erase(file);
            var kept = CaseJson.Write(file);
            foreach (
                var text in c.Texts.Where(t =>
                    !t.Field.EndsWith(".bankReference", StringComparison.Ordinal)
                    && file.Notice?.Text.Contains(t.Word, StringComparison.Ordinal) != true
                )
            )
            {
                var where = erased ? await new WholeDatabase(sql).FindAsync(text.Word) : [];
                left.AddRange(where.Select(w => $"{c.Number} {text.Name}: {w}"));
                left.AddRange(
                    kept.Contains(text.Word, StringComparison.OrdinalIgnoreCase) ? [$"{c.Number} {text.Name}"] : []
                );
            }
        }

        Assert.True(left.Count == 0, string.Join('\n', left));
    }

    private static void Erase(Case file) =>
        typeof(Case)
            .GetMethod(
                "Handle",
                BindingFlags.NonPublic | BindingFlags.Instance,
                [typeof(EraseFile), typeof(ActContext)]
            )!
            .Invoke(file, [new EraseFile(), null]);

    [Fact]
    [Rule("BC-16"), Rule("FP-1")]
    public void Every_text_that_somebody_can_type_is_a_word_of_one_of_the_cases()
    {
        var covered = Cases().SelectMany(c => c.Texts).Select(t => t.Field).ToHashSet();
        var uncovered = TypedTexts.All.Where(TypedTexts.IsFreeText).Except(covered).ToList();
        Assert.True(uncovered.Count == 0, string.Join(", ", uncovered));
        Assert.All(
            TypedTexts.NoFreeText.Keys,
            k =>
                Assert.Contains(
                    TypedTexts.All,
                    f => f == k || k.EndsWith('.') && f.StartsWith(k, StringComparison.Ordinal)
                )
        );
    }

    private IReadOnlyList<CanaryCase> Cases() =>
        [
            new DecidedCase(one.App, _office),
            new SettledCase(one.App, _office),
            new ReferredCase(one.App, _office),
            new UnmediatedCase(one.App, _office),
            new RefusedCase(one.App, _office),
            new WithdrawnCase(one.App, _office),
            new CollectedCase(one.App, _office),
            new AbandonedCase(one.App, _office),
            new ConditionCase(one.App, _office),
            new DeferralCase(one.App, _office),
            new ReplacedCase(one.App, _office),
        ];
}
