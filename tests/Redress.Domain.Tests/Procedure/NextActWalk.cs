using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Procedure;
using Redress.Domain.Terms;

namespace Redress.Domain.Tests.Procedure;

/// <summary>FP-23: wherever a case has come to, what is shown to come next is what the law awaits, where it awaits something that this person can do.</summary>
internal static class NextActWalk
{
    // Each duty, and by which acts it is done; those of a message and of a mandate stand elsewhere.
    private static readonly Dictionary<DutyKind, string[]> DoneBy = new()
    {
        [DutyKind.FirstStep] = ["start-mediation", "send-to-member", "request-information", "decide", "serve"],
        [DutyKind.GoOn] = ["send-to-member", "refer-externally", "end-mediation", "serve"],
        [DutyKind.Refusal] = ["notify", "refuse", "decide"],
        [DutyKind.Completeness] = ["declare-complete"],
        [DutyKind.Notification] = ["notify"],
        [DutyKind.RightAddress] = ["correct-details", "notify"],
        [DutyKind.Bringing] = ["refer"],
        [DutyKind.Abandonment] = ["declare-appeal-abandoned"],
        [DutyKind.LateAppeal] = ["declare-appeal-inadmissible"],
        [DutyKind.Refund] = ["record-refund"],
        [DutyKind.ForumOrder] = ["record-sanction-step"],
        [DutyKind.Advice] = ["record-advice"],
        [DutyKind.Compliance] = ["record-compliance"],
        [DutyKind.Notice] = ["publish-notice"],
        [DutyKind.NoticeReview] = ["restore-notice", "correct-notice", "withdraw-notice"],
    };

    // What leads to the outcome, which has a day of its own (FP-4).
    private static readonly string[] LeadsToTheOutcome =
    [
        "start-mediation",
        "send-to-member",
        "refer-externally",
        "end-mediation",
        "serve",
        "declare-complete",
        "request-information",
        "propose-hearing-dates",
        "invite-to-hearing",
        "record-hearing",
        "close-file",
        "decide",
    ];

    private static readonly string[] BeforeAll = ["decide-challenge", "admit-late", "set-aside-late"];

    public static void Check(ACase a, Actor by, IReadOnlyList<PermittedAction> permitted)
    {
        if (by.IsParty)
        {
            return;
        }

        var own = new ActContext(new Act(by, a.Now), a.Rulebook, ExternalFacts.None);
        var possible = permitted.Where(p => !p.OnPaper).Select(p => p.Command).ToList();
        string[] next = [.. NextActs.Of(a.It, own, possible).Select(Command.NameOf)];
        Assert.Empty(next.Except(possible.Select(Command.NameOf)));
        Assert.Equal(next.Distinct(), next);

        var awaited = Awaited(a).Intersect(possible.Select(Command.NameOf)).ToHashSet();
        var told = $"{by.Role} in {a.It.State}: {string.Join(", ", next)}; awaited {string.Join(", ", awaited)}";
        if (awaited.Count > 0)
        {
            Assert.True(
                next.Length > 0
                    && (
                        IsBeforeAll(next[0])
                        || awaited.Contains(next[0])
                        || a.It.Duties(a.Rulebook).Any(d => d.Kind == DutyKind.Outcome)
                            && LeadsToTheOutcome.Contains(next[0])
                    ),
                told
            );
        }

        Assert.True(
            a.It.Duties(a.Rulebook).Any(d => d.Kind == DutyKind.Refusal)
                || Before(next, "decide", "start-mediation", "send-to-member"),
            told
        );
        // An address that is wrong moves no case on, and is not forgotten.
        Assert.True(
            !possible.Contains(typeof(CorrectDetails))
                || next.Contains("correct-details")
                || a.It.Duties(a.Rulebook)
                    .All(d =>
                        d.Kind != DutyKind.UndeliveredLetter && (d.Kind != DutyKind.AddressToConfirm || d.Due > a.Today)
                    ),
            told
        );
        Assert.True(Before(next, "close", "publish-notice", "record-sanction-step", "notify"), told);
        Assert.False(
            next.Contains("close")
                && (a.Runs(TermKind.Stop) || a.It.Duties(a.Rulebook).Any(d => d.Kind == DutyKind.Notice)),
            told
        );
        Assert.DoesNotContain(
            next,
            act =>
                act.StartsWith("reject-", StringComparison.Ordinal)
                && !next.Contains(act.Replace("reject-", "confirm-", StringComparison.Ordinal))
        );
    }

    // What has a day by the law, and lies not far ahead.
    private static IEnumerable<string> Awaited(ACase a) =>
        a
            .It.Duties(a.Rulebook)
            .SelectMany(duty => DoneBy.GetValueOrDefault(duty.Kind) ?? [])
            .Concat(
                a.It.Duties(a.Rulebook)
                    .Where(duty => duty.Kind == DutyKind.Stand && duty.Due <= a.Today.AddDays(14))
                    .Select(_ => "note")
            )
            .Concat(
                a.It.AllSanctions.Where(s =>
                        s.State == SanctionState.Due
                        && (s.Kind == SanctionKind.Fine ? a.It.NeedsDemand(s) : (s.RunsFrom ?? s.DueOn) <= a.Today)
                    )
                    .Select(_ => "record-sanction-step")
            );

    private static bool IsBeforeAll(string act) =>
        BeforeAll.Contains(act) || act.StartsWith("confirm-", StringComparison.Ordinal);

    private static bool Before(string[] next, string late, params string[] early) =>
        Array.IndexOf(next, late) is var at && (at < 0 || early.All(act => Array.IndexOf(next, act) < at));
}
