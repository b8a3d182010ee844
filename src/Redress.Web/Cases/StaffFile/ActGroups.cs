using Redress.Domain.Cases.Commands;

namespace Redress.Web.Cases.StaffFile;

/// <summary>The acts of the staff by what they are for, in the order of the procedure.</summary>
public static class ActGroups
{
    public static readonly IReadOnlyList<string> All =
    [
        "parties",
        "mediation",
        "hearing",
        "decision",
        "appeal",
        "after",
        "file",
    ];

    private static readonly Dictionary<string, string> ByAct = new(StringComparer.Ordinal)
    {
        [Command.NameOf<RequestInformation>()] = "parties",
        [Command.NameOf<SendToMember>()] = "parties",
        [Command.NameOf<Message>()] = "parties",
        [Command.NameOf<EnterMessageAsAct>()] = "parties",
        [Command.NameOf<ReadMessage>()] = "parties",
        [Command.NameOf<Serve>()] = "parties",
        [Command.NameOf<PutToParty>()] = "parties",
        [Command.NameOf<ExtendTerm>()] = "parties",
        [Command.NameOf<ReissueCode>()] = "parties",
        [Command.NameOf<MarkNonCooperation>()] = "parties",
        [Command.NameOf<StartMediation>()] = "mediation",
        [Command.NameOf<Propose>()] = "mediation",
        [Command.NameOf<WithdrawProposal>()] = "mediation",
        [Command.NameOf<DeclineMediation>()] = "mediation",
        [Command.NameOf<Settle>()] = "mediation",
        [Command.NameOf<EndMediation>()] = "mediation",
        [Command.NameOf<ReferExternally>()] = "mediation",
        [Command.NameOf<RecordAdvice>()] = "mediation",
        [Command.NameOf<ReportCompliance>()] = "mediation",
        [Command.NameOf<RecordCompliance>()] = "mediation",
        [Command.NameOf<DeclareComplete>()] = "decision",
        [Command.NameOf<DecideChallenge>()] = "decision",
        [Command.NameOf<ChallengeMember>()] = "parties",
        [Command.NameOf<RecordConsent>()] = "parties",
        [Command.NameOf<CorrectDetails>()] = "parties",
        [Command.NameOf<SetRespondent>()] = "parties",
        [Command.NameOf<RecordLoss>()] = "parties",
        [Command.NameOf<SetSuccessor>()] = "parties",
        [Command.NameOf<CloseFile>()] = "decision",
        [Command.NameOf<ReopenFile>()] = "decision",
        [Command.NameOf<AdmitLate>()] = "decision",
        [Command.NameOf<SetAsideLate>()] = "decision",
        [Command.NameOf<Decide>()] = "decision",
        [Command.NameOf<ConfirmDecision>()] = "decision",
        [Command.NameOf<RejectDecision>()] = "decision",
        [Command.NameOf<ConfirmCorrection>()] = "decision",
        [Command.NameOf<RejectCorrection>()] = "decision",
        [Command.NameOf<Refuse>()] = "decision",
        [Command.NameOf<Notify>()] = "decision",
        [Command.NameOf<RecordReceipt>()] = "decision",
        [Command.NameOf<LodgeAppeal>()] = "appeal",
        [Command.NameOf<WithdrawAppeal>()] = "appeal",
        [Command.NameOf<ChooseArbitration>()] = "appeal",
        [Command.NameOf<RecordDeposit>()] = "appeal",
        [Command.NameOf<DeclareAppealInadmissible>()] = "appeal",
        [Command.NameOf<DeclareAppealAbandoned>()] = "appeal",
        [Command.NameOf<Refer>()] = "appeal",
        [Command.NameOf<RecordOutcome>()] = "appeal",
        [Command.NameOf<RecordRefund>()] = "appeal",
        [Command.NameOf<PermitAwardPublication>()] = "appeal",
        [Command.NameOf<RecordSanctionStep>()] = "after",
        [Command.NameOf<WriteOffSanction>()] = "after",
        [Command.NameOf<ConfirmWriteOff>()] = "after",
        [Command.NameOf<RejectWriteOff>()] = "after",
        [Command.NameOf<EstablishCondition>()] = "after",
        [Command.NameOf<ConfirmCondition>()] = "after",
        [Command.NameOf<RejectCondition>()] = "after",
        [Command.NameOf<ConfirmStop>()] = "after",
        [Command.NameOf<Close>()] = "after",
    };

    /// <summary>What the act is for; an act that is not listed goes by the word in its name, else with the file itself.</summary>
    public static string Of(string action) =>
        ByAct.TryGetValue(action, out var group) ? group
        : action.Contains("hearing", StringComparison.Ordinal) ? "hearing"
        : action.Contains("notice", StringComparison.Ordinal) ? "after"
        : action.Contains("decision", StringComparison.Ordinal) ? "decision"
        : "file";
}
