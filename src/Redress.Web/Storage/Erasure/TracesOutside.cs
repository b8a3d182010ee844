using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases;
using Redress.Web.Storage.Desk;

namespace Redress.Web.Storage.Erasure;

/// <summary>What people of the desks keep for themselves and is bound to no case, when a case is erased of which it tells (FP-18): their tasks, the views that they saved, the forms that they have not sent.</summary>
internal static class TracesOutside
{
    private static readonly string[] WordsOfAFilter = ["q", "respondent"];

    // Of the desks themselves; a form of a file has its number in its address, and a complaint that is being filed is another case.
    private static readonly string[] Desks = ["/my-day", "/postal-letters", "/cases?", "/search"];

    // Of a text in ASCII each word stands in the row as it is sought; of any other, and of one that is written in escapes, only reading it says so.
    private const string Nothing = "1 = 0";
    private const string InJson = " LIKE '%|\\u%' ESCAPE '|'";
    private const string InAddress = " LIKE '%|%%' ESCAPE '|'";

    /// <summary>Destroys it, in the caller's transaction; of what others keep no more is read than may tell of the case.</summary>
    /// <param name="c">As it was before.</param>
    public static async Task Destroy(DbContext db, Guid id, Case c, CancellationToken cancel)
    {
        var traces = await CaseTraces.Of(db, id, c, cancel);
        var tasks = await Likely<DeskTaskRow>(db, "desk_tasks", traces, Nothing, "\"text\"")
            .Where(t => t.CaseId == null)
            .Select(t => new { t.Id, t.Text })
            .ToListAsync(cancel);
        var told = tasks.Where(t => traces.AreIn(t.Text)).Select(t => t.Id).ToList();
        await db.Set<DeskTaskRow>().Where(t => told.Contains(t.Id)).ExecuteDeleteAsync(cancel);

        var views = await Likely<SavedViewRow>(db, "saved_views", traces, "address" + InAddress, "name", "address")
            .Select(v => new
            {
                v.Id,
                v.Name,
                v.Address,
            })
            .ToListAsync(cancel);
        told = [.. views.Where(v => WordsOf(v.Address).Append(v.Name).Any(traces.AreIn)).Select(v => v.Id)];
        await db.Set<SavedViewRow>().Where(v => told.Contains(v.Id)).ExecuteDeleteAsync(cancel);
        await DestroyForms(db, traces, cancel);
    }

    private static IQueryable<T> Likely<T>(
        DbContext db,
        string table,
        CaseTraces traces,
        string escaped,
        params string[] columns
    )
        where T : class
    {
        var patterns = traces.Patterns;
        var conditions = columns
            .SelectMany(column =>
                Enumerable
                    .Range(0, patterns.Count)
                    .Select(i => $"lower({column}) LIKE {{{i}}}")
                    .Prepend($"octet_length({column}) <> length({column})")
            )
            .Append(escaped);
        var sql = $"SELECT * FROM {table} WHERE {string.Join(" OR ", conditions)}";
        return db.Set<T>().FromSqlRaw(sql, [.. patterns]).AsNoTracking();
    }

    private static async Task DestroyForms(DbContext db, CaseTraces traces, CancellationToken cancel)
    {
        var (day, post, list, search) = (Desks[0], Desks[1], Desks[2], Desks[3]);
        var forms = await Likely<KeptFormRow>(
                db,
                "kept_forms",
                traces,
                "fields" + InJson + " OR path" + InAddress,
                "fields",
                "path"
            )
            .Where(k =>
                k.Path == "/cases"
                || k.Path.StartsWith(day)
                || k.Path.StartsWith(post)
                || k.Path.StartsWith(list)
                || k.Path.StartsWith(search)
            )
            .ToListAsync(cancel);
        foreach (var form in forms.Where(k => TypedIn(k).Any(traces.AreIn)))
        {
            await db.Set<KeptFormRow>()
                .Where(k =>
                    k.CodeHash == form.CodeHash && k.Reader == form.Reader && k.Path == form.Path && k.Form == form.Form
                )
                .ExecuteDeleteAsync(cancel);
        }
    }

    private static IEnumerable<string> TypedIn(KeptFormRow form) =>
        JsonSerializer
            .Deserialize<Dictionary<string, string?[]>>(form.Fields)!
            .Values.SelectMany(values => values)
            .OfType<string>()
            .Append(Uri.UnescapeDataString(form.Path));

    private static IEnumerable<string> WordsOf(string address) =>
        QueryHelpers
            .ParseQuery(
                address.Contains('?', StringComparison.Ordinal)
                    ? address[address.IndexOf('?', StringComparison.Ordinal)..]
                    : ""
            )
            .Where(part => WordsOfAFilter.Contains(part.Key))
            .SelectMany(part => part.Value)
            .OfType<string>();
}
