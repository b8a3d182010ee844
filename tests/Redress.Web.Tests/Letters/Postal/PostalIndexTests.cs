using Redress.Domain.Tests;
using Redress.Testing;
using Redress.Web.Letters.Postal;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Letters.Postal;

/// <summary>Every page of a secretary counts the letters to post: among a million others they are found by an index.</summary>
public sealed class PostalIndexTests(OneApp one) : IClassFixture<OneApp>
{
    [Fact]
    public async Task What_is_to_be_posted_and_what_was_is_read_from_an_index_of_its_own()
    {
        await using var db = await one.App.NewDbAsync();
        var waiting = PostalQueue.Waiting(db, ACase.Secretary).OrderBy(l => l.Id).Take(100);
        Assert.Contains(
            "IX_outbox_unposted",
            await db.PlanAsync(TestStore.IsPostgres, waiting.Select(l => l.Id)),
            StringComparison.Ordinal
        );
        var posted = PostalQueue.Posted(db, ACase.Secretary).OrderByDescending(l => l.Id).Take(100);
        Assert.Contains(
            "IX_outbox_posted",
            await db.PlanAsync(TestStore.IsPostgres, posted.Select(l => l.Id)),
            StringComparison.Ordinal
        );
    }
}
