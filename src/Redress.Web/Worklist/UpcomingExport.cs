using System.Globalization;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Terms;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Formatting;
using Redress.Web.Shell.Tables;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.Worklist;

/// <summary>What is asked of the next 30 days, as an address has it.</summary>
/// <param name="Mine">Only the cases that the reader has.</param>
/// <param name="Kind">Only what is of that kind; null for all.</param>
internal sealed record UpcomingFilter(bool Mine, UpcomingKind? Kind)
{
    public const string Path = "/upcoming";

    public static UpcomingFilter Of(string? whose, string? what) =>
        new(
            whose == WorklistFilters.Mine,
            Enum.GetValues<UpcomingKind>()
                .Cast<UpcomingKind?>()
                .FirstOrDefault(kind => WireNames.Camel(kind.ToString()!) == what)
        );

    public string Query
    {
        get
        {
            string?[] parts =
            [
                Mine ? $"whose={WorklistFilters.Mine}" : null,
                Kind is { } kind ? $"what={WireNames.Camel(kind.ToString())}" : null,
            ];
            var all = string.Join('&', parts.OfType<string>());
            return all.Length == 0 ? "" : $"?{all}";
        }
    }

    public bool Shows(UpcomingItem item) => Kind is null || item.Kind == Kind;
}

/// <summary>What happens in words: on the page and for a spreadsheet.</summary>
internal sealed class UpcomingWords(IStringLocalizer<WorklistTexts> texts, CaseFormatter formatter)
{
    public string What(UpcomingItem line) =>
        line.Kind switch
        {
            UpcomingKind.Refused => texts["upcoming.event.refused"],
            UpcomingKind.Sanctions => texts["upcoming.event.sanctions"],
            UpcomingKind.Settlement => texts["upcoming.event.settlement"],
            UpcomingKind.Duty when line.Delays.Count > 0 => texts[
                "upcoming.event.duties",
                string.Join("; ", line.Delays.Select(d => formatter.Word("duty", d.Kind)).Distinct())
            ],
            UpcomingKind.Duty => texts["upcoming.event.duty"],
            UpcomingKind.Erasure => texts["upcoming.event.erasure"],
            UpcomingKind.Reminder => texts["upcoming.event.reminder", Named(line.Term!)],
            UpcomingKind.Lapse => texts["upcoming.event.lapse", Named(line.Term!)],
            _ => texts["upcoming.event.elsewhere"],
        };

    // What speaks for itself, such as the lapse, has no sentence of its own.
    public IEnumerable<string> Facts(UpcomingItem line) =>
        line
            .Facts.Select(f => texts[$"upcoming.fact.{f}"])
            .Where(text => !text.ResourceNotFound)
            .Select(text => text.Value);

    public string Letters(UpcomingItem line) =>
        line.Letters.Count == 0
            ? texts["upcoming.noLetters"]
            : string.Join(", ", line.Letters.Select(to => formatter.Word("role", to)));

    public IEnumerable<string> Opens(UpcomingItem line) =>
        line.Opens.Select(term => texts["upcoming.opens", Named(term), formatter.Date(term.Due)].Value);

    private string Named(Term term) =>
        formatter.Word("term", term.Kind) + (term.Party is { } party ? $" ({formatter.PartyName(party)})" : "");
}

/// <summary>The next 30 days for a spreadsheet, as the page filters them for the same reader.</summary>
internal static class UpcomingExport
{
    public static void MapUpcomingExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/upcoming.csv", Send)
            .RequireAuthorization(p => p.RequireRole(Roles.Secretary, Roles.Committee, Roles.Appeals))
            .ExcludeFromDescription();

    private static async Task<IResult> Send(
        HttpContext http,
        UpcomingQuery query,
        UpcomingWords words,
        CaseFormatter formatter,
        SchemeTimes times,
        IStringLocalizer<WorklistTexts> texts
    )
    {
        var filter = UpcomingFilter.Of(http.Request.Query["whose"], http.Request.Query["what"]);
        var upcoming = await query.Load(http.User.Actor()!, filter.Mine, http.RequestAborted);
        string?[] head =
        [
            texts["upcoming.day"],
            texts["upcoming.time"],
            texts["column.number"],
            texts["column.complainant"],
            texts["column.respondent"],
            texts["upcoming.whatHappens"],
            texts["upcoming.letters"],
            texts["upcoming.then"],
            texts["column.assignee"],
        ];
        return CsvTable.File(
            http,
            texts["upcoming.csvName"],
            times.Today(),
            upcoming.Lines.Where(filter.Shows).Select(Line).Prepend(head)
        );

        string?[] Line(UpcomingItem line) =>
            [
                CsvTable.Written(times.OfCase(line.Number).Day(line.At)),
                times.OfCase(line.Number).Local(line.At).ToString("HH:mm", CultureInfo.InvariantCulture),
                line.Number,
                line.Complainant,
                line.Respondent,
                string.Join(" ", words.Facts(line).Prepend(words.What(line))),
                words.Letters(line),
                line.State is { } state ? formatter.Word("state", state) : texts["upcoming.stateStays"],
                line.AssignedTo,
            ];
    }
}
