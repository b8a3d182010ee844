using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Journal;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Figures;
using Redress.Web.Storage;

namespace Redress.Bench;

/// <summary>The rows that real acts left of one case, from which others are made that differ in number, names, words and days.</summary>
internal sealed partial record Pattern(
    CaseRow Case,
    IReadOnlyList<DueRow> Due,
    IReadOnlyList<JournalRow> Journal,
    IReadOnlyList<JournalContentRow> Contents,
    IReadOnlyList<LetterRow> Letters
)
{
    private const string Name = "Voornaam Achternaam";
    private const string Word = "trefwoord";

    /// <summary>
    /// One pattern for each stage that is common. Open: registered, with nobody yet; sent to the member; under examination, in a secretary's hands.
    /// Ended: withdrawn after the answer; unfounded though the member let its term go by, with the terms to appeal unused.
    /// </summary>
    public static async Task<(IReadOnlyList<Pattern> Open, IReadOnlyList<Pattern> Ended)> MakeAsync(Office office)
    {
        office.SetClock(Office.FirstDay);
        var acts = office.Acts;
        var registered = await FileAsync(acts);
        var sent = await FileAsync(acts);
        await acts.DoAsync("secretary", sent.Number, "send-to-member");
        await acts.DoAsync("secretary", sent.Number, "assign", new { to = "secretary2@demo.example" });
        var examined = await AnsweredAsync(acts);
        await acts.DoAsync("secretary", examined.Number, "assign", new { to = "secretary@demo.example" });
        var withdrawn = await AnsweredAsync(acts);
        await acts.DoAsync(withdrawn, "withdraw", new { reason = "De webshop heeft intussen betaald." });
        return (
            [await Read(office, registered), await Read(office, sent), await Read(office, examined)],
            [await Read(office, withdrawn), await Read(office, await ClosedAsync(office, acts))]
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

    private static async Task<Pattern> Read(Office office, string number)
    {
        await using var db = await office
            .Services.GetRequiredService<IDbContextFactory<AppDb>>()
            .CreateDbContextAsync();
        var row = await db.Set<CaseRow>().AsNoTracking().SingleAsync(c => c.Number == number);
        return new Pattern(
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

    /// <summary>Another case of this pattern. Its journal is chained anew and commits to its file; only the last commitment is ever held against it.</summary>
    public Pattern Like(string number, string name, string word, int weeks)
    {
        var days = weeks * 7;
        var id = Guid.CreateVersion7();
        string Told(string text) =>
            Date()
                .Replace(
                    text.Replace(Case.Number, number, StringComparison.Ordinal)
                        .Replace(Name, name, StringComparison.Ordinal)
                        .Replace(Word, word, StringComparison.Ordinal),
                    m =>
                        DateOnly.TryParseExact(
                            m.Value,
                            "yyyy-MM-dd",
                            CultureInfo.InvariantCulture,
                            DateTimeStyles.None,
                            out var day
                        )
                            ? day.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                            : m.Value
                );
        var contents = Contents
            .Select(x => new JournalContentRow
            {
                CaseId = id,
                Sequence = x.Sequence,
                Salt = x.Salt,
                Content = Told(x.Content),
            })
            .ToList();
        var (hash, file) = (HashChain.Genesis(number), Told(Case.File));
        var journal = new List<JournalRow>();
        foreach (var (entry, content) in Journal.Zip(contents))
        {
            var at = entry.At.AddDays(days);
            var head = new JournalEntryHead(
                entry.Sequence,
                at,
                entry.Role,
                entry.Action,
                entry.From,
                entry.To,
                entry.Rule,
                entry.SeenBy,
                HashChain.CommitToContent(content.Salt, content.Content),
                HashChain.CommitToFile(content.Salt, file)
            )
            {
                Consequences = JournalConsequences.Read(entry.Consequences)!,
            };
            hash = HashChain.Next(hash, head);
            journal.Add(
                new JournalRow
                {
                    CaseId = id,
                    Sequence = entry.Sequence,
                    At = at,
                    Role = entry.Role,
                    Action = entry.Action,
                    From = entry.From,
                    To = entry.To,
                    Rule = entry.Rule,
                    Consequences = entry.Consequences,
                    SeenBy = entry.SeenBy,
                    Commitment = head.Commitment,
                    FileCommitment = head.FileCommitment,
                    Hash = hash,
                }
            );
        }

        var file = Told(Case.File);
        var c = new CaseRow
        {
            Id = id,
            Number = number,
            Scheme = Case.Scheme,
            RulebookVersion = Case.RulebookVersion,
            Kind = Case.Kind,
            State = Case.State,
            Language = Case.Language,
            FiledAt = Case.FiledAt.AddDays(days),
            FiledOn = Case.FiledOn.AddDays(days),
            ComplainantName = name,
            RespondentName = Case.RespondentName,
            RespondentMemberId = Case.RespondentMemberId,
            RespondentInformed = Case.RespondentInformed,
            ComplainantCodeHash = Case.ComplainantCodeHash,
            AssignedToId = Case.AssignedToId,
            AssignedToName = Case.AssignedToName,
            OutcomeOn = Case.OutcomeOn?.AddDays(days),
            MissedTerms = Case.MissedTerms,
            Figures = CaseFigures.Of(CaseJson.Read(file)).ToString(),
            NextDue = Case.NextDue == CaseRow.NothingDue ? Case.NextDue : Case.NextDue.AddDays(days),
            NextDueKind = Case.NextDueKind,
            NextDueParty = Case.NextDueParty,
            TextKey = Told(Case.TextKey)[..16] + number[^6..],
            SearchText = Told(Case.SearchText),
            Version = Case.Version,
            JournalLength = Case.JournalLength,
            JournalHash = hash,
            File = file,
        };
        return new Pattern(
            c,
            [
                .. Due.Select(d => new DueRow
                {
                    CaseId = id,
                    What = d.What,
                    At = d.At.AddDays(days),
                }),
            ],
            journal,
            contents,
            [
                .. Letters.Select(l => new LetterRow
                {
                    CaseId = id,
                    CaseNumber = number,
                    To = l.To,
                    Email = l.Email,
                    Name = name,
                    Template = l.Template,
                    Language = l.Language,
                    Subject = Told(l.Subject),
                    Body = Told(l.Body),
                    CreatedAt = l.CreatedAt.AddDays(days),
                    State = "sent",
                    NextTry = l.NextTry.AddDays(days),
                }),
            ]
        );
    }

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Date();
}
