namespace Redress.Web.Storage;

/// <summary>What somebody typed into a form of a page on one device and did not send, or could not; kept for that device alone.</summary>
internal sealed class KeptFormRow
{
    /// <summary>Of the device, by the code in its cookie, which is kept hashed.</summary>
    public string CodeHash { get; set; } = "";

    /// <summary>Who typed it: a user, the reader of a case that is followed, or empty where nobody in particular did.</summary>
    public string Reader { get; set; } = "";

    /// <summary>Where the form is sent to, with its query, without a secret.</summary>
    public string Path { get; set; } = "";

    /// <summary>Which of the page's forms.</summary>
    public string Form { get; set; } = "";

    /// <summary>The fields as JSON; never a password, a code or a token.</summary>
    public string Fields { get; set; } = "{}";

    /// <summary>Whether it was sent and could not be taken, as against only typed.</summary>
    public bool WasSent { get; set; }

    public DateTimeOffset KeptAt { get; set; }
}
