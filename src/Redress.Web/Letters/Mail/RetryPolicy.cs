using System.Net.Mail;

namespace Redress.Web.Letters.Mail;

/// <summary>When an e-mail that the server did not take is tried again.</summary>
internal static class RetryPolicy
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    public static TimeSpan PauseAfter(int attempts)
    {
        var pause = FirstPause * Math.Pow(2, attempts - 1);
        return pause < LongestPause ? pause : LongestPause;
    }

    /// <summary>Such an address will not come to exist by waiting.</summary>
    public static bool IsPermanent(Exception e) =>
        e
            is FormatException
                or SmtpFailedRecipientException
                {
                    StatusCode: SmtpStatusCode.MailboxUnavailable
                        or SmtpStatusCode.MailboxNameNotAllowed
                        or SmtpStatusCode.UserNotLocalTryAlternatePath
                };
}
