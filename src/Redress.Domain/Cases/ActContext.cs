using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>A deferred sanction of the same member in another case, which a new decision may name (BC-20).</summary>
/// <param name="NotifiedOn">The day on which the member had the decision that imposed it, presumed or proven; the breach must lie after it.</param>
/// <param name="Amount">Of a fine.</param>
public sealed record RunningDeferral(
    string Case,
    string Sanction,
    DateOnly Until,
    SanctionKind? Kind = SanctionKind.Fine,
    DateOnly? NotifiedOn = null,
    Money? Amount = null
);

/// <summary>What the office knows besides the file, as far as an act needs it.</summary>
public sealed record ExternalFacts
{
    public static readonly ExternalFacts None = new();

    public IReadOnlyList<RunningDeferral> Deferrals { get; init; } = [];

    /// <summary>The member of staff that an assignment names; null when nobody is meant.</summary>
    public Actor? Assignee { get; init; }

    /// <summary>The member that is to be the respondent, as on the day of filing (FP-21); null when there is none with that id.</summary>
    public Records.MemberSnapshot? Member { get; init; }

    /// <summary>Who sits on the scheme's committee today, each with what it declared (FP-12); null where the act does not ask.</summary>
    public IReadOnlyList<Actor>? Sitting { get; init; }

    /// <summary>The state of the case that a joining or a splitting names; null when there is none of the scheme.</summary>
    public Records.CaseState? OtherCase { get; init; }

    /// <summary>All that a notice may say of an award whose publication was not permitted, in the language of the case (FP-17).</summary>
    public string? WithheldNotice { get; init; }

    /// <summary>What is known besides the file of a notice that is judged (BC-31).</summary>
    public NoticeReading NoticeReading { get; init; } = NoticeReading.OfTheFileAlone;

    /// <summary>The public reference that a notice gets if it is published now.</summary>
    public string? NoticeReference { get; init; }

    /// <summary>Whether who was a member when the complaint was filed is none any more (BC-30).</summary>
    public bool MembershipEnded { get; init; }

    /// <summary>How many pages the documents have of which reasons name one, by the document's id, as far as it is known; null where what they cite is not looked at.</summary>
    public IReadOnlyDictionary<string, int>? Pages { get; init; }

    /// <summary>The rulebook whose norms were in force when the facts happened (BC-42).</summary>
    public Rulebook? NormsInForce { get; init; }
}

/// <summary>One act under one rulebook: all that a rule may ask about besides the case.</summary>
public sealed record ActContext(Act Act, Rulebook Rulebook, ExternalFacts ExternalFacts)
{
    public DateTimeOffset Now => Act.Now;

    public WorkingCalendar Calendar => Rulebook.Working;

    public DateOnly Today => Calendar.Day(Act.Now);

    /// <summary>The day from which the act counts: for paper the day it arrived (FP-13).</summary>
    public DateOnly On => Act.Arrived ?? Today;

    public Party Party => Act.Party ?? throw new InvalidOperationException("Only a party may do this.");

    public Rulebook Norms => ExternalFacts.NormsInForce ?? Rulebook;

    public Decisions.Signature Signature => new(Act.By.Id, Act.By.Name, Act.By.Role, Act.Now);
}
