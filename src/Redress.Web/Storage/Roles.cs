using System.Security.Claims;

namespace Redress.Web.Storage;

internal static class Roles
{
    public const string Secretary = "secretary";
    public const string Committee = "committee";
    public const string Appeals = "appeals";
    public const string Registrar = "registrar";
    public const string Supervisor = "supervisor";
    public const string Admin = "admin";
    public const string Member = "member";

    /// <summary>Who works here, as one list for what asks for roles by a text.</summary>
    public const string Staff = $"{Secretary},{Committee},{Appeals},{Registrar},{Supervisor},{Admin}";

    private static readonly string[] OfStaff = Staff.Split(',');

    public static bool AreStaff(ClaimsPrincipal user) => OfStaff.Any(user.IsInRole);

    public static IReadOnlyList<string> All { get; } =
    [Secretary, Committee, Appeals, Registrar, Supervisor, Admin, Member];
}
