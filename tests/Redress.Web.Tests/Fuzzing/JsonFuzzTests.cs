using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Fuzzing;

/// <summary>JSON that nobody means, wherever JSON is read: acts in each state by those who may, documents, sign-in, the demo's clock.</summary>
[Collection(Alone.Name)]
public sealed class JsonFuzzTests
{
    private static readonly string[] People =
    [
        "secretary",
        "committee",
        "committee2",
        "appeals",
        "shop",
        "shop2",
        "provider",
    ];

    [Fact]
    public async Task No_act_in_any_state_by_anybody_who_may_is_a_fault_however_odd_it_is()
    {
        var random = new Random(16);
        await using var app = await TestApp.StartAsync(
            settings: new Dictionary<string, string> { ["Demo:Seed"] = "true" },
            sendsByItself: false
        );
        var office = new Office(app);
        var watched = new Watched(app);
        var tried = new HashSet<(string State, string Act)>();
        foreach (var number in await OneOfEachStateAsync(app))
        {
            foreach (var person in People)
            {
                var file = await office.GetAsync(person, number);
                foreach (var act in file.Code == 200 ? file.Actions : [])
                {
                    if (!tried.Add((file.Text("state"), act)))
                    {
                        continue;
                    }

                    var client = await office.PersonAsync(person);
                    var fields = file.List("actions").Single(a => a["name"]!.GetValue<string>() == act)["fields"]!
                        .AsArray()
                        .Select(f => f!["name"]!.GetValue<string>())
                        .ToList();
                    for (var i = 0; i < 3; i++)
                    {
                        await PostAsync(watched, client, $"/api/v1/cases/{number}/actions/{act}", Body(fields, random));
                    }
                }
            }
        }

        Assert.Equal(
            Enum.GetNames<CaseState>().Order(StringComparer.Ordinal),
            tried.Select(t => char.ToUpperInvariant(t.State[0]) + t.State[1..]).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.InRange(tried.Select(t => t.Act).Distinct().Count(), 50, CommandCatalog.ByName.Count);
        Assert.True(watched.Answers.GetValueOrDefault(422) > 100);
        await watched.NothingIsLeftAsync(staged: 0);
    }

    [Fact]
    public async Task Neither_sign_in_nor_documents_nor_the_clock_are_at_fault_for_what_is_odd()
    {
        var random = new Random(17);
        await using var app = await TestApp.StartAsync();
        var office = new Office(app);
        var (number, _) = await office.FileAsync(Office.Complaint());
        var staff = await office.PersonAsync("secretary");
        var client = app.CreateClient(new() { AllowAutoRedirect = false });
        var watched = new Watched(app);
        (HttpClient Client, string Path, string[] Fields)[] doors =
        [
            (client, "/api/v1/auth/login", ["email", "password", "twoFactorCode", "twoFactorRecoveryCode"]),
            (client, "/api/v1/auth/refresh", ["refreshToken"]),
            (staff, $"/api/v1/cases/{number}/documents", ["document", "for", "onBehalfOf", "matter"]),
            (client, "/api/v1/complaints", ["scheme", "kind", "complainant", "respondent", "purchase", "arrived"]),
            (client, "/api/v1/demo/clock", ["now", "advance"]),
        ];
        foreach (var (by, path, fields) in doors)
        {
            for (var i = 0; i < 40; i++)
            {
                await PostAsync(watched, by, path, Body(fields, random));
            }

            foreach (var whole in OddValues.All.Append("").Append("{").Append("\u0000").Append("[{\"now\":1}]"))
            {
                await PostAsync(watched, by, path, whole);
            }
        }

        await watched.NothingIsLeftAsync(staged: 0);
    }

    private static async Task PostAsync(Watched watched, HttpClient client, string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        await watched.SendAsync(client, request, body);
    }

    // Some fields as they should be missing, some odd, one that there is not.
    private static string Body(IEnumerable<string> fields, Random random) =>
        "{"
        + string.Join(
            ',',
            fields
                .Where(_ => random.Next(6) > 0)
                .Append("colour")
                .Select(f => $"\"{f}\":{(random.Next(3) > 0 ? OddValues.Any(random) : Nested(random))}")
        )
        + "}";

    private static string Nested(Random random) =>
        random.Next(4) switch
        {
            0 => $"[{OddValues.Any(random)},{OddValues.Any(random)}]",
            1 =>
                $"[{{\"kind\":{OddValues.Any(random)},\"what\":{OddValues.Any(random)},\"item\":{OddValues.Any(random)}}}]",
            2 => $"{{\"amount\":{OddValues.Any(random)},\"currency\":{OddValues.Any(random)}}}",
            _ => string.Concat(Enumerable.Repeat("[", 200)) + string.Concat(Enumerable.Repeat("]", 200)),
        };

    private static async Task<IReadOnlyList<string>> OneOfEachStateAsync(TestApp app)
    {
        await using var db = await app.NewDbAsync();
        var all = await db.Set<CaseRow>().AsNoTracking().Select(c => new { c.Number, c.State }).ToListAsync();
        return
        [
            .. all.GroupBy(c => c.State)
                .SelectMany(g => g.OrderBy(c => c.Number, StringComparer.Ordinal).Take(2))
                .Select(c => c.Number),
        ];
    }
}
