namespace Redress.Web.Documents;

/// <summary>Why a document was not taken; <see cref="NotWhatItClaims"/>: of a kind that is taken, by its name, but not by what is in it.</summary>
internal enum UploadProblem
{
    Malformed,
    TooLarge,
    NotThatKind,
    NotWhatItClaims,

    /// <summary>Nothing is in it.</summary>
    Empty,

    /// <summary>It opens with a password alone.</summary>
    Protected,

    /// <summary>It brings a program along.</summary>
    HasMacros,

    /// <summary>More than one case holds at once.</summary>
    TooMany,
}

/// <summary>What a multipart body brought: its plain fields, and its documents, staged.</summary>
internal sealed record Upload(
    IReadOnlyDictionary<string, string> Fields,
    IReadOnlyList<StoredDocument> Documents,
    UploadProblem? Problem
)
{
    /// <summary>The documents that came in the parts of that name.</summary>
    public IReadOnlyList<StoredDocument> In(string part) =>
        [.. Documents.Where(d => Parts.GetValueOrDefault(d.Id) == part)];

    /// <summary>The name of the part in which each document came, by the document's id.</summary>
    public IReadOnlyDictionary<string, string> Parts { get; init; } = new Dictionary<string, string>();
}
