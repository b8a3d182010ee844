using System.Text;

namespace Redress.Web.Intake;

/// <summary>A message that came as a file (BC-2), as text: its headers whole, for they tell who sent it, and its body as far as there is room. The file itself is kept beside it.</summary>
internal static class MailText
{
    private const int Longest = 20_000;

    public static string Of(ReadOnlySpan<byte> file)
    {
        var text = Encoding.UTF8.GetString(file).Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").TrimStart('\uFEFF');
        var body = text.IndexOf("\n\n", StringComparison.Ordinal);
        var room = Math.Max(Longest, body + 1);
        return text.Length <= room ? text.TrimEnd() : text[..room].TrimEnd() + "\n[…]";
    }
}
