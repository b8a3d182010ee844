using Redress.Domain.Labels.Records;

namespace Redress.Domain.Labels;

/// <summary>What a logo costs that stays where it had to go (WK-4): a sum for each started 24 hours from the end of the hours to remove it.</summary>
public static class LogoPenalty
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>
    /// All of it up to an instant. It stands still from the removal, and from the instant at which the logo might be shown again. Notice on Friday 15:00, end on Sunday 15:00, removed on
    /// Monday 16:00: two days. Null where the rulebook asks nothing, or nothing was decided.
    /// </summary>
    public static Money? Of(Measure measure, DateTimeOffset until)
    {
        if (measure.Notice?.PerDay is not { } perDay)
        {
            return null;
        }

        return perDay with
        {
            Amount = perDay.Amount * StartedDays(measure, until),
        };
    }

    /// <summary>What of it was not paid.</summary>
    public static Money? Open(Measure measure, DateTimeOffset until) =>
        Of(measure, until) is { } all ? measure.Payments.Aggregate(all, (left, paid) => left - paid.Amount) : null;

    /// <summary>The days that started, in hours that run on all days: a night in which the clock changes is as long as it is.</summary>
    public static long StartedDays(Measure measure, DateTimeOffset until)
    {
        if (measure.PenaltyWith is not null || measure.Notice?.RemovalEnds is not { } from)
        {
            return 0;
        }

        until = measure.Removal?.At < until ? measure.Removal.At : until;
        until = measure.StoppedAt < until ? measure.StoppedAt.Value : until;
        return until <= from ? 0 : ((until - from).Ticks + Day.Ticks - 1) / Day.Ticks;
    }
}
