using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The appeal before its forum (BC-27, BC-28); what the forum decides is in Case.Outcome.cs.</summary>
public sealed partial class Case
{
    private Refusal? Handle(Refer c, ActContext o)
    {
        if (WhyNoAppeal(c.Appeal, "BC-27", out var appeal) is { } unknown)
        {
            return unknown;
        }

        if (ForumOf(appeal, c.Forum, p => p.MayBeReferred) is not { } forum)
        {
            return Refusal.Field(
                "forum",
                "BC-27",
                c.Forum is null ? FieldReason.Required : FieldReason.NotAForumOfThisAppeal
            );
        }

        var before = appeal.Proceedings.Single(p => p.Forum == forum);
        if (WhyNotReferred(appeal, before) is { } notNow)
        {
            return notNow;
        }

        var taken = before.Ended || appeal.Ended;
        if (CheckReferral(c, appeal, before, taken, o) is { } no)
        {
            return no;
        }

        MeetBringing(appeal, forum, c.On!.Value);
        var referred = Referred(appeal, forum, c, o);
        Change(referred);
        Record(new AppealReferred(referred, referred.Proceedings.Single(p => p.Forum == forum), taken));
        ServeOnNotified(c.Document, o);
        return null;
    }

    private Refusal? CheckReferral(Refer c, Appeal appeal, Proceeding before, bool taken, ActContext o)
    {
        var check = new Validation();
        var forum = before.Forum;
        // BC-28: who goes to court may go there before it tells the body, though not before there is a decision. What a forum had let go it takes up later.
        var first =
            before.WasLetGo ? before.EndedOn
            : forum == Forum.Court && appeal.LodgedOn > Decision!.PronouncedOn ? Decision.PronouncedOn
            : appeal.LodgedOn;
        check.Require(c.On <= o.Today && c.On >= first, "on", "BC-27", FieldReason.DayOutOfOrder);
        check.Require(
            c.Document is not null || forum != Forum.Court && !taken,
            "document",
            taken ? "ST-3" : "BC-28",
            FieldReason.ProofNeeded
        );
        check.Require(c.Document is null || Document(c.Document) is not null, "document", "BC-28", FieldReason.Unknown);
        return check.Refusal;
    }

    // ST-3: of an appeal that had ended, a forum that took it all the same lets it run again, and it alone; the rest of it stays ended.
    private static Appeal Referred(Appeal appeal, Forum forum, Refer c, ActContext o)
    {
        var standBy = o.Rulebook.Appeal!.StandReport.From(c.On!.Value);
        var referred = appeal.WithProceeding(forum, p => p.ReferredAs(c.Reference, c.On.Value, c.Document, standBy));
        if (appeal.Ended)
        {
            referred = referred with
            {
                SuspendsAgain = c.Suspends == true,
                Proceedings =
                [
                    .. referred.Proceedings.Select(p =>
                        p.AwaitsReferral ? p with { GivenUpOn = appeal.EndedOn ?? o.Today } : p
                    ),
                ],
            };
        }

        return referred.After(AppealAct.Refer, o.Act.Capacity, o.Today) ?? referred;
    }

    /// <summary>Why this part of the appeal cannot go to its forum now; null when it can (BC-26…BC-29, FP-6, ST-3).</summary>
    public Refusal? WhyNotReferred(Appeal appeal, Proceeding proceeding)
    {
        // BC-29: what it was against was set aside.
        if (appeal.AgainstEarlier is not null)
        {
            return Refusal.State("ST-3", RefusalReason.AppealHasEnded);
        }

        if (appeal.Ended)
        {
            return appeal.State is AppealState.Inadmissible or AppealState.Abandoned or AppealState.Lapsed
                ? null
                : Refusal.State("ST-3", RefusalReason.AppealHasEnded);
        }

        // A forum may take what had ended without it, or what it had let go itself.
        if (proceeding.GivenUpOn is not null || proceeding.WasLetGo)
        {
            return null;
        }

        if (appeal.State == AppealState.Lodged)
        {
            return appeal.Late
                ? Refusal.State("FP-7", RefusalReason.AppealIsLate)
                : Refusal.State(
                    "BC-26",
                    RefusalReason.DepositNotPaid,
                    new Obstacle(ObstacleKind.Deposit, appeal.Party, null, appeal.Deposit.Due)
                );
        }

        return proceeding.Forum == Forum.Arbitration ? WhyNotBeforeArbitrator(appeal) : null;
    }

    // BC-29: both parties' appeals go to one arbitrator, so he waits until it is known whether the other appeals as well.
    private Refusal? WhyNotBeforeArbitrator(Appeal appeal)
    {
        var choice = OpenChoice(appeal);
        if (choice is not null || appeal.LacksYes(IsConsumer))
        {
            return Refusal.State(
                "FP-6",
                choice is null ? RefusalReason.NoYesToArbitration : RefusalReason.ChoiceTermRuns,
                new Obstacle(ObstacleKind.Choice, Party.Complainant, null, choice?.Due)
            );
        }

        // BC-19: on a condition only the member appeals.
        if (appeal.Condition is not null)
        {
            return null;
        }

        var other = appeal.Party.Other();
        return AppealTermOf(other) is { IsOver: true }
            ? null
            : Refusal.State(
                "BC-29",
                RefusalReason.AppealTermOfOtherRuns,
                new Obstacle(ObstacleKind.AppealTerm, other, null, AppealTermOf(other)?.Due)
            );
    }

    // Where only one proceeding can be meant, its forum need not be named.
    private static Forum? ForumOf(Appeal appeal, Forum? named, Func<Proceeding, bool> waiting)
    {
        var possible = appeal.Proceedings.Where(p => waiting(p) && (named is null || p.Forum == named)).ToList();
        return possible.Count == 1 ? possible[0].Forum : null;
    }
}
