using Redress.Domain.Journal;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Journal;

public sealed class RootHashTests
{
    private static readonly DateOnly Day = new(2026, 5, 11);
    private static readonly DateTimeOffset At = new(2026, 5, 11, 0, 0, 5, TimeSpan.FromHours(2));

    [Fact]
    [Rule("ST-2")]
    public void A_root_is_another_one_whatever_is_changed_in_it_or_before_it()
    {
        string[] roots =
        [
            Root(RootHash.Genesis, Day, At, ("BC-1", 1, "a"), ("BC-2", 7, "b")),
            Root(new string('0', 64), Day, At, ("BC-1", 1, "a"), ("BC-2", 7, "b")),
            Root(RootHash.Genesis, Day.AddDays(1), At, ("BC-1", 1, "a"), ("BC-2", 7, "b")),
            Root(RootHash.Genesis, Day, At.AddSeconds(1), ("BC-1", 1, "a"), ("BC-2", 7, "b")),
            Root(RootHash.Genesis, Day, At, ("BC-1", 1, "a"), ("BC-2", 7, "c")),
            Root(RootHash.Genesis, Day, At, ("BC-1", 1, "a"), ("BC-2", 8, "b")),
            Root(RootHash.Genesis, Day, At, ("BC-2", 7, "b"), ("BC-1", 1, "a")),
            Root(RootHash.Genesis, Day, At, ("BC-1", 1, "a")),
            Root(RootHash.Genesis, Day, At),
            RootHash.Genesis,
        ];
        Assert.Equal(roots.Length, roots.Distinct().Count());
        Assert.All(roots, root => Assert.Matches("^[0-9a-f]{64}$", root));
    }

    [Fact]
    [Rule("ST-2")]
    public void A_root_of_before_there_was_an_audit_is_as_it_was_and_one_since_holds_where_it_stood()
    {
        static string Finish(AuditHead? audit)
        {
            using var root = new RootHash();
            return root.Finish(RootHash.Genesis, Day, At, audit);
        }

        string[] roots =
        [
            Finish(null),
            Finish(new AuditHead(0, "a")),
            Finish(new AuditHead(1, "a")),
            Finish(new AuditHead(1, "b")),
        ];
        // Reckoned by hand, as roots of before stand in stores.
        Assert.Equal("4d3068472ff07517f8175dbeb528b673bde62b7e4faec510ad0b221bc3c59ca4", roots[0]);
        Assert.Equal(roots.Length, roots.Distinct().Count());
    }

    [Fact]
    [Rule("ST-2")]
    public void A_root_survives_the_precision_and_the_offset_of_a_database() =>
        Assert.Equal(
            Root(RootHash.Genesis, Day, At.AddTicks(17), ("BC-1", 1, "a")),
            Root(RootHash.Genesis, Day, At.AddTicks(10).ToUniversalTime(), ("BC-1", 1, "a"))
        );

    private static string Root(
        string before,
        DateOnly day,
        DateTimeOffset at,
        params (string Number, long Sequence, string Hash)[] heads
    )
    {
        using var root = new RootHash();
        foreach (var (number, sequence, hash) in heads)
        {
            root.Add(number, sequence, hash);
        }

        return root.Finish(before, day, at);
    }
}
