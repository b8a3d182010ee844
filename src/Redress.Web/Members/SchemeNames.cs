using System.Globalization;
using Redress.Domain.Members;
using Redress.Domain.Rulebooks;

namespace Redress.Web.Members;

internal static class SchemeNames
{
    /// <summary>The scheme's name in the reader's language, as its newest rulebook has it.</summary>
    public static string Of(RulebookCatalog rulebooks, string scheme) =>
        In(rulebooks, scheme, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    /// <summary>The same in another language.</summary>
    public static string In(RulebookCatalog rulebooks, string scheme, string language)
    {
        var names = rulebooks.All.Where(r => r.Scheme == scheme).MaxBy(r => r.InForce)?.Name;
        return names is null ? scheme
            : names.TryGetValue(language, out var own) ? own
            : names.Values.First();
    }

    /// <summary>The languages of the scheme, in its order, as its newest rulebook has them; none of a scheme that is unknown.</summary>
    public static IReadOnlyList<string> LanguagesOf(RulebookCatalog rulebooks, string scheme) =>
        rulebooks.All.Where(r => r.Scheme == scheme).MaxBy(r => r.InForce)?.Languages ?? [];

    /// <summary>The kinds of label that the scheme grants, as its newest rulebook has them; none of a scheme that is unknown.</summary>
    public static IReadOnlyList<string> LabelsOf(RulebookCatalog rulebooks, string scheme) =>
        rulebooks.All.Where(r => r.Scheme == scheme).MaxBy(r => r.InForce)?.Labels ?? [];

    /// <summary>Whether experiences are told of its members: with the logo of Webshop Keurmerk (WK-9).</summary>
    public static bool HaveExperiences(RulebookCatalog rulebooks, string scheme) =>
        LabelsOf(rulebooks, scheme).Contains(LabelKind.WebshopKeurmerk);

    /// <summary>Those of all schemes, each once.</summary>
    public static IReadOnlyList<string> AllLabels(RulebookCatalog rulebooks) =>
        [.. LabelKind.All.Where(kind => rulebooks.Schemes.Any(s => LabelsOf(rulebooks, s).Contains(kind)))];

    /// <summary>A web address without what nobody reads.</summary>
    public static string Bare(string website)
    {
        var start = website.IndexOf("://", StringComparison.Ordinal);
        return (start < 0 ? website : website[(start + 3)..]).TrimEnd('/');
    }
}
