using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Labels.Experiences;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Labels;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Labels.Public;

/// <summary>Consumers tell their experiences with a provider, which is invited to answer (WK-9).</summary>
public sealed class ExperienceTests : IAsyncLifetime
{
    private const string Path = "/api/v1/members/keurmerk-shop/experiences";
    private const string Page = "/members/keurmerk-shop/experiences";
    private const string Email = "koper@consument.example";
    private const string Told = "Snel <b>geleverd</b>, netjes verpakt.";
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(sendsByItself: false);
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T10:00:00+01:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Person Anybody() => new(_app.CreateClient(new() { AllowAutoRedirect = false }));

    private async Task<Person> SignedInAsync(string email)
    {
        var person = Anybody();
        Assert.True(await person.SignInAsync(email, "Demo-Pass-2026"));
        return person;
    }

    private Task<Reply> TellAsync(string text = Told, string email = Email, int? rating = 4) =>
        _office.PublicAsync(
            HttpMethod.Post,
            Path,
            new
            {
                text,
                rating,
                orderNumber = "B-4711",
                email,
            }
        );

    private async Task<string> LinkAsync(string email)
    {
        await using var db = await _app.NewDbAsync();
        var body = await db.Set<MailRow>()
            .Where(m => m.Email == email && m.Key!.StartsWith("experience:"))
            .OrderByDescending(m => m.Id)
            .Select(m => m.Body)
            .FirstAsync();
        return body[body.IndexOf("/experiences/confirm", StringComparison.Ordinal)..].Split('\n', ' ', '>')[0].Trim();
    }

    private async Task<Guid> ConfirmedAsync(string text = Told)
    {
        Assert.Equal(202, (await TellAsync(text)).Code);
        Assert.Equal("/experiences/confirm?done=confirmed", await Anybody().RedirectAsync(await LinkAsync(Email)));
        await using var db = await _app.NewDbAsync();
        return await db.Set<ExperienceRow>().Where(e => e.Text == text).Select(e => e.Id).SingleAsync();
    }

    private async Task<IReadOnlyList<string>> ShownAsync() =>
        [.. (await _office.PublicAsync(HttpMethod.Get, Path)).List("items").Select(e => e["text"]!.GetValue<string>())];

    [Fact]
    [Rule("WK-9")]
    public async Task An_experience_counts_once_its_address_is_confirmed_and_the_provider_is_invited_to_answer()
    {
        Assert.Equal(202, (await TellAsync()).Code);
        await using var db = await _app.NewDbAsync();
        Assert.False(await db.Set<MailRow>().AnyAsync(m => m.Key!.StartsWith("experience-react:")));
        var link = await LinkAsync(Email);
        // To open the link is not to confirm: a mail server opens it too.
        Assert.Contains(Told, await Anybody().GetAsync(link), StringComparison.Ordinal);
        Assert.Equal("/experiences/confirm?done=confirmed", await Anybody().RedirectAsync(link));
        Assert.Contains("does not work any more", await Anybody().GetAsync(link), StringComparison.Ordinal);
        var invited = await db.Set<MailRow>().SingleAsync(m => m.Key!.StartsWith("experience-react:"));
        Assert.Equal("provider@demo.example", invited.Email);
        Assert.DoesNotContain("B-4711", invited.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Email, invited.Body, StringComparison.Ordinal);
        Assert.Empty(await ShownAsync());
    }

    [Fact]
    [Rule("WK-9")]
    public async Task It_is_shown_with_the_answer_at_once_and_without_one_after_fourteen_days_and_never_who_wrote_it()
    {
        var answered = await ConfirmedAsync("Eerste.");
        await ConfirmedAsync("Tweede.");
        var page = $"/organisation/experiences/{answered}";
        var provider = await SignedInAsync("provider@demo.example");
        Assert.Contains("Tweede.", await provider.GetAsync("/organisation/experiences"), StringComparison.Ordinal);
        Assert.Equal(
            "/organisation/experiences?done=answered",
            await provider.RedirectAsync(page, "answer", ("answer", "Dank u <i>wel</i>."))
        );
        Assert.Equal(["Eerste."], await ShownAsync());
        Assert.Equal(
            409,
            (
                await _office.AsAsync(
                    "provider",
                    HttpMethod.Post,
                    $"{Path}/{answered}/actions/answer",
                    new { text = "Nog." }
                )
            ).Code
        );
        await _office.ClockAsync("2026-03-16T23:59:00+01:00");
        Assert.Equal(["Eerste."], await ShownAsync());
        await _office.ClockAsync("2026-03-17T00:01:00+01:00");
        Assert.Equal(["Tweede.", "Eerste."], await ShownAsync());
        var html = await _app.CreateClient().GetStringAsync(Page);
        Assert.DoesNotContain("<i>wel", html, StringComparison.Ordinal);
        var json = (await _office.PublicAsync(HttpMethod.Get, Path)).Body!.ToJsonString();
        foreach (var hidden in new[] { Email, "B-4711" })
        {
            Assert.DoesNotContain(hidden, html, StringComparison.Ordinal);
            Assert.DoesNotContain(hidden, json, StringComparison.Ordinal);
            Assert.DoesNotContain(
                hidden,
                await provider.GetAsync("/organisation/experiences"),
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [Rule("WK-9")]
    [InlineData("Bel mij op 0470 12 34 56.", "text")]
    [InlineData("Schrijf naar jan [at] peeters.example.", "text")]
    [InlineData("Stort terug op BE68 5390 0754 7034.", "text")]
    [InlineData("", "text")]
    public async Task What_reaches_or_pays_somebody_is_refused_at_its_field_of_either_side(string text, string field)
    {
        var refused = await TellAsync(text);
        Assert.Equal(422, refused.Code);
        Assert.Equal([field], refused.Body!["errors"]!.AsObject().Select(e => e.Key));
        var id = await ConfirmedAsync();
        Assert.Equal(
            422,
            (await _office.AsAsync("provider", HttpMethod.Post, $"{Path}/{id}/actions/answer", new { text })).Code
        );
        Assert.Equal(422, (await TellAsync(rating: 6)).Code);
        Assert.Equal(422, (await TellAsync(email: "geen adres")).Code);
    }

    [Fact]
    [Rule("WK-9")]
    public async Task The_registrar_hides_one_with_a_reason_that_is_kept_and_told_to_who_wrote_it()
    {
        var id = await ConfirmedAsync();
        Assert.Equal(
            200,
            (
                await _office.AsAsync(
                    "provider",
                    HttpMethod.Post,
                    $"{Path}/{id}/actions/answer",
                    new { text = "Dank." }
                )
            ).Code
        );
        Assert.Single(await ShownAsync());
        var registrar = await SignedInAsync("registrar@demo.example");
        var page = $"{Page}/{id}/hide";
        Assert.Contains(
            "Fill this in",
            await registrar.PostAsync(page, "hide", ("reason", "")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            $"{Page}?done=hidden",
            await registrar.RedirectAsync(page, "hide", ("reason", "Gaat over een ander."))
        );
        Assert.Empty(await ShownAsync());
        Assert.DoesNotContain("netjes verpakt", await Anybody().GetAsync(Page), StringComparison.Ordinal);
        await using var db = await _app.NewDbAsync();
        var mail = await db.Set<MailRow>().SingleAsync(m => m.Key == $"experience-hidden:{id}");
        Assert.Contains("Gaat over een ander.", mail.Body, StringComparison.Ordinal);
        var entry = await db.Set<AuditRow>()
            .SingleAsync(a => a.Subject == $"experience:{id}" && a.Action == "hide-experience");
        Assert.Contains(
            "Gaat over een ander.",
            (await db.Set<AuditContentRow>().SingleAsync(c => c.Id == entry.Id)).Content,
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("WK-9")]
    public async Task The_provider_alone_answers_and_the_registrar_alone_hides_and_neither_of_another_member()
    {
        var id = await ConfirmedAsync();
        foreach (
            var (who, action) in new[]
            {
                ("shop", "answer"),
                ("registrar", "answer"),
                ("provider", "hide"),
                ("secretary", "hide"),
            }
        )
        {
            var body = new { text = "Dank.", reason = "Daarom." };
            Assert.Equal(
                403,
                (await _office.AsAsync(who, HttpMethod.Post, $"{Path}/{id}/actions/{action}", body)).Code
            );
        }

        Assert.Equal(
            401,
            (await _office.PublicAsync(HttpMethod.Post, $"{Path}/{id}/actions/answer", new { text = "x" })).Code
        );
        Assert.Equal(
            404,
            (
                await _office.AsAsync(
                    "provider",
                    HttpMethod.Post,
                    $"{Path}/{Guid.NewGuid()}/actions/answer",
                    new { text = "x" }
                )
            ).Code
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            await (await SignedInAsync("shop@demo.example")).StatusAsync($"/organisation/experiences/{id}")
        );
        // A scheme without experiences has none, and of who does not exist nothing else is said.
        foreach (var member in new[] { "demo-shop", "nobody" })
        {
            Assert.Equal(
                404,
                (await _office.PublicAsync(HttpMethod.Get, $"/api/v1/members/{member}/experiences")).Code
            );
            Assert.Equal(
                404,
                (
                    await _office.PublicAsync(
                        HttpMethod.Post,
                        $"/api/v1/members/{member}/experiences",
                        new { text = "Goed.", email = Email }
                    )
                ).Code
            );
        }
    }

    [Fact]
    [Rule("WK-9")]
    public async Task What_is_not_confirmed_in_seven_days_is_gone_and_a_year_later_address_and_order_are()
    {
        await TellAsync("Nooit bevestigd.");
        var link = await LinkAsync(Email);
        var desk = _app.Services.GetRequiredService<ExperienceDesk>();
        await desk.DeleteExpired(default);
        await using var db = await _app.NewDbAsync();
        Assert.True(await db.Set<ExperienceRow>().AnyAsync());
        await _office.ClockAsync("P7D");
        Assert.Contains("does not work any more", await Anybody().GetAsync(link), StringComparison.Ordinal);
        await desk.DeleteExpired(default);
        Assert.False(await db.Set<ExperienceRow>().AnyAsync());
        await ConfirmedAsync();
        await _office.ClockAsync("P360D");
        await desk.DeleteExpired(default);
        Assert.Equal(Email, (await db.Set<ExperienceRow>().AsNoTracking().SingleAsync()).Email);
        await _office.ClockAsync("P10D");
        await desk.DeleteExpired(default);
        var kept = await db.Set<ExperienceRow>().AsNoTracking().SingleAsync();
        Assert.Equal(("", null, Told), (kept.Email, kept.OrderNumber, kept.Text));
    }

    [Fact]
    [Rule("WK-9")]
    public async Task Nobody_fills_the_mailbox_of_another_nor_writes_into_it()
    {
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(202, (await TellAsync($"Koop nu {i} op https://evil.example")).Code);
        }

        await using var db = await _app.NewDbAsync();
        var mails = await db.Set<MailRow>().Where(m => m.Email == Email).ToListAsync();
        Assert.Equal(3, mails.Count);
        Assert.All(mails, m => Assert.DoesNotContain("evil", m.Subject + m.Body, StringComparison.Ordinal));
    }

    [Fact]
    [Rule("WK-9")]
    public async Task By_the_page_it_is_told_in_the_same_way_and_nothing_typed_is_lost()
    {
        var told = await Anybody()
            .PostAsync(Page, ("text", "Wel getypt."), ("rating", "9"), ("orderNumber", ""), ("email", ""));
        Assert.Contains("Wel getypt.", told, StringComparison.Ordinal);
        Assert.Contains("Give a number from 1 to 5", told, StringComparison.Ordinal);
        Assert.Equal(
            $"{Page}?done=sent",
            await Anybody().RedirectAsync(Page, ("text", Told), ("rating", ""), ("orderNumber", ""), ("email", Email))
        );
        Assert.Contains("Now confirm", await Anybody().GetAsync($"{Page}?done=sent"), StringComparison.Ordinal);
    }
}
