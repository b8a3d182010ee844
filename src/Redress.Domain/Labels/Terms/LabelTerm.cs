using Redress.Domain.Terms;

namespace Redress.Domain.Labels.Terms;

/// <summary>From which event a term of a label starts; a part of its derivation (FP-9).</summary>
public enum LabelStart
{
    Applied,
    CostPaid,
    CertifiedPositive,
    ControlBegan,
    HonourApproved,
    Granted,
    ShortcomingsTold,
    MendingBrought,
    NegativePosted,
    NegativeReceived,
    AppealLodged,
    Scanned,
    FoundUnsafe,
    FeeAsked,
    FeeReminded,
    ConditionTold,
    SuspensionSet,
    SuspendedByDecision,
    BoardToldReasons,
    BoardActedAtOnce,
    BoardActNotified,
    LabelEnded,
    MisuseTold,
    MisuseOpened,
    Examined,
    ChangeSubmitted,
    WarningSent,
    WarningPosted,
    ReactionEnded,
    NoticeSent,
    NoticePosted,
    RemovalDue,
    RemovalLookedAt,
    Demanded,
    Removed,
    Suspended,
    Reviewed,
    ProofBrought,
    NamingTold,
    Named,
    LeftOverChange,
    BecameCandidate,
    LabelLost,
    Reported,
}

/// <summary>A length added to a term of a label (FP-8), with its reason.</summary>
public sealed record LabelExtension(int Days, string Reason, DateOnly On);

/// <summary>Why a term of a label is due when it is (FP-9).</summary>
/// <param name="Event">What it starts from.</param>
/// <param name="On">The day of that event, which does not count.</param>
/// <param name="Rule">The rule of the procedure.</param>
/// <param name="Rulebook">The rulebook and its version.</param>
/// <param name="Unrolled">The last day as counted, before it moved to a working day.</param>
/// <param name="Skipped">Each non-working day passed over.</param>
public sealed record LabelDerivation(
    LabelStart Event,
    DateOnly On,
    string Rule,
    string Rulebook,
    DateOnly Unrolled,
    IReadOnlyList<SkippedDay> Skipped,
    IReadOnlyList<LabelExtension> Extensions
)
{
    /// <summary>The instant of the event, of a term in hours; null of all others.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether its last day was set, not reckoned.</summary>
    public bool Given { get; init; }
}

/// <summary>By which rule, calendar and version of the rulebook a term is reckoned (FP-9).</summary>
public sealed record LabelReckoning(LabelTermRule Rule, WorkingCalendar Calendar, string Rulebook);

/// <summary>
/// A time within which something of a label happens. Its last day is alive until 24:00 in the scheme's zone (FP-8); one in hours ends at its instant. A value: each act gives a new one.
/// </summary>
/// <param name="Label">The kind of label that it is about; null where it is about the member as a whole.</param>
/// <param name="Ends">The first instant at which it is over, in UTC.</param>
public sealed record LabelTerm(
    string Id,
    LabelTermKind Kind,
    string? Label,
    DateOnly Opened,
    DateOnly Due,
    DateTimeOffset Ends,
    TermState State,
    LabelDerivation Derivation
)
{
    /// <summary>The id of what it is about (a shortcoming, a measure, an appeal); null where that is the label itself.</summary>
    public string? Subject { get; init; }

    /// <summary>Whether it is the member's own; else it is the body's.</summary>
    public bool OfMember { get; init; }

    /// <summary>The day on which it was met or lapsed; null before.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>The days on which whose term it is gets warned, the earliest first.</summary>
    public IReadOnlyList<DateOnly> Warnings { get; init; } = [];

    /// <summary>How many of these warnings were given, or came too late to be.</summary>
    public int Warned { get; init; }

    /// <summary>What it is about, and whose.</summary>
    public LabelMatter Matter => new(Kind, Label, Subject, OfMember);

    public bool Runs => State == TermState.Running;

    /// <summary>
    /// A term reckoned by a rule from the day of an event, which does not count (FP-9). Three months from Monday 2026-11-30 end on Sunday 2027-02-28, and stay there: none that the
    /// clock ends rolls.
    /// </summary>
    /// <param name="at">The instant of the event.</param>
    /// <param name="days">Another number of days than the rule's; refused before where the rule has none, or others.</param>
    public static LabelTerm Open(string id, LabelMatter matter, LabelReckoning by, LabelEvent from, int? days = null)
    {
        var (rule, calendar, rulebook) = by;
        var skipped = new List<SkippedDay>();
        var length = days is { } own ? new Period(0, 0, own) : rule.Length;
        if (rule.Count is LabelCount.WorkingHours or LabelCount.RunningHours)
        {
            return InHours(id, matter, by, from);
        }

        var unrolled =
            rule.Count == LabelCount.WorkingDays
                ? calendar.AddWorkingDays(from.On, length.Days, skipped)
                : length.From(from.On);
        var due = rule.Rolls ? calendar.NextWorking(unrolled, skipped) : unrolled;
        return Running(
                id,
                matter,
                new LabelDerivation(from.Start, from.On, rule.Rule, rulebook, unrolled, skipped, []),
                due,
                calendar
            )
            .WithWarnings(rule, from.On);
    }

    /// <summary>A term whose last day is set.</summary>
    public static LabelTerm OpenUntil(
        string id,
        LabelMatter matter,
        LabelReckoning by,
        LabelEvent from,
        DateOnly due
    ) =>
        Running(
                id,
                matter,
                new LabelDerivation(from.Start, from.On, by.Rule.Rule, by.Rulebook, due, [], []) { Given = true },
                due,
                by.Calendar
            )
            .WithWarnings(by.Rule, from.On);

    /// <summary>Another last day; the warnings that still lie ahead are reckoned anew.</summary>
    public LabelTerm Until(DateOnly due, LabelTermRule rule, DateOnly today, WorkingCalendar calendar) =>
        (
            this with
            {
                Due = due,
                Ends = calendar.StartOf(due.AddDays(1)),
                Derivation = Derivation with { Unrolled = due },
            }
        ).WithWarnings(rule, today);

    /// <summary>
    /// Counted again by a changed calendar (FP-10): one that is over, one whose day was set, and one that would become shorter stay as they are. Five working days from Monday 2026-05-11 end on
    /// Tuesday the 19th; with Monday the 18th a new holiday, on Wednesday the 20th.
    /// </summary>
    public LabelTerm Rederive(LabelTermRule rule, WorkingCalendar calendar)
    {
        if (
            !Runs
            || Derivation.Given
            || rule is { Count: LabelCount.Calendar, Rolls: false } or { Count: LabelCount.RunningHours }
        )
        {
            return this;
        }

        var again = Open(
            Id,
            Matter,
            new LabelReckoning(rule, calendar, Derivation.Rulebook),
            new LabelEvent(Derivation.Event, Derivation.On, Derivation.At),
            rule.Count == LabelCount.Calendar ? Derivation.Unrolled.DayNumber - Derivation.On.DayNumber : null
        );
        return again.Ends <= Ends
            ? this
            : this with
            {
                Due = again.Due,
                Ends = again.Ends,
                Derivation = again.Derivation with { Extensions = Derivation.Extensions },
            };
    }

    /// <summary>Reckoned from another event; as it is where it would become shorter (BC-23).</summary>
    public LabelTerm From(LabelEvent from, LabelReckoning by)
    {
        var again = Open(Id, Matter, by, from);
        return again.Ends <= Ends ? this : again;
    }

    /// <summary>Days added, from the last day as it was counted (FP-8), rolled once where its rule rolls.</summary>
    public LabelTerm Extend(int days, string reason, LabelTermRule rule, DateOnly today, WorkingCalendar calendar)
    {
        var unrolled = Derivation.Unrolled.AddDays(days);
        var due = rule.Rolls ? calendar.NextWorking(unrolled) : unrolled;
        var longer = Until(due, rule, today, calendar);
        return longer with
        {
            Derivation = Derivation with
            {
                Unrolled = unrolled,
                Extensions = [.. Derivation.Extensions, new LabelExtension(days, reason, today)],
            },
        };
    }

    public LabelTerm Met(DateOnly on) => this with { State = TermState.Met, EndedOn = on };

    /// <summary>It runs no further while what it is about is kept away (BC-30). Its last day stays.</summary>
    public LabelTerm Stopped() => Runs ? this with { State = TermState.Stopped } : this;

    /// <summary>It runs again to the same last day; where that is over by now, time ends it at once.</summary>
    public LabelTerm Resumed() => State == TermState.Stopped ? this with { State = TermState.Running } : this;

    public LabelTerm Lapsed(DateOnly on) => this with { State = TermState.Lapsed, EndedOn = on };

    /// <summary>The day of the next warning that was not given; null where none is left.</summary>
    public DateOnly? NextWarning => Runs && Warned < Warnings.Count ? Warnings[Warned] : null;

    /// <summary>The next instant at which time does something to it; null where nothing is left.</summary>
    public DateTimeOffset? NextAt(WorkingCalendar calendar) =>
        !Runs ? null
        : NextWarning is { } day && calendar.StartOf(day) < Ends ? calendar.StartOf(day)
        : Ends;

    private static LabelTerm InHours(string id, LabelMatter matter, LabelReckoning by, LabelEvent from)
    {
        var (rule, calendar, rulebook) = by;
        var at = from.At ?? throw new ArgumentException("Hours run from an instant.", nameof(from));
        var hours = TimeSpan.FromHours(rule.Length.Days);
        var ends =
            rule.Count == LabelCount.WorkingHours
                ? WorkingHours.After(at, hours, calendar)
                : (at + hours).ToUniversalTime();
        // Hours that end at a midnight end with the day before it.
        var due = calendar.Day(ends.AddTicks(-1));
        var skipped = new List<SkippedDay>();
        if (rule.Count == LabelCount.WorkingHours)
        {
            for (var day = from.On; day <= due; day = day.AddDays(1))
            {
                if (calendar.WhyNotWorking(day) is { } why)
                {
                    skipped.Add(new SkippedDay(day, why));
                }
            }
        }

        var derivation = new LabelDerivation(from.Start, from.On, rule.Rule, rulebook, due, skipped, [])
        {
            At = at.ToUniversalTime(),
        };
        return Running(id, matter, derivation, due, calendar) with { Ends = ends };
    }

    private static LabelTerm Running(
        string id,
        LabelMatter matter,
        LabelDerivation derivation,
        DateOnly due,
        WorkingCalendar calendar
    ) =>
        new(
            id,
            matter.Kind,
            matter.Label,
            derivation.On,
            due,
            calendar.StartOf(due.AddDays(1)),
            TermState.Running,
            derivation
        )
        {
            Subject = matter.Subject,
            OfMember = matter.OfMember,
        };

    // What lies before today is not warned of any more, save where today is the very day.
    private LabelTerm WithWarnings(LabelTermRule rule, DateOnly today)
    {
        var days = rule.Warnings.Select(before => Before(Due, before)).Order().ToList();
        return this with { Warnings = days, Warned = days.Count(day => day < today) };
    }

    private static DateOnly Before(DateOnly due, Period before) =>
        due.AddMonths(-((before.Years * 12) + before.Months)).AddDays(-before.Days);
}

/// <summary>Which term it is, about what, and whose.</summary>
public sealed record LabelMatter(LabelTermKind Kind, string? Label, string? Subject = null, bool OfMember = false);

/// <summary>The event that a term starts from: its day, and its instant where hours run from it.</summary>
public sealed record LabelEvent(LabelStart Start, DateOnly On, DateTimeOffset? At = null);
