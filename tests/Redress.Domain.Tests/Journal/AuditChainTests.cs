using System.Text;
using Redress.Domain.Journal;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Journal;

/// <summary>What is done outside of cases is chained like a case's journal (ST-2), and who did it is not in the chain (FP-18).</summary>
public sealed class AuditChainTests
{
    private readonly List<(AuditLine Line, string Hash, byte[]? Salt, string? Content)> _audit = [];

    public AuditChainTests()
    {
        Write("People", "person:1", "invite", "An");
        Write("Members", "member:2", "change-details", "Rik");
        Write("Settings", "settings", "change", "An");
    }

    [Fact]
    [Rule("ST-2")]
    public void An_untouched_audit_is_intact_and_goes_as_far_as_was_kept()
    {
        var (first, last) = (Head(1), Head(3));
        Assert.Equal((true, 3), (Verify(first, last, last).Intact, Verify(first, last).Entries));
        _audit.Clear();
        Assert.True(Verify(new AuditHead(0, AuditChain.Genesis)).Intact);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [Rule("ST-2")]
    public void Any_field_that_is_changed_breaks_the_chain_there(int sequence)
    {
        Func<AuditLine, AuditLine>[] forgeries =
        [
            line => line with { Sequence = line.Sequence + 1 },
            line => line with { At = line.At.AddSeconds(1) },
            line => line with { Area = "Letters" },
            line => line with { Subject = "person:9" },
            line => line with { Action = "lock" },
            line => line with { Commitment = new string('0', 64) },
        ];
        var original = _audit[sequence - 1];
        foreach (var forge in forgeries)
        {
            _audit[sequence - 1] = original with { Line = forge(original.Line) };
            Breaks(sequence, BrokenPart.Entry);
        }

        _audit[sequence - 1] = original with { Hash = new string('0', 64) };
        Breaks(sequence, BrokenPart.Entry);
    }

    [Fact]
    [Rule("ST-2")]
    public void A_changed_or_missing_content_is_found_and_so_is_a_changed_salt()
    {
        var original = _audit[1];
        (byte[]? Salt, string? Content)[] forgeries =
        [
            (original.Salt, "Sofie"),
            ([.. Enumerable.Repeat((byte)9, 32)], original.Content),
            (null, null),
            (original.Salt, null),
            ([], original.Content),
        ];
        foreach (var (salt, content) in forgeries)
        {
            _audit[1] = original with { Salt = salt, Content = content };
            Breaks(2, BrokenPart.Content);
        }
    }

    [Fact]
    [Rule("FP-18")]
    public void Content_may_be_gone_where_it_is_old_enough_and_never_be_another()
    {
        var second = _audit[1];
        _audit[1] = second with { Salt = null, Content = null };
        Assert.True(Verify(second.Line.At.AddSeconds(1)).Intact);
        Assert.False(Verify(second.Line.At).Intact);
        Assert.False(Verify(erasedBefore: null).Intact);
        _audit[1] = second with { Content = "Somebody else" };
        Assert.Equal(Verification.BrokenBy(2, BrokenPart.Content), Verify(second.Line.At.AddYears(1)));
    }

    [Fact]
    [Rule("ST-2")]
    public void A_tail_that_was_cut_off_or_written_anew_is_told_by_where_it_stood()
    {
        var kept = Head(3);
        var last = _audit[2];
        _audit.RemoveAt(2);
        Assert.True(Verify().Intact);
        Breaks(3, BrokenPart.Entry, kept);
        Write("Settings", "settings", "change", "Sofie");
        Assert.NotEqual(last.Hash, _audit[2].Hash);
        Assert.True(Verify().Intact);
        Breaks(3, BrokenPart.Head, kept);
        Breaks(1, BrokenPart.Head, new AuditHead(0, kept.Hash));
    }

    [Fact]
    [Rule("ST-2")]
    public void An_entry_taken_out_or_put_elsewhere_breaks_the_chain()
    {
        (_audit[0], _audit[1]) = (_audit[1], _audit[0]);
        Breaks(1, BrokenPart.Entry);
        (_audit[0], _audit[1]) = (_audit[1], _audit[0]);
        _audit.RemoveAt(1);
        Breaks(2, BrokenPart.Entry);
    }

    [Fact]
    [Rule("FP-18")]
    public void Of_two_entries_with_the_same_content_nobody_sees_that_it_is_the_same()
    {
        var (one, other) = (new byte[16], new byte[16]);
        other[0] = 1;
        Assert.NotEqual(AuditChain.Commit(one, "An"), AuditChain.Commit(other, "An"));
        Assert.Throws<ArgumentException>(() => AuditChain.Commit(new byte[8], "An"));
        // Nor does a commitment of a journal pass for one of the audit.
        Assert.NotEqual(HashChain.CommitToContent(one, "An"), AuditChain.Commit(one, "An"));
    }

    private AuditHead Head(int length) => new(length, _audit[length - 1].Hash);

    private void Write(string area, string subject, string action, string content)
    {
        var salt = Encoding.UTF8.GetBytes($"{_audit.Count}".PadLeft(32));
        var line = new AuditLine(
            _audit.Count + 1,
            new DateTimeOffset(2026, 5, 11, 9, _audit.Count, 0, TimeSpan.Zero),
            area,
            subject,
            action,
            AuditChain.Commit(salt, content)
        );
        var before = _audit.Count == 0 ? AuditChain.Genesis : _audit[^1].Hash;
        _audit.Add((line, AuditChain.Next(before, line), salt, content));
    }

    private Verification Verify(params AuditHead[] kept) => Verify(null, kept);

    private Verification Verify(DateTimeOffset? erasedBefore, params AuditHead[] kept)
    {
        var chain = new AuditChain(kept, erasedBefore);
        foreach (var (line, hash, salt, content) in _audit)
        {
            chain.Add(line, hash, salt, content);
        }

        return chain.Finish();
    }

    private void Breaks(long at, BrokenPart what, params AuditHead[] kept) =>
        Assert.Equal(Verification.BrokenBy(at, what), Verify(kept));
}
