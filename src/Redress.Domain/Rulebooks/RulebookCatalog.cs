namespace Redress.Domain.Rulebooks;

/// <summary>All rulebooks in force or once in force (BC-42). A case keeps the one it was filed under.</summary>
public sealed class RulebookCatalog(IReadOnlyCollection<Rulebook> rulebooks)
{
    public IReadOnlyCollection<Rulebook> All => rulebooks;

    public IEnumerable<string> Schemes => rulebooks.Select(r => r.Scheme).Distinct();

    /// <summary>The rulebook of the scheme in force on that day, its first for any day before; null when the scheme is unknown.</summary>
    public Rulebook? InForce(string scheme, DateOnly day) =>
        rulebooks.Where(r => r.Scheme == scheme && r.InForce <= day).MaxBy(r => r.InForce)
        ?? rulebooks.Where(r => r.Scheme == scheme).MinBy(r => r.InForce);

    public Rulebook Of(string scheme, string version) =>
        rulebooks.FirstOrDefault(r => r.Scheme == scheme && r.Version == version)
        ?? throw new InvalidOperationException($"There is no rulebook {scheme}.{version}.");
}
