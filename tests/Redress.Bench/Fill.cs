using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using Redress.Web.Cases.Figures;

namespace Redress.Bench;

/// <summary>Fills a store by copying patterns that real acts made; a thousand of the new cases are due at once for the sweep.</summary>
internal sealed class Fill(Office office)
{
    public const int DueAtOnce = 1000;
    private const int Chunk = 5000;
    private static readonly string[] First =
    [
        "Jan",
        "Marie",
        "Luc",
        "Emma",
        "Noor",
        "Louis",
        "Anna",
        "Thomas",
        "Fatima",
        "Pieter",
        "Camille",
        "Hugo",
    ];
    private static readonly string[] Last =
    [
        "Peeters",
        "Janssens",
        "Dubois",
        "Lambert",
        "Maes",
        "Jacobs",
        "Willems",
        "Martin",
        "Claes",
        "Simon",
        "Wouters",
        "Renard",
    ];

    public async Task ToAsync(int size)
    {
        var there = (int)await office.AskAsync<long>("select count(*) from cases");
        if (there >= size)
        {
            return;
        }

        var watch = Stopwatch.StartNew();
        var patterns = await Pattern.MakeAsync(office);
        there += patterns.Open.Count + patterns.Ended.Count;
        var indexes = await DropIndexesAsync(size - there);
        var chunks = Enumerable
            .Range(0, (size - there + Chunk - 1) / Chunk)
            .Select(i => (From: there + i * Chunk, Count: Math.Min(Chunk, size - there - i * Chunk)));
        var first = there;
        await Parallel.ForEachAsync(
            chunks,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (chunk, _) =>
                await CopyAsync([
                    .. Enumerable.Range(chunk.From, chunk.Count).Select(i => Make(patterns, i, i - first < DueAtOnce)),
                ])
        );
        foreach (var index in indexes)
        {
            await office.DoAsync($"set maintenance_work_mem = '512MB'; {index}");
        }

        await office.DoAsync("vacuum analyze");
        Console.WriteLine($"filled to {size:N0} cases in {watch.Elapsed.TotalSeconds:N0} s");
    }

    // The first thousand are registered cases whose term for a refusal is over three weeks after the first day; the other open ones fall due later. Seven of ten ended, in the years before, none so long ago that it is to be erased (FP-18).
    private static Pattern Make((IReadOnlyList<Pattern> Open, IReadOnlyList<Pattern> Ended) patterns, int i, bool due)
    {
        var (pattern, weeks) =
            due ? (patterns.Open[0], 0)
            : i % 10 < 3 ? (patterns.Open[i % 10], 6 + i / 10 % 90)
            : (patterns.Ended[i % 2], -14 - i / 10 % 230);
        return pattern.Like(
            $"BC-2026-{900_000_000 + i}",
            $"{First[i % First.Length]} {Last[i / First.Length % Last.Length]}",
            $"woord{i % 50_000}",
            weeks
        );
    }

    // Building an index once is quicker than keeping it a million times.
    private async Task<IReadOnlyList<string>> DropIndexesAsync(int count)
    {
        if (count < 50_000)
        {
            return [];
        }

        var definitions = new List<string>();
        await using var connection = await office.ConnectAsync();
        await using (
            var command = new NpgsqlCommand(
                "select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename in ('cases','due','outbox') and indexdef not like '%UNIQUE%'",
                connection
            )
        )
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                definitions.Add($"drop index \"{reader.GetString(0)}\"|{reader.GetString(1)}");
            }
        }

        foreach (var definition in definitions)
        {
            await office.DoAsync(definition.Split('|')[0]);
        }

        return [.. definitions.Select(d => d.Split('|', 2)[1])];
    }

    private async Task CopyAsync(IReadOnlyList<Pattern> cases)
    {
        await using var connection = await office.ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await CopyAsync(
            connection,
            "cases (id, number, scheme, rulebook_version, kind, state, language, filed_at, complainant_name, respondent_name, respondent_member_id, respondent_informed, complainant_code_hash, filed_on, assigned_to_id, assigned_to_name, outcome_on, missed_terms, figures, next_due, next_due_kind, next_due_party, text_key, search_text, version, journal_length, journal_hash, file)",
            cases
                .Select(x => x.Case)
                .Select(c =>
                    new object?[]
                    {
                        c.Id,
                        c.Number,
                        c.Scheme,
                        c.RulebookVersion,
                        c.Kind.ToString(),
                        c.State.ToString(),
                        c.Language,
                        c.FiledAt.UtcDateTime,
                        c.ComplainantName,
                        c.RespondentName,
                        c.RespondentMemberId,
                        c.RespondentInformed,
                        c.ComplainantCodeHash,
                        c.FiledOn,
                        c.AssignedToId,
                        c.AssignedToName,
                        c.OutcomeOn,
                        c.MissedTerms,
                        c.Figures,
                        c.NextDue,
                        c.NextDueKind,
                        c.NextDueParty,
                        c.TextKey,
                        c.SearchText,
                        c.Version,
                        c.JournalLength,
                        c.JournalHash,
                        c.File,
                    }
                )
        );
        await CopyAsync(
            connection,
            "figure_changes (scheme, changes)",
            cases.GroupBy(x => x.Case.Scheme).Select(g => new object?[] { g.Key, Sum(g.Select(x => x.Case.Figures)) })
        );
        await CopyAsync(
            connection,
            "due (case_id, what, at)",
            cases.SelectMany(x => x.Due).Select(d => new object?[] { d.CaseId, d.What, d.At.UtcDateTime })
        );
        await CopyAsync(
            connection,
            "journal (case_id, sequence, at, role, action, \"from\", \"to\", rule, commitment, hash)",
            cases
                .SelectMany(x => x.Journal)
                .Select(j =>
                    new object?[]
                    {
                        j.CaseId,
                        j.Sequence,
                        j.At.UtcDateTime,
                        j.Role,
                        j.Action,
                        j.From,
                        j.To,
                        j.Rule,
                        j.Commitment,
                        j.Hash,
                    }
                )
        );
        await CopyAsync(
            connection,
            "journal_content (case_id, sequence, salt, content)",
            cases.SelectMany(x => x.Contents).Select(j => new object?[] { j.CaseId, j.Sequence, j.Salt, j.Content })
        );
        await CopyAsync(
            connection,
            "outbox (kind, case_id, case_number, \"to\", email, name, template, language, subject, body, created_at, state, attempts, next_try)",
            cases
                .SelectMany(x => x.Letters)
                .Select(l =>
                    new object?[]
                    {
                        "letter",
                        l.CaseId,
                        l.CaseNumber,
                        l.To,
                        l.Email,
                        l.Name,
                        l.Template,
                        l.Language,
                        l.Subject,
                        l.Body,
                        l.CreatedAt.UtcDateTime,
                        l.State,
                        l.Attempts,
                        l.NextTry.UtcDateTime,
                    }
                )
        );
        await transaction.CommitAsync();
    }

    private static string Sum(IEnumerable<string> figures)
    {
        var sum = new FigureCounts();
        foreach (var text in figures)
        {
            sum.AddAll(FigureCounts.Parse(text));
        }

        return sum.ToString();
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string into, IEnumerable<object?[]> rows)
    {
        await using var writer = await connection.BeginBinaryImportAsync($"copy {into} from stdin (format binary)");
        foreach (var row in rows)
        {
            await writer.StartRowAsync();
            foreach (var value in row)
            {
                if (value is null)
                {
                    await writer.WriteNullAsync();
                }
                else if (value is DateTime instant)
                {
                    await writer.WriteAsync(instant, NpgsqlDbType.TimestampTz);
                }
                else
                {
                    await writer.WriteAsync(value);
                }
            }
        }

        await writer.CompleteAsync();
    }
}
