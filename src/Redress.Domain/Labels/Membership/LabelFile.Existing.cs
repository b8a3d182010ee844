using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;

namespace Redress.Domain.Labels;

/// <summary>Labels that were granted before their file was kept here (BC-33): they are written down as they are, and run on.</summary>
public sealed partial class LabelFile
{
    private Refusal? Handle(RecordExistingLabel c, LabelContext o)
    {
        var until = c.Until ?? (c.From is { } first ? LabelKind.Until(c.Kind, first) : null);
        if ((WhyNotState(c, o) ?? WhyNotDays(c, until, o)) is { } refused)
        {
            return refused;
        }

        var granted = new GrantedLabel(c.Kind, c.From, until);
        var label = Label(c.Kind);
        if (LabelFamilies.Of(c.Kind) is not { } family || family == LabelFamily.Carried)
        {
            Standing = IsHeld(c.Kind) ? Standing.Mended(granted) : Joined(granted);
            return null;
        }

        var replaces = (label.Held ?? label).IsThere;
        Standing = replaces ? Standing.Mended(granted) : Joined(granted);
        var own = (replaces ? label.Held ?? label : label) with
        {
            Granted = true,
            From = c.From,
            Until = until,
            LostOn = null,
            UndertakenOn = c.From,
            CertifiedOn = c.From,
            CertifiedUntil = until,
        };
        if (replaces)
        {
            Keep(label.Held is null ? own : label with { Held = own });
        }
        else
        {
            EndTermsOf(c.Kind, o);
            Keep(own with { Held = null, Before = null });
            Note(LabelFact.ExistingRecorded, c.Kind);
        }

        if (family == LabelFamily.Certified)
        {
            DaysOf(c.Kind, c.From, until, o);
            LeaveControl(Label(c.Kind), o);
        }

        return null;
    }

    // BC-38: who is no member has no label, and who is suspended gets none; BC-39: what is carried needs another beside it.
    private Refusal? WhyNotState(RecordExistingLabel c, LabelContext o)
    {
        if (!o.Rulebook.Labels.Contains(c.Kind))
        {
            return Refusal.Field("kind", "BC-33", FieldReason.LabelNotGranted);
        }

        return
            (Label(c.Kind).Held ?? Label(c.Kind)).IsThere
            || Standing.WhyNotGrant(c.Kind, o.Today, o.Today) is not { Kind: RefusalKind.NotInThisState } refused
            ? null
            : refused;
    }

    private Refusal? WhyNotDays(RecordExistingLabel c, DateOnly? until, LabelContext o)
    {
        var check = new Validation();
        check.Require(!(c.From > o.Today), "from", "BC-33", FieldReason.InTheFuture);
        check.Require(!(until < c.From), "until", "BC-33", FieldReason.EndsBeforeItBegins);
        check.Require(
            !(until > LabelKind.Until(c.Kind, c.From ?? o.Today)),
            "until",
            "BC-33",
            FieldReason.LabelTooLong
        );
        // What a sanction took comes back by another grant only.
        check.Require(
            !(c.From <= Standing.NoLabelUntil) || Label(c.Kind).Held is not null,
            "from",
            "BC-38",
            FieldReason.LabelAlreadyLost
        );
        return check.Refusal;
    }

    // Who had a label before it was written down here was a member from then, and no candidate after it.
    private Member Joined(GrantedLabel granted) =>
        (Standing.CandidateSince > granted.From ? Standing with { CandidateSince = granted.From } : Standing).Granted(
            granted
        );

    private bool IsHeld(string kind) => Standing.Labels.Any(l => l.Kind == kind && l.IsHeld);

    // Days that were wrong led into a control that is not due yet (BC-36).
    private void LeaveControl(Label own, LabelContext o)
    {
        var term = Running(LabelTermKind.Control, own.Kind);
        if (own.State == LabelState.InControl && (term is null || term.Warnings.All(day => day > o.Today)))
        {
            Keep(own with { InRenewal = false });
            Note(LabelFact.ControlNotDue, own.Kind);
        }
    }

    // The label's days run to the last of them, with the warnings of its control.
    private void DaysOf(string kind, DateOnly? from, DateOnly? until, LabelContext o)
    {
        var stopped = Terms.Exists(t =>
            t.Kind == LabelTermKind.Control && t.Label == kind && t.State == Domain.Terms.TermState.Stopped
        );
        EachTerm(
            t => t.Kind == LabelTermKind.Control && t.Label == kind && (t.Runs || stopped && t.EndedOn is null),
            t => t.Met(o.Today)
        );
        if (until is not { } last)
        {
            return;
        }

        OpenControl(kind, from, last, o);
        if (stopped)
        {
            StopTermsOf(kind, all: false);
        }
    }

    // Of the warnings that lie before today only the first is given: with it the control begins. One whose last day is over needs none.
    private void OpenControl(string kind, DateOnly? from, DateOnly until, LabelContext o)
    {
        var term = OpenUntil(
            new LabelMatter(LabelTermKind.Control, kind, OfMember: true),
            new LabelEvent(LabelStart.Granted, from ?? o.Today),
            until,
            o
        );
        var first = term.Warnings.Count > 0 ? term.Warnings[0] : until;
        Replace(
            term with
            {
                Warnings = until < o.Today ? [] : [.. term.Warnings.Where(day => day == first || day >= o.Today)],
                Warned = 0,
            }
        );
    }
}
