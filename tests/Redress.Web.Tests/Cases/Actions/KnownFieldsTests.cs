using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Decisions;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.Actions;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.Actions;

/// <summary>What the file knows nobody types: which appeal it is, what of its deposit is missing, what is to be paid back.</summary>
public sealed class KnownFieldsTests(OneApp one) : IClassFixture<OneApp>
{
    private static Dictionary<string, string> Known<T>(ACase a)
        where T : Command =>
        KnownFields
            .Of(typeof(T), a.It, a.Rulebook.Working.Day(a.Now))
            ?.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal)
        ?? [];

    [Fact]
    [Rule("BC-26")]
    public void The_deposit_that_is_waited_for_is_filled_in_less_what_came_already()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        Assert.Empty(Known<RecordDeposit>(a));
        a.Appealed("2026-05-18");
        var appeal = a.It.Appeals[0].Id;
        Assert.Equal((appeal, "2000.00"), Deposit(a));
        a.Pays("2026-05-19", 500);
        Assert.Equal((appeal, "1500.00"), Deposit(a));
        a.Pays("2026-05-20", 1500);
        // More may come, and nobody knows how much.
        Assert.Equal((appeal, null), Deposit(a));
        // Of two that wait only who books it knows which it is.
        var both = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-18");
        both.Appealed("2026-05-18", Party.Complainant);
        Assert.Empty(Known<RecordDeposit>(both));
    }

    [Fact]
    [Rule("BC-26")]
    public void The_only_money_to_be_paid_back_is_chosen()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-18").Paid("2026-05-20");
        Assert.Empty(Known<RecordRefund>(a));
        if (a.It.Appeals[^1].AwaitsChoice)
        {
            a.Chooses("2026-05-21", true);
        }

        a.Referred("2026-06-15").ForumSays("2026-07-01", ForumOutcome.Upheld);
        Assert.Equal(a.It.Appeals[0].Id, Assert.Single(Known<RecordRefund>(a), f => f.Key == "appeal").Value);
        Assert.Empty(Known<RecordSanctionStep>(a));
    }

    [Fact]
    [Rule("BC-27"), Rule("BC-29")]
    public void What_the_body_does_it_does_today_and_what_a_forum_said_and_when_only_its_judgment_tells()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-18").Paid("2026-05-20");
        if (a.It.Appeals[^1].AwaitsChoice)
        {
            a.Chooses("2026-05-21", true);
        }

        Assert.Equal(a.Today.ToString("O", null), Known<Refer>(a)["on"]);
        Assert.Null(Hint("text"));
        a.Referred("2026-06-15");
        Assert.Empty(Known<RecordOutcome>(a));
        Assert.Equal($"Arbitration: there it has the number {a.It.Appeals[0].Proceedings[0].Reference}.", Hint("text"));
        Assert.Null(Hint("on"));

        string? Hint(string field)
        {
            using var english = new Drawing(one.App);
            return KnownFields.Hint(
                typeof(RecordOutcome),
                new ActionField(field, "text", Required: true),
                a.It,
                one.App.Services.GetRequiredService<CaseFormatter>()
            );
        }
    }

    private static (string, string?) Deposit(ACase a) =>
        (Known<RecordDeposit>(a)["appeal"], Known<RecordDeposit>(a).GetValueOrDefault("amount.amount"));
}
