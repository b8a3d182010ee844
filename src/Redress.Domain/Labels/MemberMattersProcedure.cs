using Redress.Domain.Labels.Commands;
using static Redress.Domain.Labels.LabelGuards;

namespace Redress.Domain.Labels;

/// <summary>
/// The acts on a member as a whole, whatever its labels are (ST-4): conditions, unlawful use, the board. What they bring about for a label is a consequence of that label's own table.
/// </summary>
public static class MemberMattersProcedure
{
    private static readonly Role[] Registrar = [Role.Registrar];
    private static readonly Role[] RegistrarOrMember = [Role.Registrar, Role.Respondent];
    private static readonly Role[] SecondPerson = [Role.Registrar, Role.Secretary];
    private static readonly Role[] Clock = [Role.Clock];

    // csharpier-ignore-start
    public static readonly IReadOnlyList<LabelTransition> Transitions =
    [
        On<AddLabelDocument>().By(RegistrarOrMember).Rule("BC-35").Told(),
        On<ConfirmProposed>().By(SecondPerson).Rule("ST-4").Internal(),
        On<RejectProposed>().By(SecondPerson).Rule("ST-4").Internal(),
        On<RecordPayment>().By(Registrar).Rule("BC-35").Told(),
        On<AskFee>().By(Role.Registrar, Role.Clock).Rule("BC-35").Told(),
        On<RecordScan>().By(Registrar).If(LabelsAreCertified).Rule("BC-35").Told(),
        On<RecordReviewSystem>().By(Registrar).If(LabelsAreCertified).Rule("BC-35").Told(),
        On<RecordSalesToConsumers>().By(Registrar).If(LabelsAreCertified).Rule("BC-35").Told(),
        On<TellConditionLost>().By(Registrar).If(ALabelStands).Rule("BC-35").Told(),
        On<MendCondition>().By(RegistrarOrMember).If(AConditionIsLost).Rule("BC-35").Told(),
        On<JudgeCondition>().By(Registrar).If(AConditionIsLost).Rule("BC-35").Told(),
        On<ExtendLabelTerm>().By(Registrar).If(ATermMayBeExtended).Rule("BC-36").Told(),
        On<RecordLetterReceipt>().By(Registrar).If(ADecisionWasPosted).Rule("BC-23").Told(),
        On<BringLabelAppeal>().By(Registrar).If(AnAppealIsToBeBrought).Rule("BC-37").Told(),
        On<PrepareBoardAct>().By(Registrar).If(SchemeCertifies, HasMembership).Rule("BC-46").Told(),
        On<AnswerBoardAct>().By(RegistrarOrMember).If(ABoardActIsOpen).Rule("BC-46").Told(),
        On<DecideBoardAct>().By(Registrar).If(ABoardActIsOpen).Rule("BC-46").Told(),
        On<LodgeBoardAppeal>().By(RegistrarOrMember).If(ABoardActMayBeAppealed).Rule("BC-46").Told(),
        On<RecordBoardAppeal>().By(Registrar).If(ABoardAppealRuns).Rule("BC-46").Told(),
        On<OpenMisuse>().By(Registrar).Rule("BC-41").Told(),
        On<RecordMisuse>().By(Registrar).Rule("BC-41").Told(),
        On<AnswerMisuse>().By(RegistrarOrMember).If(AMisuseIsOpen).Rule("BC-41").Told(),
        On<HandOverMisuse>().By(Registrar).If(AMisuseIsOpen).Rule("BC-41").Internal(),
        On<EndMisuse>().By(Registrar).If(AMisuseIsOpen).Rule("BC-41").Told(),
        On<RecordRemovalLook>().By(Registrar).If(ALabelIsLookedFor).Rule("BC-41").Internal(),
        On<WarnOfTerm>().By(Clock).Rule("FP-9").Told(),
        On<LapseTerm>().By(Clock).Rule("FP-8").Told(),
        On<FollowMembership>().By(Clock).Rule("BC-38").Told(),
        On<RederiveLabelTerms>().By(Clock).Rule("FP-10").Told(),
        On<EraseLabelFile>().By(Clock).If(RetentionIsOver).Rule("FP-18").Internal(),
        On<NoteLetter>().By(Role.Registrar, Role.Clock).Rule("FP-11").Internal(),
        On<RecordExistingLabel>().By(Role.Registrar, Role.Clock).Rule("BC-33").Told(),
    ];
    // csharpier-ignore-end

    private static LabelRow On<TCommand>()
        where TCommand : LabelCommand => new(typeof(TCommand));
}
