namespace Redress.Web.Storage.Search;

/// <summary>A name as it is compared with a part of it that somebody typed: its words folded (<see cref="FoldedText"/>), with one blank between two.</summary>
internal static class NameKey
{
    /// <summary>Of what is found by any of several names: no part of one runs into the next.</summary>
    public static string Of(params IEnumerable<string?> names) =>
        string.Join(
            '\n',
            names.Select(name => string.Join(' ', FoldedText.Of(name ?? "").Words.Select(w => w.Folded)))
        );
}
