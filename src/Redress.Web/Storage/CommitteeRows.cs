using Redress.Domain;
using Redress.Domain.Committee;

namespace Redress.Web.Storage;

/// <summary>A mandate on a scheme's committee (BC-15).</summary>
internal sealed class MandateRow
{
    public Guid Id { get; set; }

    public string Scheme { get; set; } = "";

    public string UserId { get; set; } = "";

    public Position Position { get; set; }

    public DateOnly From { get; set; }

    /// <summary>The last day, inclusive; null while none is set.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>The board's decision that gave the mandate, as it is cited.</summary>
    public string? Resolution { get; set; }

    public CommitteeMandate ToMandate() => new(Id.ToString(), Scheme, UserId, Position, From, Until);
}

/// <summary>An interest that a member of the committee declared (FP-12); it counts until it is ended.</summary>
internal sealed class InterestRow
{
    public Guid Id { get; set; }

    public string UserId { get; set; } = "";

    public InterestKind Kind { get; set; }

    public string Value { get; set; } = "";

    public DateTimeOffset DeclaredAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public Interest ToInterest() => new(Kind, Value);
}

/// <summary>Who changed what of the composition and of the interests; rows are added and never changed.</summary>
internal sealed class CommitteeAuditRow
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    public string ById { get; set; } = "";

    public string ByName { get; set; } = "";

    /// <summary>Whose mandate or interest.</summary>
    public string UserId { get; set; } = "";

    /// <summary>appointed, changed, declared or ended.</summary>
    public string What { get; set; } = "";

    public string? Scheme { get; set; }

    public Position? Position { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public InterestKind? Kind { get; set; }

    public string? Value { get; set; }
}
