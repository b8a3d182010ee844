using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Figures;
using Redress.Web.Intake;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.Figures;

/// <summary>The figures that are kept are those that counting the files anew would give: for every reader, and at every moment.</summary>
public sealed class KeptFiguresTests : IAsyncLifetime
{
    private static readonly Actor BothSchemes = new(Role.Committee, "committee", "Clara")
    {
        CommitteeSchemes = ["becommerce", "webshop-keurmerk"],
    };
    private static readonly Actor NoScheme = new(Role.Committee, "committee", "Clara");
    private static readonly Actor[] Readers =
    [
        ACase.Secretary,
        ACase.Supervisor,
        ACase.Committee,
        ACase.Committee2,
        BothSchemes,
        NoScheme,
    ];
    private TestApp _app = null!;

    private FigureFolding Folding => _app.Services.GetRequiredService<FigureFolding>();

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        await new Office(_app).ClockAsync("2026-09-15T10:00:00+02:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("FP-12"), Rule("BC-43"), Rule("FP-18")]
    public async Task After_whatever_happened_to_the_cases_every_reader_is_shown_what_their_files_say()
    {
        // Of some cases the filing is longer ago than the figures go back.
        await new Office(_app).ClockAsync("2027-06-15T10:00:00+02:00");
        var random = new Random(11);
        var walks = Enumerable
            .Range(0, 24)
            .Select(seed => (Id: Guid.CreateVersion7(), Steps: WalkedCases.Walk(seed).GetEnumerator()))
            .ToList();
        for (var step = 0; walks.Count > 0; step++)
        {
            var (id, steps) = walks[random.Next(walks.Count)];
            if (!steps.MoveNext())
            {
                walks.RemoveAll(w => w.Id == id);
                continue;
            }

            await _app.SaveAsync(id, steps.Current);
            if (random.Next(8) == 0)
            {
                await Folding.Fold();
            }

            if (step % 40 == 0)
            {
                await _app.FiguresAgreeAsync($"step {step}", Readers);
            }
        }

        await _app.FiguresAgreeAsync("in the end", Readers);
        await Folding.Fold();
        await _app.FiguresAgreeAsync("all added to the totals", Readers);
        var sql = new Sql(_app);
        Assert.Equal(0, await sql.CountAsync("select count(*) from figure_changes"));
        Assert.Equal(0, await sql.CountAsync("select count(*) from figures where count <= 0"));
        // The walks are worth something only if somebody recused itself, and some ended.
        Assert.True(await sql.CountAsync("select count(*) from recusals") > 2);
        Assert.True(await sql.CountAsync("select count(*) from cases where not open") > 2);
    }

    [Fact]
    [Rule("FP-12")]
    public async Task While_some_write_two_programs_add_to_the_totals_and_are_cut_off_nothing_is_counted_twice_or_not_at_all()
    {
        var patterns = new[]
        {
            ACase.OfBeCommerce().It,
            ACase.OfBeCommerce("2026-04-01").SentToMember("2026-04-07").It,
            ACase.OfKeurmerk("2026-08-03").It,
        };
        using var written = new CancellationTokenSource();
        var writers = Enumerable
            .Range(0, 3)
            .Select(w =>
                Task.Run(async () =>
                {
                    for (var i = 0; i < 40; i++)
                    {
                        await _app.StoreAsync(patterns[(w + i) % 3], w * 1000 + i * 5, 5);
                    }
                })
            )
            .ToList();
        var folders = Enumerable.Range(0, 2).Select(f => Task.Run(() => FoldAsync(new Random(f), written.Token)));
        var reader = Task.Run(() => ReadAsync(written.Token));
        await Task.WhenAll(writers);
        await written.CancelAsync();
        await Task.WhenAll([.. folders, reader]);
        await _app.FiguresAgreeAsync("with what is not added yet", Readers);
        await Task.WhenAll(Folding.Fold(), Folding.Fold());
        await Folding.Fold();
        await _app.FiguresAgreeAsync("all added", Readers);
        Assert.Equal(0, await new Sql(_app).CountAsync("select count(*) from figure_changes"));
        Assert.Equal(
            600,
            await new Sql(_app).CountAsync("select sum(count) from figures where figure = 'OpenByFiling'")
        );
    }

    [Fact]
    [Rule("FP-12"), Rule("ST-1")]
    public async Task Acts_at_the_same_time_on_the_same_cases_are_each_counted_once()
    {
        var office = new Office(_app);
        var cases = new[]
        {
            await office.FileAsync(Office.Complaint()),
            await office.SentAsync(),
            await office.FileAsync(Office.Complaint()),
        };
        await office.PersonAsync("secretary");
        await office.PersonAsync("committee2");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 24)
                .Select(i =>
                    i % 8 == 7
                        ? office.TryAsync("committee2", cases[i % 3].Number, "recuse", new { reason = "Ik ken hem." })
                        : office.TryAsync(
                            "secretary",
                            cases[i % 3].Number,
                            "assign",
                            new { to = i % 2 == 0 ? "secretary@demo.example" : "committee@demo.example" }
                        )
                )
        );
        Assert.True(answers.Count(a => a.Status == HttpStatusCode.OK) > 8);
        await office.DoAsync(cases[0], "withdraw", new { reason = "Opgelost." });
        var users = await new Sql(_app).ListAsync(
            "select \"Id\" from \"AspNetUsers\" where \"Email\" = 'committee2@demo.example'"
        );
        var recused = new Actor(Role.Committee, users.Single(), "Cedric") { CommitteeSchemes = ["becommerce"] };
        await _app.FiguresAgreeAsync("after acts at once", ACase.Secretary, ACase.Committee, recused);
        await Folding.Fold();
        await _app.FiguresAgreeAsync("added", ACase.Secretary, ACase.Committee, recused);
    }

    [Fact]
    [Rule("FP-18")]
    public async Task Who_had_an_open_case_in_hand_is_named_in_no_figure_when_it_ended()
    {
        var office = new Office(_app);
        var filed = await office.FileAsync(Office.Complaint());
        await office.DoAsync("secretary", filed.Number, "assign", new { to = "committee@demo.example" });
        await Folding.Fold();
        Assert.Equal(1, await NamedAsync());
        await office.DoAsync(filed, "withdraw", new { reason = "Opgelost." });
        await Folding.Fold();
        Assert.Equal(0, await NamedAsync());

        Task<long> NamedAsync() =>
            new Sql(_app).CountAsync(
                "select (select count(*) from figures where key like '%Clara%') + (select count(*) from figure_changes where changes like '%Clara%')"
            );
    }

    [Fact]
    [Rule("FP-12")]
    public async Task What_a_program_that_counted_otherwise_left_is_mended_even_if_that_is_cut_off_or_done_twice_at_once()
    {
        // Nothing falls due while it goes on, however long that takes.
        await new Office(_app).ClockAsync("2026-07-01T12:00:00+02:00");
        var ended = ACase.OfBeCommerce().Closed();
        await _app.StoreAsync(ACase.OfBeCommerce("2026-07-01").Do(ACase.Committee, new Recuse("family")).It, 1, 450);
        await _app.StoreAsync(ended.It, 1000, 250);
        await Folding.Fold();
        var (before, sql) = (await _app.FiguresAsync(), new Sql(_app));

        // Some cases were never counted, others otherwise; the totals are what that program made of them.
        await sql.DoAsync(
            """
            update cases set figures = '' where number like '%0';
            update cases set figures = replace(figures, 'OpenByState', 'Withdrawals') where number like '%1';
            delete from recusals;
            delete from figures;
            insert into figure_changes (scheme, changes) select scheme, figures from cases where figures <> '';
            """
        );
        Assert.NotEqual(before, await _app.FiguresAsync());
        var rebuild = _app.Services.GetRequiredService<ProjectionRebuild>();
        foreach (var cutAfter in new[] { 30, 120 })
        {
            await sql.DoAsync($"update settings set value = '0' where name = '{ProjectionRebuild.Setting}'");
            using var cut = new CancellationTokenSource(TimeSpan.FromMilliseconds(cutAfter));
            await Record.ExceptionAsync(() => rebuild.BringUpToDate(cut.Token));
        }

        await sql.DoAsync($"update settings set value = '0' where name = '{ProjectionRebuild.Setting}'");
        await Task.WhenAll(rebuild.BringUpToDate(), rebuild.BringUpToDate());
        Assert.Equal(before, await _app.FiguresAsync());
        await _app.FiguresAgreeAsync("mended", Readers);
    }

    [Fact]
    public async Task How_long_cases_take_is_said_from_the_same_figures_without_those_that_were_withdrawn()
    {
        var ended = ACase.OfBeCommerce().Closed();
        await _app.StoreAsync(ended.It, 1, 12);
        await _app.StoreAsync(
            ACase.OfBeCommerce().Do(ACase.OfBeCommerce().Consumer, new Withdraw("found it")).It,
            100,
            30
        );
        var days = ended.It.Decision!.PronouncedOn!.Value.DayNumber - ended.It.FiledOn.DayNumber;
        Assert.Equal(new HandlingTime(days, days, 12), await _app.Services.GetRequiredService<HandlingTimes>().Usual());
    }

    private async Task FoldAsync(Random random, CancellationToken written)
    {
        while (!written.IsCancellationRequested)
        {
            // Cut off at some moment, as a program that is stopped: the transaction falls.
            using var cut = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(1, 60)));
            try
            {
                await Folding.Fold(cut.Token);
            }
            catch (OperationCanceledException)
            {
                continue;
            }

            await Task.Delay(random.Next(5), CancellationToken.None);
        }
    }

    // Nothing is taken back here, so that no figure may ever shrink, and every open case is in each of the three.
    private async Task ReadAsync(CancellationToken written)
    {
        var (query, before) = (_app.Services.GetRequiredService<FigureQuery>(), 0);
        while (!written.IsCancellationRequested)
        {
            var counts = await query.All(DateOnly.MinValue, CancellationToken.None);
            var open = counts.Of(Figure.OpenByFiling).Sum(c => c.Count);
            Assert.Equal(open, counts.Of(Figure.OpenByState).Sum(c => c.Count));
            Assert.Equal(open, counts.Of(Figure.OpenByPerson).Sum(c => c.Count));
            Assert.InRange(open, before, 600);
            before = open;
        }
    }
}
