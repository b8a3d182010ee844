using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Members;

/// <summary>A member's organisation as its users keep it, by plain forms.</summary>
public sealed partial class OrganisationTests : IAsyncLifetime
{
    private const string Password = "Demo-Pass-2026";
    private TestApp _app = null!;
    private Office _office = null!;
    private Person _shop = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T14:00:00+01:00");
        _shop = await PersonAsync("shop@demo.example");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_colleague_is_invited_by_a_link_that_only_shows_a_form_and_works_once()
    {
        var link = await InvitedAsync("colleague@example.org");
        Assert.Contains("colleague@example.org", await _shop.GetAsync("/organisation"));
        var colleague = Anybody();
        Assert.Contains("Demo Shop desk asks you", await colleague.GetAsync(link));
        await colleague.GetAsync(link);
        Assert.Null(await UserAsync("colleague@example.org"));

        Assert.Contains(
            "12 characters",
            await colleague.PostAsync(link, ("name", "Cas"), ("password", "short"), ("repeat", "short"))
        );
        Assert.Equal(
            "/account/login?done=joined",
            await colleague.RedirectAsync(
                link,
                ("name", "Cas"),
                ("password", "veel regen op zondag"),
                ("repeat", "veel regen op zondag")
            )
        );
        Assert.Contains("does not work any more", await Anybody().GetAsync(link));
        Assert.True(await colleague.SignInAsync("colleague@example.org", "veel regen op zondag"));
        Assert.Matches("Cas <span class=\"quiet\">\\(you\\)", await colleague.GetAsync("/organisation"));
        Assert.Equal(HttpStatusCode.OK, await colleague.StatusAsync("/cases"));
    }

    [Fact]
    public async Task An_invitation_that_was_taken_back_or_is_a_week_old_opens_nothing()
    {
        var revoked = await InvitedAsync("one@example.org");
        await using (var db = await DatabaseAsync())
        {
            var id = (await db.Set<InvitationRow>().SingleAsync()).Id;
            Assert.Equal(
                "/organisation?done=revoked",
                await _shop.RedirectAsync("/organisation", "revoke", ("invitation", $"{id}"))
            );
        }

        Assert.Contains("does not work any more", await Anybody().GetAsync(revoked));
        var old = await InvitedAsync("two@example.org");
        await _office.ClockAsync("P7D");
        Assert.Contains("does not work any more", await Anybody().GetAsync(old));
    }

    [Fact]
    public async Task What_is_typed_wrong_is_told_and_whether_an_address_has_an_account_elsewhere_is_not()
    {
        Assert.Contains(
            "such as name@example.org",
            await _shop.PostAsync("/organisation", "invite", ("email", "nobody"), ("language", "nl"))
        );
        Assert.Contains(
            "is a user already",
            await _shop.PostAsync("/organisation", "invite", ("email", "Shop@demo.example"), ("language", "nl"))
        );
        var link = await InvitedAsync("secretary@demo.example");
        Assert.Contains("account with this address already", await Anybody().GetAsync(link));
        Assert.Contains("account with this address already", await _shop.GetAsync(link));
        var secretary = await PersonAsync("secretary@demo.example");
        Assert.Contains("works for the body", await secretary.PostAsync(link, "take"));
        Assert.Null((await UserAsync("secretary@demo.example"))!.MemberId);
    }

    [Fact]
    public async Task The_last_user_cannot_be_removed_and_who_is_removed_is_no_contact_and_no_substitute_any_more()
    {
        var me = (await UserAsync("shop@demo.example"))!;
        Assert.Contains("last user cannot be removed", await _shop.GetAsync($"/organisation/users/{me.Id}/remove"));

        var colleague = await JoinedAsync();
        var filed = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("secretary", filed.Number, "send-to-member");
        await _shop.RedirectAsync($"/cases/{filed.Number}/contact", ("contact", colleague.Id));
        await _shop.RedirectAsync("/organisation", "contact", ("user", colleague.Id));
        await _shop.RedirectAsync(
            $"/organisation/absence/{me.Id}",
            "absence",
            ("from", "2026-03-02"),
            ("until", "2026-03-06"),
            ("substitute", colleague.Id)
        );
        Assert.Equal(
            "/organisation?done=removed",
            await _shop.RedirectAsync($"/organisation/users/{colleague.Id}/remove")
        );

        Assert.False(await Anybody().SignInAsync("colleague@example.org", "veel regen op zondag"));
        await using var db = await DatabaseAsync();
        Assert.Null((await db.Set<CaseRow>().SingleAsync(c => c.Number == filed.Number)).ContactId);
        Assert.Null((await db.Set<MemberRow>().SingleAsync(m => m.Id == "demo-shop")).ContactId);
        Assert.Null((await UserAsync("shop@demo.example"))!.SubstituteId);
    }

    [Fact]
    public async Task An_absence_needs_its_days_in_order_and_a_substitute_and_can_be_ended()
    {
        var me = (await UserAsync("shop@demo.example"))!;
        Assert.Contains("no colleague yet", await _shop.GetAsync($"/organisation/absence/{me.Id}"));
        var colleague = await JoinedAsync();
        var page = $"/organisation/absence/{me.Id}";
        var refused = await _shop.PostAsync(
            page,
            "absence",
            ("from", "2026-03-09"),
            ("until", "2026-03-06"),
            ("substitute", "")
        );
        Assert.Contains("cannot be before", refused);
        Assert.Contains("Choose who replaces", refused);
        Assert.Contains("value=\"09/03/2026\"", refused);
        await _shop.RedirectAsync(
            page,
            "absence",
            ("from", "2026-03-02"),
            ("until", "2026-03-06"),
            ("substitute", colleague.Id)
        );
        Assert.Contains(
            "Absent from 2 March 2026 through 6 March 2026; Cas replaces",
            await _shop.GetAsync("/organisation")
        );
        await _shop.RedirectAsync(page, "back");
        Assert.Null((await UserAsync("shop@demo.example"))!.AbsentUntil);
    }

    [Fact]
    [Rule("BC-16")]
    public async Task Nobody_keeps_the_organisation_or_the_contacts_of_another()
    {
        var other = (await UserAsync("shop2@demo.example"))!;
        Assert.Equal(HttpStatusCode.NotFound, await _shop.StatusAsync($"/organisation/absence/{other.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await _shop.StatusAsync($"/organisation/users/{other.Id}/remove"));
        var filed = await _office.FileAsync(Office.Complaint(member: "second-shop"));
        await _office.DoAsync("secretary", filed.Number, "send-to-member");
        Assert.Equal(HttpStatusCode.NotFound, await _shop.StatusAsync($"/cases/{filed.Number}/contact"));

        await JoinedAsync();
        await _shop.RedirectAsync("/organisation", "contact", ("user", other.Id));
        await using var db = await DatabaseAsync();
        Assert.Null((await db.Set<MemberRow>().SingleAsync(m => m.Id == "demo-shop")).ContactId);

        var secretary = await PersonAsync("secretary@demo.example");
        Assert.Contains("Only the user of a member webshop", await secretary.GetAsync("/organisation"));
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await _app.CreateClient(new() { AllowAutoRedirect = false }).GetAsync("/organisation")).StatusCode
        );
    }

    [Fact]
    public async Task The_contact_of_a_case_is_kept_without_touching_the_case()
    {
        var colleague = await JoinedAsync();
        var filed = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("secretary", filed.Number, "send-to-member");
        var before = (await _office.GetAsync("secretary", filed.Number)).Headers.ETag;
        Assert.Contains("We write to Demo Shop desk", await _shop.GetAsync($"/cases/{filed.Number}/contact"));
        await _shop.RedirectAsync($"/cases/{filed.Number}/contact", ("contact", colleague.Id));
        Assert.Contains("We write to Cas", await _shop.GetAsync($"/cases/{filed.Number}/contact"));
        Assert.Contains(
            "Choose a colleague",
            await _shop.PostAsync($"/cases/{filed.Number}/contact", ("contact", "somebody"))
        );
        Assert.Equal(before, (await _office.GetAsync("secretary", filed.Number)).Headers.ETag);
    }

    [Fact]
    public async Task An_account_that_is_there_already_takes_its_place_once_it_has_signed_in()
    {
        const string email = "consument@example.org";
        await AccountAsync(email);
        var consumer = await PersonAsync(email);
        var other = await PersonAsync(email);
        var link = await InvitedAsync(email);
        Assert.Contains("%2Faccount%2Finvitation%3Fcode%3D", await Anybody().GetAsync(link));
        Assert.Equal("/cases", await consumer.RedirectAsync(link, "take"));
        // It is a user at once here, and elsewhere once it signs in anew.
        Assert.Contains("Demo Shop", await consumer.GetAsync("/organisation"));
        Assert.Equal(HttpStatusCode.Redirect, await other.StatusAsync("/organisation"));
        Assert.Equal("demo-shop", (await UserAsync(email))!.MemberId);
        Assert.Contains("does not work any more", await consumer.GetAsync(link));
    }

    [Fact]
    [Rule("BC-16")]
    public async Task An_account_that_is_another_webshop_s_or_follows_its_own_complaints_does_not()
    {
        var link = await InvitedAsync("provider@demo.example");
        Assert.Contains(
            "of another webshop",
            await (await PersonAsync("provider@demo.example")).PostAsync(link, "take")
        );
        Assert.Equal("keurmerk-shop", (await UserAsync("provider@demo.example"))!.MemberId);

        const string email = "klager@example.org";
        await AccountAsync(email);
        var filed = await _office.FileAsync(Office.Complaint());
        await using var db = await DatabaseAsync();
        var row = await db.Set<CaseRow>().SingleAsync(c => c.Number == filed.Number);
        db.Add(
            new AccountCaseRow
            {
                UserId = (await UserAsync(email))!.Id,
                CaseId = row.Id,
                CodeHash = row.ComplainantCodeHash,
            }
        );
        await db.SaveChangesAsync();
        var held = await InvitedAsync(email);
        Assert.Contains("complaints of your own", await (await PersonAsync(email)).PostAsync(held, "take"));
        Assert.Null((await UserAsync(email))!.MemberId);
    }

    private async Task AccountAsync(string email)
    {
        using var scope = _app.Services.CreateScope();
        var made = await scope
            .ServiceProvider.GetRequiredService<UserManager<User>>()
            .CreateAsync(
                new User
                {
                    UserName = email,
                    Email = email,
                    EmailConfirmed = true,
                    DisplayName = "Con Sument",
                    Language = "nl",
                },
                Password
            );
        Assert.True(made.Succeeded);
    }

    private async Task<string> InvitedAsync(string email)
    {
        Assert.Equal(
            "/organisation?done=invited",
            await _shop.RedirectAsync("/organisation", "invite", ("email", email), ("language", "en"))
        );
        await using var db = await DatabaseAsync();
        var mail = await db.Set<MailRow>().OrderBy(m => m.Id).LastAsync(m => m.Email == email);
        return Link().Match(mail.Body).Value.Replace("http://localhost:5080", "", StringComparison.Ordinal);
    }

    private async Task<User> JoinedAsync()
    {
        await Anybody()
            .RedirectAsync(
                await InvitedAsync("colleague@example.org"),
                ("name", "Cas"),
                ("password", "veel regen op zondag"),
                ("repeat", "veel regen op zondag")
            );
        return (await UserAsync("colleague@example.org"))!;
    }

    private Person Anybody() => new(_app.CreateClient(new() { AllowAutoRedirect = false }));

    private async Task<Person> PersonAsync(string email)
    {
        var person = Anybody();
        Assert.True(await person.SignInAsync(email, Password));
        return person;
    }

    private async Task<User?> UserAsync(string email)
    {
        await using var db = await DatabaseAsync();
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Email == email);
    }

    private Task<AppDb> DatabaseAsync() =>
        _app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();

    [GeneratedRegex(@"http://localhost:5080/account/invitation\S+", RegexOptions.None, 2000)]
    private static partial Regex Link();
}
