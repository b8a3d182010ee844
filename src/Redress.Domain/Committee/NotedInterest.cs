using Redress.Domain.Decisions;

namespace Redress.Domain.Committee;

/// <summary>BC-15: an interest that a member of the committee declared and that touches a party of this case; it hides the case from the member.</summary>
public sealed record NotedInterest(string MemberId, string Name, Interest Interest, Party Party, DateOnly On)
{
    /// <summary>By which clearance it hides the case no more; null while it does.</summary>
    public Clearance? ClearedBy { get; init; }

    /// <summary>Without what tells of a party, when retention is over (FP-18).</summary>
    public NotedInterest Wordless() =>
        this with
        {
            Interest = Interest with { Value = "" },
            ClearedBy = ClearedBy is { } clearance ? clearance with { Reason = "" } : null,
        };
}

/// <summary>BC-15: that a noted interest hinders its member from judging the case no longer, or never did; recorded by the secretary, confirmed by a member of the committee.</summary>
public sealed record Clearance(string MemberId, string Name, string Reason, Signature ProposedBy)
{
    /// <summary>Null while it waits for the second person; until then nothing has happened.</summary>
    public Signature? ConfirmedBy { get; init; }
}
