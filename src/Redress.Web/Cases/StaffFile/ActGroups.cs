namespace Redress.Web.Cases.StaffFile;

/// <summary>The acts of the staff by what they are for, in the order of the procedure; and which of them move a case on.</summary>
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
        ["request-information"] = "parties",
        ["send-to-member"] = "parties",
        ["serve"] = "parties",
        ["extend-term"] = "parties",
        ["reissue-code"] = "parties",
        ["mark-non-cooperation"] = "parties",
        ["start-mediation"] = "mediation",
        ["propose"] = "mediation",
        ["settle"] = "mediation",
        ["end-mediation"] = "mediation",
        ["refer-externally"] = "mediation",
        ["record-advice"] = "mediation",
        ["record-compliance"] = "mediation",
        ["declare-complete"] = "decision",
        ["close-file"] = "decision",
        ["reopen-file"] = "decision",
        ["decide"] = "decision",
        ["confirm-decision"] = "decision",
        ["reject-decision"] = "decision",
        ["confirm-correction"] = "decision",
        ["reject-correction"] = "decision",
        ["refuse"] = "decision",
        ["notify"] = "decision",
        ["record-receipt"] = "decision",
        ["lodge-appeal"] = "appeal",
        ["withdraw-appeal"] = "appeal",
        ["choose-arbitration"] = "appeal",
        ["record-deposit"] = "appeal",
        ["declare-appeal-inadmissible"] = "appeal",
        ["refer"] = "appeal",
        ["record-outcome"] = "appeal",
        ["record-refund"] = "appeal",
        ["permit-award-publication"] = "appeal",
        ["record-sanction-step"] = "after",
        ["close"] = "after",
    };

    // What moves a case on, the most pressing first.
    private static readonly string[] Moving =
    [
        "confirm-decision",
        "reject-decision",
        "confirm-correction",
        "reject-correction",
        "decide",
        "start-mediation",
        "send-to-member",
        "close-file",
        "serve",
        "declare-complete",
        "record-hearing",
        "request-information",
        "notify",
        "record-deposit",
        "refer",
        "record-outcome",
        "record-refund",
        "confirm-notice",
        "reject-notice",
        "restore-notice",
        "close",
        "record-sanction-step",
        "publish-notice",
        "record-advice",
        "record-compliance",
    ];

    /// <summary>What the act is for; an act that is not listed goes by the word in its name, else with the file itself.</summary>
    public static string Of(string action) =>
        ByAct.TryGetValue(action, out var group) ? group
        : action.Contains("hearing", StringComparison.Ordinal) ? "hearing"
        : action.Contains("notice", StringComparison.Ordinal) ? "after"
        : action.Contains("decision", StringComparison.Ordinal) ? "decision"
        : "file";

    /// <summary>The acts that move the case on now, at most <paramref name="count"/>.</summary>
    public static IReadOnlyList<string> PrimaryActions(IReadOnlyList<string> actions, int count) =>
        [
            .. actions
                .Where(a => Moving.Contains(a) && !IsOwnProposal(a, actions))
                .OrderBy(a => Array.IndexOf(Moving, a))
                .Take(count),
        ];

    // Who may reject and not confirm made the proposal, and waits for somebody else.
    private static bool IsOwnProposal(string action, IReadOnlyList<string> actions) =>
        action.StartsWith("reject-", StringComparison.Ordinal)
        && !actions.Contains(action.Replace("reject-", "confirm-", StringComparison.Ordinal));
}
