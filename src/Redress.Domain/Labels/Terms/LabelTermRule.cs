using Redress.Domain.Terms;

namespace Redress.Domain.Labels.Terms;

/// <summary>How the length of a term of a label is counted.</summary>
public enum LabelCount
{
    /// <summary>Years, months and days of the calendar; the last day is alive until 24:00 (FP-8).</summary>
    Calendar,

    /// <summary>Working days; the last is alive until 24:00.</summary>
    WorkingDays,

    /// <summary>Hours on working days, to the minute (WK-3).</summary>
    WorkingHours,

    /// <summary>Hours that run on all days (WK-4).</summary>
    RunningHours,
}

/// <summary>How long a term of a label is and how it is reckoned: a value of the rulebook.</summary>
/// <param name="Length">In calendar time; of the others, its days are the number of working days or of hours.</param>
/// <param name="Rolls">Whether a last day that is not worked moves to the next that is: a party's terms only, and none that the clock ends.</param>
/// <param name="Rule">The rule of the procedure that it carries out, such as <c>BC-34</c>.</param>
public sealed record LabelTermRule(Period Length, LabelCount Count, bool Rolls, string Rule)
{
    /// <summary>The fewest days that may be set for one member; null where only the default holds.</summary>
    public int? Min { get; init; }

    /// <summary>The most days that may be set for one member; null where only the default holds.</summary>
    public int? Max { get; init; }

    /// <summary>How often it may be extended.</summary>
    public int Extensions { get; init; }

    /// <summary>How long before its last day whose term it is gets warned.</summary>
    public IReadOnlyList<Period> Warnings { get; init; } = [];
}

/// <summary>The terms of labels, with the values of procedure §5 where the rulebook says nothing else.</summary>
/// <param name="Rules">What the rulebook says otherwise.</param>
public sealed record LabelTermRules(IReadOnlyDictionary<LabelTermKind, LabelTermRule> Rules)
{
    private static readonly Period SixMonths = new(0, 6, 0);
    private static readonly Period ThreeMonths = new(0, 3, 0);

    /// <summary>Those of a scheme whose rulebook says nothing of them.</summary>
    public static readonly LabelTermRules Default = new(new Dictionary<LabelTermKind, LabelTermRule>());

    // csharpier-ignore-start
    private static readonly Dictionary<LabelTermKind, LabelTermRule> Defaults = new()
    {
        [LabelTermKind.CertificationCost] = Days(60, "BC-35"),
        [LabelTermKind.Certification] = Days(90, "BC-34"),
        [LabelTermKind.Granting] = Days(60, "BC-35"),
        [LabelTermKind.Honour] = new(ThreeMonths, LabelCount.Calendar, Rolls: false, "BC-34") { Warnings = [new(0, 0, 30), new(0, 0, 7)] },
        [LabelTermKind.Control] = new(new(2, 0, 0), LabelCount.Calendar, Rolls: false, "BC-33") { Warnings = [SixMonths, ThreeMonths, new(0, 0, 30)] },
        [LabelTermKind.Mending] = Days(30, "BC-36") with { Min = 5, Max = 90, Extensions = 1 },
        [LabelTermKind.MendingCheck] = Days(14, "BC-36"),
        [LabelTermKind.ShortcomingsPost] = Days(14, "BC-36"),
        [LabelTermKind.LabelAppeal] = Days(15, "BC-37") with { Rolls = true },
        [LabelTermKind.BringingLabelAppeal] = Days(30, "BC-37"),
        [LabelTermKind.NegativeReceipt] = Working(5, "BC-23"),
        [LabelTermKind.Scan] = new(SixMonths, LabelCount.Calendar, Rolls: false, "BC-35") { Warnings = [new(0, 0, 30)] },
        [LabelTermKind.ScanOverdue] = new(new(0, 7, 0), LabelCount.Calendar, Rolls: false, "BC-35"),
        [LabelTermKind.ScanMending] = Days(30, "BC-35") with { Min = 1, Max = 60 },
        [LabelTermKind.Fee] = Days(30, "BC-35") with { Rolls = true },
        [LabelTermKind.FeeAsking] = new(new(1, 0, 0), LabelCount.Calendar, Rolls: false, "BC-35"),
        [LabelTermKind.FeeReminder] = Days(30, "BC-35") with { Rolls = true },
        [LabelTermKind.Condition] = Days(30, "BC-35") with { Min = 5, Max = 90, Extensions = 1 },
        [LabelTermKind.SuspensionStart] = Days(0, "BC-46"),
        [LabelTermKind.Suspension] = Days(0, "BC-38"),
        [LabelTermKind.BoardAnswer] = Days(10, "BC-46") with { Rolls = true },
        [LabelTermKind.BoardHearing] = Days(10, "BC-46"),
        [LabelTermKind.RemovalCheck] = Working(2, "BC-41"),
        [LabelTermKind.MisuseAnswer] = Working(5, "BC-41"),
        [LabelTermKind.HandOver] = Days(30, "BC-41"),
        [LabelTermKind.Application] = Days(30, "WK-6"),
        [LabelTermKind.Examination] = new(new(1, 0, 0), LabelCount.Calendar, Rolls: false, "WK-6"),
        [LabelTermKind.Change] = Days(14, "WK-6"),
        [LabelTermKind.Reaction] = Hours(24, LabelCount.WorkingHours, "WK-3"),
        [LabelTermKind.MeasureDecision] = Days(14, "WK-3"),
        [LabelTermKind.MeasureReceipt] = Hours(24, LabelCount.RunningHours, "WK-4"),
        [LabelTermKind.Removal] = Hours(48, LabelCount.RunningHours, "WK-4"),
        [LabelTermKind.RemovalLook] = Days(7, "WK-4"),
        [LabelTermKind.PenaltyDemand] = Days(30, "WK-4"),
        [LabelTermKind.Review] = Days(30, "WK-3"),
        [LabelTermKind.Lifting] = Working(2, "WK-3"),
        [LabelTermKind.NamingText] = Working(5, "WK-5"),
        [LabelTermKind.Naming] = new(new(1, 0, 0), LabelCount.Calendar, Rolls: false, "WK-5"),
        [LabelTermKind.FeeReturn] = Days(30, "WK-10"),
        [LabelTermKind.FirstLabel] = new(SixMonths, LabelCount.Calendar, Rolls: false, "BC-38"),
    };
    // csharpier-ignore-end

    public LabelTermRule this[LabelTermKind kind] => Rules.TryGetValue(kind, out var own) ? own : Defaults[kind];

    private static LabelTermRule Days(int days, string rule) =>
        new(new Period(0, 0, days), LabelCount.Calendar, Rolls: false, rule);

    private static LabelTermRule Working(int days, string rule) =>
        new(new Period(0, 0, days), LabelCount.WorkingDays, Rolls: false, rule);

    private static LabelTermRule Hours(int hours, LabelCount count, string rule) =>
        new(new Period(0, 0, hours), count, Rolls: false, rule);
}
