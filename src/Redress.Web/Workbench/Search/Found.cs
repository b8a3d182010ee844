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
