namespace Redress.Web.Storage;

/// <summary>A case that a consumer's account collects.</summary>
internal sealed class AccountCaseRow
{
    public string UserId { get; set; } = "";

    public Guid CaseId { get; set; }

    /// <summary>Of the code that opened the case when it was added; once the case has another code, the account must add it anew.</summary>
    public string CodeHash { get; set; } = "";

    public DateTimeOffset AddedAt { get; set; }
}
