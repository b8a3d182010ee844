using System.Text.Json;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Terms.Calendars;

namespace Redress.Domain.Tests.Terms;

public sealed class TermTests
{
    private static readonly TermRule Comment = new(10, DayCount.Calendar, Rolls: true, "FP-1");
    private static readonly TermRule Response = new(14, DayCount.Calendar, Rolls: true, "BC-12")
    {
        Extensions = 1,
        ExtensionMax = 14,
    };
    private static readonly TermRule Outcome = new(90, DayCount.Calendar, Rolls: false, "FP-4")
    {
        Extensions = 1,
        ExtensionMax = 90,
    };
    private static readonly TermRule Deposit = new(5, DayCount.Working, Rolls: true, "BC-26") { Extensions = 1 };

    [Theory]
    [Rule("BC-24")]
    [Rule("FP-9")]
    // 15 days after receipt
    [InlineData("2026-05-19", 15, "2026-06-03", "")]
    [InlineData("2026-05-08", 15, "2026-05-26", "2026-05-23 saturday, 2026-05-24 sunday, 2026-05-25 whit-monday")]
    [InlineData("2026-10-17", 15, "2026-11-02", "2026-11-01 sunday")]
    [InlineData("2026-10-27", 15, "2026-11-12", "2026-11-11 armistice")]
    [InlineData("2026-12-10", 15, "2026-12-28", "2026-12-25 christmas, 2026-12-26 saturday, 2026-12-27 sunday")]
    [InlineData("2026-12-17", 15, "2027-01-04", "2027-01-01 new-year, 2027-01-02 saturday, 2027-01-03 sunday")]
    [InlineData("2027-03-13", 15, "2027-03-30", "2027-03-28 sunday, 2027-03-29 easter-monday")]
    [InlineData("2027-04-16", 15, "2027-05-03", "2027-05-01 saturday, 2027-05-02 sunday")]
    [InlineData("2027-04-21", 15, "2027-05-07", "2027-05-06 ascension")]
    [InlineData("2027-07-06", 15, "2027-07-22", "2027-07-21 national-day")]
    [InlineData("2028-02-14", 15, "2028-02-29", "")]
    [InlineData("2028-07-31", 15, "2028-08-16", "2028-08-15 assumption")]
    // over the nights in which the clock changes
    [InlineData("2026-03-24", 6, "2026-03-30", "")]
    [InlineData("2026-03-19", 10, "2026-03-30", "2026-03-29 sunday")]
    [InlineData("2026-10-15", 10, "2026-10-26", "2026-10-25 sunday")]
    // no day at all: the day of the event
    [InlineData("2026-05-19", 0, "2026-05-19", "")]
    public void A_term_of_days_ends_on_its_last_day_or_the_next_working_one(
        string on,
        int days,
        string due,
        string skipped
    )
    {
        var term = Open(Comment with { Days = days }, on);
        Assert.Equal(Day(due), term.Due);
        Assert.Equal(Day(on).AddDays(days), term.Derivation.Unrolled);
        Assert.Equal(skipped, Names(term));
        Assert.Equal(Day(on), term.Opened);
        Assert.Equal(TermState.Running, term.State);
    }

    [Theory]
    [Rule("BC-26")]
    [Rule("FP-9")]
    [InlineData("2026-05-11", 5, "2026-05-19", "2026-05-14 ascension, 2026-05-16 saturday, 2026-05-17 sunday")]
    [InlineData("2026-05-15", 1, "2026-05-18", "2026-05-16 saturday, 2026-05-17 sunday")]
    [InlineData("2026-05-14", 1, "2026-05-15", "")]
    [InlineData("2028-02-28", 2, "2028-03-01", "")]
    public void A_term_of_working_days_names_each_day_it_passes_over(string on, int days, string due, string skipped)
    {
        var term = Open(Deposit with { Days = days }, on);
        Assert.Equal(Day(due), term.Due);
        Assert.Equal(skipped, Names(term));
    }

    [Fact]
    [Rule("BC-23")]
    [Rule("BC-24")]
    public void A_decision_posted_before_Ascension_can_be_appealed_until_the_third_of_June()
    {
        var received = Belgian.AddWorkingDays(Day("2026-05-11"), 5, null);
        Assert.Equal(Day("2026-05-19"), received);
        Assert.Equal(
            Day("2026-06-03"),
            Open(new TermRule(15, DayCount.Calendar, Rolls: true, "BC-24"), "2026-05-19").Due
        );
    }

    [Theory]
    [Rule("BC-18")]
    [Rule("FP-3")]
    [Rule("FP-4")]
    [InlineData("2026-05-02", 14, "2026-05-16")] // a Saturday
    [InlineData("2026-05-04", 21, "2026-05-25")] // Whit Monday
    [InlineData("2026-09-26", 90, "2026-12-25")] // Christmas
    public void The_bodys_own_terms_are_not_lengthened(string on, int days, string due)
    {
        var term = Open(Outcome with { Days = days }, on);
        Assert.Equal(Day(due), term.Due);
        Assert.Empty(term.Derivation.Skipped);
    }

    [Fact]
    [Rule("FP-9")]
    public void A_term_says_what_it_was_reckoned_from()
    {
        var term = Open(Comment, "2026-07-01");
        Assert.Equal(TermStart.DefenceServed, term.Derivation.Event);
        Assert.Equal("FP-1", term.Derivation.Rule);
        Assert.Equal("becommerce.2026-01", term.Derivation.Rulebook);
        Assert.Equal("document-1", term.Subject);
    }

    [Fact]
    [Rule("FP-8")]
    public void An_extension_is_reckoned_from_the_unrolled_day_and_rolled_once()
    {
        var term = Open(Comment with { Extensions = 1 }, "2026-07-01");
        Assert.Equal(Day("2026-07-13"), term.Due);

        var longer = term.Extend(
            7,
            "Illness.",
            Day("2026-07-10"),
            Parties.Both,
            Comment with
            {
                Extensions = 1,
            },
            Belgian
        );
        Assert.Equal(Day("2026-07-18"), longer.Derivation.Unrolled);
        Assert.Equal(Day("2026-07-20"), longer.Due);
        Assert.Equal("2026-07-18 saturday, 2026-07-19 sunday", Names(longer));
        var extension = Assert.Single(longer.Derivation.Extensions);
        Assert.Equal((7, "Illness.", Day("2026-07-10")), (extension.Days, extension.Reason, extension.On));
        Assert.Equal(Parties.Both, extension.Told);
    }

    [Fact]
    [Rule("FP-8")]
    public void An_extension_counts_in_the_unit_of_its_rule()
    {
        var longer = Open(Deposit, "2026-05-11")
            .Extend(2, "Bank closed.", Day("2026-05-19"), [Party.Respondent], Deposit, Belgian);
        Assert.Equal(Day("2026-05-21"), longer.Due);
        Assert.Equal("2026-05-14 ascension, 2026-05-16 saturday, 2026-05-17 sunday", Names(longer));
    }

    [Fact]
    [Rule("FP-4")]
    public void A_term_is_not_extended_twice_nor_too_far_nor_when_it_is_over()
    {
        var term = Open(Outcome, "2026-01-05");
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            term.Extend(91, "Complex.", Day("2026-03-01"), Parties.Both, Outcome, Belgian)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            term.Extend(0, "Complex.", Day("2026-03-01"), Parties.Both, Outcome, Belgian)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            term.Extend(90, "Complex.", term.Due.AddDays(1), Parties.Both, Outcome, Belgian)
        );

        var longer = term.Extend(90, "Complex.", term.Due, Parties.Both, Outcome, Belgian);
        Assert.Equal(Day("2026-01-05").AddDays(180), longer.Due);
        Assert.Throws<InvalidOperationException>(() =>
            longer.Extend(1, "More.", Day("2026-05-01"), Parties.Both, Outcome, Belgian)
        );
        Assert.Throws<InvalidOperationException>(() =>
            term.Fulfil(term.Due).Extend(1, "Late.", term.Due, Parties.Both, Outcome, Belgian)
        );
    }

    [Fact]
    [Rule("FP-2")]
    public void The_bodys_clock_stops_and_its_due_day_moves_by_the_days_stopped()
    {
        var term = Open(Outcome, "2026-03-02");
        var stopped = term.StopOn(Day("2026-03-10"), StopReason.InformationAsked);
        Assert.Equal(TermState.Stopped, stopped.State);
        Assert.Equal(term.Due, stopped.Due);
        Assert.False(stopped.Runs(Instant("2026-03-11T12:00Z"), Belgian));
        Assert.Throws<InvalidOperationException>(() => stopped.StopOn(Day("2026-03-11"), StopReason.InformationAsked));

        var resumed = stopped.Resume(Day("2026-03-17"), Outcome, Belgian);
        Assert.Equal(TermState.Running, resumed.State);
        Assert.Equal(term.Due.AddDays(7), resumed.Due);
        Assert.Equal(
            new Stop(Day("2026-03-10"), Day("2026-03-17"), StopReason.InformationAsked),
            Assert.Single(resumed.Derivation.Stops)
        );
        Assert.Equal(term.Due, stopped.Resume(Day("2026-03-10"), Outcome, Belgian).Due);
        Assert.Throws<InvalidOperationException>(() => resumed.Resume(Day("2026-03-18"), Outcome, Belgian));
    }

    [Fact]
    [Rule("FP-2")]
    public void A_stop_of_a_term_of_working_days_counts_working_days()
    {
        var term = Open(Deposit, "2026-05-11")
            .StopOn(Day("2026-05-13"), StopReason.InformationAsked)
            .Resume(Day("2026-05-18"), Deposit, Belgian);
        Assert.Equal(Day("2026-05-21"), term.Due); // Wednesday and Friday stood still
    }

    [Theory]
    [Rule("FP-8")]
    [InlineData("2026-03-24", 5, "2026-03-30T21:59:59Z", "2026-03-30T22:00:00Z")] // Sunday 29 rolls to Monday 30, in summer time
    [InlineData("2026-03-17", 10, "2026-03-27T22:59:59Z", "2026-03-27T23:00:00Z")] // Friday, still winter time
    [InlineData("2026-10-13", 10, "2026-10-23T21:59:59Z", "2026-10-23T22:00:00Z")] // Friday, still summer time
    [InlineData("2026-10-16", 10, "2026-10-26T22:59:59Z", "2026-10-26T23:00:00Z")] // Monday, winter time
    [InlineData("2026-12-21", 10, "2026-12-31T22:59:59Z", "2026-12-31T23:00:00Z")]
    [InlineData("2028-02-19", 10, "2028-02-29T22:59:59Z", "2028-02-29T23:00:00Z")]
    public void The_last_day_is_alive_until_midnight(string on, int days, string last, string over)
    {
        foreach (var calendar in new[] { Belgian, Dutch })
        {
            var term = Term.Open(
                "t",
                new(TermKind.Comment, Party.Complainant),
                Comment with
                {
                    Days = days,
                },
                new(TermStart.DocumentServed, Day(on)),
                calendar,
                "r"
            );
            Assert.True(term.Runs(Instant(last), calendar));
            Assert.False(term.Runs(Instant(over), calendar));
            Assert.Equal(Instant(over), term.LapsesAt(calendar));
        }
    }

    [Fact]
    [Rule("FP-8")]
    public void A_term_lapses_after_its_due_day_only_and_then_no_longer_runs()
    {
        var term = Open(Response, "2026-03-02");
        Assert.Equal(Day("2026-03-16"), term.Due);
        Assert.Throws<ArgumentOutOfRangeException>(() => term.Lapse(Day("2026-03-16")));

        var lapsed = term.Lapse(Day("2026-03-17"));
        Assert.Equal((TermState.Lapsed, Day("2026-03-17")), (lapsed.State, lapsed.EndedOn));
        Assert.False(lapsed.Runs(Instant("2026-03-10T12:00Z"), Belgian));
    }

    [Fact]
    [Rule("FP-1")]
    public void A_term_met_no_longer_runs()
    {
        var met = Open(Comment, "2026-07-01").Fulfil(Day("2026-07-03"));
        Assert.Equal((TermState.Met, Day("2026-07-03")), (met.State, met.EndedOn));
        Assert.False(met.Runs(Instant("2026-07-03T12:00Z"), Belgian));
        Assert.Throws<InvalidOperationException>(() => met.Lapse(Day("2026-08-01")));
    }

    [Fact]
    [Rule("FP-10")]
    public void A_new_holiday_lengthens_an_open_term()
    {
        var changed = Of("BE", "Europe/Brussels", new Holiday(Day("2026-07-13"), "Day of mourning"));
        var rolled = Open(Comment, "2026-07-01").Rederive(Comment, changed);
        Assert.Equal(Day("2026-07-14"), rolled.Due);
        Assert.Equal("2026-07-11 saturday, 2026-07-12 sunday, 2026-07-13 Day of mourning", Names(rolled));

        var counted = Open(Deposit, "2026-07-10").Rederive(Deposit, changed);
        Assert.Equal(Day("2026-07-20"), counted.Due);
    }

    [Fact]
    [Rule("FP-10")]
    public void A_day_already_communicated_is_never_shortened()
    {
        var before = Of("BE", "Europe/Brussels", new Holiday(Day("2026-07-13"), "Day of mourning"));
        var term = Term.Open(
            "t",
            new(TermKind.Comment, Party.Complainant),
            Comment,
            new(TermStart.DocumentServed, Day("2026-07-01")),
            before,
            "r"
        );
        Assert.Equal(Day("2026-07-14"), term.Due);
        Assert.Same(term, term.Rederive(Comment, Belgian));
    }

    [Fact]
    [Rule("FP-10")]
    public void What_has_ended_or_was_given_stays_when_the_calendar_changes()
    {
        var changed = Of("BE", "Europe/Brussels", new Holiday(Day("2026-07-13"), "Day of mourning"));
        var met = Open(Comment, "2026-07-01").Fulfil(Day("2026-07-02"));
        Assert.Same(met, met.Rederive(Comment, changed));

        var hearing = Term.OpenOn(
            "h",
            new(TermKind.Hearing, null),
            "BC-13",
            new(TermStart.InvitedToHearing, Day("2026-07-01")),
            Day("2026-07-13"),
            "r"
        );
        Assert.Equal(Day("2026-07-13"), hearing.Due);
        Assert.Same(hearing, hearing.Rederive(Comment, changed));
    }

    [Fact]
    [Rule("FP-10")]
    public void Length_extensions_and_stops_are_counted_again_as_they_were()
    {
        var rule = Deposit with { Days = 20, Extensions = 1 };
        var term = Open(rule, "2026-05-04")
            .StopOn(Day("2026-05-12"), StopReason.InformationAsked)
            .Resume(Day("2026-05-19"), rule, Belgian)
            .Extend(3, "Illness.", Day("2026-05-20"), Parties.Both, rule, Belgian);
        Assert.Equal(Belgian.AddWorkingDays(Day("2026-05-04"), 20 + 4 + 3, null), term.Due);

        // The length is the one set in the case, whatever the rulebook's default.
        var unchanged = term.Rederive(rule with { Days = 5 }, Belgian);
        Assert.Equal(term.Due, unchanged.Due);
        Assert.Equal(Names(term), Names(unchanged));

        var stoppedDayOff = Of("BE", "Europe/Brussels", new Holiday(Day("2026-05-13"), "Strike"));
        Assert.Equal(term.Due, term.Rederive(rule, stoppedDayOff).Due);
        var runningDayOff = Of("BE", "Europe/Brussels", new Holiday(Day("2026-05-20"), "Strike"));
        Assert.Equal(Belgian.NextWorking(term.Due.AddDays(1)), term.Rederive(rule, runningDayOff).Due);
    }

    [Fact]
    [Rule("FP-9")]
    [Rule("BC-13")]
    public void A_term_cannot_be_due_before_it_starts_but_on_the_day_itself()
    {
        Assert.Throws<ArgumentException>(() => Open(Comment with { Days = -1 }, "2026-05-19"));
        Assert.Equal(Day("2026-05-19"), Open(Comment with { Days = 0 }, "2026-05-19").Due);
        Assert.Throws<ArgumentOutOfRangeException>(() => Given("2026-07-02", "2026-07-01"));

        var today = Given("2026-07-02", "2026-07-02");
        Assert.Equal((Day("2026-07-02"), Day("2026-07-02")), (today.Opened, today.Due));
        Assert.Equal("hearing-1", today.Subject);
        Assert.Equal("BC-13", today.Derivation.Rule);
        Assert.True(today.Derivation.Given);
        Assert.False(Open(Comment, "2026-05-19").Derivation.Given);
    }

    [Fact]
    [Rule("FP-8")]
    public void What_stands_still_or_has_ended_does_not_lapse_and_what_has_ended_does_not_end_again()
    {
        var term = Open(Outcome, "2026-03-02");
        var stopped = term.StopOn(Day("2026-03-10"), StopReason.InformationAsked);
        var (met, lapsed) = (term.Fulfil(Day("2026-03-03")), term.Lapse(term.Due.AddDays(1)));
        Assert.All(
            [stopped, met, lapsed],
            t => Assert.Throws<InvalidOperationException>(() => t.Lapse(t.Due.AddDays(1)))
        );
        Assert.All([met, lapsed], t => Assert.Throws<InvalidOperationException>(() => t.Fulfil(Day("2026-03-04"))));
        Assert.Equal(TermState.Met, stopped.Fulfil(Day("2026-03-12")).State);
        Assert.Throws<InvalidOperationException>(() => met.StopOn(Day("2026-03-04"), StopReason.InformationAsked));
    }

    [Fact]
    [Rule("FP-2")]
    public void The_clock_stops_on_the_last_day_still_and_never_after_it_nor_runs_again_before_it_stopped()
    {
        var term = Open(Outcome, "2026-03-02");
        var stopped = term.StopOn(term.Due, StopReason.InformationAsked);
        Assert.Equal(term.Due.AddDays(3), stopped.Resume(term.Due.AddDays(3), Outcome, Belgian).Due);
        Assert.Throws<ArgumentOutOfRangeException>(() => term.StopOn(term.Due.AddDays(1), StopReason.InformationAsked));
        Assert.Equal(term.Due, stopped.Resume(term.Due.AddDays(-1), Outcome, Belgian).Due);
    }

    [Fact]
    [Rule("FP-2")]
    [Rule("FP-4")]
    public void The_clock_may_stop_twice_and_be_extended_while_it_stands_still()
    {
        var term = Open(Outcome, "2026-03-02")
            .StopOn(Day("2026-03-10"), StopReason.InformationAsked)
            .Resume(Day("2026-03-17"), Outcome, Belgian)
            .StopOn(Day("2026-03-20"), StopReason.InformationAsked)
            .Extend(10, "Complex.", Day("2026-03-21"), Parties.Both, Outcome, Belgian);
        Assert.Equal(TermState.Stopped, term.State);

        var resumed = term.Resume(Day("2026-03-23"), Outcome, Belgian);
        Assert.Equal(Day("2026-03-02").AddDays(90 + 7 + 10 + 3), resumed.Due);
        Assert.Equal(
            [
                new Stop(Day("2026-03-10"), Day("2026-03-17"), StopReason.InformationAsked),
                new Stop(Day("2026-03-20"), Day("2026-03-23"), StopReason.InformationAsked),
            ],
            resumed.Derivation.Stops
        );
    }

    [Fact]
    [Rule("FP-8")]
    public void An_extension_within_a_term_that_was_rolled_over_a_holiday_forgets_what_it_no_longer_passes_over()
    {
        var rule = Comment with { Extensions = 1 };
        var term = Open(rule, "2026-05-15"); // ten days end on Whit Monday
        Assert.Equal("2026-05-25 whit-monday", Names(term));
        var longer = term.Extend(1, "Illness.", term.Due, Parties.Both, rule, Belgian);
        Assert.Equal((Day("2026-05-26"), ""), (longer.Due, Names(longer)));
    }

    [Fact]
    [Rule("FP-10")]
    public void A_term_that_lapsed_stays_when_the_calendar_changes()
    {
        var changed = Of("BE", "Europe/Brussels", new Holiday(Day("2026-07-13"), "Day of mourning"));
        var lapsed = Open(Comment, "2026-07-01").Lapse(Day("2026-07-14"));
        Assert.Same(lapsed, lapsed.Rederive(Comment, changed));
    }

    // Ten working days from 4 May; Thursday 14 is Ascension. The clock stands still from a Saturday, and runs again on a Sunday.
    [Theory]
    [Rule("FP-10")]
    [Rule("FP-2")]
    [InlineData("2026-05-09", "2026-05-17")]
    [InlineData("2026-05-09", "2026-05-10")]
    [InlineData("2026-05-14", "2026-05-15")]
    [InlineData("2026-05-13", "2026-05-14")]
    [InlineData("2026-05-16", "2026-05-16")]
    [InlineData("2026-05-12", "2026-06-02")]
    public void A_stop_that_begins_or_ends_on_a_day_off_is_counted_again_as_it_was(string from, string until)
    {
        var rule = Deposit with { Days = 10 };
        var term = Open(rule, "2026-05-04")
            .StopOn(Day(from), StopReason.InformationAsked)
            .Resume(Day(until), rule, Belgian);
        Assert.Equal(
            Belgian.AddWorkingDays(Day("2026-05-04"), 10 + Belgian.WorkingDaysBetween(Day(from), Day(until)), null),
            term.Due
        );
        var again = term.Rederive(rule, Belgian);
        Assert.Equal((term.Due, Names(term)), (again.Due, Names(again)));
        Assert.Equal(term.Derivation.Unrolled, again.Derivation.Unrolled);

        // A count that came out shorter would not show: no term is shortened. One day off more makes it one day longer.
        var dayOff = Of("BE", "Europe/Brussels", new Holiday(term.Due, "Strike"));
        Assert.Equal(Belgian.NextWorking(term.Due.AddDays(1)), term.Rederive(rule, dayOff).Due);
    }

    [Theory]
    [Rule("FP-10")]
    [Rule("FP-2")]
    [InlineData(DayCount.Calendar)]
    [InlineData(DayCount.Working)]
    public void The_clock_that_stands_still_is_counted_again_with_what_it_has_stood_still_before(DayCount count)
    {
        var rule = new TermRule(20, count, Rolls: true, "FP-4") { Extensions = 1 };
        var stopped = Open(rule, "2026-05-04")
            .StopOn(Day("2026-05-08"), StopReason.InformationAsked)
            .Resume(Day("2026-05-12"), rule, Belgian)
            .Extend(3, "Complex.", Day("2026-05-12"), Parties.Both, rule, Belgian)
            .StopOn(Day("2026-05-13"), StopReason.InformationAsked);
        var again = stopped.Rederive(rule, Belgian);
        Assert.Equal((stopped.Due, Names(stopped)), (again.Due, Names(again)));
        Assert.Equal(TermState.Stopped, again.State);

        var dayOff = Of("BE", "Europe/Brussels", new Holiday(stopped.Due, "Strike"));
        Assert.Equal(Belgian.NextWorking(stopped.Due.AddDays(1)), stopped.Rederive(rule, dayOff).Due);
    }

    [Fact]
    [Rule("FP-10")]
    public void No_days_from_a_day_off_are_counted_again_as_none()
    {
        var none = Deposit with { Days = 0 };
        var term = Open(none, "2026-05-16");
        Assert.Equal((Day("2026-05-18"), "2026-05-16 saturday, 2026-05-17 sunday"), (term.Due, Names(term)));
        var again = term.Rederive(none, Belgian);
        Assert.Equal((term.Due, Names(term)), (again.Due, Names(again)));
    }

    // Ascension and the strike change places: Wednesday 13 is worked no more, Thursday 14 is.
    [Fact]
    [Rule("FP-10")]
    [Rule("FP-9")]
    public void A_term_counted_again_to_the_same_day_says_what_is_passed_over_now()
    {
        var term = Open(Deposit, "2026-05-11");
        var other = Of("none", "Europe/Brussels", new Holiday(Day("2026-05-13"), "Strike"));
        var again = term.Rederive(Deposit, other);
        Assert.Equal(term.Due, again.Due);
        Assert.Equal("2026-05-13 Strike, 2026-05-16 saturday, 2026-05-17 sunday", Names(again));
    }

    [Fact]
    [Rule("FP-10")]
    [Rule("BC-23")]
    public void A_term_counted_again_from_a_later_receipt_starts_on_that_day()
    {
        var rule = new TermRule(15, DayCount.Calendar, Rolls: true, "BC-24");
        var changed = Of("BE", "Europe/Brussels", new Holiday(Day("2026-05-18"), "Strike"));
        var passed = new List<SkippedDay>();
        var received = changed.AddWorkingDays(Day("2026-05-11"), 5, passed);
        var again = Open(rule, "2026-05-19").Rederive(rule, changed, received, passed);
        Assert.Equal((Day("2026-05-20"), Day("2026-05-20")), (again.Opened, again.Derivation.On));
        Assert.Equal((Day("2026-06-04"), Day("2026-06-04")), (again.Due, again.Derivation.Unrolled));
        Assert.Equal("2026-05-14 ascension, 2026-05-16 saturday, 2026-05-17 sunday, 2026-05-18 Strike", Names(again));
    }

    [Fact]
    [Rule("FP-9")]
    public void A_term_survives_being_written_and_read()
    {
        var term = Open(Response, "2026-03-02")
            .Extend(7, "Illness.", Day("2026-03-10"), Parties.Both, Response, Belgian)
            .Fulfil(Day("2026-03-20"));
        var json = JsonSerializer.Serialize(term);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Term>(json)));
        Assert.Equal(term.Due, JsonSerializer.Deserialize<Term>(json)!.Due);
    }

    private static Term Open(TermRule rule, string on) =>
        Term.Open(
            "term-1",
            new(TermKind.Comment, Party.Complainant, "document-1"),
            rule,
            new(TermStart.DefenceServed, Day(on)),
            Belgian,
            "becommerce.2026-01"
        );

    private static Term Given(string on, string due) =>
        Term.OpenOn(
            "h",
            new(TermKind.Hearing, null, "hearing-1"),
            "BC-13",
            new(TermStart.InvitedToHearing, Day(on)),
            Day(due),
            "r"
        );

    private static string Names(Term term) =>
        string.Join(", ", term.Derivation.Skipped.Select(day => $"{day.Date:yyyy-MM-dd} {day.Name}"));
}
