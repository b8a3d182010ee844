using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Cases.Records;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Letters;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Letters;

/// <summary>E-mails that one can trust: who writes, whether something is asked and by when, and a link that opens the case once.</summary>
public sealed partial class MailLinkTests() : OutboxFixture(TestStore.NewAsync)
{
    [Fact]
    [Rule("FP-11")]
    public async Task A_link_opens_its_case_once_by_its_button_and_looking_at_it_changes_nothing()
    {
        var c = await Confirmed();
        await Send();
        var link = Link(Mail("ada@example.org"));
        var scanner = Anybody();
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains(c.Number, await scanner.GetAsync(link), StringComparison.Ordinal);
        }

        Assert.NotEqual(System.Net.HttpStatusCode.OK, await scanner.StatusAsync($"/track/{c.Number}"));
        var ada = Anybody();
        Assert.Equal($"/track/{c.Number}", await ada.RedirectAsync(link, "open"));
        Assert.Contains("Vreemde Winkel", await ada.GetAsync($"/track/{c.Number}"), StringComparison.Ordinal);

        Assert.Contains("opens nothing any more", await Anybody().GetAsync(link), StringComparison.Ordinal);
        Assert.Contains("opens nothing any more", await ada.GetAsync("/open/no-such-link"), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-11")]
    public async Task Of_two_who_press_the_button_one_comes_in()
    {
        await Confirmed();
        await Send();
        var links = _app.Services.GetRequiredService<MailLinks>();
        var code = Link(Mail("ada@example.org"))["/open/".Length..];
        var found = Assert.IsType<MailLink>(await links.Find(code, default));
        var used = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => links.Use(found, default)));
        Assert.Single(used, true);
    }

    [Theory]
    [InlineData("P13DT23H", true)]
    [InlineData("P14D", false)]
    public async Task A_link_works_for_fourteen_days(string later, bool opens)
    {
        await Confirmed();
        await Send();
        var code = Link(Mail("ada@example.org"))["/open/".Length..];
        await Clock(later);
        var links = _app.Services.GetRequiredService<MailLinks>();
        Assert.Equal(opens, await links.Find(code, default) is not null);

        await Clock("P1D");
        await links.DeleteExpired(default);
        await using var db = await Database();
        Assert.Equal(opens, await db.Set<MailLinkRow>().AnyAsync(l => l.UsedAt == null && l.Party == "complainant"));
    }

    [Fact]
    public async Task The_store_has_no_link_that_opens_anything()
    {
        var c = await Confirmed();
        await Cases.Do(c.Number, Secretary, new StartMediation());
        await Send();
        Assert.Equal(3, _server.Messages.Count);
        foreach (var mail in _server.Messages.Where(m => Link(m).Length > 0))
        {
            Assert.Empty(await new WholeDatabase(new Sql(_app)).FindAsync(Link(mail)["/open/".Length..]));
        }
    }

    [Fact]
    [Rule("FP-11")]
    public async Task A_code_that_is_replaced_ends_the_links_before_it_and_what_they_opened()
    {
        var c = await Confirmed();
        await Send();
        var ada = Anybody();
        await ada.RedirectAsync(Link(Mail("ada@example.org")), "open");
        await Cases.Do(c.Number, Actor.Clock, new ReissueCode(Party.Complainant));
        Assert.Equal(System.Net.HttpStatusCode.OK, await ada.StatusAsync($"/track/{c.Number}"));
        var code = (await Letters()).Last(l => l.To == "complainant").AccessCode!;
        Assert.NotNull(await Cases.ActorByCode(c.Number, code));
        Assert.NotEqual(System.Net.HttpStatusCode.OK, await ada.StatusAsync($"/track/{c.Number}"));

        await Send();
        var again = Anybody();
        Assert.Equal(
            $"/track/{c.Number}",
            await again.RedirectAsync(Link(_server.Messages.Last(m => To(m) == "ada@example.org")), "open")
        );
    }

    [Fact]
    public async Task What_a_link_opened_closes_after_fifteen_minutes_without_use_and_use_prolongs_it()
    {
        var c = await Confirmed();
        await Send();
        var links = _app.Services.GetRequiredService<MailLinks>();
        var link = (await links.Find(Link(Mail("ada@example.org"))["/open/".Length..], default))!;
        await links.Use(link, default);
        var clock = new SettableClock();
        var session = new TrackingSession(Cases, links, _app.Services.GetRequiredService<IDataProtectionProvider>())
        {
            Clock = clock,
        };
        var http = new DefaultHttpContext();
        session.Remember(http, link);

        http = Next(http);
        clock.Now += TimeSpan.FromMinutes(14);
        Assert.Equal(Role.Complainant, (await session.ActorFor(http, c.Number))?.Role);
        var left = Next(http);
        http = Next(http);
        clock.Now += TimeSpan.FromMinutes(14);
        Assert.NotNull(await session.ActorFor(http, c.Number));
        clock.Now += TimeSpan.FromMinutes(1.5);
        Assert.Null(await session.ActorFor(left, c.Number));

        // However long it is used, twelve hours are the end.
        for (var i = 0; i < 60; i++)
        {
            http = Next(http);
            clock.Now += TimeSpan.FromMinutes(13);
            if (await session.ActorFor(http, c.Number) is null)
            {
                Assert.InRange(i, 50, 58);
                return;
            }
        }

        Assert.Fail("It never closed.");
    }

    [Fact]
    [Rule("BC-16")]
    public async Task A_member_s_link_opens_that_one_case_as_its_user_and_none_for_who_asked_for_a_second_factor_or_is_locked()
    {
        var c = await Started();
        var other = await Started();
        await Send();
        var mail = _server.Messages.First(m => To(m) == "shop@demo.example");
        var shop = Anybody();
        Assert.Equal($"/track/{c.Number}", await shop.RedirectAsync(Link(mail), "open"));
        Assert.Contains("Niets gekregen.", await shop.GetAsync($"/track/{c.Number}"), StringComparison.Ordinal);
        Assert.NotEqual(System.Net.HttpStatusCode.OK, await shop.StatusAsync($"/track/{other.Number}"));
        Assert.NotEqual(System.Net.HttpStatusCode.OK, await shop.StatusAsync($"/cases/{other.Number}"));

        await using var db = await Database();
        var user = db.Users.Where(u => u.Email == "shop@demo.example");
        await user.ExecuteUpdateAsync(u => u.SetProperty(x => x.LockedAt, DateTimeOffset.UtcNow));
        Assert.NotEqual(System.Net.HttpStatusCode.OK, await shop.StatusAsync($"/track/{c.Number}"));
        await user.ExecuteUpdateAsync(u => u.SetProperty(x => x.LockedAt, (DateTimeOffset?)null));
        Assert.Equal(System.Net.HttpStatusCode.OK, await shop.StatusAsync($"/track/{c.Number}"));
        var passkey = new IdentityUserPasskey<string>
        {
            UserId = (await user.SingleAsync()).Id,
            CredentialId = [1, 2, 3],
            Data = new() { PublicKey = [4], Name = "laptop" },
        };
        db.Add(passkey);
        await db.SaveChangesAsync();
        Assert.NotEqual(System.Net.HttpStatusCode.OK, await shop.StatusAsync($"/track/{c.Number}"));
        await Started();
        await Send();
        Assert.DoesNotContain("/open/", _server.Messages[^1].TextBody, StringComparison.Ordinal);
        db.Remove(passkey);
        await db.SaveChangesAsync();
        Assert.Equal(System.Net.HttpStatusCode.OK, await shop.StatusAsync($"/track/{c.Number}"));

        await user.ExecuteUpdateAsync(u => u.SetProperty(x => x.TwoFactorEnabled, true));
        Assert.NotEqual(System.Net.HttpStatusCode.OK, await shop.StatusAsync($"/track/{c.Number}"));
        await Started();
        await Send();
        Assert.DoesNotContain("/open/", _server.Messages[^1].TextBody, StringComparison.Ordinal);
        Assert.Contains("https://redress.example/cases/", _server.Messages[^1].TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [Rule("FP-11")]
    [InlineData("nl", "Wie zijn wij?", "kost u niets", "niets opleggen", "We bemiddelen tot en met vrijdag 1 mei 2026")]
    [InlineData("fr", "Qui sommes-nous", "ne vous coûte rien", "rien vous imposer", "jusqu’au vendredi 1 mai 2026")]
    [InlineData("en", "Who are we?", "costs you nothing", "impose anything", "We mediate until Friday 1 May 2026")]
    public async Task The_first_e_mail_to_a_webshop_that_is_no_member_says_who_writes_that_it_is_free_and_until_when(
        string language,
        params string[] said
    )
    {
        var c = await Confirmed(language);
        Assert.Null((await Cases.Do(c.Number, Secretary, new StartMediation())).Refusal);
        await Send();
        var mail = Mail("info@vreemd.example");
        var text = mail.TextBody!.ReplaceLineEndings(" ").Replace("1er mai", "1 mai", StringComparison.Ordinal);
        Assert.All(said, words => Assert.Contains(words, text, StringComparison.Ordinal));
        var letter = (await Letters()).Single(l => l.To == "respondent").Body;
        Assert.All(said[1..3], words => Assert.Contains(words, letter, StringComparison.Ordinal));

        // A second one does not begin from the beginning again.
        await Cases.Do(
            c.Number,
            new Actor(Role.Complainant, CaseView.ComplainantId(c.Number), "Ada"),
            new Propose("De helft terug")
        );
        await Send();
        var second = _server.Messages.Last(m => To(m) == "info@vreemd.example");
        Assert.DoesNotContain(said[1], second.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("helft", second.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-11")]
    public async Task An_e_mail_says_in_subject_and_text_whether_something_is_asked_and_by_which_day()
    {
        var c = await Confirmed("en");
        await Send();
        Assert.EndsWith(
            $"case {c.Number} – for your information",
            Mail("ada@example.org").Subject,
            StringComparison.Ordinal
        );
        Assert.Contains("Nothing is asked of you now", Mail("ada@example.org").TextBody, StringComparison.Ordinal);

        await Cases.Do(c.Number, Secretary, new RequestInformation(["The invoice"]));
        await Send();
        var asked = _server.Messages.Last(m => To(m) == "ada@example.org");
        var due = DutyList.Of((await Cases.Find(c.Number, Secretary))!, Party.Complainant)[0].Due!.Value;
        var day = Wording.Date(due, "en");
        Assert.EndsWith($"something is asked of you by {day}", asked.Subject, StringComparison.Ordinal);
        Assert.Contains($"by {day} at the latest", asked.TextBody!.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("invoice", asked.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("nl", "u kunt iets doen tot en met", "niets")]
    [InlineData("fr", "vous pouvez agir jusqu’au", "Cette lettre est pour votre information")]
    [InlineData("en", "you may do something until", "Nothing is asked of you now")]
    [Rule("FP-22"), Rule("FP-11")]
    public void Nothing_to_do_is_never_said_while_a_term_to_appeal_runs(string language, string told, string nothing)
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        var writer = _app.Services.GetRequiredService<LetterWriter>();
        var pointer = new LetterPointer("becommerce", "BeCommerce", "Ada", a.It.Number, "https://x.example", null);
        foreach (var party in Parties.Both)
        {
            var due = a.It.AppealTermOf(party)!.Due;
            var (subject, text) = writer.Pointer(pointer.Telling(DutyList.Of(a.It, party, a.Now), a.Today), language);
            Assert.Contains($"{told} {Wording.Date(due, language)}", subject, StringComparison.Ordinal);
            Assert.DoesNotContain(
                language == "nl" ? "vragen u nu " + nothing : nothing,
                text,
                StringComparison.Ordinal
            );
        }

        a.Advance(a.Rulebook.Working.StartOf(a.It.AppealTermOf(Party.Respondent)!.Due.AddDays(1)));
        var over = writer.Pointer(pointer.Telling(DutyList.Of(a.It, Party.Complainant, a.Now), a.Today), language);
        Assert.Contains(language == "nl" ? "vragen u nu " + nothing : nothing, over.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-22"), Rule("FP-11")]
    public void To_comment_is_for_who_wants_it()
    {
        var a = ACase.OfBeCommerce(language: "en").Answered("2026-03-02");
        var comment = DutyList.Of(a.It, Party.Complainant, a.Now).Single(d => d.Kind == PartyDutyKind.Comment);
        var pointer = new LetterPointer("becommerce", "BeCommerce", "Ada", a.It.Number, "https://x.example", null);
        var writer = _app.Services.GetRequiredService<LetterWriter>();
        var (subject, _) = writer.Pointer(pointer.Telling([comment], a.Today), "en");
        Assert.Contains(
            $"you may do something until {Wording.Date(comment.Due!.Value, "en")}",
            subject,
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("FP-21")]
    public async Task An_address_that_nobody_confirmed_gets_no_link_that_opens_the_case()
    {
        await File("ada@example.org");
        await Send();
        var mail = Mail("ada@example.org");
        Assert.Equal("", Link(mail));
        Assert.Contains("/confirm-address", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-21"), Rule("FP-13")]
    public async Task A_link_ends_when_its_reader_is_written_to_at_another_address()
    {
        var c = await Confirmed();
        await Send();
        var (unused, open) = (Link(Mail("ada@example.org")), Anybody());
        await Cases.Do(c.Number, Secretary, new RequestInformation(["The invoice"]));
        await Send();
        await open.RedirectAsync(Link(_server.Messages.Last(m => To(m) == "ada@example.org")), "open");
        var ada = Complainant(c);
        Assert.Null((await Cases.Do(c.Number, ada, new CorrectDetails(Email: "new@example.org"))).Refusal);
        Assert.Equal(System.Net.HttpStatusCode.OK, await open.StatusAsync($"/track/{c.Number}"));

        await Cases.Do(c.Number, ada, new ConfirmAddress(AddressHolder.Complainant, "new@example.org"));
        Assert.NotEqual(System.Net.HttpStatusCode.OK, await open.StatusAsync($"/track/{c.Number}"));
        Assert.Contains("opens nothing any more", await Anybody().GetAsync(unused), StringComparison.Ordinal);
    }

    private static readonly Actor Secretary = new(Role.Secretary, "s", "S");

    private async Task<Case> Started()
    {
        var c = await File("ada@example.org", "en", new FiledRespondent("demo-shop"));
        Assert.Null((await Cases.Do(c.Number, Secretary, new StartMediation())).Refusal);
        return c;
    }

    // The holder has said that the address is its own (FP-21), before its first letter goes out.
    private async Task<Case> Confirmed(string language = "nl")
    {
        var c = await File("ada@example.org", language);
        var confirmed = await Cases.Do(
            c.Number,
            Complainant(c),
            new ConfirmAddress(AddressHolder.Complainant, "ada@example.org")
        );
        Assert.Null(confirmed.Refusal);
        return c;
    }

    private static Actor Complainant(Case c) => new(Role.Complainant, CaseView.ComplainantId(c.Number), "Ada Peeters");

    private Person Anybody() => new(_app.CreateClient(new() { AllowAutoRedirect = false }));

    private MimeMessage Mail(string to) => _server.Messages.First(m => To(m) == to);

    private static string To(MimeMessage mail) => mail.To.Mailboxes.Single().Address;

    private static string Link(MimeMessage mail) => OpenLink().Match(mail.TextBody!).Value;

    private static DefaultHttpContext Next(HttpContext before)
    {
        var next = new DefaultHttpContext();
        var set = before.Response.Headers.SetCookie.LastOrDefault() ?? before.Request.Headers.Cookie.ToString();
        next.Request.Headers.Cookie = set.Split(';')[0];
        return next;
    }

    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = TimeProvider.System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }

    [GeneratedRegex(@"(?<=https://redress\.example)/open/[A-Za-z0-9_-]+")]
    private static partial Regex OpenLink();
}
