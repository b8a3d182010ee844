namespace Redress.Domain.Terms;

/// <summary>Where a term stands. Stopped is the body's own clock while it waits for information (FP-2).</summary>
public enum TermState
{
    Running,
    Stopped,
    Met,
    Lapsed,
}

/// <summary>
/// A time within which someone may or must act, and its last day, which is alive until 24:00 in the scheme's zone (FP-8).
/// A value: each act gives a new one. An act that its state does not allow throws: the case has asked before.
/// </summary>
/// <param name="Party">Whose term it is; null for the body's own.</param>
/// <param name="Opened">The day of the event it starts from.</param>
/// <param name="Due">The last day.</param>
public sealed partial record Term(
    string Id,
    TermKind Kind,
    Party? Party,
    DateOnly Opened,
    DateOnly Due,
    TermState State,
    Derivation Derivation
)
{
    /// <summary>The id of what it is about (a proposal, an appeal, a document); null when it is the case itself.</summary>
    public string? Subject { get; init; }

    /// <summary>The day on which it was met or lapsed; null before.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>The last day of which its party was reminded; null before. A term that was extended since may be reminded of again.</summary>
    public DateOnly? RemindedOf { get; init; }

    /// <summary>Whether nothing of it is left: what it was for is done, or its last day has gone by. One that stands still is not over (FP-25).</summary>
    public bool IsOver => State is TermState.Met or TermState.Lapsed;

    /// <summary>Whether what came on that day came after its last day; one that stands still has no last day yet (FP-25).</summary>
    public bool IsTooLate(DateOnly day) => State != TermState.Stopped && day > Due;

    /// <summary>
    /// A term reckoned by a rule: the day of the event does not count, the last day does (FP-9).
    /// Receipt on Tuesday 2026-05-19 and 15 days give Wednesday 2026-06-03 (BC-24);
    /// ten days from Wednesday 2026-07-01 end on a Saturday, and roll to Monday 13 July (FP-1).
    /// </summary>
    public static Term Open(
        string id,
        TermMatter matter,
        TermRule rule,
        TermEvent from,
        WorkingCalendar calendar,
        string rulebook
    )
    {
        if (rule.Days < 0)
        {
            throw new ArgumentException("A term cannot end before it starts.", nameof(rule));
        }

        var skipped = new List<SkippedDay>();
        var unrolled = Add(from.On, rule.Days, rule, calendar, skipped);
        var due = Roll(unrolled, rule, calendar, skipped);
        var derivation = new Derivation(from.Start, from.On, rule.Rule, rulebook, unrolled, skipped, [], []);
        return Running(id, matter, due, derivation);
    }

    /// <summary>The last day of what is reckoned like a term and is none, such as when the parties hear again (FP-23).</summary>
    public static DateOnly LastDay(TermRule rule, DateOnly from, WorkingCalendar calendar) =>
        Roll(Add(from, rule.Days, rule, calendar, []), rule, calendar, []);

    /// <summary>Whether it is no term of the rulebook but a day of its own: it is neither extended nor reckoned anew.</summary>
    public bool IsADay => Kind is TermKind.Hearing or TermKind.Condition;

    /// <summary>A term whose due day is given, not reckoned: a hearing (BC-13), a day agreed in a settlement (BC-10).</summary>
    public static Term OpenOn(string id, TermMatter matter, string rule, TermEvent from, DateOnly due, string rulebook)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(due, from.On);
        var derivation = new Derivation(from.Start, from.On, rule, rulebook, due, [], [], []) { Given = true };
        return Running(id, matter, due, derivation);
    }

    private static Term Running(string id, TermMatter matter, DateOnly due, Derivation derivation) =>
        new(id, matter.Kind, matter.Party, derivation.On, due, TermState.Running, derivation)
        {
            Subject = matter.Subject,
        };

    /// <summary>
    /// Adds days, reckoned from the unrolled due day and rolled once (FP-8).
    /// Due Saturday 2026-07-11 and so rolled to Monday 13; seven days more are due on Saturday 18, rolled to Monday 20, not the 21st of a second roll.
    /// </summary>
    /// <param name="on">The day it is granted: not after the due day (FP-4).</param>
    /// <exception cref="InvalidOperationException">The term has ended, or was extended as often as its rule allows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The days are not positive or are more than the rule allows; or the term was over.</exception>
    public Term Extend(
        int days,
        string reason,
        DateOnly on,
        IReadOnlyList<Party> told,
        TermRule rule,
        WorkingCalendar calendar
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, rule.ExtensionMax ?? int.MaxValue);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(on, Due);
        MustBe(State is TermState.Running or TermState.Stopped, "extended");
        if (Derivation.Extensions.Count >= rule.Extensions)
        {
            throw new InvalidOperationException(
                $"Term {Id} was extended {Derivation.Extensions.Count} times; its rule allows {rule.Extensions}."
            );
        }

        var extension = new Extension(days, reason, on, [.. told]);
        return Lengthen(days, rule, calendar, Derivation with { Extensions = [.. Derivation.Extensions, extension] });
    }

    /// <summary>Stops the body's clock from a day on, which no longer counts, while it waits for information (FP-2).</summary>
    /// <param name="day">Not after the due day.</param>
    public Term StopOn(DateOnly day, StopReason reason)
    {
        MustBe(State == TermState.Running, "stopped");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, Due);
        return StandStill(day, reason);
    }

    /// <summary>The same, whatever became of the term before: what turned out not to have begun stands still also after its day (FP-11).</summary>
    public Term StandStill(DateOnly day, StopReason reason) =>
        this with
        {
            State = TermState.Stopped,
            EndedOn = null,
            Derivation = Derivation with { Stops = [.. Derivation.Stops, new Stop(day, null, reason)] },
        };

    /// <summary>
    /// Lets the clock run again from a day on; the due day moves by the days stopped, in the unit of the rule (FP-2).
    /// Stopped on the 3rd and resumed on the 10th: seven calendar days. Stopped and resumed on one day: none.
    /// </summary>
    public Term Resume(DateOnly day, TermRule rule, WorkingCalendar calendar)
    {
        MustBe(State == TermState.Stopped, "resumed");
        var stop = Derivation.Stops[^1];
        // A clock that was ahead when it stopped may be right by now: then it did not stand still at all.
        var ended = stop with
        {
            Until = day < stop.From ? stop.From : day,
        };
        var derivation = Derivation with { Stops = [.. Derivation.Stops.SkipLast(1), ended] };
        return Lengthen(Length(ended, rule, calendar), rule, calendar, derivation) with { State = TermState.Running };
    }

    /// <summary>Ends the term because what it was for is done. Whether it was done in time is the case's to say (FP-7).</summary>
    public Term Fulfil(DateOnly on)
    {
        MustBe(State is TermState.Running or TermState.Stopped, "met");
        return this with { State = TermState.Met, EndedOn = on };
    }

    /// <summary>Ends the term because its last day is over (FP-8): refused on or before the due day.</summary>
    public Term Lapse(DateOnly on)
    {
        MustBe(State == TermState.Running, "lapsed");
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(on, Due);
        return this with { State = TermState.Lapsed, EndedOn = on };
    }

    /// <summary>The first instant at which it is over: the start of the day after the due day, in UTC (FP-8).</summary>
    public DateTimeOffset LapsesAt(WorkingCalendar calendar)
    {
        return calendar.StartOf(Due.AddDays(1));
    }

    /// <summary>Whether an act at this instant is in time: true through the last second of the due day (FP-8).</summary>
    public bool Runs(DateTimeOffset now, WorkingCalendar calendar) =>
        State == TermState.Running && now < LapsesAt(calendar);

    private Term Lengthen(int days, TermRule rule, WorkingCalendar calendar, Derivation derivation)
    {
        // What an earlier roll passed over is no longer passed over; what the count passed over still is.
        var skipped = derivation.Skipped.Where(day => day.Date < derivation.Unrolled).ToList();
        var unrolled = Add(derivation.Unrolled, days, rule, calendar, skipped);
        var due = Roll(unrolled, rule, calendar, skipped);
        return this with { Due = due, Derivation = derivation with { Unrolled = unrolled, Skipped = skipped } };
    }

    private static DateOnly Add(
        DateOnly day,
        int days,
        TermRule rule,
        WorkingCalendar calendar,
        List<SkippedDay> skipped
    ) => rule.Count == DayCount.Working ? calendar.AddWorkingDays(day, days, skipped) : day.AddDays(days);

    private static DateOnly Roll(
        DateOnly unrolled,
        TermRule rule,
        WorkingCalendar calendar,
        List<SkippedDay> skipped
    ) => rule.Rolls ? calendar.NextWorking(unrolled, skipped) : unrolled;

    private void MustBe(bool allowed, string what)
    {
        if (!allowed)
        {
            throw new InvalidOperationException($"Term {Id} is {State} and cannot be {what}.");
        }
    }
}
