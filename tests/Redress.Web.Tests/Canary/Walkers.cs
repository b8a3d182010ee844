using System.Net.Http.Headers;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Canary;

/// <summary>Everybody who walks, signed in or let in by a code; each once with pages and once with the API.</summary>
internal static class Walkers
{
    private static readonly string[] Accounts =
    [
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
}
