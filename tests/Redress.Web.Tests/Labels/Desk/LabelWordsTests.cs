using System.Globalization;
using System.Resources;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;
using Redress.Web.Labels;

namespace Redress.Web.Tests.Labels.Desk;

/// <summary>Whatever the law can say of a label has its words in each language.</summary>
public sealed class LabelWordsTests
{
    private static readonly ResourceManager Texts = new(typeof(LabelTexts));

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    [InlineData("fr")]
    [Rule("FP-9"), Rule("ST-4")]
    public void Every_state_term_start_consequence_act_field_and_choice_has_its_word(string language)
    {
        var missing = Keys()
            .Where(keys => keys.All(key => Texts.GetString(key, CultureInfo.GetCultureInfo(language)) is null))
            .Select(keys => keys[0])
            .Distinct()
            .ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    public void No_language_borrows_a_text_from_another(string language)
    {
        var own = Texts.GetResourceSet(CultureInfo.GetCultureInfo(language), true, false)!;
        var all = Texts.GetResourceSet(CultureInfo.InvariantCulture, true, false)!;
        Assert.All(
            all.Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key),
            key => Assert.NotNull(own.GetString(key))
        );
    }

    // Each by the keys of which one has to be there.
    private static IEnumerable<string[]> Keys() =>
        [
            .. Named<LabelState>("state"),
            .. Named<LabelState>("meaning"),
            .. Named<LabelState>("next"),
            .. Named<LabelTermKind>("term"),
            .. Named<LabelStart>("start"),
            .. Named<LabelFact>("fact"),
            .. Named<TermState>("termState"),
            .. LabelCommandCatalog.All.Keys.Select(act => new[] { $"act.{WireNames.KeyOf(act)}" }),
            .. LabelCommandCatalog.ByName.SelectMany(act =>
                LabelCommandCatalog
                    .FieldsOf(act.Value)
                    .Select(f => CommandCatalog.FieldPath(f.Name!))
                    .Select(f => new[] { $"field.{f}", $"field.{WireNames.KeyOf(act.Key)}.{f}" })
            ),
            .. LabelCommandCatalog
                .ByName.Values.SelectMany(LabelCommandCatalog.FieldsOf)
                .Select(f => Nullable.GetUnderlyingType(f.ParameterType) ?? f.ParameterType)
                .Where(type => type.IsEnum)
                .SelectMany(type =>
                    Enum.GetNames(type)
                        .Select(value =>
                            new[]
                            {
                                $"choice.{WireNames.Camel(value)}",
                                $"choice.{WireNames.Camel(type.Name)}.{WireNames.Camel(value)}",
                            }
                        )
                ),
        ];

    private static IEnumerable<string[]> Named<T>(string what)
        where T : struct, Enum => Enum.GetNames<T>().Select(name => new[] { $"{what}.{WireNames.Camel(name)}" });
}
