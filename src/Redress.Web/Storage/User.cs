using Microsoft.AspNetCore.Identity;

namespace Redress.Web.Storage;

internal sealed class User : IdentityUser
{
    [PersonalData]
    public string DisplayName { get; set; } = "";

    /// <summary>The member webshop whose user this is; null for the scheme's own people.</summary>
    public string? MemberId { get; set; }

    /// <summary>Of pages and letters: nl, fr or en.</summary>
    public string Language { get; set; } = "en";

    /// <summary>How often a member's user is mailed what is due in its organisation's cases: off, daily or weekly.</summary>
    public string Digest { get; set; } = Digests.Weekly;

    /// <summary>The first day of an absence; null when none is told.</summary>
    public DateOnly? AbsentFrom { get; set; }

    /// <summary>The last day of the absence.</summary>
    public DateOnly? AbsentUntil { get; set; }

    /// <summary>The colleague who is written to meanwhile.</summary>
    public string? SubstituteId { get; set; }

    /// <summary>When this user came to its organisation; null for those who always were.</summary>
    public DateTimeOffset? Since { get; set; }

    /// <summary>When it was invited by the body; null for who came otherwise.</summary>
    public DateTimeOffset? InvitedAt { get; set; }

    /// <summary>Since when it may not sign in; null while it may.</summary>
    public DateTimeOffset? LockedAt { get; set; }

    /// <summary>When it was removed. The row stays, for the names in what it did.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>The time step of the last code of an authenticator that was taken: none of it or before is taken again.</summary>
    public long TotpStep { get; set; }

    public bool IsAbsentOn(DateOnly day) => AbsentFrom <= day && day <= AbsentUntil;
}

/// <summary>How often the digest is mailed.</summary>
internal static class Digests
{
    public const string Off = "off";
    public const string Daily = "daily";
    public const string Weekly = "weekly";

    public static IReadOnlyList<string> All { get; } = [Off, Daily, Weekly];
}
