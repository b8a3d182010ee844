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

    public static IReadOnlyList<string> All { get; } =
    [Secretary, Committee, Appeals, Registrar, Supervisor, Admin, Member];
}
