using System.Text.RegularExpressions;
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
