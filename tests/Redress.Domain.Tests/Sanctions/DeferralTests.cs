using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Sanctions;

/// <summary>Sanctions on probation, and the later decision that makes one effective (BC-20).</summary>
public sealed class DeferralTests
{
    private const string Later = "BC-2026-000200";

    private static ACase Deferred(string period = "P1Y", SanctionKind kind = SanctionKind.Suspension) =>
        ACase
            .OfBeCommerce()
            .Closed(
                "2026-05-11",
                ACase.Founded with
                {
                    Sanctions =
                    [
                        new ProposedSanction(
                            kind,
                            kind == SanctionKind.Fine ? Money.Euro(2500) : null,
                            DeferredFor: Period.Parse(period)
                        ),
                    ],
                }
            );

    private static Sanction First(ACase a) => a.It.Decision!.Sanctions[0];

    [Fact]
    [Rule("BC-20")]
    public void A_suspension_made_effective_has_its_days_and_ends()
    {
        var a = Deferred().Advance("2026-12-01").Do(Actor.Clock, new ActivateDeferral(First(Deferred()).Id, Later));
        Assert.NotNull(a.It.SanctionsDueOn);
        a.Advance("2027-12-01");
        Assert.Contains(First(a).Steps, s => s.Step == SanctionStep.SuspensionEnded);
    }
}
