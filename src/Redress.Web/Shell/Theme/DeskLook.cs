using System.Security.Claims;
using Redress.Web.Storage;
using Redress.Web.Storage.Preferences;

namespace Redress.Web.Shell.Theme;

/// <summary>How somebody of the staff wants the desk to be.</summary>
/// <param name="Palette">Null: as the system asks.</param>
/// <param name="Density">Null: the usual one.</param>
/// <param name="Keys">Whether single keys do something (WCAG 2.1.4).</param>
internal sealed record Look(string? Palette, string? Density, bool Keys)
{
    public static readonly Look Usual = new(null, null, true);
}

/// <summary>The look that who signed in has chosen, asked once for a page. Everybody else has the usual one.</summary>
internal sealed class DeskLook(DeskSettings settings)
{
    public const string Palette = "palette";
    public const string Density = "density";
    public const string Keys = "keys";

    /// <summary>What may be chosen of each; the first is the usual one, which is not kept.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Choices = new Dictionary<string, string[]>(
        StringComparer.Ordinal
    )
    {
        [Palette] = ["system", "light", "dark"],
        [Density] = ["comfortable", "compact"],
        [Keys] = ["on", "off"],
    };

    private Task<Look>? _look;

    public Task<Look> Of(ClaimsPrincipal? user, CancellationToken cancel) =>
        _look ??=
            user is not null && Roles.AreStaff(user) && user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
                ? Read(id, cancel)
                : Task.FromResult(Look.Usual);

    private async Task<Look> Read(string user, CancellationToken cancel)
    {
        var kept = await settings.All(user, cancel);
        return new(kept.GetValueOrDefault(Palette), kept.GetValueOrDefault(Density), !kept.ContainsKey(Keys));
    }
}
