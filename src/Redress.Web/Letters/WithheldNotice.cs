using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Letters;
using Redress.Domain.Rulebooks;

namespace Redress.Web.Letters;

/// <summary>The notice of a decision on which there is an award that may not be published (FP-17).</summary>
internal static class WithheldNotice
{
    /// <summary>All that may be said of an award whose publication was not permitted, in the language of the case; with what a court judged besides, which is public (FP-17).</summary>
    public static string Of(Case c, Rulebook rulebook)
    {
        var withheld = Wording.Of("notice.withheld", c.Language);
        if (c.PublicJudgment is not { } judgment)
        {
            return withheld;
        }

        var stand = c.PublicSanctions(rulebook).Select(s => Wording.Of(TextKey.Of(s.Kind), c.Language)).ToList();
        return string.Join(
            "\n\n",
            withheld,
            Wording.Of($"notice.judgment.{WireNames.Camel($"{judgment}")}", c.Language),
            stand.Count == 0
                ? Wording.Of("notice.judgment.nothing", c.Language)
                : Wording.Of("notice.judgment.stands", c.Language, string.Join("; ", stand))
        );
    }
}
