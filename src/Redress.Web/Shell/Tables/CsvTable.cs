using System.Globalization;
using System.Text;
using CsvHelper;

namespace Redress.Web.Shell.Tables;

/// <summary>
/// A list of a desk for a spreadsheet: by its mark the letters are read right, the columns are found by the sign that the reader's country has between the parts of a
/// list, and what would be taken for a formula is written as the text that it is.
/// </summary>
internal static class CsvTable
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>What a spreadsheet knows the letters by; first in the file.</summary>
    public static ReadOnlyMemory<byte> Mark { get; } = Encoding.UTF8.GetPreamble();

    public static byte[] Lines(IEnumerable<string?[]> records)
    {
        using var written = new MemoryStream();
        using (
            var csv = CsvWriter.Create(
                written,
                new CsvWriterOptions
                {
                    Separator = CultureInfo.CurrentCulture.TextInfo.ListSeparator[0],
                    Injection = CsvInjection.Escape,
                },
                leaveOpen: true
            )
        )
        {
            foreach (var record in records)
            {
                csv.WriteRecord(record);
            }
        }

        return written.ToArray();
    }

    /// <summary>A whole list as a file, which nobody keeps on the way.</summary>
    public static IResult File(HttpContext http, string name, DateOnly today, IEnumerable<string?[]> records) =>
        File(http, $"{name}-{Written(today)}", records);

    /// <summary>The same, of what its name says itself which day or year it is of.</summary>
    public static IResult File(HttpContext http, string name, IEnumerable<string?[]> records)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.File([.. Mark.Span, .. Lines(records)], "text/csv; charset=utf-8", $"{name}.csv");
    }

    public static string? Written(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture);
}
