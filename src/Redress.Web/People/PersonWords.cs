using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Committee;
using Redress.Web.Members;

namespace Redress.Web.People;

/// <summary>What the audit keeps of people, as one reads it: roles, schemes and positions by their names in the reader's language.</summary>
internal sealed class PersonWords(
    IStringLocalizer<PeopleTexts> texts,
    IStringLocalizer<CommitteeTexts> committee,
    RulebookCatalog rulebooks
)
{
    private const string Became = " → ";

    /// <param name="key">Of which detail.</param>
    public string? Detail(string key, string? value) =>
        value is null
            ? null
            : string.Join(
                Became,
                value.Split(Became).Select(side => string.Join(", ", side.Split(", ").Select(part => Word(key, part))))
            );

    private string Word(string key, string part) =>
        key switch
        {
            "roles" => Known(texts[$"role.{part}"], part),
            "position" => Known(committee[$"position.{WireNames.Camel(part)}"], part),
            "scheme" or "schemes" when part.Length > 0 => SchemeNames.Of(rulebooks, part),
            // Of none named: of all.
            "schemes" => texts["people.allSchemes"],
            _ => part,
        };

    private static string Known(LocalizedString word, string part) => word.ResourceNotFound ? part : word.Value;
}
