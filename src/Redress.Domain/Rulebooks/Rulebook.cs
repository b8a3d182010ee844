using Redress.Domain.Appeals;
using Redress.Domain.Decisions;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>The parts of the procedure that a scheme may have or not.</summary>
public enum Stage
{
    Mediation,
    Committee,
    Hearing,
    Sanctions,
    Appeal,
    ExternalReferral,
    Notices,
}

/// <summary>A rule of the scheme's code whose breach may be complained of (BC-44, WK-11), by its article number.</summary>
public sealed record Norm(string Id, IReadOnlyDictionary<string, string> Title);

/// <summary>What a file of that kind has when it is complete (BC-4, BC-7), and the words in which it is asked for when it has not.</summary>
public sealed record ChecklistItem(string Id, IReadOnlyList<string> Kinds, IReadOnlyDictionary<string, string> Asks);

/// <summary>What may have gone wrong, in the words of who complains, and the rules of the code that a complaint of it rests on (BC-44, WK-11).</summary>
/// <param name="Kinds">Of complaint, at which it is asked.</param>
/// <param name="Norms">By their ids; none where the body has to find out itself.</param>
public sealed record Grievance(
    string Id,
    IReadOnlyList<string> Kinds,
    IReadOnlyDictionary<string, string> Says,
    IReadOnlyList<string> Norms
);

/// <summary>The scheme's calendar: the country whose holidays count, the working days, and days added to both.</summary>
public sealed record CalendarRule(string Country, IReadOnlyList<DayOfWeek> WorkingDays, IReadOnlyList<Holiday> Added)
{
    /// <summary>Who knows the holidays of a country of which the domain keeps no list; null where nobody does.</summary>
    public HolidaySource? Others { get; init; }
}

/// <summary>How long what is kept (FP-18), counted from the last effect of the outcome.</summary>
public sealed record RetentionRule(Period Default, IReadOnlyDictionary<string, Period> ByOutcome)
{
    /// <summary>For how long a file may be held back from erasure at one time (FP-18).</summary>
    public Period HoldAtMost { get; init; } = new(1, 0, 0);
}

/// <summary>What the external committee asks before it takes a dispute (WK-2).</summary>
public sealed record ReferralRule(string Body, Period Within, Period AfterShopContact);

/// <summary>Hearings (BC-13).</summary>
/// <param name="NoticeDays">How many days ahead an invitation goes out, unless each party agreed to sooner.</param>
/// <param name="Postponements">How often a party may ask for another day.</param>
public sealed record HearingRule(int NoticeDays, int Postponements);

/// <summary>The closed session (BC-15, BC-16).</summary>
/// <param name="Kept">Drafts, remarks and votes stay for the committee after the decision; else they are destroyed when it is pronounced.</param>
/// <param name="Clerk">The secretary reads and writes them too, as the clerk, without a vote.</param>
public sealed record DeliberationRule(bool Kept, bool Clerk);

/// <summary>The values of one scheme's procedure, in one version (BC-42). What may be changed here needs no programmer; what a state means is code.</summary>
public sealed record Rulebook(
    string Scheme,
    string Version,
    DateOnly InForce,
    IReadOnlyDictionary<string, string> Name,
    string NumberPrefix,
    string TimeZone,
    string Currency,
    IReadOnlyList<string> Languages,
    string DefaultLanguage,
    bool AdrEntity,
    CalendarRule Calendar,
    IReadOnlyList<Stage> Stages,
    TermRules Terms,
    SanctionLaw? Sanctions,
    AppealLaw? Appeal,
    ReferralRule? Referral,
    IReadOnlyList<RefusalGround> Grounds,
    IReadOnlyList<Norm> Norms,
    bool SecondPersonForDecisions,
    bool SecondPersonForNotices,
    bool JudgesBusinessComplaints,
    int ContactNormWorkingDays,
    RetentionRule Retention
)
{
    private WithCalendar? _withCalendar;

    /// <summary>Whom parties and visitors write to and call (FP-20).</summary>
    public required ContactDetails Contact { get; init; }

    /// <summary>What the procedure can bring and what not (FP-19).</summary>
    public required Prospects Prospects { get; init; }

    /// <summary>How long after a settlement without a day the parties are asked whether it was kept (BC-10); one that has a day is asked about on the next.</summary>
    public Period SettlementAskedAfter { get; init; } = new(0, 0, 30);

    /// <summary>How long after the complaint to the shop a complaint may be refused as too late (FP-3): a year, or more; null when none ever is.</summary>
    public Period? TooLateAfter { get; init; }

    /// <summary>The grounds on which a complaint may be refused at all: without a limit none is too late (FP-3).</summary>
    public IEnumerable<RefusalGround> UsableGrounds =>
        Grounds.Where(g => g != RefusalGround.TooLate || TooLateAfter is not null);

    /// <summary>How far ahead a party is invited to a hearing, and how often it may ask for another day (BC-13).</summary>
    public HearingRule Hearing { get; init; } = new(NoticeDays: 8, Postponements: 1);

    /// <summary>How long after its last day a settlement that was not kept may be complained of (FP-5).</summary>
    public Period SettlementComplainedOfWithin { get; init; } = new(1, 0, 0);

    /// <summary>What becomes of what the committee wrote in its closed session (BC-15, BC-16), and whether the secretary is there as its clerk.</summary>
    public DeliberationRule Deliberation { get; init; } = new(Kept: false, Clerk: true);

    /// <summary>How long beforehand a new version is told (BC-42, WK-10).</summary>
    public AmendmentRule Amendment { get; init; } = new(AmendmentRule.Least, null);

    /// <summary>By what the secretary sees whether a file is complete (BC-7); empty where the scheme has no list.</summary>
    public IReadOnlyList<ChecklistItem> Checklist { get; init; } = [];

    /// <summary>What a complainant is asked instead of the rules of the code; empty where the scheme asks for the rules themselves.</summary>
    public IReadOnlyList<Grievance> Grievances { get; init; } = [];

    /// <summary>The kinds of label that the scheme grants (BC-33, BC-39), by their names on the wire; a scheme that does not say it may grant any.</summary>
    public IReadOnlyList<string> Labels { get; init; } = LabelKind.All;

    /// <summary>How long the terms of labels are (procedure §5).</summary>
    public LabelTermRules LabelTerms => Label.Terms;

    /// <summary>The values of its labels: fee, cost, penalty, check-list.</summary>
    public LabelValues Label { get; init; } = new();

    /// <summary>The rules that a complaint of these rests on, in the order of the code, each once. What the scheme does not ask counts for nothing.</summary>
    public IReadOnlyList<string> NormsOf(string kind, IEnumerable<string> grievances)
    {
        var chosen = grievances.ToHashSet(StringComparer.Ordinal);
        var norms = Grievances
            .Where(g => chosen.Contains(g.Id) && g.Kinds.Contains(kind))
            .SelectMany(g => g.Norms)
            .ToHashSet(StringComparer.Ordinal);
        return [.. Norms.Select(n => n.Id).Where(norms.Contains)];
    }

    /// <summary>The version as it is cited: <c>becommerce.2026-01</c>.</summary>
    public string Id => $"{Scheme}.{Version}";

    public bool Has(Stage stage) => Stages.Contains(stage);

    // A copy with another calendar (FP-10) must not go on with the one that was reckoned for the first.
    public WorkingCalendar Working
    {
        get
        {
            if (_withCalendar is not { } known || known.Of != Calendar || known.Zone != TimeZone)
            {
                _withCalendar = known = new WithCalendar(
                    Calendar,
                    TimeZone,
                    new WorkingCalendar(
                        Calendar.Country,
                        Calendar.WorkingDays,
                        Calendar.Added,
                        TimeZoneInfo.FindSystemTimeZoneById(TimeZone),
                        Calendar.Others
                    )
                );
            }

            return known.Days;
        }
    }

    public bool KnowsNorm(string id) => Norms.Any(n => n.Id == id);

    private sealed record WithCalendar(CalendarRule Of, string Zone, WorkingCalendar Days);
}
