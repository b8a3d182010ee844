namespace Redress.Domain.Labels;

/// <summary>How a letter about a label goes out.</summary>
public enum LabelChannel
{
    /// <summary>By e-mail, and it stands in the member's own pages.</summary>
    Email,

    /// <summary>The same, and by registered post: the registrar posts it (BC-36).</summary>
    Registered,
}

/// <summary>Something that a member is told about its labels. Written when the act is done, in the member's language.</summary>
/// <param name="Template">The name of its text.</param>
/// <param name="Id">By which the file knows it: its sending is noted where something runs from it (WK-3, WK-4).</param>
/// <param name="Values">By the names that the text uses; days, amounts, texts and lists of texts.</param>
public sealed record LabelLetter(
    string Id,
    string Template,
    string? Label,
    LabelChannel Channel,
    IReadOnlyDictionary<string, object?> Values
);
