using Redress.Domain.Labels.Commands;
using static Redress.Domain.Labels.LabelGuards;
using static Redress.Domain.Labels.LabelState;

namespace Redress.Domain.Labels;

/// <summary>The table of the logo of Webshop Keurmerk (ST-4, WK-3 to WK-7): granted to who keeps the code, for as long as it does.</summary>
public static class LogoProcedure
{
    private static readonly Role[] Registrar = [Role.Registrar];
    private static readonly Role[] RegistrarOrProvider = [Role.Registrar, Role.Respondent];
    private static readonly LabelState[] Used = [Valid, Warned, Suspended];

    // csharpier-ignore-start
    public static readonly IReadOnlyList<LabelTransition> Transitions =
    [
        On<ApplyForLabel>().By(RegistrarOrProvider).In(None, Refused, Withdrawn, Ended).If(HasMembership).To(Applied).Rule("WK-6").Told(),
        On<CloseApplication>().By(RegistrarOrProvider).In(Applied).To(None).Rule("WK-6").Told(),
        On<RefuseApplication>().By(Registrar).In(Applied).To(Refused).Rule("WK-6").Told(),
        On<GrantLabel>().By(Registrar).In(Applied).If(HasMembership, HasUndertaken).To(Valid).Rule("WK-6").Told(),
        On<ReExamine>().By(Registrar).In(Used).Rule("WK-6").Told(),
        On<SubmitChange>().By(RegistrarOrProvider).In(Used).Rule("WK-6").Told(),
        On<AnswerChange>().By(Registrar).In(Used).If(AChangeWaits).Rule("WK-6").Told(),
        On<PrepareMeasure>().By(Registrar).In(Valid).If(NoMeasureIsPrepared).To(Warned).Rule("WK-3").Told(),
        On<PrepareMeasure>().By(Registrar).In(Suspended).If(NoMeasureIsPrepared).Rule("WK-3").Told(),
        On<ReactToMeasure>().By(RegistrarOrProvider).In(Warned, Suspended).If(AWarningWaits).Rule("WK-3").Told(),
        On<DecideMeasure>().By(Registrar).In(Used).Rule("WK-3").Told(),
        On<DropMeasure>().By(Registrar).In(Used).If(AMeasureIsOpen).Rule("WK-3").Told(),
        On<LiftMeasure>().By(Registrar).In(Suspended).Rule("WK-3").Told(),
        On<ReviewMeasure>().By(Registrar).In(Suspended).Rule("WK-3").Told(),
        On<ReportMended>().By(RegistrarOrProvider).In(Suspended).Rule("WK-3").Told(),
        On<LeaveOverChange>().By(RegistrarOrProvider).In(Used).If(AChangeMayBeLeftOver).Rule("WK-10").Told(),
        // What follows a notice goes on whatever became of the logo since: the mark may stand there all the same.
        On<ConfirmReceipt>().By(RegistrarOrProvider).If(ANoticeIsNotConfirmed).Rule("WK-4").Told(),
        On<RecordRemoval>().By(Registrar).If(ALogoHasToGo).Rule("WK-4").Told(),
        On<RecordStillThere>().By(Registrar).If(ALogoHasToGo).Rule("WK-4").Internal(),
        On<DemandPenalty>().By(Registrar).If(APenaltyIsOwed).Rule("WK-4").Told(),
        On<RecordPenaltyPayment>().By(Registrar).If(APenaltyWasDue).Rule("WK-4").Told(),
        On<RecordCourtStep>().By(Registrar).If(AMeasureIsDecided).Rule("WK-4").Internal(),
        On<NameProvider>().By(Registrar).If(AProviderMayBeNamed).Rule("WK-5").Told(),
        On<TakeDownName>().By(Registrar).If(AProviderIsNamed).Rule("WK-5").Told(),
        On<RecordFeeReturn>().By(Registrar).If(AFeeIsToReturn).Rule("WK-10").Told(),
        On<OpenMeasureOverAdvice>().By(Role.Clock).Rule("WK-2").Internal(),
    ];

    public static readonly IReadOnlyList<LabelConsequence> Consequences =
    [
        Then(LabelFact.MeasureSuspends, [Valid, Warned], Suspended, "WK-3"),
        Then(LabelFact.MeasureWithdraws, Used, Withdrawn, "WK-3"),
        Then(LabelFact.MeasureVoid, [Warned], Valid, "WK-3"),
        Then(LabelFact.MeasureLifted, [Suspended], Valid, "WK-3"),
        Then(LabelFact.WarningStands, [Valid], Warned, "WK-3"),
        Then(LabelFact.MembershipOver, [.. Enum.GetValues<LabelState>().Where(s => s is not (None or Ended))], Ended, "WK-7"),
        Then(LabelFact.MembershipBegun, [Ended], None, "WK-6"),
        .. Used.Concat([Applied, Refused, Withdrawn]).Select(to => Then(LabelFact.Restored, [Ended], to, "BC-30") with { If = label => label.Before == to }),
        Then(LabelFact.ExistingRecorded, [None, Applied, Refused, Withdrawn], Valid, "WK-6"),
    ];
    // csharpier-ignore-end

    private static LabelRow On<TCommand>()
        where TCommand : LabelCommand => new LabelRow(typeof(TCommand)).Of(LabelFamily.Logo);

    private static LabelConsequence Then(LabelFact fact, IReadOnlyList<LabelState> from, LabelState to, string rule) =>
        new(fact, LabelFamily.Logo, from, to, rule, null);
}
