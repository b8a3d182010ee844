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

/// <summary>FP-20: a file comes along with a message. It is no exhibit until somebody brings it. Its content is stored already.</summary>
[Internal]
public sealed record AddAttachment(string Id, string FileName, string MediaType, long Size, string Sha256) : Command
{
    /// <summary>What was taken out of it before it was kept.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];
}
