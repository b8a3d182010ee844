namespace Redress.Anonymity.Tests;

/// <summary>What an ordinary file knows of a consumer and of a webshop.</summary>
internal static class TwoSides
{
    public static readonly KnownIdentities Consumer = new(
        ["Jan Peeters"],
        ["jan.peeters1980@telenet.be"],
        ["+32 475 12 34 56"],
        ["BE68 5390 0754 7034"],
        ["Kerkstraat 12 bus 3, 2000 Antwerpen"],
        ["ORD-2026-10023"],
        [],
        []
    );

    public static readonly KnownIdentities Shop = new(
        ["Fietsenparadijs & Zonen BV"],
        ["info@fietsenparadijs.be"],
        ["03 234 56 78"],
        [],
        ["Nijverheidslaan 7, 9000 Gent"],
        [],
        ["BE 0123.456.749"],
        ["https://www.fietsenparadijs.be/"]
    );

    public static readonly KnownIdentities Both = Consumer.And(Shop);
}
