using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Appeals;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Appeals;

/// <summary>The appeals desk in an office of hundreds of decided cases.</summary>
public sealed partial class AppealsDeskTests : IAsyncLifetime
{
    private const string Owed = "BC-2026-000900";
    private static readonly Actor Handler = new(Role.Appeals, "handler", "An");
    private static readonly DateOnly Today = new(2026, 5, 20);
    private TestApp _app = null!;

    private AppealTaskQuery Tasks => _app.Services.GetRequiredService<AppealTaskQuery>();

    // Six hundred cases without an appeal come before the one, long closed, in which money is owed; and of each other kind some.
    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        await new Office(_app).ClockAsync("2026-05-20T09:00:00+02:00");
        await _app.StoreAsync(ACase.OfBeCommerce().Final().It, 100, 600);
        await _app.StoreAsync(ClosedOwingMoney().It, 900);
        await _app.StoreAsync(Appealed("2026-05-18", Party.Respondent).It, 1000, 70);
        await _app.StoreAsync(Appealed("2026-05-15", Party.Complainant).It, 2000, 35);
        await _app.StoreAsync(Appealed("2026-05-18", Party.Respondent).Paid("2026-05-19").It, 3000, 3);
        await _app.StoreAsync(
            Appealed("2026-05-18", Party.Respondent).Paid("2026-05-19").Chooses("2026-05-19", true).It,
            3500,
            2
        );
        await _app.StoreAsync(
            Appealed("2026-05-18", Party.Respondent)
                .Paid("2026-05-19")
                .Chooses("2026-05-19", true)
                .Referred("2026-06-04")
                .It,
            4000,
            4
        );
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static ACase Appealed(string on, Party by) => ACase.OfBeCommerce().Notified("2026-05-11").Appealed(on, by);

    private static ACase ClosedOwingMoney()
    {
        var a = ACase.OfBeCommerce().Final();
        a.Do(a.Shop, new LodgeAppeal("Too late, I know."));
        a.Do(ACase.Handler, new RecordDeposit(a.It.Appeals[0].Id, Money.Euro(2000), a.Today));
        return a.Do(ACase.Handler, new DeclareAppealInadmissible(a.It.Appeals[0].Id, "Out of time.")).Closed();
    }

    private async Task<List<AppealTaskLine>> AllAsync(Actor actor, AppealTaskFilter filter)
    {
        var lines = new List<AppealTaskLine>();
        string? after = null;
        do
        {
            var page = await Tasks.Page(actor, filter, Today, after);
            Assert.InRange(
                page.Lines.Count,
                page.Next is null ? 0 : AppealTaskQuery.PageSize,
                AppealTaskQuery.PageSize
            );
            lines.AddRange(page.Lines);
            after = page.Next;
        } while (after is not null);

        return lines;
    }

    [Fact]
    [Rule("BC-26")]
    public async Task Money_owed_in_a_closed_case_is_found_behind_hundreds_of_others()
    {
        var line = Assert.Single(await AllAsync(Handler, AppealTaskFilter.Named("refund")));
        Assert.Equal((Owed, Money.Euro(2000)), (line.Number, line.ToReturn));
        Assert.Contains(await AllAsync(Handler, AppealTaskFilter.All[0]), l => l.Number == Owed);
    }

    [Fact]
    [Rule("BC-26"), Rule("FP-6")]
    public async Task Pages_follow_one_another_in_the_order_of_the_last_days_without_gaps_and_repeats_and_the_counts_are_theirs()
    {
        var counts = await Tasks.Counts(Handler, Today);
        foreach (var filter in AppealTaskFilter.All)
        {
            var lines = await AllAsync(Handler, filter);
            Assert.Equal(counts[filter], lines.Count);
            Assert.Equal(lines.Count, lines.Select(l => (l.Number, l.Task)).Distinct().Count());
            Assert.Equal(
                lines,
                lines.OrderBy(l => l.Due ?? DateOnly.MaxValue).ThenBy(l => l.Number).ThenBy(l => l.Task.ToString())
            );
            Assert.All(lines, l => Assert.True(filter.Kind is null || filter.Kind == l.Task));
            Assert.All(lines, l => Assert.True(!filter.Overdue || l.Due < Today));
        }

        // A member's appeal waits for the deposit and for the consumer's choice, a consumer's own gave that with the appeal (FP-6); who paid
        // and has its answer waits until the other party can appeal no more (BC-29), which asks nothing of the handler.
        Assert.Equal(
            new Dictionary<string, int>
            {
                [""] = 2 * 70 + 35 + 3 + 4 + 1,
                ["overdue"] = 0,
                ["awaitDeposit"] = 105,
                ["awaitChoice"] = 73,
                ["judgeLateness"] = 0,
                ["judgeMissingYes"] = 0,
                ["refer"] = 0,
                ["awaitProof"] = 0,
                ["judgeAbandonment"] = 0,
                ["awaitOutcome"] = 4,
                ["refund"] = 1,
                ["carryOutOrder"] = 0,
            }.OrderBy(n => n.Key),
            counts.ToDictionary(n => n.Key.Name, n => n.Value).OrderBy(n => n.Key)
        );

        // Five working days after Friday 15 May end on Friday 22; after Monday 18 May, with Whit Monday between, on Tuesday 26.
        Assert.Equal(0, (await Tasks.Counts(Handler, new(2026, 5, 22)))[AppealTaskFilter.Named("overdue")]);
        Assert.Equal(35, (await Tasks.Counts(Handler, new(2026, 5, 23)))[AppealTaskFilter.Named("overdue")]);
        var later = await Tasks.Counts(Handler, Today.AddYears(1));
        Assert.Equal(counts[AppealTaskFilter.All[0]], later[AppealTaskFilter.Named("overdue")]);
    }

    [Fact]
    [Rule("BC-16"), Rule("FP-12")]
    public async Task Who_may_not_see_the_cases_sees_nothing_of_their_appeals_and_counts_nothing()
    {
        Actor[] blind =
        [
            new(Role.Committee, "elsewhere", "Els") { CommitteeSchemes = ["webshop-keurmerk"] },
            new(Role.Supervisor, "supervisor", "Simon"),
            new(Role.Respondent, "other-shop", "Other") { MemberId = "second-shop" },
        ];
        foreach (var actor in blind)
        {
            Assert.Empty(await AllAsync(actor, AppealTaskFilter.All[0]));
            Assert.All(await Tasks.Counts(actor, Today), n => Assert.Equal(0, n.Value));
        }

        // Who stepped back from the one case sees the others.
        var recused = new Actor(Role.Committee, "recused", "Rik") { CommitteeSchemes = ["becommerce"] };
        var all = await AllAsync(recused, AppealTaskFilter.All[0]);
        await new Sql(_app).DoAsync(
            $"insert into recusals (case_id, user_id) select id, 'recused' from cases where number = '{Owed}'"
        );
        var rest = await AllAsync(recused, AppealTaskFilter.All[0]);
        Assert.Equal(all.Where(l => l.Number != Owed), rest);
        Assert.Equal(0, (await Tasks.Counts(recused, Today))[AppealTaskFilter.Named("refund")]);
    }

    [Fact]
    [Rule("BC-26")]
    public async Task The_page_leads_to_the_case_and_the_act_and_its_next_pages_need_no_script()
    {
        var handler = await SignedInAsync("appeals");
        var refunds = await handler.GetAsync("/appeals?show=refund");
        Assert.Contains($"href=\"/cases/{Owed}\"", refunds, StringComparison.Ordinal);
        Assert.Contains($"href=\"/cases/{Owed}?act=record-refund\"", refunds, StringComparison.Ordinal);

        var found = new List<string>();
        for (string? path = "/appeals?show=awaitDeposit"; path is not null; )
        {
            var html = await handler.GetAsync(path);
            found.AddRange(Row().Matches(html).Select(m => m.Groups[1].Value));
            path = Next().Match(html) is { Success: true } next ? new Uri(next.Groups[1].Value).PathAndQuery : null;
        }

        Assert.Equal(105, found.Count);
        Assert.Equal(105, found.Distinct().Count());

        // The rest of the body looks on.
        var onlooker = await (await SignedInAsync("secretary")).GetAsync("/appeals?show=refund");
        Assert.Contains($"href=\"/cases/{Owed}\"", onlooker, StringComparison.Ordinal);
        Assert.DoesNotContain("/actions/", onlooker, StringComparison.Ordinal);
    }

    private async Task<Person> SignedInAsync(string who)
    {
        var person = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync($"{who}@demo.example", "Demo-Pass-2026"));
        return person;
    }

    [GeneratedRegex("<th scope=\"row\">.*?href=\"/cases/([^\"]+)\"")]
    private static partial Regex Row();

    [GeneratedRegex("href=\"(http[^\"]*/appeals\\?[^\"]*after=[^\"]+)\"")]
    private static partial Regex Next();
}
