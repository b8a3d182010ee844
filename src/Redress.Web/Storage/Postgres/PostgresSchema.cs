namespace Redress.Web.Storage.Postgres;

/// <summary>What migrations make on PostgreSQL that the model has no word for. It is history: a later change takes a later migration.</summary>
internal static class PostgresSchema
{
    /// <summary>Series of numbers (BC-5: a sequence each, so that no filing waits for another), the indexes of words, and the journal's protection (ST-2).</summary>
    public const string First =
        TextVector.Function
        + """
            ;
            CREATE FUNCTION next_number(series text) RETURNS bigint LANGUAGE plpgsql AS $$
            DECLARE
                name text := quote_ident('series_' || series);
            BEGIN
                IF to_regclass(name) IS NULL THEN
                    PERFORM pg_advisory_xact_lock(hashtextextended(name, 0));
                    EXECUTE 'CREATE SEQUENCE IF NOT EXISTS ' || name || ' AS bigint';
                END IF;
                RETURN nextval(name::regclass);
            END $$;

            ALTER TABLE cases ADD COLUMN search tsvector GENERATED ALWAYS AS (words_to_vector(search_words)) STORED;
            CREATE INDEX "IX_cases_search" ON cases USING gin (search);
            ALTER TABLE notices ADD COLUMN search tsvector GENERATED ALWAYS AS (words_to_vector(search_words)) STORED;
            CREATE INDEX "IX_notices_search" ON notices USING gin (search);

            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'The journal is append-only.' USING ERRCODE = 'insufficient_privilege';
            END $$;
            CREATE TRIGGER journal_content_unchanged BEFORE UPDATE ON journal_content FOR EACH ROW EXECUTE FUNCTION refuse_change();
            """;

    /// <summary>A table of which rows may go, and none is changed.</summary>
    public static string Unchanged(string table) =>
        $"CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();";

    /// <summary>A table to which rows are only added.</summary>
    public static string AppendOnly(string table) =>
        $"""
            CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
            CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
            """;
}
