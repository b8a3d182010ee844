using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Letters.Mail;
using Redress.Web.Scheduling;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Letters.Postal;

/// <summary>FP-21, FP-13: details are corrected by API and page, and addresses confirmed by who holds them.</summary>
public sealed partial class DetailsApiTests : IAsyncLifetime
{
    private const string New = "jan.peeters@consumer.example";
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(sendsByItself: false);
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T14:00:00+01:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("FP-21")]
    public async Task The_first_mail_holds_a_link_that_changes_nothing_until_its_form_is_sent()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        var link = Link((await MailsAsync()).Single());
        var anybody = Anybody();
        for (var i = 0; i < 2; i++)
        {
            Assert.Contains("jan@consumer.example", await anybody.GetAsync(link));
            Assert.Equal("jan@consumer.example", (await ToConfirmAsync(filed)).Single());
        }

        Assert.Contains("Your address is confirmed", await anybody.PostAsync(link, "confirm-address"));
        Assert.Empty(await ToConfirmAsync(filed));
        Assert.Contains("Your address is confirmed", await anybody.GetAsync(link));
        var code = link.Split("code=")[1];
        Assert.Empty(await new WholeDatabase(new Sql(_app)).FindAsync(code));
        Assert.Contains("does not work any more", await anybody.GetAsync("/confirm-address?code=0123456789"));
        // Once it is confirmed, no mail asks again.
        await _office.DoAsync(
            "secretary",
            filed.Number,
            "request-information",
            new { items = new[] { "the invoice" } }
        );
        Assert.DoesNotContain("confirm-address", (await MailsAsync()).Single().TextBody, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-21")]
    public async Task A_link_opens_for_fourteen_days()
    {
        await _office.FileAsync(Office.Complaint());
        var link = Link((await MailsAsync()).Single());
        await _office.ClockAsync("2026-03-16T13:59:00+01:00");
        Assert.Contains("jan@consumer.example", await Anybody().GetAsync(link));
        await _office.ClockAsync("2026-03-16T14:01:00+01:00");
        Assert.Contains("does not work any more", await Anybody().GetAsync(link));
    }

    [Fact]
    [Rule("FP-21")]
    public async Task Until_a_new_address_is_confirmed_letters_go_to_both_and_then_to_it_alone()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        await MailsAsync();
        var reply = await _office.DoAsync(filed, "correct-details", new { email = New });
        Assert.Equal("jan@consumer.example", reply.Body!["complainant"]!["email"]!.GetValue<string>());
        Assert.Contains(
            reply.List("addressesToConfirm"),
            a => a["email"]!.GetValue<string>() == New && a["replaces"]!.GetValue<bool>()
        );
        var mails = await MailsAsync();
        Assert.Equal([New, "jan@consumer.example"], mails.Select(To).Order(StringComparer.Ordinal));
        var link = Link(mails.Single(m => To(m) == New));
        await _office.DoAsync(
            "secretary",
            filed.Number,
            "request-information",
            new { items = new[] { "the invoice" } }
        );
        Assert.Equal([New, "jan@consumer.example"], (await MailsAsync()).Select(To).Order(StringComparer.Ordinal));
        await Anybody().PostAsync(link, "confirm-address");
        await _office.DoAsync(filed, "supply-information", new { items = new[] { new { item = "1", text = "here" } } });
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        Assert.Equal([New], (await MailsAsync()).Select(To).Where(to => to.Contains("jan", StringComparison.Ordinal)));
        Assert.Equal(
            New,
            (await _office.TrackAsync(filed.Number, filed.Code)).Body!["complainant"]!["email"]!.GetValue<string>()
        );
    }

    [Fact]
    [Rule("FP-21"), Rule("BC-16")]
    public async Task Where_both_parties_have_one_address_the_link_in_a_letter_confirms_it_for_the_reader_of_that_letter()
    {
        const string both = "desk@family.example";
        var complaint = JsonSerializer.SerializeToNode(Office.Complaint(member: null, email: both))!.AsObject();
        complaint["respondent"]!["email"] = both;
        var (number, _) = await _office.FileAsync(complaint);
        await MailsAsync();
        await _office.DoAsync("secretary", number, "start-mediation");
        var invitation = (await LettersAsync(number, "respondent")).Single();
        var mail = (await _app.Services.GetRequiredService<LetterPointers>().Write(invitation, default))!;
        await Anybody().PostAsync(Confirm().Match(mail.Text).Groups["path"].Value, "confirm-address");
        var c = (await _app.Services.GetRequiredService<CaseService>().Find(number, Actor.Clock))!;
        Assert.Equal(
            [(AddressHolder.Complainant, false), (AddressHolder.Respondent, true)],
            c.Addresses.Select(a => (a.Holder, a.ConfirmedAt is not null)).Order()
        );
    }

    [Fact]
    [Rule("FP-21")]
    public async Task Letters_follow_the_language()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        await MailsAsync();
        await _office.DoAsync(filed, "correct-details", new { language = "fr" });
        Assert.Contains("Bonjour", (await MailsAsync()).Single().TextBody, StringComparison.Ordinal);
        Assert.Equal(422, (await _office.TryAsync(filed, "correct-details", new { language = "de" })).Code);
    }

    [Fact]
    [Rule("FP-21")]
    public async Task Who_does_not_confirm_is_reminded_on_the_third_day_and_the_secretary_warned_on_the_seventh()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        await MailsAsync();
        await _office.ClockAsync("2026-03-05T07:01:00+01:00");
        await MailsAsync();
        Assert.Equal("confirm-address", (await LettersAsync(filed.Number, "complainant"))[^1].Template);
        Assert.Empty(await LettersAsync(filed.Number, "secretary"));
        await _office.ClockAsync("2026-03-09T07:01:00+01:00");
        var warned = (await LettersAsync(filed.Number, "secretary")).Single();
        Assert.Contains("e-mailadres juist is", warned.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+32 470 12 34 56", 200)]
    [InlineData("0470/12.34.56", 200)]
    [InlineData("0032 2 555 12 34", 200)]
    [InlineData("call me", 422)]
    [InlineData("12", 422)]
    [Rule("FP-21")]
    public async Task A_telephone_number_is_one_that_can_be_dialled(string phone, int status)
    {
        var filed = await _office.FileAsync(Office.Complaint());
        Assert.Equal(status, (await _office.TryAsync(filed, "correct-details", new { phone })).Code);
    }

    [Fact]
    [Rule("FP-21")]
    public async Task An_address_that_no_mailer_can_write_to_is_refused_at_its_field()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        foreach (var email in new[] { "ada(Ada)@example.org", "a@b.c, d@e.f", "ada@exa mple.org" })
        {
            var reply = await _office.TryAsync(filed, "correct-details", new { email });
            Assert.Equal(422, reply.Code);
            Assert.NotNull(reply.Body!["errors"]!["email"]);
        }
    }

    [Fact]
    [Rule("FP-21")]
    public async Task A_party_corrects_its_details_on_a_page_that_begins_with_what_is_known()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        var person = Anybody();
        await person.RedirectAsync("/track", "track", ("number", filed.Number), ("code", filed.Code));
        var page = $"/track/{filed.Number}/actions/correct-details";
        var form = await person.GetAsync(page);
        Assert.Contains("value=\"jan@consumer.example\"", form);
        Assert.Contains("value=\"Kerkstraat 1\"", form);
        Assert.DoesNotContain("Buiten Winkel", form);
        var fields = new[]
        {
            ("party", "complainant"),
            ("name", "Jan Peeters"),
            ("email", "jan@consumer.example"),
            ("phone", "nonsense"),
            ("address.street", "Nieuwstraat 2"),
            ("address.postalCode", "9000"),
            ("address.city", "Gent"),
            ("address.country", "BE"),
            ("language", "nl"),
            ("representative.name", ""),
            ("representative.email", ""),
        };
        var refused = await person.PostAsync(page, "act", [.. fields, ("version", "1"), ("once", "a")]);
        Assert.Contains("This is no telephone number", refused);
        Assert.Contains("value=\"Nieuwstraat 2\"", refused);
        fields[3] = ("phone", "");
        await person.RedirectAsync(page, "act", [.. fields, ("version", "1"), ("once", "b")]);
        var shown = await person.GetAsync($"/track/{filed.Number}");
        Assert.Contains("Nieuwstraat 2", shown);
        var journal = (await _office.GetAsync("secretary", filed.Number)).List("journal");
        Assert.Contains(journal, j => j["action"]!.GetValue<string>() == "correct-details");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Rule("FP-21"), Rule("BC-16")]
    public async Task Whoever_sends_the_form_as_if_it_were_of_the_other_party_sees_nothing_of_it(bool isTaken)
    {
        const string Shops = "directie@buiten-winkel.example";
        var filed = await _office.FileAsync(Office.Complaint(member: null));
        await _office.DoAsync(
            "secretary",
            filed.Number,
            "correct-details",
            new { party = "respondent", email = Shops }
        );
        var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        await new Person(client).RedirectAsync("/track", "track", ("number", filed.Number), ("code", filed.Code));
        var (filer, page) = (new Filer(client), $"/track/{filed.Number}/actions/correct-details");
        (string, string)[] typed = [("party", "respondent"), ("name", "")];
        // Without a token the form is given back as it was sent.
        using var bare = new FormUrlEncodedContent([
            new("_handler", "act"),
            .. typed.Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2)),
        ]);
        var drawn = (isTaken ? await filer.PostAsync(page, "act", typed) : await filer.SendAsync(page, bare)).Html;
        Assert.Contains("name=\"party\" value=\"complainant\"", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain(Shops, drawn, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-21"), Rule("BC-16")]
    public async Task A_webshop_that_sends_the_form_as_if_it_were_of_the_complainant_sees_no_address_of_it()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync(filed, "correct-details", new { email = New });
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        var shop = Anybody();
        Assert.True(await shop.SignInAsync("shop@demo.example", "Demo-Pass-2026"));
        var page = $"/cases/{filed.Number}/actions/correct-details";
        var drawn = await shop.PostAsync(page, "act", ("party", "complainant"), ("language", "de"), ("once", "a"));
        Assert.Contains("name=\"party\" value=\"respondent\"", drawn);
        Assert.DoesNotContain(New, drawn);
    }

    [Fact]
    [Rule("FP-21"), Rule("ST-2")]
    public async Task The_file_can_be_shown_as_it_stood_before_a_correction()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        await _office.ClockAsync("2026-03-04T09:00:00+01:00");
        await _office.DoAsync(
            filed,
            "correct-details",
            new
            {
                name = "Jan Janssens",
                language = "fr",
                email = New,
            }
        );
        await _office.DoAsync("shop", filed.Number, "correct-details", new { language = "en" });
        await Anybody().PostAsync(Link((await MailsAsync()).Single(m => To(m) == New)), "confirm-address");
        await _office.ClockAsync("2026-03-20T09:00:00+01:00");
        var cases = _app.Services.GetRequiredService<CaseService>();
        var reader = new Actor(Role.Secretary, "reader", "Reader");
        var before = await cases.StateAsOf(filed.Number, reader, new DateOnly(2026, 3, 3));
        Assert.Equal(("Jan Peeters", "nl"), (before.Case!.Complainant.Name, before.Case.Language));
        var after = await cases.StateAsOf(filed.Number, reader, new DateOnly(2026, 3, 5));
        Assert.Equal(("Jan Janssens", New), (after.Case!.Complainant.Name, after.Case.Complainant.Email));
    }

    [Fact]
    [Rule("FP-13")]
    public async Task A_representative_is_written_to_once_the_mandate_is_there_and_what_is_the_party_s_own_to_both()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync(
            filed,
            "correct-details",
            new { representative = new { name = "Mr. Raad", email = "raad@bar.example" } }
        );
        // One e-mail: that it was named, and how to send the mandate; nothing of the case, and no way into it.
        var awaited = Assert.Single(await MailsAsync(), m => To(m) == "raad@bar.example");
        Assert.Contains(filed.Number, awaited.Subject, StringComparison.Ordinal);
        Assert.Contains("volmacht", awaited.TextBody, StringComparison.Ordinal);
        foreach (var word in new[] { "Demo Shop", "Jan Peeters", "pakje", "/track", "/cases", "/open/", filed.Code })
        {
            Assert.DoesNotContain(word, awaited.ToString(), StringComparison.Ordinal);
        }

        await _office.DoAsync(
            "secretary",
            filed.Number,
            "request-information",
            new { items = new[] { "the receipt" } }
        );
        Assert.DoesNotContain(await MailsAsync(), m => To(m) == "raad@bar.example");
        await _office.DoAsync(
            filed,
            "correct-details",
            new { representative = new { name = "Mr. Raad", lawyer = true } }
        );
        Assert.Contains(await MailsAsync(), m => To(m) == "raad@bar.example");
        await _office.DoAsync(
            "secretary",
            filed.Number,
            "request-information",
            new { items = new[] { "the invoice" } }
        );
        Assert.Equal(
            ["jan@consumer.example", "raad@bar.example"],
            (await MailsAsync()).Select(To).Order(StringComparer.Ordinal)
        );
    }

    private Person Anybody() => new(_app.CreateClient(new() { AllowAutoRedirect = false }));

    private async Task<List<string>> ToConfirmAsync((string Number, string Code) filed) =>
        [
            .. (await _office.TrackAsync(filed.Number, filed.Code))
                .List("addressesToConfirm")
                .Select(a => a["email"]!.GetValue<string>()),
        ];

    /// <summary>Sends what waits; the mails that came of it to parties.</summary>
    private async Task<List<MimeMessage>> MailsAsync()
    {
        Directory.CreateDirectory(_app.Mails);
        var before = Directory.GetFiles(_app.Mails, "*.eml").ToHashSet();
        await _app.Services.GetRequiredService<Outbox>().SendPending();
        return
        [
            .. Directory
                .GetFiles(_app.Mails, "*.eml")
                .Where(f => !before.Contains(f))
                .Select(f => MimeMessage.Load(f))
                .Where(m => !To(m).EndsWith("@demo.example", StringComparison.Ordinal)),
        ];
    }

    private static string To(MimeMessage mail) => mail.To.Mailboxes.Single().Address;

    private static string Link(MimeMessage mail) => Confirm().Match(mail.TextBody!).Groups["path"].Value;

    private async Task<List<LetterRow>> LettersAsync(string number, string to)
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        return await db.Set<LetterRow>()
            .AsNoTracking()
            .Where(l => l.CaseNumber == number && l.To == to)
            .OrderBy(l => l.Id)
            .ToListAsync();
    }

    [GeneratedRegex(@"(?<path>/confirm-address\?code=[0-9a-f]+)", RegexOptions.None, 2000)]
    private static partial Regex Confirm();
}
