using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

/// <summary>An appeal that is lodged and withdrawn leaves everything as it would have been without it (ST-3, BC-26, BC-30).</summary>
public sealed class WithdrawnAppealTests
{
    private static readonly Decide Everything = ACase.Founded with
    {
        Sanctions =
        [
            new ProposedSanction(SanctionKind.Reprimand),
            new ProposedSanction(SanctionKind.Fine, Money.Euro(2500), Enforceable: Enforceability.AtOnce),
            new ProposedSanction(SanctionKind.Suspension, From: ACase.Day("2026-06-20"), To: ACase.Day("2026-07-19")),
            new ProposedSanction(SanctionKind.Warning, DeferredFor: new(1, 0, 0)),
        ],
    };

    public static TheoryData<Party, int, string> Ways
    {
        get
        {
            var ways = new TheoryData<Party, int, string>();
            foreach (var by in Parties.Both)
            {
                // Without its deposit it would lapse after 28 May.
                foreach (var day in new[] { "2026-05-21", "2026-05-28" })
                {
                    ways.Add(by, 0, day);
                    ways.Add(by, 1, day);
                    ways.Add(by, 2, day);
                }

                ways.Add(by, 2, "2026-06-03");
            }

            return ways;
        }
    }

    private static ACase Notified() => ACase.OfBeCommerce(language: "fr").Notified("2026-05-11", Everything);

    // Received on 19 May: the term of each ends on 3 June, and both decisions are final on the 4th.
    [Theory]
    [Rule("ST-3")]
    [Rule("BC-25")]
    [Rule("BC-26")]
    [Rule("BC-30")]
    [MemberData(nameof(Ways))]
    public void In_its_own_term_it_leaves_the_same_day_of_finality_the_same_sanctions_and_the_money_back(
        Party by,
        int halves,
        string withdrawn
    )
    {
        var without = Notified().Final();
        var with = Notified().Appealed("2026-05-20", by);
        var half = with.It.Appeals[0].Deposit.Required.Amount / 2;
        for (var i = 0; i < halves; i++)
        {
            with.Do(
                ACase.Handler,
                new RecordDeposit(with.It.Appeals[0].Id, Money.Euro(half), with.Today, BankReference: $"bank-{i}")
            );
        }

        with.Do(with.By(by), new WithdrawAppeal(with.It.Appeals[0].Id, "We think better of it."), withdrawn)
            .Is(CaseState.Decided);
        Assert.True(with.Runs(TermKind.Appeal, by));
        var deposit = with.It.Appeals[0].Deposit;
        Assert.Equal((Money.Euro(half * halves), Money.Euro(0)), (deposit.ToReturn, deposit.Kept));
        if (halves > 0)
        {
            with.Do(ACase.Handler, new RecordRefund(with.It.Appeals[0].Id, with.Today));
        }

        with.Final();
        Assert.Equal(Effects(without), Effects(with));
        without.Advance("2026-09-01");
        with.Advance("2026-09-01");
        Assert.Equal(Effects(without), Effects(with));
        Assert.Equal(Money.Euro(0), with.It.Appeals[0].Deposit.Held);
    }

    private static IEnumerable<string> Effects(ACase a) =>
        [
            $"{a.It.State} {a.It.FinalOn}",
            .. a.It.Decision!.Sanctions.Select(s =>
                $"{s.Kind} {s.State} due {s.DueOn} runs {s.RunsFrom} to {s.RunsTo} until {s.DeferredUntil} owed {s.Owed}"
            ),
        ];
}
