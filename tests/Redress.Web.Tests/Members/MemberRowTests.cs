using Microsoft.EntityFrameworkCore;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Members;

/// <summary>What follows from a member's details stands beside them in the store.</summary>
public sealed class MemberRowTests(OneApp one) : IClassFixture<OneApp>
{
    [Fact]
    public async Task Its_first_site_and_language_count_and_it_is_found_by_every_site_and_by_its_number_however_written()
    {
        var sql = new Sql(one.App);
        await using var db = await one.App.NewDbAsync();
        var row = new MemberRow
        {
            Id = "two-sites",
            Organisation = "two-sites",
            Scheme = "becommerce",
            Name = "Café Tweeluik",
            Sites = ["https://een.example", "https://zijtak.example/nl"],
            Languages = ["fr", "nl"],
            CompanyNumber = "BE 0123.456-749",
        };
        db.Add(row);
        await db.SaveChangesAsync();
        Assert.Equal("https://een.example", await ColumnAsync("website"));
        Assert.Equal("fr", await ColumnAsync("language"));
        Assert.Equal("be0123456749", await ColumnAsync("company_key"));
        foreach (var sought in (string[])["cafe tweeluik", "een example", "zijtak"])
        {
            Assert.True(await db.Set<MemberRow>().AnyAsync(m => m.Id == row.Id && m.NameKey.Contains(sought)), sought);
        }

        // Changed in another context than it was made in.
        await using var later = await one.App.NewDbAsync();
        var again = await later.Set<MemberRow>().SingleAsync(m => m.Id == row.Id);
        (again.Sites, again.Languages, again.CompanyNumber) = (["https://nieuw.example"], ["nl"], null);
        await later.SaveChangesAsync();
        Assert.Equal("https://nieuw.example", await ColumnAsync("website"));
        Assert.Equal("nl", await ColumnAsync("language"));
        Assert.Equal("", await ColumnAsync("company_key"));
        Assert.DoesNotContain("zijtak", await ColumnAsync("name_key"), StringComparison.Ordinal);

        async Task<string> ColumnAsync(string name) =>
            Assert.Single(await sql.ListAsync($"SELECT {name} FROM members WHERE id = 'two-sites'"));
    }

    [Fact]
    [Rule("BC-38")]
    public async Task A_candidate_is_no_member_on_any_day()
    {
        await using var db = await one.App.NewDbAsync();
        var day = new DateOnly(2026, 5, 11);
        db.Add(
            new MemberRow
            {
                Id = "candidate",
                Organisation = "candidate",
                Membership = Membership.Candidate,
                CandidateSince = day,
            }
        );
        await db.SaveChangesAsync();
        foreach (var on in new[] { day, day.AddYears(5) })
        {
            Assert.False(await db.Set<MemberRow>().Where(MemberRow.WasMemberOn(on)).AnyAsync(m => m.Id == "candidate"));
        }

        var candidate = (await db.Set<MemberRow>().SingleAsync(m => m.Id == "candidate")).ToMember();
        Assert.False(candidate.IsMember);
        Assert.Equal((day, null), (candidate.CandidateSince, candidate.JoinedOn));
    }
}
