using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;

namespace Redress.Domain.Labels;

/// <summary>
/// What an act of the board does to the labels, and how that is undone (BC-46). It has its effect from the day of the decision on, an act at once from the day on which it is done. An appeal in
/// time suspends it: from its lodging on the label is again what it was, until the arbitrator has spoken. An act at once for safety is not suspended.
/// </summary>
public sealed partial class LabelFile
{
    private BoardAct TakeEffect(BoardAct act, LabelContext o)
    {
        if (act.Kind == BoardActKind.SuspendLabel && act.From > o.Today)
        {
            // The last moment of the day before is the first of the suspension.
            OpenUntil(
                new LabelMatter(LabelTermKind.SuspensionStart, null, act.Id),
                new LabelEvent(LabelStart.BoardActNotified, o.Today),
                act.From.Value.AddDays(-1),
                o
            );
            return act;
        }

        var concerned = Labels.FindAll(l => IsCertified(l.Kind) && act.IsOf(l.Kind) && IsTakenBy(act.Kind, l));
        var taken = act with
        {
            EffectOn = o.Today,
            Taken = [.. concerned.Select(TakingOf)],
            CarriedBeside =
            [
                .. Standing.Labels.Where(l => LabelKind.IsCarried(l.Kind) && !l.HasEnded).Select(l => l.Kind),
            ],
            OverOn = null,
        };
        if (act.Kind == BoardActKind.EndMembership)
        {
            taken = EndMembership(taken, o.Today);
        }

        foreach (var label in concerned)
        {
            Take(act.Kind, label, o.Today);
        }

        if (act is { Kind: BoardActKind.SuspendLabel, To: { } to })
        {
            OpenUntil(
                new LabelMatter(LabelTermKind.Suspension, null, act.Id),
                new LabelEvent(LabelStart.SuspensionSet, o.Today),
                to,
                o
            );
        }

        return taken;
    }

    private static bool IsTakenBy(BoardActKind kind, Label label) =>
        kind switch
        {
            BoardActKind.EndMembership => label.State is not (LabelState.None or LabelState.Ended),
            _ => label.IsThere,
        };

    // Where something else has taken it already, it comes back to what that leads back to.
    private static BoardTaking TakingOf(Label label) =>
        new(
            label.Kind,
            label.State == LabelState.Suspended && label.Before is { } before ? before : label.State,
            label.State == LabelState.Suspended ? null : label.LostOn,
            label.From
        );

    private void Take(BoardActKind kind, Label label, DateOnly today)
    {
        if (kind == BoardActKind.EndMembership)
        {
            Note(LabelFact.MembershipOver, label.Kind);
            return;
        }

        Keep(label with { LostOn = label.LostOn ?? today });
        Note(kind == BoardActKind.SuspendLabel ? LabelFact.SuspensionBegan : LabelFact.Taken, label.Kind);
    }

    // BC-38: never backwards; the labels end the same instant.
    private BoardAct EndMembership(BoardAct act, DateOnly today)
    {
        if (Standing.WhyNotEnd(today, today) is not null)
        {
            return act;
        }

        var ended = new EndedMembership(
            Standing.Membership,
            [.. Standing.Labels.Where(l => !l.HasEnded).Select(l => l.Kind)]
        );
        Standing = Standing.EndedFrom(today);
        return act with { Ended = ended };
    }

    /// <summary>Undoes what it took; of what it never took, or what another took meanwhile, nothing changes.</summary>
    private BoardAct LoseEffect(BoardAct act, LabelContext o)
    {
        Meet(LabelTermKind.SuspensionStart, o, subject: act.Id);
        Meet(LabelTermKind.Suspension, o, subject: act.Id);
        if (act.EffectOn is null)
        {
            return act;
        }

        var undone = act with { EffectOn = null, Taken = [], CarriedBeside = [], Ended = null, OverOn = null };
        Keep(undone);
        if (act.Ended is { } ended)
        {
            Resume(act, ended, o);
        }

        foreach (var taking in act.Taken)
        {
            GiveBack(taking, o);
        }

        // BC-39: what was carried beside the last of them ended with it, and comes back with it.
        Standing = Standing.CarriedAgain(act.CarriedBeside);
        return undone;
    }

    private void Resume(BoardAct act, EndedMembership ended, LabelContext o)
    {
        if (Standing.Membership is Membership.Ended or Membership.Excluded)
        {
            Standing = Standing.EndLifted(ended.Membership, ended.Labels, o.Today);
        }
        else
        {
            // Asked for anew meanwhile: what is to become of the two is for people.
            OpenTask("membership-begun-anew", o, subject: act.Id);
        }
    }

    private void GiveBack(BoardTaking taking, LabelContext o)
    {
        var label = Label(taking.Label);
        var own = label.Held ?? label;
        var held = HeldByBoard(label.Kind);
        var isTaken = own.State switch
        {
            LabelState.Suspended => held == LabelState.Suspended,
            LabelState.Ended => HasLeft,
            _ => held >= LabelState.Withdrawn,
        };
        if (own.From != taking.From || own.Counts || isTaken)
        {
            return;
        }

        var (to, lostOn) = BackTo(own, taking, o);
        if (label.Held is not null)
        {
            GiveBackHeld(label, own with { State = to, Since = o.Today, LostOn = lostOn, Before = null }, o);
            return;
        }

        if (to is not (LabelState.Applied or LabelState.InCertification or LabelState.ReadyToGrant))
        {
            EndApplicationOf(label.Kind, o);
        }

        Keep(label with { Before = to, LostOn = held == LabelState.Suspended ? label.LostOn : lostOn });
        Note(LabelFact.Restored, label.Kind);
        if (to is LabelState.Valid or LabelState.InControl or LabelState.Provisional or LabelState.Mending)
        {
            RunOn(Label(label.Kind), to, o);
        }

        if (held == LabelState.Suspended)
        {
            Note(LabelFact.SuspensionBegan, label.Kind);
        }
    }

    // BC-30: a decision keeps it away besides. It stays away, and only what is given back when that falls is another.
    private void GiveBackHeld(Label label, Label back, LabelContext o)
    {
        if (back.IsThere)
        {
            Keep(label with { Held = back, Before = back.State });
        }
        else
        {
            Keep(label with { Held = null, Before = null, LostOn = back.LostOn });
            EndTermsOf(label.Kind, o);
        }
    }

    // Its days run on, where what took it had ended them.
    private void RunOn(Label label, LabelState to, LabelContext o)
    {
        if (to == LabelState.Provisional)
        {
            if (label.HonourOn is { } honour && Running(LabelTermKind.Honour, label.Kind) is null)
            {
                OpenHonour(label.Kind, honour, o);
            }
        }
        else if (Running(LabelTermKind.Control, label.Kind) is not { } control)
        {
            OpenControl(label.Kind, o.Today, o);
        }
        else if (to == LabelState.Valid && control.Warned > 0 && control.Warnings[0] <= o.Today)
        {
            ControlBegins(label.Kind, o);
        }
    }

    // What time did meanwhile is done: its own days do not stand still (BC-33, BC-34).
    private (LabelState State, DateOnly? LostOn) BackTo(Label label, BoardTaking taking, LabelContext o)
    {
        var honour = Terms.FindLast(t => t.Kind == LabelTermKind.Honour && t.Label == label.Kind);
        return taking.Before switch
        {
            LabelState.Provisional when honour?.Due < o.Today => (LabelState.Withdrawn, honour.Due.AddDays(1)),
            LabelState.InControl
            or LabelState.Mending
            or LabelState.Provisional when label.NegativeSince is { } negative => (LabelState.Withdrawn, negative),
            LabelState.Valid
            or LabelState.InControl
            or LabelState.Mending
            or LabelState.Provisional when label.Until < o.Today => (LabelState.Expired, label.Until.Value.AddDays(1)),
            _ => (taking.Before, taking.LostOn),
        };
    }

    [Lapses(LabelTermKind.SuspensionStart)]
    private void BoardSuspensionBegins(LabelTerm term, LabelContext o)
    {
        if (BoardActs.Find(a => a.Id == term.Subject) is { } act)
        {
            Keep(TakeEffect(act, o));
            Tell("label-suspended", act.Label, AboutAct(act, ("on", o.Today)));
        }
    }

    // BC-38: its last day is over, and the label does not come back by itself.
    [Lapses(LabelTermKind.Suspension)]
    private void BoardSuspensionIsOver(LabelTerm term, LabelContext o)
    {
        if (BoardActs.Find(a => a.Id == term.Subject) is not { EffectOn: not null } act)
        {
            return;
        }

        Keep(act with { OverOn = o.Today });
        foreach (var taking in act.Taken.Where(t => Label(t.Label).State == LabelState.Suspended))
        {
            Note(LabelFact.SuspensionOver, taking.Label);
        }
    }

    private static LabelState HoldOf(BoardAct act) =>
        act.Kind switch
        {
            BoardActKind.EndMembership => LabelState.Ended,
            BoardActKind.SuspendLabel when act.OverOn is null => LabelState.Suspended,
            _ => LabelState.Withdrawn,
        };

    // An application that was made because the label was lost has no object any more.
    private void EndApplicationOf(string kind, LabelContext o)
    {
        foreach (
            var term in (LabelTermKind[])
                [LabelTermKind.CertificationCost, LabelTermKind.Certification, LabelTermKind.Granting]
        )
        {
            Meet(term, o, kind);
        }
    }
}
