namespace Redress.Domain.Decisions;

/// <summary>What the committee may decide (BC-17).</summary>
public enum Outcome
{
    Inadmissible,
    NoJurisdiction,
    Unfounded,
    Founded,
    CannotBeJudged,
}

/// <summary>What a forum may put in the place of the committee's outcome (BC-29): an outcome of its own, or the complaint goes back to be judged anew.</summary>
public enum ReplacementOutcome
{
    Inadmissible,
    NoJurisdiction,
    Unfounded,
    Founded,
    CannotBeJudged,
    Remitted,
}

/// <summary>On which grounds a complaint may be refused (FP-3).</summary>
public enum RefusalGround
{
    ShopNotContacted,
    FrivolousOrVexatious,
    PendingOrDecidedElsewhere,
    OutOfScope,
    TooLate,
    ImpairsTheBody,
}

public static class OutcomeExtensions
{
    /// <summary>Whether the outcome refuses to judge the complaint, for which FP-3 asks a listed ground.</summary>
    public static bool IsRefusal(this Outcome outcome) => outcome is Outcome.Inadmissible or Outcome.NoJurisdiction;

    /// <summary>The outcome that stands from then on; null where none does, the complaint being remitted.</summary>
    public static Outcome? AsOutcome(this ReplacementOutcome replacement) =>
        replacement switch
        {
            ReplacementOutcome.Inadmissible => Outcome.Inadmissible,
            ReplacementOutcome.NoJurisdiction => Outcome.NoJurisdiction,
            ReplacementOutcome.Unfounded => Outcome.Unfounded,
            ReplacementOutcome.Founded => Outcome.Founded,
            ReplacementOutcome.CannotBeJudged => Outcome.CannotBeJudged,
            _ => null,
        };

    /// <summary>How much the outcome burdens the member (BC-28): founded more than that it cannot be judged, and that more than any other.</summary>
    public static int Burden(this Outcome outcome) =>
        outcome switch
        {
            Outcome.Founded => 2,
            Outcome.CannotBeJudged => 1,
            _ => 0,
        };

    /// <summary>BC-19, BC-22: a sanction needs a founded complaint, or a lack of co-operation that makes judging impossible.</summary>
    public static bool MayCarrySanction(this Outcome outcome, bool nonCooperation) =>
        outcome == Outcome.Founded || outcome == Outcome.CannotBeJudged && nonCooperation;
}
