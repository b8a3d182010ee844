using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Scheduling.Rederivation;
using Redress.Web.Storage;

namespace Redress.Web.Scheduling;

/// <summary>
/// <c>dotnet Redress.Web.dll rederive-terms [--apply REASON]</c> (FP-10): after a day was added to a calendar, lists the open terms
/// that it moves; with a reason, reckons them again and tells the parties. No day already given gets earlier.
/// </summary>
internal static class RederiveTermsCommand
{
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
        var found = app.Services.GetRequiredService<TouchedTerms>();
        await foreach (var touched in found.Of(cases.RulebookOf, now, Guid.Empty, CancellationToken.None))
        {
            if (touched.Fault is { } fault)
            {
                refused++;
                await Console.Error.WriteLineAsync($"{touched.Number}: {fault.Message}");
            }

            if (touched.Terms.Count == 0)
            {
                continue;
            }

            (touchedCases, terms) = (touchedCases + 1, terms + touched.Terms.Count);
            foreach (var term in touched.Terms)
            {
                await Console.Out.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{term.Number}\t{term.Kind}\t{term.Party?.ToString() ?? "-"}\t{term.From:yyyy-MM-dd} -> {term.To:yyyy-MM-dd}\t{string.Join(", ", term.Days)}"
                    )
                );
            }

            if (
                reason is not null
                && (await cases.Do(touched.Number, Actor.Clock, new RederiveTerms(reason))).Refusal is { } no
            )
            {
                refused++;
                await Console.Error.WriteLineAsync($"{touched.Number}: {no.Reason} ({no.Rule})");
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
}
