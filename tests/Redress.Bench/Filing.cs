using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using Redress.Web.Cases.Commands;

namespace Redress.Bench;

/// <summary>Filing over the API, and beside it in the same run an endpoint that knows no law and does the same inserts into the same database.</summary>
/// <param name="beside">Another program that takes complaints, such as an earlier version of this one; loaded in turn with it. Null: none.</param>
internal sealed class Filing(Office office, Uri? beside)
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    public async Task RunAsync()
    {
        var pattern = (await Pattern.MakeAsync(office)).Open[0];
        await using var bare = await BareAsync(pattern);
        var address = bare.Urls.First();
        foreach (var clients in new[] { 1, 16 })
        {
            var (ours, theirs, others) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < 3; round++)
            {
                theirs.Add(await LoadAsync(new Uri(new Uri(address), "/file"), clients));
                ours.Add(await LoadAsync(new Uri(office.Address, "/api/v1/complaints"), clients));
                if (beside is not null)
                {
                    others.Add(await LoadAsync(new Uri(beside, "/api/v1/complaints"), clients));
                }
            }

            ours.Sort();
            theirs.Sort();
            others.Sort();
            Console.WriteLine(
                $"filing, {clients, 2} clients: {ours[1], 7:N0} a second; bare endpoint {theirs[1], 7:N0} a second; ratio {ours[1] / theirs[1]:N2}"
                    + (others.Count == 0 ? "" : $"; beside {others[1], 7:N0} a second; ratio {ours[1] / others[1]:N2}")
            );
        }
    }

    private static async Task<double> LoadAsync(Uri address, int clients)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });
        var done = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, clients)
                .Select(async number =>
                {
                    var i = 0;
                    while (watch.Elapsed < Round)
                    {
                        using var content = new ByteArrayContent(Body(number, i++));
                        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                        using var answer = await client.PostAsync(address, content);
                        answer.EnsureSuccessStatusCode();
                        Interlocked.Increment(ref done);
                    }
                })
        );
        return done / watch.Elapsed.TotalSeconds;
    }

    // Two kilobytes, no two alike.
    private static byte[] Body(int client, int i)
    {
        var facts =
            $"{client}-{i} {Guid.NewGuid():N} ".PadRight(200, 'x')
            + string.Concat(Enumerable.Repeat("Het pakje kwam nooit aan en niemand antwoordt. ", 30));
        return JsonSerializer.SerializeToUtf8Bytes(Pattern.Complaint("Jan Peeters", facts), ActionJson.Options);
    }

    private async Task<WebApplication> BareAsync(Pattern pattern)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var source = NpgsqlDataSource.Create(office.ConnectionString + ";Max Auto Prepare=100");
        var last = 0;
        app.MapPost(
            "/file",
            async (HttpContext http) =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                var row = pattern.Like(
                    $"XX-2026-{Guid.NewGuid():N}",
                    "Jan Peeters",
                    $"w{Interlocked.Increment(ref last)}",
                    0
                );
                row.Case.SearchText = System.Text.Encoding.UTF8.GetString(body.ToArray());
                await InsertAsync(source, row);
                http.Response.StatusCode = 201;
                await http.Response.WriteAsJsonAsync(new { row.Case.Number });
            }
        );
        await app.StartAsync();
        return app;
    }

    private static async Task InsertAsync(NpgsqlDataSource source, Pattern row)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        var c = row.Case;
        Add(
            batch,
            "insert into cases (id, number, scheme, rulebook_version, kind, state, language, filed_at, complainant_name, respondent_name, respondent_member_id, respondent_informed, complainant_code_hash, filed_on, missed_terms, figures, next_due, next_due_kind, next_due_party, text_key, search_text, version, journal_length, journal_hash, file)",
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
            c.RespondentMemberId!,
            c.RespondentInformed,
            c.ComplainantCodeHash,
            c.FiledOn,
            c.MissedTerms,
            c.Figures,
            c.NextDue,
            c.NextDueKind!,
            DBNull.Value,
            c.TextKey,
            c.SearchText,
            c.Version,
            c.JournalLength,
            c.JournalHash,
            c.File
        );
        Add(batch, "insert into figure_changes (scheme, changes)", c.Scheme, c.Figures);
        foreach (var d in row.Due)
        {
            Add(batch, "insert into due (case_id, what, at)", d.CaseId, d.What, d.At.UtcDateTime);
        }

        foreach (var j in row.Journal)
        {
            Add(
                batch,
                "insert into journal (case_id, sequence, at, role, action, \"from\", \"to\", rule, consequences, seen_by, commitment, hash)",
                j.CaseId,
                j.Sequence,
                j.At.UtcDateTime,
                j.Role,
                j.Action,
                j.From,
                j.To,
                j.Rule,
                j.Consequences,
                j.SeenBy,
                j.Commitment,
                j.Hash
            );
        }

        foreach (var j in row.Contents)
        {
            Add(
                batch,
                "insert into journal_content (case_id, sequence, salt, content)",
                j.CaseId,
                j.Sequence,
                j.Salt,
                j.Content
            );
        }

        foreach (var l in row.Letters)
        {
            Add(
                batch,
                "insert into outbox (kind, case_id, case_number, \"to\", email, name, template, language, subject, body, created_at, state, attempts, next_try)",
                "letter",
                l.CaseId,
                l.CaseNumber,
                l.To,
                l.Email!,
                l.Name,
                l.Template,
                l.Language,
                l.Subject,
                l.Body,
                l.CreatedAt.UtcDateTime,
                l.State,
                l.Attempts,
                l.NextTry.UtcDateTime
            );
        }

        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private static void Add(NpgsqlBatch batch, string into, params object[] values)
    {
        var command = new NpgsqlBatchCommand(
            $"{into} values ({string.Join(", ", Enumerable.Range(1, values.Length).Select(i => $"${i}"))})"
        );
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }
}
