namespace Redress.Web.Storage.Sqlite;

/// <summary>What migrations make on SQLite that the model has no word for. It is history: a later change takes a later migration.</summary>
internal static class SqliteSchema
{
    /// <summary>Series of numbers (BC-5), the indexes of words, and the journal's protection (ST-2).</summary>
    public const string First = """
        CREATE TABLE number_series (name TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;

        CREATE VIRTUAL TABLE case_search USING fts5(search_words, content='cases', content_rowid='row',
            tokenize='ascii', prefix='2 3');
        INSERT INTO case_search(case_search, rank) VALUES ('secure-delete', 1);
        CREATE TRIGGER cases_words_added AFTER INSERT ON cases BEGIN
            INSERT INTO case_search(rowid, search_words) VALUES (new.row, new.search_words);
        END;
        CREATE TRIGGER cases_words_gone AFTER DELETE ON cases BEGIN
            INSERT INTO case_search(case_search, rowid, search_words) VALUES ('delete', old.row, old.search_words);
        END;
        CREATE TRIGGER cases_words_changed AFTER UPDATE OF search_words ON cases WHEN old.search_words IS NOT new.search_words BEGIN
            INSERT INTO case_search(case_search, rowid, search_words) VALUES ('delete', old.row, old.search_words);
            INSERT INTO case_search(rowid, search_words) VALUES (new.row, new.search_words);
        END;

        CREATE VIRTUAL TABLE notice_search USING fts5(search_words, content='notices', content_rowid='row',
            tokenize='ascii', prefix='2 3');
        INSERT INTO notice_search(notice_search, rank) VALUES ('secure-delete', 1);
        CREATE TRIGGER notices_words_added AFTER INSERT ON notices BEGIN
            INSERT INTO notice_search(rowid, search_words) VALUES (new.row, new.search_words);
        END;
        CREATE TRIGGER notices_words_gone AFTER DELETE ON notices BEGIN
            INSERT INTO notice_search(notice_search, rowid, search_words) VALUES ('delete', old.row, old.search_words);
        END;
        CREATE TRIGGER notices_words_changed AFTER UPDATE OF search_words ON notices WHEN old.search_words IS NOT new.search_words BEGIN
            INSERT INTO notice_search(notice_search, rowid, search_words) VALUES ('delete', old.row, old.search_words);
            INSERT INTO notice_search(rowid, search_words) VALUES (new.row, new.search_words);
        END;

        CREATE TRIGGER journal_content_unchanged BEFORE UPDATE ON journal_content BEGIN
            SELECT RAISE(ABORT, 'The journal is append-only.');
        END;
        CREATE TRIGGER journal_content_unreplaced BEFORE INSERT ON journal_content
            WHEN EXISTS (SELECT 1 FROM journal_content WHERE case_id = new.case_id AND sequence = new.sequence) BEGIN
            SELECT RAISE(ABORT, 'The journal is append-only.');
        END;
        """;

    /// <summary>A table of which rows may go, and none is changed.</summary>
    /// <param name="same">Which row of the table the new one would replace.</param>
    public static string Unchanged(string table, string same) =>
        $"""
            CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} BEGIN
                SELECT RAISE(ABORT, 'The journal is append-only.');
            END;
            CREATE TRIGGER {table}_unreplaced BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN
                SELECT RAISE(ABORT, 'The journal is append-only.');
            END;
            """;

    /// <summary>A table to which rows are only added. The third trigger is for REPLACE, which deletes without telling a trigger.</summary>
    /// <param name="same">Which row of the table the new one would replace.</param>
    public static string AppendOnly(string table, string same) =>
        $"""
            CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} BEGIN
                SELECT RAISE(ABORT, 'The journal is append-only.');
            END;
            CREATE TRIGGER {table}_undeleted BEFORE DELETE ON {table} BEGIN
                SELECT RAISE(ABORT, 'The journal is append-only.');
            END;
            CREATE TRIGGER {table}_unreplaced BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN
                SELECT RAISE(ABORT, 'The journal is append-only.');
            END;
            """;
}
