using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Terms;

namespace Redress.Domain.Labels;

/// <summary>What runs for a member follows what it is, as its labels do (BC-35, BC-38).</summary>
public sealed partial class LabelFile
{
    // What is given back on its way to the state to which it comes back.
    private Dictionary<string, Label> _givenBack = [];

    // Running while the label is there. What runs in hours after an unlawful use, an appeal or a notice has an end of its own.
    private static readonly LabelTermKind[] WhileItCounts =
    [
        LabelTermKind.Control,
        LabelTermKind.Honour,
        LabelTermKind.Mending,
        LabelTermKind.MendingCheck,
    ];

    private static readonly LabelTermKind[] OfItsCertification =
    [
        LabelTermKind.CertificationCost,
        LabelTermKind.Certification,
        LabelTermKind.Granting,
        LabelTermKind.ShortcomingsPost,
    ];

    private static readonly LabelTermKind[] OfTheLabel =
    [
        .. WhileItCounts,
        .. OfItsCertification,
        LabelTermKind.NegativeReceipt,
        LabelTermKind.SuspensionStart,
        LabelTermKind.Suspension,
        LabelTermKind.Application,
        LabelTermKind.Examination,
        LabelTermKind.Change,
        LabelTermKind.Reaction,
        LabelTermKind.MeasureDecision,
        LabelTermKind.Review,
        LabelTermKind.Lifting,
    ];

    private static readonly LabelTermKind[] NotItsOwn =
    [
        .. Enum.GetValues<LabelTermKind>().Where(kind => !OfTheLabel.Contains(kind)),
    ];

    private static readonly LabelTermKind[] OfTheMember =
    [
        LabelTermKind.Scan,
        LabelTermKind.ScanOverdue,
        LabelTermKind.ScanMending,
    ];

    [Lapses(LabelTermKind.FirstLabel)]
    private void SixMonthsWithoutLabel(LabelTerm term, LabelContext o) => OpenTask(WithoutLabel, o);

    private void StopTermsOf(string label, bool all) =>
        EachTerm(t => t.Label == label && (all ? OfTheLabel : WhileItCounts).Contains(t.Kind), t => t.Stopped());

    private void ResumeTermsOf(string label) => EachTerm(t => t.Label == label, t => t.Resumed());

    private void EndTermsOf(string label, LabelContext o) =>
        EachTerm(
            t => t.Label == label && OfTheLabel.Contains(t.Kind) && (t.Runs || t.State == TermState.Stopped),
            t => t.Met(o.Today)
        );

    private void EachTerm(Predicate<LabelTerm> which, Func<LabelTerm, LabelTerm> change)
    {
        for (var i = 0; i < Terms.Count; i++)
        {
            Terms[i] = which(Terms[i]) ? change(Terms[i]) : Terms[i];
        }
    }

    private bool HasLeft => Standing.Membership is Membership.Ended or Membership.Excluded;

    // An exclusion may fall; what the member ended, or what was ended for it, is over whatever becomes of that (BC-38).
    private bool HasLeftForGood => Standing.Membership == Membership.Ended || Standing.LeftOn is not null;

    private bool TermsNeedToFollow(DateOnly today) =>
        FirstLabelNeedsToFollow(today)
        || AsksFees != Running(LabelTermKind.FeeAsking) is not null
        || Labels.Exists(IsWithoutItsTerm)
        || Terms.Exists(t => OfTheMember.Contains(t.Kind) && FollowedOfMember(t, today) != t);

    // Called by the machine once the labels have moved.
    internal void FollowWithTerms(LabelContext o)
    {
        if (FirstLabelNeedsToFollow(o.Today))
        {
            FollowFirstLabel(o);
        }

        EachTerm(t => OfTheMember.Contains(t.Kind), t => FollowedOfMember(t, o.Today));
        if (Standing.Membership == Membership.Ended)
        {
            CloseScanTasks(o);
        }

        foreach (var label in Labels.Where(IsWithoutItsTerm).ToList())
        {
            Adopt(label, o);
        }

        if (!AsksFees)
        {
            Meet(LabelTermKind.FeeAsking, o);
        }
        else if (Running(LabelTermKind.FeeAsking) is null)
        {
            AskFeeOfThisYear(o);
            AskFeeIn(o.Today.Year + 1, o);
        }
    }

    // What was scanned of a member matters while it is one; an exclusion that falls lets it run on.
    private LabelTerm FollowedOfMember(LabelTerm term, DateOnly today) =>
        Standing.Membership switch
        {
            Membership.Ended when term.Runs || term.State == TermState.Stopped => term.Met(today),
            Membership.Excluded => term.Stopped(),
            Membership.Active or Membership.Suspended or Membership.Candidate => term.Resumed(),
            _ => term,
        };

    // BC-38: a candidate has six months to obtain a label, and a member as long to regain one that it lost otherwise than by a suspension.
    private (LabelStart Event, DateOnly On)? WithoutLabelSince(DateOnly today) =>
        Onto(Standing) switch
        {
            { Membership: Membership.Candidate, CandidateSince: { } since } => (LabelStart.BecameCandidate, since),
            { Membership: Membership.Active } member
                when !Labels.Exists(l => l.State == LabelState.Suspended)
                    && member.LastDayWithALabel(today) is { } last => (LabelStart.LabelLost, last),
            _ => null,
        };

    private LabelTerm? FirstLabelOf((LabelStart Event, DateOnly On)? since) =>
        since is null
            ? null
            : Terms.FindLast(t =>
                t.Kind == LabelTermKind.FirstLabel
                && t.Derivation.Event == since.Value.Event
                && t.Derivation.On == since.Value.On
            );

    private bool HasTask(string what) => Tasks.Exists(t => t.What == what && t.DoneOn is null);

    private bool FirstLabelNeedsToFollow(DateOnly today)
    {
        var since = WithoutLabelSince(today);
        var of = FirstLabelOf(since);
        return Terms.Exists(t => t.Runs && t.Kind == LabelTermKind.FirstLabel && t != of)
            || since is not null && of is not { State: TermState.Running or TermState.Lapsed }
            || HasTask(WithoutLabel) != (of?.State == TermState.Lapsed);
    }

    private void FollowFirstLabel(LabelContext o)
    {
        var since = WithoutLabelSince(o.Today);
        var of = FirstLabelOf(since);
        EachTerm(t => t.Runs && t.Kind == LabelTermKind.FirstLabel && t != of, t => t.Met(o.Today));
        if (of?.State != TermState.Lapsed)
        {
            CloseTask(WithoutLabel, o);
        }

        switch (of?.State)
        {
            case TermState.Lapsed:
                OpenTask(WithoutLabel, o);
                break;
            // It was met by a suspension that has fallen since: the same six months run.
            case TermState.Met or TermState.Stopped:
                Replace(of with { State = TermState.Running, EndedOn = null });
                break;
            case null when since is { } from:
                Open(
                    new LabelMatter(LabelTermKind.FirstLabel, null, OfMember: true),
                    new LabelEvent(from.Event, from.On),
                    o
                );
                break;
        }
    }

    // A label that was written down as it is, by whoever had it before: it has the term that the grant would have opened.
    private bool IsWithoutItsTerm(Label label) =>
        label.State == LabelState.Valid
        && LabelFamilies.Of(label.Kind) switch
        {
            LabelFamily.Certified => label.Until is not null
                && !Terms.Exists(t =>
                    t.Kind == LabelTermKind.Control && t.Label == label.Kind && IsOpenOrOver(t, label)
                ),
            LabelFamily.Logo => !Terms.Exists(t => t.Kind == LabelTermKind.Examination && t.Label == label.Kind),
            _ => false,
        };

    // One that time ended on that very day has done its work.
    private static bool IsOpenOrOver(LabelTerm term, Label label) =>
        term.Runs || term.State == TermState.Lapsed && term.Due == label.Until;

    private void Adopt(Label label, LabelContext o)
    {
        if (LabelFamilies.Of(label.Kind) == LabelFamily.Logo)
        {
            Open(
                new LabelMatter(LabelTermKind.Examination, label.Kind),
                new LabelEvent(LabelStart.Examined, o.Today),
                o
            );
            return;
        }

        OpenControl(label.Kind, label.From, label.Until!.Value, o);
    }
}
