using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using static Redress.Domain.Cases.Records.CaseState;

namespace Redress.Domain.Procedure;

/// <summary>
/// Proves of a rulebook, before it is used, that whatever state a case can get into, the body can bring it to an end, whoever complains against whom (ST-1),
/// and so can it each thing in the case (FP-23).
/// It goes by the rows of the table. What rests on somebody's goodwill, or on a fault of the complaint, is no way out: a settlement, a withdrawal, a refusal.
/// </summary>
public static class RulebookReachabilityCheck
{
    private static readonly CaseState[] Ends = [Settled, Withdrawn, Closed];
    private static readonly Type[] NotForTheBodyToChoose = [typeof(Refuse), typeof(Settle), typeof(RequestInformation)];
    private static readonly Type[] Decisions = [typeof(Decide), typeof(ConfirmDecision)];

    /// <exception cref="InvalidRulebookException">Some case could get stuck, or a value names something that cases do not know.</exception>
    public static void Check(Rulebook rulebook)
    {
        var faults = Kinds(rulebook)
            .SelectMany(complaintProfile => Stuck(rulebook, complaintProfile))
            .Distinct()
            .Concat(Unwarned(rulebook))
            .Concat(UnknownOutcomes(rulebook))
            .Select(fault => new RulebookError(rulebook.Id, fault.Path, fault.Wrong))
            .ToList();
        if (faults.Count > 0)
        {
            throw new InvalidRulebookException(faults);
        }
    }

    /// <summary>Who complains against whom, as far as the table's conditions ask.</summary>
    private sealed record ComplaintProfile(string Who, bool Member, bool CouldGoToCommittee, bool MayBeOutOfScope);

    private static ComplaintProfile[] Kinds(Rulebook rulebook)
    {
        var outOfScope = rulebook.Grounds.Contains(RefusalGround.OutOfScope);
        return
        [
            new ComplaintProfile("a consumer against a member", true, true, MayBeOutOfScope: false),
            new ComplaintProfile("a business against a member", true, rulebook.JudgesBusinessComplaints, outOfScope),
            new ComplaintProfile("anyone against a non-member", false, false, outOfScope),
        ];
    }

    private static IEnumerable<(string Path, string Wrong)> Stuck(Rulebook rulebook, ComplaintProfile complaintProfile)
    {
        var known = CaseProcedure
            .Transitions.Where(transition =>
                transition.IsOf(rulebook)
                && !transition.Guards.Any(guard => NeverHolds(guard, rulebook, complaintProfile))
            )
            .ToList();
        var waysOut = known
            .SelectMany(transition =>
                transition
                    .From.Where(from => IsForTheBody(transition, from, complaintProfile))
                    .SelectMany(from => Arrows(transition, from))
            )
            .ToList();
        var closable = Closable(waysOut);
        var reachable = Reachable([
            .. known.SelectMany(transition => transition.From.SelectMany(from => Arrows(transition, from))),
        ]);
        var stuck = reachable.Where(state => !closable.Contains(state)).ToList();
        var faults = stuck.Select(state =>
            $"let the complaint of {complaintProfile.Who} get stuck in {StrictJsonObject.Camel(state.ToString())}{Hint(rulebook, complaintProfile, state)}"
        );
        // Where the case itself is stuck, what is in it is no news.
        var resting =
            stuck.Count > 0
                ? []
                : new RestingThings(
                    known,
                    (transition, from) => IsForTheBody(transition, from, complaintProfile),
                    reachable
                )
                    .Of(ThingProcedure.Things.Where(thing => thing.IsOf(rulebook)))
                    .Select(rest => $"let the {rest} of the complaint of {complaintProfile.Who}");
        return faults.Concat(resting).Select(fault => ("$.stages", fault));
    }

    // BC-25: an appeal is lost only after a warning, and would else suspend the decision for ever.
    private static IEnumerable<(string Path, string Wrong)> Unwarned(Rulebook rulebook)
    {
        if (
            rulebook.Appeal is not null
            && rulebook.Terms.Of(TermKind.Bringing).Days <= rulebook.Terms.WarnOfBringingDaysBefore
        )
        {
            yield return (
                "$.terms.bringing.days",
                $"must be more than the {rulebook.Terms.WarnOfBringingDaysBefore} days before its end on which the appellant is warned (BC-25)"
            );
        }
    }

    // Where the act itself leads, and where what follows from it does.
    internal static IEnumerable<(CaseState From, CaseState To)> Arrows(Transition transition, CaseState from)
    {
        if (transition.To is { } to && to != from)
        {
            yield return (from, to);
        }

        foreach (var row in CaseProcedure.ConsequentTransitions)
        {
            // That a complainant is lost is no way by which the body brings a case to its end (FP-25).
            if (
                row.Consequence != Consequences.ComplainantGone
                && row.After.Contains(transition.Command)
                && row.From.Contains(transition.To ?? from)
            )
            {
                yield return (from, row.To);
            }
        }
    }

    // Which acts would lead on, had the scheme their stage.
    private static string Hint(Rulebook rulebook, ComplaintProfile complaintProfile, CaseState state)
    {
        var off = CaseProcedure
            .Transitions.Where(transition =>
                !transition.IsOf(rulebook)
                && transition.From.Contains(state)
                && Arrows(transition, state).Any()
                && IsForTheBody(transition, state, complaintProfile)
            )
            .Where(transition => complaintProfile.CouldGoToCommittee || transition.Stage != Stage.Committee)
            .Select(transition =>
                $"{transition.Action} needs {StrictJsonObject.Camel(transition.Stage!.Value.ToString())}"
            )
            .Distinct()
            .ToList();
        return off.Count == 0 ? "" : $": {string.Join(", ", off)}";
    }

    private static readonly Guard[] NeedsADecision =
    [
        Guards.ADecisionIsProposed,
        Guards.ADecisionIsPronounced,
        Guards.ACorrectionIsProposed,
        Guards.AConditionIsOpen,
        Guards.AFindingIsProposed,
        Guards.SomebodyIsNotified,
        // What is handed over instead of an e-mail leads nowhere; a receipt that leads on is that of a decision.
        Guards.SomebodyIsNotifiedOrALetterIsUndelivered,
        Guards.APartyWasMisledOrAFindingIsNew,
        Guards.WasNotified,
        Guards.ADepositMayCome,
        Guards.AForumMayTakeWhatHadEnded,
        Guards.HasAppealRunning,
        Guards.AForumMayJudge,
    ];

    // Only the conditions that hold or fail for good, for this kind under this rulebook; all others may hold some day.
    private static bool NeverHolds(Guard guard, Rulebook rulebook, ComplaintProfile complaintProfile)
    {
        var committee = complaintProfile.CouldGoToCommittee && rulebook.Has(Stage.Committee);
        return (guard == Guards.IsForCommittee && !committee)
            // Where no committee decides, nothing is notified, appealed or judged.
            || (NeedsADecision.Contains(guard) && !committee)
            || (guard == Guards.DoesNotGoToCommittee && committee)
            || (guard == Guards.IsMember && !complaintProfile.Member)
            || (guard == Guards.DoesNotGoOnToCommittee && committee);
    }

    // What is decided before the file was examined is a refusal too. A complaint for which the scheme is not meant may always be refused as out of its scope (FP-3).
    private static bool IsForTheBody(Transition transition, CaseState from, ComplaintProfile complaintProfile)
    {
        var needsFault =
            NotForTheBodyToChoose.Contains(transition.Command)
            || (Decisions.Contains(transition.Command) && from != Deliberation);
        return transition.By.Any(role => role is not (Role.Complainant or Role.Respondent))
            && (!needsFault || (transition.Command == typeof(Refuse) && complaintProfile.MayBeOutOfScope));
    }

    private static HashSet<CaseState> Reachable(IReadOnlyList<(CaseState From, CaseState To)> arrows)
    {
        var reached = new HashSet<CaseState> { Registered };
        while (
            arrows
                .Where(arrow => reached.Contains(arrow.From))
                .Select(arrow => arrow.To)
                .Where(reached.Add)
                .ToList()
                .Count > 0
        ) { }

        return reached;
    }

    private static HashSet<CaseState> Closable(IReadOnlyList<(CaseState From, CaseState To)> arrows)
    {
        var closable = new HashSet<CaseState>(Ends);
        while (
            arrows
                .Where(arrow => closable.Contains(arrow.To))
                .Select(arrow => arrow.From)
                .Where(closable.Add)
                .ToList()
                .Count > 0
        ) { }

        return closable;
    }

    private static IEnumerable<(string Path, string Wrong)> UnknownOutcomes(Rulebook rulebook)
    {
        string[] outcomes =
        [
            .. Enum.GetNames<Outcome>(),
            .. Enum.GetNames<CloseReason>(),
            nameof(Settled),
            nameof(Withdrawn),
        ];
        var known = outcomes.Select(StrictJsonObject.Camel).ToHashSet();
        return rulebook
            .Retention.ByOutcome.Keys.Where(key => !known.Contains(key))
            .Select(key => ($"$.retention.byOutcome.{key}", "is not an outcome"));
    }
}
