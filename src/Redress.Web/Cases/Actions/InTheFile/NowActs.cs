using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.Actions.InTheFile;

/// <summary>
/// What comes next in a file is done in the file itself: an act with nothing to fill in is one button, the first one with few fields has them there. What judges, ends a right, or makes so what
/// another proposed keeps a form of its own, beside all that is to be read first.
/// </summary>
internal static class NowActs
{
    // All of them have optional fields at the most; those stay in the form beside the file.
    private static readonly HashSet<Type> OneButtons =
    [
        typeof(StartMediation),
        typeof(SendToMember),
        typeof(DeclareComplete),
        typeof(CloseFile),
        typeof(Close),
    ];

    private static readonly HashSet<Type> WithFields =
    [
        typeof(RecordDeposit),
        typeof(Refer),
        typeof(RecordOutcome),
        typeof(RecordRefund),
        typeof(RecordSanctionStep),
    ];

    public static bool IsOneButton(Type kind) => OneButtons.Contains(kind);

    /// <summary>The forms that stand in the file, by their acts.</summary>
    /// <param name="next">What moves the case on, what comes first before all others.</param>
    public static async Task<IReadOnlyDictionary<string, ActSession>> Of(
        ActSessions acts,
        OpenCase open,
        IEnumerable<string> next,
        CancellationToken cancel
    )
    {
        var now = new Dictionary<string, ActSession>(StringComparer.Ordinal);
        foreach (var (action, i) in next.Select((action, i) => (action, i)))
        {
            if (
                ActSessions.KindOf(action) is { } kind
                && (IsOneButton(kind) || i == 0 && WithFields.Contains(kind))
                // A page that was posted to has the fields of another form. A rehearsal costs, and every look at the file pays for it: of the first alone is told what it brings about.
                && await acts.Start(open, ActAsked.Nothing(action) with { Rehearses = now.Count == 0 }, cancel)
                    is { Fields: not null } session
                // What somebody began stands where it was begun.
                && (session.Draft is null || !IsOneButton(kind))
            )
            {
                now[action] = session;
            }
        }

        return now;
    }
}
