namespace Redress.Web.Storage.Body;

/// <summary>Somebody that is signed in. Who ends a session deletes its row.</summary>
internal sealed class SessionRow
{
    public const string Cookie = "cookie";
    public const string Token = "token";

    public const string Password = "password";
    public const string Totp = "totp";
    public const string Recovery = "recovery";
    public const string Passkey = "passkey";

    /// <summary>128 random bits, in small hex digits.</summary>
    public string Id { get; set; } = "";

    public string UserId { get; set; } = "";

    /// <summary><see cref="Cookie"/> or <see cref="Token"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>By what it was proven last who it is, such as <see cref="Password"/> alone.</summary>
    public string Factor { get; set; } = "";

    public DateTimeOffset FactorAt { get; set; }

    /// <summary>By which a device is known again; empty where it has nothing of ours.</summary>
    public string DeviceHash { get; set; } = "";

    /// <summary>Browser and system, for people: at most 120 signs.</summary>
    public string Device { get; set; } = "";

    public string Address { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset SeenAt { get; set; }

    /// <summary>From this instant on it is over, whatever is done in it.</summary>
    public DateTimeOffset EndsAt { get; set; }
}

/// <summary>A try to sign in, or what else happened at the door: the log of it, and what slowing down counts. It goes after some months.</summary>
internal sealed class SignInRow
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Null where it was nobody's account, or is not said.</summary>
    public string? UserId { get; set; }

    /// <summary>Of the e-mail address that was given, with a key of the installation: whoever reads the table learns none.</summary>
    public string WhoHash { get; set; } = "";

    public string Address { get; set; } = "";

    public string Device { get; set; } = "";

    /// <summary>Such as entered, wrong-password, wrong-code or slowed.</summary>
    public string What { get; set; } = "";
}

/// <summary>A scheme for which somebody of the body works; who has no row works for all.</summary>
internal sealed class PersonSchemeRow
{
    public string UserId { get; set; } = "";

    public string Scheme { get; set; } = "";
}
