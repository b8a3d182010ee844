using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Redress.Testing;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Support;

/// <summary>Reads the outbox as a postman would.</summary>
internal sealed partial class Postbox(TestApp app)
{
    /// <summary>The latest code that a party was written; by e-mail, where its address is given.</summary>
    public async Task<string> AccessCodeAsync(string number, string to = "respondent", string address = "")
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var kept = await db.Set<LetterRow>()
            .Where(l => l.CaseNumber == number && l.To == to && l.AccessCode != null)
            .OrderByDescending(l => l.Id)
            .Select(l => l.AccessCode)
            .FirstOrDefaultAsync();
        if (kept is not null)
        {
            return kept;
        }

        // What has gone out already is no longer in the store.
        return Directory
            .GetFiles(app.Mails, "*.eml")
            .Select(f => MimeMessage.Load(f))
            .Where(m => m.To.ToString().Contains(address, StringComparison.Ordinal))
            .OrderByDescending(m => m.Date)
            .Select(m => m.TextBody!)
            .Where(text => text.Contains(number, StringComparison.Ordinal))
            .Select(text => Code().Match(text))
            .First(m => m.Success)
            .Value;
    }

    [GeneratedRegex("[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Code();
}
