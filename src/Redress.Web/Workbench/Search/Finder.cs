using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Procedure;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.Queries;
using Redress.Web.Storage.Desk;
using Redress.Web.Workbench.Frame;

namespace Redress.Web.Workbench.Search;

/// <summary>
/// What one may have meant by what one typed: cases and webshops, and in the palette also the acts of the open file, the pages of one's desk and the views that
/// are kept. Nothing of it is more than its reader sees elsewhere (FP-12, FP-24, BC-16): cases come through <see cref="DeskSearch"/>, acts from the open file.
/// </summary>
internal sealed partial class Finder(
    DeskSearch search,
    CaseService cases,
    SavedViews views,
    CaseFormatter formatter,
    IStringLocalizer<SearchTexts> texts,
    IStringLocalizer<FrameTexts> rail,
    TimeProvider time
)
{
    public const int Few = 8;

    /// <summary>The cases and webshops that are meant; the one whose whole number was typed first.</summary>
    public async Task<FoundList> Cases(Actor reader, string? typed, int most, CancellationToken cancel = default)
    {
        var found = await search.Find(reader, typed, most, cancel);
        return new FoundList(
            [
                .. found
                    .Cases.OrderByDescending(hit => hit.Number == found.Whole)
                    .Select(hit => new Found(
                        FoundKind.Case,
                        $"{hit.Number} · {hit.Complainant} – {hit.Respondent}",
                        HintOf(hit),
                        $"/cases/{hit.Number}"
                    )),
                .. found.Members.Select(m => new Found(
                    FoundKind.Member,
                    m.Name,
                    "",
                    $"/members/{Uri.EscapeDataString(m.Id)}"
                )),
            ],
            found.Cut
        );
    }

    /// <summary>The address of the case whose whole number was typed; null where it is none that the reader sees.</summary>
    public async Task<string?> Whole(Actor reader, string? typed, CancellationToken cancel) =>
        (await search.Find(reader, typed, 1, cancel)).Whole is { } number ? $"/cases/{number}" : null;

    /// <param name="path">The address of the page on which the palette was opened.</param>
    public async Task<FoundList> Everything(
        Actor reader,
        string? typed,
        string path,
        CancellationToken cancel = default
    )
    {
        List<Found> own =
        [
            .. await ActsHere(reader, path, cancel),
            .. Rail
                .Groups.SelectMany(desks => desks)
                .Where(desk => desk.IsFor(reader.Role))
                .Select(desk => new Found(FoundKind.Place, rail[desk.Text], "", desk.Address)),
            .. DeskPlace
                .All.Where(p => p.IsFor(reader.Role))
                .Select(p => new Found(FoundKind.Place, texts[p.Name], "", p.Address)),
            .. await Views(reader, cancel),
        ];
        var cases = await Cases(reader, typed, Few, cancel);
        return cases with { Items = [.. own.Where(f => IsMeant(f.Name, typed)), .. cases.Items] };
    }

    // Each word that was typed is part of the name, whatever its accents.
    private static bool IsMeant(string name, string? typed) =>
        (typed ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word =>
                CultureInfo.CurrentCulture.CompareInfo.IndexOf(
                    name,
                    word,
                    CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace
                ) >= 0
            );

    private async Task<IReadOnlyList<Found>> ActsHere(Actor reader, string path, CancellationToken cancel)
    {
        if (
            !reader.IsStaff()
            || OpenFile().Match(path) is not { Success: true } match
            || await cases.Find(match.Groups["number"].Value, reader, cancel) is not { } c
        )
        {
            return [];
        }

        var (now, rulebook) = (time.GetUtcNow(), cases.RulebookOf(c));
        var (permitted, blocked) = CaseMachine.ActionsFor(c, reader, now, rulebook);
        var open = new OpenCase(c, reader, rulebook, now, $"/cases/{c.Number}", permitted, blocked, [], []);
        var offered = OfferedActs.Of(open);
        return
        [
            .. offered
                .Next.Concat(offered.All.Except(offered.Next))
                .Select(act => new Found(FoundKind.Act, formatter[$"action.{act}"], c.Number, open.FormOf(act))),
        ];
    }

    private async Task<IReadOnlyList<Found>> Views(Actor reader, CancellationToken cancel) =>
        [.. (await views.Of(reader, cancel)).Select(v => new Found(FoundKind.View, v.Name, "", v.Address))];

    // By what it was found, where neither number nor name show it.
    private string HintOf(DeskHit hit)
    {
        var state = formatter.Word("state", hit.State);
        var by = hit.By switch
        {
            ContactKind.Email => texts["by.email"].Value,
            ContactKind.Telephone => texts["by.telephone"].Value,
            ContactKind.Address => texts["by.address"].Value,
            ContactKind.Order => texts["by.order"].Value,
            ContactKind.Postal => texts["by.postal"].Value,
            ContactKind.Payment => texts["by.payment"].Value,
            _ => null,
        };
        return by is null ? state : $"{state} · {by}";
    }

    [GeneratedRegex(@"^/cases/(?<number>[A-Z]{1,6}-\d{4}-\d{6,9})(/|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OpenFile();
}
