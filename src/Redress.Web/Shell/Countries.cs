using System.Globalization;

namespace Redress.Web.Shell;

/// <summary>Countries by their name in the reader's language, not in their own.</summary>
internal static class Countries
{
    /// <param name="code">Two letters, as ISO 3166 has them.</param>
    public static string Name(string code) =>
        new RegionInfo($"{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}-{code}").NativeName;
}
