using Microsoft.EntityFrameworkCore;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;
using static Redress.Web.Tests.Operations.OperatorProcess;

namespace Redress.Web.Tests.Operations;

/// <summary>The operator's verification of the whole store, and what of a broken one is not moved.</summary>
public sealed class VerifyTests
{
    [Fact]
    [Rule("ST-2")]
    public async Task A_changed_byte_is_found_and_named_while_the_program_runs_and_no_move_takes_it_for_whole()
    {
        var store = await TestStore.NewAsync();
        var target = TestStore.NewFolder();
        string number;
        await using (var app = new TestApp(store))
        {
            app.StartServer();
            number = (await LivedIn.FillAsync(app))[0];
            await using var db = await app.NewDbAsync();
            var root = await db.Set<JournalRootRow>().OrderByDescending(r => r.Id).FirstAsync();
            var whole = await EndsAsync(0, store, "verify", "--root", root.Hash);
            Assert.Contains("All 3 cases are intact, with their documents.", whole, StringComparison.Ordinal);
            Assert.Contains("verified: 3 of 3 cases", whole, StringComparison.Ordinal);
            Assert.Contains("The audit is intact, 2 entries.", whole, StringComparison.Ordinal);
            Assert.Contains($"is number {root.Id}, of 2033-02-01.", whole, StringComparison.Ordinal);
            var unknown = await EndsAsync(1, store, "verify", "--root", new string('0', 64));
            Assert.Contains("is not among those that hold", unknown, StringComparison.Ordinal);

            var piece = await db.Set<DocumentChunkRow>().OrderByDescending(c => c.Sequence).FirstAsync();
            var bytes = piece.Bytes.ToArray();
            bytes[100] ^= 1;
            await db.Set<DocumentChunkRow>()
                .Where(c => c.DocumentId == piece.DocumentId && c.Sequence == piece.Sequence)
                .ExecuteUpdateAsync(c => c.SetProperty(x => x.Bytes, bytes));
            var found = await EndsAsync(1, store, "verify");
            Assert.Contains($"{number}: document, at entry ", found, StringComparison.Ordinal);
            Assert.Contains("1 cases are not intact; the store has 3.", found, StringComparison.Ordinal);
            await app.TamperAsync("DELETE FROM audit_content WHERE id = 2; DELETE FROM audit WHERE id = 2");
            found = await EndsAsync(1, store, "verify");
            Assert.Contains("The audit does not hold: entry, at entry 2.", found, StringComparison.Ordinal);

            Assert.Equal(78, (await RunAsync(store, "move-store", target)).Exit);
        }

        var moved = await EndsAsync(1, store, "move-store", target);
        Assert.Contains($"{number}: document, at entry ", moved, StringComparison.Ordinal);
        // The half says that it is one; the old one is still good.
        Assert.Contains("is not whole", await EndsAsync(78, target), StringComparison.Ordinal);
        await using (var app = new TestApp(store))
        {
            app.StartServer();
            Assert.Equal(200, (await new Office(app).GetAsync("secretary", number)).Code);
        }

        TestStore.Delete(store);
        TestStore.Delete(target);
    }

    [Fact]
    public async Task An_index_of_words_that_does_not_fit_is_named()
    {
        if (TestStore.IsPostgres)
        {
            return;
        }

        await using var app = await TestApp.StartAsync();
        await new Office(app).FileAsync(Office.Complaint());
        await new Sql(app).DoAsync(
            "INSERT INTO case_search(case_search, rowid, search_words) SELECT 'delete', row, search_words FROM cases"
        );
        await using var db = await app.NewDbAsync();
        var store = Path.GetDirectoryName(db.Database.GetDbConnection().DataSource)!;
        Assert.Contains("case_search does not fit", await EndsAsync(1, store, "verify"), StringComparison.Ordinal);
    }
}
