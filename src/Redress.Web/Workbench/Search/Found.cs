namespace Redress.Web.Workbench.Search;

internal enum FoundKind
{
    Act,
    Place,
    View,
    Case,
    Member,
}

/// <summary>Something that one may have meant, and the address that leads to it.</summary>
/// <param name="Hint">What it is, where its name does not say so.</param>
internal sealed record Found(FoundKind Kind, string Name, string Hint, string Address);

/// <param name="Cut">So much begins so that not all of it was looked at.</param>
internal sealed record FoundList(IReadOnlyList<Found> Items, bool Cut)
{
    public static readonly FoundList Nothing = new([], Cut: false);
}
