using Redress.Domain;
using Redress.Domain.Letters;

namespace Redress.Web.Storage;

/// <summary>A letter of a case: written in the transaction of its act, sent afterwards, kept as what was told.</summary>
internal sealed class LetterRow : OutboxRow
{
    public Guid CaseId { get; set; }

    public string CaseNumber { get; set; } = "";

    /// <summary>Its reader, by <see cref="NameOf(Addressee)"/>.</summary>
    public string To { get; set; } = "";

    /// <summary>The party that it goes to; null for a desk, and for who is a party no more.</summary>
    public Party? Party => Parties.Parse(To);

    /// <summary>Whether it goes to a party, and by post where no e-mail reaches it.</summary>
    public bool IsToParty => Party is not null;

    /// <summary>How that reader stands in <see cref="To"/>.</summary>
    public static string NameOf(Addressee reader) => reader.ToString().ToLowerInvariant();

    /// <summary>The same of a party: wherever a row says whose it is.</summary>
    public static string NameOf(Party party) =>
        NameOf(party == Redress.Domain.Party.Complainant ? Addressee.Complainant : Addressee.Respondent);

    public bool IsTo(Addressee reader) => To == NameOf(reader);

    public string Template { get; set; } = "";

    /// <summary>
    /// The code that the letter brings, until it was sent or posted: who has it can act for its reader. The body holds a mark in its
    /// place. A party's letter whose e-mail was given up keeps it, since it is posted; one that nobody posts forgets it then.
    /// </summary>
    public string? AccessCode { get; set; }

    /// <summary>What began for its party with it, by the ids of the case, between spaces (FP-21); null where nothing did.</summary>
    public string? Begun { get; set; }

    /// <summary>Why its e-mail was given up, by the name of <see cref="Redress.Domain.Cases.Records.UndeliveredReason"/>, until the case knows of it; else null.</summary>
    public string? GivenUp { get; set; }

    /// <summary>The day on which it was put into the post; for a letter on paper.</summary>
    public DateOnly? PostedOn { get; set; }

    /// <summary>Who posted it.</summary>
    public string? PostedBy { get; set; }

    /// <summary>The postal address it went to.</summary>
    public string? PostedTo { get; set; }

    /// <summary>The letters with which it was printed together; null while it was not.</summary>
    public long? BatchId { get; set; }

    /// <summary>The number under which the post carries it.</summary>
    public string? Tracking { get; set; }

    /// <summary>What the post said became of it, in one word; null while it said nothing.</summary>
    public string? Result { get; set; }

    /// <summary>On which day.</summary>
    public DateOnly? ResultOn { get; set; }
}
