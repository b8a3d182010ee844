using Redress.Anonymity;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Rulebooks;
using Redress.Web.Letters;

namespace Redress.Web.Cases.Actions;

/// <summary>The text that a notice starts from (BC-31).</summary>
internal static class NoticeText
{
    /// <summary>The reasons of the decision as it stands (BC-29); null when there are none, or when they may not be told (FP-17).</summary>
    public static string? Reasons(Case c) =>
        c.AwardIsWithheld ? null
        : c.Decision?.Reasons is { Length: > 0 } reasons ? reasons.ReplaceLineEndings("\n")
        : null;

    /// <summary>The same, with marks in the notice's language in the place of who they are about.</summary>
    public static string? Start(Case c, Rulebook rulebook)
    {
        var (complainant, respondent) = c.Identities;
        return c.AwardIsWithheld ? WithheldNotice.Of(c, rulebook)
            : Reasons(c) is { } reasons
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
    public static string? Of(string action, Case c, Rulebook rulebook) =>
        action == Command.NameOf<PublishNotice>() ? Start(c, rulebook) ?? ""
        : action == Command.NameOf<CorrectNotice>() ? c.Notice?.Text
        : null;
}
