using System.Text;
using CsvHelper;

namespace Redress.Web.Members.Import;

/// <summary>Why a table cannot be read at all.</summary>
internal enum CsvFault
{
    None,
    TooLarge,
    NotUtf8,
    NoRows,
    UnknownColumn,
    TooManyRows,
    Malformed,
}

/// <summary>A row of the table, by the names of its columns; an empty cell is none.</summary>
/// <param name="Line">In which line of the file it begins.</param>
internal sealed record CsvRow(int Line, IReadOnlyDictionary<string, string> Cells)
{
    public string? this[string column] => Cells.GetValueOrDefault(column);

    /// <summary>What stands between blanks.</summary>
    public IReadOnlyList<string> Parts(string column) =>
        this[column]?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
}

/// <summary>The members as a table: UTF-8, with commas or semicolons, its columns named in the first line. Whatever a cell begins with, it is text.</summary>
internal static class MemberCsv
{
    public const int LargestBytes = 5 * 1024 * 1024;
    public const int MostRows = 5000;

    public static readonly IReadOnlyList<string> Columns =
    [
        "id",
        "scheme",
        "name",
        "companyNumber",
        "websites",
        "languages",
        "email",
        "telephone",
        "street",
        "postalCode",
        "city",
        "country",
        "membership",
        "memberSince",
        "labels",
        "userEmail",
        "organisation",
    ];

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static (IReadOnlyList<CsvRow> Rows, CsvFault Fault) Read(byte[] bytes)
    {
        if (bytes.Length > LargestBytes)
        {
            return ([], CsvFault.TooLarge);
        }

        try
        {
            return Read(Strict.GetString(bytes).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException)
        {
            return ([], CsvFault.NotUtf8);
        }
        catch (CsvFormatException)
        {
            return ([], CsvFault.Malformed);
        }
    }

    private static (IReadOnlyList<CsvRow> Rows, CsvFault Fault) Read(string text)
    {
        var head = text.Split('\n', 2)[0];
        using var reader = CsvReader.FromText(
            text,
            new CsvReaderOptions
            {
                HasHeader = false,
                Separator = head.Count(ch => ch == ';') > head.Count(ch => ch == ',') ? ';' : ',',
                TrimWhitespace = true,
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Throw,
                MissingField = CsvMissingFieldHandling.ReturnEmpty,
            }
        );
        if (!reader.Read() || Named(reader) is not { } columns)
        {
            return ([], text.Length == 0 ? CsvFault.NoRows : CsvFault.UnknownColumn);
        }

        var rows = new List<CsvRow>();
        while (reader.Read())
        {
            if (rows.Count == MostRows)
            {
                return ([], CsvFault.TooManyRows);
            }

            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < Math.Min(columns.Count, reader.FieldCount); i++)
            {
                if (reader.GetString(i).Trim() is { Length: > 0 } cell)
                {
                    cells[columns[i]] = cell;
                }
            }

            if (cells.Count > 0)
            {
                rows.Add(new CsvRow((int)reader.LineNumber, cells));
            }
        }

        return rows.Count == 0 ? ([], CsvFault.NoRows) : (rows, CsvFault.None);
    }

    // Each once and of ours; how they are written in capitals does not matter.
    private static List<string>? Named(CsvReader reader)
    {
        var columns = new List<string>();
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var name = reader.GetString(i).Trim();
            if (
                Columns.FirstOrDefault(c => string.Equals(c, name, StringComparison.OrdinalIgnoreCase)) is not { } known
                || columns.Contains(known)
            )
            {
                return null;
            }

            columns.Add(known);
        }

        return columns;
    }
}
