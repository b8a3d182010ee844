using Redress.Domain.Journal;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Journal;

public sealed class HashChainTests
{
    private const string Number = "BC-2026-000123";

    private readonly Dictionary<long, (byte[] Salt, string Content)> contents = [];
    private readonly HashSet<long> erased = [];
    private readonly List<JournalEntry> journal = [];

    public HashChainTests()
    {
        Write("complainant", "file", null, "registered", "{\"by\":\"Jan Peeters\"}");
        Write("secretary", "start-mediation", "registered", "mediation", "{\"by\":\"An\"}");
        Write("secretary", "send-to-member", "mediation", "sentToMember", "{\"by\":\"An\"}");
        Write("respondent", "respond", "sentToMember", "underExamination", "{\"by\":\"Shop\"}");
    }

    [Fact]
    [Rule("ST-2")]
    public void An_untouched_journal_is_intact()
    {
        var verified = Verify();
        Assert.True(verified.Intact);
        Assert.Equal(4, verified.Entries);
        Assert.Null(verified.At);
    }

    [Fact]
    [Rule("ST-2")]
    public void An_empty_journal_is_intact_when_the_case_knows_of_no_entry()
    {
        var genesis = HashChain.Genesis(Number);
        Assert.True(HashChain.Verify(genesis, [], Content, erased, genesis, 0).Intact);
    }

    [Theory]
    [Rule("ST-2")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Any_field_that_is_changed_breaks_the_chain_there(int sequence)
    {
        Func<JournalEntry, JournalEntry>[] forgeries =
        [
            entry => entry with { At = entry.At.AddMinutes(-1) },
            entry => entry with { Role = "administrator" },
            entry => entry with { Action = "close" },
            entry => entry with { From = entry.From is null ? "" : null },
            entry => entry with { To = "closed" },
            entry => entry with { Rule = "BC-99" },
            entry => entry with { SeenBy = "public" },
            entry => entry with { Commitment = new string('0', 64) },
            entry => entry with { FileCommitment = new string('0', 64) },
            entry => entry with { Hash = new string('0', 64) },
        ];
        var original = journal[sequence - 1];
        foreach (var forge in forgeries)
        {
            journal[sequence - 1] = forge(original);
            Breaks(sequence, BrokenPart.Entry);
        }
    }

    [Fact]
    [Rule("ST-2")]
    public void A_forged_entry_with_a_hash_of_its_own_breaks_the_next()
    {
        var forged = journal[1].Head() with { To = "closed" };
        journal[1] = forged.After(journal[0].Hash);
        Breaks(3, BrokenPart.Entry);
    }

    [Fact]
    [Rule("ST-2")]
    public void A_journal_forged_to_its_end_differs_from_the_hash_on_the_case()
    {
        var head = journal[^1].Hash;
        var previous = journal[0].Hash;
        for (var i = 1; i < journal.Count; i++)
        {
            journal[i] = (journal[i].Head() with { Role = "clock" }).After(previous);
            previous = journal[i].Hash;
        }

        Broken(Verify(head, 4), 4, BrokenPart.Head);
    }

    [Fact]
    [Rule("ST-2")]
    public void An_entry_taken_out_is_missed()
    {
        var (head, count) = (journal[^1].Hash, journal.Count);
        journal.RemoveAt(1);
        Broken(Verify(head, count), 2, BrokenPart.Entry);
    }

    [Fact]
    [Rule("ST-2")]
    public void Entries_taken_off_the_end_are_missed()
    {
        var (head, count) = (journal[^1].Hash, journal.Count);
        journal.RemoveRange(2, 2);
        Broken(Verify(head, count), 3, BrokenPart.Entry);
        journal.Clear();
        Broken(Verify(head, count), 1, BrokenPart.Entry);
    }

    [Fact]
    [Rule("ST-2")]
    public void Entries_in_another_order_are_noticed()
    {
        (journal[1], journal[2]) = (journal[2], journal[1]);
        Breaks(2, BrokenPart.Entry);
    }

    [Fact]
    [Rule("ST-2")]
    public void Entries_that_swapped_numbers_are_noticed()
    {
        (journal[1], journal[2]) = (journal[2] with { Sequence = 2 }, journal[1] with { Sequence = 3 });
        Breaks(2, BrokenPart.Entry);
    }

    [Fact]
    [Rule("ST-2")]
    public void An_entry_twice_or_one_too_many_is_noticed()
    {
        var head = journal[^1].Hash;
        Write("clock", "close", "underExamination", "closed", "{}");
        Broken(Verify(head, 4), 5, BrokenPart.Entry);
        journal.Insert(3, journal[2]);
        Breaks(4, BrokenPart.Entry);
    }

    [Fact]
    [Rule("ST-2")]
    [Rule("BC-5")]
    public void The_journal_of_another_case_does_not_pass()
    {
        var verified = HashChain.Verify(
            HashChain.Genesis("BC-2026-000124"),
            journal,
            Content,
            erased,
            journal[^1].Hash,
            4
        );
        Broken(verified, 1, BrokenPart.Entry);
    }

    [Fact]
    [Rule("FP-18")]
    public void Erased_content_leaves_the_chain_intact()
    {
        contents.Remove(1);
        erased.Add(1);
        Assert.True(Verify().Intact);
    }

    [Fact]
    [Rule("FP-18")]
    public void Content_that_is_gone_without_erasure_is_missed()
    {
        contents.Remove(3);
        Breaks(3, BrokenPart.Content);
    }

    [Fact]
    [Rule("FP-18")]
    public void Content_or_salt_that_is_changed_is_noticed()
    {
        var (salt, content) = contents[2];
        contents[2] = (salt, content + " ");
        Breaks(2, BrokenPart.Content);
        contents[2] = ([.. salt.Reverse()], content);
        Breaks(2, BrokenPart.Content);
        contents[2] = ([], content);
        Breaks(2, BrokenPart.Content);
    }

    [Fact]
    [Rule("FP-18")]
    public void The_same_content_has_another_commitment_under_another_salt()
    {
        Assert.NotEqual(HashChain.CommitToContent(Salt(1), "x"), HashChain.CommitToContent(Salt(2), "x"));
        Assert.NotEqual(HashChain.CommitToFile(Salt(1), "x"), HashChain.CommitToFile(Salt(2), "x"));
        Assert.Throws<ArgumentException>(() => HashChain.CommitToContent(new byte[15], "x"));
        Assert.Throws<ArgumentException>(() => HashChain.CommitToFile(new byte[15], "x"));
    }

    [Fact]
    [Rule("FP-18")]
    public void Content_and_file_are_never_committed_to_under_the_same_salt() =>
        Assert.NotEqual(HashChain.CommitToContent(Salt(1), "x"), HashChain.CommitToFile(Salt(1), "x"));

    [Fact]
    [Rule("ST-2")]
    public void A_number_beside_the_head_that_is_not_the_last_entrys_is_the_heads_fault()
    {
        Broken(Verify(journal[^1].Hash, 3), 4, BrokenPart.Head);
        Broken(Verify(journal[^1].Hash, 5), 4, BrokenPart.Head);
    }

    [Fact]
    [Rule("ST-2")]
    public void No_two_lists_of_fields_have_the_same_hash()
    {
        var head = journal[1].Head() with { Role = "ab", Action = "c", From = null, To = "" };
        string[] hashes =
        [
            HashChain.Next("", head),
            HashChain.Next("", head with { Role = "a", Action = "bc" }),
            HashChain.Next("", head with { Role = "abc", Action = "" }),
            HashChain.Next("", head with { Role = "a", Action = "1:bc" }),
            HashChain.Next("", head with { From = "" }),
            HashChain.Next("", head with { Sequence = 21 }),
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    [Rule("ST-2")]
    public void The_hash_survives_the_precision_and_the_offset_of_a_database()
    {
        var head = journal[0].Head() with
        {
            At = new DateTimeOffset(2026, 5, 11, 10, 0, 0, TimeSpan.Zero).AddTicks(1234567),
        };
        var stored = head with { At = head.At.AddTicks(-7).ToOffset(TimeSpan.FromHours(2)) };
        Assert.Equal(HashChain.Next("x", head), HashChain.Next("x", stored));
    }

    private static byte[] Salt(long seed) => [.. Enumerable.Range(0, 32).Select(i => (byte)((seed * 31) + i))];

    private (byte[] Salt, string Content)? Content(long sequence) =>
        contents.TryGetValue(sequence, out var content) ? content : null;

    private void Write(string role, string action, string? from, string to, string content)
    {
        var sequence = journal.Count + 1;
        contents[sequence] = (Salt(sequence), content);
        var at = new DateTimeOffset(2026, 5, 11, 9, 0, 0, TimeSpan.Zero).AddDays(sequence);
        var head = new JournalEntryHead(
            sequence,
            at,
            role,
            action,
            from,
            to,
            "ST-2",
            "bothParties",
            HashChain.CommitToContent(Salt(sequence), content),
            HashChain.CommitToFile(Salt(sequence), $"file {sequence}")
        );
        journal.Add(head.After(sequence == 1 ? HashChain.Genesis(Number) : journal[^1].Hash));
    }

    private Verification Verify() => Verify(journal[^1].Hash, journal.Count);

    private Verification Verify(string head, long count) =>
        HashChain.Verify(HashChain.Genesis(Number), journal, Content, erased, head, count);

    private void Breaks(long at, BrokenPart what) => Broken(Verify(), at, what);

    private static void Broken(Verification verified, long at, BrokenPart what)
    {
        Assert.False(verified.Intact);
        Assert.Equal((at, what), (verified.At, verified.What));
    }
}
