using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Letters;

namespace Redress.Web.Tests.Support;

/// <summary>Reads the outbox as a postman would.</summary>
internal sealed partial class Postbox(TestApp app)
{
    public async Task<string> AccessCodeAsync(string number)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var bodies = await db.Set<LetterRow>()
            .Where(l => l.CaseNumber == number && l.To == "respondent")
            .OrderBy(l => l.Id)
            .Select(l => l.Body)
            .ToListAsync();
        // What has gone out already has its code covered in the store.
        var mails = Directory.Exists(app.Mails)
            ? Directory
                .GetFiles(app.Mails)
                .Select(f => SmtpListener.Read(File.ReadAllText(f)))
                .Where(m => m.Contains(number, StringComparison.Ordinal))
            : [];
        return bodies.Concat(mails).Select(b => Code().Match(b)).First(m => m.Success).Value;
    }

    [GeneratedRegex("[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Code();
}
