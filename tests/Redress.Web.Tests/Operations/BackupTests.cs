using Redress.Testing;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;
using static Redress.Web.Tests.Operations.OperatorProcess;

namespace Redress.Web.Tests.Operations;

/// <summary>The whole store is copied into a file while people file, and made anew from it.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string _folder = TestStore.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_backup_taken_while_people_file_restores_to_the_same_answers()
    {
        var (store, file) = (await TestStore.NewAsync(), Path.Combine(_folder, "backup"));
        var restored = await EmptyAsync();
        string before;
        IReadOnlyList<string> numbers;
        await using (var app = new TestApp(store))
        {
            app.StartServer();
            numbers = await LivedIn.FillAsync(app);
            before = await LivedIn.AnswersAsync(app, numbers[0]);
            var (office, more, done) = (new Office(app), new List<string>(), false);
            var filing = Task.Run(async () =>
            {
                while (!done)
                {
                    // About another webshop: of the first case nothing changes, not even that it has a duplicate (FP-14).
                    var complaint = Office.Complaint(member: "second-shop", facts: $"Nog een {Guid.NewGuid()}");
                    more.Add((await office.FileAsync(complaint)).Number);
                }
            });
            var said = await EndsAsync(0, store, "backup", file);
            done = true;
            await filing;
            Assert.NotEmpty(more);
            await using (var db = await app.NewDbAsync())
            {
                var noted = Assert.NotNull(await LastBackup.Find(db, default));
                Assert.InRange(noted, TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow());
            }

            Assert.Contains($"written: {new FileInfo(file).Length:N0} bytes", said, StringComparison.Ordinal);
            Assert.Contains("is there already", await EndsAsync(78, store, "backup", file), StringComparison.Ordinal);
        }

        Assert.Equal([file], Directory.GetFiles(_folder));
        var verified = await EndsAsync(0, restored, "restore", file);
        Assert.Contains("cases are intact", verified, StringComparison.Ordinal);
        Assert.Contains("roots hold", verified, StringComparison.Ordinal);
        await using (var app = new TestApp(restored))
        {
            app.StartServer();
            var after = await LivedIn.AnswersAsync(app, numbers[0]);
            // More may have been filed by the moment of the backup; all else is as it was.
            Assert.Equal(WithoutList(before), WithoutList(after));
            Assert.Equal(
                201,
                (await new Office(app).PublicAsync(HttpMethod.Post, "/api/v1/complaints", Office.Complaint())).Code
            );
        }

        Assert.Equal(78, (await RunAsync(restored, "restore", file)).Exit);
        TestStore.Delete(store);
        TestStore.Delete(restored);
    }

    [Fact]
    public async Task What_is_no_backup_or_the_other_engines_is_refused_and_nothing_is_made()
    {
        var (empty, file) = (await EmptyAsync(), Path.Combine(_folder, "something"));
        await File.WriteAllTextAsync(file, "Bewaar deze tekst.");
        Assert.Contains(
            "is no backup of Redress",
            await EndsAsync(78, empty, "restore", file),
            StringComparison.Ordinal
        );

        var other = TestStore.IsPostgres ? TestStore.NewFolder() : await TestCluster.NewDatabaseAsync();
        if (TestStore.IsPostgres)
        {
            // Opened once, so that there is a store in the folder.
            await using var app = new TestApp(other);
            app.StartServer();
        }

        var backup = Path.Combine(_folder, "other");
        await EndsAsync(0, other, "backup", backup);
        Assert.Contains("move-store", await EndsAsync(78, empty, "restore", backup), StringComparison.Ordinal);
        Assert.Contains(
            "cannot be read",
            await EndsAsync(78, empty, "restore", file + "-not-there"),
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(Path.Combine(empty, "redress.db")));
    }

    [Fact]
    public async Task A_store_that_is_there_is_moved_aside_only_when_asked()
    {
        if (TestStore.IsPostgres)
        {
            return;
        }

        var (store, file) = (await TestStore.NewAsync(), Path.Combine(_folder, "backup"));
        await EndsAsync(0, store, "backup", file);
        var before = await File.ReadAllBytesAsync(Path.Combine(store, "redress.db"));
        Assert.Contains("--replace", await EndsAsync(78, store, "restore", file), StringComparison.Ordinal);
        var said = await EndsAsync(0, store, "restore", file, "--replace");
        var former = Assert.Single(Directory.GetDirectories(store, "before-restore-*"));
        Assert.Contains(former, said, StringComparison.Ordinal);
        Assert.Equal(before.Length, new FileInfo(Path.Combine(former, "redress.db")).Length);
        TestStore.Delete(store);
    }

    private static Task<string> EmptyAsync() =>
        TestStore.IsPostgres ? TestCluster.EmptyDatabaseAsync() : Task.FromResult(TestStore.NewFolder());

    private static string WithoutList(string answers) =>
        string.Join('\n', answers.Split('\n').Where(l => !l.StartsWith("/api/v1/cases: ", StringComparison.Ordinal)));
}
