using System.Globalization;
using Redress.Domain.Rulebooks;
using Redress.Web.Shell;
using Redress.Web.Shell.Fields;

namespace Redress.Web.Intake.Drafts;

/// <summary>What the scheme of a complaint offers and what its complainants are likely to answer: its languages, its currency, its country.</summary>
internal sealed class IntakeDefaults(RulebookCatalog rulebooks, TimeProvider time)
{
    private const string CountryField = "complainant.address.country";

    // The countries from which consumers mostly buy at webshops of the Union; those of the installed schemes come to them.
    private static readonly string[] Neighbours =
    [
        "AT",
        "BE",
        "BG",
        "CH",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GB",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "NO",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ];

    /// <summary>The countries that an address may be in, by their codes.</summary>
    public IReadOnlyList<string> Countries =>
        [.. Neighbours.Union(rulebooks.All.Select(r => r.Calendar.Country).Where(IsCountry))];

    /// <summary>Where most of a scheme's complainants live: where it is itself; of the default one while it is not known.</summary>
    public string? HomeOf(string? scheme) => CountryOf(scheme) ?? CountryOf(rulebooks.DefaultScheme);

    /// <summary>The languages that a complainant may choose, in the scheme's order; all of the pages while the scheme is not known.</summary>
    public IReadOnlyList<string> LanguagesOf(string? scheme) => RulebookOf(scheme)?.Languages ?? Languages.All;

    /// <summary>Whether that scheme takes decisions that go by registered post (BC-23); one that only mediates and refers does not.</summary>
    public bool DecidesByPost(string? scheme) =>
        (RulebookOf(scheme) ?? RulebookOf(rulebooks.DefaultScheme)!).Appeal is not null;

    /// <summary>Today where the scheme is; of the default one while it is not known.</summary>
    public DateOnly Today(string? scheme) =>
        (RulebookOf(scheme) ?? RulebookOf(rulebooks.DefaultScheme)!).Working.Day(time.GetUtcNow());

    /// <summary>The currency of a scheme; of the default one while it is not known.</summary>
    public string CurrencyOf(string? scheme) => (RulebookOf(scheme) ?? RulebookOf(rulebooks.DefaultScheme)!).Currency;

    /// <summary>What may have gone wrong with a complaint of that kind, in the scheme's words; empty where the scheme asks for the rules of its code instead.</summary>
    public IReadOnlyList<Grievance> GrievancesOf(PostedForm form) =>
        [
            .. (RulebookOf(form["scheme"])?.Grievances ?? []).Where(g =>
                g.Kinds.Contains(form["kind"] ?? ComplaintForm.Purchase)
            ),
        ];

    /// <summary>The rules that a complaint rests on: those that follow from what went wrong, and those that were named themselves.</summary>
    public IReadOnlyList<string> NormsOf(PostedForm form)
    {
        var scheme = form["scheme"];
        var derived = RulebookOf(scheme)?.NormsOf(form["kind"] ?? ComplaintForm.Purchase, OfScheme("grievances")) ?? [];
        return [.. derived.Union(OfScheme("norms"), StringComparer.Ordinal)];

        // One may have come back and chosen a webshop of another scheme.
        IEnumerable<string> OfScheme(string path) =>
            form.All(path)
                .Where(value => value.StartsWith(scheme + "/", StringComparison.Ordinal))
                .Select(value => value.Split('/', 2)[1]);
    }

    /// <summary>
    /// Answers the language by that of the page, or by the scheme's own where it has not that one, and the country by the scheme's;
    /// an answer that was given stays as long as it is possible. The country of another scheme, chosen before, stays only where the page that asks it was gone through.
    /// </summary>
    /// <param name="before">The scheme before it was chosen anew; null where none was.</param>
    public void Answer(DraftContent content, string? before)
    {
        var chosen =
            content.Fields.GetValueOrDefault("language")?.FirstOrDefault()
            ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        content.Fields["language"] =
        [
            RulebookOf(content.Scheme) is { } scheme && !scheme.Languages.Contains(chosen)
                ? scheme.DefaultLanguage
                : chosen,
        ];
        // FP-5: a wish that was for a webshop of another scheme.
        if (RulebookOf(content.Scheme) is { } chosenScheme && !chosenScheme.Has(Stage.Committee))
        {
            content.Fields.Remove("skipMediation");
        }

        if (CountryOf(content.Scheme) is not { } country)
        {
            return;
        }

        var given = content.Fields.GetValueOrDefault(CountryField);
        if (given is null || (given.SequenceEqual([HomeOf(before)]) && !content.Done.Contains(IntakeSteps.Reach)))
        {
            content.Fields[CountryField] = [country];
        }
    }

    private string? CountryOf(string? scheme) =>
        RulebookOf(scheme)?.Calendar.Country is { } country && IsCountry(country) ? country : null;

    private Rulebook? RulebookOf(string? scheme) =>
        string.IsNullOrEmpty(scheme) ? null : rulebooks.InForce(scheme, time.GetUtcNow());

    // A scheme that lists all its days itself says "none" instead.
    private static bool IsCountry(string calendar) => calendar.Length == 2;
}
