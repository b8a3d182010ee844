using System.Security.Cryptography;
using System.Text;

namespace Redress.Web.Shell.Theme;

/// <summary>A stylesheet that the program puts together, with what marks this text in its address.</summary>
internal sealed record Stylesheet(string Text, string Address, string Version)
{
    public static Stylesheet Of(string path, string text)
    {
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
        return new(text, $"{path}?v={version}", version);
    }
}
