using System.Globalization;
using Microsoft.Extensions.Localization;
using Redress.Domain.Labels.Commands;

namespace Redress.Web.Labels.Desk.Acts;

/// <summary>What the fields of one act are called in its form, by the keys of a posted form: <c>field.{path}</c>; a row of a list with its number.</summary>
internal sealed class LabelActWords(LabelWords words, string act) : IStringLocalizer
{
    private const string Field = "field.";
    private static readonly string ToldOf = Domain.WireNames.Kebab(nameof(ShortcomingTold));

    public LocalizedString this[string name] => this[name, []];

    public LocalizedString this[string name, params object[] arguments] =>
        name.StartsWith(Field, StringComparison.Ordinal) && !name.EndsWith(".hint", StringComparison.Ordinal)
            ? new LocalizedString(name, LabelOf(name[Field.Length..]))
            : new LocalizedString(name, name, resourceNotFound: true);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];

    private string LabelOf(string path)
    {
        var open = path.IndexOf('[', StringComparison.Ordinal);
        if (open < 0)
        {
            return words.Field(act, path);
        }

        var close = path.IndexOf(']', open);
        var row = int.Parse(path[(open + 1)..close], CultureInfo.InvariantCulture) + 1;
        return $"{words.Field(ToldOf, path[(close + 2)..])} {row.ToString(CultureInfo.CurrentCulture)}";
    }
}
