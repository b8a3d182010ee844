using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Procedure;
using Redress.Domain.Tests.Procedure;

namespace Redress.Domain.Tests.Appeals;

/// <summary>A decided case in which everybody does anything that is offered, appeals above all, and time passes.</summary>
public static class AppealWalk
{
    private const int Length = 45;

    /// <summary>A fine and a suspension, which go to two fora, and a reprimand on probation.</summary>
    internal static Decide Sanctioned =>
        ACase.Founded with
        {
            Sanctions =
            [
                new ProposedSanction(SanctionKind.Fine, Money.Euro(2500)),
                new ProposedSanction(
                    SanctionKind.Suspension,
                    From: ACase.Day("2026-07-01"),
                    To: ACase.Day("2026-07-31")
                ),
                new ProposedSanction(SanctionKind.Reprimand, DeferredFor: new(0, 3, 0)),
            ],
        };

    /// <summary>The case after each step, the same for the same seed; the same object each time.</summary>
    public static IEnumerable<ACase> Steps(int seed)
    {
        var random = new Random(seed);
        var a = ACase.OfBeCommerce(language: seed % 2 == 0 ? "fr" : "en").Notified("2026-05-11", Sanctioned);
        a.External = a.External with { OtherCase = CaseState.Registered, Assignee = ACase.Secretary };
        if (seed % 6 == 2)
        {
            a.AppealedOnPaper("2026-05-18");
        }
        else if (seed % 3 > 0)
        {
            a.Appealed("2026-05-18", seed % 3 == 1 ? Party.Respondent : Party.Complainant);
        }

        // Some are before their forum already: that a forum speaks would else be rare.
        if (seed % 12 == 4)
        {
            a.Paid("2026-05-19").Chooses("2026-05-20", accepted: true).Referred("2026-06-10", Forum.Arbitration);
        }

        var walker = new Walker(a, random);
        yield return a;
        for (var step = 0; step < Length; step++)
        {
            if (random.Next(5) == 0)
            {
                a.Advance(a.Now.AddDays(random.Next(1, 40)));
            }
            else
            {
                Act(a, walker);
            }

            yield return a;
        }
    }

    private static void Act(ACase a, Walker walker)
    {
        var by = walker.Pick([a.Consumer, a.Shop, ACase.Secretary, ACase.Handler, ACase.Handler]);
        var permitted = CaseMachine.ActionsFor(a.It, by, a.Now, a.Rulebook).Permitted.Where(p => !p.OnPaper).ToList();
        if (permitted.Count > 0 && walker.Make(walker.Pick(permitted).Command, new Act(by, a.Now)) is { } command)
        {
            a.Do(by, command);
        }
    }
}
