namespace Redress.Web.Storage.Postgres;

/// <summary>How PostgreSQL indexes the words that the program wrote.</summary>
internal static class TextVector
{
    /// <summary>
    /// Makes <c>words_to_vector(words)</c>, the words of <see cref="Search.SearchWords"/> with their places, for a computed column and its GIN index. A text's words stay below the
    /// 1 MB that a vector holds, and no place that matters is beyond its 16,383: the writer sees to that. A quote or a backslash would end a word's quotes, and is dropped.
    /// </summary>
    public const string Function = """
        CREATE FUNCTION words_to_vector(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
          SELECT coalesce(string_agg('''' || w || ''':' || least(i, 16383), ' '), '')::tsvector
          FROM unnest(string_to_array(translate(words, '''\', ''), ' ')) WITH ORDINALITY AS t(w, i)
          WHERE w <> ''
        $$
        """;
}
