using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Tests.Cases;

/// <summary>The shortest way by which the body brings a case to its end.</summary>
internal static class Ending
{
    /// <summary>The next act; null when only time can help.</summary>
    public static (Actor By, Command Command)? Next(ACase a) => Challenged(a) ?? InState(a);

    // Of two members the other decides; where both are challenged the board does.
    private static (Actor, Command)? Challenged(ACase a)
    {
        if (
            !Domain.Cases.Case.WhileTheCommitteeSits.Contains(a.It.State)
            || a.It.Challenges.Find(x => x.Open) is not { } challenge
        )
        {
            return null;
        }

        var all = a.It.EverybodyIsChallenged;
        var free = a.It.IsChallenged(ACase.Committee.Id) ? ACase.Committee2 : ACase.Committee;
        return (
            all ? ACase.Secretary : free,
            new DecideChallenge(
                challenge.Id,
                false,
                "No reason.",
                all ? a.Adds(ACase.Secretary, Audience.Internal) : null
            )
        );
    }

    private static (Actor By, Command Command)? InState(ACase a) =>
        a.It.State switch
        {
            CaseState.Registered when a.It.GoesToCommittee && a.It.Decision is null => (
                ACase.Secretary,
                new SendToMember()
            ),
            CaseState.Registered when a.It.GoesToCommittee => (ACase.Secretary, new RejectDecision("not so")),
            CaseState.Registered => (ACase.Secretary, new StartMediation()),
            CaseState.Mediation when a.It.GoesToCommittee => (ACase.Secretary, new SendToMember()),
            CaseState.Mediation
                when a.Rulebook.Has(Stage.ExternalReferral)
                    && a.It.Respondent.IsMember
                    && a.Today <= a.Rulebook.Referral!.Within.From(a.It.FiledOn) => (
                ACase.Secretary,
                new ReferExternally("SGC", "S-1", a.Today)
            ),
            CaseState.Mediation => (ACase.Secretary, new EndMediation("They cannot agree.", NoReferral: true)),
            CaseState.ReferredExternally when a.It.Referral!.Advice is not null => (
                ACase.Secretary,
                new RecordCompliance(true, a.Today)
            ),
            CaseState.ReferredExternally => (ACase.Secretary, new Close()),
            CaseState.UnderExamination => Examined(a),
            CaseState.Hearing when a.It.OpenHearing is { PostponedBy: not null } or { NotReached.Count: > 0 } => (
                ACase.Secretary,
                new CancelHearing("Nobody is free.")
            ),
            CaseState.Hearing when a.It.OpenHearing!.At <= a.Now => (
                ACase.Secretary,
                new RecordHearing("They spoke.", ["Ann"])
            ),
            CaseState.Deliberation => Deliberated(a),
            CaseState.Final when a.It.Decision is { Misled.Count: > 0 } => (
                ACase.Secretary,
                new Notify(a.Today, "RR-3")
            ),
            CaseState.Decided when Parties.Both.Any(a.It.AwaitsNotification) => (
                ACase.Secretary,
                new Notify(a.Today, "RR-2")
            ),
            CaseState.Appealed or CaseState.ArbitrationOrCourt => Appealed(a),
            CaseState.Final => Final(a),
            _ => null,
        };

    private static (Actor, Command)? Examined(ACase a)
    {
        if (Unserved(a) is { } document)
        {
            return (ACase.Secretary, new Serve(document));
        }

        if (a.It.HearingRequests.Exists(r => r.Unheard))
        {
            return (ACase.Secretary, new InviteToHearing(a.Now.AddDays(9), "Brussels"));
        }

        if (a.It.CompleteOn is null)
        {
            return (ACase.Secretary, new DeclareComplete());
        }

        // What stands still for a party that is lost goes on by time alone (FP-25).
        return
            a.Runs(TermKind.Comment) || a.Runs(TermKind.Supply) || a.It.Terms.Exists(t => t.State == TermState.Stopped)
            ? null
            : (ACase.Secretary, new CloseFile());
    }

    private static (Actor, Command)? Deliberated(ACase a)
    {
        if (Unserved(a) is { } document)
        {
            return (ACase.Secretary, new Serve(document));
        }

        // What stands still for a party that is lost goes on by time alone (FP-25).
        if (a.It.IsOpen(TermKind.Comment))
        {
            return null;
        }

        return a.It.Decision switch
        {
            // BC-29: who decided what a forum remitted does not decide it again.
            null => (a.It.DecidedBefore(ACase.Committee.Id) ? ACase.Committee2 : ACase.Committee, ACase.Unfounded),
            { } d when Decision.MayConfirm(d.ProposedBy, ACase.Committee2) => (ACase.Committee2, new ConfirmDecision()),
            _ => (ACase.Committee, new ConfirmDecision()),
        };
    }

    private static (Actor, Command)? Appealed(ACase a)
    {
        // The arbitrator waits until the other's term to appeal is over, and that begins with its letter.
        if (Parties.Both.Any(p => a.It.Notification(p) is null))
        {
            return (ACase.Secretary, new Notify(a.Today, "RR-2"));
        }

        foreach (var appeal in a.It.Appeals.Where(p => p is { Ended: false, SuspendsDecision: true }))
        {
            if (a.It.YesStayedOut(appeal))
            {
                return (ACase.Handler, new DeclareAppealInadmissible(appeal.Id, "No yes came."));
            }

            foreach (var proceeding in appeal.Proceedings.Where(p => !p.Ended))
            {
                if (proceeding.ReferredOn is not null)
                {
                    return a.It.Documents is [.., var document]
                        ? (
                            ACase.Handler,
                            new RecordOutcome(
                                appeal.Id,
                                proceeding.Forum,
                                ForumOutcome.Rejected,
                                "So it is.",
                                a.Today,
                                document.Id
                            )
                        )
                        : (
                            ACase.Handler,
                            new AddDocument("award", "award.pdf", "application/pdf", 1, "00", Audience.Internal)
                        );
                }

                if (
                    proceeding.Forum == Forum.Arbitration
                    && appeal.State != AppealState.Lodged
                    && a.It.WhyNotReferred(appeal, proceeding) is null
                )
                {
                    return (ACase.Handler, new Refer(appeal.Id, proceeding.Forum, "R-2", a.Today));
                }

                // What nobody brings before the court is lost by a reasoned act, once its term is over (BC-25).
                if (
                    proceeding.Forum == Forum.Court
                    && a.It.BringingOf(appeal, Forum.Court) is { State: TermState.Lapsed }
                )
                {
                    return (
                        ACase.Handler,
                        new DeclareAppealAbandoned(appeal.Id, Forum.Court, "Nobody brought it there.")
                    );
                }
            }
        }

        return null;
    }

    private static (Actor, Command)? Final(ACase a)
    {
        if (a.It.OpenOrders.FirstOrDefault() is { } order)
        {
            return (ACase.Handler, new RecordSanctionStep(order.Id, SanctionStep.CarriedOut, a.Today));
        }

        var due = a.It.AllSanctions.FirstOrDefault(s => s.HindersClosing);
        return due?.Kind switch
        {
            null => (ACase.Secretary, new Close()),
            // It begins by itself.
            SanctionKind.Suspension => null,
            SanctionKind.Fine => (ACase.Handler, new RecordSanctionStep(due.Id, SanctionStep.Paid, a.Today)),
            SanctionKind.Exclusion => (ACase.Secretary, new RecordSanctionStep(due.Id, SanctionStep.Excluded, a.Today)),
            _ => (ACase.Secretary, new RecordSanctionStep(due.Id, SanctionStep.CarriedOut, a.Today)),
        };
    }

    /// <summary>What the body may try to bring a thing to its end, best first (FP-23); none when only time can help.</summary>
    public static IEnumerable<(Actor By, Command Command)> OfThings(ACase a) =>
        a.It.OpenThings.SelectMany(open => OfThing(a, open));

    private static (Actor By, Command Command)[] OfThing(ACase a, OpenThing open) =>
        open.Thing switch
        {
            Thing.ProposedCorrection => [(ACase.Secretary, new RejectCorrection("no slip"))],
            Thing.ProposedWriteOff => [(ACase.Secretary, new RejectWriteOff("it can be collected"))],
            Thing.ProposedNotice => [(ACase.Secretary, new RejectNotice("not so"))],
            Thing.NoticeUnderReview =>
            [
                (ACase.Committee, new ConfirmNoticeChange()),
                (ACase.Secretary, new WithdrawNotice("too much in it")),
            ],
            Thing.ProposedNoticeChange => [(ACase.Committee, new RejectNoticeChange("not so"))],
            Thing.ProposedFinding => [(ACase.Committee, new RejectCondition("not shown"))],
            Thing.MisledParty or Thing.UndeliveredDecision or Thing.UnnotifiedFinding =>
            [
                (ACase.Secretary, new Notify(a.Today, "RR-4")),
            ],
            Thing.Appeal => AppealBesideTheCase(a, a.It.FindAppeal(open.Id)!),
            Thing.MoneyToReturn => [(ACase.Handler, Refund(a, open.Id!))],
            Thing.ForumOrder => [(ACase.Handler, new RecordSanctionStep(open.Id, SanctionStep.CarriedOut, a.Today))],
            Thing.Fine => [.. StepsOfFine(a, open.Id!).Select(step => (ACase.Handler, (Command)step))],
            Thing.Exclusion => [(ACase.Secretary, new RecordSanctionStep(open.Id, SanctionStep.Excluded, a.Today))],
            _ => [],
        };

    private static IEnumerable<RecordSanctionStep> StepsOfFine(ACase a, string fine)
    {
        // A term that stands still, as for a member that is lost, goes on by itself.
        SanctionStep[] steps = a.It.Terms.Exists(t =>
            t.Kind == TermKind.Payment && t.Subject == fine && t.State is TermState.Running or TermState.Stopped
        )
            ? []
            : [SanctionStep.HandedToCollection, SanctionStep.InDefault, SanctionStep.Demanded];
        return steps.Select(step => new RecordSanctionStep(fine, step, a.Today));
    }

    // Of an appeal that suspends nothing the case does not wait.
    private static (Actor By, Command Command)[] AppealBesideTheCase(ACase a, Appeal appeal) =>
        appeal.BeforeForum is [var proceeding, ..]
            ? a.It.Documents is [.., var document]
                ?
                [
                    (
                        ACase.Handler,
                        new RecordOutcome(
                            appeal.Id,
                            proceeding.Forum,
                            ForumOutcome.Rejected,
                            "So it is.",
                            a.Today,
                            document.Id
                        )
                    ),
                ]
                :
                [
                    (
                        ACase.Handler,
                        new AddDocument("award", "award.pdf", "application/pdf", 1, "00", Audience.Internal)
                    ),
                ]
            :
            [
                (ACase.Handler, new DeclareAppealInadmissible(appeal.Id, "It came late.")),
                (ACase.Handler, new Refer(appeal.Id, Forum.Arbitration, "R-3", a.Today)),
            ];

    private static RecordRefund Refund(ACase a, string of) =>
        a.It.FindAppeal(of) is not null ? new RecordRefund(of, a.Today)
        : Parties.Both.FirstOrDefault(p => Domain.Cases.Case.PaidAheadBy(p) == of, (Party)(-1)) is var party
        && (int)party >= 0
            ? new RecordRefund(null, a.Today, Party: party)
        : new RecordRefund(null, a.Today, of);

    private static string? Unserved(ACase a) =>
        a
            .It.Documents.Find(d =>
                d.For == Audience.Parties
                && !a.It.IsWithheld(d.Id)
                && Parties.Both.Any(p => p != d.By && !a.It.IsServed(d.Id, p))
            )
            ?.Id;
}
