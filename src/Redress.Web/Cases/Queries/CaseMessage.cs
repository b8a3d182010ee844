using System.Text.Json.Serialization;

namespace Redress.Web.Cases.Queries;

public sealed record CaseMessage(long Id, DateTimeOffset At, string Subject, string Body)
{
    /// <summary>To whom; for the staff's pages, which show the letters to all.</summary>
    [JsonIgnore]
    public string To { get; init; } = "";
}
