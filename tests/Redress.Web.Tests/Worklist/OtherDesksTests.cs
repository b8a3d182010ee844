using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Notices;
using Redress.Web.Tests.Notices;
using Redress.Web.Tests.Support;
using Redress.Web.Worklist;

namespace Redress.Web.Tests.Worklist;

/// <summary>The desks beside the worklist: filtered by links, with a preview beside the lines, and nothing on them that its reader may not see.</summary>
public sealed partial class OtherDesksTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _office = new Office(_app);
        await _office.ClockAsync("2026-05-04T10:00:00+02:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("FP-9")]
    public async Task What_happens_is_narrowed_to_one_kind_or_to_ones_own_and_counted()
    {
        var (sent, mine) = (await _office.SentAsync(), await _office.SentAsync());
        await _office.DoAsync("secretary", mine.Number, "assign", new { to = "secretary@demo.example" });
        var secretary = await SignInAsync("secretary");
        var all = await secretary.GetAsync("/upcoming");
        var lapses = Lines(await secretary.GetAsync("/upcoming?what=lapse"));
        Assert.Equal(2, lapses.Distinct().Count());
        var byKind = 0;
        foreach (var kind in Enum.GetValues<UpcomingKind>())
        {
            byKind += Lines(await secretary.GetAsync($"/upcoming?what={WireNames.Camel(kind.ToString())}")).Count;
        }

        Assert.Equal(Lines(all).Count, byKind);
        Assert.Matches($"Terms that end <span class=\"count\">{lapses.Count}</span>", all);
        Assert.Matches($"Everything <span class=\"count\">{Lines(all).Count}</span>", all);
        // What there is nothing of is not offered; asked for all the same, it says so.
        Assert.DoesNotContain("what=erasure", all, StringComparison.Ordinal);
        Assert.Contains("Nothing of this kind", await secretary.GetAsync("/upcoming?what=erasure"));
        var own = Lines(await secretary.GetAsync("/upcoming?whose=mine&what=lapse"));
        Assert.Equal([mine.Number], own.Distinct());
        Assert.Equal(Lines(all).Count, Lines(await secretary.GetAsync("/upcoming?what=nonsense")).Count);
        Assert.DoesNotContain(sent.Number, await secretary.GetAsync("/upcoming?whose=mine"), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-12")]
    public async Task The_tables_for_a_spreadsheet_have_what_their_page_has_for_the_same_reader()
    {
        var heard = await _office.AnsweredAsync(Office.Complaint(name: "=SUM(A1)"));
        await InviteAsync(heard.Number, "2026-05-27T14:30:00+02:00", "Zaal 1");
        var (secretary, member) = (await SignInAsync("secretary"), await SignInAsync("committee2"));
        var hearings = await secretary.GetAsync("/hearings.csv");
        Assert.Contains($"2026-05-27,14:30,Zaal 1,{heard.Number},", hearings, StringComparison.Ordinal);
        Assert.Contains("'=SUM(A1)", hearings, StringComparison.Ordinal);
        Assert.DoesNotContain(heard.Number, await secretary.GetAsync("/hearings.csv?room=Zaal+2"));
        var upcoming = await secretary.GetAsync("/upcoming.csv");
        Assert.Equal(
            Lines(await secretary.GetAsync("/upcoming")).Count,
            upcoming.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1
        );
        string[] paths = ["/upcoming.csv", "/hearings.csv", "/hearings", "/upcoming"];
        Assert.Equal(
            Lines(await secretary.GetAsync("/upcoming?what=lapse")).Count,
            (await secretary.GetAsync("/upcoming.csv?what=lapse"))
                .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Length - 1
        );
        foreach (var path in paths)
        {
            Assert.Contains(heard.Number, await member.GetAsync(path), StringComparison.Ordinal);
        }

        await _office.DoAsync("committee2", heard.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        foreach (var path in paths)
        {
            Assert.DoesNotContain(heard.Number, await member.GetAsync(path), StringComparison.Ordinal);
        }

        foreach (var account in new[] { "shop", "supervisor", "admin", "registrar" })
        {
            var other = await SignInAsync(account);
            foreach (var path in paths)
            {
                Assert.NotEqual(HttpStatusCode.OK, await other.StatusAsync(path));
            }
        }
    }

    [Fact]
    [Rule("FP-9"), Rule("FP-12"), Rule("BC-16")]
    public async Task Beside_the_lines_stands_the_case_with_why_each_day_is_its_day_and_what_comes_next()
    {
        var sent = await _office.SentAsync();
        var secretary = await SignInAsync("secretary");
        var page = await secretary.GetAsync($"/upcoming?what=lapse&peek={sent.Number}");
        var peek = Peek().Match(page).Value;
        Assert.Contains("Why this date?", peek, StringComparison.Ordinal);
        Assert.Matches("<details class=\"why\">.*?<p class=\"hint\">[^<]*18 May 2026[^<]*</p>", peek);
        Assert.Contains("href=\"/upcoming?what=lapse\"", peek, StringComparison.Ordinal);
        Assert.Contains("class=\"peeked\"", page, StringComparison.Ordinal);
        var (filed, _) = await _office.FileAsync(Office.Complaint());
        var next = Peek().Match(await secretary.GetAsync($"/appeals?peek={filed}")).Value;
        Assert.Contains($"href=\"/cases/{filed}?act=", next, StringComparison.Ordinal);

        var member = await SignInAsync("committee2");
        await _office.DoAsync("committee2", sent.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        foreach (var desk in new[] { "/upcoming", "/hearings", "/appeals" })
        {
            var shut = await member.GetAsync($"{desk}?peek={sent.Number}");
            Assert.Contains("not yours to see", shut, StringComparison.Ordinal);
            Assert.DoesNotContain("Jan Peeters", Peek().Match(shut).Value, StringComparison.Ordinal);
            Assert.DoesNotContain($"href=\"/cases/{sent.Number}", shut, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Rule("BC-13")]
    public async Task A_hearing_that_was_held_stays_until_it_is_recorded_and_rooms_are_links()
    {
        var (held, other) = (await _office.AnsweredAsync(), await _office.AnsweredAsync());
        await InviteAsync(held.Number, "2026-05-27T14:30:00+02:00", "Zaal 1");
        await InviteAsync(other.Number, "2026-06-03T10:00:00+02:00", "Zaal 2");
        await _office.ClockAsync("2026-05-29T09:00:00+02:00");
        var record = $"href=\"/cases/{held.Number}?act=record-hearing\"";
        var (secretary, member) = (await SignInAsync("secretary"), await SignInAsync("committee"));
        var page = await secretary.GetAsync("/hearings");
        Assert.Contains("held, not recorded", page, StringComparison.Ordinal);
        Assert.Contains(record, page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/cases/{other.Number}?act=", page, StringComparison.Ordinal);
        var looks = await member.GetAsync("/hearings");
        Assert.Contains(held.Number, looks, StringComparison.Ordinal);
        Assert.DoesNotContain(record, looks, StringComparison.Ordinal);
        Assert.Equal([other.Number], Lines(await secretary.GetAsync("/hearings?room=Zaal+2")));
        await _office.DoAsync(
            "secretary",
            held.Number,
            "record-hearing",
            new { minutes = "Beide partijen waren er.", attended = Array.Empty<string>() }
        );
        Assert.DoesNotContain(held.Number, await secretary.GetAsync("/hearings"), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-31"), Rule("FP-12")]
    public async Task The_office_reads_notices_line_by_line_with_their_case_where_it_may_open_it_and_the_public_never()
    {
        var (number, reference) = await _office.NoticeAsync("Een consument kreeg niets geleverd.");
        var secretary = await (await SignInAsync("secretary")).GetAsync("/decisions");
        Assert.Equal([reference], Lines(secretary));
        Assert.Contains($"href=\"/cases/{number}\"", secretary, StringComparison.Ordinal);
        var anybody = await new Person(_app.CreateClient(new() { AllowAutoRedirect = false })).GetAsync("/decisions");
        Assert.Contains(reference, anybody, StringComparison.Ordinal);
        Assert.DoesNotContain(number, anybody, StringComparison.Ordinal);
        Assert.DoesNotContain(number, await (await SignInAsync("shop")).GetAsync("/decisions"));
        var elsewhere = new Actor(Role.Committee, "elsewhere", "Els") { CommitteeSchemes = ["webshop-keurmerk"] };
        Assert.Empty(await _app.Services.GetRequiredService<NoticeQueries>().NumbersOf(elsewhere, [reference]));
        Assert.DoesNotContain(number, await (await SignInAsync("registrar")).GetAsync("/decisions"));
    }

    [Fact]
    [Rule("BC-43"), Rule("FP-12")]
    public async Task Of_a_member_the_staff_reads_how_many_cases_are_open_as_far_as_it_sees_them()
    {
        var (first, _) = (await _office.SentAsync(), await _office.SentAsync());
        const string link = "/cases?state=open&respondent=Demo%20Shop\" rel=\"nofollow\">";
        var (secretary, member) = (await SignInAsync("secretary"), await SignInAsync("committee2"));
        Assert.Contains($"{link}2<", await secretary.GetAsync("/members"), StringComparison.Ordinal);
        await _office.DoAsync("committee2", first.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        Assert.Contains($"{link}1<", await member.GetAsync("/members"), StringComparison.Ordinal);
        foreach (var account in new[] { "shop", "registrar", "supervisor" })
        {
            Assert.DoesNotContain("Open cases", await (await SignInAsync(account)).GetAsync("/members"));
        }
    }

    private Task<Reply> InviteAsync(string number, string at, string place) =>
        _office.DoAsync("secretary", number, "invite-to-hearing", new { at, place });

    private static IReadOnlyList<string> Lines(string page) =>
        [.. Line().Matches(page).Select(m => m.Groups["of"].Value)];

    private async Task<Person> SignInAsync(string account)
    {
        var person = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }

    [GeneratedRegex("<tr [^>]*data-(case|row)=\"(?<of>[^\"]+)\"", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Line();

    [GeneratedRegex("<aside class=\"peek.*?</aside>", RegexOptions.Singleline, 2000)]
    private static partial Regex Peek();
}
