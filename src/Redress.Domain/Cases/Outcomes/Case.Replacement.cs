using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;

namespace Redress.Domain.Cases;

/// <summary>What a forum may put in the place of the decision (BC-28, BC-29): what was before it, and no more.</summary>
public sealed partial class Case
{
    // BC-29: both parties' appeals go to one arbitrator, with one replacement, given with the outcome that was recorded first.
    private bool AwardedBefore(Appeal appeal, Forum forum) =>
        forum == Forum.Arbitration
        && PresentAppeals.Any(a =>
            a.Id != appeal.Id
            && a.Proceedings.Any(p => p.Forum == forum && p.Outcome is ForumOutcome.Upheld or ForumOutcome.PartlyUpheld)
        )
        && appeal.BeforeForum.Any(p => p.Forum == forum);

    private static void CheckNamesNothing(Validation check, RecordOutcome c, bool mayReplace)
    {
        if (!mayReplace)
        {
            check.Require(c.ReplacementOutcome is null, "replacementOutcome", "BC-29", FieldReason.NothingReplaced);
            CheckRemits(check, c);
        }
    }

    // What goes back to be judged anew has no norms, sanctions or orders yet.
    private static void CheckRemits(Validation check, RecordOutcome c)
    {
        Nothing("replacementNorms", c.ReplacementNorms is null or []);
        Nothing("replacementRefrainFrom", string.IsNullOrWhiteSpace(c.ReplacementRefrainFrom));
        Nothing("replacementSanctions", c.ReplacementSanctions is null or []);

        void Nothing(string field, bool empty) => check.Require(empty, field, "BC-29", FieldReason.NothingReplaced);
    }

    // BC-29: an outcome that upholds says what it puts in the place of what was contested. Where the member contested only sanctions, they may simply fall; what was ordered otherwise is never refused for its form.
    private void CheckSaysWhat(Validation check, RecordOutcome c, Appeal appeal, Forum forum, ActContext o)
    {
        var whole = appeal.Contested.Contains(WholeDecision);
        var says =
            c.ReplacementOutcome is not null
            || !string.IsNullOrWhiteSpace(c.OtherOrder)
            || c.Outcome == ForumOutcome.Upheld && !whole && appeal.Party == Party.Respondent
            || c.ReplacementSanctions is not null
                && (c.Outcome == ForumOutcome.PartlyUpheld || !whole || !IsBefore(forum, o))
            || c.Outcome == ForumOutcome.PartlyUpheld
                && (c.ReplacementNorms is { Count: > 0 } || !string.IsNullOrWhiteSpace(c.ReplacementRefrainFrom));
        check.Require(says, "replacementOutcome", "BC-29", FieldReason.SaysWhatIsReplaced);
    }

    private void CheckForum(Validation check, RecordOutcome c, Appeal appeal, Forum forum, ActContext o)
    {
        var fora = o.Rulebook.Appeal!.Fora;
        foreach (var (sanction, i) in (c.ReplacementSanctions ?? []).Select((sanction, i) => (sanction, i)))
        {
            // BC-28: he never imposes what only a court may judge.
            check.Require(
                forum == Forum.Court
                    || sanction?.Kind is not { } kind
                    || fora.GetValueOrDefault(kind) == Forum.Arbitration,
                $"replacementSanctions[{i}].kind",
                "BC-28",
                FieldReason.NotOfTheArbitrator
            );
        }

        foreach (var (norm, i) in (c.ReplacementNorms ?? []).Select((norm, i) => (norm, i)))
        {
            check.Require(o.Norms.KnowsNorm(norm), $"replacementNorms[{i}]", "BC-44", FieldReason.Unknown);
        }

        CheckEach(check, c.ReplacementSanctions ?? [], "replacementSanctions", o);
        if (check.Refusal is null && !AtTheConsumersWish(appeal, forum))
        {
            CheckNoHeavier(check, c, forum, o);
        }
    }

    // BC-28: only an appeal of the consumer's own that this forum upholds can make anything heavier; what is raised on it is recorded with its own outcome, or after that.
    private bool AtTheConsumersWish(Appeal appeal, Forum forum) =>
        appeal.Party == Party.Complainant
        || Before(forum)
            .Any(a => a.Party == Party.Complainant && a.Proceedings.Any(p => p.Forum == forum && Upholds(p.Outcome)));

    // BC-28: on the member's appeal alone nothing is made heavier than the committee had decided: no breach more, no order where there was none. Of two wordings of an order the program judges neither.
    private void CheckNoHeavier(Validation check, RecordOutcome c, Forum forum, ActContext o)
    {
        var first = Decision!.Replaced is [var original, ..] ? original : null;
        var burden = (first?.Outcome ?? Decision.Outcome).Burden();
        check.Require(
            c.ReplacementOutcome?.AsOutcome() is not { } outcome || outcome.Burden() <= burden,
            "replacementOutcome",
            "BC-28",
            FieldReason.HeavierThanDecided
        );
        var binds = IsBefore(forum, o);
        check.Require(
            !binds || (c.ReplacementNorms ?? []).Distinct().Count() <= (first?.Norms ?? Decision.Norms).Count,
            "replacementNorms",
            "BC-28",
            FieldReason.HeavierThanDecided
        );
        check.Require(
            !binds
                || string.IsNullOrWhiteSpace(c.ReplacementRefrainFrom)
                || !string.IsNullOrWhiteSpace(first is null ? Decision.RefrainFrom : first.RefrainFrom),
            "replacementRefrainFrom",
            "BC-28",
            FieldReason.HeavierThanDecided
        );
        check.Require(
            Imposed(c).AreNoHeavierThan(OfForum(FirstSanctions, forum, o)),
            "replacementSanctions",
            "BC-28",
            FieldReason.HeavierThanDecided
        );
    }

    // What is left when the forum has spoken is a decision as any other.
    private void CheckLeaves(
        Validation check,
        Decision after,
        ForumReplacement replacement,
        RecordOutcome c,
        ActContext o
    )
    {
        var finding = c.ReplacementOutcome?.AsOutcome() ?? Decision!.Outcome;
        check.Require(
            finding != Outcome.CannotBeJudged || Decision!.NonCooperation,
            "replacementOutcome",
            "BC-17",
            FieldReason.OnlyForLackOfCooperation
        );
        check.Require(
            !replacement.BindsOutcome || after.Outcome != Outcome.Founded || after.Norms.Count > 0,
            "replacementNorms",
            "BC-44",
            FieldReason.Required
        );
        if (replacement.Sanctions.Count == 0)
        {
            return;
        }

        check.Require(Respondent.IsMember, "replacementSanctions", "BC-22", FieldReason.NoSanctionOnANonMember);
        check.Require(!HeirsAnswer, "replacementSanctions", "FP-25", FieldReason.NoSanctionOnHeirs);
        check.Require(
            finding.MayCarrySanction(Decision!.NonCooperation),
            "replacementSanctions",
            "BC-22",
            FieldReason.NoSanctionWithThisOutcome
        );
        check.Require(
            !string.IsNullOrWhiteSpace(after.RefrainFrom) || !string.IsNullOrWhiteSpace(c.ReplacementRefrainFrom),
            "replacementRefrainFrom",
            "BC-21",
            FieldReason.PracticeToRefrainFrom
        );
        check.Require(
            after.StandingSanctions.GroupBy(s => s.Kind).All(kind => kind.Count() == 1),
            "replacementSanctions",
            "BC-19",
            FieldReason.KindTwice
        );
    }

    private ForumReplacement Replacing(RecordOutcome c, Appeal appeal, Forum forum, ActContext o)
    {
        var binds = IsBefore(forum, o);
        var finding = c.ReplacementOutcome?.AsOutcome();
        var carries = (finding ?? Decision!.Outcome).MayCarrySanction(Decision!.NonCooperation);
        var heard = HeardSanctions(forum, o);
        // A consumer who finds the sanctions too light does not lose them by winning.
        var takesAway =
            c.ReplacementSanctions is not null || c.Outcome == ForumOutcome.Upheld && appeal.Party == Party.Respondent;
        var falling = !carries
            ? binds
                ? [.. Decision.StandingSanctions.Where(s => !IsOfArbitrator(s, forum, o))]
                : heard
            : takesAway
                ? heard
                : [];
        return new ForumReplacement(
            appeal.Id,
            forum == Forum.Court,
            c.On!.Value,
            c.Text!,
            finding,
            c.ReplacementNorms is { Count: > 0 } norms ? norms : null,
            string.IsNullOrWhiteSpace(c.ReplacementRefrainFrom) ? null : c.ReplacementRefrainFrom
        )
        {
            RecordedAt = o.Act.Now,
            BindsOutcome = binds,
            Falling = falling.Select(s => s.Id).ToHashSet(),
            Released = LetGo(c, appeal, forum, o),
            Sanctions = Imposed(c),
        };
    }

    // BC-20: a deferral that was made effective falls with the decision: with its finding of a breach, or where the member who contests the whole of it wins in all; whatever else a forum changes leaves it as it was.
    private List<DeferralActivation> LetGo(RecordOutcome c, Appeal appeal, Forum forum, ActContext o)
    {
        var activates = Decision!.Activates;
        if ((c.ReplacementOutcome?.AsOutcome() ?? Decision.Outcome) != Outcome.Founded)
        {
            return
            [
                .. activates.Where(a =>
                    IsHeard(a, forum, o)
                    || IsBefore(forum, o) && (forum == Forum.Arbitration || !IsHeard(a, Forum.Arbitration, o))
                ),
            ];
        }

        var wins =
            c.Outcome == ForumOutcome.Upheld
            && appeal.Party == Party.Respondent
            && appeal.Contested.Contains(WholeDecision);
        return wins ? [.. activates.Where(a => IsHeard(a, forum, o))] : [];
    }

    // BC-28: outcome, norms and order to refrain follow the court where it was seized; while a sanction that only a court may judge stands uncontested they stay the committee's.
    private bool IsBefore(Forum forum, ActContext o) =>
        forum == Forum.Court
        || !PresentAppeals.Any(a => a.Proceedings.Any(p => p is { Forum: Forum.Court, ReferredOn: not null }))
            && !OfForum(Decision!.StandingSanctions, Forum.Court, o).Any()
            && !Decision.Activates.Any(a => ForumOf(a, o) == Forum.Court);

    // BC-20: the forum of the sanction that is made effective; a decision of before that was kept is the arbitrator's.
    private static Forum ForumOf(DeferralActivation activation, ActContext o) =>
        activation.Kind is { } kind ? o.Rulebook.Appeal!.Fora[kind] : Forum.Arbitration;

    // Contested with the decision as a whole, before its own forum.
    private bool IsHeard(DeferralActivation activation, Forum forum, ActContext o) =>
        ForumOf(activation, o) == forum && Before(forum).Any(a => a.Contested.Contains(WholeDecision));

    // A court leaves to the arbitrator what is, or was, before him.
    private bool IsOfArbitrator(Sanction sanction, Forum forum, ActContext o) =>
        forum == Forum.Court && HeardSanctions(Forum.Arbitration, o).Any(s => s.Id == sanction.Id);

    // The sanctions that stand and that this forum is, or was, asked about; what it imposed itself is its own.
    private List<Sanction> HeardSanctions(Forum forum, ActContext o)
    {
        var contested = Before(forum).SelectMany(a => a.Contested).ToHashSet();
        var first = FirstSanctions.Select(s => s.Id).ToHashSet();
        return
        [
            .. OfForum(Decision!.StandingSanctions, forum, o)
                .Where(s => contested.Contains(s.Id) || contested.Count > 0 && !first.Contains(s.Id)),
        ];
    }

    /// <summary>The appeals that were brought before that forum, whether it has spoken or not; one withdrawn before it spoke is not there any more.</summary>
    private IEnumerable<Appeal> Before(Forum forum) =>
        PresentAppeals.Where(a =>
            a.Proceedings.Any(p => p.Forum == forum && p.ReferredOn is not null && (p.Judged || !a.Ended))
        );

    // As the committee decided them.
    private IReadOnlyList<Sanction> FirstSanctions =>
        Decision!.Replaced is [var original, ..] ? original.Sanctions : Decision.Sanctions;

    private static IEnumerable<Sanction> OfForum(IEnumerable<Sanction> sanctions, Forum forum, ActContext o) =>
        sanctions.Where(s => o.Rulebook.Appeal!.Fora.GetValueOrDefault(s.Kind) == forum);

    private static List<Sanction> Imposed(RecordOutcome c) =>
        [.. (c.ReplacementSanctions ?? []).Select(s => s.Decided(""))];
}
