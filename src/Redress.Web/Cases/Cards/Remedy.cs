using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.Cards;

/// <summary>One thing that is missing, and the act that mends it; none where only time does.</summary>
/// <param name="By">The act, as the reader may do it, or else as another may.</param>
/// <param name="OnPaper">Whether the reader would enter it for a party.</param>
/// <param name="Link">The act's form, filled in; null when the reader may not do it now.</param>
public sealed record Remedy(Obstacle Obstacle, Type? By, bool OnPaper, string? Link)
{
    public static Remedy Of(OpenCase open, Obstacle obstacle)
    {
        Type[] acts = obstacle.What switch
        {
            ObstacleKind.Unserved => [typeof(Serve)],
            ObstacleKind.Hearing =>
            [
                open.Case.OpenHearing is null ? typeof(InviteToHearing) : typeof(RecordHearing),
                typeof(WithdrawHearingRequest),
            ],
            ObstacleKind.HearingVideo or ObstacleKind.HearingSooner => [typeof(AnswerHearingDates)],
            ObstacleKind.GroundNotPut => [typeof(PutToParty)],
            ObstacleKind.DeclareComplete => [typeof(DeclareComplete)],
            ObstacleKind.Supply => [typeof(SupplyInformation)],
            ObstacleKind.CommentTermRuns => [typeof(Comment)],
            ObstacleKind.Compliance => [typeof(RecordCompliance)],
            ObstacleKind.Deposit => [typeof(RecordDeposit)],
            ObstacleKind.SanctionWarning
            or ObstacleKind.SanctionReprimand
            or ObstacleKind.SanctionFine
            or ObstacleKind.SanctionSuspension
            or ObstacleKind.SanctionExclusion
            or ObstacleKind.ForumOrder => [typeof(RecordSanctionStep)],
            _ => [],
        };
        var may = acts.Select(a => open.Permitted.FirstOrDefault(p => p.Command == a))
            .FirstOrDefault(p => p is not null);
        return new Remedy(
            obstacle,
            may?.Command ?? acts.FirstOrDefault(),
            may?.OnPaper == true,
            may is null ? null : LinkTo(open, may, obstacle)
        );
    }

    private static readonly Func<Case, ActContext, Refusal?>[] BeforeClosing =
    [
        Guards.FileIsComplete,
        Guards.NothingIsAskedStill,
        Guards.NobodyWaitsToBeHeard,
        Guards.EverybodyWasHeard,
    ];

    /// <summary>
    /// All that stands between the file and the act, not only the first condition that fails (FP-1, FP-2, BC-7, BC-13).
    /// A decision before the file was closed waits for what the closing waits for.
    /// </summary>
    public static IReadOnlyList<Obstacle> Before(string action, OpenCase open)
    {
        var (c, o) = (open.Case, new ActContext(new Act(open.Reader, open.Now), open.Rulebook, ExternalFacts.None));
        var closes = action == Command.NameOf<CloseFile>();
        var decides = action == Command.NameOf<Decide>();
        Func<Case, ActContext, Refusal?>[] conditions = c.State switch
        {
            CaseState.Deliberation when decides => [Guards.EverybodyWasHeard],
            // FP-3: a refusal on a ground that the complainant was heard on does not wait for the closing.
            CaseState.SentToMember or CaseState.UnderExamination when decides && MayDecide(open) => [],
            CaseState.SentToMember or CaseState.UnderExamination or CaseState.Hearing when decides => BeforeClosing,
            _ when closes => BeforeClosing,
            _ => [],
        };
        return [.. conditions.SelectMany(condition => condition(c, o)?.Obstacles ?? [])];
    }

    private static bool MayDecide(OpenCase open) => open.Permitted.Any(p => p.Command == typeof(Decide));

    /// <summary>The form that serves this document on this party, filled in.</summary>
    public static string Serving(OpenCase open, string document, Party party) =>
        open.FormOf<Serve>(("document", document), ("party", WireNames.Camel(party.ToString())));

    private static string LinkTo(OpenCase open, PermittedAction may, Obstacle obstacle) =>
        may.Command == typeof(Serve) && obstacle is { Document: { } document, Party: { } party }
            ? Serving(open, document, party)
        : may.OnPaper ? open.FormOf(Command.NameOf(may.Command), ("paper", "true"))
        : open.FormOf(Command.NameOf(may.Command));
}
