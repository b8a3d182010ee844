using Redress.Anonymity;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Web.Letters;

namespace Redress.Web.Cases.Actions;

/// <summary>The text that a notice starts from (BC-31).</summary>
internal static class NoticeText
{
    /// <summary>The reasons of the decision; null when there are none.</summary>
    public static string? Reasons(Case c) =>
        c.Decision?.Reasons is { Length: > 0 } reasons ? reasons.ReplaceLineEndings("\n") : null;

    /// <summary>The same, with marks in the notice's language in the place of who they are about.</summary>
    public static string? Start(Case c)
    {
        var (complainant, respondent) = c.Identities;
        return Reasons(c) is { } reasons
            ? Anonymizer.Replace(
                reasons,
                complainant,
                respondent,
                Wording.Of("notice.consumer", c.Language),
                Wording.Of("notice.webshop", c.Language)
            )
            : null;
    }

    /// <summary>What the form of an act starts with before anything was typed; null when it starts empty.</summary>
    public static string? Of(string action, Case c) =>
        action == Command.NameOf<PublishNotice>() ? Start(c) ?? ""
        : action == Command.NameOf<CorrectNotice>() ? c.Notice?.Text
        : null;
}
