namespace Redress.Web.Tests.Journal;

/// <summary>
/// What somebody who reaches the database may do to the case of <see cref="TamperingTests"/>, at which entry of its journal it is found and by which name.
/// In SQL that all engines understand; <c>{case}</c> and <c>{document}</c> stand for the ids.
/// </summary>
internal static class CaseTampering
{
    private const string Zeros = "'0000000000000000000000000000000000000000000000000000000000000000'";
    private const string Entry = "case_id = {case} AND sequence =";

    private const string Columns =
        "at, role, action, \"from\", \"to\", rule, commitment, file_commitment, hash, consequences, seen_by";

    /// <summary>SQL, sequence, and what is told.</summary>
    public static TheoryData<string, int, string> All { get; } =
        new()
        {
            // The file, and what follows from it.
            {
                "UPDATE cases SET file = replace(file, 'Het spijt ons', 'Het spijt niemand') WHERE id = {case}",
                12,
                "file"
            },
            { "UPDATE cases SET file = '{{}}' WHERE id = {case}", 12, "file" },
            { "UPDATE cases SET file = '' WHERE id = {case}", 12, "file" },
            { "UPDATE cases SET state = 'Closed' WHERE id = {case}", 12, "file" },
            { "UPDATE cases SET state = 'NoSuchState' WHERE id = {case}", 12, "file" },
            { "UPDATE cases SET complainant_name = 'Anders' WHERE id = {case}", 12, "file" },
            { "UPDATE cases SET complainant_email = 'ander@consumer.example' WHERE id = {case}", 12, "file" },
            { "UPDATE cases SET respondent_member_id = NULL WHERE id = {case}", 12, "file" },
            { "UPDATE cases SET next_due = '2031-01-01' WHERE id = {case}", 12, "file" },
            { "UPDATE cases SET respondent_due = '2031-01-01' WHERE id = {case}", 12, "file" },
            { "UPDATE cases SET outcome_on = NULL WHERE id = {case}", 12, "file" },
            { "UPDATE cases SET filed_at = '2020-01-01 00:00:00.000000' WHERE id = {case}", 12, "file" },
            { "UPDATE cases SET search_words = 'niets' WHERE id = {case}", 12, "file" },
            { "UPDATE cases SET missed_terms = ' Deposit ' WHERE id = {case}", 12, "file" },
            { "UPDATE cases SET figures = '' WHERE id = {case}", 12, "file" },
            { "INSERT INTO recusals (case_id, user_id) VALUES ({case}, 'somebody')", 12, "file" },
            { "UPDATE sanctions SET state = 'Annulled' WHERE case_id = {case}", 12, "file" },
            { "DELETE FROM sanctions WHERE case_id = {case}", 12, "file" },
            { "UPDATE appeals SET to_return = 1 WHERE case_id = {case}", 12, "file" },
            { "DELETE FROM appeals WHERE case_id = {case}", 12, "file" },
            { "UPDATE appeal_tasks SET due = '2031-01-01' WHERE case_id = {case}", 12, "file" },
            { "DELETE FROM appeal_tasks WHERE case_id = {case}", 12, "file" },
            { "UPDATE due SET at = '2031-01-01 00:00:00.000000' WHERE case_id = {case}", 12, "file" },
            { "DELETE FROM due WHERE case_id = {case}", 12, "file" },
            // Entries.
            { $"UPDATE journal SET action = 'withdraw' WHERE {Entry} 3", 3, "entry" },
            { $"UPDATE journal SET at = (SELECT at FROM journal WHERE {Entry} 2) WHERE {Entry} 1", 1, "entry" },
            { $"UPDATE journal SET role = 'Clock' WHERE {Entry} 5", 5, "entry" },
            { $"UPDATE journal SET rule = 'BC-1', hash = {Zeros} WHERE {Entry} 4", 4, "entry" },
            { $"UPDATE journal SET seen_by = 'TheBody' WHERE {Entry} 4", 4, "entry" },
            { $"UPDATE journal SET commitment = {Zeros} WHERE {Entry} 4", 4, "entry" },
            { $"UPDATE journal SET file_commitment = {Zeros} WHERE {Entry} 4", 4, "entry" },
            { $"UPDATE journal SET consequences = 'x' WHERE {Entry} 4", 4, "entry" },
            { $"UPDATE journal SET consequences = '[null]' WHERE {Entry} 3", 3, "entry" },
            { $"UPDATE journal SET consequences = '' WHERE {Entry} 4", 4, "entry" },
            { $"UPDATE journal SET consequences = replace(consequences, 'BC-12', 'BC-7') WHERE {Entry} 4", 4, "entry" },
            { $"DELETE FROM journal WHERE {Entry} 1", 1, "entry" },
            { $"DELETE FROM journal WHERE {Entry} 3", 3, "entry" },
            { $"DELETE FROM journal WHERE {Entry} 12", 12, "entry" },
            { "DELETE FROM journal WHERE case_id = {case}", 1, "entry" },
            {
                "UPDATE journal SET sequence = -sequence WHERE sequence IN (3, 4) AND case_id = {case}; UPDATE journal SET sequence = sequence + 7 WHERE sequence < 0 AND case_id = {case}",
                3,
                "entry"
            },
            {
                $"INSERT INTO journal (case_id, sequence, {Columns}) SELECT case_id, 13, {Columns} FROM journal WHERE {Entry} 12",
                13,
                "entry"
            },
            // Contents.
            {
                "UPDATE journal_content SET content = replace(content, 'spijt', 'verheugt') WHERE case_id = {case} AND sequence = 4",
                4,
                "content"
            },
            {
                $"UPDATE journal_content SET salt = (SELECT salt FROM journal_content WHERE {Entry} 1) WHERE {Entry} 4",
                4,
                "content"
            },
            { $"DELETE FROM journal_content WHERE {Entry} 4", 4, "content" },
            { $"DELETE FROM journal_content WHERE {Entry} 12", 12, "content" },
            // Documents: the one came with the second entry.
            {
                "UPDATE document_chunks SET bytes = (SELECT bytes FROM document_chunks WHERE document_id = {document} AND sequence = 1) WHERE document_id = {document} AND sequence = 0",
                2,
                "document"
            },
            {
                "UPDATE document_chunks SET bytes = substr(bytes, 1, 100) WHERE document_id = {document} AND sequence = 2",
                2,
                "document"
            },
            { "DELETE FROM document_chunks WHERE document_id = {document} AND sequence = 1", 2, "document" },
            { "DELETE FROM document_chunks WHERE document_id = {document} AND sequence = 2", 2, "document" },
            { "DELETE FROM document_chunks WHERE document_id = {document}", 2, "document" },
            {
                "UPDATE document_chunks SET sequence = 9 WHERE document_id = {document} AND sequence = 2",
                2,
                "document"
            },
            {
                "UPDATE document_chunks SET sequence = sequence + 10 WHERE document_id = {document} AND sequence < 2; UPDATE document_chunks SET sequence = 11 - sequence WHERE document_id = {document} AND sequence > 2",
                2,
                "document"
            },
            { $"UPDATE documents SET sha256 = {Zeros} WHERE id = {{document}}", 2, "document" },
            { "UPDATE documents SET size = size + 1 WHERE id = {document}", 2, "document" },
            { "UPDATE documents SET name = 'anders.pdf' WHERE id = {document}", 2, "document" },
            { "UPDATE documents SET media_type = 'text/plain' WHERE id = {document}", 2, "document" },
            { "UPDATE documents SET case_id = NULL WHERE id = {document}", 2, "document" },
            { "DELETE FROM documents WHERE id = {document}", 2, "document" },
            {
                "INSERT INTO documents (id, case_id, name, media_type, size, sha256, created_at) SELECT 'of-' || id, case_id, name, media_type, size, sha256, created_at FROM documents WHERE id = {document}",
                12,
                "document"
            },
            // The head, on the row and outside of it: kept were the entries 9 and 11.
            { $"UPDATE cases SET journal_hash = {Zeros} WHERE id = {{case}}", 12, "head" },
            { "UPDATE cases SET journal_length = 11 WHERE id = {case}", 12, "head" },
            { "UPDATE cases SET journal_length = 13 WHERE id = {case}", 12, "head" },
            { $"UPDATE journal_heads SET hash = {Zeros} WHERE {Entry} 9", 9, "head" },
            { $"UPDATE journal_heads SET sequence = 10 WHERE {Entry} 11", 10, "head" },
            { $"UPDATE journal_heads SET number = 'BC-2020-000001' WHERE {Entry} 11", 11, "head" },
            { $"DELETE FROM journal_heads WHERE {Entry} 11", 11, "head" },
            { "DELETE FROM journal_heads WHERE case_id = {case}", 11, "head" },
            { "UPDATE cases SET rooted_length = 12 WHERE id = {case}", 12, "head" },
        };
}
