using NodaTime;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Web.Letters;
using Redress.Web.Letters.Mail;
using Redress.Web.Shell;
using Redress.Web.Storage.Body;

namespace Redress.Web.Cases;

/// <summary>
/// The rulebooks that come with the program and those of the folder <c>Rulebooks:Folder</c>. One that is not in order, or that asks for what this program cannot do,
/// stops the start, with what is wrong in it and where (BC-42).
/// </summary>
internal static class InstalledRulebooks
{
    /// <param name="values">What the body says itself in the place of a part of them.</param>
    /// <param name="announced">The texts of the versions that the body announced itself; null for none.</param>
    /// <exception cref="InvalidRulebookException">A rulebook is not in order.</exception>
    /// <exception cref="InvalidOperationException"><c>Rulebooks:DefaultScheme</c> names a scheme that has no rulebook, or a text of <c>Letters:Folder</c> is broken.</exception>
    public static RulebookCatalog Load(
        IConfiguration configuration,
        IReadOnlyList<RulebookValueRow> values,
        IReadOnlyList<(string Source, string Json)>? announced = null
    )
    {
        var templates = new Templates(configuration);
        templates.CheckOwn();
        var office = new OfficeAbilities(CountryHolidays.Of, rulebook => CannotDo(rulebook, templates));
        var rulebooks = RulebookReader.ReadAll(
            Texts(configuration)
                .Concat(announced ?? [])
                .Select(text => (text.Source, RulebookValues.Merge(text.Json, values))),
            office
        );
        foreach (var rulebook in rulebooks.All)
        {
            RulebookReachabilityCheck.Check(rulebook);
        }

        return configuration["Rulebooks:DefaultScheme"] is not { Length: > 0 } chosen ? rulebooks
            : rulebooks.Schemes.Contains(chosen) ? new RulebookCatalog(rulebooks.All, chosen)
            : throw new InvalidOperationException($"Rulebooks:DefaultScheme names no scheme: '{chosen}'.");
    }

    /// <summary>The texts that come with the program, then those of the folder: of two of one version the later counts.</summary>
    public static IReadOnlyList<(string Source, string Json)> Texts(IConfiguration configuration)
    {
        var folder = configuration["Rulebooks:Folder"];
        var own = string.IsNullOrWhiteSpace(folder)
            ? []
            : Directory
                .GetFiles(folder, "*.json")
                .Order()
                .Select(file => (Path.GetFileName(file), File.ReadAllText(file)));
        return [.. RulebookReader.Embedded(), .. own];
    }

    private static IEnumerable<(string Path, string Wrong)> CannotDo(Rulebook rulebook, Templates templates)
    {
        // The calendar files of hearings take the rules of a zone from there.
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(rulebook.TimeZone) is null)
        {
            yield return ("$.timeZone", $"has no rules for calendar files: '{rulebook.TimeZone}'");
        }

        if (EmailAddress.Read(rulebook.Contact.Email) is null)
        {
            yield return ("$.contact.email", $"cannot be written to: '{rulebook.Contact.Email}'");
        }

        foreach (var (language, i) in rulebook.Languages.Select((language, i) => (language, i)))
        {
            if (!Languages.All.Contains(language))
            {
                yield return (
                    $"$.languages[{i}]",
                    $"is not one of those of the pages, {string.Join(", ", Languages.All)}: '{language}'"
                );
            }
            else if (templates.MissingIn(rulebook.Scheme, language) is { Count: > 0 } missing)
            {
                yield return (
                    $"$.languages[{i}]",
                    $"has no text of the letters {string.Join(", ", missing)}: '{language}'"
                );
            }
        }
    }
}
