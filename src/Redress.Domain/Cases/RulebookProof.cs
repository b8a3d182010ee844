using Redress.Domain.Decisions;
using Redress.Domain.Rulebooks;
using static Redress.Domain.Cases.CaseState;

namespace Redress.Domain.Cases;

/// <summary>
/// Proves of a rulebook, before it is used, that whatever state a case can get into, the body can bring it to an end, whoever complains against whom (ST-1).
/// It goes by the rows of the table. What rests on somebody's goodwill, or on a fault of the complaint, is no way out: a settlement, a withdrawal, a refusal.
/// </summary>
public static class RulebookProof
{
    private static readonly CaseState[] Ends = [Settled, Withdrawn, Closed];
    private static readonly Type[] NotForTheBodyToChoose = [typeof(Refuse), typeof(Settle), typeof(RequestInformation)];
    private static readonly Type[] Decisions = [typeof(Decide), typeof(ConfirmDecision)];

    /// <exception cref="RulebookRefused">Some case could get stuck, or a value names something that cases do not know.</exception>
    public static void Check(Rulebook rulebook)
    {
        var faults = Kinds(rulebook)
            .SelectMany(kind => Stuck(rulebook, kind))
            .Distinct()
            .Concat(UnknownOutcomes(rulebook))
            .Select(fault => new RulebookFault(rulebook.Id, fault.Path, fault.Wrong))
            .ToList();
        if (faults.Count > 0)
        {
            throw new RulebookRefused(faults);
        }
    }

    /// <summary>Who complains against whom, as far as the table's conditions ask.</summary>
    private sealed record Kind(string Who, bool Member, bool CouldGoToCommittee, bool MayBeOutOfScope);

    private static Kind[] Kinds(Rulebook rulebook)
    {
        var outOfScope = rulebook.Grounds.Contains(RefusalGround.OutOfScope);
        return
        [
            new Kind("a consumer against a member", true, true, MayBeOutOfScope: false),
            new Kind("a business against a member", true, rulebook.JudgesBusinessComplaints, outOfScope),
            new Kind("anyone against a non-member", false, false, outOfScope),
        ];
    }

    private static IEnumerable<(string Path, string Wrong)> Stuck(Rulebook rulebook, Kind kind)
    {
        var known = CaseProcedure
            .Rows.Where(row =>
                (row.Stage is null || rulebook.Has(row.Stage.Value))
                && !row.When.Any(condition => NeverHolds(condition, rulebook, kind))
            )
            .ToList();
        var waysOut = known.Where(row => IsForTheBody(row, kind)).ToList();
        var closable = Closable(waysOut);
        foreach (var state in Reachable(known).Where(state => !closable.Contains(state)))
        {
            var left = waysOut.Exists(row => row.From.Contains(state) && Leads(row, state));
            yield return (
                "$.stages",
                $"let the complaint of {kind.Who} {(left ? "come to no end from" : "get stuck in")} {JsonSheet.Camel(state.ToString())}{Hint(rulebook, kind, state)}"
            );
        }
    }

    // Which acts would lead on, had the scheme their stage.
    private static string Hint(Rulebook rulebook, Kind kind, CaseState state)
    {
        var off = CaseProcedure
            .Rows.Where(row =>
                row.Stage is { } stage
                && !rulebook.Has(stage)
                && row.From.Contains(state)
                && Leads(row, state)
                && IsForTheBody(row, kind)
            )
            .Where(row => kind.CouldGoToCommittee || row.Stage != Stage.Committee)
            .Select(row => $"{row.Action} needs {JsonSheet.Camel(row.Stage!.Value.ToString())}")
            .Distinct()
            .ToList();
        return off.Count == 0 ? "" : $": {string.Join(", ", off)}";
    }

    // Only the conditions that hold or fail for good, for this kind under this rulebook; all others may hold some day.
    private static bool NeverHolds(Condition condition, Rulebook rulebook, Kind kind)
    {
        var committee = kind.CouldGoToCommittee && rulebook.Has(Stage.Committee);
        var referral = kind.Member && rulebook.Has(Stage.ExternalReferral);
        return (condition == Conditions.IsForCommittee && !committee)
            || (condition == Conditions.DoesNotGoToCommittee && committee)
            || (condition == Conditions.IsMember && !kind.Member)
            || (condition == Conditions.HasNowhereToGo && (committee || referral));
    }

    // What is decided before the file was examined is a refusal too. A complaint for which the scheme is not meant may always be refused as out of its scope (FP-3).
    private static bool IsForTheBody(Row row, Kind kind)
    {
        var needsFault =
            NotForTheBodyToChoose.Contains(row.Command)
            || (Decisions.Contains(row.Command) && row.From.Contains(Registered));
        return row.By.Any(role => role is not (Role.Complainant or Role.Respondent))
            && (!needsFault || (row.Command == typeof(Refuse) && kind.MayBeOutOfScope));
    }

    private static bool Leads(Row row, CaseState from) => row.To.Any(to => to != from);

    private static HashSet<CaseState> Reachable(List<Row> rows)
    {
        var reached = new HashSet<CaseState> { Registered };
        while (
            rows.Where(row => row.From.Any(reached.Contains))
                .SelectMany(row => row.To)
                .Where(reached.Add)
                .ToList()
                .Count > 0
        ) { }

        return reached;
    }

    private static HashSet<CaseState> Closable(List<Row> rows)
    {
        var closable = new HashSet<CaseState>(Ends);
        while (
            rows.Where(row => row.To.Any(closable.Contains))
                .SelectMany(row => row.From)
                .Where(closable.Add)
                .ToList()
                .Count > 0
        ) { }

        return closable;
    }

    private static IEnumerable<(string Path, string Wrong)> UnknownOutcomes(Rulebook rulebook)
    {
        var known = Enum.GetNames<Outcome>()
            .Concat(Enum.GetNames<CloseReason>())
            .Append(nameof(Settled))
            .Append(nameof(Withdrawn))
            .Select(JsonSheet.Camel)
            .ToHashSet();
        return rulebook
            .Retention.ByOutcome.Keys.Where(key => !known.Contains(key))
            .Select(key => ($"$.retention.byOutcome.{key}", "is not an outcome"));
    }
}
