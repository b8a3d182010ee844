namespace Redress.Web.Storage.Search;

/// <summary>
/// The tokens that no text contains as they are: a sign of Unicode's private area, which no word has, before letters and digits. So they are never taken for a word, nor
/// found by a word's beginning.
/// </summary>
internal static class Token
{
    /// <summary>Stands in every text's words, so that all texts but some can be sought.</summary>
    public const string Everything = "\uE00Fall";

    /// <summary>Holds a place where words on its two sides do not follow one another. Sought by nobody.</summary>
    public const string Gap = "\uE00Fgap";

    /// <summary>A word's stem in a language.</summary>
    public static string Stem(string language, string stem) => $"\uE000{language}{stem}";

    /// <summary>What is written with signs or blanks in it, without them: <c>ord202600123</c>, <c>be68539007547034</c>, <c>email</c>.</summary>
    public static string Joined(string joined) => "\uE001" + joined;

    /// <summary>A telephone number: the digits of E.164, country first.</summary>
    public static string Phone(string digits) => "\uE002" + digits;
}
