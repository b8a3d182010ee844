using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;

namespace Redress.Domain.Labels;

/// <summary>Appeals before the arbitrator, under Belgian law, in Dutch or French as the member chooses, without a deposit (BC-37, BC-46).</summary>
public sealed partial class LabelFile
{
    /// <summary>The appeal against a negative certification of that label that waits for its outcome.</summary>
    internal LabelAppeal? CertificationAppeal(string kind) =>
        Appeals.Find(a => a.Outcome is null && a.Against == LabelAppealAgainst.Certification && a.Kind == kind);

    private string? KindOf(BringLabelAppeal c) => Appeals.Find(a => a.Id == c.Appeal)?.Kind;

    /// <summary>The time in which a negative certification of that label can be appealed against.</summary>
    internal LabelTerm? TimeToAppeal(string kind, LabelContext o) =>
        InTime(LabelTermKind.LabelAppeal, o, kind, OfCertification) is { } term
        && (term.Runs || Certifications.FindLast(c => c.Label == kind) is { Result: CertificationResult.Negative })
            ? term
            : null;

    /// <summary>The time to appeal against a negative certification that was told: it runs, or it will from the presumed receipt on (BC-37). Null where none does.</summary>
    public LabelTerm? CertificationAppealTime(string kind, LabelContext o)
    {
        var matter = new LabelMatter(LabelTermKind.LabelAppeal, kind, OfCertification, OfMember: true);
        return Running(LabelTermKind.LabelAppeal, kind, OfCertification)
            ?? (
                Running(LabelTermKind.NegativeReceipt, kind) is { } receipt
                    ? LabelTerm.Open(
                        receipt.Id,
                        matter,
                        o.Reckons(matter),
                        new LabelEvent(LabelStart.NegativeReceived, receipt.Due)
                    )
                    : null
            );
    }

    private Refusal? Handle(LodgeCertificationAppeal c, LabelContext o)
    {
        IReadOnlyList<string> languages = o.Rulebook.Appeal?.Languages ?? ["nl", "fr"];
        if (!languages.Contains(c.Language))
        {
            return Refusal.Field("language", "BC-37", FieldReason.ArbitrationLanguage, string.Join(", ", languages));
        }

        var label = Label(c.Kind!);
        if (o.On < Certifications.FindLast(c => c.Label == label.Kind)!.ToldOn)
        {
            return Refusal.Field("arrived", "BC-37", FieldReason.DayOutOfOrder);
        }

        var appeal = new LabelAppeal(
            NextId("appeal"),
            LabelAppealAgainst.Certification,
            label.Kind,
            null,
            c.Language!,
            o.On
        );
        Appeals.Add(appeal);
        var term = Open(
            new LabelMatter(LabelTermKind.BringingLabelAppeal, label.Kind, appeal.Id),
            new LabelEvent(LabelStart.AppealLodged, o.On),
            o
        );
        OpenTask("bring-label-appeal", o, label.Kind, appeal.Id, term.Due);
        MetInTime(TimeToAppeal(label.Kind, o), o);
        if (label.NegativeOn is null)
        {
            // The negative certification counts already: only the time to appeal was waited for. Else it takes the label at its receipt all the same.
            Meet(LabelTermKind.NegativeReceipt, o, label.Kind);
        }

        Keep(label with { AppealedFrom = label.State });
        Tell("label-appeal-lodged", label.Kind, Values(("on", o.On), ("due", term.Due)));
        return null;
    }

    /// <summary>The registrar brought an appeal, against a certification or the board (BC-37, BC-46).</summary>
    private Refusal? Handle(BringLabelAppeal c, LabelContext o)
    {
        if (Appeals.Find(a => a.Id == c.Appeal) is not { } appeal)
        {
            return Refusal.Field("appeal", "BC-37", FieldReason.Unknown);
        }

        if (appeal.Outcome is not null || appeal.BroughtOn is not null)
        {
            return Refusal.State("BC-37", RefusalReason.NoLabelAppeal);
        }

        if (c.On > o.Today || c.On < appeal.LodgedOn)
        {
            return Refusal.Field("on", "BC-37", FieldReason.DayOutOfOrder);
        }

        Finish(appeal with { BroughtOn = c.On, Reference = c.Reference }, o);
        Tell("label-appeal-brought", appeal.Kind, Values(("on", c.On), ("reference", c.Reference)));
        return null;
    }

    private Refusal? Handle(RecordCertificationAppeal c, LabelContext o)
    {
        var kind = c.Kind!;
        var appeal = CertificationAppeal(kind)!;
        var on = c.On!.Value;
        if (on > o.Today || on < appeal.LodgedOn || on < appeal.BroughtOn)
        {
            return Refusal.Field("on", "BC-37", FieldReason.DayOutOfOrder);
        }

        Finish(appeal with { Outcome = c.Outcome, OutcomeOn = on, Document = c.Document }, o);
        if (c.Outcome == LabelAppealOutcome.Upheld)
        {
            Certified(kind, on, o);
        }
        else
        {
            Note(LabelFact.AppealLost, kind);
        }

        Tell("label-appeal-decided", kind, Values(("on", on), ("upheld", c.Outcome == LabelAppealOutcome.Upheld)));
        return null;
    }

    // A label that is lost while an appeal about it runs is before the arbitrator from then on (BC-37).
    private void PutUnderAppeal(string kind, LabelState from)
    {
        if (CertificationAppeal(kind) is not null)
        {
            Keep(Label(kind) with { AppealedFrom = from });
            Note(LabelFact.AppealLodged, kind);
        }
    }

    /// <summary>The registrar's delay never ends an appeal (BC-37).</summary>
    [Lapses(LabelTermKind.BringingLabelAppeal)]
    private void AppealIsNotBrought(LabelTerm term, LabelContext o)
    {
        CloseTask("bring-label-appeal", o, term.Label, term.Subject);
        OpenTask("bring-label-appeal", o, term.Label, term.Subject, term.Due);
    }
}
