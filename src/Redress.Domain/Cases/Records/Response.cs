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

    public bool Empty => Answer is null && Defence is null && Messages.Count == 0;
}

public sealed record ExtensionRequest(int Days, string Reason, DateOnly On);
