using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;

namespace Redress.Domain.Labels;

/// <summary>A suspension of the logo while the irregularity lasts (WK-3): reviewed every 30 days, and lifted within two working days of the proof that it is over.</summary>
public sealed partial class LabelFile
{
    private Refusal? Handle(ReportMended c, LabelContext o)
    {
        var (measure, refused) = MeasureThat(c.Measure, "WK-3", m => m.Suspends);
        if (refused is not null)
        {
            return refused;
        }

        Keep(measure with { Proofs = [.. measure.Proofs, new MeasureProof(o.Today, c.Text!, c.Document)] });
        if (Running(LabelTermKind.Lifting, Logo, measure.Id) is null)
        {
            var term = Open(
                new LabelMatter(LabelTermKind.Lifting, Logo, measure.Id),
                new LabelEvent(LabelStart.ProofBrought, o.Today),
                o
            );
            OpenTask("judge-mended", o, Logo, measure.Id, term.Due);
        }

        return null;
    }

    [Lapses(LabelTermKind.Lifting)]
    private void ProofWaitsTooLong(LabelTerm term, LabelContext o) =>
        OpenTask("lifting-overdue", o, Logo, term.Subject, term.Due);

    [Lapses(LabelTermKind.Review)]
    private void ReviewIsDue(LabelTerm term, LabelContext o) => OpenTask("review-measure", o, Logo, term.Subject);

    private Refusal? Handle(ReviewMeasure c, LabelContext o)
    {
        var (measure, refused) = MeasureThat(c.Measure, "WK-3", m => m.Suspends);
        if (refused is not null)
        {
            return refused;
        }

        Keep(measure with { Reviews = [.. measure.Reviews, new MeasureReview(o.Today, c.Text!)] });
        EndSuspension(measure.Id, o);
        Open(new LabelMatter(LabelTermKind.Review, Logo, measure.Id), new LabelEvent(LabelStart.Reviewed, o.Today), o);
        Tell("label-measure-reviewed", Logo, new Dictionary<string, object?> { ["text"] = c.Text });
        return null;
    }

    // The logo counts again and may be shown: nothing of it has to go any more, and the name goes from the site the same instant (WK-5).
    private Refusal? Handle(LiftMeasure c, LabelContext o)
    {
        var (measure, refused) = MeasureThat(c.Measure, "WK-3", m => m.Suspends);
        if (refused is not null)
        {
            return refused;
        }

        Keep(measure with { LiftedOn = o.Today, LiftReason = c.Reason });
        EndSuspension(measure.Id, o);
        StopRemovals(o);
        TakeDown(Measure(measure.Id)!, o);
        Keep(Label(Logo) with { LostOn = null });
        Note(LabelFact.MeasureLifted, Logo);
        if (Measures.Exists(m => m.IsPrepared))
        {
            Note(LabelFact.WarningStands, Logo);
        }

        Tell("label-measure-lifted", Logo, new Dictionary<string, object?> { ["on"] = o.Today, ["reason"] = c.Reason });
        return null;
    }

    private void EndSuspension(string measure, LabelContext o)
    {
        Meet(LabelTermKind.Review, o, Logo, measure);
        Meet(LabelTermKind.Lifting, o, Logo, measure);
        CloseTask("review-measure", o, Logo, measure);
        CloseTask("judge-mended", o, Logo, measure);
        CloseTask("lifting-overdue", o, Logo, measure);
    }
}
