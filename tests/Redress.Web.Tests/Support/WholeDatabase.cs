using System.Text;

namespace Redress.Web.Tests.Support;

/// <summary>Looks for a word in every column of every table.</summary>
internal sealed class WholeDatabase(Sql sql)
{
    /// <summary>The columns, as <c>table.column</c>, that hold the word, in whatever case.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(string word)
    {
        var found = new List<string>();
        foreach (var table in await sql.TablesAsync())
        {
            found.AddRange(
                (await sql.RowsAsync(table))
                    .SelectMany(row => row)
                    .Where(x => Holds(x.Value, word))
                    .Select(x => $"{table}.{x.Column}")
                    .Distinct()
            );
        }

        return found;
    }

    private static bool Holds(object value, string word) =>
        value switch
        {
            byte[] bytes => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0,
            string[] texts => texts.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)),
            _ => value.ToString()!.Contains(word, StringComparison.OrdinalIgnoreCase),
        };
}
