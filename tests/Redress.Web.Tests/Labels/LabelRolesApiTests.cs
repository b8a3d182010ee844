using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Labels.Stories;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Demo;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Labels;

/// <summary>The table of label-roles.md over the API: each act asked by each person of a member of each scheme, with nothing in its body.</summary>
public sealed class LabelRolesApiTests(OneApp one) : IClassFixture<OneApp>
{
    private const string Elsewhere = "registrar-elsewhere";
    private static readonly SemaphoreSlim OneAtATime = new(1);

    private readonly Office _office = new(one.App);

    // The account of each person, on a member of BeCommerce and on a provider of Webshop Keurmerk.
    private static readonly Dictionary<string, (string OfShop, string OfProvider)> People = new(StringComparer.Ordinal)
    {
        ["registrar"] = ("registrar", "registrar"),
        ["registrar of another scheme"] = (Elsewhere, Elsewhere),
        ["the member itself"] = ("shop", "provider"),
        ["another member"] = ("shop2", "shop2"),
        ["secretary"] = ("secretary", "secretary"),
        ["committee member"] = ("committee", "committee"),
        ["appeal handler"] = ("appeals", "appeals"),
        ["supervisory committee"] = ("supervisor", "supervisor"),
        ["administrator"] = ("admin", "admin"),
    };

    public static TheoryData<string> Acts => [.. LabelRoles.Acts];

    [Theory]
    [MemberData(nameof(Acts))]
    [Rule("ST-4"), Rule("BC-41"), Rule("BC-46"), Rule("WK-4"), Rule("WK-5")]
    public async Task An_act_is_answered_to_each_person_as_the_table_says(string act)
    {
        await MakeAsync();
        var wrong = new List<string>();
        foreach (var cell in LabelRoles.All.Where(c => c.Act == act && c.Person != "clock"))
        {
            foreach (var provider in new[] { false, true })
            {
                var path = $"/api/v1/members/{(provider ? "keurmerk-shop" : "demo-shop")}/actions/{act}";
                var reply =
                    cell.Person == "public"
                        ? await _office.PublicAsync(HttpMethod.Post, path, new { })
                        : await _office.AsAsync(AccountOf(cell.Person, provider), HttpMethod.Post, path, new { });
                var found = reply.Code is 200 or 409 or 422 ? "yes" : $"{reply.Code}";
                if (found != Expected(cell, provider))
                {
                    wrong.Add(
                        $"{cell.Person} on {path}: {Expected(cell, provider)} expected, {reply.Code} {reply.Body?.ToJsonString()}"
                    );
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string AccountOf(string person, bool provider) =>
        provider ? People[person].OfProvider : People[person].OfShop;

    // That registrar keeps one scheme: of it, it is the registrar.
    private static string Expected(LabelRole cell, bool provider) =>
        cell is { Person: "registrar of another scheme" } && provider ? "yes" : cell.Expected;

    private async Task MakeAsync()
    {
        await OneAtATime.WaitAsync();
        try
        {
            await using var scope = one.App.Services.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            if (await users.FindByEmailAsync($"{Elsewhere}@demo.example") is not null)
            {
                return;
            }

            var user = new User
            {
                UserName = $"{Elsewhere}@demo.example",
                Email = $"{Elsewhere}@demo.example",
                EmailConfirmed = true,
                DisplayName = "Elsewhere",
                Language = "nl",
            };
            user.PasswordHash = users.PasswordHasher.HashPassword(user, DemoAccounts.Password);
            Assert.True((await users.CreateAsync(user)).Succeeded);
            Assert.True((await users.AddToRoleAsync(user, Roles.Registrar)).Succeeded);
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.Add(new PersonSchemeRow { UserId = user.Id, Scheme = "webshop-keurmerk" });
            await db.SaveChangesAsync();
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
