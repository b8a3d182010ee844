namespace Redress.Domain.Rulebooks;

/// <summary>All rulebooks in force or once in force (BC-42). A case keeps the one it was filed under.</summary>
/// <param name="rulebooks">At least one.</param>
/// <param name="defaultScheme">Whose zone and words count where no scheme is in question; null for that of the first rulebook.</param>
public sealed class RulebookCatalog(IReadOnlyCollection<Rulebook> rulebooks, string? defaultScheme = null)
{
    public IReadOnlyCollection<Rulebook> All => rulebooks;

    public IEnumerable<string> Schemes => rulebooks.Select(r => r.Scheme).Distinct();

    /// <summary>The scheme that counts where none is in question.</summary>
    public string DefaultScheme => defaultScheme ?? rulebooks.First().Scheme;

    /// <summary>Every language of every scheme, each once.</summary>
    /// <summary>The countries of all schemes, ISO 3166: where a telephone number is from that names none.</summary>
    public IReadOnlyCollection<string> Countries => [.. rulebooks.Select(r => r.Calendar.Country).Distinct()];

    public IEnumerable<string> Languages => rulebooks.SelectMany(r => r.Languages).Distinct();

    /// <summary>The rulebook of the scheme in force at an instant, on the day it then is in the scheme's own zone; null when the scheme is unknown.</summary>
    public Rulebook? InForce(string scheme, DateTimeOffset now) =>
        rulebooks.Where(r => r.Scheme == scheme && r.InForce <= r.Working.Day(now)).MaxBy(r => r.InForce)
        ?? rulebooks.Where(r => r.Scheme == scheme).MinBy(r => r.InForce);

    /// <summary>The rulebook of the scheme in force on that day, its first for any day before; null when the scheme is unknown.</summary>
    public Rulebook? InForce(string scheme, DateOnly day) =>
        rulebooks.Where(r => r.Scheme == scheme && r.InForce <= day).MaxBy(r => r.InForce)
        ?? rulebooks.Where(r => r.Scheme == scheme).MinBy(r => r.InForce);

    public Rulebook Of(string scheme, string version) =>
        rulebooks.FirstOrDefault(r => r.Scheme == scheme && r.Version == version)
        ?? throw new InvalidOperationException($"There is no rulebook {scheme}.{version}.");
}
