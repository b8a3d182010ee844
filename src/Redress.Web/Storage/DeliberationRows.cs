using Microsoft.EntityFrameworkCore;

namespace Redress.Web.Storage;

/// <summary>One version of a draft of the decision (BC-16). No version is ever changed; the latest counts.</summary>
internal sealed class DeliberationDraftRow
{
    public Guid CaseId { get; set; }

    /// <summary>From 1, in the order in which drafts were begun in this case.</summary>
    public int Draft { get; set; }

    /// <summary>From 1, of this draft.</summary>
    public int Version { get; set; }

    /// <summary>Markdown.</summary>
    public string Text { get; set; } = "";

    public string ById { get; set; } = "";

    public string ByName { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>A remark in the deliberation, on a draft or on the case.</summary>
internal sealed class DeliberationRemarkRow
{
    /// <summary>Given with the form, so that the same form posted twice is one remark.</summary>
    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public int? Draft { get; set; }

    public string Text { get; set; } = "";

    public string ById { get; set; } = "";

    public string ByName { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>How a member of the committee votes on a draft, as it stood in one version.</summary>
internal sealed class DeliberationVoteRow
{
    public Guid CaseId { get; set; }

    public int Draft { get; set; }

    public string UserId { get; set; } = "";

    public string Name { get; set; } = "";

    public int Version { get; set; }

    /// <summary>for, against or abstain.</summary>
    public string Vote { get; set; } = "";

    public string? Reason { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>What others may ask of the deliberation's tables.</summary>
internal static class DeliberationTables
{
    /// <summary>Destroys all that the committee wrote on this case, also what a form kept of it, in the caller's transaction.</summary>
    public static async Task Destroy(AppDb db, Guid caseId, string number, CancellationToken cancel)
    {
        var (room, decision) = ($"/cases/{number}/deliberation", $"/cases/{number}/actions/decide");
        await db.Set<KeptFormRow>()
            .Where(k => k.Path.StartsWith(room) || k.Path.StartsWith(decision))
            .ExecuteDeleteAsync(cancel);
        await db.Set<FormDraftRow>().Where(d => d.CaseId == caseId && d.Action == "decide").ExecuteDeleteAsync(cancel);
        await db.Set<DeliberationDraftRow>().Where(d => d.CaseId == caseId).ExecuteDeleteAsync(cancel);
        await db.Set<DeliberationRemarkRow>().Where(r => r.CaseId == caseId).ExecuteDeleteAsync(cancel);
        await db.Set<DeliberationVoteRow>().Where(v => v.CaseId == caseId).ExecuteDeleteAsync(cancel);
    }

    /// <summary>A draft as it stands; null when there is none of that number.</summary>
    public static Task<string?> Text(AppDb db, string number, int draft, CancellationToken cancel) =>
        (
            from d in db.Set<DeliberationDraftRow>()
            join c in db.Set<CaseRow>() on d.CaseId equals c.Id
            where c.Number == number && d.Draft == draft
            orderby d.Version descending
            select d.Text
        ).FirstOrDefaultAsync(cancel);
}
