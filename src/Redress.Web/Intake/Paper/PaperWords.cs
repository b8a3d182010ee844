using Microsoft.Extensions.Localization;
using Redress.Web.Intake.Drafts;

namespace Redress.Web.Intake.Paper;

/// <summary>What the page says to who enters a complaint on paper: its own words, and of the complaint's pages those that address nobody.</summary>
internal sealed class PaperWords(
    IStringLocalizer<PaperTexts> own,
    IStringLocalizer<IntakeTexts> texts,
    Func<bool> isSpam
) : IStringLocalizer
{
    private readonly IntakeWords _intake = new(texts, isSpam);

    public LocalizedString this[string name] =>
        own[name] is { ResourceNotFound: false } said ? said
        : IsForComplainant(name) ? new LocalizedString(name, name, resourceNotFound: true)
        : _intake[name];

    public LocalizedString this[string name, params object[] arguments] =>
        own[name, arguments] is { ResourceNotFound: false } said ? said
        : IsForComplainant(name) ? new LocalizedString(name, name, resourceNotFound: true)
        : _intake[name, arguments];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        own.GetAllStrings(includeParentCultures);

    // How to fill a field in is told to who complains.
    private static bool IsForComplainant(string name) => name.Split('.') is ["field", .., "hint"];
}
