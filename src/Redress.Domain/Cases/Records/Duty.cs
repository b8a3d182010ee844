namespace Redress.Domain.Cases.Records;

/// <summary>Something that the body has to do in a case by a day, and that nobody else can do for it (FP-23).</summary>
public enum DutyKind
{
    /// <summary>A first step after the filing (FP-23).</summary>
    FirstStep,

    /// <summary>What comes after a mediation that a party ended, or whose term is over (FP-23).</summary>
    GoOn,

    /// <summary>The outcome of a complete file (FP-4).</summary>
    Outcome,

    /// <summary>To tell a refusal, or one on a ground that showed later (FP-3).</summary>
    Refusal,

    /// <summary>To declare the file complete, long after the member's term ended (FP-2).</summary>
    Completeness,

    /// <summary>To send the decision (BC-18).</summary>
    Notification,

    /// <summary>To have the board appoint somebody where no member of the committee is left (FP-12).</summary>
    Substitute,

    /// <summary>To bring an appeal before the arbitrator (BC-25).</summary>
    Bringing,

    /// <summary>To judge an appeal that was not brought before the court in time (BC-25).</summary>
    Abandonment,

    /// <summary>To record how an appeal stands before its forum; it comes again (BC-25).</summary>
    Stand,

    /// <summary>To decide upon an appeal that came late, or that lacks the consumer's yes (ST-3, FP-6).</summary>
    LateAppeal,

    /// <summary>To pay money back (BC-26).</summary>
    Refund,

    /// <summary>To carry out what a forum ordered besides (BC-29).</summary>
    ForumOrder,

    /// <summary>To ask after the advice of the external committee, which does not come (WK-2).</summary>
    Advice,

    /// <summary>To record whether the provider complied with the advice (WK-2).</summary>
    Compliance,

    /// <summary>To find the right address of a party to whom the decision could not be delivered, and to send it again (FP-11).</summary>
    RightAddress,

    /// <summary>To find out whether an address for mail is right that its holder did not confirm (FP-21).</summary>
    AddressToConfirm,

    /// <summary>To bring a letter to its party that no e-mail could bring: to a right address, or on paper (FP-21).</summary>
    UndeliveredLetter,

    /// <summary>To propose the anonymous notice of a final decision (BC-31).</summary>
    Notice,

    /// <summary>To judge a notice that was reported (BC-31).</summary>
    NoticeReview,

    /// <summary>To answer a message of a party (FP-20).</summary>
    Message,
}

/// <summary>A duty that is still to be done.</summary>
/// <param name="Due">The last day on which it is in time.</param>
/// <param name="Term">The id of the term that sets the day; null where no term does.</param>
/// <param name="Subject">The id of what it is about, such as an appeal; null: the case itself.</param>
public sealed record Duty(DutyKind Kind, DateOnly Due, string? Term = null, string? Subject = null);

/// <summary>A duty whose day went by: it stays in the figures, also once the duty is done.</summary>
/// <param name="Due">The last day on which it would have been in time.</param>
/// <param name="ToldOn">The day on which those concerned were told last.</param>
/// <param name="Until">The new day that they were told; when it goes by as well they are told again.</param>
public sealed record DutyDelay(
    DutyKind Kind,
    DateOnly Due,
    string? Term,
    string? Subject,
    DateOnly ToldOn,
    DateOnly Until
)
{
    public bool IsOf(Duty duty) => (Kind, Due, Term, Subject) == (duty.Kind, duty.Due, duty.Term, duty.Subject);
}

/// <summary>Whose duty it is, by which rule, and who hears that it waits.</summary>
/// <param name="Owner">The role that must act and is warned daily.</param>
/// <param name="PartiesAreTold">Whether both parties are told with a new day; else the wait is the body's own affair.</param>
public sealed record DutyRule(Role Owner, string Rule, bool PartiesAreTold)
{
    /// <summary>Each duty has its line here, and in <c>Case.Duties</c> the condition under which it is owed.</summary>
    public static DutyRule Of(DutyKind kind) =>
        kind switch
        {
            DutyKind.FirstStep or DutyKind.GoOn => new(Role.Secretary, "FP-23", PartiesAreTold: true),
            // The committee is not written to (FP-12): the secretary sees to it that it decides.
            DutyKind.Outcome => new(Role.Secretary, "FP-4", PartiesAreTold: true),
            DutyKind.Refusal => new(Role.Secretary, "FP-3", PartiesAreTold: false),
            DutyKind.Completeness => new(Role.Secretary, "FP-2", PartiesAreTold: false),
            DutyKind.Advice or DutyKind.Compliance => new(Role.Secretary, "WK-2", PartiesAreTold: false),
            DutyKind.Notification => new(Role.Secretary, "BC-18", PartiesAreTold: false),
            DutyKind.RightAddress => new(Role.Secretary, "FP-11", PartiesAreTold: false),
            DutyKind.AddressToConfirm => new(Role.Secretary, "FP-21", PartiesAreTold: false),
            DutyKind.UndeliveredLetter => new(Role.Secretary, "FP-21", PartiesAreTold: false),
            DutyKind.Notice or DutyKind.NoticeReview => new(Role.Secretary, "BC-31", PartiesAreTold: false),
            DutyKind.Message => new(Role.Secretary, "FP-20", PartiesAreTold: false),
            DutyKind.Substitute => new(Role.Secretary, "FP-12", PartiesAreTold: false),
            // The appellant hears of it by a letter of its own, when the term ends.
            DutyKind.Bringing => new(Role.Appeals, "BC-25", PartiesAreTold: false),
            DutyKind.Abandonment => new(Role.Appeals, "BC-25", PartiesAreTold: false),
            DutyKind.Stand => new(Role.Appeals, "BC-25", PartiesAreTold: true),
            DutyKind.LateAppeal => new(Role.Appeals, "ST-3", PartiesAreTold: false),
            DutyKind.ForumOrder => new(Role.Appeals, "BC-29", PartiesAreTold: false),
            DutyKind.Refund => new(Role.Appeals, "BC-26", PartiesAreTold: false),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Whose duty is this?"),
        };
}
