using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Members;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Testing.ThirdScheme;

/// <summary>A made-up scheme in a third country and zone: one JSON file and a letter of its own, in the folders that an operator would name.</summary>
public static class AtlanticShopSeal
{
    public const string Scheme = "atlantic-shop-seal";

    /// <summary>Its only member, and the name of its user before the at sign.</summary>
    public const string Shop = "island-shop";

    public static string RulebookFolder { get; } = Path.Combine(Here(), "rulebooks");

    public static IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Rulebooks:Folder"] = RulebookFolder,
            ["Letters:Folder"] = Path.Combine(Here(), "letters"),
        };

    /// <summary>The program with this scheme beside its own, and the scheme's member with a user.</summary>
    public static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync(settings: Settings);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Add(
            MemberRow.Of(
                new Member(
                    Shop,
                    Scheme,
                    "Island Shop",
                    "https://www.island-shop.example",
                    "desk@island-shop.example",
                    "PT 500000000",
                    "en",
                    Membership.Active,
                    LabelHolding.Held,
                    new DateOnly(2024, 1, 1)
                )
            )
        );
        db.Add(new MemberLabelRow { MemberId = Shop, Kind = MemberLabelRow.ForConsumers });
        await db.SaveChangesAsync();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = new User
        {
            UserName = $"{Shop}@demo.example",
            Email = $"{Shop}@demo.example",
            EmailConfirmed = true,
            DisplayName = "Island Shop desk",
            MemberId = Shop,
            Language = "en",
        };
        var made = await users.CreateAsync(user, "Demo-Pass-2026");
        var placed = await users.AddToRoleAsync(user, Roles.Member);
        return made.Succeeded && placed.Succeeded
            ? app
            : throw new InvalidOperationException($"The member's user could not be made: {made} {placed}");
    }

    public static object Complaint(string language = "en") =>
        new
        {
            scheme = Scheme,
            kind = "purchase",
            language,
            complainant = new
            {
                kind = "consumer",
                name = "Maria Silva",
                email = "maria@consumer.example",
                address = new
                {
                    street = "Rua do Mercado 1",
                    postalCode = "9500-001",
                    city = "Ponta Delgada",
                    country = "PT",
                },
            },
            respondent = new { memberId = Shop },
            facts = language == "fr" ? "Mes colis ne sont jamais arrivés." : "The parcels never arrived.",
            claim = language == "fr" ? "Le remboursement." : "A refund.",
            purchase = new
            {
                orderNumber = "A-1",
                orderedOn = "2026-04-10",
                amount = new { amount = 89.95, currency = "EUR" },
            },
            contactedShopOn = "2026-05-02",
        };

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
