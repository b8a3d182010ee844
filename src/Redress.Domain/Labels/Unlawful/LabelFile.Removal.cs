using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Reports;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;

namespace Redress.Domain.Labels;

/// <summary>When a label ends, whatever ended it, its user is told to remove it at once, and after two working days the registrar looks (BC-41).</summary>
public sealed partial class LabelFile
{
    /// <summary>Whether that label ended and nobody has seen yet that it was removed.</summary>
    internal bool IsLookedFor(string kind) =>
        Running(LabelTermKind.RemovalCheck, kind) is not null || HasToBeLookedFor(kind);

    /// <summary>Called after every act, with the labels as they were: what ended by it is looked after, and what counts again is not.</summary>
    internal void LookAfter(IReadOnlyList<Label> before, LabelCommand command, LabelContext o)
    {
        foreach (var label in Labels.ToList())
        {
            var was = before.FirstOrDefault(l => l.Kind == label.Kind);
            if (was is { IsThere: true } && HasStopped(label) && !IsRemovedByMeasure(label, command))
            {
                LabelStopped(label.Kind, command, o);
            }
            else if (label.Counts && was is not { Counts: true })
            {
                Meet(LabelTermKind.RemovalCheck, o, label.Kind);
                CloseTask("look-for-label", o, label.Kind);
            }
        }

        if (LostConditions.Exists(lost => lost.IsLost) && !Labels.Exists(l => l.IsThere && IsCertified(l.Kind)))
        {
            // No label is left that they could take.
            foreach (var lost in LostConditions.Where(lost => lost.IsLost).ToList())
            {
                EndLost(lost, o);
            }
        }
    }

    // The register ended it with the membership: carried was what was granted while this label, or one that it followed, was there.
    private bool HasCarried(string kind)
    {
        var since = Label(kind).From;
        foreach (var label in Labels.Where(l => LabelKind.Carries(l.Kind) && l.From < since && !(l.LostOn < since)))
        {
            since = label.From;
        }

        return Standing.Labels.Any(l => LabelKind.IsCarried(l.Kind) && !(l.From < since));
    }

    /// <summary>A label ended: its user is told, and the registrar looks.</summary>
    private void LabelStopped(string kind, LabelCommand command, LabelContext o)
    {
        Meet(LabelTermKind.RemovalCheck, o, kind);
        Open(new LabelMatter(LabelTermKind.RemovalCheck, kind), new LabelEvent(LabelStart.LabelEnded, o.Today), o);
        // BC-39: what was carried beside the last of them ends with it.
        var beside =
            LabelKind.Carries(kind)
            && (_carried || command is FollowMembership && HasCarried(kind))
            && !Labels.Exists(l => LabelKind.Carries(l.Kind) && l.IsThere);
        Tell(
            "label-remove",
            kind,
            new Dictionary<string, object?> { ["on"] = Label(kind).LostOn ?? o.Today, ["beside"] = beside }
        );
    }

    private Refusal? Handle(RecordRemovalLook c, LabelContext o)
    {
        if (!IsLookedFor(c.Kind!))
        {
            return Refusal.State(LawOfMisuse, RefusalReason.NothingToLookFor);
        }

        if (c.Removed == true)
        {
            Meet(LabelTermKind.RemovalCheck, o, c.Kind);
            CloseTask("look-for-label", o, c.Kind);
            return null;
        }

        if (Running(LabelTermKind.RemovalCheck, c.Kind) is not null)
        {
            // The user has these two days to remove it.
            return Refusal.State(LawOfMisuse, RefusalReason.LabelTermRuns);
        }

        if (!MisuseReport.IsAddress(c.Url))
        {
            return Refusal.Field(
                "url",
                LawOfMisuse,
                string.IsNullOrWhiteSpace(c.Url) ? FieldReason.Required : FieldReason.NotAWebsite
            );
        }

        CloseTask("look-for-label", o, c.Kind);
        return BeginMisuse(new Misuse("", c.Url!, "", c.Document, o.Today, null) { OfLabel = c.Kind }, o);
    }

    [Lapses(LabelTermKind.RemovalCheck)]
    private void RemovalIsToBeSeen(LabelTerm term, LabelContext o) => OpenTask("look-for-label", o, term.Label);

    private bool HasToBeLookedFor(string kind) =>
        Tasks.Exists(t => t.DoneOn is null && t.What == "look-for-label" && t.Label == kind);

    // BC-37: an appeal that was lodged before the loss grants nothing meanwhile; the label is gone from the site as well.
    private static bool HasStopped(Label label) =>
        label.State is LabelState.Withdrawn or LabelState.Expired or LabelState.Ended or LabelState.UnderAppeal;

    // WK-4: a measure has hours of its own for it, which its notice tells, and is looked after by them.
    private bool IsRemovedByMeasure(Label label, LabelCommand command) =>
        command is DecideMeasure || Running(LabelTermKind.Removal, label.Kind) is not null;
}
