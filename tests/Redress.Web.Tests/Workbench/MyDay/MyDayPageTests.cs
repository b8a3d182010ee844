using System.Net;
using System.Text.RegularExpressions;
using Bunit;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;
using Redress.Web.Workbench.MyDay;

namespace Redress.Web.Tests.Workbench.MyDay;

/// <summary>The desk of the day: what waits for whoever looks, and what it set itself to do.</summary>
public sealed class MyDayPageTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("BC-17"), Rule("FP-20"), Rule("FP-24")]
    public async Task What_waits_stands_there_for_who_may_do_it()
    {
        var decided = await _office.DeliberatedAsync();
        await _office.DoAsync("committee", decided.Number, "decide", Stages.Founded());
        var written = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync(written, "message", new { to = "secretary", text = "Hoe staat het?" });
        var secretary = await (await SignInAsync("secretary")).GetAsync("/my-day");
        Assert.True(Has(secretary, "Decision", decided.Number));
        Assert.True(Has(secretary, "Message", written.Number));
        // The line leads to the act; what is written is answered where it stands.
        Assert.Contains($"href=\"/cases/{decided.Number}?act=confirm-decision\"", secretary, StringComparison.Ordinal);
        Assert.Contains($"href=\"/cases/{written.Number}#conversation\"", secretary, StringComparison.Ordinal);
        Assert.True(Has(secretary, "Step", written.Number));
        var second = await (await SignInAsync("committee2")).GetAsync("/my-day");
        Assert.True(Has(second, "Decision", decided.Number));
        Assert.DoesNotContain(written.Number, second, StringComparison.Ordinal);
        var first = await (await SignInAsync("committee")).GetAsync("/my-day");
        Assert.False(Has(first, "Decision", decided.Number));
        foreach (var account in new[] { "shop", "registrar", "supervisor", "admin" })
        {
            Assert.NotEqual(HttpStatusCode.OK, await (await SignInAsync(account)).StatusAsync("/my-day"));
        }
    }

    [Fact]
    [Rule("FP-24")]
    public async Task What_the_parties_did_since_yesterday_stands_there_and_what_was_said_in_mediation_for_nobody_who_decides()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        await _office.DoAsync("shop", filed.Number, "propose", new { text = "De helft terug." });
        var secretary = await (await SignInAsync("secretary")).GetAsync("/my-day?scope=all");
        Assert.Contains($"href=\"/cases/{filed.Number}#timeline\"", secretary, StringComparison.Ordinal);
        // Who did it is said by name.
        var who = Regex
            .Match(
                secretary,
                $"#timeline\"[^>]*{filed.Number}\">A proposal was made</a> <span class=\"hint line\">(?<who>[^<]+)<",
                RegexOptions.ExplicitCapture
            )
            .Groups["who"]
            .Value;
        Assert.NotEmpty(who);
        Assert.Contains($"Jan Peeters and {who}<", secretary, StringComparison.Ordinal);
        var committee = await (await SignInAsync("committee")).GetAsync("/my-day?scope=all");
        Assert.DoesNotContain($"/cases/{filed.Number}#timeline", committee, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_is_added_put_off_and_done_without_script()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var secretary = await SignInAsync("secretary2");
        Assert.Contains(
            "Write what is to be done.",
            await secretary.PostAsync("/my-day", "task", ("task", "")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "There is no such case",
            await secretary.PostAsync("/my-day", "task", ("task", "Bel de bode"), ("taskCase", "BC-2026-999999")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "/my-day?done=task",
            await secretary.RedirectAsync("/my-day", "task", ("task", "Bel de bode"), ("taskCase", number))
        );
        var page = await secretary.GetAsync("/my-day?done=task");
        Assert.Contains("The task is added.", page, StringComparison.Ordinal);
        var id = Regex.Match(page, "name=\"finish\" value=\"([^\"]+)\"").Groups[1].Value;
        await secretary.RedirectAsync("/my-day", "tasks", ("tomorrow", id));
        page = await secretary.GetAsync("/my-day");
        Assert.Contains("Put off (1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"name=\"finish\" value=\"{id}\"", page, StringComparison.Ordinal);
        await secretary.RedirectAsync("/my-day", "tasks", ("reopen", id));
        await secretary.RedirectAsync("/my-day", "tasks", ("finish", id));
        page = await secretary.GetAsync("/my-day");
        Assert.Contains("Done today (1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Bel de bode",
            await (await SignInAsync("secretary")).GetAsync("/my-day"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("BC-16")]
    public async Task Who_is_named_in_a_note_reads_it_there_until_it_is_seen()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("committee", number, "note", new { text = "@Simon Secretary, bel de webshop." });
        var secretary = await SignInAsync("secretary2");
        var page = await secretary.GetAsync("/my-day");
        Assert.Contains("@Simon Secretary, bel de webshop.", page, StringComparison.Ordinal);
        var id = Regex.Match(page, "name=\"seen\" value=\"([^\"]+)\"").Groups[1].Value;
        await secretary.RedirectAsync("/my-day", "seen", ("seen", id));
        Assert.DoesNotContain($"value=\"{id}\"", await secretary.GetAsync("/my-day"), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-16"), Rule("FP-12")]
    public async Task A_call_is_noted_in_the_file_by_the_form_of_a_note_that_says_with_whom()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        using var client = one.Client();
        var secretary = new Person(client);
        Assert.True(await secretary.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        using var answer = await client.GetAsync($"/my-day/call?case={number.ToLowerInvariant()}&with=respondent");
        var form = answer.Headers.Location!.ToString();
        Assert.Equal($"/cases/{number}?act=note&call=respondent", form);
        Assert.Matches(@"<textarea[^>]*>\s*\*\*Telephone call with the webshop, ", await secretary.GetAsync(form));
        Assert.DoesNotMatch(
            @"<textarea[^>]*>\s*\*\*",
            await secretary.GetAsync($"/cases/{number}?act=note&call=nobody")
        );
        Assert.Contains(
            "There is no such case",
            await secretary.GetAsync("/my-day?notFound=1&with=other"),
            StringComparison.Ordinal
        );
        await _office.DoAsync("committee", number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        using var recused = one.Client();
        Assert.True(await new Person(recused).SignInAsync("committee@demo.example", "Demo-Pass-2026"));
        using var refused = await recused.GetAsync($"/my-day/call?case={number}&with=other");
        Assert.Equal("/my-day?notFound=1&with=other#call", refused.Headers.Location!.ToString());
    }

    [Fact]
    [Rule("FP-12")]
    public async Task What_comes_up_while_the_page_is_open_appears_and_nobody_else_is_shown_anything()
    {
        await using var desk = await DeskDrawing.OpenAsync(one.App, "secretary");
        var island = desk.Render<WaitsIsland>();
        island.WaitForAssertion(() => island.Find("#waits"), Patience);
        var filed = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync(filed, "message", new { to = "secretary", text = "Hoe staat het?" });
        island.WaitForAssertion(
            () => Assert.Contains($"/cases/{filed.Number}#conversation", island.Markup, StringComparison.Ordinal),
            Patience
        );
        await using var other = await DeskDrawing.OpenAsync(one.App, "supervisor");
        var none = other.Render<WaitsIsland>();
        none.WaitForAssertion(() => none.Find("[role=alert] a"), Patience);
        Assert.Empty(none.FindAll("table"));
    }

    [Fact]
    public async Task A_secretary_begins_there()
    {
        var secretary = new Person(one.Client());
        (string, string)[] who = [("Fields.Email", "secretary@demo.example"), ("Fields.Password", "Demo-Pass-2026")];
        Assert.Equal(
            "/my-day",
            await secretary.RedirectAsync("/account/login", "login", [.. who, ("Fields.Code", "")])
        );
    }

    private static bool Has(string page, string what, string number) =>
        Regex.IsMatch(page, $"data-wait=\"{what}\"[^>]*>.{{0,300}}?/cases/{number}[\"#?]", RegexOptions.Singleline);

    private async Task<Person> SignInAsync(string account)
    {
        var person = new Person(one.Client());
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
