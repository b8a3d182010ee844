using System.Globalization;

namespace Redress.Web.Shell;

/// <summary>Sizes of files as people read them.</summary>
internal static class FileSizeFormatter
{
    public static string Format(long bytes) =>
        bytes switch
        {
            < 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes} B"),
            < 1024 * 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024.0:0} kB"),
            < 1024L * 1024 * 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024.0 / 1024:0.#} MB"),
            _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024.0 / 1024 / 1024:0.#} GB"),
        };
}
