using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;

namespace Redress.Domain.Labels;

/// <summary>What the control body decides of a certification, at the first one and at every control (BC-34, BC-36).</summary>
public sealed partial class LabelFile
{
    private const string OfCertification = "certification";

    /// <summary>All that the control body decided, the oldest first.</summary>
    public List<LabelCertification> Certifications { get; private set; } = [];

    private Refusal? Handle(RecordCertification c, LabelContext o)
    {
        var label = Label(c.Kind!);
        if (WhyNotRecorded(label, c, o) is { } refused)
        {
            return refused;
        }

        Certifications.Add(
            new LabelCertification(
                NextId("certification"),
                label.Kind,
                c.Result!.Value,
                c.On!.Value,
                c.Document!,
                c.Checklist ?? o.Rulebook.Label.Checklist,
                o.Today
            )
        );
        Meet(LabelTermKind.Certification, o, label.Kind);
        CloseTask("certification-late", o, label.Kind);
        if (c.Result == CertificationResult.Positive)
        {
            Certified(label.Kind, c.On.Value, o);
            if (label.State != LabelState.Provisional)
            {
                Tell("label-certified", label.Kind, Values(("on", c.On)));
            }
        }
        else if (c.Shortcomings is { Count: > 0 } found)
        {
            TellShortcomings(label, c.On.Value, found, o);
        }
        else
        {
            IsNegative(label, c.On.Value, o);
        }

        return null;
    }

    // The report lies in this application or control, and after its cost was paid (BC-35).
    private Refusal? WhyNotRecorded(Label label, RecordCertification c, LabelContext o)
    {
        var check = new Validation();
        var begun = label.InRenewal ? label.ControlOn : label.AppliedOn;
        check.Require(c.On <= o.Today, "on", "BC-34", FieldReason.InTheFuture);
        check.Require(!(c.On < begun), "on", "BC-34", FieldReason.TooFarBack);
        if (!check.Tells("on"))
        {
            check.Require(!(c.On < label.CostPaidOn), "on", "BC-35", FieldReason.DayOutOfOrder);
        }

        if (c.Result == CertificationResult.Positive)
        {
            check.Require(
                c.Shortcomings is not { Count: > 0 },
                "shortcomings",
                "BC-36",
                FieldReason.NoShortcomingWhenPositive
            );
        }

        var (first, last) = DaysToMend(label, o);
        for (var i = 0; i < (c.Shortcomings?.Count ?? 0); i++)
        {
            var told = c.Shortcomings![i];
            check.Required(told.Text, $"shortcomings[{i}].text", "BC-36");
            check.Require(
                told.Due is null || told.Due >= first && told.Due <= last,
                $"shortcomings[{i}].due",
                "BC-36",
                FieldReason.DayOutOfBounds,
                first,
                last
            );
        }

        return check.Refusal
            ?? (c.Result == CertificationResult.Negative ? WhyNotNegative(label.Kind) : WhyNotPositive(c, label.Kind));
    }

    // BC-36: who was given days to mend has them, and what it brought is looked at first.
    private Refusal? WhyNotNegative(string kind) =>
        Running(LabelTermKind.Mending, kind) is { } mending
            ? Refusal.State(
                "BC-36",
                RefusalReason.LabelTermRuns,
                new Obstacle(ObstacleKind.MendingTermRuns, Until: mending.Due)
            )
        : Shortcomings.Exists(s => s.Label == kind && s is { IsOpen: true, BroughtOn: not null })
            ? Refusal.State("BC-36", RefusalReason.ShortcomingsNotMended)
        : null;

    private Refusal? WhyNotPositive(RecordCertification c, string kind) =>
        c.Result == CertificationResult.Positive && Shortcomings.Exists(s => s.Label == kind && s.IsOpen)
            ? Refusal.State("BC-36", RefusalReason.ShortcomingsNotMended)
            : null;

    /// <summary>Positive, from that day: by the control body, or by the arbitrator (BC-34, BC-37).</summary>
    private void Certified(string kind, DateOnly on, LabelContext o)
    {
        var label = Positive(Label(kind), on);
        if (label.Held is { } held)
        {
            // What is given back when a decision falls was certified too.
            held = Positive(held, on);
            label = label with { Held = held.State == LabelState.Provisional ? Confirmed(held) : held };
        }

        Keep(label);
        NothingRunsFrom(d => d.Label == kind);
        Meet(LabelTermKind.NegativeReceipt, o, kind);
        Meet(LabelTermKind.LabelAppeal, o, kind, OfCertification);
        if (label.State == LabelState.Provisional)
        {
            Confirm(label, o);
        }
        else if (label.InRenewal)
        {
            foreach (
                var ended in (LabelTermKind[])
                    [LabelTermKind.Certification, LabelTermKind.Mending, LabelTermKind.MendingCheck]
            )
            {
                Meet(ended, o, kind);
            }

            CloseTask("certification-decision", o, kind);
            WaitForGrant(kind, LabelStart.CertifiedPositive, on, o);
        }
        else
        {
            EndProcedureOf(kind, o);
            WaitForGrant(kind, LabelStart.CertifiedPositive, on, o);
        }

        Note(LabelFact.CertifiedPositive, kind);
    }

    // At a first certification it counts at once: nothing is lost by it. A label that counts is lost at its presumed receipt only (BC-36, BC-23).
    private void IsNegative(Label label, DateOnly on, LabelContext o)
    {
        var counts = label.Counts;
        Keep(counts ? label with { NegativeOn = on } : label with { CertifiedOn = null, CertifiedUntil = null });
        if (counts)
        {
            foreach (var ended in (LabelTermKind[])[LabelTermKind.Mending, LabelTermKind.MendingCheck])
            {
                Meet(ended, o, label.Kind);
            }

            CloseTask("certification-decision", o, label.Kind);
            CloseTask("shortcoming-not-mended", o, label.Kind);
            CloseTask("check-shortcoming", o, label.Kind);
        }
        else
        {
            EndProcedureOf(label.Kind, o);
            Note(LabelFact.CertifiedNegative, label.Kind);
        }

        Open(
            new LabelMatter(LabelTermKind.NegativeReceipt, label.Kind),
            new LabelEvent(LabelStart.NegativePosted, o.Today),
            o
        );
        NothingRunsFrom(d => d.Label == label.Kind);
        TellNegative(label.Kind, o);
    }

    // With the day on which it is presumed to be there, if it is posted today; and, of a label that counts still, the first day without it.
    private void TellNegative(string kind, LabelContext o)
    {
        var decided = Certifications.FindLast(c => c.Label == kind)!;
        var receipt = PresumedReceipt(o.Today, o);
        DateOnly? lost = (Label(kind).Held ?? Label(kind)).NegativeOn is null ? null : receipt.AddDays(1);
        var letter = Tell(
            "label-certification-negative",
            kind,
            Values(("on", decided.On), ("receipt", receipt), ("lost", lost)),
            LabelChannel.Registered
        );
        PostedDecisions.Add(new PostedDecision(letter, kind, null) { Certification = decided.Id });
    }

    /// <summary>Its presumed receipt: a label that counted is lost from the day after, and the time to appeal begins (BC-36, BC-37).</summary>
    [Lapses(LabelTermKind.NegativeReceipt)]
    private void NegativeIsReceived(LabelTerm term, LabelContext o)
    {
        var kind = term.Label!;
        var label = Label(kind);
        var lodged = CertificationAppeal(kind) is not null;
        if ((label.Held ?? label).NegativeOn is not null)
        {
            Keep(
                Overturned(label, term.Due.AddDays(1)) with
                {
                    Held = label.Held is { } held ? Overturned(held, term.Due.AddDays(1)) : null,
                }
            );
            if (label.Counts)
            {
                Lose(kind, term.Due.AddDays(1), o);
                PutUnderAppeal(kind, LabelState.Withdrawn);
            }

            Note(LabelFact.NegativeReceived, kind);
        }

        if (!lodged)
        {
            Open(
                new LabelMatter(LabelTermKind.LabelAppeal, kind, OfCertification, OfMember: true),
                new LabelEvent(LabelStart.NegativeReceived, term.Due),
                o
            );
        }
    }

    private static Label Positive(Label label, DateOnly on) =>
        label with
        {
            CertifiedOn = on,
            CertifiedUntil = null,
            NegativeOn = null,
            NegativeSince = null,
        };

    private static Label Overturned(Label label, DateOnly since) =>
        label with
        {
            NegativeOn = null,
            NegativeSince = since,
            CertifiedOn = null,
            CertifiedUntil = null,
        };

    // What waits for the other conditions, and for the registrar (BC-35).
    private void WaitForGrant(string kind, LabelStart start, DateOnly on, LabelContext o)
    {
        Meet(LabelTermKind.Granting, o, kind);
        if (Label(kind) is { State: LabelState.Ended, Held: null })
        {
            // Nobody grants it any more.
            return;
        }

        var term = Open(new LabelMatter(LabelTermKind.Granting, kind), new LabelEvent(start, on), o);
        if (Label(kind).State == LabelState.Ended)
        {
            // What took it may fall, and then it waits again.
            Replace(term.Stopped());
        }
    }

    [Lapses(LabelTermKind.Certification)]
    private void CertificationIsLate(LabelTerm term, LabelContext o) => OpenTask("certification-late", o, term.Label);

    [Lapses(LabelTermKind.Granting)]
    private void GrantWaits(LabelTerm term, LabelContext o) => OpenTask("grant-waits", o, term.Label);
}
