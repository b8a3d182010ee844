using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Redress.Domain.Committee;
using Redress.Testing;
using Redress.Web.Readiness;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Readiness;

/// <summary>No complaint is taken where nobody would handle it.</summary>
public sealed partial class ReadinessTests
{
    private const string BeCommerce = "becommerce";

    [Fact]
    public async Task Each_thing_that_a_body_needs_is_missing_until_it_is_there_and_complaints_wait_for_the_last()
    {
        await using var body = await NewBody.StartAsync();
        var admin = await body.AdministratorAsync();
        Assert.Equal(
            [
                "portal",
                "schemes",
                "body becommerce",
                "body webshop-keurmerk",
                "mail",
                "secretary becommerce",
                "registrar becommerce",
                "committee becommerce",
                "appeals becommerce",
                "secretary webshop-keurmerk",
                "registrar webshop-keurmerk",
                "payments becommerce",
            ],
            await MissingAsync(body)
        );
        await Closed(body);
        // Nobody is told to call a body that is only invented.
        var early = await new Person(body.Client()).GetAsync("/complain");
        Assert.Contains("Come back later", early, StringComparison.Ordinal);
        Assert.DoesNotContain(
            ".example",
            early[early.IndexOf("<main", StringComparison.Ordinal)..early.IndexOf("</main>", StringComparison.Ordinal)],
            StringComparison.Ordinal
        );

        await admin.RedirectAsync("/admin/settings/schemes", "schemes", ("offered", BeCommerce));
        await IsThere(body, "schemes");
        Assert.DoesNotContain(await MissingAsync(body), i => i.Contains("keurmerk", StringComparison.Ordinal));
        await admin.RedirectAsync(
            "/admin/settings/portal",
            "portal",
            ("portal", "http://localhost"),
            ("rootLanguage", "nl")
        );
        await IsThere(body, "portal");
        await admin.RedirectAsync(
            $"/admin/settings/body?scheme={BeCommerce}",
            "body",
            Administration.SettingsPagesTests.Contact()
        );
        await IsThere(body, "body becommerce");
        Assert.Contains(
            "If you cannot wait",
            await new Person(body.Client()).GetAsync("/complain"),
            StringComparison.Ordinal
        );
        await admin.RedirectAsync(
            $"/admin/settings/payments?scheme={BeCommerce}",
            "payments",
            ("iban", "BE68 5390 0754 7034"),
            ("holder", "")
        );
        await IsThere(body, "payments becommerce");
        await admin.RedirectAsync("/admin/settings/mail", "proof");
        Assert.Contains("mail", await MissingAsync(body));
        Assert.Contains("E-mails arrive", await admin.GetAsync(ProofLink(body.App)), StringComparison.Ordinal);
        await IsThere(body, "mail");

        var secretary = await HireAsync(body, "sofie@body.example", Roles.Secretary);
        await IsThere(body, "secretary becommerce");
        await HireAsync(body, "rik@body.example", Roles.Registrar);
        await IsThere(body, "registrar becommerce");
        await HireAsync(body, "anna@body.example", Roles.Appeals);
        await IsThere(body, "appeals becommerce");
        // Two with the role, and two with a mandate (BC-15).
        await SeatAsync(body, await HireAsync(body, "clara@body.example", Roles.Committee));
        var other = await HireAsync(body, "cedric@body.example", Roles.Committee);
        Assert.Equal(["committee becommerce"], await MissingAsync(body));
        await Closed(body);
        await SeatAsync(body, other);

        Assert.Empty(await MissingAsync(body));
        var office = new Office(body.App);
        Assert.Equal(
            201,
            (await office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", Office.Complaint(member: null))).Code
        );
        Assert.Contains(
            "name=\"kind\"",
            await new Person(body.Client()).GetAsync("/complain"),
            StringComparison.Ordinal
        );

        await ChangeAsync(body, secretary, u => u.LockedAt = DateTimeOffset.UtcNow);
        Assert.Equal(["secretary becommerce"], await MissingAsync(body));
        await ChangeAsync(body, secretary, u => u.LockedAt = null);
        await OnlyForAsync(body, secretary, "webshop-keurmerk");
        Assert.Equal(["secretary becommerce"], await MissingAsync(body));
        // A body that has begun loses no complaint over it: its administrator is told.
        Assert.Equal(
            201,
            (await office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", Office.Complaint(member: null))).Code
        );
    }

    [Fact]
    public async Task A_person_that_has_not_accepted_or_was_removed_and_a_mandate_that_is_over_or_not_begun_count_for_nothing()
    {
        await using var body = await NewBody.StartAsync();
        var secretary = await HireAsync(body, "sofie@body.example", Roles.Secretary);
        Assert.DoesNotContain("secretary becommerce", await MissingAsync(body));
        await ChangeAsync(body, secretary, u => u.PasswordHash = null);
        Assert.Contains("secretary becommerce", await MissingAsync(body));
        await ChangeAsync(body, secretary, u => (u.PasswordHash, u.RemovedAt) = ("x", DateTimeOffset.UtcNow));
        Assert.Contains("secretary becommerce", await MissingAsync(body));

        var (one, two) = (
            await HireAsync(body, "clara@body.example", Roles.Committee),
            await HireAsync(body, "cedric@body.example", Roles.Committee)
        );
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await SeatAsync(body, one);
        await SeatAsync(body, two, from: today.AddDays(5));
        await SeatAsync(body, two, from: today.AddDays(-20), until: today.AddDays(-5));
        Assert.Contains("committee becommerce", await MissingAsync(body));
        await SeatAsync(body, two, from: today.AddDays(-2), until: today.AddDays(2));
        Assert.DoesNotContain("committee becommerce", await MissingAsync(body));
    }

    [Fact]
    public async Task The_demo_is_always_ready()
    {
        await using var app = await TestApp.StartAsync();
        Assert.True(await app.Services.GetRequiredService<ReadinessCheck>().IsOpen(default));
        Assert.NotEmpty(await app.Services.GetRequiredService<ReadinessCheck>().Items(default));
    }

    private static async Task Closed(NewBody body)
    {
        var office = new Office(body.App);
        var refused = await office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", Office.Complaint(member: null));
        Assert.Equal((503, "urn:redress:problem:not-open"), (refused.Code, refused.Text("type")));
        Assert.NotEmpty(refused.List("contact"));
        var page = await new Person(body.Client()).GetAsync("/complain");
        Assert.Contains("No complaints are taken here yet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"kind\"", page, StringComparison.Ordinal);
        // Nor by a page further on, whose address somebody knows.
        foreach (var further in new[] { "shop", "you", "review" })
        {
            Assert.Equal("/complain", await new Person(body.Client()).LeadsToAsync($"/complain/{further}"));
        }
    }

    private static async Task IsThere(NewBody body, string item) =>
        Assert.DoesNotContain(item, await MissingAsync(body));

    private static async Task<IReadOnlyList<string>> MissingAsync(NewBody body)
    {
        var readiness = body.App.Services.GetRequiredService<ReadinessCheck>();
        readiness.Forget();
        return
        [
            .. (await readiness.Items(default))
                .Where(i => i.Must && !i.Done)
                .Select(i => i.Scheme is null ? i.Key : $"{i.Key} {i.Scheme}"),
        ];
    }

    internal static string ProofLink(TestApp app) =>
        Link()
            .Match(
                Directory
                    .GetFiles(app.Mails, "proof-*.eml")
                    .Select(f => MimeMessage.Load(f))
                    .OrderByDescending(m => m.Date)
                    .First()
                    .TextBody!
            )
            .Value;

    private static async Task<string> HireAsync(NewBody body, string email, string role)
    {
        await using var scope = body.App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = new User
        {
            UserName = email,
            Email = email,
            DisplayName = email,
            EmailConfirmed = true,
        };
        Assert.True((await users.CreateAsync(user, NewBody.Password)).Succeeded);
        Assert.True((await users.AddToRoleAsync(user, role)).Succeeded);
        return user.Id;
    }

    private static async Task ChangeAsync(NewBody body, string user, Action<User> change)
    {
        await using var db = await body.App.NewDbAsync();
        change(await db.Users.SingleAsync(u => u.Id == user));
        await db.SaveChangesAsync();
    }

    private static async Task OnlyForAsync(NewBody body, string user, string scheme)
    {
        await using var db = await body.App.NewDbAsync();
        db.Add(new PersonSchemeRow { UserId = user, Scheme = scheme });
        await db.SaveChangesAsync();
    }

    private static async Task SeatAsync(NewBody body, string user, DateOnly? from = null, DateOnly? until = null)
    {
        await using var db = await body.App.NewDbAsync();
        db.Add(
            new MandateRow
            {
                Id = Guid.NewGuid(),
                Scheme = BeCommerce,
                UserId = user,
                Position = Position.Member,
                From = from ?? new DateOnly(2026, 1, 1),
                Until = until,
            }
        );
        await db.SaveChangesAsync();
    }

    [GeneratedRegex(@"/admin/mail-proof\?code=\w+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Link();
}
