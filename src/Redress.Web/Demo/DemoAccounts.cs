using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Committee;
using Redress.Domain.Members;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Demo;

/// <summary>The people and the webshops of the demo (docs/api.md). None of them exists in any other environment.</summary>
internal static class DemoAccounts
{
    public const string Password = "Demo-Pass-2026";

    /// <summary>The scheme whose committee the demo's two members sit on.</summary>
    public const string Scheme = "becommerce";

    public static readonly IReadOnlyList<(
        string Email,
        string Name,
        string Role,
        string? Member,
        string Language
    )> People =
    [
        ("secretary@demo.example", "Sofie Secretary", Roles.Secretary, null, "en"),
        ("secretary2@demo.example", "Simon Secretary", Roles.Secretary, null, "nl"),
        ("committee@demo.example", "Clara Committee", Roles.Committee, null, "en"),
        ("committee2@demo.example", "Cedric Committee", Roles.Committee, null, "fr"),
        ("appeals@demo.example", "Anna Appeals", Roles.Appeals, null, "en"),
        ("registrar@demo.example", "Rik Registrar", Roles.Registrar, null, "nl"),
        ("supervisor@demo.example", "Sarah Supervisor", Roles.Supervisor, null, "fr"),
        ("admin@demo.example", "Arno Admin", Roles.Admin, null, "en"),
        ("shop@demo.example", "Demo Shop desk", Roles.Member, "demo-shop", "nl"),
        ("shop2@demo.example", "Second Shop desk", Roles.Member, "second-shop", "fr"),
        ("provider@demo.example", "Keurmerk Shop desk", Roles.Member, "keurmerk-shop", "nl"),
    ];

    private static readonly IReadOnlyList<Member> Shops =
    [
        Shop("demo-shop", "becommerce", "Demo Shop", "BE 0123.456.749", "nl"),
        Shop("second-shop", "becommerce", "Second Shop", "BE 0987.654.394", "fr"),
        Shop("keurmerk-shop", "webshop-keurmerk", "Keurmerk Shop", "NL 12345678", "nl"),
    ];

    public static async Task Make(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        foreach (var shop in Shops)
        {
            if (!await db.Set<MemberRow>().AnyAsync(m => m.Id == shop.Id, cancel))
            {
                db.Add(MemberRow.Of(shop));
                db.Add(
                    new MemberLabelRow
                    {
                        MemberId = shop.Id,
                        Kind = shop.Scheme == Scheme ? MemberLabelRow.ForConsumers : MemberLabelRow.WebshopKeurmerk,
                    }
                );
            }
        }

        await db.SaveChangesAsync(cancel);
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        foreach (var (email, name, role, member, language) in People)
        {
            if (await users.FindByEmailAsync(email) is null)
            {
                var user = new User
                {
                    UserName = email,
                    Email = email,
                    EmailConfirmed = true,
                    DisplayName = name,
                    MemberId = member,
                    Language = language,
                };
                // It stands in the guide, and so need not pass for one that nobody guesses.
                user.PasswordHash = users.PasswordHasher.HashPassword(user, Password);
                Succeed(await users.CreateAsync(user));
                Succeed(await users.AddToRoleAsync(user, role));
            }
        }

        await Seat(db, users, cancel);
    }

    // Long ago and without end: whatever day the demo's clock shows, they sit.
    private static async Task Seat(AppDb db, UserManager<User> users, CancellationToken cancel)
    {
        if (await db.Set<MandateRow>().AnyAsync(cancel))
        {
            return;
        }

        foreach (var (email, _, _, _, _) in People.Where(p => p.Role == Roles.Committee))
        {
            var first = db.Set<MandateRow>().Local.Count == 0;
            db.Add(
                new MandateRow
                {
                    Id = Guid.NewGuid(),
                    Scheme = Scheme,
                    UserId = (await users.FindByEmailAsync(email))!.Id,
                    Position = first ? Position.Chair : Position.Member,
                    From = new DateOnly(2020, 1, 1),
                }
            );
        }

        await db.SaveChangesAsync(cancel);
    }

    private static Member Shop(string id, string scheme, string name, string company, string language) =>
        new(
            id,
            scheme,
            name,
            $"https://www.{id}.example",
            $"desk@{id}.example",
            company,
            language,
            Membership.Active,
            LabelHolding.Held,
            new DateOnly(2024, 1, 1)
        );

    private static void Succeed(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Description)));
        }
    }
}
