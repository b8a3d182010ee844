using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Journal;
using Redress.Domain.Members;
using Redress.Testing;
using Redress.Web.Journal;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;
using Redress.Web.Storage.Labels;
using Redress.Web.Storage.Sqlite;
using Redress.Web.Tests.Operations;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Storage.Starting;

/// <summary>A store of before is brought up to date with what is in it.</summary>
public sealed class UpgradeTests
{
    private static readonly DateOnly Day = new(2020, 5, 1);
    private static readonly DateTimeOffset At = new(2020, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Members_of_before_have_sites_languages_an_organisation_and_their_label(bool postgres)
    {
        var store = postgres ? await TestCluster.EmptyDatabaseAsync() : TestStore.NewFolder();
        await MakeAsync(store, "LettersToPost");
        await using (var app = new TestApp(store))
        {
            app.StartServer();
            await using var db = await app.NewDbAsync();
            var old = await db.Set<MemberRow>().SingleAsync(m => m.Id == "old");
            Assert.Equal(["https://oud.example"], old.Sites);
            Assert.Equal(["nl"], old.Languages);
            Assert.Equal(("https://oud.example", "nl", "old"), (old.Website, old.Language, old.Organisation));
            Assert.Equal(Day, old.JoinedOn);
            Assert.Equal(("be0123456749", Day.Year), (old.CompanyKey, old.CreatedAt.Year));
            // The program opens the file of its labels when it comes to it, as an act of its own.
            var seen = await db.Set<MemberRow>()
                .Where(m => m.Id == "old")
                .Select(m => new { m.Version, Acts = db.Set<LabelJournalRow>().Count(j => j.MemberId == m.Id) })
                .SingleAsync();
            Assert.Equal(1, seen.Version - seen.Acts);
            // As the program would write it, or nobody finds it by its number.
            var key = MemberRow.CompanyKeyOf(old.CompanyNumber);
            Assert.True(await db.Set<MemberRow>().AnyAsync(m => m.Id == "old" && m.CompanyKey == key));
            var bare = await db.Set<MemberRow>().SingleAsync(m => m.Id == "bare");
            Assert.Equal((0, null, ""), (bare.Sites.Length, bare.Website, bare.CompanyKey));
            var labels = await db.Set<MemberLabelRow>()
                .Where(l => l.MemberId == "old" || l.MemberId == "mark" || l.MemberId == "bare")
                .OrderBy(l => l.MemberId)
                .ToListAsync();
            Assert.Equal(
                [("mark", MemberLabelRow.WebshopKeurmerk), ("old", MemberLabelRow.ForConsumers)],
                labels.Select(l => (l.MemberId, l.Kind))
            );
            Assert.All(
                labels,
                l => Assert.Equal((MemberLabelRow.Valid, null, null), (l.State, l.ValidFrom, l.ValidUntil))
            );

            // A candidate has not joined yet, and is no member on any day.
            db.Add(
                new MemberRow
                {
                    Id = "new",
                    Organisation = "new",
                    Membership = Membership.Candidate,
                    CandidateSince = Day,
                }
            );
            await db.SaveChangesAsync();
            Assert.Equal(
                ["mark", "old"],
                await db.Set<MemberRow>()
                    .Where(MemberRow.WasMemberOn(Day))
                    .Where(m => m.Id == "new" || m.Id == "old" || m.Id == "mark")
                    .OrderBy(m => m.Id)
                    .Select(m => m.Id)
                    .ToListAsync()
            );
        }

        TestStore.Delete(store);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Labels_of_before_are_held_taken_or_over_as_they_were_and_no_grant_is_taken_for_an_end(
        bool postgres
    )
    {
        var store = postgres ? await TestCluster.EmptyDatabaseAsync() : TestStore.NewFolder();
        await MakeAsync(store, "LettersToPost");
        await using (var services = LivedIn.Open(store))
        {
            await using var before = await services
                .GetRequiredService<IDbContextFactory<AppDb>>()
                .CreateDbContextAsync();
            await before.GetService<IMigrator>().MigrateAsync("RunningABody");
            await before.Database.ExecuteSqlRawAsync(
                """
                UPDATE members SET label_granted_on = '2024-05-01' WHERE id = 'old';
                UPDATE members SET label_withdrawn_on = '2024-06-01' WHERE id = 'mark';
                UPDATE members SET membership = 'Candidate', ended_on = '2024-07-01', candidate_since = '2024-07-01' WHERE id = 'bare'
                """
            );
            await before.Database.ExecuteSqlAsync(
                $"INSERT INTO member_labels (member_id, kind, state, changed_at) VALUES ('bare', 'b2c', 'valid', {At})"
            );
            // As the upgrade writes it: no case is here that took it, and which the program would ask.
            await before.Database.MigrateAsync();
            var taken = await before.Set<MemberLabelRow>().SingleAsync(l => l.MemberId == "mark");
            Assert.Equal(new DateOnly(2024, 6, 1), taken.TakenOn);
        }

        await using (var app = new TestApp(store))
        {
            app.StartServer();
            await using var db = await app.NewDbAsync();
            var old = await db.Set<MemberRow>().SingleAsync(m => m.Id == "old");
            Assert.Equal((null, null), (old.LeftOn, old.EndedOn));
            var member = await MemberStanding.Of(db, old, default);
            Assert.Equal((Membership.Active, LabelHolding.Held), (member.Membership, member.Label));
            Assert.True(member.IsValid(Assert.Single(member.Labels), Day));

            // Begun anew: what it had is over, and known.
            var bare = await db.Set<MemberRow>().SingleAsync(m => m.Id == "bare");
            Assert.Equal((Membership.Candidate, null, null), (bare.Membership, bare.JoinedOn, bare.EndedOn));
            var over = await MemberStanding.Of(db, bare, default);
            Assert.True(Assert.Single(over.Labels).HasEnded);
            Assert.True(await db.Set<MemberRow>().Where(MemberRow.WasMemberOn(Day)).AnyAsync(m => m.Id == "bare"));
        }

        TestStore.Delete(store);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Roots_of_before_there_was_an_audit_hold_and_those_since_follow_from_them(bool postgres)
    {
        var store = postgres ? await TestCluster.EmptyDatabaseAsync() : TestStore.NewFolder();
        await MakeAsync(store, "LettersToPost");
        await using (var app = new TestApp(store))
        {
            app.StartServer();
            await app.Services.GetRequiredService<JournalRoots>().Take(At.AddYears(30));
            await using var db = await app.NewDbAsync();
            var verified = await JournalVerifier.VerifyRoots(db, null);
            Assert.True(verified.Intact && verified.Roots >= 2, $"{verified}");
            Assert.Null((await db.Set<JournalRootRow>().SingleAsync(r => r.Id == 1)).AuditLength);
            Assert.NotNull(verified.Last!.AuditLength);
            Assert.True((await app.Services.GetRequiredService<AuditTrail>().Verify(db, default)).Intact);
        }

        TestStore.Delete(store);
    }

    // A store as the program left it whose last migration that was.
    private static async Task MakeAsync(string store, string migration)
    {
        if (Path.IsPathRooted(store))
        {
            using var file = new SqliteStore(store);
            file.Open();
        }

        await using var services = LivedIn.Open(store);
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        await db.GetService<IMigrator>().MigrateAsync(migration);
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO members (id, scheme, name, website, name_key, email, company_number, language, membership, label, joined_on) VALUES
            ('old', 'becommerce', 'Oude Winkel', 'https://oud.example', 'oude winkel', 'info@oud.example', 'BE 0123.456-749', 'nl', 'Active', 'Held', '2020-05-01'),
            ('mark', 'webshop-keurmerk', 'Merkwinkel', 'https://merk.example', 'merkwinkel', NULL, '12345678', 'nl', 'Suspended', 'Withdrawn', '2020-05-01'),
            ('bare', 'becommerce', 'Kaal', NULL, 'kaal', NULL, NULL, 'fr', 'Active', 'None', '2020-05-01')
            """
        );
        using var hash = new RootHash();
        var root = hash.Finish(RootHash.Genesis, Day, At);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO journal_roots (id, day, at, cases, hash) VALUES (1, {Day}, {At}, 0, {root})"
        );
    }
}
