using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Letters;
using Redress.Web.Letters.Mail;
using Redress.Web.Members;
using Redress.Web.Scheduling;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Members;

/// <summary>Into which inbox of a member's organisation what goes, and when.</summary>
public sealed class MemberMailTests() : MemberMailFixture(TestStore.NewAsync)
{
    [Fact]
    public async Task A_letter_to_a_member_goes_to_the_contact_and_during_an_absence_to_the_substitute()
    {
        var colleague = await ColleagueAsync();
        await ChangeAsync(
            "shop@demo.example",
            u => (u.AbsentFrom, u.AbsentUntil, u.SubstituteId) = (new(2026, 3, 1), new(2026, 3, 2), colleague)
        );
        var filed = await SentAsync();
        Assert.Equal("colleague@demo.example", (await LettersAsync(filed, "respondent")).Single().Email);
        Assert.Contains(
            Directory.GetFiles(_folder),
            f => File.ReadAllText(f).Contains("colleague@demo.example", StringComparison.Ordinal)
        );

        await _office.ClockAsync("2026-03-03T14:00:00+01:00");
        await _office.DoAsync(
            "secretary",
            filed,
            "extend-term",
            new
            {
                term = "response",
                days = 3,
                reason = "Ziekte",
            }
        );
        await SendAsync();
        Assert.Equal("shop@demo.example", (await LettersAsync(filed, "respondent"))[^1].Email);
    }

    [Fact]
    public async Task A_case_may_have_a_contact_of_its_own()
    {
        var colleague = await ColleagueAsync();
        var filed = await SentAsync();
        await using (var db = await DatabaseAsync())
        {
            await db.Set<CaseRow>()
                .Where(c => c.Number == filed)
                .ExecuteUpdateAsync(c => c.SetProperty(r => r.ContactId, colleague));
        }

        await _office.DoAsync(
            "secretary",
            filed,
            "extend-term",
            new
            {
                term = "response",
                days = 3,
                reason = "Ziekte",
            }
        );
        await SendAsync();
        Assert.Equal("colleague@demo.example", (await LettersAsync(filed, "respondent"))[^1].Email);
    }

    [Fact]
    public async Task A_member_without_a_user_is_written_to_at_its_own_address_and_without_that_on_paper()
    {
        await using (var db = await DatabaseAsync())
        {
            await db.Users.Where(u => u.MemberId == "demo-shop" || u.MemberId == "second-shop").ExecuteDeleteAsync();
            await db.Set<MemberRow>()
                .Where(m => m.Id == "second-shop")
                .ExecuteUpdateAsync(m => m.SetProperty(r => r.Email, (string?)null));
        }

        Assert.Equal("desk@demo-shop.example", (await LettersAsync(await SentAsync(), "respondent")).Single().Email);
        Assert.Equal(
            LetterState.Paper,
            (await LettersAsync(await SentAsync("second-shop"), "respondent")).Single().State
        );
    }

    [Theory]
    [InlineData(Digests.Weekly, "2026-03-10T08:00:00+01:00", 0)]
    [InlineData(Digests.Daily, "2026-03-10T08:00:00+01:00", 1)]
    [InlineData(Digests.Daily, "2026-03-10T15:00:00+01:00", 0)]
    [InlineData(Digests.Daily, "2026-03-14T08:00:00+01:00", 0)]
    [InlineData(Digests.Off, "2026-03-09T08:00:00+01:00", 0)]
    public async Task The_digest_comes_as_often_as_its_reader_wants_on_the_morning_of_a_working_day(
        string wanted,
        string at,
        int written
    )
    {
        await ChangeAsync("shop@demo.example", u => u.Digest = wanted);
        await SentAsync();
        Assert.Equal(written, await _app.Services.GetRequiredService<DigestJob>().Write(DateTimeOffset.Parse(at)));
    }

    [Fact]
    public async Task After_a_holiday_on_Monday_the_weekly_digest_comes_on_Tuesday_and_who_is_absent_gets_none()
    {
        await ColleagueAsync();
        await ChangeAsync("shop@demo.example", u => (u.AbsentFrom, u.AbsentUntil) = (new(2026, 4, 1), new(2026, 4, 7)));
        await _office.ClockAsync("2026-04-01T14:00:00+02:00");
        await SentAsync();
        var job = _app.Services.GetRequiredService<DigestJob>();
        // What was said of who sits is an offer to object, and nothing that falls due (FP-22).
        Assert.Equal(0, await job.Write(new(2026, 4, 6, 8, 0, 0, TimeSpan.FromHours(2))));
        Assert.Equal(1, await job.Write(new(2026, 4, 7, 8, 0, 0, TimeSpan.FromHours(2))));
        var mail = Assert.Single(await MailsAsync());
        Assert.Equal("colleague@demo.example", mail.Email);
        Assert.Single(mail.Body.Split('\n'), line => line.Contains("BC-2026-", StringComparison.Ordinal));
    }
}
