using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>What hinders the closing of a file, told with all that is missing.</summary>
public sealed class ExaminationRefusalTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("BC-13")]
    public async Task The_file_stays_open_while_a_hearing_that_was_asked_for_has_not_been_held()
    {
        var filed = await _office.AnsweredAsync();
        await _office.DoAsync(filed, "comment", new { nothingToAdd = true });
        await _office.DoAsync("shop", filed.Number, "request-hearing");
        await _office.DoAsync("secretary", filed.Number, "declare-complete");
        await RefusedAsync(filed.Number, "close-file", "BC-13", "hearing");
        await _office.DoAsync("shop", filed.Number, "withdraw-hearing-request");
        Assert.Equal("deliberation", (await _office.DoAsync("secretary", filed.Number, "close-file")).Text("state"));
    }

    [Fact]
    [Rule("BC-13"), Rule("FP-1")]
    public async Task What_a_party_needs_for_the_hearing_is_for_the_body_and_itself()
    {
        var filed = await _office.AnsweredAsync();
        Assert.Equal(409, (await _office.TryAsync(filed, "ask-about-hearing", new { text = "Een tolk, graag." })).Code);
        var today = (await _office.GetAsync("secretary", filed.Number)).List("terms").Last()[
            "opened"
        ]!.GetValue<string>();
        await _office.DoAsync(
            "secretary",
            filed.Number,
            "invite-to-hearing",
            new
            {
                at = DateOnly
                    .ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
                    .AddDays(30)
                    .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + "T10:00:00+02:00",
                place = "Brussel",
            }
        );
        Assert.Equal(422, (await _office.TryAsync(filed, "ask-about-hearing", new { text = " " })).Code);
        // The secretary can enter it on paper alone, and says then whose it is (FP-13).
        var own = await _office.TryAsync("secretary", filed.Number, "ask-about-hearing", new { text = "Zelf" });
        Assert.Equal(422, own.Code);
        Assert.NotNull(own.Body!["errors"]!["onBehalfOf"]);
        var asked = await _office.DoAsync(filed, "ask-about-hearing", new { text = "Een tolk, graag." });
        Assert.Equal("hearing", asked.Text("state"));
        foreach (
            var (reply, sees) in new[]
            {
                (asked, true),
                (await _office.GetAsync("secretary", filed.Number), true),
                (await _office.GetAsync("shop", filed.Number), false),
            }
        )
        {
            Assert.Equal(sees ? 1 : 0, reply.List("hearingQuestions").Count());
            Assert.Equal(sees, reply.List("journal").Any(l => l["action"]!.GetValue<string>() == "ask-about-hearing"));
            Assert.Equal(sees, reply.Body!.ToJsonString().Contains("Een tolk", StringComparison.Ordinal));
        }
    }

    [Fact]
    [Rule("FP-1")]
    public async Task The_file_stays_open_while_a_comment_term_runs()
    {
        var filed = await _office.AnsweredAsync();
        await _office.DoAsync("secretary", filed.Number, "declare-complete");
        await RefusedAsync(filed.Number, "close-file", "FP-1", null);
    }

    [Fact]
    [Rule("FP-1")]
    public async Task Nothing_is_closed_or_decided_on_a_document_that_a_party_was_not_served()
    {
        var filed = await _office.AnsweredAsync();
        await _office.DoAsync(filed, "comment", new { nothingToAdd = true });
        await _office.DoAsync("secretary", filed.Number, "declare-complete");
        var report = (await _office.UploadAsync("secretary", filed.Number, "verslag.pdf", Stages.Pdf)).Text("id");
        var refused = await RefusedAsync(filed.Number, "close-file", "FP-1", null);
        Assert.Contains(refused.List("missing"), m => m["document"]?.GetValue<string>() == report);
        var blocked = (await _office.GetAsync("secretary", filed.Number))
            .List("blocked")
            .Single(b => b["name"]!.GetValue<string>() == "close-file");
        Assert.Equal("FP-1", blocked["rule"]!.GetValue<string>());
        Assert.NotEmpty(blocked["missing"]!.AsArray());
        Assert.DoesNotContain("close-file", (await _office.GetAsync("secretary", filed.Number)).Actions);

        await _office.DoAsync("secretary", filed.Number, "serve", new { document = report });
        await _office.DoAsync(filed, "comment", new { nothingToAdd = true });
        await _office.DoAsync("shop", filed.Number, "comment", new { nothingToAdd = true });
        await _office.DoAsync("secretary", filed.Number, "close-file");

        // In deliberation likewise: what is added then is served before it is relied on.
        await _office.UploadAsync("secretary", filed.Number, "later.pdf", Stages.Pdf);
        var decided = await _office.TryAsync("committee", filed.Number, "decide", Stages.Founded());
        Assert.Equal((409, "FP-1"), (decided.Code, decided.Text("rule")));
    }

    [Fact]
    [Rule("FP-2")]
    public async Task The_file_is_declared_complete_once_and_before_it_is_closed()
    {
        var filed = await _office.AnsweredAsync();
        await _office.DoAsync(filed, "comment", new { nothingToAdd = true });
        await RefusedAsync(filed.Number, "close-file", "FP-2", "declare-complete");
        await _office.DoAsync("secretary", filed.Number, "declare-complete");
        Assert.Equal(409, (await _office.TryAsync("secretary", filed.Number, "declare-complete")).Code);
    }

    [Theory]
    [
        InlineData("shop", "send-to-member"),
        InlineData("appeals", "close-file"),
        InlineData("committee", "notify"),
        InlineData("secretary", "choose-arbitration"),
        InlineData("secretary", "record-deposit")
    ]
    [Rule("ST-1")]
    public async Task Another_roles_act_is_forbidden_before_the_state_is_asked(string person, string action)
    {
        var (number, _) = await _office.SentAsync();
        Assert.Equal(403, (await _office.TryAsync(person, number, action)).Code);
    }

    [Fact]
    [Rule("BC-17")]
    public async Task Who_proposed_a_decision_does_not_confirm_it()
    {
        var (number, _) = await _office.DeliberatedAsync();
        await _office.DoAsync("committee", number, "decide", Stages.Founded());
        var own = await _office.TryAsync("committee", number, "confirm-decision");
        Assert.Equal((409, "BC-17"), (own.Code, own.Text("rule")));
        Assert.DoesNotContain("confirm-decision", (await _office.GetAsync("committee", number)).Actions);
        Assert.Contains("confirm-decision", (await _office.GetAsync("committee2", number)).Actions);
        Assert.Contains("confirm-decision", (await _office.GetAsync("secretary", number)).Actions);
    }

    [Fact]
    [Rule("BC-17")]
    public async Task Two_secretaries_are_not_enough_for_a_decision()
    {
        var (number, _) = await _office.DeliberatedAsync();
        await _office.DoAsync("secretary", number, "decide", Stages.Founded());
        Assert.Equal(409, (await _office.TryAsync("secretary2", number, "confirm-decision")).Code);
        Assert.Equal("decided", (await _office.DoAsync("committee", number, "confirm-decision")).Text("state"));
    }

    private async Task<Reply> RefusedAsync(string number, string action, string rule, string? what)
    {
        var before = (await _office.GetAsync("secretary", number)).Headers.ETag!.Tag;
        var reply = await _office.TryAsync("secretary", number, action);
        Assert.Equal((409, rule), (reply.Code, reply.Text("rule")));
        Assert.NotEmpty(reply.List("missing"));
        Assert.True(what is null || reply.List("missing").Any(m => m["what"]!.GetValue<string>() == what));
        Assert.NotNull(reply.Body!["state"]);
        Assert.NotEmpty(reply.List("permitted"));
        Assert.Equal(before, (await _office.GetAsync("secretary", number)).Headers.ETag!.Tag);
        return reply;
    }
}
