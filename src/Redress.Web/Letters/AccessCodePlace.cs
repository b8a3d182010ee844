namespace Redress.Web.Letters;

/// <summary>
/// Where the access code stands in a letter. A stored text holds a mark there and never the code, which is a column of its own: whoever
/// has it can act in the reader's name. As a value of a template it writes the mark, wherever and however often the template wants it.
/// </summary>
internal sealed class AccessCodePlace
{
    public const string Name = "accessCode";

    // A sign for private use, which means nothing anywhere; templates write none for what others wrote.
    private const string Mark = "\uE000";
    private const string Covered = "····";

    public static readonly AccessCodePlace Instance = new();

    private AccessCodePlace() { }

    public override string ToString() => Mark;

    public static bool IsIn(string text) => text.Contains(Mark, StringComparison.Ordinal);

    /// <summary>What others wrote, in which no code can come to stand.</summary>
    public static string RemoveFrom(string words) => words.Replace(Mark, "", StringComparison.Ordinal);

    /// <summary>The text with its code; without one, as when it has left the house, with the code covered.</summary>
    public static string Fill(string text, string? code) =>
        text.Replace(Mark, code ?? Covered, StringComparison.Ordinal);

    /// <summary>The text for everybody but its reader.</summary>
    public static string Cover(string text) => Fill(text, null);
}
