namespace Redress.Domain.Rulebooks;

/// <summary>All rulebooks in force or once in force (BC-42). A case keeps the one it was filed under.</summary>
public sealed class RulebookCatalog
{
    // One reference, so that whoever asks while it is exchanged gets the rulebooks of before or those of after. An act takes its rulebook once.
    private volatile Snapshot _now;

    /// <param name="rulebooks">At least one.</param>
    /// <param name="defaultScheme">Whose zone and words count where no scheme is in question; null for that of the first rulebook.</param>
    /// <param name="leftOut">What is wrong with versions that are not among them, though they should be.</param>
    public RulebookCatalog(
        IReadOnlyCollection<Rulebook> rulebooks,
        string? defaultScheme = null,
        IReadOnlyList<RulebookError>? leftOut = null
    ) => _now = new Snapshot(rulebooks, defaultScheme, leftOut ?? []);

    public IReadOnlyCollection<Rulebook> All => _now.Rulebooks;

    public IEnumerable<string> Schemes => All.Select(r => r.Scheme).Distinct();

    /// <summary>The scheme that counts where none is in question.</summary>
    public string DefaultScheme => _now.DefaultScheme;

    /// <summary>What is wrong with announced versions that are not in order any more, and so left out; nothing where all are in order.</summary>
    public IReadOnlyList<RulebookError> LeftOut => _now.LeftOut;

    /// <summary>The countries of all schemes, ISO 3166: where a telephone number is from that names none.</summary>
    public IReadOnlyCollection<string> Countries => [.. All.Select(r => r.Calendar.Country).Distinct()];

    /// <summary>Every language of every scheme, each once.</summary>
    public IEnumerable<string> Languages => All.SelectMany(r => r.Languages).Distinct();

    /// <summary>From now on has the rulebooks of the other, for whoever holds this one.</summary>
    public void Become(RulebookCatalog other) => _now = other._now;

    /// <summary>The rulebook of the scheme in force at an instant, on the day it then is in the scheme's own zone; null when the scheme is unknown.</summary>
    public Rulebook? InForce(string scheme, DateTimeOffset now)
    {
        var own = Of(scheme);
        return own.Where(r => r.InForce <= r.Working.Day(now)).MaxBy(r => r.InForce) ?? own.MinBy(r => r.InForce);
    }

    /// <summary>The rulebook of the scheme in force on that day, its first for any day before; null when the scheme is unknown.</summary>
    public Rulebook? InForce(string scheme, DateOnly day)
    {
        var own = Of(scheme);
        return own.Where(r => r.InForce <= day).MaxBy(r => r.InForce) ?? own.MinBy(r => r.InForce);
    }

    public Rulebook Of(string scheme, string version) =>
        Of(scheme).Find(r => r.Version == version)
        ?? throw new InvalidOperationException($"There is no rulebook {scheme}.{version}.");

    private List<Rulebook> Of(string scheme) => [.. All.Where(r => r.Scheme == scheme)];

    private sealed record Snapshot(
        IReadOnlyCollection<Rulebook> Rulebooks,
        string? Chosen,
        IReadOnlyList<RulebookError> LeftOut
    )
    {
        public string DefaultScheme => Chosen ?? Rulebooks.First().Scheme;
    }
}
