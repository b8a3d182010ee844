using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Sanctions;

/// <summary>Whatever happens to a fine: what came in is kept, was given back, or is held and must be given back, to the cent (BC-30).</summary>
public sealed class FineMoneyTests
{
    private static Sanction The(ACase a) => a.It.Decision!.Sanctions[0];

    [Fact]
    [Rule("BC-30")]
    [Rule("BC-19")]
    public void Received_is_kept_and_returned_and_still_held_after_any_permitted_acts()
    {
        var seen = new HashSet<SanctionState>();
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var a = Start(random);
            var (received, returned) = (0m, 0m);
            for (var act = 0; act < 70; act++)
            {
                var (came, went) = Act(a, random);
                (received, returned) = (received + came, returned + went);
                var fine = The(a);
                seen.Add(fine.State);
                Assert.Equal((received, returned), (fine.Received.Amount, fine.Returned.Amount));
                var kept = Math.Min(received - returned, fine.Keepable.Amount);
                Assert.Equal(received, kept + returned + fine.ToReturn.Amount);
                Assert.True(kept >= 0 && fine.ToReturn.Amount >= 0);
                Assert.Equal(fine.ToReturn.Amount > 0, a.It.Terms.Any(t => IsRefund(t, fine)));
            }
        }

        Assert.Contains(SanctionState.CarriedOut, seen);
        Assert.Contains(SanctionState.WrittenOff, seen);
        Assert.Contains(SanctionState.HandedToCollection, seen);
    }

    [Fact]
    [Rule("BC-19")]
    [Rule("BC-30")]
    public void What_was_paid_at_once_is_returned_within_fourteen_days_when_the_fine_falls()
    {
        var a = ACase
            .OfBeCommerce()
            .Notified(
                "2026-05-11",
                ACase.Founded with
                {
                    Sanctions =
                    [
                        new ProposedSanction(SanctionKind.Fine, Money.Euro(2500), Enforceable: Enforceability.AtOnce),
                    ],
                }
            );
        a.Advance("2026-05-22")
            .Do(ACase.Handler, new RecordSanctionStep(The(a).Id, SanctionStep.Paid, a.Today))
            .Final();
        // As a later judgment does: the fine is annulled after it was paid.
        var annulled = The(a) with
        {
            State = SanctionState.Annulled,
        };
        Assert.Equal((Money.Euro(2500), Money.Euro(0)), (annulled.ToReturn, annulled.Owed));
        var lowered = annulled with { State = SanctionState.Decided, Amount = Money.Euro(1000) };
        Assert.Equal(Money.Euro(1500), (lowered with { Steps = [] }).TakingOver(annulled).ToReturn);
    }

    private static bool IsRefund(Term t, Sanction fine) =>
        t.Kind == TermKind.Refund
        && t.Subject == fine.Id
        && t.State is TermState.Running or TermState.Lapsed
        && (t.State == TermState.Running || fine.ToReturn.Amount > 0);

    private static ACase Start(Random random)
    {
        var fine = new ProposedSanction(SanctionKind.Fine, Money.Euro(2500));
        return random.Next(2) == 0
            ? ACase.OfBeCommerce().Final("2026-05-11", ACase.Founded with { Sanctions = [fine] })
            : ACase
                .OfBeCommerce()
                .Notified(
                    "2026-05-11",
                    ACase.Founded with
                    {
                        Sanctions = [fine with { Enforceable = Enforceability.AtOnce }],
                    }
                );
    }

    // One act, or some days; what it brought in and what it gave back. One that is refused does neither.
    private static (decimal Came, decimal Went) Act(ACase a, Random random)
    {
        var (fine, cents) = (The(a), Money.Euro(random.Next(1, 40_000) / 100m));
        switch (random.Next(12))
        {
            case 0 or 1:
                a.Advance(a.Now.AddDays(random.Next(1, 20)));
                return default;
            case 2 or 3:
                return Booked(a, SanctionStep.InstalmentPaid, cents) ? (cents.Amount, 0) : default;
            case 4:
                return random.Next(12) == 0 && Booked(a, SanctionStep.Paid, null) ? (fine.Owed.Amount, 0) : default;
            case 5:
                return a.Try(ACase.Handler, new RecordRefund(null, a.Today, fine.Id)) is null
                    ? (0, fine.ToReturn.Amount)
                    : default;
            case 6:
                a.Try(a.Shop, new LodgeAppeal("No."));
                return default;
            case 7:
                a.Try(a.Shop, new WithdrawAppeal(a.It.Appeals.LastOrDefault()?.Id ?? "none", "we see"));
                return default;
            case 8 when random.Next(4) == 0:
                var paper = a.Adds(ACase.Secretary, Audience.Internal);
                a.Try(ACase.Handler, new WriteOffSanction(fine.Id, "bankrupt", paper));
                a.Try(ACase.Secretary, random.Next(3) == 0 ? new RejectWriteOff("no") : new ConfirmWriteOff());
                return default;
            default:
                Booked(
                    a,
                    random.Next(10) switch
                    {
                        < 3 => SanctionStep.Demanded,
                        < 6 => SanctionStep.InDefault,
                        < 9 => SanctionStep.HandedToCollection,
                        _ => SanctionStep.InstalmentAgreed,
                    },
                    null,
                    cents
                );
                return default;
        }
    }

    private static bool Booked(ACase a, SanctionStep step, Money? amount, Money? agreed = null) =>
        a.Try(
            ACase.Handler,
            new RecordSanctionStep(The(a).Id, step, a.Today, step == SanctionStep.InstalmentAgreed ? agreed : amount)
        )
            is null;
}
