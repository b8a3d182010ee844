namespace Redress.Domain.Cases.Records;

/// <summary>The member's three deliveries (BC-12), each with the day on which it came.</summary>
public sealed record Response(
    string? Answer,
    DateOnly? AnswerOn,
    string? Defence,
    DateOnly? DefenceOn,
    IReadOnlyList<string> Messages,
    DateOnly? MessagesOn,
    bool Late
)
{
    public static readonly Response None = new(null, null, null, null, [], null, false);

    /// <summary>That the member has no message, in its words: that counts as delivered (BC-12); null while it did not say so.</summary>
    public string? NoMessages { get; init; }

    public bool Empty => Answer is null && Defence is null && Messages.Count == 0 && NoMessages is null;
}

public sealed record ExtensionRequest(int Days, string Reason, DateOnly On);
