namespace Redress.Web.Letters.Editing;

/// <summary>Of which letter a text is, in which language; an empty scheme is every scheme.</summary>
internal sealed record LetterTextId(string Scheme, string Name, string Language)
{
    /// <summary>As the trace names it.</summary>
    public override string ToString() => Scheme.Length == 0 ? $"{Name}.{Language}" : $"{Scheme}/{Name}.{Language}";

    public (string Scheme, string Name, string Language) Key => (Scheme, Name, Language);
}
