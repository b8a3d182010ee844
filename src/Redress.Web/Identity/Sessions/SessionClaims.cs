using Redress.Web.Storage.Body;

namespace Redress.Web.Identity.Sessions;

/// <summary>What a cookie and a token say of their session.</summary>
internal static class SessionClaims
{
    public const string Id = "sid";

    /// <summary>By what it was proven who it is (RFC 8176).</summary>
    public const string Factor = "amr";

    public const string Password = "pwd";
    public const string Code = "otp";
    public const string Recovery = "rec";
    public const string Key = "hwk";

    /// <summary>Those with which a password alone is not enough.</summary>
    public static readonly IReadOnlyList<string> Strong = [Code, Recovery, Key];

    /// <summary>As the row has it.</summary>
    public static string FactorOf(string? claim) =>
        claim switch
        {
            Code => SessionRow.Totp,
            Recovery => SessionRow.Recovery,
            Key => SessionRow.Passkey,
            _ => SessionRow.Password,
        };

    public static string Of(string factor) =>
        factor switch
        {
            SessionRow.Totp => Code,
            SessionRow.Recovery => Recovery,
            SessionRow.Passkey => Key,
            _ => Password,
        };
}
