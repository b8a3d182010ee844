using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.Conversation;

/// <summary>Messages, as programs and pages meet them (FP-20).</summary>
public sealed class ConversationApiTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("FP-20")]
    public async Task A_message_to_the_secretary_and_its_answer_are_read_by_the_two_alone()
    {
        var filed = await _office.SentAsync();
        var asked = await _office.DoAsync(filed, "message", new { to = "secretary", text = "When is it decided?" });
        var own = Assert.Single(asked.List("conversation"));
        Assert.Equal(
            ("complainant", "secretary", "When is it decided?", false),
            (Said(own, "from"), Said(own, "to"), Said(own, "text"), own["answered"]!.GetValue<bool>())
        );
        Assert.Empty(own["documents"]!.AsArray());
        Assert.Empty((await _office.GetAsync("shop", filed.Number)).List("conversation"));
        Assert.Empty((await _office.GetAsync("committee", filed.Number)).List("conversation"));

        await _office.DoAsync("secretary", filed.Number, "message", new { party = "complainant", text = "In April." });
        var seen = (await _office.TrackAsync(filed.Number, filed.Code)).List("conversation").ToList();
        Assert.Equal(
            ["complainant secretary", "secretary complainant"],
            seen.Select(m => $"{Said(m, "from")} {Said(m, "to")}")
        );
        Assert.True(seen[0]["answered"]!.GetValue<bool>());
        // The letter says that one waits, and not what it says.
        var letter = (await _office.TrackAsync(filed.Number, filed.Code)).List("messages").First();
        Assert.DoesNotContain("In April.", letter["body"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-20"), Rule("FP-24")]
    public async Task The_other_party_and_the_mediator_are_written_to_in_mediation_alone_and_nobody_else_reads_it()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        var before = await _office.TryAsync(filed, "message", new { to = "mediator", text = "Between us." });
        Assert.Equal((409, "FP-20"), (before.Code, before.Text("rule")));
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        await _office.DoAsync(filed, "message", new { to = "mediator", text = "Between us." });
        await _office.DoAsync("shop", filed.Number, "message", new { to = "otherParty", text = "Half of it?" });
        Assert.Equal(["Half of it?", "Between us."], await ReadAsync(filed));
        Assert.Equal(["Half of it?"], await ReadAsync("shop", filed.Number));
        Assert.Equal(["Half of it?", "Between us."], await ReadAsync("secretary", filed.Number));
        Assert.Equal(["Half of it?"], await ReadAsync("secretary2", filed.Number));
        Assert.Empty(await ReadAsync("appeals", filed.Number));
        var committee = await _office.GetAsync("committee", filed.Number);
        Assert.Empty(committee.List("conversation"));
        Assert.DoesNotContain(committee.List("journal"), line => Said(line, "action") == "message");
        Assert.Single(
            (await _office.GetAsync("shop", filed.Number)).List("journal"),
            line => Said(line, "action") == "message"
        );
        Assert.Equal(422, (await _office.TryAsync(filed, "message", new { text = "To whom?" })).Code);
    }

    [Fact]
    [Rule("FP-20")]
    public async Task What_came_for_a_message_is_no_exhibit_and_is_sent_to_its_readers()
    {
        var filed = await _office.SentAsync();
        var id = (await _office.UploadAsync("shop", filed.Number, "picture.pdf", Stages.Pdf, "message")).Text("id");
        await _office.DoAsync(
            "shop",
            filed.Number,
            "message",
            new
            {
                to = "secretary",
                text = "Look.",
                documents = new[] { id },
            }
        );
        var file = await _office.GetAsync("secretary", filed.Number);
        Assert.DoesNotContain(file.List("documents"), d => Said(d, "id") == id);
        var message = Assert.Single(file.List("conversation"));
        Assert.Equal(id, message["documents"]!.AsArray().Single()!.GetValue<string>());
        Assert.Equal("picture.pdf", message["attachments"]![0]!["name"]!.GetValue<string>());
        foreach (
            var (who, code) in new[]
            {
                ("shop", 200),
                ("secretary", 200),
                ("appeals", 200),
                ("committee", 404),
                ("shop2", 404),
            }
        )
        {
            using var answer = await (await _office.PersonAsync(who)).GetAsync(
                $"/api/v1/cases/{filed.Number}/documents/{id}"
            );
            Assert.Equal((who, code), (who, (int)answer.StatusCode));
        }

        var end = await _office.DoAsync(filed, "withdraw", new { reason = "enough" });
        Assert.Equal("withdrawn", end.Text("state"));
        // After the end, too, a party may write, and send something along; an exhibit it brings no more.
        Assert.Equal(
            HttpStatusCode.Created,
            (await _office.UploadAsync("shop", filed.Number, "late.pdf", Stages.Pdf, "message")).Status
        );
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await _office.UploadAsync("shop", filed.Number, "late.pdf", Stages.Pdf)).Status
        );
        Assert.Equal(
            422,
            (int)(await _office.UploadAsync("shop", filed.Number, "late.pdf", Stages.Pdf, "nobody")).Status
        );
        await _office.DoAsync("shop", filed.Number, "message", new { to = "secretary", text = "Thank you." });
    }

    [Fact]
    [Rule("FP-20")]
    public async Task A_party_writes_on_its_page_without_script_and_is_told_that_it_stops_no_term()
    {
        var filed = await _office.SentAsync();
        var shop = await FilerAsync("shop");
        var page = await shop.OpenAsync($"/cases/{filed.Number}");
        Assert.Contains("starts and stops no term", page.Html, StringComparison.Ordinal);
        // The door of the act beside it.
        Assert.Contains(
            $"/cases/{filed.Number}/actions/respond\">",
            page.Html[page.Html.IndexOf("id=\"message-text\"", StringComparison.Ordinal)..],
            StringComparison.Ordinal
        );
        using var form = await shop.FormAsync(
            $"/cases/{filed.Number}",
            "act",
            [("text", "May we have more time?")],
            ("files:documents", "note.pdf", Stages.Pdf)
        );
        var sent = await shop.SendAsync($"/cases/{filed.Number}/actions/message", form);
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Equal($"/cases/{filed.Number}", sent.Location);
        var after = await shop.OpenAsync($"/cases/{filed.Number}?done=message");
        Assert.Contains(
            "Your message has been sent. It starts and stops no term.",
            after.Html,
            StringComparison.Ordinal
        );
        Assert.Contains("May we have more time?", after.Html, StringComparison.Ordinal);
        Assert.Contains("note.pdf", after.Html, StringComparison.Ordinal);

        // Nothing written: the same form again, with all of it.
        using var empty = await shop.FormAsync($"/cases/{filed.Number}", "act", [("text", " ")]);
        var refused = await shop.SendAsync($"/cases/{filed.Number}/actions/message", empty);
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains("error-summary", refused.Html, StringComparison.Ordinal);

        var secretary = await FilerAsync("secretary");
        using var answer = await secretary.FormAsync(
            $"/cases/{filed.Number}",
            "act",
            [("party", "respondent"), ("text", "Ask for it.")]
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await secretary.SendAsync($"/cases/{filed.Number}/actions/message", answer)).Status
        );
        Assert.Contains("Ask for it.", (await shop.OpenAsync($"/cases/{filed.Number}")).Html, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> ReadAsync(string who, string number) =>
        Texts(await _office.GetAsync(who, number));

    private async Task<IEnumerable<string>> ReadAsync((string Number, string Code) filed) =>
        Texts(await _office.TrackAsync(filed.Number, filed.Code));

    private static List<string> Texts(Reply reply) =>
        [.. reply.List("conversation").Select(m => Said(m, "text")).OrderByDescending(t => t, StringComparer.Ordinal)];

    private static string Said(JsonNode node, string name) => node[name]!.GetValue<string>();

    private async Task<Filer> FilerAsync(string who)
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync($"{who}@demo.example", "Demo-Pass-2026"));
        return new Filer(client);
    }
}
