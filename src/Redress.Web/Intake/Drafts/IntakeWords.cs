using Microsoft.Extensions.Localization;
using Redress.Web.Shell.Fields;

namespace Redress.Web.Intake.Drafts;

/// <summary>What the pages of a complaint say. Who complains of advertising bought nothing, and has a sender before it: where that makes a difference there are words of its own.</summary>
internal sealed class IntakeWords(IStringLocalizer<IntakeTexts> texts, Func<bool> isSpam)
    : IStringLocalizer<IntakeTexts>
{
    /// <summary>Of the complaint that the form holds.</summary>
    public static IntakeWords Of(IStringLocalizer<IntakeTexts> texts, PostedForm? form) =>
        new(texts, () => form?["kind"] == ComplaintForm.Spam);

    public LocalizedString this[string name] =>
        isSpam() && texts[$"spam.{name}"] is { ResourceNotFound: false } own ? own : texts[name];

    public LocalizedString this[string name, params object[] arguments] =>
        isSpam() && texts[$"spam.{name}", arguments] is { ResourceNotFound: false } own ? own : texts[name, arguments];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        texts.GetAllStrings(includeParentCultures);
}
