namespace Redress.Web.Tests.Support;

/// <summary>Looks for a word in every column of every table.</summary>
internal sealed class WholeDatabase(Sql sql)
{
    /// <summary>The columns, as <c>table.column</c>, that hold the word, in whatever case.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(string word)
    {
        var columns = await sql.ListAsync(
            """
            SELECT format('SELECT %L || ''.'' || %L FROM %I WHERE %s LIMIT 1', c.table_name, c.column_name, c.table_name,
                CASE WHEN c.data_type = 'bytea' THEN format('position(convert_to(''§'', ''UTF8'') in %I) > 0', c.column_name) ELSE format('%I::text ILIKE ''%%§%%''', c.column_name) END)
            FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
            """
        );
        return await sql.ListAsync(
            string.Join("\nUNION ALL\n", columns.Select(c => $"({c.Replace("§", word, StringComparison.Ordinal)})"))
        );
    }
}
