using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.Conversation;

/// <summary>A message that waits for its answer, and one that is an act (FP-20).</summary>
public sealed class EnterMessageTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("FP-20")]
    public async Task A_message_waits_in_the_secretarys_worklist_until_it_is_answered_and_in_no_other()
    {
        var filed = await _office.SentAsync();
        Assert.Null(await WaitingAsync("secretary", filed.Number));
        await _office.DoAsync(filed, "message", new { to = "secretary", text = "When is it decided?" });
        var due = await WaitingAsync("secretary", filed.Number);
        Assert.NotNull(due);
        Assert.Null(await WaitingAsync("committee", filed.Number));
        Assert.Null(await WaitingAsync("appeals", filed.Number));
        Assert.Equal(
            due,
            (await _office.GetAsync("secretary", filed.Number)).List("conversation").Single()[
                "answerBy"
            ]!.GetValue<string>()
        );
        Assert.Null((await _office.TrackAsync(filed.Number, filed.Code)).List("conversation").Single()["answerBy"]);

        var secretary = await FilerAsync("secretary");
        Assert.Contains(
            filed.Number,
            (await secretary.OpenAsync("/cases?view=messages")).Html,
            StringComparison.Ordinal
        );
        var committee = (await (await FilerAsync("committee")).OpenAsync("/cases?view=messages")).Html;
        Assert.DoesNotContain("Messages to answer", committee, StringComparison.Ordinal);
        Assert.DoesNotContain("answer by", committee, StringComparison.Ordinal);

        await _office.DoAsync("secretary", filed.Number, "message", new { party = "complainant", text = "In April." });
        Assert.Null(await WaitingAsync("secretary", filed.Number));
        Assert.DoesNotContain(
            filed.Number,
            (await secretary.OpenAsync("/cases?view=messages")).Html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("FP-20"), Rule("ST-2")]
    public async Task A_message_is_entered_as_the_act_that_it_says_and_its_history_replays()
    {
        var filed = await _office.SentAsync();
        await _office.DoAsync("shop", filed.Number, "message", new { to = "secretary", text = "We want to be heard." });
        var message = (await _office.GetAsync("secretary", filed.Number)).List("conversation").Single()[
            "id"
        ]!.GetValue<string>();
        Assert.Equal(422, (await EnterAsync(filed.Number, message, "serve")).Code);
        Assert.Equal(
            422,
            (await EnterAsync(filed.Number, message, "respond", new { requestHearing = "perhaps" })).Code
        );
        Assert.Equal(409, (await EnterAsync(filed.Number, message, "lodge-appeal", new { grounds = "no" })).Code);
        Assert.Equal(
            403,
            (
                await _office.TryAsync(
                    "committee",
                    filed.Number,
                    "enter-message-as-act",
                    new { message, act = "request-hearing" }
                )
            ).Code
        );

        var done = await EnterAsync(filed.Number, message, "request-hearing");
        Assert.Equal(200, done.Code);
        Assert.Equal(
            "request-hearing",
            done.List("conversation").Single()["enteredAs"]!.AsArray().Single()!.GetValue<string>()
        );
        var line = done.List("journal").Last();
        Assert.Equal(
            ("request-hearing", "respondent", "BC-13"),
            (Said(line, "action"), Said(line, "onBehalfOf"), Said(line, "rule"))
        );
        var told = (await _office.GetAsync("shop", filed.Number)).List("messages").First();
        Assert.Contains("ingevoerd als handeling", told["subject"]!.GetValue<string>(), StringComparison.Ordinal);

        var cases = one.App.Services.GetRequiredService<CaseService>();
        var again = await cases.StateAsOf(
            filed.Number,
            new Actor(Role.Secretary, "reader", "Reader"),
            new DateOnly(2100, 1, 1)
        );
        Assert.Null(again.Why);
        Assert.Equal(["request-hearing"], again.Case!.Conversation.Single().EnteredAs);
    }

    [Fact]
    [Rule("FP-20")]
    public async Task Beside_a_message_the_secretary_chooses_the_act_and_finds_its_form_begun()
    {
        var filed = await _office.SentAsync();
        await _office.DoAsync(filed, "message", new { to = "secretary", text = "I give up, it is not worth it." });
        var secretary = await FilerAsync("secretary");
        var file = await secretary.OpenAsync($"/cases/{filed.Number}");
        var message = (await _office.GetAsync("secretary", filed.Number)).List("conversation").Single()[
            "id"
        ]!.GetValue<string>();
        Assert.Contains(
            $"action=\"/cases/{filed.Number}/messages/{message}/enter\"",
            file.Html,
            StringComparison.Ordinal
        );
        var chosen = await secretary.OpenAsync($"/cases/{filed.Number}/messages/{message}/enter?act=withdraw");
        Assert.Equal((HttpStatusCode.Redirect, $"/cases/{filed.Number}"), (chosen.Status, chosen.Location));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await secretary.OpenAsync($"/cases/{filed.Number}/messages/{message}/enter?act=nothing")).Status
        );

        var form = $"/cases/{filed.Number}/actions/withdraw?message={message}";
        var page = await secretary.OpenAsync(form);
        Assert.Contains("It counts from that day.", page.Html, StringComparison.Ordinal);
        Assert.Contains(">I give up, it is not worth it.</textarea>", page.Html, StringComparison.Ordinal);
        using var body = await secretary.FormAsync(form, "act", [("reason", "I give up, it is not worth it.")]);
        var sent = await secretary.SendAsync(form, body);
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var ended = await _office.GetAsync("secretary", filed.Number);
        Assert.Equal("withdrawn", ended.Text("state"));
        Assert.Equal("complainant", Said(ended.List("journal").Last(), "onBehalfOf"));
    }

    private Task<Reply> EnterAsync(string number, string message, string act, object? fields = null) =>
        _office.TryAsync(
            "secretary",
            number,
            "enter-message-as-act",
            new
            {
                message,
                act,
                fields = fields ?? new { },
            }
        );

    private async Task<string?> WaitingAsync(string who, string number) =>
        (await _office.AsAsync(who, HttpMethod.Get, $"/api/v1/cases?q={number}"))
            .List("items")
            .Single(c => Said(c, "number") == number)["messageDue"]
            ?.GetValue<string>();

    private static string Said(JsonNode node, string name) => node[name]!.GetValue<string>();

    private async Task<Filer> FilerAsync(string who)
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync($"{who}@demo.example", "Demo-Pass-2026"));
        return new Filer(client);
    }
}
