using Redress.Domain.Cases;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Procedure;

/// <summary>What may follow from an act: its name in the journal, when it does, and what it brings about in the file besides the new state.</summary>
public sealed record Consequence(string Name, Func<Case, ActContext, bool> Follows, Action<Case, ActContext> BringAbout)
{
    /// <summary>As the journal and the API write it: <c>becomes-final</c>.</summary>
    public string Key => WireNames.Kebab(Name);
}

/// <summary>The consequences that the table's rows name. Of those that one act may have in one state, at most one follows.</summary>
public static class Consequences
{
    /// <summary>BC-7: everything that was asked at intake is there.</summary>
    public static readonly Consequence FileCompleted = new(
        nameof(FileCompleted),
        (c, _) => c.Asked.TrueForAll(item => !item.Open),
        Nothing
    );

    /// <summary>BC-7: nothing came within the term, nor after the reminder.</summary>
    public static readonly Consequence Discontinued = new(
        nameof(Discontinued),
        (c, _) => !c.IsOpen(TermKind.Supply),
        (c, o) => c.Discontinue(o)
    );

    /// <summary>FP-25: the complainant is no longer there, and nobody took its place in time.</summary>
    public static readonly Consequence ComplainantGone = new(
        nameof(ComplainantGone),
        (c, _) => c.NewFacts.OfType<LeftWithoutSuccessor>().Any(f => f.Party == Party.Complainant),
        (c, o) => c.Discontinue(o)
    );

    /// <summary>BC-12: the member delivered all that it had to, or its term is over.</summary>
    public static readonly Consequence ExaminationBegins = new(
        nameof(ExaminationBegins),
        (c, _) => !c.IsOpen(TermKind.Response),
        (c, o) => c.BeginExamination(o)
    );

    /// <summary>BC-13: the hearing took place; one that was adjourned is still to come.</summary>
    public static readonly Consequence HearingHeld = new(nameof(HearingHeld), (c, _) => c.OpenHearing is null, Nothing);

    /// <summary>BC-13, FP-7: a wish to be heard that came in Deliberation was admitted, or had come on paper before it: the file is open again.</summary>
    public static readonly Consequence LateWishAdmitted = new(
        nameof(LateWishAdmitted),
        (c, _) => c.HearingRequests.Exists(r => r.Unheard),
        (c, o) => c.ReopenToHear(o)
    );

    /// <summary>BC-17: where the scheme asks for no second person, what is proposed is pronounced.</summary>
    public static readonly Consequence Pronounced = new(
        nameof(Pronounced),
        (c, o) => c.Decision is { State: DecisionState.Proposed } && !o.Rulebook.SecondPersonForDecisions,
        (c, o) => c.Pronounce(o)
    );

    /// <summary>BC-25: an appeal in time stands; what was final, or closed, is so no more.</summary>
    public static readonly Consequence AppealSuspends = new(
        nameof(AppealSuspends),
        (c, _) => c.AppealSuspends && !c.ForumHasAppeal,
        (c, o) => c.SuspendByAppeal(o)
    );

    /// <summary>ST-3: a forum took an appeal that had ended, and its document says that it suspends; what was final, or closed, is so no more.</summary>
    public static readonly Consequence ForumSuspends = new(
        nameof(ForumSuspends),
        (c, _) => c.ForumHasAppeal,
        (c, o) => c.SuspendByAppeal(o)
    );

    /// <summary>ST-3: the same while the other party may still appeal.</summary>
    public static readonly Consequence ForumTookIt = new(nameof(ForumTookIt), (c, _) => c.ForumHasAppeal, Nothing);

    /// <summary>ST-3: it is before its forum already.</summary>
    public static readonly Consequence ForumHasIt = new(nameof(ForumHasIt), (c, _) => c.ForumHasAppeal, Nothing);

    /// <summary>BC-23: by the proven day of receipt a party's term to appeal runs again.</summary>
    public static readonly Consequence FinalityLifted = new(
        nameof(FinalityLifted),
        (c, _) => !c.AppealSuspends && c.MayStillAppeal is not null,
        (c, o) => c.LiftFinality(c.MayStillAppeal!.Value, o)
    );

    /// <summary>BC-17: a party that a slip of the pen had misled was notified again, and its term to appeal runs.</summary>
    public static readonly Consequence MisledPartyNotified = new(
        nameof(MisledPartyNotified),
        (c, _) => !c.AppealSuspends && c.MayStillAppeal is not null,
        (c, o) => c.LiftFinality(c.MayStillAppeal!.Value, o)
    );

    /// <summary>ST-3: no appeal in time stands any more, and some party may still appeal.</summary>
    public static readonly Consequence AppealsAreOver = new(
        nameof(AppealsAreOver),
        (c, _) => !c.AppealSuspends && !c.IsRemitted && !c.AppealTermsAreOver,
        Nothing
    );

    /// <summary>BC-30: no appeal in time stands, and every party's term to appeal is over. A late appeal holds nothing up (FP-7).</summary>
    public static readonly Consequence BecomesFinal = new(
        nameof(BecomesFinal),
        (c, _) => !c.AppealSuspends && !c.IsRemitted && c.AppealTermsAreOver,
        (c, o) => c.BecomeFinal(o)
    );

    /// <summary>BC-29: a judgment after finality remits while another proceeding still runs: until that has ended nothing of the decision is carried out.</summary>
    public static readonly Consequence RemittalWaits = new(
        nameof(RemittalWaits),
        (c, o) => c.FinalOn is not null && c.IsRemitted && !c.LastProceedingEnded(o),
        (c, o) => c.StopCarryingOut(o)
    );

    /// <summary>BC-29: a forum set aside what had been refused before the examination, and no other proceeding runs.</summary>
    public static readonly Consequence RemittedToRegistration = new(
        nameof(RemittedToRegistration),
        (c, o) => c.FinalOn is null && c.IsRemitted && c.LastProceedingEnded(o) && c.Decision!.BeforeExamination,
        (c, o) => c.TakeUpAnew(o)
    );

    /// <summary>BC-29: a forum set aside what had been examined, and no other proceeding runs.</summary>
    public static readonly Consequence RemittedToExamination = new(
        nameof(RemittedToExamination),
        (c, o) => c.FinalOn is null && c.IsRemitted && c.LastProceedingEnded(o) && !c.Decision!.BeforeExamination,
        (c, o) => c.TakeUpAnew(o)
    );

    /// <summary>BC-29: a judgment after finality set aside what had been refused before the examination.</summary>
    public static readonly Consequence ReopenedInRegistration = new(
        nameof(ReopenedInRegistration),
        (c, o) => c.FinalOn is not null && c.IsRemitted && c.LastProceedingEnded(o) && c.Decision!.BeforeExamination,
        (c, o) => c.TakeUpAnew(o)
    );

    /// <summary>BC-29: a judgment after finality set aside what had been examined.</summary>
    public static readonly Consequence ReopenedInExamination = new(
        nameof(ReopenedInExamination),
        (c, o) => c.FinalOn is not null && c.IsRemitted && c.LastProceedingEnded(o) && !c.Decision!.BeforeExamination,
        (c, o) => c.TakeUpAnew(o)
    );

    private static void Nothing(Case c, ActContext o) { }
}
