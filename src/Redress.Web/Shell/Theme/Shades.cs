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
            .AppendLine($"--accent-wash: {AccentWash};")
            .AppendLine($"--ok-wash: {OkWash};")
            .AppendLine($"--due-wash: {DueWash};")
            .AppendLine($"--due-line: {DueLine};")
            .AppendLine($"--late-wash: {LateWash};")
            .AppendLine($"--info-wash: {InfoWash};")
            .AppendLine($"--chip: {Chip};")
            .AppendLine($"--chip-ink: {ChipInk};")
            .AppendLine($"--focus: {Focus};")
            .Append($"--shadow: {Shadow};")
            .ToString();
}
