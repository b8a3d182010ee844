using Redress.Domain.Rulebooks;

namespace Redress.Web.Shell.Zones;

/// <summary>
/// Whose clock counts. What belongs to a case, a member or a notice has its scheme's, in the zone of the rulebook that is in force there now; what belongs to none
/// (the calendar of several schemes, the figures, the demo's clock) has the default scheme's: <c>Rulebooks:DefaultScheme</c>, else the first.
/// </summary>
public sealed class SchemeTimes(RulebookCatalog rulebooks, TimeProvider time)
{
    /// <summary>The clock where no scheme is in question.</summary>
    public SchemeTime Default => In(rulebooks.DefaultScheme);

    /// <summary>The clock of a scheme; of none, or of one that is unknown, the default one.</summary>
    public SchemeTime In(string? scheme) =>
        SchemeTime.Of(
            (string.IsNullOrEmpty(scheme) ? null : rulebooks.InForce(scheme, time.GetUtcNow()))
                ?? rulebooks.InForce(rulebooks.DefaultScheme, time.GetUtcNow())!
        );

    /// <summary>The clock of the scheme to which a case's number belongs (BC-5).</summary>
    public SchemeTime OfCase(string number) =>
        In(
            rulebooks
                .All.FirstOrDefault(r => number.StartsWith($"{r.NumberPrefix}-", StringComparison.OrdinalIgnoreCase))
                ?.Scheme
        );

    /// <summary>Today in a scheme, or in the default one.</summary>
    public DateOnly Today(string? scheme = null) => In(scheme).Day(time.GetUtcNow());

    /// <summary>Today where a case is.</summary>
    public DateOnly TodayOfCase(string number) => OfCase(number).Day(time.GetUtcNow());

    /// <summary>The instants at which a day ends, in every zone of the installation.</summary>
    public IReadOnlyList<DateTimeOffset> EndsOf(DateOnly day) =>
        [.. rulebooks.All.Select(r => r.Working.StartOf(day.AddDays(1))).Distinct()];
}
