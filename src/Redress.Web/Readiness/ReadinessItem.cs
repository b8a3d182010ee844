namespace Redress.Web.Readiness;

/// <summary>One thing that a body needs to handle complaints, or should have.</summary>
/// <param name="Key">What it is, such as <c>mail</c>.</param>
/// <param name="Must">Whether no complaint is taken without it.</param>
/// <param name="Address">The page on which it is set.</param>
/// <param name="Scheme">Of which scheme; null: of all.</param>
internal sealed record ReadinessItem(string Key, bool Must, bool Done, string Address, string? Scheme = null)
{
    public const string Schemes = "schemes";
    public const string Body = "body";
    public const string Portal = "portal";
    public const string Mail = "mail";
    public const string Secretary = "secretary";
    public const string Registrar = "registrar";
    public const string Committee = "committee";
    public const string Appeals = "appeals";
    public const string Payments = "payments";
    public const string Encrypted = "encrypted";
    public const string Keys = "keys";
    public const string Roots = "roots";
    public const string Rulebooks = "rulebooks";
    public const string Backup = "backup";

    /// <summary>The same, with the way back to the list of all.</summary>
    public string Guided => Address + (Address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "guide=true";
}
