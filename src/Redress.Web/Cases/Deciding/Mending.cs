using Redress.Domain;
using Redress.Domain.Cases;

namespace Redress.Web.Cases.Deciding;

/// <summary>One thing that is missing, and the act that mends it; none where only time or somebody else does.</summary>
internal sealed record Mending(Missing Missing, Type? By, string? Link)
{
    /// <summary>
    /// All that stands between the file and the act, not only the first condition that fails (FP-1, FP-2, BC-7, BC-13).
    /// A decision before the file was closed waits for what the closing waits for.
    /// </summary>
    public static IReadOnlyList<Mending> Of(OpenCase open, string action)
    {
        var (c, o) = (open.Case, new Occasion(new Act(open.Reader, open.Now), open.Rulebook, Surroundings.None));
        Func<Case, Occasion, Refusal?>[] conditions = (action, c.State) switch
        {
            ("close-file", _) or ("decide", CaseState.SentToMember or CaseState.UnderExamination or CaseState.Hearing) =>
                [Conditions.FileIsComplete, Conditions.NothingIsAskedStill, Conditions.NobodyWaitsToBeHeard, Conditions.EverybodyWasHeard],
            ("decide", CaseState.Deliberation) => [Conditions.EverybodyWasHeard],
            _ => [],
        };
        return [.. conditions.SelectMany(condition => condition(c, o)?.Missing ?? []).Select(m => Of(open, m))];
    }

    private static Mending Of(OpenCase open, Missing missing)
    {
        Type[] acts = missing.What switch
        {
            "unserved" => [typeof(Serve)],
            "hearing" => open.Case.Hearings.Exists(h => h.Open) ? [typeof(RecordHearing), typeof(WithdrawHearingRequest)] : [typeof(InviteToHearing), typeof(WithdrawHearingRequest)],
            "declare-complete" => [typeof(DeclareComplete)],
            "supply" => [typeof(SupplyInformation)],
            "comment-term-runs" => [typeof(Comment)],
            _ => [],
        };
        var may = acts.Select(a => open.Permitted.FirstOrDefault(p => p.Command == a)).FirstOrDefault(p => p is not null);
        return new Mending(missing, may?.Command ?? acts.FirstOrDefault(), may is null ? null : $"{open.To(Command.NameOf(may.Command))}{Query(may, missing)}");
    }

    private static string Query(PermittedAction may, Missing missing) => may.OnPaper ? "?paper=true"
        : may.Command == typeof(Serve) ? $"?document={Uri.EscapeDataString(missing.Document ?? "")}&party={FieldOptions.Camel(missing.Party.ToString()!)}" : "";
}
