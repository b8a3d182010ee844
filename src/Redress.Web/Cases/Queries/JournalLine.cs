using System.Text.Json;
using System.Text.Json.Serialization;

namespace Redress.Web.Cases.Queries;

public sealed record JournalLine(
    long Sequence,
    DateTimeOffset At,
    string Role,
    string? By,
    string Action,
    string? From,
    string To,
    string Rule,
    string? OnBehalfOf,
    DateOnly? Arrived,
    JsonElement? Content
)
{
    /// <summary>Why it was done, where the act says it; for the body, which alone reads an act's content.</summary>
    [JsonIgnore]
    public string? Reason =>
        Content is { ValueKind: JsonValueKind.Object } act && act.TryGetProperty("reason", out var reason)
            ? reason.GetString()
            : null;
}
