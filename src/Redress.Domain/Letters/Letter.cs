namespace Redress.Domain.Letters;

/// <summary>To whom a letter goes: a party, or a desk of the body.</summary>
public enum Addressee
{
    Complainant,
    Respondent,
    Secretary,
    Committee,
    Appeals,
    Registrar,

    /// <summary>Who was the respondent until now (FP-21): it opens nothing of the case any more, and is told nothing of it.</summary>
    FormerRespondent,

    /// <summary>Opens no file: it is told the number and what it has to judge (FP-18).</summary>
    Administrator,
}

/// <summary>
/// A letter before it is written: to whom, by which template, in which language, with which values.
/// A value is a string, int, bool, DateOnly, DateTimeOffset (in the scheme's zone), Money, Term, Period, <see cref="TextKey"/>,
/// a list of strings or words, or a list of such sets of values. What is absent, empty or false leaves its section out.
/// </summary>
public sealed record Letter(Addressee To, string Template, string Language, IReadOnlyDictionary<string, object> Values)
{
    public LetterTemplate Kind => LetterTemplate.Find(Template);
}

/// <summary>A word or sentence that the texts of each language know under this key, such as <c>outcome.founded</c>.</summary>
public sealed record TextKey(string Key)
{
    public static TextKey Of<T>(T value)
        where T : struct, Enum => Of(typeof(T).Name, value);

    public static TextKey Of<T>(string set, T value)
        where T : struct, Enum => new($"{Lower(set)}.{Lower(value.ToString())}");

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

/// <summary>How a letter reaches its party (FP-11): by post, as BC-23 asks of a decision, or in the portal, to which an e-mail points.</summary>
public enum Delivery
{
    Portal,
    RegisteredPost,
}
