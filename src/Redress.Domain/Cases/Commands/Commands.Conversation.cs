using System.Text.Json;
using System.Text.Json.Serialization;
using Redress.Domain.Cases.Records;

namespace Redress.Domain.Cases.Commands;

/// <summary>
/// FP-20: writes to somebody of the case. A party says to whom, the secretary to which party. It is no act of the procedure: it starts and stops no term.
/// </summary>
public sealed record Message(
    MessageTo? To = null,
    Party? Party = null,
    [RequiredBy("FP-20"), LongText] string? Text = null,
    [OneOf("attachments")] IReadOnlyList<string>? Documents = null
) : Command;

/// <summary>
/// FP-20: what a party wrote in a message is the act that it says, done on its behalf on the day of the message. It is judged, carried out and kept as that act;
/// this one only names it, and does nothing by itself.
/// </summary>
/// <param name="Fields">The fields of the act.</param>
public sealed record EnterMessageAsAct(
    [RequiredBy("FP-20"), OneOf("conversation")] string? Message,
    [RequiredBy("FP-20"), OneOf("actsOfParties")] string? Act,
    JsonElement? Fields = null
) : Command
{
    /// <summary>The act as its fields were read; null when they could not be.</summary>
    [JsonIgnore]
    public Command? Entered { get; init; }
}

/// <summary>FP-20: the secretary has read a message. To look at a page changes nothing; who answers a message, or enters it as an act, has read it too.</summary>
public sealed record ReadMessage([RequiredBy("FP-20"), OneOf("unreadMessages")] string? Message) : Command;

/// <summary>FP-20: a file comes along with a message. It is no exhibit until somebody brings it. Its content is stored already.</summary>
[Internal]
public sealed record AddAttachment(string Id, string FileName, string MediaType, long Size, string Sha256) : Command
{
    /// <summary>What was taken out of it before it was kept.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];
}
