using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Labels;
using Redress.Web.Tests.Members.Register;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Labels;

/// <summary>What is kept of the labels of who left, and for how long: five years in both schemes (FP-18).</summary>
public sealed class LabelRetentionTests
{
    [Fact]
    [Rule("FP-18")]
    public async Task It_is_erased_once_it_is_kept_no_longer_save_where_something_is_owed_still()
    {
        await using var app = await TestApp.StartAsync();
        var (office, sql) = (new Office(app), new Sql(app));
        await office.ClockAsync("2026-03-02T09:00:00+01:00");
        var registrar = new Registrar(office);
        foreach (var id in new[] { "a-owes", "b-left" })
        {
            Assert.Equal(201, (await registrar.AddAsync(Registrar.Shop(id, "webshop-keurmerk"))).Code);
            await registrar.GrantAsync(id, "webshopKeurmerk", "2026-03-02");
        }

        var document = await office.LabelDocumentAsync("registrar", "a-owes");
        await registrar.DoAsync(
            "a-owes",
            "open-misuse",
            new
            {
                url = "https://elders.example",
                text = "Het logo staat er.",
                document,
            }
        );
        foreach (var id in new[] { "a-owes", "b-left" })
        {
            await registrar.DoAsync(id, "end-membership", new { reason = "Stopt ermee.", on = "2026-03-02" });
        }

        await office.ClockAsync("2026-03-09T09:00:00+01:00");
        foreach (var id in new[] { "a-owes", "b-left" })
        {
            await registrar.DoAsync(id, "record-removal-look", new { kind = "webshopKeurmerk", removed = true });
        }

        await office.ClockAsync("2031-03-01T09:00:00+01:00");
        Assert.Empty(await ErasedAsync());
        await office.ClockAsync("2031-03-04T09:00:00+01:00");
        // Its fee was never paid; the unlawful use is open still.
        Assert.Equal(["b-left"], await ErasedAsync());
        Assert.Equal(
            "true",
            (await office.AsAsync("registrar", HttpMethod.Get, "/api/v1/members/b-left/journal/verify")).Body![
                "intact"
            ]!.ToJsonString()
        );

        async Task<IReadOnlyList<string>> ErasedAsync()
        {
            await app.Services.GetRequiredService<LabelRetention>().DeleteOld(default);
            return await sql.ListAsync("select member_id from label_files where erased order by member_id");
        }
    }
}
