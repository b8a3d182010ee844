namespace Redress.Domain.Cases.Records;

/// <summary>
/// What is served on a party, or may be commented on (FP-1, FP-11), where it is no document and no comment, which go by their ids.
/// </summary>
public static class ServiceSubject
{
    public const string Complaint = "complaint";
    public const string Answer = "answer";
    public const string Defence = "defence";
    public const string Messages = "messages";
    public const string Decision = "decision";

    /// <summary>A corrected version, apart from the decision itself, from whose service terms run.</summary>
    public const string Correction = "correction";

    /// <summary>The answers of the complainant to what was asked at intake, as one subject of comment.</summary>
    public const string Items = "items";

    /// <summary>One answer of the complainant to an asked item (BC-7).</summary>
    public static string Item(string id) => ItemPrefix + id;

    public static bool IsItem(string subject) => subject.StartsWith(ItemPrefix, StringComparison.Ordinal);

    private const string ItemPrefix = "item-";
}
