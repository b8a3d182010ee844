namespace Redress.Web.Identity.SignIn;

/// <summary>What happens at the door, as the log of it says.</summary>
internal static class SignInEvents
{
    public const string Entered = "entered";
    public const string WrongPassword = "wrong-password";
    public const string WrongCode = "wrong-code";
    public const string WrongPasskey = "wrong-passkey";
    public const string NeedsFactor = "needs-factor";
    public const string Left = "left";
    public const string Slowed = "slowed";
    public const string Locked = "locked";
    public const string PasswordChanged = "password-changed";
    public const string FactorSet = "factor-set";
    public const string FactorRemoved = "factor-removed";
    public const string RecoveryUsed = "recovery-used";
    public const string RecoveryRenewed = "recovery-renewed";

    public static readonly IReadOnlyList<string> All =
    [
        Entered,
        Left,
        WrongPassword,
        WrongCode,
        WrongPasskey,
        NeedsFactor,
        Slowed,
        Locked,
        PasswordChanged,
        FactorSet,
        FactorRemoved,
        RecoveryUsed,
        RecoveryRenewed,
    ];

    /// <summary>What slows down.</summary>
    public static readonly IReadOnlyList<string> Failures = [WrongPassword, WrongCode, WrongPasskey];
}
