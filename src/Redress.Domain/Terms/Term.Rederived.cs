namespace Redress.Domain.Terms;

/// <summary>A term counted again, when the calendar that it was counted by has changed (FP-10).</summary>
public sealed partial record Term
{
    /// <summary>
    /// Counts the term again by a changed calendar; a due day already communicated is never shortened (FP-10).
    /// An ended term, one whose day was given, and one that would become shorter stay as they are.
    /// </summary>
    /// <param name="rule">Gives unit and rolling; the length is the one the term was opened with, which a case may have set.</param>
    public Term Rederive(TermRule rule, WorkingCalendar calendar) => Rederive(rule, calendar, Derivation.On, []);

    /// <summary>
    /// The same, where the day of the event was itself counted by the calendar: a presumed receipt (BC-23).
    /// Posted on Monday 2026-05-11, with Monday the 18th a new holiday: received on Wednesday the 20th, and 15 days end on Thursday 4 June.
    /// </summary>
    /// <param name="on">The day of the event as it is counted now.</param>
    /// <param name="before">What was passed over to arrive at that day.</param>
    public Term Rederive(TermRule rule, WorkingCalendar calendar, DateOnly on, IReadOnlyList<SkippedDay> before)
    {
        if (Derivation.Given || State is TermState.Met or TermState.Lapsed)
        {
            return this;
        }

        var days =
            DaysAtOpening(rule)
            + Derivation.Extensions.Sum(extension => extension.Days)
            + Derivation.Stops.Sum(stop => Length(stop, rule, calendar));
        var skipped = new List<SkippedDay>(before);
        var unrolled = Add(on, days, rule, calendar, skipped);
        var due = Roll(unrolled, rule, calendar, skipped);
        return due < Due
            ? this
            : this with
            {
                Opened = on,
                Due = due,
                Derivation = Derivation with { On = on, Unrolled = unrolled, Skipped = skipped },
            };
    }

    /// <summary>The length it was opened with, read back from its own derivation: the calendar it was counted by is gone.</summary>
    private int DaysAtOpening(TermRule rule)
    {
        var counted = Derivation.Unrolled.DayNumber - Derivation.On.DayNumber;
        if (rule.Count == DayCount.Working)
        {
            // A presumed receipt names the days passed over before it as well; they are none of the term's own.
            counted -= Derivation.Skipped.Count(day => day.Date > Derivation.On && day.Date <= Derivation.Unrolled);
        }

        foreach (var stop in Derivation.Stops)
        {
            var stopped = (stop.Until ?? stop.From).DayNumber - stop.From.DayNumber;
            if (rule.Count == DayCount.Working)
            {
                stopped -= Derivation.Skipped.Count(day => day.Date >= stop.From && day.Date < stop.Until);
            }

            counted -= stopped;
        }

        return counted - Derivation.Extensions.Sum(extension => extension.Days);
    }

    private static int Length(Stop stop, TermRule rule, WorkingCalendar calendar)
    {
        var until = stop.Until ?? stop.From;
        return rule.Count == DayCount.Working
            ? calendar.WorkingDaysBetween(stop.From, until)
            : until.DayNumber - stop.From.DayNumber;
    }
}
