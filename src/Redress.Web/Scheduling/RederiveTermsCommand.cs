using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Scheduling;

/// <summary>
/// <c>dotnet Redress.Web.dll rederive-terms [--apply REASON]</c> (FP-10): after a day was added to a calendar, lists the open terms
/// that it moves; with a reason, reckons them again and tells the parties. No day already given gets earlier.
/// </summary>
internal static class RederiveTermsCommand
{
    private const int Batch = 200;

    /// <returns>The exit code; null when the arguments, those after the command's name, are not understood.</returns>
    public static async Task<int?> Run(WebApplication app, string[] args)
    {
        var reason = args is ["--apply", { Length: > 0 } given] ? given : null;
        if (reason is null && args.Length > 0)
        {
            return null;
        }

        var cases = app.Services.GetRequiredService<CaseService>();
        var databases = app.Services.GetRequiredService<IDbContextFactory<AppDb>>();
        var now = await NowAsync(app.Services, databases);
        var (touchedCases, terms, refused) = (0, 0, 0);
        await foreach (var c in OpenCases(databases))
        {
            var touched = c.TermsTouchedBy(cases.RulebookOf(c), now);
            if (touched.Count == 0)
            {
                continue;
            }

            (touchedCases, terms) = (touchedCases + 1, terms + touched.Count);
            foreach (var after in touched)
            {
                var before = c.Terms.Single(t => t.Id == after.Id);
                await Console.Out.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{c.Number}\t{after.Kind}\t{after.Party?.ToString() ?? "-"}\t{before.Due:yyyy-MM-dd} -> {after.Due:yyyy-MM-dd}\t{string.Join(", ", after.Derivation.Skipped.Except(before.Derivation.Skipped).Select(s => s.Name))}"
                    )
                );
            }

            if (
                reason is not null
                && (await cases.Do(c.Number, Actor.Clock, new RederiveTerms(reason))).Refusal is { } no
            )
            {
                refused++;
                await Console.Error.WriteLineAsync($"{c.Number}: {no.Reason} ({no.Rule})");
            }
        }

        await Console.Out.WriteLineAsync(
            $"{terms} terms in {touchedCases} cases{(reason is null ? " would move; nothing was changed" : refused == 0 ? " were moved, and their parties are told" : $", {refused} refused")}."
        );
        return refused == 0 ? 0 : 1;
    }

    // A demo counts by its own clock here too: what is over there is not open.
    private static async Task<DateTimeOffset> NowAsync(IServiceProvider services, IDbContextFactory<AppDb> databases)
    {
        if (services.GetService<SettableClock>() is { } clock)
        {
            await using var db = await databases.CreateDbContextAsync();
            await clock.Load(db, CancellationToken.None);
        }

        return services.GetRequiredService<TimeProvider>().GetUtcNow();
    }

    private static async IAsyncEnumerable<Case> OpenCases(IDbContextFactory<AppDb> databases)
    {
        for (var last = Guid.Empty; ; )
        {
            await using var db = await databases.CreateDbContextAsync();
            var after = last;
            var files = await db.Set<CaseRow>()
                .AsNoTracking()
                .Where(r => r.NextDue != CaseRow.NothingDue && r.Id.CompareTo(after) > 0)
                .OrderBy(r => r.Id)
                .Take(Batch)
                .Select(r => new { r.Id, r.File })
                .ToListAsync();
            if (files.Count == 0)
            {
                yield break;
            }

            last = files[^1].Id;
            foreach (var file in files)
            {
                yield return CaseJson.Read(file.File);
            }
        }
    }
}
