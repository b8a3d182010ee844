using System.Net;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Hearings;

/// <summary>The day list of hearings, for the staff alone and cut to what each may see.</summary>
public sealed class HearingListTests(OneApp one) : IClassFixture<OneApp>
{
    [Fact, Rule("BC-13"), Rule("FP-12")]
    public async Task A_hearing_stands_under_its_day_and_room_with_what_the_parties_need_and_a_recused_member_finds_it_nowhere()
    {
        var office = new Office(one.App);
        await office.ClockAsync("2026-03-02T09:00:00+01:00");
        var filed = await office.AnsweredAsync();
        var number = filed.Number;
        await office.DoAsync(
            "secretary",
            number,
            "propose-hearing-dates",
            new { dates = new[] { "2026-04-20T10:00:00+02:00", "2026-04-21T10:00:00+02:00" }, answerBy = "2026-03-20" }
        );
        Assert.Equal(422, (await office.TryAsync(filed, "answer-hearing-dates", new { dates = new[] { "d9" } })).Code);
        var answered = await office.DoAsync(filed, "answer-hearing-dates", new { dates = new[] { "d2" } });
        Assert.Single(answered.Body!["hearingDates"]!["answers"]!.AsArray());
        Assert.Empty((await office.GetAsync("shop", number)).Body!["hearingDates"]!["answers"]!.AsArray());

        await office.DoAsync(
            "secretary",
            number,
            "invite-to-hearing",
            new { at = "2026-04-21T10:00:00+02:00", place = "Zaal Horta" }
        );
        await office.DoAsync(filed, "ask-about-hearing", new { text = "Een tolk Frans, graag." });
        var secretary = await SignedInAsync("secretary");
        var page = await secretary.GetAsync("/hearings?from=2026-04-21");
        Assert.Contains("21 April 2026", page);
        Assert.Contains("Zaal Horta", page);
        Assert.Contains(number, page);
        Assert.Contains("Een tolk Frans, graag.", page);
        Assert.DoesNotContain(number, await secretary.GetAsync("/hearings?from=2026-04-22"));

        var notice = await secretary.GetAsync($"/hearings/{number}");
        Assert.Contains("Zaal Horta", notice);
        Assert.DoesNotContain("Jan Peeters", notice);

        var member = await SignedInAsync("committee2");
        Assert.Contains(number, await member.GetAsync("/hearings?from=2026-04-21"));
        await office.DoAsync("committee2", number, "recuse", new { reason = "Ik ken de verkoper." });
        Assert.DoesNotContain(number, await member.GetAsync("/hearings?from=2026-04-21"));
        Assert.Equal(HttpStatusCode.NotFound, await member.StatusAsync($"/hearings/{number}"));
        Assert.NotEqual(HttpStatusCode.OK, await (await SignedInAsync("shop")).StatusAsync("/hearings"));
    }

    private async Task<Person> SignedInAsync(string account)
    {
        var person = new Person(one.Client());
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
