namespace Redress.Domain.Cases.Records;

/// <summary>Who reads in the journal that an act was done (BC-16). The body reads all of it.</summary>
public enum SeenBy
{
    /// <summary>Both parties, and the body.</summary>
    BothParties,

    /// <summary>Both parties, and the body without its committee: what is offered in mediation stays there (FP-24).</summary>
    Mediators,

    /// <summary>The party whose act it was, or on whose behalf, and the body without its committee (FP-20, FP-24).</summary>
    InPrivate,

    /// <summary>Of a message: those in private, or, where it went to the other party, both and the body without its committee. The journal keeps which of the two it was.</summary>
    ReadersOfTheMessage,

    /// <summary>The party whose act it was, or on whose behalf, and the body; the other party is not told.</summary>
    OwnParty,

    /// <summary>The body alone.</summary>
    TheBody,

    /// <summary>The complainant and the body.</summary>
    TheComplainant,

    /// <summary>The respondent and the body.</summary>
    TheRespondent,

    /// <summary>Money of an appeal: both parties; money of no appeal: whose it is. The journal keeps which of them it was.</summary>
    WhoseMoneyItIs,

    /// <summary>As the document that the act is about: an internal one is the body's alone. The journal keeps which of the two it was.</summary>
    ReadersOfTheDocument,
}
