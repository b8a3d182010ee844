using System.Net;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Members.Register;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Labels.Desk;

/// <summary>A registrar who keeps one scheme alone finds nothing of another on its desk, and opens nothing of it.</summary>
public sealed class LabelDeskOfOneSchemeTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private Person _desk = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        var registrar = new Registrar(new Office(_app));
        Assert.Equal(201, (await registrar.AddAsync(Registrar.Shop("van-elders"))).Code);
        await registrar.DoAsync("van-elders", "apply-for-label", new { kind = "b2c", undertaking = true });
        await using (var db = await _app.NewDbAsync())
        {
            var user = await db.Users.SingleAsync(u => u.Email == "registrar@demo.example");
            db.Add(new PersonSchemeRow { UserId = user.Id, Scheme = "webshop-keurmerk" });
            await db.SaveChangesAsync();
        }

        _desk = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await _desk.SignInAsync("registrar@demo.example", "Demo-Pass-2026"));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("BC-40"), Rule("FP-12")]
    public async Task No_list_number_table_or_page_shows_what_it_does_not_keep()
    {
        foreach (
            var list in new[]
            {
                "/labels",
                "/labels?state=applied",
                "/labels?due=applications",
                "/labels?due=tasks",
                "/labels?due=terms",
                "/labels?state=applied&scheme=becommerce",
                "/labels.csv?state=applied",
                "/labels/second",
            }
        )
        {
            var shown = await _desk.GetAsync(list);
            Assert.DoesNotContain("van-elders", shown, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("state=applied&kind=b2c", shown, StringComparison.Ordinal);
        }

        foreach (
            var page in new[]
            {
                "/members/van-elders/labels",
                "/members/van-elders/labels/act/record-payment",
                "/members/van-elders/labels/letters/1",
                "/labels/second/van-elders/proposal-1",
            }
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, await _desk.StatusAsync(page));
        }

        Assert.Equal(HttpStatusCode.OK, await _desk.StatusAsync("/members/keurmerk-shop/labels"));
    }
}
