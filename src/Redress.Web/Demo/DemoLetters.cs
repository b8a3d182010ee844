using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;

namespace Redress.Web.Demo;

/// <summary>The outbox, open to everybody who tries the demo.</summary>
internal sealed class DemoLetters(IDbContextFactory<AppDb> factory)
{
    public async Task<IReadOnlyList<LetterRow>> List(long? id, string? number)
    {
        await using var db = await factory.CreateDbContextAsync();
        var letters = db.Set<LetterRow>().AsNoTracking();
        letters = id is { } one ? letters.Where(l => l.Id == one) : letters;
        letters = string.IsNullOrWhiteSpace(number) ? letters : letters.Where(l => l.CaseNumber == number.Trim());
        return await letters.OrderByDescending(l => l.Id).Take(200).ToListAsync();
    }
}
