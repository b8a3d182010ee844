using Microsoft.EntityFrameworkCore;
using MimeKit;
using Redress.Web.Letters;
using Redress.Web.Storage;

namespace Redress.Web.Demo;

/// <summary>All letters of the demo, the newest first.</summary>
internal sealed class DemoMailbox(IDbContextFactory<AppDb> factory, IConfiguration configuration)
{
    public const int PageSize = 50;

    /// <param name="before">Only letters older than this one.</param>
    public async Task<IReadOnlyList<LetterRow>> List(string? number, long? before, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var letters = db.Set<LetterRow>().AsNoTracking().Where(l => l.State != LetterState.ToPost);
        if (number?.Trim().ToUpperInvariant() is { Length: > 0 } asked)
        {
            letters = letters.Where(l => l.CaseNumber.Contains(asked));
        }

        if (before is { } id)
        {
            letters = letters.Where(l => l.Id < id);
        }

        return await letters.OrderByDescending(l => l.Id).Take(PageSize + 1).ToListAsync(cancel);
    }

    /// <summary>The latest e-mails to users that are no letters of a case.</summary>
    public async Task<IReadOnlyList<MailRow>> Mails(CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<MailRow>().AsNoTracking().OrderByDescending(m => m.Id).Take(PageSize).ToListAsync(cancel);
    }

    /// <summary>The e-mail that pointed to the letter, as it lies in the folder; null while none does.</summary>
    public async Task<string?> MailOf(long letter, CancellationToken cancel = default)
    {
        if (configuration["Mail:Folder"] is not { Length: > 0 } folder || !Directory.Exists(folder))
        {
            return null;
        }

        return Directory.EnumerateFiles(folder, $"letter-{letter}-*.eml").FirstOrDefault() is { } file
            ? (await MimeMessage.LoadAsync(file, cancel)).TextBody
            : null;
    }

    public async Task<LetterRow?> Find(long id, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<LetterRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(l => l.Id == id && l.State != LetterState.ToPost, cancel);
    }
}
