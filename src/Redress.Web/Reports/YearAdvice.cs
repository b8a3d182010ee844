using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;

namespace Redress.Web.Reports;

/// <summary>What the supervisory committee advises on the figures of a year (BC-43): kept beside them, and of no case.</summary>
internal sealed class YearAdvice(IDbContextFactory<AppDb> factory, AuditTrail audit, TimeProvider time)
{
    public const int Longest = 10_000;

    /// <summary>The first one first.</summary>
    public async Task<IReadOnlyList<StatisticsAdviceRow>> Of(int year, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<StatisticsAdviceRow>()
            .AsNoTracking()
            .Where(a => a.Year == year)
            .OrderBy(a => a.Id)
            .ToListAsync(cancel);
    }

    /// <param name="answer">What a program is answered, kept under its key in the same transaction; null where none asked.</param>
    public async Task<StatisticsAdviceRow> Give(
        int year,
        string text,
        Actor by,
        Func<AppDb, StatisticsAdviceRow, Task>? answer,
        CancellationToken cancel
    )
    {
        var row = new StatisticsAdviceRow
        {
            Year = year,
            Text = text.Trim(),
            At = time.GetUtcNow().ToUniversalTime(),
            ById = by.Id,
            ByName = by.Name,
        };
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Add(row);
        await db.SaveChangesAsync(cancel);
        if (answer is not null)
        {
            await answer(db, row);
            await db.SaveChangesAsync(cancel);
        }

        await audit.Add(
            db,
            new AuditEntry(
                by,
                AuditArea.Operations,
                string.Create(CultureInfo.InvariantCulture, $"statistics:{year}"),
                "advise"
            ),
            cancel
        );
        await transaction.CommitAsync(cancel);
        return row;
    }

    /// <summary>Why it cannot be kept; null where it can.</summary>
    public static Refusal? WhyNot(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Refusal.Field("text", "BC-43", FieldReason.Required)
        : text.Trim().Length > Longest ? Refusal.Field("text", "BC-43", FieldReason.TooLong, Longest)
        : null;
}
