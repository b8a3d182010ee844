using Redress.Domain.Notices;

namespace Redress.Web.Storage;

/// <summary>What the public may read of a notice (BC-31), apart from its case, so that no public question touches the cases. It stays when the case's file is erased (FP-18).</summary>
internal sealed class NoticeRow
{
    /// <summary>A number of this store alone, by which the words of its text are found.</summary>
    public long Row { get; set; }

    /// <summary>Stays the same through corrections and withdrawals.</summary>
    public string Reference { get; set; } = "";

    public Guid CaseId { get; set; }

    public string Scheme { get; set; } = "";

    public string NormsVersion { get; set; } = "";

    public string Language { get; set; } = "";

    public NoticeState State { get; set; }

    public DateOnly PublishedOn { get; set; }

    /// <summary>The outcome that stands, by its name; <see cref="Withheld"/> where an award may not be published (FP-17).</summary>
    public string Outcome { get; set; } = "";

    public const string Withheld = "Withheld";

    public string[] Norms { get; set; } = [];

    /// <summary>Kinds of sanction, each once.</summary>
    public string[] Sanctions { get; set; } = [];

    public bool Appealed { get; set; }

    /// <summary>Markdown; empty while it is not published.</summary>
    public string Text { get; set; } = "";

    /// <summary>What became of the notice, oldest first, as JSON.</summary>
    public string History { get; set; } = "[]";

    /// <summary>When that changed last.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The words by which the notice is found (docs/search.md); none while it is not published.</summary>
    public string SearchWords { get; set; } = "";
}
