using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The appeal before its forum, the outcome, the refund (BC-27…BC-29, FP-17).</summary>
public sealed partial class Case
{
    private Refusal? Handle(Refer c, ActContext o)
    {
        if (WhyNoAppeal(c.Appeal, "BC-27", out var appeal) is { } unknown)
        {
            return unknown;
        }

        if (ForumOf(appeal, c.Forum, p => p.ReferredOn is null) is not { } forum)
        {
            return Refusal.Field(
                "forum",
                "BC-27",
                c.Forum is null ? FieldReason.Required : FieldReason.NotAForumOfThisAppeal
            );
        }

        if (appeal.State is not (AppealState.Admitted or AppealState.ArbitrationOrCourt))
        {
            return Refusal.State("BC-26", RefusalReason.DepositNotPaid);
        }

        if (forum == Forum.Arbitration && RunningTerm(TermKind.Choice, subject: appeal.Id) is { } choice)
        {
            return Refusal.State(
                "FP-6",
                RefusalReason.ChoiceTermRuns,
                new Obstacle(ObstacleKind.Choice, Party.Complainant, null, choice.Due)
            );
        }

        if (c.On > o.Today || c.On < appeal.LodgedOn)
        {
            return Refusal.Field("on", "BC-27", FieldReason.DayOutOfOrder);
        }

        var referred = appeal.WithProceeding(forum, p => p with { Reference = c.Reference, ReferredOn = c.On });
        referred = referred.After(AppealAct.Refer, o.Act.Capacity, o.Today) ?? referred;
        Change(referred);
        Record(new AppealReferred(referred, referred.Proceedings.Single(p => p.Forum == forum)));
        return null;
    }

    // Where only one proceeding can be meant, its forum need not be named.
    private static Forum? ForumOf(Appeal appeal, Forum? named, Func<Proceeding, bool> waiting)
    {
        var possible = appeal.Proceedings.Where(p => waiting(p) && (named is null || p.Forum == named)).ToList();
        return possible.Count == 1 ? possible[0].Forum : null;
    }

    private Refusal? Handle(RecordOutcome c, ActContext o)
    {
        if (WhyNoAppeal(c.Appeal, "BC-29", out var appeal) is { } unknown)
        {
            return unknown;
        }

        if (ForumOf(appeal, c.Forum, appeal.BeforeForum.Contains) is not { } forum)
        {
            return c.Forum is null && appeal.Proceedings.Count > 1
                ? Refusal.Field("forum", "BC-29", FieldReason.Required)
                : Refusal.State("BC-29", RefusalReason.NotBeforeThatForum);
        }

        var check = new Validation();
        CheckReplacement(check, c, o);
        check.Require(
            c.On <= o.Today && c.On >= appeal.Proceedings.Single(p => p.Forum == forum).ReferredOn,
            "on",
            "BC-29",
            FieldReason.DayOutOfOrder
        );
        check.Require(c.Document is null || Document(c.Document) is not null, "document", "BC-29", FieldReason.Unknown);
        if (check.Refusal is { } no)
        {
            return no;
        }

        var proceeding = appeal.Proceedings.Single(p => p.Forum == forum) with
        {
            Outcome = c.Outcome,
            Text = c.Text,
            EndedOn = c.On,
            Document = c.Document,
        };
        var after = appeal.WithProceeding(forum, _ => proceeding);
        Change(after);
        Replace(c, after, forum, o);
        Record(new ForumHasDecided(after, proceeding));
        EndAppeal(after, AppealAct.RecordOutcome, o, "forum");
        return null;
    }

    private void CheckReplacement(Validation check, RecordOutcome c, ActContext o)
    {
        var succeeds = c.Outcome is ForumOutcome.Upheld or ForumOutcome.PartlyUpheld;
        check.Require(
            succeeds || c.ReplacementOutcome is null,
            "replacementOutcome",
            "BC-29",
            FieldReason.NothingReplaced
        );
        check.Require(
            succeeds || c.ReplacementSanctions is not { Count: > 0 },
            "replacementSanctions",
            "BC-29",
            FieldReason.NothingReplaced
        );
        if (c.ReplacementSanctions is { Count: > 0 } sanctions)
        {
            var outcome = c.ReplacementOutcome ?? Decision!.Outcome;
            check.Require(
                outcome.MayCarrySanction(Decision!.NonCooperation),
                "replacementSanctions",
                "BC-22",
                FieldReason.NoSanctionWithThisOutcome
            );
            CheckEach(check, sanctions, "replacementSanctions", o);
        }
    }

    // Upheld without sanctions of its own, the forum takes away those that were contested before it.
    private void Replace(RecordOutcome c, Appeal appeal, Forum forum, ActContext o)
    {
        if (c.Outcome is not (ForumOutcome.Upheld or ForumOutcome.PartlyUpheld))
        {
            return;
        }

        var before = Decision!;
        var outcome = c.ReplacementOutcome ?? before.Outcome;
        var gone =
            !outcome.MayCarrySanction(before.NonCooperation) ? before.Sanctions.Select(s => s.Id).ToHashSet()
            : c.Outcome == ForumOutcome.Upheld || c.ReplacementSanctions is not null
                ? before
                    .Sanctions.Where(s => appeal.Contested.Contains(s.Id) && o.Rulebook.Appeal!.Fora[s.Kind] == forum)
                    .Select(s => s.Id)
                    .ToHashSet()
            : [];
        Decision = before with
        {
            Outcome = outcome,
            Sanctions =
            [
                .. before.Sanctions.Select(s => gone.Contains(s.Id) ? s with { State = SanctionState.Annulled } : s),
                .. (c.ReplacementSanctions ?? []).Select(s => s.Decided(NextId("s"))),
            ],
            Replaced = [.. before.Replaced, new Replacement(appeal.Id, before.Outcome, before.Sanctions, c.On!.Value)],
        };
    }

    private Refusal? Handle(RecordRefund c, ActContext o)
    {
        if (c.Sanction is not null)
        {
            return RefundFine(c, o);
        }

        if (WhyNoAppeal(c.Appeal, "BC-26", out var appeal) is { } unknown)
        {
            return unknown;
        }

        if (!appeal.Deposit.OwesMoney)
        {
            return Refusal.State("BC-26", RefusalReason.NothingToRefund);
        }

        if (c.Paid > o.Today || c.Paid < appeal.LodgedOn)
        {
            return Refusal.Field("paid", "BC-26", FieldReason.DayOutOfOrder);
        }

        var refunded = appeal with { Deposit = appeal.Deposit.Refund(c.Paid!.Value) };
        Change(refunded);
        Record(new MoneyReturned(refunded, c.Paid.Value));
        return null;
    }

    private Refusal? Handle(PermitAwardPublication _, ActContext o)
    {
        if (!AwardPermissions.Contains(o.Party))
        {
            AwardPermissions.Add(o.Party);
            Record(new AwardPublicationPermitted(o.Party));
        }

        return null;
    }

    /// <summary>FP-17: an award is published only where both parties allow it; else the notice says only that there was an appeal.</summary>
    public bool AwardMayBePublished => Parties.Both.All(AwardPermissions.Contains);
}
