using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Bench;

/// <summary>The rows that real acts left of one case, from which others are made that differ in number, names, words and days.</summary>
internal sealed partial record Pattern(
    Rulebook Rulebook,
    CaseRow Case,
    IReadOnlyList<DueRow> Due,
    IReadOnlyList<JournalRow> Journal,
    IReadOnlyList<JournalContentRow> Contents,
    IReadOnlyList<LetterRow> Letters
)
{
    private const string Name = "Voornaam Achternaam";
    private const string Word = "trefwoord";
    private const string OrderNumber = "A-1001";

    /// <summary>Whoever recused itself from the pattern of that name (FP-12), as a demo account.</summary>
    public const string Recused = "committee2";

    /// <summary>
    /// One pattern for each stage that is common. Open: registered, with nobody yet; sent to the member; under examination, in a secretary's hands.
    /// Ended: withdrawn after the answer; unfounded though the member let its term go by, with the terms to appeal unused. Apart: one from which somebody recused itself.
    /// </summary>
    public static async Task<Patterns> MakeAsync(Office office)
    {
        office.SetClock(Office.FirstDay);
        var acts = office.Acts;
        var registered = await FileAsync(acts);
        var sent = await FileAsync(acts);
        await acts.DoAsync("secretary", sent.Number, "send-to-member");
        await acts.DoAsync("secretary", sent.Number, "assign", new { to = "secretary2@demo.example" });
        var examined = await AnsweredAsync(acts);
        await acts.DoAsync("secretary", examined.Number, "assign", new { to = "secretary@demo.example" });
        var conflicted = await AnsweredAsync(acts);
        await acts.DoAsync(Recused, conflicted.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        var withdrawn = await AnsweredAsync(acts);
        await acts.DoAsync(withdrawn, "withdraw", new { reason = "De webshop heeft intussen betaald." });
        return new Patterns(
            [await Read(office, registered), await Read(office, sent), await Read(office, examined)],
            [await Read(office, withdrawn), await Read(office, await ClosedAsync(office, acts))],
            await Read(office, conflicted)
        );
    }

    private static Task<(string Number, string Code)> FileAsync(Testing.Office acts) =>
        acts.FileAsync(
            Testing.Office.Complaint(
                name: Name,
                facts: $"{Word} Ik bestelde iets en kreeg het nooit. De webshop antwoordt niet op mijn berichten en de telefoon staat af. Ik wacht nu al weken op een oplossing."
            )
        );

    private static async Task<(string Number, string Code)> AnsweredAsync(Testing.Office acts)
    {
        var filed = await FileAsync(acts);
        await acts.DoAsync("secretary", filed.Number, "send-to-member");
        await acts.DoAsync(
            "shop",
            filed.Number,
            "respond",
            new
            {
                answer = "Wij betreuren de vertraging.",
                defence = "De vervoerder heeft geleverd volgens onze gegevens.",
            }
        );
        return filed;
    }

    private static async Task<string> ClosedAsync(Office office, Testing.Office acts)
    {
        var (number, _) = await FileAsync(acts);
        await acts.DoAsync("secretary", number, "send-to-member");
        await LapseAsync(office, number, Office.FirstDay.AddDays(30));
        await acts.DoAsync("secretary", number, "declare-complete");
        await acts.DoAsync("secretary", number, "close-file");
        await acts.DoAsync(
            "committee",
            number,
            "decide",
            new
            {
                outcome = "unfounded",
                reasons = "De levering is bewezen.",
                norms = Array.Empty<string>(),
            }
        );
        await acts.DoAsync("secretary", number, "confirm-decision");
        await acts.DoAsync(
            "secretary",
            number,
            "notify",
            new
            {
                posted = Office.FirstDay.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                reference = "RP 1",
            }
        );
        await LapseAsync(office, number, Office.FirstDay.AddDays(90));
        await acts.DoAsync("secretary", number, "close");
        office.SetClock(Office.FirstDay);
        return number;
    }

    // Only what is due of this case: the others in the store wait for the sweep that is measured.
    private static async Task LapseAsync(Office office, string number, DateTimeOffset until)
    {
        office.SetClock(until);
        await using var db = await office
            .Services.GetRequiredService<IDbContextFactory<AppDb>>()
            .CreateDbContextAsync();
        var due = db.Set<DueRow>()
            .AsNoTracking()
            .Where(d =>
                d.At <= until.ToUniversalTime() && db.Set<CaseRow>().Any(c => c.Id == d.CaseId && c.Number == number)
            )
            .OrderBy(d => d.At);
        while (await due.FirstOrDefaultAsync() is { } first)
        {
            await office.Services.GetRequiredService<CaseService>().DoDue(first, default);
        }
    }

    public static FileComplaint Complaint(string name, string facts) =>
        new(
            "becommerce",
            CaseKind.Purchase,
            "nl",
            new FiledComplainant(
                ComplainantKind.Consumer,
                name,
                "consument@consumer.example",
                null,
                new Address("Dorpsstraat 1", "9000", "Gent", "BE")
            ),
            new FiledRespondent("demo-shop"),
            facts,
            "Ik vraag de volledige terugbetaling van mijn bestelling.",
            Purchase: new FiledPurchase(null, new DateOnly(2026, 1, 10), Money.Euro(89.95m)),
            ContactedShopOn: new DateOnly(2026, 2, 2)
        );

    private static Task<Pattern> Read(Office office, (string Number, string Code) filed) => Read(office, filed.Number);

    /// <summary>What real acts left of the case of that number.</summary>
    public static async Task<Pattern> Read(Office office, string number)
    {
        await using var db = await office
            .Services.GetRequiredService<IDbContextFactory<AppDb>>()
            .CreateDbContextAsync();
        var row = await db.Set<CaseRow>().AsNoTracking().SingleAsync(c => c.Number == number);
        return new Pattern(
            office.Services.GetRequiredService<RulebookCatalog>().Of(row.Scheme, row.RulebookVersion),
            row,
            await db.Set<DueRow>().AsNoTracking().Where(d => d.CaseId == row.Id).ToListAsync(),
            await db.Set<JournalRow>()
                .AsNoTracking()
                .Where(j => j.CaseId == row.Id)
                .OrderBy(j => j.Sequence)
                .ToListAsync(),
            await db.Set<JournalContentRow>()
                .AsNoTracking()
                .Where(j => j.CaseId == row.Id)
                .OrderBy(j => j.Sequence)
                .ToListAsync(),
            await db.Set<LetterRow>().AsNoTracking().Where(l => l.CaseId == row.Id).ToListAsync()
        );
    }
}

/// <summary>The patterns of which a store is filled.</summary>
internal sealed record Patterns(IReadOnlyList<Pattern> Open, IReadOnlyList<Pattern> Ended, Pattern Recused);
