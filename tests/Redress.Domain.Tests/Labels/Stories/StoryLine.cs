namespace Redress.Domain.Tests.Labels.Stories;

/// <summary>One line of a story: when, what happens, and what holds right after it.</summary>
/// <param name="Row">Its line in the file.</param>
/// <param name="At">Its moment on the clock of the scheme.</param>
internal sealed record StoryLine(int Row, string Text, DateTime At, StoryStep Step, IReadOnlyList<StoryCheck> Checks)
{
    public DateOnly Day => DateOnly.FromDateTime(At);
}

/// <summary>What happens on a line.</summary>
internal abstract record StoryStep;

/// <summary>The organisation is written down, a candidate from that day.</summary>
internal sealed record StoryCandidate : StoryStep;

/// <summary>Nothing but time: what fell due has happened.</summary>
internal sealed record StoryTime : StoryStep;

/// <summary>An act by somebody, which succeeds or is refused.</summary>
/// <param name="Action">Its name in the API.</param>
internal sealed record StoryAct(
    string Action,
    IReadOnlyDictionary<string, string> Fields,
    string By,
    bool Document,
    StoryRefusal? Refused
) : StoryStep
{
    public const string Registrar = "registrar";
}

/// <summary>The act is refused by that rule; where a list follows, all of it is missing and nothing else.</summary>
internal sealed record StoryRefusal(string Rule, IReadOnlyList<string>? Missing);

/// <summary>A decision of the committee becomes final and carries this, or its finality is lifted.</summary>
/// <param name="What">suspends, excludes or falls.</param>
internal sealed record StoryDecision(string What, DateOnly? From, DateOnly? To) : StoryStep;

/// <summary>An act on a case, not on a label.</summary>
internal sealed record StoryCase(string Action, IReadOnlyDictionary<string, string> Fields, string By) : StoryStep;

/// <summary>A version of the rulebook is announced to every provider.</summary>
internal sealed record StoryAnnouncement(string Version, DateOnly InForce, bool Significant) : StoryStep;

/// <summary>The last e-mail came back.</summary>
internal sealed record StoryBounce : StoryStep;

/// <summary>Something that holds: <c>state valid</c>, <c>term honour due 2026-04-22</c>.</summary>
/// <param name="Kind">Of which label; null: of the one that the act or the story is about.</param>
internal sealed record StoryCheck(string? Kind, string[] Words)
{
    public string What => Words[0];

    public override string ToString() => (Kind is null ? "" : Kind + " ") + string.Join(' ', Words);
}

/// <summary>One story of the file.</summary>
internal sealed record LabelStory(
    int Number,
    string Title,
    IReadOnlyList<string> Rules,
    bool OverApi,
    string Scheme,
    IReadOnlyList<string> Kinds,
    IReadOnlyList<StoryLine> Lines
)
{
    public string Name => $"{Number}. {Title}";
}
