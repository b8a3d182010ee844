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

    /// <summary>Destroys it, in the caller's transaction.</summary>
    /// <param name="c">As it was before.</param>
    public static async Task Destroy(DbContext db, Case c, CancellationToken cancel)
    {
        var traces = CaseTraces.Of(c);
        var tasks = await db.Set<DeskTaskRow>()
            .Where(t => t.CaseId == null)
            .Select(t => new { t.Id, t.Text })
            .ToListAsync(cancel);
        var told = tasks.Where(t => traces.AreIn(t.Text)).Select(t => t.Id).ToList();
        await db.Set<DeskTaskRow>().Where(t => told.Contains(t.Id)).ExecuteDeleteAsync(cancel);

        var views = await db.Set<SavedViewRow>()
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

    private static async Task DestroyForms(DbContext db, CaseTraces traces, CancellationToken cancel)
    {
        var (day, post, list, search) = (Desks[0], Desks[1], Desks[2], Desks[3]);
        var forms = await db.Set<KeptFormRow>()
            .AsNoTracking()
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
