using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Demo;

/// <summary>What a visitor of the demo finds to read: its stories are told by real acts, and none of them broke off.</summary>
public sealed class DemoMessagesTests
{
    [Fact]
    [Rule("FP-20"), Rule("FP-24")]
    public async Task The_demo_has_messages_of_each_kind_in_dutch_and_french_answered_and_not()
    {
        await using var app = await TestApp.StartAsync(
            settings: new Dictionary<string, string> { ["Demo:Seed"] = "true" }
        );
        var cases = app.Services.GetRequiredService<CaseService>();
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var said = new List<(string Language, ConversationMessage Message, Case Case)>();
        foreach (var number in await db.Set<CaseRow>().Select(c => c.Number).ToListAsync())
        {
            var c = (await cases.Find(number, Actor.Clock))!;
            said.AddRange(c.Conversation.Select(m => (c.LanguageOf(m.With), m, c)));
        }

        foreach (var to in Enum.GetValues<MessageTo>())
        {
            Assert.Contains(said, s => s.Message.To == to && s.Message.From is not null && s.Language == "nl");
            Assert.Contains(said, s => s.Message.To == to && s.Message.From is not null && s.Language == "fr");
        }

        Assert.Contains(said, s => s.Message is { To: MessageTo.Secretary, From: not null, Waits: true });
        Assert.Contains(said, s => s.Message is { To: MessageTo.Secretary, From: not null, AnsweredAt: not null });
        Assert.Contains(said, s => s.Message is { To: MessageTo.Mediator, From: null });
        // A story that broke off would rest where it was: that one was refused, and nothing of it came after.
        Assert.Contains(said, s => s.Case.Proposals.Count > 0 && s.Message.To == MessageTo.Mediator);
    }
}
