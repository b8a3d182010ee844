using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Queries;
using Redress.Web.Storage.Desk;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Worklist;

/// <summary>The views that people save, and to whom those go that are shared.</summary>
public sealed class SavedViewsTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);
    private readonly SavedViews _views = one.App.Services.GetRequiredService<SavedViews>();

    [Fact]
    public async Task Ones_own_come_first_however_many_others_share()
    {
        var (me, other) = (await OfAsync("secretary"), await OfAsync("secretary2"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(
                SavedView.Saved,
                await _views.Save(me, $"zzz{i}", $"/cases?view=mine&state=s{i}", shared: false)
            );
        }

        await ShareAsync(other, "zy", "/cases?view=mine", 70);
        var seen = await _views.Of(me);
        Assert.Equal(["zzz0", "zzz1", "zzz2"], seen.Take(3).Select(v => v.Name));
        Assert.Equal(60, seen.Count(v => v.OwnerId != me.Id));
        Assert.Empty(await _views.Of(me with { Role = Role.Supervisor }));
    }

    [Fact]
    [Rule("FP-12")]
    public async Task What_others_share_tells_of_no_party_and_is_for_who_works_for_its_scheme()
    {
        var (me, other) = (await OfAsync("registrar"), await OfAsync("admin"));
        var (number, _) = await _office.FileAsync(Office.Complaint(name: "Wim Zqparty-Noord"));
        foreach (
            var (name, address) in new[]
            {
                ("Words", "/cases?q=anything"),
                ("Shop", "/cases?respondent=demo"),
                ("De zaken van zqparty noord", "/cases?view=mine"),
                ($"Zie {number}", "/cases?view=mine"),
                ("Zie BC-2026-987654", "/cases?view=mine"),
            }
        )
        {
            Assert.Equal(SavedView.TellsOfACase, await _views.Save(me, name, address, shared: true));
            Assert.Equal(SavedView.Saved, await _views.Save(me, name, address, shared: false));
        }

        var label = $"Keurmerk {Guid.NewGuid():N}";
        Assert.Equal(
            SavedView.Saved,
            await _views.Save(me, label, "/cases?scheme=webshop-keurmerk&state=open", shared: true)
        );
        // From before, or from elsewhere.
        await ShareAsync(me, "Zqold", "/cases?q=zqparty", 1);
        var clara = new Actor(Role.Committee, "clara", "Clara") { CommitteeSchemes = ["becommerce"] };
        Assert.DoesNotContain(await _views.Of(clara), v => v.Name == label);
        Assert.Contains(await _views.Of(clara with { CommitteeSchemes = ["webshop-keurmerk"] }), v => v.Name == label);
        Assert.Contains(await _views.Of(other), v => v.Name == label);
        Assert.DoesNotContain(await _views.Of(other), v => v.Name.StartsWith("Zqold", StringComparison.Ordinal));
        Assert.Contains(await _views.Of(me), v => v.Name.StartsWith("Zqold", StringComparison.Ordinal));
    }

    /// <summary>Whether a name is refused says nothing of a case that who saves it may not see.</summary>
    [Fact]
    [Rule("FP-12")]
    public async Task Nobody_finds_out_by_the_name_of_a_view_who_is_a_party_elsewhere()
    {
        var secretary = await OfAsync("supervisor");
        await _office.FileAsync(Office.Complaint(name: "Wim Zqhidden Bakker"));
        Assert.Equal(
            SavedView.TellsOfACase,
            await _views.Save(secretary, "Wim Zqhidden Bakker", "/cases?view=mine", shared: true)
        );
        Assert.Equal(
            SavedView.Saved,
            await _views.Save(
                secretary with
                {
                    Role = Role.Committee,
                    CommitteeSchemes = ["webshop-keurmerk"],
                },
                "Wim Zqhidden Bakker",
                "/cases?view=mine",
                shared: true
            )
        );
        // A word is a word, whoever is called so.
        Assert.Equal(SavedView.Saved, await _views.Save(secretary, "Bakker", "/cases?view=mine", shared: true));
    }

    // Of an account of the demo, as if it were a secretary's.
    private async Task<Actor> OfAsync(string account)
    {
        await using var db = await one.App.NewDbAsync();
        var user = await db.Users.SingleAsync(u => u.Email == $"{account}@demo.example");
        return new Actor(Role.Secretary, user.Id, user.DisplayName);
    }

    private async Task ShareAsync(Actor owner, string name, string address, int count)
    {
        await using var db = await one.App.NewDbAsync();
        for (var i = 0; i < count; i++)
        {
            db.Add(
                new SavedViewRow
                {
                    Id = Guid.NewGuid(),
                    OwnerId = owner.Id,
                    Shared = true,
                    Name = $"{name}{i:00}",
                    Address = address,
                }
            );
        }

        await db.SaveChangesAsync();
    }
}
