using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Experiences;

/// <summary>What the provider and the registrar do with an experience (WK-9): the one answers it, once; the other hides it, with a reason.</summary>
internal sealed class ExperienceActs(
    IDbContextFactory<AppDb> factory,
    IDatabaseEngine engine,
    AuditTrail audit,
    ExperienceMails told,
    TimeProvider time
)
{
    public const string Answering = "answer";
    public const string Hiding = "hide";
    private const int LongestReason = 1000;

    /// <summary>The provider's answer, which shows the experience at once.</summary>
    /// <param name="also">What is written in the same transaction, such as the answer of the API.</param>
    public Task<Refusal?> Answer(
        ExperienceRow asked,
        string? text,
        Actor by,
        Func<AppDb, ExperienceRow, Task>? also,
        CancellationToken cancel
    )
    {
        var check = new Validation();
        ExperienceText.Check(check, text, "text");
        return check.Refusal is { } refused
            ? Task.FromResult<Refusal?>(refused)
            : Do(
                asked,
                by,
                (_, _, row) =>
                {
                    if (row.Answer is not null)
                    {
                        return Task.FromResult<Refusal?>(
                            Refusal.State(ExperienceText.Law, RefusalReason.AnsweredAlready)
                        );
                    }

                    (row.Answer, row.AnsweredAt, row.State) = (text!.Trim(), Now, ExperienceRow.Shown);
                    return Task.FromResult<Refusal?>(null);
                },
                new AuditEntry(by, AuditArea.Members, SubjectOf(asked), "answer-experience"),
                also,
                cancel
            );
    }

    /// <summary>Not shown any more; whoever wrote it reads the reason.</summary>
    public Task<Refusal?> Hide(
        ExperienceRow asked,
        string? reason,
        Actor by,
        Func<AppDb, ExperienceRow, Task>? also,
        CancellationToken cancel
    )
    {
        var check = new Validation();
        check.Required(reason, "reason", ExperienceText.Law);
        check.Require(
            (reason?.Length ?? 0) <= LongestReason,
            "reason",
            ExperienceText.Law,
            FieldReason.TooLong,
            LongestReason
        );
        return check.Refusal is { } refused
            ? Task.FromResult<Refusal?>(refused)
            : Do(
                asked,
                by,
                async (db, member, row) =>
                {
                    (row.HiddenReason, row.HiddenAt, row.HiddenBy) = (reason!.Trim(), Now, by.Id);
                    row.State = ExperienceRow.Hidden;
                    await told.TellHidden(db, member, row, cancel);
                    return null;
                },
                new AuditEntry(by, AuditArea.Members, SubjectOf(asked), "hide-experience", reason!.Trim()),
                also,
                cancel
            );
    }

    private async Task<Refusal?> Do(
        ExperienceRow asked,
        Actor by,
        Func<AppDb, MemberRow, ExperienceRow, Task<Refusal?>> act,
        AuditEntry entry,
        Func<AppDb, ExperienceRow, Task>? also,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await engine.LockRegister(db, "experiences", cancel);
        // What is hidden already is there for nobody any more.
        if (
            await db.Set<ExperienceRow>()
                .FirstOrDefaultAsync(
                    e =>
                        e.Id == asked.Id
                        && e.MemberId == asked.MemberId
                        && (e.State == ExperienceRow.Waiting || e.State == ExperienceRow.Shown),
                    cancel
                )
                is not { } row
            || await db.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == row.MemberId, cancel)
                is not { } member
            || !by.WorksFor(member.Scheme)
        )
        {
            return Refusal.NotYours();
        }

        if (await act(db, member, row) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancel);
        if (also is not null)
        {
            await also(db, row);
        }

        await audit.Add(db, entry, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private DateTimeOffset Now => time.GetUtcNow().ToUniversalTime();

    private static string SubjectOf(ExperienceRow row) => $"experience:{row.Id}";
}
