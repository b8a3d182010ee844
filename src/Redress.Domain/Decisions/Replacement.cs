namespace Redress.Domain.Decisions;

/// <summary>What stood until a forum put something else in its place (BC-29): history, never told as if it still held.</summary>
/// <param name="Appeal">On whose appeal.</param>
/// <param name="Outcome">The outcome that stood until then.</param>
/// <param name="Sanctions">The sanctions that stood until then.</param>
/// <param name="On">The day of the forum's decision.</param>
public sealed record Replacement(string Appeal, Outcome Outcome, IReadOnlyList<Sanction> Sanctions, DateOnly On)
{
    /// <summary>Whether a court replaced it; else the arbitrator did.</summary>
    public bool ByCourt { get; init; }

    /// <summary>When the body took it in: what it wrote before then tells what stood before. Null in files of before this was kept.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    public RefusalGround? Ground { get; init; }

    public bool NonCooperation { get; init; }

    /// <summary>Null in files of before this was kept.</summary>
    public string? Reasons { get; init; }

    public IReadOnlyList<string> Norms { get; init; } = [];

    public string? RefrainFrom { get; init; }

    /// <summary>The deferrals that the decision made effective until then; empty in files of before this was kept.</summary>
    public IReadOnlyList<DeferralActivation> Activates { get; init; } = [];
}

/// <summary>What a forum puts in the place of what was before it; what is null it leaves as it is.</summary>
/// <param name="Appeal">The appeal upon which it decides.</param>
/// <param name="ByCourt">A court, or else the arbitrator.</param>
/// <param name="Outcome">Its own finding.</param>
public sealed record ForumReplacement(
    string Appeal,
    bool ByCourt,
    DateOnly On,
    string Text,
    Outcome? Outcome,
    IReadOnlyList<string>? Norms,
    string? RefrainFrom
)
{
    /// <summary>When the body takes it in.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>Whether outcome, norms and order to refrain were before this forum (BC-28); else it speaks on its sanctions alone.</summary>
    public bool BindsOutcome { get; init; }

    /// <summary>Of the sanctions that stand, those that fall, by id.</summary>
    public IReadOnlySet<string> Falling { get; init; } = new HashSet<string>();

    /// <summary>Of the deferrals that the decision makes effective, those that it does not any more (BC-20).</summary>
    public IReadOnlyList<DeferralActivation> Released { get; init; } = [];

    /// <summary>The sanctions that it imposes itself.</summary>
    public IReadOnlyList<Sanction> Sanctions { get; init; } = [];

    /// <summary>What stood before this forum had spoken first, where a later judgment of it brings that back; null where it puts something else in its place.</summary>
    public Replacement? Back { get; init; }

    /// <summary>Of the sanctions that had fallen by it, those that come back with a later judgment, by id.</summary>
    public IReadOnlySet<string> ComingBack { get; init; } = new HashSet<string>();
}

public static class ReplacementExtensions
{
    /// <summary>The decision as it stands once a forum has spoken; what stood before is kept as history.</summary>
    /// <param name="on">The day from which what falls is undone, where it was carried out.</param>
    public static Decision ReplacedBy(this Decision before, ForumReplacement forum, DateOnly on)
    {
        if (forum.Back is { } back)
        {
            return before.BroughtBack(back, forum, on);
        }

        var outcome = forum.BindsOutcome ? forum.Outcome ?? before.Outcome : before.Outcome;
        var carries = outcome.Burden() > 0;
        IReadOnlyList<Sanction> sanctions =
        [
            .. before.Sanctions.Select(s => forum.Falling.Contains(s.Id) ? s.Annul(on) : s),
            .. forum.Sanctions,
        ];
        var norms = forum.BindsOutcome ? forum.Norms ?? (carries ? before.Norms : []) : before.Norms;
        return before with
        {
            Outcome = outcome,
            Ground = outcome == before.Outcome ? before.Ground : null,
            NonCooperation = before.NonCooperation && carries,
            Reasons = before.ReasonsWith(forum, sanctions),
            Norms = norms,
            RefrainFrom = before.RefrainFromWith(forum, carries, sanctions),
            Sanctions = sanctions,
            Activates = [.. before.Activates.Except(forum.Released)],
            Correction = null,
            Replaced = [.. before.Replaced, before.AsHistory(forum)],
        };
    }

    // BC-29: of what the other forum put there meanwhile everything stays.
    private static Decision BroughtBack(this Decision now, Replacement back, ForumReplacement forum, DateOnly on)
    {
        var sanctions = now with
        {
            Reasons = $"{now.Reasons}\n\n{forum.Text}",
            Sanctions =
            [
                .. now.Sanctions.Select(s =>
                    forum.Falling.Contains(s.Id) ? s.Annul(on)
                    : forum.ComingBack.Contains(s.Id) ? s.ComeBack()
                    : s
                ),
            ],
            Activates = [.. now.Activates.Union(back.Activates)],
            Correction = null,
            Replaced = [.. now.Replaced, now.AsHistory(forum)],
        };
        return !forum.BindsOutcome
            ? sanctions
            : sanctions with
            {
                Outcome = back.Outcome,
                Ground = back.Ground,
                NonCooperation = back.NonCooperation,
                Reasons = back.Reasons ?? now.Reasons,
                Norms = back.Norms,
                RefrainFrom = back.RefrainFrom,
            };
    }

    // What the other forum said keeps its place beside this one's while something of it stands.
    private static string ReasonsWith(this Decision before, ForumReplacement forum, IEnumerable<Sanction> after) =>
        before.Replaced.Any(r => r.ByCourt != forum.ByCourt)
        && before.StandingSanctions.Any(s => after.Any(a => a.Id == s.Id && a.State != SanctionState.Annulled))
            ? $"{before.Reasons}\n\n{forum.Text}"
            : forum.Text;

    // BC-21: the order belongs to the sanctions; with the last of them it falls.
    private static string? RefrainFromWith(
        this Decision before,
        ForumReplacement forum,
        bool carries,
        IEnumerable<Sanction> after
    )
    {
        if (forum.BindsOutcome && forum.RefrainFrom is { } own)
        {
            return own;
        }

        var lastFell = before.StandingSanctions.Any() && after.All(s => s.State == SanctionState.Annulled);
        return carries && !lastFell ? before.RefrainFrom : null;
    }

    private static Replacement AsHistory(this Decision before, ForumReplacement forum) =>
        new(forum.Appeal, before.Outcome, [.. before.StandingSanctions], forum.On)
        {
            ByCourt = forum.ByCourt,
            RecordedAt = forum.RecordedAt,
            Ground = before.Ground,
            NonCooperation = before.NonCooperation,
            Reasons = before.Reasons,
            Norms = before.Norms,
            RefrainFrom = before.RefrainFrom,
            Activates = before.Activates,
        };
}
