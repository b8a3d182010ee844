using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Letters;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;
using Redress.Web.Storage.Setup;
using Redress.Web.Storage.Sqlite;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Access;

/// <summary>What whoever comes by a backup has of it.</summary>
public sealed partial class AttackTests
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task B11_a_backup_of_an_installation_on_its_own_opens_nothing()
    {
        var store = await TestStore.NewSqliteAsync();
        var backup = TestStore.NewFolder();
        string cookies;
        await using (var body = NewBody.On(store))
        {
            await body.AdministratorAsync();
            cookies = await SignInAsync(body.App, NewBody.Email, NewBody.Password);
            Assert.True(await KnowsAsync(body.App, cookies));
            var file = OwnCertificate.FileIn(store);
            Assert.Equal(OwnerAlone, File.GetUnixFileMode(file));
            Assert.All(await KeysAsync(body.App), AssertIsEncrypted);
            await new Sql(body.App).DoAsync($"VACUUM INTO '{System.IO.Path.Combine(backup, SqliteStore.FileName)}'");
        }

        await using (var restarted = NewBody.On(store))
            Assert.True(await KnowsAsync(restarted.App, cookies));
        // It starts, makes itself another certificate, and knows nobody.
        await using (var stranger = NewBody.On(backup))
        {
            Assert.False(await KnowsAsync(stranger.App, cookies));
            Assert.True(
                await KnowsAsync(stranger.App, await SignInAsync(stranger.App, NewBody.Email, NewBody.Password))
            );
        }

        TestStore.Delete(backup);
        TestStore.Delete(store);
    }

    [Fact]
    public async Task B11_keys_of_before_are_encrypted_where_they_lie_and_nobody_is_signed_out()
    {
        var store = await TestStore.NewSqliteAsync();
        string cookies;
        await using (var before = new TestApp(store))
        {
            cookies = await SignInAsync(before, "shop@demo.example", Demo);
            Assert.Contains(await KeysAsync(before), k => k.Contains("masterKey", StringComparison.Ordinal));
            Assert.False(File.Exists(OwnCertificate.FileIn(store)));
        }

        await using (var since = NewBody.On(store))
        {
            Assert.All(await KeysAsync(since.App), AssertIsEncrypted);
            Assert.True(await KnowsAsync(since.App, cookies));
            Assert.Empty(await new WholeDatabase(new Sql(since.App)).FindAsync("<masterKey"));
        }

        TestStore.Delete(store);
    }

    [Fact]
    public void B11_a_command_makes_no_certificate_which_might_be_another_users()
    {
        var folder = TestStore.NewFolder();
        Assert.Null(OwnCertificate.Of(folder, make: false));
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        using var made = OwnCertificate.Of(folder, make: true);
        using var again = OwnCertificate.Of(folder, make: true);
        Assert.Equal(made!.Thumbprint, again!.Thumbprint);
        Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        File.WriteAllText(OwnCertificate.FileIn(folder), "no certificate");
        var refused = Assert.Throws<StoreException>(() => OwnCertificate.Of(folder, make: true));
        Assert.Contains(OwnCertificate.FileIn(folder), refused.Message, StringComparison.Ordinal);
        TestStore.Delete(folder);
    }

    [Fact]
    public async Task B11_the_link_in_an_e_mail_that_waits_cannot_be_read_in_the_store()
    {
        await using var body = await NewBody.StartAsync();
        await body.AdministratorAsync();
        await new Person(body.Client()).PostAsync("/account/forgot", ("email", NewBody.Email));
        var seal = body.App.Services.GetRequiredService<MailSeal>();
        await using (var db = await body.App.NewDbAsync())
        {
            var mail = await db.Set<MailRow>().AsNoTracking().SingleAsync(m => m.Key.StartsWith("password:"));
            var link = Path().Match(seal.Open(mail.Body)).Value;
            Assert.StartsWith("/account/reset?user=", link, StringComparison.Ordinal);
            Assert.Empty(await new WholeDatabase(new Sql(body.App)).FindAsync(link));
            Assert.Empty(await new WholeDatabase(new Sql(body.App)).FindAsync("/account/reset"));
        }

        // It goes out as it was written, and one that cannot be opened any more holds up no other.
        await using (var db = await body.App.NewDbAsync())
        {
            var now = DateTimeOffset.UtcNow.AddHours(-1);
            db.Add(
                new MailRow
                {
                    Key = "spoilt",
                    Email = "a@body.example",
                    Language = "nl",
                    Subject = "x",
                    Body = "sealed:CfDJ8",
                    CreatedAt = now,
                    NextTry = now,
                }
            );
            await db.SaveChangesAsync();
        }

        await body.App.Services.GetRequiredService<Outbox>().SendPending();
        var sent = Directory.GetFiles(body.App.Mails, "*.eml").Select(File.ReadAllText).ToList();
        Assert.Contains(sent, m => m.Contains("/account/reset?", StringComparison.Ordinal));
        await using var after = await body.App.NewDbAsync();
        var spoilt = await after.Set<MailRow>().AsNoTracking().SingleAsync(m => m.Key == "spoilt");
        Assert.Equal((1, "pending"), (spoilt.Attempts, spoilt.State));
        Assert.Equal("as it is", seal.Open("as it is"));
    }

    private static Task<IReadOnlyList<string>> KeysAsync(TestApp app) =>
        new Sql(app).ListAsync("select xml from \"ProtectionKeys\"");

    private static void AssertIsEncrypted(string key)
    {
        Assert.Contains("<encryptedSecret", key, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal);
    }

    private static async Task<string> SignInAsync(TestApp app, string email, string password)
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var page = await client.GetAsync("/account/login");
        var html = await page.Content.ReadAsStringAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/login")
        {
            Content = new FormUrlEncodedContent([
                new(
                    "__RequestVerificationToken",
                    html.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0]
                ),
                new("_handler", "login"),
                new("Fields.Email", email),
                new("Fields.Password", password),
            ]),
        };
        request.Headers.Add("Cookie", string.Join("; ", CookiesOf(page)));
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return string.Join("; ", CookiesOf(answer));
    }

    private static IEnumerable<string> CookiesOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0]) : [];

    private static async Task<bool> KnowsAsync(TestApp app, string cookies)
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/session");
        request.Headers.Add("Cookie", cookies);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.NoContent;
    }
}
