using System.Net.Http.Headers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Canary;

/// <summary>Everybody who walks, signed in or let in by a code; each once with pages and once with the API.</summary>
internal static class Walkers
{
    /// <summary>A secretary who works for Webshop Keurmerk alone.</summary>
    public const string OtherScheme = "secretarywk";

    private static readonly string[] Accounts =
    [
        OtherScheme,
        "shop",
        "shop2",
        "provider",
        "secretary",
        "committee",
        "committee2",
        "appeals",
        "registrar",
        "supervisor",
        "admin",
    ];

    public static async Task<IReadOnlyList<Walker>> GatherAsync(
        OneApp one,
        Office office,
        IReadOnlyList<CanaryCase> cases
    )
    {
        await EmployAsync(one);
        var all = new List<Walker> { new("", one.Client(), program: false), new("", one.Client(), program: true) };
        foreach (var account in Accounts)
        {
            var client = one.Client();
            Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
            var program = one.Client();
            program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                (await office.PersonAsync(account)).DefaultRequestHeaders.Authorization!.Parameter
            );
            all.AddRange([new(account, client, program: false), new(account, program, program: true)]);
        }

        foreach (
            var (name, number, code) in cases.SelectMany(c =>
                new[] { ($"complainant-{c.Key}", c.Number, c.Code), ($"shop-{c.Key}", c.Number, c.ShopCode) }
            )
        )
        {
            if (code is not null)
            {
                var client = one.Client();
                await new Person(client).RedirectAsync("/track", "track", ("number", number), ("code", code));
                var program = one.Client();
                program.DefaultRequestHeaders.Add("X-Tracking-Code", code);
                all.AddRange([new(name, client, program: false), new(name, program, program: true)]);
            }
        }

        return all;
    }

    private static async Task EmployAsync(OneApp one)
    {
        await using var scope = one.App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var email = $"{OtherScheme}@demo.example";
        var user = new User
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = "Willem Keurmerk",
        };
        user.PasswordHash = users.PasswordHasher.HashPassword(user, "Demo-Pass-2026");
        Assert.True((await users.CreateAsync(user)).Succeeded);
        Assert.True((await users.AddToRoleAsync(user, Roles.Secretary)).Succeeded);
        await using var db = await one.App.NewDbAsync();
        db.Add(new PersonSchemeRow { UserId = user.Id, Scheme = "webshop-keurmerk" });
        await db.SaveChangesAsync();
    }
}
