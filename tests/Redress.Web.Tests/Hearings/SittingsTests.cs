using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Hearings;

/// <summary>What a member of the committee is to hear and to decide, and what it has read of it.</summary>
public sealed class SittingsTests : IAsyncLifetime
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
    [Rule("BC-15")]
    public async Task A_member_sees_by_sitting_what_it_has_read_and_marks_it_for_itself_alone()
    {
        var heard = await _office.AnsweredAsync();
        await _office.DoAsync(
            "secretary",
            heard.Number,
            "invite-to-hearing",
            new { at = "2026-04-22T10:00:00+02:00", place = "Zaal Horta" }
        );
        var paper = await _office.DocumentAsync("secretary", heard.Number, "bewijs.pdf");
        await _office.DocumentAsync("secretary", heard.Number, "factuur.pdf");
        var judged = await _office.DeliberatedAsync();
        var (member, other) = (await SignInAsync("committee"), await SignInAsync("committee2"));

        var page = await member.GetAsync("/sittings");
        Assert.True(Place(page, "22 April 2026") < Place(page, heard.Number));
        Assert.True(Place(page, "In deliberation") < Place(page, judged.Number));
        var (read, all) = Counted(page, heard.Number);
        Assert.Equal(0, read);
        Assert.True(all >= 2);

        await member.RedirectAsync("/sittings", "mark", ("case", heard.Number), ("read", paper));
        Assert.Equal((1, all), Counted(await member.GetAsync("/sittings"), heard.Number));
        // All is what the page showed.
        await member.RedirectAsync("/sittings", "mark", ("case", heard.Number), ("all", "1"), ("shown", paper));
        Assert.Equal((1, all), Counted(await member.GetAsync("/sittings"), heard.Number));
        var shown = Shown(page, heard.Number);
        Assert.Equal(all, shown.Length);
        await member.RedirectAsync("/sittings", "mark", [("case", heard.Number), ("all", "1"), .. shown]);
        Assert.Equal((all, all), Counted(await member.GetAsync("/sittings"), heard.Number));
        await member.RedirectAsync("/sittings", "mark", ("case", heard.Number), ("unread", paper));
        Assert.Equal((all - 1, all), Counted(await member.GetAsync("/sittings"), heard.Number));
        Assert.Equal((0, all), Counted(await other.GetAsync("/sittings"), heard.Number));

        // Who opens an exhibit has read it.
        await member.GetAsync($"/cases/{heard.Number}/exhibits/{paper}");
        Assert.Equal((all, all), Counted(await member.GetAsync("/sittings"), heard.Number));
    }

    [Fact]
    [Rule("FP-18")]
    public async Task Of_a_case_that_is_erased_meanwhile_nothing_is_marked()
    {
        var judged = await _office.DeliberatedAsync();
        var paper = await _office.DocumentAsync("secretary", judged.Number, "bewijs.pdf");
        var member = await SignInAsync("committee");
        await using (var db = await _app.NewDbAsync())
        {
            // As an erasure leaves the row that the mark is made of.
            await db.Set<CaseRow>()
                .Where(c => c.Number == judged.Number)
                .ExecuteUpdateAsync(c => c.SetProperty(x => x.TextKey, ""));
        }

        await member.RedirectAsync("/sittings", "mark", ("case", judged.Number), ("read", paper));
        Assert.Equal(0, await new Sql(_app).CountAsync("select count(*) from reading_marks"));
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Who_recused_itself_finds_no_sitting_in_the_case_and_marks_nothing_in_it()
    {
        var judged = await _office.DeliberatedAsync();
        var paper = await _office.DocumentAsync("secretary", judged.Number, "bewijs.pdf");
        var member = await SignInAsync("committee");
        Assert.Contains(judged.Number, await member.GetAsync("/sittings"), StringComparison.Ordinal);
        var kept = await _office.DeliberatedAsync();
        await _office.DocumentAsync("secretary", kept.Number, "ander.pdf");
        await _office.DoAsync("committee", judged.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        Assert.DoesNotContain(judged.Number, await member.GetAsync("/sittings"), StringComparison.Ordinal);
        Assert.Contains(kept.Number, await member.GetAsync("/sittings"), StringComparison.Ordinal);
        await member.RedirectAsync("/sittings", "mark", ("case", judged.Number), ("read", paper));
        Assert.Equal(0, await new Sql(_app).CountAsync("select count(*) from reading_marks"));
    }

    [Theory]
    [InlineData("secretary"), InlineData("appeals"), InlineData("shop"), InlineData("supervisor")]
    [Rule("BC-16")]
    public async Task Nobody_else_has_sittings(string account) =>
        Assert.NotEqual(HttpStatusCode.OK, await (await SignInAsync(account)).StatusAsync("/sittings"));

    private static int Place(string page, string text)
    {
        var at = page.IndexOf(text, page.IndexOf("<main", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(at > 0, text);
        return at;
    }

    private static (string, string)[] Shown(string page, string number) =>
        [
            .. Regex
                .Matches(
                    page[page.IndexOf($"id=\"{number}\"", StringComparison.Ordinal)..].Split("</form>")[0],
                    "name=\"shown\" value=\"(?<id>[^\"]+)\"",
                    RegexOptions.ExplicitCapture
                )
                .Select(m => ("shown", m.Groups["id"].Value)),
        ];

    private static (int Read, int All) Counted(string page, string number)
    {
        var counted = Regex.Match(
            page,
            $"id=\"{number}\".*?(?<read>[0-9]+) of (?<all>[0-9]+) read",
            RegexOptions.Singleline | RegexOptions.ExplicitCapture
        );
        Assert.True(counted.Success, number);
        return (int.Parse(counted.Groups["read"].Value), int.Parse(counted.Groups["all"].Value));
    }

    private async Task<Person> SignInAsync(string account)
    {
        var person = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
