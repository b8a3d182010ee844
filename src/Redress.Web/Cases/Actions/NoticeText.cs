using Redress.Anonymity;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Web.Letters;

namespace Redress.Web.Cases.Actions;

/// <summary>The text that a notice starts from (BC-31).</summary>
internal static class NoticeText
{
    /// <summary>The reasons of the decision, part by part, with marks in the notice's language in the place of who they are about.</summary>
    public static IReadOnlyList<RedactedSegment> Start(Case c)
    {
        var (complainant, respondent) = c.Identities;
        return c.Decision?.Reasons is { Length: > 0 } reasons
            ? Anonymizer.Redact(
                reasons.ReplaceLineEndings("\n"),
                complainant,
                respondent,
                Wording.Of("notice.consumer", c.Language),
                Wording.Of("notice.webshop", c.Language)
            )
            : [];
    }

    /// <summary>What the form of an act starts with before anything was typed; null when it starts empty.</summary>
    public static string? Of(string action, Case c) =>
        action == Command.NameOf<PublishNotice>() ? string.Concat(Start(c).Select(segment => segment.Now))
        : action == Command.NameOf<CorrectNotice>() ? c.Notice?.Text
        : null;
}
