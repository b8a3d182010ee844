using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;
using Redress.Web.Worklist;

namespace Redress.Web.Tests.Worklist;

/// <summary>The calendar by week, day after day and by room, and a hearing that is made from a free hour.</summary>
public sealed class CalendarViewsTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _office = new Office(_app);
        await _office.ClockAsync("2026-04-06T10:00:00+02:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("BC-13")]
    public async Task A_hearing_is_made_from_a_free_hour_with_day_hour_and_room_filled_in()
    {
        var heard = await InvitedAsync("2026-04-22T10:00:00+02:00", "Zaal Horta");
        var waiting = await _office.AnsweredAsync();
        await _office.DoAsync("shop", waiting.Number, "request-hearing");
        var secretary = await SignInAsync("secretary");
        var rooms = await secretary.GetAsync("/calendar?view=rooms&from=2026-04-22");
        Assert.Contains("20 April 2026 – 26 April 2026", rooms, StringComparison.Ordinal);
        Assert.Contains(heard.Number, rooms, StringComparison.Ordinal);
        var slots = Regex
            .Matches(rooms, "href=\"(?<to>/calendar/plan[^\"]*)\"", RegexOptions.ExplicitCapture)
            .Select(m => m.Groups["to"].Value)
            .ToList();
        Assert.Contains("/calendar/plan?day=2026-04-22&time=11:00&room=Zaal%20Horta", slots);
        // There somebody is heard at that hour; elsewhere not.
        Assert.DoesNotContain("/calendar/plan?day=2026-04-22&time=10:00&room=Zaal%20Horta", slots);
        Assert.Contains("/calendar/plan?day=2026-04-22&time=10:00", slots);

        var plan = await secretary.GetAsync("/calendar/plan?day=2026-04-23&time=11:00&room=Zaal%20Horta");
        var invitation = Regex
            .Match(
                plan,
                $"href=\"(?<to>/cases/{waiting.Number}\\?act=invite-to-hearing&[^\"]*)\"",
                RegexOptions.ExplicitCapture
            )
            .Groups["to"]
            .Value;
        // Who wishes to be heard stands first.
        Assert.True(
            plan.IndexOf(waiting.Number, StringComparison.Ordinal)
                < plan.IndexOf(heard.Number, StringComparison.Ordinal)
        );
        var form = await secretary.GetAsync(invitation);
        Assert.Matches("name=\"at\"[^>]*value=\"2026-04-23T11:00\"", form);
        Assert.Matches("name=\"place\"[^>]*value=\"Zaal Horta\"", form);
    }

    [Fact]
    [Rule("BC-13"), Rule("FP-12")]
    public async Task A_room_is_taken_also_by_a_hearing_that_the_reader_does_not_see()
    {
        var hidden = await InvitedAsync("2026-04-22T10:30:00+02:00", "Zaal Horta");
        var seen = await InvitedAsync("2026-04-23T15:00:00+02:00", "zaal horta");
        await _office.DoAsync("committee", hidden.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        var recused = await SignInAsync("committee");
        var rooms = await recused.GetAsync("/calendar?view=rooms&from=2026-04-22");
        Assert.Contains(seen.Number, rooms, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden.Number, rooms, StringComparison.Ordinal);
        // The hour before it ends in it, and the hour after it begins in it.
        Assert.DoesNotContain("/calendar/plan?day=2026-04-22&time=10:00&room=", rooms, StringComparison.Ordinal);
        Assert.DoesNotContain("/calendar/plan?day=2026-04-22&time=11:00&room=", rooms, StringComparison.Ordinal);
        Assert.Contains("/calendar/plan?day=2026-04-22&time=09:00&room=", rooms, StringComparison.Ordinal);
        Assert.Contains("/calendar/plan?day=2026-04-23&time=10:00&room=", rooms, StringComparison.Ordinal);

        const string taken = "Somebody is heard in this room";
        var plan = await recused.GetAsync("/calendar/plan?day=2026-04-22&time=11:00&room=Zaal%20Horta");
        Assert.Contains(taken, plan, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden.Number, plan, StringComparison.Ordinal);
        foreach (var free in new[] { "time=12:00&room=Zaal%20Horta", "time=11:00&room=Zaal%20Rubens", "time=11:00" })
        {
            Assert.DoesNotContain(
                taken,
                await recused.GetAsync($"/calendar/plan?day=2026-04-22&{free}"),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    [Rule("BC-13")]
    public async Task A_hearing_in_a_room_that_is_taken_is_told_at_its_field_and_planned_by_who_means_it()
    {
        await InvitedAsync("2026-04-22T10:00:00+02:00", "Zaal Horta");
        var waiting = await _office.AnsweredAsync();
        var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        Assert.True(await new Person(client).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var secretary = new Filer(client);
        var path = $"/cases/{waiting.Number}?act=invite-to-hearing";
        (string, string)[] typed = [("at", "2026-04-22T10:00"), ("place", "zaal horta ")];
        var told = await secretary.PostAsync(path, "act", typed);
        Assert.Equal(System.Net.HttpStatusCode.OK, told.Status);
        Assert.Matches("id=\"f-place-error\"[^>]*>Somebody is heard in this room", told.Html);
        Assert.Equal("UnderExamination", await StateAsync(waiting.Number), ignoreCase: true);
        var meant = Regex
            .Match(told.Html, "name=\"sharesRoom\" value=\"(?<said>[^\"]+)\"", RegexOptions.ExplicitCapture)
            .Groups["said"]
            .Value;
        // It is said of one room and hour, and of no other.
        var other = await secretary.PostAsync(
            path,
            "act",
            [("at", "2026-04-22T10:30"), ("place", "Zaal Horta"), ("sharesRoom", meant)]
        );
        Assert.Contains("f-place-error", other.Html, StringComparison.Ordinal);
        var done = await secretary.PostAsync(path, "act", [.. typed, ("sharesRoom", meant)]);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, done.Status);
        Assert.Equal("Hearing", await StateAsync(waiting.Number), ignoreCase: true);
        // An hour later the room is free, and its own hearing takes none from it.
        foreach (var at in new[] { "2026-04-22T11:00", "2026-04-22T11:30" })
        {
            var moved = await secretary.PostAsync(path, "act", [("at", at), ("place", "Zaal Horta")]);
            Assert.Equal(System.Net.HttpStatusCode.Redirect, moved.Status);
        }
    }

    [Fact]
    [Rule("BC-13")]
    public async Task Who_asked_to_be_heard_is_among_those_that_are_looked_at_and_that_there_are_more_is_told()
    {
        // What is due sooner would stand before it.
        await _office.AnsweredAsync();
        await _office.AnsweredAsync();
        await _office.ClockAsync("2026-04-08T10:00:00+02:00");
        var asked = await _office.AnsweredAsync();
        await _office.DoAsync("shop", asked.Number, "request-hearing");
        var slots = _app.Services.GetRequiredService<HearingSlots>();
        var some = await slots.Cases(ACase.Secretary, default, most: 1);
        Assert.Equal([(asked.Number, true)], some.Cases.Select(c => (c.Number, c.Asked)));
        Assert.True(some.Cut);
        var all = await slots.Cases(ACase.Secretary, default, most: 3);
        Assert.Equal((3, false), (all.Cases.Count, all.Cut));
    }

    private async Task<string> StateAsync(string number) => (await _office.GetAsync("secretary", number)).Text("state");

    [Fact]
    [Rule("FP-8")]
    public async Task Week_and_agenda_show_the_same_terms_and_hearings_as_the_month()
    {
        var heard = await InvitedAsync("2026-04-22T10:00:00+02:00", "Zaal Horta");
        var sent = await _office.SentAsync();
        var secretary = await SignInAsync("secretary");
        foreach (var view in new[] { "month=2026-04", "view=week&from=2026-04-22", "view=agenda&from=2026-04-06" })
        {
            var page = await secretary.GetAsync($"/calendar?{view}");
            Assert.Contains(heard.Number, page, StringComparison.Ordinal);
            Assert.Contains("Zaal Horta", page, StringComparison.Ordinal);
            Assert.Contains("10:00", page, StringComparison.Ordinal);
        }

        Assert.Contains(
            sent.Number,
            await secretary.GetAsync("/calendar?view=agenda&from=2026-04-06"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            sent.Number,
            await secretary.GetAsync("/calendar?view=agenda&from=2026-04-06&whose=mine"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Who_recused_itself_finds_the_case_in_no_view()
    {
        var heard = await InvitedAsync("2026-04-22T10:00:00+02:00", "Zaal Horta");
        await _office.DoAsync("committee", heard.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        var (recused, other) = (await SignInAsync("committee"), await SignInAsync("committee2"));
        foreach (
            var path in new[]
            {
                "/calendar?view=week&from=2026-04-22",
                "/calendar?view=agenda&from=2026-04-06",
                "/calendar?view=rooms&from=2026-04-22",
                "/calendar/plan?day=2026-04-23&time=11:00",
            }
        )
        {
            Assert.DoesNotContain(heard.Number, await recused.GetAsync(path), StringComparison.Ordinal);
            Assert.Contains(heard.Number, await other.GetAsync(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    [Rule("BC-13")]
    public async Task Who_invites_to_no_hearing_plans_none()
    {
        await InvitedAsync("2026-04-22T10:00:00+02:00", "Zaal Horta");
        var handler = await SignInAsync("appeals");
        Assert.DoesNotContain(
            "/calendar/plan",
            await handler.GetAsync("/calendar?view=rooms&from=2026-04-22"),
            StringComparison.Ordinal
        );
        Assert.NotEqual(System.Net.HttpStatusCode.OK, await handler.StatusAsync("/calendar/plan"));
    }

    [Theory]
    [InlineData("week", "2026-04-22", "2026-04-20", "2026-04-26", "2026-04-27", "2026-04-13")]
    [InlineData("rooms", "2026-04-20", "2026-04-20", "2026-04-26", "2026-04-27", "2026-04-13")]
    [InlineData("month", "2026-03-31", "2026-03-01", "2026-03-31", "2026-04-01", "2026-02-01")]
    [InlineData("agenda", "2026-04-22", "2026-04-22", "2026-05-19", "2026-05-20", "2026-03-25")]
    public void A_view_begins_and_goes_on_where_its_days_do(
        string view,
        string day,
        string first,
        string last,
        string next,
        string previous
    )
    {
        var shown = CalendarView.Of(view, Day(day), mine: false);
        Assert.Equal(
            (Day(first), Day(last), Day(next), Day(previous)),
            (shown.From, shown.Last, shown.Next.From, shown.Previous.From)
        );
    }

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    private async Task<(string Number, string Code)> InvitedAsync(string at, string place)
    {
        var answered = await _office.AnsweredAsync();
        await _office.DoAsync("secretary", answered.Number, "invite-to-hearing", new { at, place });
        return answered;
    }

    private async Task<Person> SignInAsync(string account)
    {
        var person = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
