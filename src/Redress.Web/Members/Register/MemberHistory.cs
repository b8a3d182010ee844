using Microsoft.EntityFrameworkCore;
using Redress.Domain.Decisions;
using Redress.Web.Labels.Writing;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Members.Register;

/// <summary>Something that happened to a member: an act on it, or what a case did to its membership or its label.</summary>
/// <param name="On">The day, where the instant is not known.</param>
/// <param name="Action">As it is called on the wire.</param>
/// <param name="Number">Of the case; the registrar opens no file.</param>
internal sealed record MemberEvent(
    DateTimeOffset? At,
    DateOnly? On,
    string Action,
    string? By,
    string? Reason,
    IReadOnlyDictionary<string, string?>? Details,
    string? Number
);

/// <summary>All that happened to a member: from the audit, from the sanctions of its cases, and from the journal of its labels whatever moved one of them.</summary>
internal static class MemberHistory
{
    private const string Suspended = "suspended";
    private const string SuspensionEnded = "suspension-ended";
    private const string Excluded = "excluded";
    private const string Withdrawn = "label-withdrawn";
    private const int Most = 500;

    /// <summary>The latest first.</summary>
    public static async Task<IReadOnlyList<MemberEvent>> Of(AppDb db, string memberId, CancellationToken cancel)
    {
        var subject = Invitations.SubjectOf(memberId);
        var acts = await db.Set<AuditRow>()
            .AsNoTracking()
            .Where(a => a.Area == AuditArea.Members && a.Subject == subject)
            .LeftJoin(db.Set<AuditContentRow>(), a => a.Id, c => c.Id, (a, c) => new { Row = a, Content = c })
            .OrderByDescending(a => a.Row.Id)
            .Take(Most)
            .ToListAsync(cancel);
        var sanctions = await (
            from s in db.Set<SanctionRow>().AsNoTracking()
            join c in db.Set<CaseRow>() on s.CaseId equals c.Id
            where s.MemberId == memberId
            select new { Sanction = s, c.Number }
        ).ToListAsync(cancel);
        return
        [
            .. acts.Select(a => Act(a.Row, a.Content))
                .Concat(await OfLabels(db, memberId, cancel))
                .Concat(sanctions.SelectMany(s => Of(s.Sanction, s.Number)))
                .OrderByDescending(e => e.On ?? DateOnly.FromDateTime(e.At!.Value.UtcDateTime))
                .ThenByDescending(e => e.At),
        ];
    }

    private static async Task<IEnumerable<MemberEvent>> OfLabels(AppDb db, string memberId, CancellationToken cancel)
    {
        var moves = await db.Set<LabelJournalRow>()
            .AsNoTracking()
            .Where(j => j.MemberId == memberId && j.Label != "" && (j.From != j.To || j.Consequences != ""))
            .LeftJoin(
                db.Set<LabelJournalContentRow>(),
                j => new { j.MemberId, j.Sequence },
                c => new { c.MemberId, c.Sequence },
                (j, c) => new { Row = j, Content = c }
            )
            .OrderByDescending(j => j.Row.Sequence)
            .Take(Most)
            .ToListAsync(cancel);
        return moves.Select(m => new MemberEvent(
            m.Row.At,
            null,
            m.Row.Action,
            m.Content is null ? null : LabelJournalWriter.Read(m.Content).ByName,
            null,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["kind"] = m.Row.Label },
            null
        ));
    }

    private static MemberEvent Act(AuditRow row, AuditContentRow? content)
    {
        var said = content is null ? null : AuditContent.Read(content.Content);
        return new MemberEvent(row.At, null, row.Action, said?.ByName, said?.Reason, said?.Details, null);
    }

    private static IEnumerable<MemberEvent> Of(SanctionRow s, string number)
    {
        if (s.LabelWithdrawnOn is { } taken)
        {
            yield return Event(taken, Withdrawn);
        }

        // One that is over was one all the same.
        if (s is { Kind: SanctionKind.Suspension, State: SanctionState.CarriedOut, From: { } from, To: { } to })
        {
            yield return Event(from, Suspended);
            if (!s.SuspendsNow)
            {
                yield return Event(to, SuspensionEnded);
            }
        }

        if (s.ExcludedOn is { } excluded)
        {
            yield return Event(excluded, Excluded);
        }

        MemberEvent Event(DateOnly on, string what) => new(null, on, what, null, null, null, number);
    }
}
