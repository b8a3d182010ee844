using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Members.Register;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Members.Leaving;

/// <summary>A member ends its membership itself, online (WK-7).</summary>
public sealed class CancelTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        // The body of a mail that went out is not kept.
        _app = await TestApp.StartAsync(sendsByItself: false);
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T10:00:00+01:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<Person> PersonAsync(string name)
    {
        var person = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync($"{name}@demo.example", "Demo-Pass-2026"));
        return person;
    }

    private async Task<MemberRow> MemberAsync(string id)
    {
        await using var db = await _app.NewDbAsync();
        return await db.Set<MemberRow>().AsNoTracking().SingleAsync(m => m.Id == id);
    }

    [Fact]
    [Rule("WK-7"), Rule("BC-38")]
    public async Task Its_contact_chooses_a_day_sees_what_it_means_and_confirms_and_the_registrar_and_a_mail_tell_it()
    {
        var provider = await PersonAsync("provider");
        Assert.Contains("href=\"/organisation/cancel\"", await provider.GetAsync("/organisation"));
        Assert.Contains(
            "is over already",
            await provider.PostAsync("/organisation/cancel", "cancel", ("end", "1 maart 2026"))
        );
        Assert.Contains("Give a day", await provider.PostAsync("/organisation/cancel", "cancel", ("end", "ooit")));
        var confirm = await provider.RedirectAsync("/organisation/cancel", "cancel", ("end", "31 maart 2026"));
        Assert.Equal("/organisation/cancel/confirm?member=keurmerk-shop&day=2026-03-31", confirm);
        Assert.Contains("The first day without membership is 31 March 2026", await provider.GetAsync(confirm));
        // To look at it ends nothing.
        Assert.Null((await MemberAsync("keurmerk-shop")).EndsOn);

        Assert.Equal(
            "/organisation?done=cancelled",
            await provider.RedirectAsync(confirm, "confirm", ("why", "Wij stoppen."))
        );
        var told = await MemberAsync("keurmerk-shop");
        Assert.Equal(
            (new DateOnly(2026, 3, 31), "Wij stoppen.", Membership.Active),
            (told.EndsOn!.Value, told.EndReason, told.Membership)
        );
        Assert.Contains("Ends on 31 March 2026", await provider.GetAsync("/organisation"));
        await using var db = await _app.NewDbAsync();
        var mails = await db.Set<MailRow>().Where(m => m.Key!.StartsWith("membership-cancelled")).ToListAsync();
        Assert.Contains(mails, m => m.Email == "provider@demo.example");
        Assert.Equal(
            new[] { "provider@demo.example", told.Email ?? "provider@demo.example" }.Distinct().Order(),
            mails.Select(m => m.Email).Order()
        );
        Assert.All(mails, m => Assert.Contains("Keurmerk Shop", m.Subject + m.Body, StringComparison.Ordinal));

        var registrar = await PersonAsync("registrar");
        Assert.Contains("1 membership ends on a day", await registrar.GetAsync("/members"));
        var ending = await registrar.GetAsync("/members?ending=true");
        Assert.Contains("Keurmerk Shop", ending);
        Assert.DoesNotContain("Demo Shop", ending);
        Assert.Contains("Wij stoppen.", await registrar.GetAsync("/members/keurmerk-shop/file"));

        await _office.ClockAsync("2026-03-31T09:00:00+02:00");
        await _app.Services.GetRequiredService<MemberDays>().Follow(default);
        Assert.Equal(Membership.Ended, (await MemberAsync("keurmerk-shop")).Membership);
        Assert.Contains("No membership runs", await provider.GetAsync("/organisation/cancel"));
        Assert.Equal(HttpStatusCode.OK, await provider.StatusAsync("/cases"));
    }

    [Fact]
    [Rule("WK-7"), Rule("BC-16")]
    public async Task Nobody_but_the_contact_ends_it_by_page_or_by_api()
    {
        await using (var db = await _app.NewDbAsync())
        {
            var contact = new User
            {
                UserName = "baas@demo-shop.example",
                Email = "baas@demo-shop.example",
                DisplayName = "De Baas",
                MemberId = "demo-shop",
            };
            db.Add(contact);
            await db.SaveChangesAsync();
            await db.Set<MemberRow>()
                .Where(m => m.Id == "demo-shop")
                .ExecuteUpdateAsync(m => m.SetProperty(r => r.ContactId, contact.Id));
        }

        var shop = await PersonAsync("shop");
        var page = await shop.GetAsync("/organisation/cancel");
        Assert.Contains("Only the contact", page);
        Assert.Contains("De Baas", page);
        foreach (var member in new[] { "demo-shop", "second-shop", "nobody" })
        {
            Assert.Equal(
                HttpStatusCode.NotFound,
                await shop.StatusAsync($"/organisation/cancel/confirm?member={member}&day=2026-03-31")
            );
        }

        var end = new { reason = "Stopt.", on = "2026-03-31" };
        foreach (var (person, code) in new[] { ("shop", 403), ("shop2", 403), ("secretary", 403), ("registrar", 200) })
        {
            var told = await _office.AsAsync(
                person,
                HttpMethod.Post,
                "/api/v1/members/demo-shop/actions/end-membership",
                end
            );
            Assert.Equal((person, code), (person, told.Code));
        }

        await using var after = await _app.NewDbAsync();
        // The registrar's own act mails nobody.
        Assert.False(await after.Set<MailRow>().AnyAsync(m => m.Key!.StartsWith("membership-cancelled")));
    }
}
