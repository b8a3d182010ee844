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

    /// <summary>BC-19, BC-22: a sanction needs a founded complaint, or a lack of co-operation that makes judging impossible.</summary>
    public static bool MayCarrySanction(this Outcome outcome, bool nonCooperation) =>
        outcome == Outcome.Founded || outcome == Outcome.CannotBeJudged && nonCooperation;
}
