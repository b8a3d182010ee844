using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Members;
using Redress.Domain.Rulebooks;
using Redress.Web.Letters.Mail;
using Redress.Web.Members;
using Redress.Web.Shell;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Experiences;

/// <summary>
/// Experiences of consumers with a provider (WK-9). One counts once its address is confirmed; then the provider is invited to answer, and it is shown with the answer, or after fourteen days without
/// one. What is not confirmed in seven days is gone; address and order number are forgotten after a year.
/// </summary>
internal sealed class ExperienceDesk(
    IDbContextFactory<AppDb> factory,
    IDatabaseEngine engine,
    MailWriter mails,
    ExperienceMails told,
    RulebookCatalog rulebooks,
    SchemeTimes times,
    TimeProvider time
)
{
    // Nobody's mailbox is filled by who types its address.
    private const int MostOfAddress = 3;
    private const int DaysToAnswer = 14;
    private const int MonthsKept = 12;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    /// <summary>Whether an experience with it may be told: while it is a member, whatever its label is.</summary>
    public static bool IsOpen(MemberLine member) => member.Membership is Membership.Active or Membership.Suspended;

    /// <summary>Keeps it and mails the link by which it is confirmed; what is wrong with it is said at once. It answers the same, and takes as long, however many wait for that mailbox.</summary>
    /// <param name="also">What is written in the same transaction, such as the answer under its key.</param>
    public async Task<Refusal?> Take(
        MemberLine member,
        ExperienceInput input,
        string language,
        Func<AppDb, Task>? also,
        CancellationToken cancel
    )
    {
        if (input.WhyNot() is { } refused)
        {
            return refused;
        }

        await MinimumDuration.Run(() => Keep(member, input, language, also, cancel), cancel);
        return null;
    }

    private async Task Keep(
        MemberLine member,
        ExperienceInput input,
        string language,
        Func<AppDb, Task>? also,
        CancellationToken cancel
    )
    {
        var (code, now) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)), Now);
        var email = FoldedAddress.WithHost(input.Email!.Trim());
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Those who send at once are counted one after the other.
        await engine.LockRegister(db, "experiences", cancel);
        if (await Unanswered(db, email, cancel) < MostOfAddress)
        {
            var row = new ExperienceRow
            {
                Id = Guid.CreateVersion7(),
                MemberId = member.Id,
                Text = input.Text!.Trim(),
                Rating = input.Rating,
                OrderNumber = string.IsNullOrWhiteSpace(input.OrderNumber) ? null : input.OrderNumber.Trim(),
                Email = email,
                Language = language,
                CodeHash = Hash(code),
                CreatedAt = now,
            };
            db.Add(row);
            await db.SaveChangesAsync(cancel);
            await MailWriter.Enqueue(
                db,
                mails.Write(
                    $"experience:{row.Id}",
                    // What was typed is in it only once the address is confirmed.
                    new MailReader(email, "", language, member.Scheme),
                    MailWriter.Experience,
                    new Dictionary<string, object>
                    {
                        ["shop"] = member.Name,
                        ["scheme"] = SchemeNames.In(rulebooks, member.Scheme, language),
                        ["link"] = mails.Address($"/experiences/confirm?code={code}"),
                        ["until"] = times.In(member.Scheme).Day(now + Lasts),
                    }
                ),
                cancel
            );
        }

        if (also is not null)
        {
            await also(db);
        }

        await transaction.CommitAsync(cancel);
    }

    // How many links were sent to that mailbox and not used, however its address was written.
    private static async Task<int> Unanswered(AppDb db, string email, CancellationToken cancel)
    {
        var folded = FoldedAddress.Of(email);
        var host = folded[folded.LastIndexOf('@')..];
        var sent = await db.Set<ExperienceRow>()
            .Where(e => e.State == ExperienceRow.Unconfirmed && e.Email.EndsWith(host))
            .Select(e => e.Email)
            .ToListAsync(cancel);
        return sent.Count(e => FoldedAddress.Of(e) == folded);
    }

    /// <summary>The experience that this code confirms; null where there is none, or no longer.</summary>
    public async Task<ExperienceRow?> Unconfirmed(string? code, CancellationToken cancel)
    {
        var (hash, after) = (Hash(code ?? ""), Now - Lasts);
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<ExperienceRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(e => e.CodeHash == hash && e.CreatedAt > after, cancel);
    }

    /// <summary>Whether it is confirmed by this; once. The provider is invited to answer in the same transaction.</summary>
    public async Task<bool> Confirm(Guid id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await engine.LockRegister(db, "experiences", cancel);
        if (
            await db.Set<ExperienceRow>().FirstOrDefaultAsync(e => e.Id == id && e.CodeHash != null, cancel)
                is not { } row
            || await db.Set<MemberRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == row.MemberId, cancel)
                is not { } member
        )
        {
            return false;
        }

        (row.State, row.CodeHash, row.ConfirmedAt) = (ExperienceRow.Waiting, null, Now);
        // The last of its days is the provider's to its end.
        row.ShownFrom = times.Today(member.Scheme).AddDays(DaysToAnswer + 1);
        await db.SaveChangesAsync(cancel);
        await told.InviteProvider(db, member, row, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>What nobody confirmed in time, and what need not be known of the others any more.</summary>
    public async Task DeleteExpired(CancellationToken cancel)
    {
        var (sent, old) = (Now - Lasts, Now.AddMonths(-MonthsKept));
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<ExperienceRow>()
            .Where(e => e.State == ExperienceRow.Unconfirmed && e.CreatedAt <= sent)
            .ExecuteDeleteAsync(cancel);
        await db.Set<ExperienceRow>()
            .Where(e => e.ConfirmedAt <= old && (e.Email != "" || e.OrderNumber != null))
            .ExecuteUpdateAsync(
                e => e.SetProperty(r => r.Email, "").SetProperty(r => r.OrderNumber, (string?)null),
                cancel
            );
    }

    private DateTimeOffset Now => time.GetUtcNow().ToUniversalTime();

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
