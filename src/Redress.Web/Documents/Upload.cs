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

    /// <summary>More documents than are taken at once.</summary>
    TooMany,

    /// <summary>More parts than any form has.</summary>
    TooManyFields,

    /// <summary>A part that nobody asked for.</summary>
    UnknownPart,

    /// <summary>Where messages are asked, and it is none.</summary>
    NotAMail,
}

/// <summary>The parts that a multipart body may have.</summary>
/// <param name="Fields">The names of those that hold a text.</param>
/// <param name="Documents">The names of those that hold documents; null: every part with a file name does.</param>
/// <param name="First">The name of the text that must come first; null: any may.</param>
internal sealed record UploadParts(
    IReadOnlyCollection<string> Fields,
    IReadOnlyCollection<string>? Documents = null,
    string? First = null
);

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

    /// <summary>The name of the part that nobody asked for.</summary>
    public string? At { get; init; }

    /// <summary>The name of the part in which each document came, by the document's id.</summary>
    public IReadOnlyDictionary<string, string> Parts { get; init; } = new Dictionary<string, string>();
}
