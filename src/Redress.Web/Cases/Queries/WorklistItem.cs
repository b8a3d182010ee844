using System.Text.Json.Serialization;
using Redress.Domain.Cases.Records;

namespace Redress.Web.Cases.Queries;

public sealed record WorklistItem(
    string Number,
    string Scheme,
    CaseKind Kind,
    CaseState State,
    string Complainant,
    string Respondent,
    WorklistTerm? NextTerm,
    DateTimeOffset FiledAt,
    string? AssignedTo,
    int Version
)
{
    /// <summary>The day by which a message of a party is answered (FP-20); for secretaries, left out when none waits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? MessageDue { get; init; }

    /// <summary>Since when a letter could not be delivered (FP-21); for secretaries, left out when all were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? UndeliveredSince { get; init; }

    /// <summary>The day of filing, by which lists are filtered; no part of the API's answer.</summary>
    [JsonIgnore]
    public DateOnly FiledOn { get; init; }

    /// <summary>When the last act was done; for the staff's pages alone.</summary>
    [JsonIgnore]
    public DateTimeOffset ChangedAt { get; init; }
}

public sealed record WorklistTerm(string Kind, string? Party, DateOnly Due);

public sealed record WorklistResult(IReadOnlyList<WorklistItem> Items, string? Next);
