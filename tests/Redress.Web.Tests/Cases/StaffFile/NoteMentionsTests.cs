using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Queries;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.StaffFile;

/// <summary>Who is named in a note of the body is told, where it may read the case.</summary>
public sealed class NoteMentionsTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly Mentionable[] People =
    [
        new("1", "Clara Committee", "c.committee@body.example"),
        new("2", "Clara De Smet", "c.desmet@body.example"),
        new("3", "Zoë Ångström", "zoe@body.example"),
    ];

    private readonly Office _office = new(one.App);

    [Theory]
    [InlineData("@Clara Committee, look at A3.", "1")]
    [InlineData("Ask @clara de smet.", "2")]
    [InlineData("(@Zoe) and @c.desmet!", "3,2")]
    [InlineData("@Clara: which of you?", "1,2")]
    [InlineData("Write to clara@body.example or info@zoe.example.", "")]
    [InlineData("@ nobody, @Nobody and 5 @ 3", "")]
    [InlineData("@Clarabelle", "")]
    [InlineData("@", "")]
    public void A_name_after_the_sign_is_whose_it_is(string text, string ids) =>
        Assert.Equal(ids, string.Join(',', NoteMentions.NamedIn(text, People)));

    [Fact]
    [Rule("BC-16"), Rule("FP-12")]
    public async Task Who_is_named_is_told_and_who_may_not_read_the_case_is_not()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("committee2", number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        var (writer, named, recused) = (
            await ActorAsync("secretary"),
            await ActorAsync("committee"),
            await ActorAsync("committee2")
        );
        await _office.DoAsync(
            "secretary",
            number,
            "note",
            new { text = $"@{named.Name} en @{recused.Name}: kijk naar **A3**. @{writer.Name}" }
        );
        var notices = one.App.Services.GetRequiredService<DeskNotices>();
        var line = Assert.Single(await notices.Mentions(named, 10));
        Assert.Equal((number, writer.Name, false), (line.Number, line.ByName, line.Seen));
        Assert.Contains("kijk naar A3", line.Text, StringComparison.Ordinal);
        Assert.Equal(1, await notices.Unseen(named, 10));
        Assert.Empty(await notices.Mentions(recused, 10));
        Assert.Empty(await notices.Mentions(writer, 10));
        Assert.Equal(1, await new Sql(one.App).CountAsync("select count(*) from desk_notices"));

        // Somebody else's is not one's own to see.
        Assert.False(await notices.MarkSeen(writer, line.Id));
        Assert.True(await notices.MarkSeen(named, line.Id));
        Assert.False(await notices.MarkSeen(named, line.Id));
        Assert.Equal(0, await notices.Unseen(named, 10));

        // Who steps back later finds nothing of it any more.
        await _office.DoAsync("committee", number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        Assert.Empty(await notices.Mentions(named, 10));
    }

    private async Task<Actor> ActorAsync(string account)
    {
        await using var db = await one.App.NewDbAsync();
        var user = await db.Users.SingleAsync(u => u.Email == $"{account}@demo.example");
        return account.StartsWith("secretary", StringComparison.Ordinal)
            ? new Actor(Role.Secretary, user.Id, user.DisplayName)
            : new Actor(Role.Committee, user.Id, user.DisplayName) { CommitteeSchemes = ["becommerce"] };
    }
}
