using System.Globalization;
using System.Text;

namespace Redress.Web.Shell.Theme;

/// <summary>What the pages need beside a palette: the quiet grounds of states, and what marks the focus.</summary>
internal sealed record Shades(
    string AccentWash,
    string OkWash,
    string DueWash,
    string DueLine,
    string LateWash,
    string InfoWash,
    string Chip,
    string ChipInk,
    string Focus,
    string Shadow
)
{
    /// <summary>As variables of a stylesheet.</summary>
    public string Written() =>
        new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"--accent-wash: {AccentWash};")
            .AppendLine(CultureInfo.InvariantCulture, $"--ok-wash: {OkWash};")
            .AppendLine(CultureInfo.InvariantCulture, $"--due-wash: {DueWash};")
            .AppendLine(CultureInfo.InvariantCulture, $"--due-line: {DueLine};")
            .AppendLine(CultureInfo.InvariantCulture, $"--late-wash: {LateWash};")
            .AppendLine(CultureInfo.InvariantCulture, $"--info-wash: {InfoWash};")
            .AppendLine(CultureInfo.InvariantCulture, $"--chip: {Chip};")
            .AppendLine(CultureInfo.InvariantCulture, $"--chip-ink: {ChipInk};")
            .AppendLine(CultureInfo.InvariantCulture, $"--focus: {Focus};")
            .Append(CultureInfo.InvariantCulture, $"--shadow: {Shadow};")
            .ToString();
}
