using Redress.Domain.Cases;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Rulebooks;

namespace Redress.Domain.Letters;

/// <summary>
/// Who is told what: a pure function of the facts of one act, on the case as the act left it.
/// Nobody gets two letters for one act; a respondent that was not informed of the case gets none (BC-16).
/// The committee is not written to: what waits for it stands in the worklist, which knows who is recused (FP-12).
/// </summary>
public static class Correspondence
{
    public static IReadOnlyList<Letter> For(Case c, Rulebook rulebook, IReadOnlyList<Fact> facts, DateTimeOffset now)
    {
        var composer = new LetterComposer(c, rulebook, facts, now);
        foreach (var fact in facts)
        {
            composer.Compose(fact);
        }

        composer.ComposeRemaining();
        return composer.Letters;
    }

    /// <summary>A party is written to in its own language where the scheme offers it; a desk of the body in the scheme's.</summary>
    public static string LanguageOf(Addressee to, Case c, Rulebook rulebook)
    {
        var own = to switch
        {
            Addressee.Complainant => c.Language,
            Addressee.Respondent => c.Respondent.Language,
            Addressee.FormerRespondent => c.FormerRespondents[^1].Latest.Language,
            _ => rulebook.DefaultLanguage,
        };
        return rulebook.Languages.Contains(own) ? own : rulebook.DefaultLanguage;
    }

    /// <summary>
    /// The day on which what a letter tells of the decision stopped to hold, since a forum replaced or set aside what it tells (BC-29); null while it holds.
    /// What was written is history and stays as it was sent: who reads it again is told so beside it.
    /// </summary>
    /// <param name="at">When the letter was written.</param>
    public static DateOnly? NoLongerHolds(Case c, LetterTemplate letter, DateTimeOffset at) =>
        !letter.OfDecision
            ? null
            : c
                .EarlierDecisions.Append(c.Decision)
                .OfType<Decisions.Decision>()
                .SelectMany(d =>
                    d.Replaced.Select(r => (At: r.RecordedAt, r.On))
                        .Append((At: d.SetAsideAt, On: d.SetAsideOn ?? DateOnly.MinValue))
                )
                .Where(fell => fell.At is { } fallen && Microsecond(at) < Microsecond(fallen))
                .OrderBy(fell => fell.At)
                .Select(fell => (DateOnly?)fell.On)
                .FirstOrDefault();

    // A database keeps a letter's instant to the microsecond, the file a digit more: what one act wrote and replaced is of one instant.
    private static long Microsecond(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMicrosecond;
}
