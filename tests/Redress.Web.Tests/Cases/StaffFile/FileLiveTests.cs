using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.StaffFile.Live;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.StaffFile;

/// <summary>What a file that is open tells of others, as the circuits of two people draw it.</summary>
public sealed class FileLiveTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("FP-12"), Rule("FP-1")]
    public async Task Who_else_reads_is_named_and_what_it_does_is_told_until_one_may_not_see_the_case_any_more()
    {
        var (number, _) = await _office.SentAsync();
        await using var desk = await DeskDrawing.OpenAsync(one.App, "secretary2");
        await using var other = await DeskDrawing.OpenAsync(one.App, "committee2");
        var mine = await DrawAsync(desk, number);
        Assert.Empty(mine.FindAll(".file-readers"));
        var its = await DrawAsync(other, number);
        its.WaitForAssertion(
            () => Assert.Contains(NameOf("secretary2"), Readers(its), StringComparison.Ordinal),
            Patience
        );
        mine.WaitForAssertion(
            () => Assert.Contains(NameOf("committee2"), Readers(mine), StringComparison.Ordinal),
            Patience
        );

        await _office.DoAsync("secretary", number, "note", new { text = "Gebeld." });
        var news = $"/cases/{number}#entry-";
        mine.WaitForAssertion(() => Assert.StartsWith(news, mine.Find(".file-news a").GetAttribute("href")), Patience);
        Assert.Contains(NameOf("secretary"), mine.Find(".file-news").TextContent, StringComparison.Ordinal);
        its.WaitForAssertion(() => Assert.Single(its.FindAll(".file-news")), Patience);

        // Who stepped back is told nothing more, and is no reader for the others.
        await _office.DoAsync("committee2", number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        its.WaitForAssertion(() => Assert.Empty(its.FindAll(".file-news, .file-readers")), Patience);
        mine.WaitForAssertion(() => Assert.Empty(mine.FindAll(".file-readers")), Patience);
        // The page shows a later act, one's own: what was told before is no news any more.
        var version = (await _office.GetAsync("secretary", number)).Body!["version"]!.GetValue<int>();
        mine.Render(p => p.Add(f => f.Version, version + 1));
        Assert.Empty(mine.FindAll(".file-news"));
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Who_may_not_see_the_case_is_no_reader_and_who_leaves_is_none_any_more()
    {
        var (number, _) = await _office.SentAsync();
        var readers = one.App.Services.GetRequiredService<FileReaders>();
        var nobody = new Redress.Domain.Actor(Redress.Domain.Role.Secretary, "nobody", "Nobody");
        await using (var supervisor = await DeskDrawing.OpenAsync(one.App, "supervisor"))
        {
            var shut = await DrawAsync(supervisor, number);
            shut.WaitForAssertion(() => shut.Find("[role=alert]"), Patience);
            Assert.Empty(readers.Others(number, nobody));
        }

        await using (var desk = await DeskDrawing.OpenAsync(one.App, "appeals"))
        {
            await DrawAsync(desk, number);
            Assert.Equal([NameOf("appeals")], readers.Others(number, nobody));
        }

        Assert.Empty(readers.Others(number, nobody));
    }

    private async Task<IRenderedComponent<FileLive>> DrawAsync(DeskDrawing desk, string number)
    {
        var version = (await _office.GetAsync("secretary", number)).Body!["version"]!.GetValue<int>();
        var readers = one.App.Services.GetRequiredService<FileReaders>();
        var before = readers
            .Others(number, new Redress.Domain.Actor(Redress.Domain.Role.Secretary, "nobody", ""))
            .Count;
        var live = desk.Render<FileLive>(p => p.Add(f => f.Number, number).Add(f => f.Version, version));
        live.WaitForState(
            () =>
                live.FindAll("[role=alert]").Count > 0
                || readers.Others(number, new Redress.Domain.Actor(Redress.Domain.Role.Secretary, "nobody", "")).Count
                    > before,
            Patience
        );
        return live;
    }

    private static string Readers(IRenderedComponent<FileLive> live) => live.Find(".file-readers").TextContent;

    private string NameOf(string account)
    {
        using var scope = one.App.Services.CreateScope();
        using var db = scope
            .ServiceProvider.GetRequiredService<IDbContextFactory<Redress.Web.Storage.AppDb>>()
            .CreateDbContext();
        return db.Users.Single(u => u.Email == $"{account}@demo.example").DisplayName;
    }
}
