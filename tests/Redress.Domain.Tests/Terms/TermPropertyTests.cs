using FsCheck;
using FsCheck.Fluent;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Terms.Calendars;

namespace Redress.Domain.Tests.Terms;

public sealed class TermPropertyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(500);

    private static readonly Gen<(DateOnly On, TermRule Rule, WorkingCalendar Calendar)> Cases =
        from day in Gen.Choose(0, 365 * 80)
        from days in Gen.Choose(0, 120)
        from working in Gen.Elements(DayCount.Calendar, DayCount.Working)
        from rolls in Gen.Elements(true, false)
        from calendar in Gen.Elements(
            Belgian,
            Dutch,
            new WorkingCalendar("BE", [.. MondayToFriday, DayOfWeek.Saturday], [], Belgian.Zone)
        )
        select (
            new DateOnly(2020, 1, 1).AddDays(day),
            new TermRule(days, working, rolls, "FP-9") { Extensions = 9 },
            calendar
        );

    [Fact]
    [Rule("FP-9")]
    public void A_term_agrees_with_counting_day_by_day() =>
        Holds(
            (on, rule, calendar) =>
            {
                var (day, left) = (on, rule.Days);
                while (left > 0)
                {
                    day = day.AddDays(1);
                    left -= rule.Count == DayCount.Calendar || calendar.IsWorking(day) ? 1 : 0;
                }

                while (rule.Rolls && !calendar.IsWorking(day))
                {
                    day = day.AddDays(1);
                }

                return Open(on, rule, calendar).Due == day;
            }
        );

    [Fact]
    [Rule("FP-9")]
    public void A_term_that_rolls_is_never_due_on_a_day_that_is_not_worked() =>
        Holds((on, rule, calendar) => calendar.IsWorking(Open(on, rule with { Rolls = true }, calendar).Due));

    [Fact]
    [Rule("FP-9")]
    public void A_later_event_or_a_longer_term_is_never_due_sooner() =>
        Holds(
            (on, rule, calendar) =>
            {
                var due = Open(on, rule, calendar).Due;
                return Open(on.AddDays(1), rule, calendar).Due >= due
                    && Open(on, rule with { Days = rule.Days + 1 }, calendar).Due >= due;
            }
        );

    [Fact]
    [Rule("FP-9")]
    public void The_skipped_days_are_those_not_worked_that_the_count_or_the_roll_met() =>
        Holds(
            (on, rule, calendar) =>
            {
                var term = Open(on, rule, calendar);
                var first = rule.Count == DayCount.Working ? on.AddDays(1) : term.Derivation.Unrolled;
                first = rule.Days == 0 ? on : first;
                var met = Enumerable
                    .Range(0, Math.Max(0, term.Due.DayNumber - first.DayNumber))
                    .Select(first.AddDays)
                    .Where(day => !calendar.IsWorking(day))
                    .Select(day => new SkippedDay(day, calendar.WhyNotWorking(day)!));
                return term.Derivation.Skipped.SequenceEqual(met);
            }
        );

    [Fact]
    [Rule("FP-8")]
    public void A_term_extended_is_due_when_a_longer_one_would_be() =>
        Holds(
            (on, rule, calendar) =>
            {
                var extended = Open(on, rule, calendar)
                    .Extend(7, "r", on, [], rule, calendar)
                    .Extend(5, "r", on, [], rule, calendar);
                var longer = Open(on, rule with { Days = rule.Days + 12 }, calendar);
                return extended.Due == longer.Due
                    && extended.Derivation.Skipped.SequenceEqual(longer.Derivation.Skipped);
            }
        );

    [Fact]
    [Rule("FP-10")]
    public void The_same_calendar_changes_nothing_and_another_shortens_nothing() =>
        Holds(
            (on, rule, calendar) =>
            {
                var term = Open(on, rule, calendar).Extend(7, "r", on, [], rule, calendar);
                var again = term.Rederive(rule, calendar);
                return again.Due == term.Due
                    && again.Derivation.Skipped.SequenceEqual(term.Derivation.Skipped)
                    && term.Rederive(rule, Belgian).Due >= term.Due
                    && term.Rederive(rule, Dutch).Due >= term.Due;
            }
        );

    [Fact]
    [Rule("FP-8")]
    public void A_term_runs_through_its_due_day_and_not_an_instant_longer() =>
        Holds(
            (on, rule, calendar) =>
            {
                var term = Open(on, rule, calendar);
                var end = term.LapsesAt(calendar);
                return term.Runs(end.AddTicks(-1), calendar)
                    && !term.Runs(end, calendar)
                    && calendar.Day(end.AddTicks(-1)) == term.Due;
            }
        );

    private static Term Open(DateOnly on, TermRule rule, WorkingCalendar calendar) =>
        Term.Open(
            "t",
            new(TermKind.Comment, Party.Complainant),
            rule,
            new(TermStart.DocumentServed, on),
            calendar,
            "r"
        );

    private static void Holds(Func<DateOnly, TermRule, WorkingCalendar, bool> property) =>
        Check.One(Thorough, Prop.ForAll(Arb.From(Cases), of => property(of.On, of.Rule, of.Calendar)));
}
