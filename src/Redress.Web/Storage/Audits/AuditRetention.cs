using Microsoft.EntityFrameworkCore;

namespace Redress.Web.Storage.Audits;

/// <summary>
/// Erases from the audit who did what and why, once nobody need know it any more (FP-18): after <c>Security:AuditYears</c> (7, as bookings are kept). That something was done, and when, stays,
/// and the chain goes on to verify.
/// </summary>
internal sealed class AuditRetention(IDbContextFactory<AppDb> factory, IConfiguration configuration, TimeProvider time)
{
    /// <summary>Of what was done before then, who and why may be gone.</summary>
    public DateTimeOffset Before =>
        time.GetUtcNow().ToUniversalTime().AddYears(-configuration.GetValue("Security:AuditYears", 7));

    public async Task DeleteOld(CancellationToken cancel)
    {
        var before = Before;
        await using var db = await factory.CreateDbContextAsync(cancel);
        var old = await db.Set<AuditRow>()
            .Where(a => a.At < before)
            .OrderByDescending(a => a.Id)
            .Select(a => (long?)a.Id)
            .FirstOrDefaultAsync(cancel);
        if (old is { } last)
        {
            await db.Set<AuditContentRow>().Where(c => c.Id <= last).ExecuteDeleteAsync(cancel);
        }
    }
}
