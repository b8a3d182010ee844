using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Redress.Domain.Tests.Law;
using Redress.Domain.Tests.Letters;
using Redress.Testing;
using Redress.Testing.ThirdScheme;
using Redress.Web.Letters.Mail;
using Redress.Web.Shell.Contact;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Shell;

/// <summary>Whom to write to and call stands on every page, letter and mail (FP-20).</summary>
public sealed class SchemeContactTests(OneApp one) : IClassFixture<OneApp>
{
    private const string BeCommerce = "secretariaat@becommerce.example";
    private const string WebshopKeurmerk = "secretariaat@webshop-keurmerk.example";

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/complain")]
    [InlineData("/track")]
    [InlineData("/track/new-code")]
    [InlineData("/members")]
    [InlineData("/decisions")]
    [InlineData("/account/login")]
    [Rule("FP-20")]
    public async Task Every_page_says_whom_to_write_to_and_call(string path)
    {
        var page = await PageAsync(one.App.CreateClient(), path);
        var said = page.Split("<footer")[1];
        Assert.Contains("mailto:" + BeCommerce, said, StringComparison.Ordinal);
        Assert.Contains("mailto:" + WebshopKeurmerk, said, StringComparison.Ordinal);
        Assert.Contains("tel:+3220000000", said, StringComparison.Ordinal);
        Assert.Contains("Voorbeeldstraat 1, 1000 Brussels", said, StringComparison.Ordinal);
        Assert.Contains("on working days from 9 to 12", said, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-20")]
    public async Task The_page_of_a_case_names_its_own_body_alone()
    {
        var office = new Office(one.App);
        var (number, _) = await office.FileAsync(Office.Complaint());
        await office.DoAsync("secretary", number, "send-to-member");
        var page = await PageAsync(await office.PersonAsync("shop"), $"/cases/{number}");
        Assert.Contains("mailto:" + BeCommerce, page, StringComparison.Ordinal);
        Assert.DoesNotContain(WebshopKeurmerk, page, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-20")]
    public async Task The_page_of_a_lost_code_says_whom_to_write_to_and_call()
    {
        var page = await PageAsync(one.App.CreateClient(), "/track/new-code?number=WK-2026-000001");
        var said = page.Split("<footer")[0];
        Assert.Contains("mailto:" + WebshopKeurmerk, said, StringComparison.Ordinal);
        Assert.DoesNotContain(BeCommerce, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Vragen? Secretariaat van de BeCommerce Geschillencommissie, Voorbeeldstraat 1, 1000 Brussel")]
    [InlineData("fr", "Des questions\u00a0? Secrétariat de la Commission des litiges BeCommerce, Rue de l’Exemple 1")]
    [InlineData("en", "Questions? Secretariat of the BeCommerce Disputes Committee, Voorbeeldstraat 1")]
    [Rule("FP-20")]
    public void Every_letter_to_a_party_ends_with_whom_to_ask(string language, string words)
    {
        var settings = new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build();
        var writer = LetterWriters.Of(new Redress.Web.Letters.Templates(settings), settings);
        foreach (var letter in Stories.AllLetters.Where(l => l.Values.ContainsKey("name")))
        {
            var body = writer
                .Write(letter with { Language = language }, "becommerce", "https://redress.example")
                .Text.TrimEnd();
            var last = body[(body.LastIndexOf('\n') + 1)..];
            Assert.StartsWith(words, last, StringComparison.Ordinal);
            Assert.EndsWith($"E-mail {BeCommerce}.", last, StringComparison.Ordinal);
            Assert.Contains("+32 2 000 00 00", last, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Rule("FP-20")]
    public async Task An_answer_to_any_mail_goes_to_the_body_and_the_mail_says_how_else_to_reach_it()
    {
        await using var app = await TestApp.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        await using var db = await scope
            .ServiceProvider.GetRequiredService<IDbContextFactory<AppDb>>()
            .CreateDbContextAsync();
        var writer = scope.ServiceProvider.GetRequiredService<MailWriter>();
        string[] toUsers =
        [
            MailWriter.Digest,
            MailWriter.Invitation,
            MailWriter.NewPassword,
            MailWriter.Registration,
            MailWriter.KnownAccount,
        ];
        foreach (var kind in toUsers)
        {
            foreach (
                var (scheme, address) in new[] { ("webshop-keurmerk", WebshopKeurmerk), ("becommerce", BeCommerce) }
            )
            {
                var mail = writer.Write(
                    $"{kind}:{scheme}",
                    new MailReader($"{kind}.{scheme}@reader.example", "Ada", "nl", scheme),
                    kind,
                    MailWriter.Kinds[kind].ToDictionary(name => name, object (name) => name)
                );
                Assert.True(await MailWriter.Enqueue(db, mail, CancellationToken.None));
                Assert.Contains(address, mail.Body, StringComparison.Ordinal);
            }
        }

        await scope.ServiceProvider.GetRequiredService<Outbox>().SendPending();
        foreach (var kind in toUsers)
        {
            Assert.Equal(BeCommerce, ReplyToOf(app, $"{kind}.becommerce@reader.example"));
            Assert.Equal(WebshopKeurmerk, ReplyToOf(app, $"{kind}.webshop-keurmerk@reader.example"));
        }
    }

    [Fact]
    [Rule("FP-20")]
    public async Task An_answer_to_the_mail_that_points_to_a_letter_goes_to_the_body_of_the_case()
    {
        await using var app = await AtlanticShopSeal.StartAsync();
        await new Office(app).FileAsync(AtlanticShopSeal.Complaint());
        await app.Services.GetRequiredService<Outbox>().SendPending();

        Assert.Equal("office@atlantic-seal.example", ReplyToOf(app, "maria@consumer.example"));
        Assert.Contains(
            "Questions? Office of the Atlantic Shop Seal, Rua do Exemplo 1, 9500-000 Ponta Delgada, Portugal.",
            MailTo(app, "maria@consumer.example").TextBody,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/cases/BC-2026-000001/actions/respond", "becommerce")]
    [InlineData("/track/wk-2026-000001", "webshop-keurmerk")]
    [InlineData("/schemes/webshop-keurmerk", "webshop-keurmerk")]
    [InlineData("/schemes/nothing", null)]
    [InlineData("/members/BCX", null)]
    [InlineData("/", null)]
    public void An_address_says_whose_page_it_is(string path, string? scheme) =>
        Assert.Equal(scheme, one.App.Services.GetRequiredService<SchemeContacts>().SchemeAt(path));

    private static string? ReplyToOf(TestApp app, string reader) =>
        MailTo(app, reader).ReplyTo.Mailboxes.SingleOrDefault()?.Address;

    private static MimeMessage MailTo(TestApp app, string reader) =>
        Directory
            .GetFiles(app.Mails, "*.eml")
            .Select(f => MimeMessage.Load(f))
            .Single(m => m.To.Mailboxes.Single().Address == reader);

    private static async Task<string> PageAsync(HttpClient client, string path) =>
        WebUtility.HtmlDecode(await (await client.GetAsync(path)).Content.ReadAsStringAsync());
}
