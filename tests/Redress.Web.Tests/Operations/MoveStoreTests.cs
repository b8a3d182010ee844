using System.Globalization;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;
using static Redress.Web.Tests.Operations.OperatorProcess;

namespace Redress.Web.Tests.Operations;

/// <summary>A store is moved to the other engine and back, and nothing of it is lost.</summary>
public sealed class MoveStoreTests
{
    [Fact]
    public async Task A_store_moves_to_the_other_engine_and_back_with_every_row()
    {
        var first = await TestStore.NewAsync();
        var second = TestStore.IsPostgres ? TestStore.NewFolder() : await TestCluster.EmptyDatabaseAsync();
        var third = TestStore.IsPostgres ? await TestCluster.EmptyDatabaseAsync() : TestStore.NewFolder();
        IReadOnlyList<string> numbers;
        string answers;
        await using (var app = new TestApp(first))
        {
            app.StartServer();
            numbers = await LivedIn.FillAsync(app);
            answers = await LivedIn.AnswersAsync(app, numbers);
            Assert.Contains("Stop", await EndsAsync(78, first, "move-store", second), StringComparison.Ordinal);
        }

        var last = await MoveAsync(first, second, numbers[^1], answers, numbers);
        await MoveAsync(second, third, last, null, numbers);

        Assert.Contains("was moved", await EndsAsync(78, first), StringComparison.Ordinal);
        Assert.Contains("was moved", await EndsAsync(78, first, "move-store", third), StringComparison.Ordinal);
        // Nor is anything put on top of what is there.
        var another = await TestStore.NewAsync();
        Assert.Contains("is not empty", await EndsAsync(78, another, "move-store", third), StringComparison.Ordinal);
        foreach (var store in new[] { first, second, third, another })
        {
            TestStore.Delete(store);
        }
    }

    // Moves, compares, looks and files there; returns the number of the case that was filed.
    private static async Task<string> MoveAsync(
        string from,
        string to,
        string last,
        string? answers,
        IReadOnlyList<string> numbers
    )
    {
        var before = await LivedIn.RowsAsync(from);
        var said = await EndsAsync(0, from, "move-store", to);
        Assert.Contains("copied: ", said, StringComparison.Ordinal);
        Assert.Contains("cases are intact", said, StringComparison.Ordinal);
        Assert.Contains("roots hold", said, StringComparison.Ordinal);
        Assert.Equal(before, await LivedIn.RowsAsync(to));
        Assert.Single(
            (await LivedIn.RowsAsync(from)).Except(before),
            row => row.Contains(SchemaVersion.Moved, StringComparison.Ordinal)
        );

        await using var app = new TestApp(to);
        app.StartServer();
        if (answers is not null)
        {
            Assert.Equal(answers, await LivedIn.AnswersAsync(app, numbers));
        }

        var office = new Office(app);
        var found = await office.AsAsync("secretary", HttpMethod.Get, "/api/v1/cases?q=zonnewijzer");
        Assert.Equal(numbers[^1], Assert.Single(found.List("items"))["number"]!.GetValue<string>());
        var filed = (await office.SentAsync()).Number;
        Assert.Equal(Ordinal(last) + 1, Ordinal(filed));
        return filed;
    }

    private static int Ordinal(string number) => int.Parse(number.Split('-')[^1], CultureInfo.InvariantCulture);
}
