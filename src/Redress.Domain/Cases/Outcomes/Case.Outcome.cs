using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>What a forum decides, what then stands (BC-28, BC-29), and whether an award may be published (FP-17).</summary>
public sealed partial class Case
{
    /// <summary>The appeals against the decision as it stands; those against one that was set aside are history (BC-29), those on a condition run beside (BC-19).</summary>
    public IEnumerable<Appeal> PresentAppeals => Appeals.Where(a => a.AgainstEarlier is null && a.Condition is null);

    /// <summary>Whether the arbitrator has made an award on the decision (FP-17); an appeal that ended without one leaves the decision as any other.</summary>
    public bool AnAwardStands =>
        PresentAppeals.Any(a =>
            a.Proceedings.Any(p => p is { Forum: Forum.Arbitration, Outcome: not null and not ForumOutcome.StruckOff })
        );

    /// <summary>FP-17: an award is published only where both parties allow it.</summary>
    public bool AwardMayBePublished => Parties.Both.All(AwardPermissions.Contains);

    /// <summary>FP-17: the notice says only that a decision was taken and was appealed before the arbitrator.</summary>
    public bool AwardIsWithheld => AnAwardStands && !AwardMayBePublished;

    /// <summary>FP-17: what the last judgment of a court on the merits came to, which is public whatever becomes of an award beside it; null without one.</summary>
    public ForumOutcome? PublicJudgment =>
        PresentAppeals
            .SelectMany(a => a.Proceedings)
            .Where(p =>
                p
                    is {
                        Forum: Forum.Court,
                        Outcome: ForumOutcome.Upheld or ForumOutcome.PartlyUpheld or ForumOutcome.Rejected
                    }
            )
            .MaxBy(p => p.EndedOn)
            ?.Outcome;

    /// <summary>FP-17: whether outcome and norms may be told: beside an award that is withheld they are those of a public judgment (BC-28), or nobody's to tell.</summary>
    public bool FindingIsPublic => !AwardIsWithheld || PublicJudgment is not null;

    /// <summary>FP-17: the sanctions that may be told: all that stand; beside an award that is withheld those that a court judged.</summary>
    public IEnumerable<Sanction> PublicSanctions(Rulebook rulebook) =>
        (Decision?.StandingSanctions ?? []).Where(s =>
            !AwardIsWithheld || FindingIsPublic && rulebook.Appeal!.Fora[s.Kind] == Forum.Court
        );

    /// <summary>What of the case a forum may still speak on: the proceedings that run; after finality also those that had ended, by a later judgment (BC-29).</summary>
    public IEnumerable<(Appeal Appeal, Proceeding Proceeding)> Judgeable =>
        PresentAppeals
            .SelectMany(
                a =>
                    a.Proceedings.Where(p => a.BeforeForum.Contains(p) || FinalOn is not null && p.Outcome is not null),
                (a, p) => (a, p)
            )
            .Concat(Appeals.Where(a => a.Condition is not null).SelectMany(a => a.BeforeForum, (a, p) => (a, p)));

    private Refusal? Handle(RecordOutcome c, ActContext o)
    {
        if ((WhyNoAppeal(c.Appeal, "BC-29", out var appeal) ?? WhyNotRemittedYet(c)) is { } unknown)
        {
            return unknown;
        }

        var judgeable = Judgeable.Where(j => j.Appeal.Id == appeal.Id).Select(j => j.Proceeding).ToList();
        var running = judgeable.Where(p => !p.Ended).ToList();
        var meant = (running.Count > 0 ? running : judgeable)
            .Where(p => c.Forum is null || p.Forum == c.Forum)
            .ToList();
        if (meant is not [var before])
        {
            return meant.Count > 1
                ? Refusal.Field("forum", "BC-29", FieldReason.Required)
                : Refusal.State("BC-29", RefusalReason.NotBeforeThatForum);
        }

        var check = new Validation();
        check.Require(c.On <= o.Today && c.On >= before.ReferredOn, "on", "BC-29", FieldReason.DayOutOfOrder);
        check.Require(c.Document is null || Document(c.Document) is not null, "document", "BC-29", FieldReason.Unknown);
        var wasWithheld = AwardIsWithheld;
        var replacement = ReplacementBy(c, appeal, before, check, o);
        if (check.Refusal is { } no)
        {
            return no;
        }

        var proceeding = before with
        {
            Outcome = c.Outcome,
            Text = c.Text,
            EndedOn = c.On,
            Document = c.Document,
            Replacement = c.ReplacementOutcome,
            OtherOrder = c.OtherOrder,
            Earlier = before.Ended ? [.. before.Earlier, before with { Earlier = [] }] : before.Earlier,
        };
        var after = WithOrder(appeal.WithProceeding(before.Forum, _ => proceeding), c, before.Forum, o);
        Change(after);
        TakeReplacement(replacement, c, after, before.Forum, o);
        Record(new ForumHasDecided(after, proceeding));
        ServeOnNotified(c.Document, o);
        if (!EndAppeal(after, AppealAct.RecordOutcome, o, "forum") && after.Ended)
        {
            // BC-26: also where it ended otherwise, as by withdrawal of what another forum had, success returns its deposit.
            Change(after.Resettled());
        }

        if (appeal.Condition is not null)
        {
            JudgeCondition(appeal, c.Outcome!.Value, o);
            return null;
        }

        AskForPermission(proceeding, wasWithheld, o);
        return null;
    }

    // ST-3: what a forum took without suspending anything comes out also while others may still appeal; sent back it is once they may no more.
    private Refusal? WhyNotRemittedYet(RecordOutcome c) =>
        c.ReplacementOutcome == ReplacementOutcome.Remitted && State is CaseState.Decided or CaseState.Appealed
            ? Refusal.State("BC-29", RefusalReason.RemittalWaits)
            : null;

    // What the forum puts in the place of what was before it; null where all stays as it was. Every rule of a decision holds for what it leaves (BC-19…BC-22, BC-44).
    private ForumReplacement? ReplacementBy(
        RecordOutcome c,
        Appeal appeal,
        Proceeding before,
        Validation check,
        ActContext o
    )
    {
        var forum = before.Forum;
        var upholds = Upholds(c.Outcome);
        var given = appeal.Condition is not null || AwardedBefore(appeal, forum);
        CheckNamesNothing(check, c, upholds && !given);
        if (!upholds || given || check.Refusal is not null)
        {
            return upholds || check.Refusal is not null ? null : BringsBack(c, appeal, before, o);
        }

        if (c.ReplacementOutcome == ReplacementOutcome.Remitted)
        {
            CheckRemits(check, c);
            return Remits(c, appeal, forum, o);
        }

        CheckSaysWhat(check, c, appeal, forum, o);
        CheckForum(check, c, appeal, forum, o);
        if (check.Refusal is not null)
        {
            return null;
        }

        var replacement = Replacing(c, appeal, forum, o);
        CheckLeaves(check, Decision!.ReplacedBy(replacement, o.Today), replacement, c, o);
        return replacement;
    }

    private void TakeReplacement(
        ForumReplacement? replacement,
        RecordOutcome c,
        Appeal appeal,
        Forum forum,
        ActContext o
    )
    {
        if (c.ReplacementOutcome == ReplacementOutcome.Remitted)
        {
            Remittal = new Remittal(appeal.Id, Remittal?.ByCourt == true || forum == Forum.Court, c.On!.Value)
            {
                NotAgain = WhoDecidesNoMore(o),
            };
        }
        else if (Remittal?.Appeal == appeal.Id && Remittal.ByCourt == (forum == Forum.Court))
        {
            // A later judgment says otherwise, while another proceeding was waited for.
            Remittal = null;
        }

        if (replacement is null || !Changes(replacement))
        {
            return;
        }

        var before = Decision!;
        var imposed = replacement.Sanctions.Select(s => s with { Id = NextId("s") }).ToList();
        Decision = before.ReplacedBy(replacement with { Sanctions = imposed }, o.Today);
        ReleaseDeferrals(before.Activates.Except(Decision.Activates));
        ActivateAgain(Decision.Activates.Except(before.Activates));
        var orderChanged = before.RefrainFrom != Decision.RefrainFrom || OrdersToStop(before) != OrdersToStop(Decision);
        if (orderChanged)
        {
            ForgetOrder(before, o);
        }

        Record(new DecisionReplaced(Decision));
        if (FinalOn is not null)
        {
            CarryOutJudgment([.. imposed.Select(s => s.Id), .. replacement.ComingBack], o);
            if (orderChanged)
            {
                AskToStop(Decision, o);
            }
        }
    }

    /// <summary>Each document by which a forum spoke, and each party whom it did not reach: the letter about it could not be delivered, and was brought in no other way (FP-21, BC-29).</summary>
    public IEnumerable<(CaseDocument Document, Party Party)> JudgmentsNotDelivered =>
        from document in Judgments
        from party in Parties.Both
        where AwaitsService(document, party) && Services.Exists(s => s.What == document.Id && s.Party == party)
        select (document, party);

    // Also those before a later judgment, and on what was decided anew since.
    private IEnumerable<CaseDocument> Judgments =>
        Appeals
            .SelectMany(a => a.Proceedings)
            .SelectMany(p => p.Earlier.Append(p))
            .Where(p => p is { Outcome: not null, Document: not null })
            .Select(p => Document(p.Document!))
            .OfType<CaseDocument>()
            .Distinct();

    // FP-1: what a forum said, and what brought the case there, is known to both parties; it is relied on where the complaint is decided anew.
    private void ServeOnNotified(string? document, ActContext o)
    {
        if (document is not null && Document(document) is { For: Audience.Parties })
        {
            foreach (var party in Parties.Both.Where(p => Notification(p) is not null))
            {
                ServeOn(party, document, "", o);
            }
        }
    }

    // FP-1: whom the decision reaches only now, since the post had come back, gets with it what a forum said meanwhile.
    private void ServeJudgments(Party party, ActContext o)
    {
        foreach (var judgment in Judgments.Where(d => AwaitsService(d, party)).ToList())
        {
            ServeOn(party, judgment.Id, Named(judgment), o);
        }
    }

    // Of what only confirms, or orders what is carried out by hand, nothing is replaced.
    private static bool Changes(ForumReplacement r) =>
        r.Back is not null
        || r.Falling.Count + r.Sanctions.Count + r.Released.Count > 0
        || r.BindsOutcome && (r.Outcome is not null || r.Norms is not null || r.RefrainFrom is not null);

    // BC-29, BC-30: after finality a judgment undoes from that day what was carried out; what it imposes is final with it. BC-32: the notice told of what no longer stands.
    private void CarryOutJudgment(IReadOnlyCollection<string> ids, ActContext o)
    {
        Decision = Decision! with
        {
            Sanctions = [.. Decision.Sanctions.Select(s => ids.Contains(s.Id) ? s.BecomeFinal(o.Today) : s)],
        };
        foreach (var sanction in Decision.Sanctions.Where(s => ids.Contains(s.Id)))
        {
            TellOfFinality(sanction, o);
        }

        WithdrawStandingNotice(o);
    }

    // BC-32: the same day, whatever waits to become of it.
    private void WithdrawStandingNotice(ActContext o)
    {
        Fulfil(TermKind.Notice, o.Today);
        Notice = Notice is { State: NoticeState.Proposed or NoticeState.Published or NoticeState.UnderReview } notice
            ? (notice with { Proposed = null, ChangedBecause = null }).TransitionTo(
                NoticeState.Withdrawn,
                NoticeChange.Withdrawn,
                o.Now
            )
            : Notice;
    }

    private void ReleaseDeferrals(IEnumerable<DeferralActivation> activations)
    {
        foreach (var activation in activations)
        {
            Record(new DeferralReleased(activation));
        }
    }

    // FP-17: asked of both parties with the award; silence is no, and what is public already tells of what it judged.
    private void AskForPermission(Proceeding proceeding, bool wasWithheld, ActContext o)
    {
        if (proceeding.Forum != Forum.Arbitration || !AnAwardStands)
        {
            return;
        }

        if (proceeding.Earlier.Count > 0)
        {
            // Another award in the place of the one that they allowed: it is asked anew.
            AwardPermissions.Clear();
        }

        if (AwardIsWithheld && !wasWithheld)
        {
            WithdrawStandingNotice(o);
        }

        foreach (
            var party in Parties.Both.Where(p =>
                Notification(p) is not null
                && !AwardPermissions.Contains(p)
                && RunningTerm(TermKind.Permission, p) is null
            )
        )
        {
            Record(
                new AwardPermissionAsked(
                    party,
                    Open(new(TermKind.Permission, party), TermStart.AwardRecorded, o.Today, o)
                )
            );
        }
    }

    /// <summary>The term in which this party may permit the award to be published, while it has not answered; one that lapsed as well, for paper that arrived in time (FP-13, FP-17).</summary>
    public Term? PermissionTermOf(Party party) =>
        Terms.FindLast(t => t.Kind == TermKind.Permission && t.Party == party) is { State: not TermState.Met } term
            ? term
            : null;

    private Refusal? Handle(PermitAwardPublication _, ActContext o)
    {
        var term = PermissionTermOf(o.Party)!;
        Change(term, Fulfilled(term, o.On));
        if (!AwardPermissions.Contains(o.Party))
        {
            AwardPermissions.Add(o.Party);
            Record(new AwardPublicationPermitted(o.Party));
        }

        return null;
    }
}
