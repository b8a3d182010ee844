using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;

namespace Redress.Web.Cases.Figures;

/// <summary>How a complaint came to its outcome, as the yearly report has it.</summary>
internal enum Ending
{
    Settled,
    Founded,
    Unfounded,
    CannotBeJudged,
    Refused,
    AdviceFollowed,
    AdviceNotFollowed,
    Discontinued,
}

/// <summary>Why nobody judged a complaint to its end (FP-16).</summary>
internal enum Discontinuation
{
    Withdrawn,
    NotSupplied,
    PartyGone,
    MediationFailed,
    NotTakenUp,
}

/// <summary>What the parties say of a settlement; it is their word and nobody's finding (BC-10).</summary>
internal enum SettlementWord
{
    Kept,
    NotKept,
    Unsaid,
}

/// <summary>What became of the sanctions of a decision, as a whole (BC-30).</summary>
internal enum SanctionsFate
{
    None,
    CarriedOut,
    Running,
    NotPaid,
    Annulled,
}

/// <summary>
/// Where the yearly report counts a case (FP-16), from its file alone and from nothing that erasure takes away (FP-18): as it stands today, in the
/// month of its filing or of its outcome. Keys are the names that the API has.
/// </summary>
internal static class ReportedCase
{
    public const string Member = "member";
    public const string NoMember = "noMember";

    /// <summary>The key of a refusal of which no ground is recorded, such as a forum's.</summary>
    public const string NoGround = "none";

    public const string Said = "said";
    public const string Unsaid = "unsaid";

    public static IEnumerable<(Figure Figure, DateOnly Day, string Key)> Of(Case c) =>
        CaseStatistics.OutcomeOn(c) is { } on
            ? Filed(c).Select(x => (x.Figure, c.FiledOn, x.Key)).Concat(Ended(c).Select(x => (x.Figure, on, x.Key)))
            : Filed(c).Select(x => (x.Figure, c.FiledOn, x.Key));

    /// <summary>The countries of both, such as <c>NL-BE</c>; nothing where one is not known.</summary>
    public static string Border(Case c) =>
        $"{Country(c.Complainant.Address?.Country)}-{Country(c.Respondent.EstablishedIn)}";

    private static IEnumerable<(Figure Figure, string Key)> Filed(Case c)
    {
        yield return (Figure.FiledByKind, Name(c.Kind));
        yield return (Figure.FiledByComplainant, Name(c.Complainant.Kind));
        yield return (Figure.FiledByRespondent, c.Respondent.IsMember ? Member : NoMember);
        yield return (Figure.FiledByBorder, Border(c));
        foreach (var norm in c.Norms.Distinct(StringComparer.Ordinal))
        {
            yield return (Figure.FiledByNorm, norm);
        }

        foreach (var duty in c.DutyDelays.Select(d => d.Kind).Distinct())
        {
            yield return (Figure.FiledByDelay, Name(duty));
        }
    }

    private static IEnumerable<(Figure Figure, string Key)> Ended(Case c)
    {
        var decision = c.Decision is { State: DecisionState.Pronounced } pronounced ? pronounced : null;
        var ending = EndingOf(c, decision);
        yield return (Figure.EndedBy, Name(ending));
        switch (ending)
        {
            case Ending.Settled:
                yield return (Figure.SettlementKept, Name(WordOf(c.Settlement)));
                break;
            case Ending.Refused:
                yield return (Figure.EndedByGround, Ground(decision is null ? c.Refused?.Ground : decision.Ground));
                break;
            case Ending.Discontinued:
                yield return (Figure.EndedByReason, Name(ReasonOf(c)));
                break;
        }

        if (decision is null || ending is not (Ending.Founded or Ending.CannotBeJudged))
        {
            yield break;
        }

        yield return (Figure.SanctionsCarriedOut, Name(FateOf(decision.Sanctions)));
        if (ending == Ending.Founded)
        {
            yield return (Figure.PracticeEnded, c.StopConfirmation is null ? Unsaid : Said);
            foreach (var norm in decision.Norms.Distinct(StringComparer.Ordinal))
            {
                yield return (Figure.EndedByNorm, norm);
            }
        }
    }

    private static Ending EndingOf(Case c, Decision? decision) =>
        decision is not null
            ? decision.Outcome switch
            {
                Outcome.Founded => Ending.Founded,
                Outcome.Unfounded => Ending.Unfounded,
                Outcome.CannotBeJudged => Ending.CannotBeJudged,
                _ => Ending.Refused,
            }
            : (c.State, c.ClosedBecause) switch
            {
                (CaseState.Settled, _) => Ending.Settled,
                (_, CloseReason.Refused) => Ending.Refused,
                (_, CloseReason.AdviceFollowed) => Ending.AdviceFollowed,
                (_, CloseReason.AdviceNotFollowed) => Ending.AdviceNotFollowed,
                _ => Ending.Discontinued,
            };

    private static Discontinuation ReasonOf(Case c) =>
        c.ClosedBecause switch
        {
            CloseReason.MediationFailed => Discontinuation.MediationFailed,
            CloseReason.NotTakenUp => Discontinuation.NotTakenUp,
            CloseReason.Discontinued => c.Losses.Exists(l =>
                l is { Party: Party.Complainant, SuccessorDocument: null, EndedOn: not null }
            )
                ? Discontinuation.PartyGone
                : Discontinuation.NotSupplied,
            _ => Discontinuation.Withdrawn,
        };

    private static SettlementWord WordOf(Settlement? settlement) =>
        settlement is not { Reports: { Count: > 0 } reports } ? SettlementWord.Unsaid
        : reports.All(r => r.Kept) ? SettlementWord.Kept
        : SettlementWord.NotKept;

    private static SanctionsFate FateOf(IReadOnlyList<Sanction> sanctions)
    {
        var standing = sanctions.Where(s => s.State != SanctionState.Annulled).Select(s => s.State).ToList();
        return sanctions.Count == 0 ? SanctionsFate.None
            : standing.Count == 0 ? SanctionsFate.Annulled
            : standing.Exists(s => s is SanctionState.HandedToCollection or SanctionState.WrittenOff)
                ? SanctionsFate.NotPaid
            : standing.TrueForAll(s =>
                s is SanctionState.CarriedOut or SanctionState.Expired or SanctionState.WithoutObject
            )
                ? SanctionsFate.CarriedOut
            : SanctionsFate.Running;
    }

    private static string Ground(RefusalGround? ground) => ground is { } known ? Name(known) : NoGround;

    private static string Country(string? country) =>
        country?.Trim() is [var a, var b] && char.IsAsciiLetter(a) && char.IsAsciiLetter(b)
            ? $"{char.ToUpperInvariant(a)}{char.ToUpperInvariant(b)}"
            : "";

    private static string Name<T>(T value)
        where T : struct, Enum => WireNames.Camel(value.ToString());
}
