namespace Redress.Domain.Members;

/// <summary>The kinds of label that there are, by their names on the wire. Which of them a scheme grants is in its rulebook.</summary>
public static class LabelKind
{
    public const string ForConsumers = "b2c";
    public const string ForBusinesses = "b2b";
    public const string EcommerceEurope = "ecommerceEurope";
    public const string WebshopKeurmerk = "webshopKeurmerk";

    // BC-33: two years, the last day included.
    private const int Years = 2;

    public static readonly IReadOnlyList<string> All = [ForConsumers, ForBusinesses, EcommerceEurope, WebshopKeurmerk];

    /// <summary>BC-39: it is carried beside another label, counts only while one of those is valid, and ends with the last of them.</summary>
    public static bool IsCarried(string kind) => kind == EcommerceEurope;

    /// <summary>Beside which another may be carried.</summary>
    public static bool Carries(string kind) => kind is ForConsumers or ForBusinesses;

    /// <summary>The last day of a label that is granted from that day (BC-33); null where it has none.</summary>
    public static DateOnly? Until(string kind, DateOnly from) =>
        Carries(kind) ? from.AddYears(Years).AddDays(-1) : null;
}
