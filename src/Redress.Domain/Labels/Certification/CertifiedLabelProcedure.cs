using Redress.Domain.Labels.Commands;
using static Redress.Domain.Labels.LabelGuards;
using static Redress.Domain.Labels.LabelState;

namespace Redress.Domain.Labels;

/// <summary>The table of a label that is certified for two years: B2C and B2B, each by itself (ST-4, BC-33 to BC-38, BC-46).</summary>
public static class CertifiedLabelProcedure
{
    private static readonly Role[] Registrar = [Role.Registrar];
    private static readonly Role[] RegistrarOrMember = [Role.Registrar, Role.Respondent];

    // Those in which it counts, a control that is being mended among them.
    private static readonly LabelState[] Counting = [Valid, InControl, Provisional, Mending];

    // csharpier-ignore-start
    public static readonly IReadOnlyList<LabelTransition> Transitions =
    [
        On<ApplyForLabel>().By(RegistrarOrMember).In(None, Refused, Withdrawn, Expired).If(HasMembership, IsNotSuspended).To(Applied).Rule("BC-34").Told(),
        On<CloseApplication>().By(RegistrarOrMember).In(Applied, InCertification, ReadyToGrant).To(None).Rule("BC-34").Told(),
        On<ApproveHonourDeclaration>().By(Registrar).In(Applied, InControl).If(HasMembership, IsNotSuspended, HasUndertaken, FeeIsPaid, DeclaredNoHonourYet).To(Provisional).Rule("BC-34").Told(),
        On<RecordCertification>().By(Registrar).In(Applied, InCertification, Mending, Provisional, InControl).If(CertificationIsOpen, CostIsPaid).Rule("BC-34").Told(),
        On<MendShortcoming>().By(RegistrarOrMember).In(Mending, Provisional).Rule("BC-36").Told(),
        On<CheckShortcoming>().By(Registrar).In(Mending, Provisional).Rule("BC-36").Told(),
        On<BeginControl>().By(Registrar).In(Valid).If(ControlMayBegin).To(InControl).Rule("BC-36").Told(),
        On<GrantLabel>().By(Registrar).In(ReadyToGrant, Withdrawn, Expired).If(IsNotSuspended, MeetsAllConditions).To(Valid).Rule("BC-35").Told(),
        On<GrantLabel>().By(Registrar).In(InControl, Mending).If(IsNotSuspended, MeetsAllConditions).To(Valid).Rule("BC-33").Told(),
        // What is missing is told at any time: the list of BC-35 is how one learns what to do.
        On<GrantLabel>().By(Registrar).In(None, Applied, InCertification, Refused, Ended).If(MeetsAllConditions, IsNotCertifiedYet).Rule("BC-35").Told(),
        On<SuspendLabel>().By(Registrar).In(Counting).If(BoardHasHeard).Rule("BC-46").Told(),
        On<LiftSuspension>().By(Registrar).In(Suspended).If(BoardSuspended).Rule("BC-46").Told(),
        On<WithdrawLabel>().By(Registrar).In([.. Counting, Suspended]).If(ConditionOrBoardIsHeard).Rule("BC-35").Told(),
        On<LodgeCertificationAppeal>().By(RegistrarOrMember).In(Refused, Withdrawn, Expired).If(NegativeMayBeAppealed).To(UnderAppeal).Rule("BC-37").Told(),
        On<LodgeCertificationAppeal>().By(RegistrarOrMember).In(InControl, Mending, Provisional, Suspended).If(NegativeMayBeAppealed).Rule("BC-37").Told(),
        On<RecordCertificationAppeal>().By(Registrar).In(Enum.GetValues<LabelState>()).If(CertificationAppealRuns).Rule("BC-37").Told(),
    ];

    public static readonly IReadOnlyList<LabelConsequence> Consequences =
    [
        Then(LabelFact.CostPaid, [Applied], InCertification, "BC-34"),
        Then(LabelFact.CertificationHolds, [Applied], ReadyToGrant, "BC-38"),
        Then(LabelFact.CertifiedPositive, [InCertification, UnderAppeal, Refused, Applied], ReadyToGrant, "BC-34"),
        Then(LabelFact.CertifiedPositive, [Mending], ReadyToGrant, "BC-36", label => !label.InRenewal),
        Then(LabelFact.CertifiedPositive, [Provisional], Valid, "BC-34"),
        Then(LabelFact.ShortcomingsFound, [InCertification, InControl], Mending, "BC-36"),
        Then(LabelFact.CertifiedNegative, [InCertification, Mending], Refused, "BC-36"),
        Then(LabelFact.NegativeReceived, [InControl, Mending, Provisional], Withdrawn, "BC-36"),
        Then(LabelFact.HonourOver, [Provisional], Withdrawn, "BC-34"),
        Then(LabelFact.ControlNotDue, [InControl], Valid, "BC-36"),
        Then(LabelFact.ControlDue, [Valid], InControl, "BC-36"),
        Then(LabelFact.DaysOver, [Valid, InControl, Mending], Expired, "BC-33"),
        Then(LabelFact.AppealLodged, [Withdrawn, Expired], UnderAppeal, "BC-37"),
        Then(LabelFact.AppealLost, [UnderAppeal], Refused, "BC-37", label => label.AppealedFrom == Refused),
        Then(LabelFact.AppealLost, [UnderAppeal], Withdrawn, "BC-37", label => label.AppealedFrom == Withdrawn),
        Then(LabelFact.AppealLost, [UnderAppeal], Expired, "BC-37", label => label.AppealedFrom == Expired),
        Then(LabelFact.CertifiedPositive, [Withdrawn, Expired], ReadyToGrant, "BC-37"),
        Then(LabelFact.SuspensionBegan, Counting, Suspended, "BC-38"),
        Then(LabelFact.SuspensionOver, [Suspended], Withdrawn, "BC-38"),
        Then(LabelFact.Taken, [.. Counting, Suspended], Withdrawn, "BC-46"),
        Then(LabelFact.TakenByDecision, [.. Counting, Suspended], Withdrawn, "BC-38"),
        .. Restored(),
        Then(LabelFact.MembershipOver, [.. Enum.GetValues<LabelState>().Where(s => s is not (None or Ended))], Ended, "BC-38"),
        Then(LabelFact.MembershipBegun, [Ended], None, "BC-38"),
        Then(LabelFact.ExistingRecorded, [None, Applied, InCertification, Mending, ReadyToGrant, Refused, UnderAppeal, Withdrawn, Expired], Valid, "BC-33"),
    ];
    // csharpier-ignore-end

    // What a decision or the board had led to is left for the state of before (BC-30): one row for each. Who asked anew for what was taken has what it had, not what it asked.
    private static IEnumerable<LabelConsequence> Restored() =>
        Counting
            .Concat([Suspended, Withdrawn, Expired, Refused, UnderAppeal, Applied, InCertification, ReadyToGrant])
            .Select(to =>
                Then(
                    LabelFact.Restored,
                    [
                        .. Enum.GetValues<LabelState>()
                            .Where(from => !(to == from || from is Valid or InControl or Provisional or Warned)),
                    ],
                    to,
                    "BC-30",
                    label => label.Before == to
                )
            );

    private static LabelRow On<TCommand>()
        where TCommand : LabelCommand => new LabelRow(typeof(TCommand)).Of(LabelFamily.Certified);

    private static LabelConsequence Then(
        LabelFact fact,
        IReadOnlyList<LabelState> from,
        LabelState to,
        string rule,
        Func<Label, bool>? condition = null
    ) => new(fact, LabelFamily.Certified, from, to, rule, condition);
}
