namespace Redress.Web.Letters.Mail;

/// <summary>When an e-mail that the server did not take is tried again.</summary>
internal static class RetryPolicy
{
    /// <summary>Nothing is put off for longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);

    /// <summary>A minute after the first attempt, twice as long after each further one, six hours at most.</summary>
    public static TimeSpan PauseAfter(int attempts)
    {
        var pause = FirstPause * Math.Pow(2, attempts - 1);
        return pause < Longest ? pause : Longest;
    }
}
