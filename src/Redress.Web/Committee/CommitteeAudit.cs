using Redress.Domain;
using Redress.Web.Storage;

namespace Redress.Web.Committee;

/// <summary>The trace that each change of a committee or of an interest leaves.</summary>
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
}
