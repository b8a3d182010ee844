namespace Redress.Domain.Notices;

/// <summary>What the office knows besides the file when it is judged whether a notice names somebody (BC-31).</summary>
public sealed record NoticeReading
{
    /// <summary>Nothing is known: the notice is judged as it was written, by the file alone.</summary>
    public static readonly NoticeReading OfTheFileAlone = new();

    /// <summary>The notice as it leaves: each form in which somebody reads it or a program takes it, besides the text as it was written.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>What stands in the file as text: what anybody wrote in it, the mails that were kept, the texts that were brought, and how the documents are called.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>People whom the office knows with the case and the file does not: the users of the member, who was written to.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>The act is done again on paper: whether the notice names somebody was judged when it was done, by what was looked for then.</summary>
    public bool Done { get; init; }
}
