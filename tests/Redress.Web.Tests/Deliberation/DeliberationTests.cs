using System.Net;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Deliberation;

/// <summary>The closed session: who is in it, what it keeps, and that nothing of it is left.</summary>
public sealed class DeliberationTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);
    private readonly Sql _sql = new(one.App);

    [Fact]
    [Rule("BC-15"), Rule("BC-16")]
    public async Task The_committee_drafts_remarks_and_votes_and_all_of_it_is_gone_when_the_decision_is_pronounced()
    {
        var (number, _) = await _office.DeliberatedAsync();
        var at = $"/cases/{number}/deliberation";
        var (clara, cedric, clerk) = (
            await AsAsync("committee"),
            await AsAsync("committee2"),
            await AsAsync("secretary")
        );
        Assert.Contains(at, await clara.GetAsync($"/cases/{number}"));
        Assert.Equal(
            $"{at}?done=drafted",
            await clara.RedirectAsync($"{at}/drafts/new", "draft", ("version", "0"), ("text", "Zqsecretdraft one"))
        );
        Assert.Equal(
            $"{at}?done=drafted",
            await cedric.RedirectAsync($"{at}/drafts/1", "draft", ("version", "1"), ("text", "Zqsecretdraft two"))
        );

        // Who started from the first version is told, sees the second, and loses nothing.
        Assert.Contains(
            "wrote version 2 meanwhile",
            await clerk.PostAsync($"{at}/drafts/1", "draft", ("version", "1"), ("text", " "))
        );
        var told = await clerk.PostAsync($"{at}/drafts/1", "draft", ("version", "1"), ("text", "Zqsecretdraft three"));
        Assert.Contains("wrote version 2 meanwhile", told);
        Assert.Contains("Zqsecretdraft two", told);
        Assert.Contains("Zqsecretdraft three", told);
        // What came in between stands beside it, word by word.
        var since = told.Split("What changed since version 1, where you began")[1];
        Assert.Contains("removed: </span>one</del>", since);
        Assert.Contains("added: </span>two</ins>", since);

        Assert.Equal(
            $"{at}?done=voted",
            await clara.RedirectAsync(
                $"{at}/drafts/1",
                "vote",
                ("version", "2"),
                ("vote", "for"),
                ("reason", "Zqsecretvote")
            )
        );
        Assert.Contains(
            "newer version",
            await cedric.PostAsync($"{at}/drafts/1", "vote", ("version", "1"), ("vote", "against"))
        );
        Assert.DoesNotContain("Vote on version", await clerk.GetAsync($"{at}/drafts/1"));
        var once = Guid.NewGuid().ToString();
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(
                $"{at}?done=remarked",
                await clerk.RedirectAsync(at, "remark", ("once", once), ("remark", "Zqsecretremark"))
            );
        }

        var room = await cedric.GetAsync(at);
        Assert.Equal(2, room.Split("Zqsecretremark").Length);
        Assert.Contains("Zqsecretvote", room);
        Assert.Contains("added: </span>two</ins>", room.Split("What version 2 changed")[1]);
        // Two versions beside each other, and who votes how at a glance: at the session and beside the form of the decision.
        await clara.RedirectAsync($"{at}/drafts/1", "draft", ("version", "2"), ("text", "Zqsecretdraft four"));
        var compared = (await clara.GetAsync($"{at}/drafts/1?from=1&to=3")).Split("From version 1 to version 3")[1];
        Assert.Contains("removed: </span>one</del>", compared);
        Assert.Contains("added: </span>four</ins>", compared);
        Assert.Contains("From version 2 to version 3", await clara.GetAsync($"{at}/drafts/1?from=9&to=x"));
        var glance = (await cedric.GetAsync(at)).Split("Who votes how")[^1].Split("</table>")[0];
        Assert.Contains("1 for, 0 against, 0 abstain", glance);
        Assert.Contains("on version 2", glance);
        Assert.Contains("not yet", glance.Split("Cedric Committee")[1]);
        var desk = await clara.GetAsync($"/cases/{number}/actions/decide?draft=1");
        Assert.Contains("data-insert=\"Zqsecretdraft four\"", desk);
        Assert.Contains("on version 2", desk.Split("Who votes how")[1].Split("</table>")[0]);
        Assert.Contains("removed: </span>", desk.Split("What version 3 changed")[1].Split("</details>")[0]);
        Assert.DoesNotContain("Zqsecretdraft", await (await AsAsync("appeals")).GetAsync($"/cases/{number}"));
        Assert.Equal(HttpStatusCode.NotFound, await (await AsAsync("appeals")).StatusAsync(at));

        await _office.DoAsync("committee", number, "decide", Stages.Founded());
        Assert.Contains("Zqsecretdraft four", await clara.GetAsync(at));
        await _office.DoAsync("committee2", number, "confirm-decision");
        Assert.Empty(await new WholeDatabase(_sql).FindAsync("zqsecret"));
        Assert.Contains("not deliberating", await clara.GetAsync(at));
    }

    [Fact]
    [Rule("BC-16")]
    public async Task Nothing_is_written_before_the_session_or_after_it()
    {
        var (number, _) = await _office.AnsweredAsync();
        var page = await (await AsAsync("committee")).GetAsync($"/cases/{number}/deliberation");
        Assert.Contains("not deliberating", page);
        Assert.DoesNotContain("<form method=\"post\" class=\"card\"", page);
    }

    [Fact]
    [Rule("FP-12"), Rule("BC-15")]
    public async Task Who_has_an_interest_is_told_and_is_not_in_the_session_and_who_may_replace_is_told_once_it_stepped_back()
    {
        var (number, _) = await _office.DeliberatedAsync(Office.Complaint(name: "Zoë Van Belang"));
        await _office.DoAsync("secretary", number, "assign", new { to = "committee2@demo.example" });
        var cedric = await AsAsync("committee2");
        await cedric.RedirectAsync("/committee", "declare", ("kind", "Company"), ("value", "van belang zoe"));
        Assert.Equal(HttpStatusCode.NotFound, await cedric.StatusAsync($"/cases/{number}"));
        Assert.Equal(HttpStatusCode.NotFound, await cedric.StatusAsync($"/cases/{number}/deliberation"));
        Assert.Contains(
            "Cedric Committee declared “van belang zoe”",
            await (await AsAsync("secretary")).GetAsync($"/cases/{number}")
        );
        Assert.DoesNotContain("van belang zoe", await (await AsAsync("committee")).GetAsync($"/cases/{number}"));
        Assert.Contains(
            "It can be given to Clara Committee",
            await (await AsAsync("secretary")).GetAsync($"/cases/{number}")
        );
        Assert.Equal(HttpStatusCode.NotFound, await cedric.StatusAsync($"/cases/{number}"));
    }

    [Fact]
    [Rule("BC-16"), Rule("FP-18")]
    public async Task A_case_that_ends_without_a_decision_destroys_what_was_written_too()
    {
        var filed = await _office.DeliberatedAsync();
        await (await AsAsync("committee")).RedirectAsync(
            $"/cases/{filed.Number}/deliberation",
            "remark",
            ("remark", "Zqended remark")
        );
        await _office.DoAsync(filed, "withdraw", new { reason = "Solved." });
        Assert.Empty(await new WholeDatabase(_sql).FindAsync("zqended"));
    }

    private async Task<Person> AsAsync(string account)
    {
        var person = new Person(one.Client());
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
