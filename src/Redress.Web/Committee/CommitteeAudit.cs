using System.Globalization;
using Redress.Domain;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;

namespace Redress.Web.Committee;

/// <summary>The trace that each change of a committee or of an interest leaves: in the committee's own list, and in the audit of the body.</summary>
internal static class CommitteeAudit
{
    public static void Add(
        AppDb db,
        Actor by,
        DateTimeOffset at,
        string userId,
        string what,
        Action<CommitteeAuditRow> fill
    )
    {
        var row = new CommitteeAuditRow
        {
            At = at.ToUniversalTime(),
            ById = by.Id,
            ByName = by.Name,
            UserId = userId,
            What = what,
        };
        fill(row);
        db.Add(row);
    }

    public static AuditEntry Entry(Actor by, MandateRow seat, bool appointed) =>
        new(
            by,
            AuditArea.People,
            SubjectOf(seat.UserId),
            appointed ? "appoint" : "change-mandate",
            null,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["scheme"] = seat.Scheme,
                ["position"] = seat.Position.ToString(),
                ["from"] = seat.From.ToString("O", CultureInfo.InvariantCulture),
                ["until"] = seat.Until?.ToString("O", CultureInfo.InvariantCulture),
            }
        );

    /// <summary>In what the interest is stands in no audit: who reads that need not know (FP-12).</summary>
    public static AuditEntry OfInterest(Actor by, bool declared) =>
        new(by, AuditArea.People, SubjectOf(by.Id), declared ? "declare-interest" : "end-interest");

    private static string SubjectOf(string userId) => $"person:{userId}";
}
