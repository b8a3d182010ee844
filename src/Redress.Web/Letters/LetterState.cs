namespace Redress.Web.Letters;

/// <summary>Where a letter of the outbox stands.</summary>
internal static class LetterState
{
    public const string Pending = "pending";
    public const string Sent = "sent";
    public const string Failed = "failed";

    /// <summary>Its reader is the respondent no more, and had not been reached: nobody is written to (FP-21).</summary>
    public const string Dropped = "dropped";

    /// <summary>Its reader has no e-mail address: it is read in the portal or printed and posted by the secretary; no e-mail points to it.</summary>
    public const string Paper = "paper";

    /// <summary>It is to go by registered post (BC-23) and did not yet: it tells nobody anything, has no text, and is no service before its posting is recorded.</summary>
    public const string ToPost = "topost";

    /// <summary>It was on paper, and was put into the post.</summary>
    public const string Posted = "posted";
}
