using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;

namespace Redress.Domain.Labels;

/// <summary>
/// What follows a notice (WK-4): the logo goes within 48 running hours, the registrar looks at their end and weekly, and each started day after it costs a penalty. Court steps stay open
/// beside it.
/// </summary>
public sealed partial class LabelFile
{
    /// <summary>What a measure costs that was not obeyed, up to that instant (WK-4); null where the rulebook asks nothing.</summary>
    public static Money? PenaltyOf(Measure measure, DateTimeOffset until) => LogoPenalty.Of(measure, until);

    [Lapses(LabelTermKind.Removal)]
    private void HoursToRemoveAreOver(LabelTerm term, LabelContext o)
    {
        var over = new LabelEvent(LabelStart.RemovalDue, o.Calendar.Day(term.Ends));
        OpenTask("look-for-logo", o, Logo, term.Subject, over.On);
        Open(new LabelMatter(LabelTermKind.RemovalLook, Logo, term.Subject), over, o);
        if (Measure(term.Subject) is { Notice.PerDay: not null, PenaltyWith: null })
        {
            DemandFrom(term.Ends, term.Subject!, o);
        }
    }

    private void DemandFrom(DateTimeOffset ends, string measure, LabelContext o) =>
        Open(
            new LabelMatter(LabelTermKind.PenaltyDemand, Logo, measure),
            new LabelEvent(LabelStart.RemovalDue, o.Calendar.Day(ends)),
            o
        );

    [Lapses(LabelTermKind.RemovalLook)]
    private void LookAgain(LabelTerm term, LabelContext o)
    {
        OpenTask("look-for-logo", o, Logo, term.Subject, term.Due);
        Open(
            new LabelMatter(LabelTermKind.RemovalLook, Logo, term.Subject),
            new LabelEvent(LabelStart.RemovalDue, term.Due),
            o
        );
    }

    [Lapses(LabelTermKind.PenaltyDemand)]
    private void DemandIsDue(LabelTerm term, LabelContext o)
    {
        OpenTask("demand-penalty", o, Logo, term.Subject);
        Open(
            new LabelMatter(LabelTermKind.PenaltyDemand, Logo, term.Subject),
            new LabelEvent(LabelStart.RemovalDue, term.Due),
            o
        );
    }

    private Refusal? Handle(RecordStillThere c, LabelContext o)
    {
        var (measure, refused) = MeasureThat(c.Measure, "WK-4", m => m.WaitsForRemoval);
        if (refused is not null)
        {
            return refused;
        }

        Keep(measure with { Looks = [.. measure.Looks, new LogoLook(o.Now.ToUniversalTime(), c.Evidence)] });
        CloseTask("look-for-logo", o, Logo, measure.Id);
        if (Running(LabelTermKind.RemovalLook, Logo, measure.Id) is not null)
        {
            Meet(LabelTermKind.RemovalLook, o, Logo, measure.Id);
            Open(
                new LabelMatter(LabelTermKind.RemovalLook, Logo, measure.Id),
                new LabelEvent(LabelStart.RemovalLookedAt, o.Today),
                o
            );
        }

        return null;
    }

    // There is one logo on the site: gone for one measure, it is gone for each that waits for it.
    private Refusal? Handle(RecordRemoval c, LabelContext o)
    {
        var (measure, refused) = MeasureThat(c.Measure, "WK-4", m => m.WaitsForRemoval);
        if ((refused ?? WhyNotRemovedThen(c, measure, o)) is { } wrong)
        {
            return wrong;
        }

        var removal = new LogoRemoval(RemovedAt(c, o), c.Evidence!);
        foreach (var waiting in Measures.Where(m => m.WaitsForRemoval).ToList())
        {
            Keep(waiting with { Removal = removal });
            EndRemoval(waiting.Id, o);
            DemandWhatIsOpen(waiting.Id, o);
        }

        return null;
    }

    private static Refusal? WhyNotRemovedThen(RecordRemoval c, Measure measure, LabelContext o)
    {
        var noticed = measure.Notice!.SentAt ?? measure.Decided!.At;
        return c.On > o.Today ? Refusal.Field("on", "WK-4", FieldReason.InTheFuture)
            : c.On < o.Calendar.Day(noticed) ? Refusal.Field("on", "WK-4", FieldReason.TooFarBack)
            : c.At > o.Now ? Refusal.Field("at", "WK-4", FieldReason.InTheFuture)
            : c.At < noticed ? Refusal.Field("at", "WK-4", FieldReason.TooFarBack)
            : c.At is { } at && o.Calendar.Day(at) != c.On ? Refusal.Field("at", "WK-4", FieldReason.DayOutOfOrder)
            : null;
    }

    // A day that is over counts to its last instant, where nobody knows the hour.
    private static DateTimeOffset RemovedAt(RecordRemoval c, LabelContext o) =>
        (c.At ?? (c.On == o.Today ? o.Now : o.Calendar.StartOf(c.On!.Value.AddDays(1)))).ToUniversalTime();

    // The logo may be shown again.
    private void StopRemovals(LabelContext o)
    {
        foreach (var waiting in Measures.Where(m => m.WaitsForRemoval).ToList())
        {
            Keep(waiting with { StoppedAt = o.Now.ToUniversalTime() });
            EndRemoval(waiting.Id, o);
            DemandWhatIsOpen(waiting.Id, o);
        }
    }

    private void EndRemoval(string measure, LabelContext o)
    {
        Meet(LabelTermKind.Removal, o, Logo, measure);
        Meet(LabelTermKind.MeasureReceipt, o, Logo, measure);
        Meet(LabelTermKind.RemovalLook, o, Logo, measure);
        Meet(LabelTermKind.PenaltyDemand, o, Logo, measure);
        CloseTask("look-for-logo", o, Logo, measure);
        CloseTask("notice-bounced", o, Logo, measure);
        CloseTask("demand-penalty", o, Logo, measure);
    }

    private void DemandWhatIsOpen(string measure, LabelContext o)
    {
        if (LogoPenalty.Open(Measure(measure)!, o.Now) is { Amount: > 0 })
        {
            OpenTask("demand-penalty", o, Logo, measure);
        }
    }

    private Refusal? Handle(DemandPenalty c, LabelContext o)
    {
        var (measure, refused) = MeasureThat(c.Measure, "WK-4", m => m.Notice is not null);
        if (refused is not null)
        {
            return refused;
        }

        if (LogoPenalty.Open(measure, o.Now) is not { Amount: > 0 } open)
        {
            return Refusal.State("WK-4", RefusalReason.NoPenalty);
        }

        Keep(
            measure with
            {
                Demands = [.. measure.Demands, new PenaltyDemanded(o.Today, LogoPenalty.Of(measure, o.Now)!)],
            }
        );
        CloseTask("demand-penalty", o, Logo, measure.Id);
        if (measure.WaitsForRemoval)
        {
            Meet(LabelTermKind.PenaltyDemand, o, Logo, measure.Id);
            Open(
                new LabelMatter(LabelTermKind.PenaltyDemand, Logo, measure.Id),
                new LabelEvent(LabelStart.Demanded, o.Today),
                o
            );
        }

        Tell("label-penalty", Logo, PenaltyValues(measure, open, o));
        return null;
    }

    private static Dictionary<string, object?> PenaltyValues(Measure measure, Money open, LabelContext o) =>
        new()
        {
            ["amount"] = open,
            ["days"] = LogoPenalty
                .StartedDays(measure, o.Now)
                .ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["perDay"] = measure.Notice!.PerDay,
            ["ended"] = measure.Notice.RemovalEnds,
            ["removed"] = measure.Removal?.At,
            ["stillThere"] = measure.WaitsForRemoval,
        };

    private Refusal? Handle(RecordPenaltyPayment c, LabelContext o)
    {
        var (measure, refused) = MeasureThat(c.Measure, "WK-4", m => m.Notice is not null);
        if (refused is not null)
        {
            return refused;
        }

        if (LogoPenalty.Of(measure, o.Now) is not { Amount: > 0 } all)
        {
            return Refusal.State("WK-4", RefusalReason.NoPenalty);
        }

        var check = new Validation();
        check.Require(c.On <= o.Today, "on", "WK-4", FieldReason.InTheFuture);
        check.Require(c.Amount!.Amount > 0, "amount", "WK-4", FieldReason.NotAnAmount);
        check.Require(c.Amount.Currency == all.Currency, "amount", "WK-4", FieldReason.OtherCurrency);
        if (check.Refusal is { } wrong)
        {
            return wrong;
        }

        measure = measure with { Payments = [.. measure.Payments, new PenaltyPaid(c.On!.Value, c.Amount)] };
        Keep(measure);
        if (LogoPenalty.Open(measure, o.Now) is { Amount: <= 0 })
        {
            CloseTask("demand-penalty", o, Logo, measure.Id);
        }

        return null;
    }

    private Refusal? Handle(RecordCourtStep c, LabelContext o)
    {
        var (measure, refused) = MeasureThat(c.Measure, "WK-4", m => m.Decided is not null);
        if (refused is not null)
        {
            return refused;
        }

        if (c.On > o.Today)
        {
            return Refusal.Field("on", "WK-4", FieldReason.InTheFuture);
        }

        Keep(measure with { CourtSteps = [.. measure.CourtSteps, new CourtStep(c.Text!, c.On!.Value, c.Document)] });
        return null;
    }
}
