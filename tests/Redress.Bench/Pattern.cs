using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Journal;
using Redress.Web.Cases;
using Redress.Web.Storage;

namespace Redress.Bench;

/// <summary>The rows that real acts left of one case, from which others are made that differ in number, names, words and days.</summary>
internal sealed partial record Pattern(CaseRow Case, IReadOnlyList<DueRow> Due, IReadOnlyList<JournalRow> Journal, IReadOnlyList<JournalContentRow> Contents, IReadOnlyList<LetterRow> Letters)
{
    private const string Name = "Voornaam Achternaam";
    private const string Word = "trefwoord";

    /// <summary>One pattern for each stage that is common: registered, sent to the member, under examination.</summary>
    public static async Task<IReadOnlyList<Pattern>> MakeAsync(Office office)
    {
        office.SetClock(Office.FirstDay);
        var desk = office.Services.GetRequiredService<CaseDesk>();
        var secretary = new Actor(Role.Secretary, "bench", "Bench");
        var shop = new Actor(Role.Respondent, "bench-shop", "Bench shop") { MemberId = "demo-shop" };
        var registered = await File(desk);
        var sent = await File(desk);
        await desk.Do(sent, secretary, new SendToMember());
        var examined = await File(desk);
        await desk.Do(examined, secretary, new SendToMember());
        await desk.Do(examined, shop, new Respond("Wij betreuren de vertraging.", "De vervoerder heeft geleverd volgens onze gegevens."));
        return [await Read(office, registered), await Read(office, sent), await Read(office, examined)];
    }

    public static FileComplaint Complaint(string name, string facts) => new(
        "becommerce", CaseKind.Purchase, "nl", new FiledComplainant(ComplainantKind.Consumer, name, "consument@consumer.example", null, new Address("Dorpsstraat 1", "9000", "Gent", "BE")),
        new FiledRespondent("demo-shop"), facts, "Ik vraag de volledige terugbetaling van mijn bestelling.", Purchase: new FiledPurchase(null, new DateOnly(2026, 1, 10), Money.Euro(89.95m)), ContactedShopOn: new DateOnly(2026, 2, 2));

    private static async Task<string> File(CaseDesk desk)
    {
        var filed = await desk.File(Complaint(Name, $"{Word} Ik bestelde iets en kreeg het nooit. De webshop antwoordt niet op mijn berichten en de telefoon staat af. Ik wacht nu al weken op een oplossing."), []);
        return filed.Case?.Number ?? throw new InvalidOperationException(filed.Refusal!.ToString());
    }

    private static async Task<Pattern> Read(Office office, string number)
    {
        await using var db = await office.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var row = await db.Set<CaseRow>().AsNoTracking().SingleAsync(c => c.Number == number);
        return new Pattern(
            row, await db.Set<DueRow>().AsNoTracking().Where(d => d.CaseId == row.Id).ToListAsync(),
            await db.Set<JournalRow>().AsNoTracking().Where(j => j.CaseId == row.Id).OrderBy(j => j.Sequence).ToListAsync(),
            await db.Set<JournalContentRow>().AsNoTracking().Where(j => j.CaseId == row.Id).OrderBy(j => j.Sequence).ToListAsync(),
            await db.Set<LetterRow>().AsNoTracking().Where(l => l.CaseId == row.Id).ToListAsync());
    }

    /// <summary>Another case of this pattern. Its journal is chained anew, so that it verifies.</summary>
    public Pattern Like(string number, string name, string word, int weeks)
    {
        var days = weeks * 7;
        var id = Guid.CreateVersion7();
        string Told(string text) => Date().Replace(text.Replace(Case.Number, number, StringComparison.Ordinal).Replace(Name, name, StringComparison.Ordinal).Replace(Word, word, StringComparison.Ordinal), m =>
            DateOnly.TryParseExact(m.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : m.Value);
        var contents = Contents.Select(x => new JournalContentRow { CaseId = id, Sequence = x.Sequence, Salt = x.Salt, Content = Told(x.Content) }).ToList();
        var hash = HashChain.Genesis(number);
        var journal = new List<JournalRow>();
        foreach (var (entry, content) in Journal.Zip(contents))
        {
            var at = entry.At.AddDays(days);
            var head = new JournalEntryHead(entry.Sequence, at, entry.Role, entry.Action, entry.From, entry.To, entry.Rule, HashChain.Commit(content.Salt, content.Content));
            hash = HashChain.Next(hash, head);
            journal.Add(new JournalRow { CaseId = id, Sequence = entry.Sequence, At = at, Role = entry.Role, Action = entry.Action, From = entry.From, To = entry.To, Rule = entry.Rule, Commitment = head.Commitment, Hash = hash });
        }

        var c = new CaseRow
        {
            Id = id, Number = number, Scheme = Case.Scheme, RulebookVersion = Case.RulebookVersion, Kind = Case.Kind, State = Case.State, Language = Case.Language, FiledAt = Case.FiledAt.AddDays(days),
            ComplainantName = name, RespondentName = Case.RespondentName, RespondentMemberId = Case.RespondentMemberId, RespondentInformed = Case.RespondentInformed,
            ComplainantCodeHash = Case.ComplainantCodeHash, NextDue = Case.NextDue == CaseRow.NothingDue ? Case.NextDue : Case.NextDue.AddDays(days), NextDueKind = Case.NextDueKind, NextDueParty = Case.NextDueParty,
            TextKey = Told(Case.TextKey)[..16] + number[^6..], SearchText = Told(Case.SearchText), Version = Case.Version, JournalLength = Case.JournalLength, JournalHash = hash, File = Told(Case.File),
        };
        return new Pattern(
            c, [.. Due.Select(d => new DueRow { CaseId = id, What = d.What, At = d.At.AddDays(days) })], journal, contents,
            [.. Letters.Select(l => new LetterRow { CaseId = id, CaseNumber = number, To = l.To, Email = l.Email, Name = name, Template = l.Template, Language = l.Language, Subject = Told(l.Subject), Body = Told(l.Body), CreatedAt = l.CreatedAt.AddDays(days), State = "sent", NextTry = l.NextTry.AddDays(days) })]);
    }

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Date();
}
