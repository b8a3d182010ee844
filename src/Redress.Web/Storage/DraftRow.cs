namespace Redress.Web.Storage;

/// <summary>A complaint that is being written and was not filed: erased when it is filed, or when its time is over. Whoever has its code can read it; the code is kept hashed.</summary>
internal sealed class DraftRow
{
    public Guid Id { get; set; }

    public string CodeHash { get; set; } = "";

    /// <summary>What was answered so far, as JSON.</summary>
    public string Content { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}
