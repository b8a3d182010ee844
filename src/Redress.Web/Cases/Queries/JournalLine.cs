using System.Text.Json;
using System.Text.Json.Serialization;

namespace Redress.Web.Cases.Queries;

/// <summary>One entry of the journal as its reader may see it: the rule is that of the very transition, <paramref name="To"/> the state after all that followed (ST-2).</summary>
public sealed record JournalLine(
    long Sequence,
    DateTimeOffset At,
    string Role,
    string? By,
    string Action,
    string? From,
    string To,
    string Rule,
    IReadOnlyList<ConsequenceLine> Consequences,
    string? OnBehalfOf,
    DateOnly? Arrived,
    JsonElement? Content
)
{
    /// <summary>The document on which an act on paper rests (FP-13), for the body; null where none was named.</summary>
    public string? Paper { get; init; }

    /// <summary>The id of the term that the act is about; null for most. What its reader may know of it the case tells.</summary>
    [JsonIgnore]
    public string? Term { get; init; }

    /// <summary>Why it was done, where the act says it; for the body, which alone reads an act's content.</summary>
    [JsonIgnore]
    public string? Reason =>
        Content is { ValueKind: JsonValueKind.Object } act && act.TryGetProperty("reason", out var reason)
            ? reason.GetString()
            : null;
}

/// <summary>What followed from an act by itself: its name, the state to which it led, its own rule.</summary>
public sealed record ConsequenceLine(string Name, string To, string Rule);
