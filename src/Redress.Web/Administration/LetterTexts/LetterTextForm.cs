using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Letters;
using Redress.Web.Letters.Editing;
using Redress.Web.Members;
using Redress.Web.Shell.Fields;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Administration.LetterTexts;

/// <summary>A page on the texts of the letters, for one scheme or for all.</summary>
public abstract class LetterTextForm : PostedPage
{
    [Inject]
    public IStringLocalizer<LetterTextTexts> T { get; set; } = null!;

    [Inject]
    public RulebookCatalog Rulebooks { get; set; } = null!;

    [Inject]
    public SchemeTimes Times { get; set; } = null!;

    [Inject]
    internal Templates Templates { get; set; } = null!;

    [Inject]
    internal LetterTextDesk Desk { get; set; } = null!;

    [Inject]
    internal LetterPreview Preview { get; set; } = null!;

    /// <summary>Of which scheme; none: of all.</summary>
    [SupplyParameterFromQuery]
    public string? Scheme { get; set; }

    [Parameter]
    public string? Name { get; set; }

    [Parameter]
    public string? Language { get; set; }

    protected override IStringLocalizer Words => T;

    /// <summary>The languages in which there may be a text.</summary>
    protected IReadOnlyList<string> AllLanguages => [.. Rulebooks.Languages.Union(Templates.Languages)];

    /// <summary>The text that the address names; null where there is none.</summary>
    internal LetterTextId? Id =>
        Name is { } name
        && Language is { } language
        && (string.IsNullOrEmpty(Scheme) || Rulebooks.Schemes.Contains(Scheme) && TemplateFields.HasScheme(name))
        && Templates.Names.Contains(name)
        && AllLanguages.Contains(language)
        && Templates.Shipped(Scheme ?? "", name, language) is not null
            ? new LetterTextId(Scheme ?? "", name, language)
            : null;

    protected string NameOf(string scheme) => scheme.Length == 0 ? T["scheme.all"] : SchemeNames.Of(Rulebooks, scheme);

    protected string LanguageName(string language) =>
        T[$"language.{language}"] is { ResourceNotFound: false } name
            ? name.Value
            : CultureInfo.GetCultureInfo(language).DisplayName;

    internal string TitleOf(string name) =>
        TemplateFields.IsPart(name)
            ? T[$"part.{name[1..]}"]
            : Preview.TitleOf(name, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    internal string OriginOf(LetterTextId id) =>
        T[
            $"origin.{WireNames.Camel((Templates.OriginOf(id.Scheme, id.Name, id.Language) ?? TextOrigin.Program).ToString())}"
        ];

    internal static string Address(LetterTextId id, string part = "") =>
        $"/admin/letters/{id.Name}/{id.Language}{part}{(id.Scheme.Length == 0 ? "" : $"?scheme={id.Scheme}")}";

    internal static string Of(LetterTextId id, string query) =>
        Address(id) + (id.Scheme.Length == 0 ? "?" : "&") + query;

    /// <summary>The page of a text as the trace names it.</summary>
    internal static string PageOf(string text)
    {
        var (scheme, file) = text.Split('/') is [var of, var rest] ? (of, rest) : ("", text);
        var dot = file.LastIndexOf('.');
        return dot < 0 ? "/admin/letters" : Address(new LetterTextId(scheme, file[..dot], file[(dot + 1)..]));
    }

    protected static string ListAddress(string? scheme) =>
        string.IsNullOrEmpty(scheme) ? "/admin/letters" : $"/admin/letters?scheme={scheme}";
}
