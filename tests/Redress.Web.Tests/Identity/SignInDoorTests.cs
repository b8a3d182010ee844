using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Redress.Testing;
using Redress.Web.Identity.SignIn;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Identity;

/// <summary>The door tells nobody who has an account, slows down who guesses, and keeps nobody out by what others do.</summary>
public sealed class SignInDoorTests : IAsyncLifetime
{
    private const string Password = "Demo-Pass-2026";
    private const string Guesser = "203.0.113.7";
    private const string Owner = "198.51.100.4";
    private readonly List<string> _judged = [];
    private string _store = "";
    private TestApp _app = null!;
    private SignInLog _log = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.NewAsync();
        _app = new TestApp(_store, settings: new Dictionary<string, string> { ["SignIn:FreeTriesOfAddress"] = "13" })
        {
            Added = services =>
            {
                services.AddSingleton<IStartupFilter>(new FromAddress());
                services.AddScoped<IPasswordHasher<User>>(s => new Counting(
                    s.GetRequiredService<IOptions<PasswordHasherOptions>>(),
                    _judged
                ));
            },
        };
        _app.StartServer();
        _log = _app.Services.GetRequiredService<SignInLog>();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        TestStore.Delete(_store);
    }

    [Theory]
    [InlineData("secretary@demo.example")]
    [InlineData("nobody@example.org")]
    public async Task Who_guesses_is_slowed_down_whether_there_is_an_account_or_not_and_nobody_else_is(string email)
    {
        for (var tries = 0; tries < 5; tries++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await LoginAsync(email, "wrong", Guesser)).StatusCode);
        using var slowed = await LoginAsync(email, Password, Guesser);
        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
        Assert.InRange(slowed.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            (await LoginAsync(email.ToUpperInvariant() + " ", Password, Guesser)).StatusCode
        );

        // From where nobody guessed, the owner comes in; and who guesses may try another account.
        Assert.Equal(
            email.StartsWith("secretary", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.Unauthorized,
            (await LoginAsync(email, Password, Owner)).StatusCode
        );
        Assert.Equal(HttpStatusCode.OK, (await LoginAsync("shop@demo.example", Password, Guesser)).StatusCode);
    }

    [Fact]
    public async Task Two_hundred_wrong_passwords_from_elsewhere_leave_the_door_open_to_whose_account_it_is()
    {
        for (var tries = 0; tries < 200; tries++)
            await LoginAsync("committee@demo.example", "wrong", Guesser);
        Assert.Equal(HttpStatusCode.OK, (await LoginAsync("committee@demo.example", Password, Owner)).StatusCode);
        using var page = FromAddress.Of(_app.CreateClient(new() { AllowAutoRedirect = false }), Owner);
        Assert.True(await new Person(page).SignInAsync("committee@demo.example", Password));
    }

    [Fact]
    public async Task The_page_says_how_long_to_wait()
    {
        using var client = FromAddress.Of(_app.CreateClient(new() { AllowAutoRedirect = false }), Guesser);
        for (var tries = 0; tries < 6; tries++)
            Assert.False(await new Person(client).SignInAsync("appeals@demo.example", "wrong"));
        var page = await client.GetStringAsync("/account/login");
        var token = page.Split("<main")[1].Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var form = new FormUrlEncodedContent([
            new("_handler", "login"),
            new("__RequestVerificationToken", token),
            new("Fields.Email", "appeals@demo.example"),
            new("Fields.Password", Password),
        ]);
        using var answer = await client.PostAsync("/account/login", form);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Too many attempts. Try again in", said, StringComparison.Ordinal);
        // The password is not written into the page.
        Assert.DoesNotContain(Password, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_failure_doubles_the_wait_up_to_a_minute_and_getting_in_begins_anew()
    {
        var knock = new Knock("hash", Guesser, "");
        var waits = new List<double>();
        for (var failed = 0; failed < 11; failed++)
        {
            await _log.Write(knock, null, SignInEvents.WrongPassword, default);
            waits.Add(Math.Ceiling((await _log.Wait(knock, default)).TotalSeconds));
        }

        Assert.Equal([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60], waits);
        _log.Clock = new LaterClock(TimeSpan.FromSeconds(61));
        Assert.Equal(TimeSpan.Zero, await _log.Wait(knock, default));
        await _log.Write(knock, null, SignInEvents.Entered, default);
        await _log.Write(knock, null, SignInEvents.WrongCode, default);
        Assert.Equal(TimeSpan.Zero, await _log.Wait(knock, default));
        _log.Clock = new LaterClock(TimeSpan.FromDays(89));
        await _log.DeleteOld(default);
        await using var db = await _app.NewDbAsync();
        Assert.Equal(13, await db.Set<SignInRow>().CountAsync());
        _log.Clock = new LaterClock(TimeSpan.FromDays(91));
        await _log.DeleteOld(default);
        Assert.Equal(0, await db.Set<SignInRow>().CountAsync());
    }

    [Fact]
    public async Task Very_many_failures_from_one_address_slow_it_down_for_every_account_and_no_other_address()
    {
        for (var tries = 0; tries < 13; tries++)
            await LoginAsync($"guess{tries}@example.org", "wrong", Guesser);
        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            (await LoginAsync("shop@demo.example", Password, Guesser)).StatusCode
        );
        Assert.Equal(HttpStatusCode.OK, (await LoginAsync("shop@demo.example", Password, Owner)).StatusCode);
    }

    [Fact]
    public async Task Very_many_passkeys_that_fail_slow_their_address_down_and_no_other()
    {
        for (var tries = 0; tries < 13; tries++)
        {
            Assert.Equal(TimeSpan.Zero, await _log.Wait(new Knock("", Guesser, ""), default));
            await _log.Write(new Knock("", Guesser, ""), null, SignInEvents.WrongPasskey, default);
        }

        Assert.True(await _log.Wait(new Knock("", Guesser, ""), default) > TimeSpan.FromSeconds(50));
        Assert.Equal(TimeSpan.Zero, await _log.Wait(new Knock("", Owner, ""), default));
    }

    // What finds the same account is counted as the same: the sign of Kelvin is a K.
    [Theory]
    [InlineData("blank@example.org", "blan\u212A@example.org")]
    [InlineData("jose\u0301@example.org", "JOS\u00C9@example.org")]
    public async Task Another_way_to_write_an_address_does_not_begin_anew(string first, string second)
    {
        for (var tries = 0; tries < 5; tries++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await LoginAsync(first, "wrong", Guesser)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await LoginAsync(second, "wrong", Guesser)).StatusCode);
    }

    [Fact]
    public async Task Who_knows_the_password_guesses_ten_codes_from_wherever_and_the_owner_is_told_and_gets_in_by_another_password()
    {
        var key = await WithAppAsync("shop@demo.example");
        for (var tries = 0; tries < 10; tries++)
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                (await CodeAsync("shop@demo.example", "000000x", $"203.0.113.{tries + 1}")).StatusCode
            );
        using var slowed = await CodeAsync("shop@demo.example", Totp.CodeOf(key), Owner);
        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
        Assert.InRange(slowed.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 55, 60);
        // Who does not know the password learns nothing of it.
        Assert.Equal(HttpStatusCode.Unauthorized, (await LoginAsync("shop@demo.example", "wrong", Owner)).StatusCode);
        await using var db = await _app.NewDbAsync();
        var mail = await db.Set<MailRow>().AsNoTracking().SingleAsync(m => m.Key.StartsWith("mail-factor-changed"));
        Assert.Equal("shop@demo.example", mail.Email);
        Assert.Contains("tien verkeerde codes", mail.Body, StringComparison.Ordinal);

        // After an hour, or with another password, which whoever guesses does not know.
        var id = (await db.Users.SingleAsync(u => u.Email == "shop@demo.example")).Id;
        _log.Clock = new LaterClock(TimeSpan.FromMinutes(61));
        var later = await _log.BeginCode(new Knock("hash", Owner, ""), id, default);
        Assert.Equal((TimeSpan.Zero, false), (later.Wait, later.IsLast));
        await _log.Right(later, default);
        _log.Clock = TimeProvider.System;
        await _log.Write(new Knock("hash", Owner, ""), id, SignInEvents.PasswordChanged, default);
        Assert.Equal(HttpStatusCode.OK, (await CodeAsync("shop@demo.example", Totp.CodeOf(key), Owner)).StatusCode);
        // One that was right is no failure.
        Assert.Equal(10, await db.Set<SignInRow>().CountAsync(s => s.What == SignInEvents.WrongCode));
    }

    [Fact]
    public async Task The_owner_is_told_also_where_none_of_many_codes_was_the_last_that_is_judged()
    {
        var key = await WithAppAsync("shop2@demo.example");
        await using var db = await _app.NewDbAsync();
        var id = (await db.Users.SingleAsync(u => u.Email == "shop2@demo.example")).Id;
        // As they stand where twelve were shown at once: each found more before it.
        for (var n = 0; n < 12; n++)
            await _log.Write(new Knock("hash", Guesser, ""), id, SignInEvents.WrongCode, default);
        for (var again = 0; again < 2; again++)
        {
            using var slowed = await CodeAsync("shop2@demo.example", Totp.CodeOf(key), Owner);
            Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
        }

        var mail = await db.Set<MailRow>().AsNoTracking().SingleAsync(m => m.Key.StartsWith("mail-factor-changed"));
        Assert.Equal("shop2@demo.example", mail.Email);
    }

    [Fact]
    public async Task Of_many_codes_that_are_shown_at_once_no_more_are_judged()
    {
        await WithAppAsync("shop2@demo.example");
        var answers = await Task.WhenAll(
            Enumerable.Range(1, 30).Select(n => CodeAsync("shop2@demo.example", "000000x", $"203.0.113.{n}"))
        );
        Assert.InRange(answers.Count(a => a.StatusCode == HttpStatusCode.Unauthorized), 0, 10);
        Assert.All(
            answers,
            a => Assert.True(a.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests)
        );
    }

    [Fact]
    public async Task Known_unknown_and_who_has_no_password_are_answered_alike_after_one_hash_each()
    {
        await using (var db = await _app.NewDbAsync())
            await db
                .Users.Where(u => u.Email == "registrar@demo.example")
                .ExecuteUpdateAsync(u => u.SetProperty(x => x.PasswordHash, (string?)null));
        var bodies = new List<string>();
        foreach (var email in new[] { "secretary@demo.example", "nobody@example.org", "registrar@demo.example", "" })
        {
            _judged.Clear();
            using var answer = await LoginAsync(email, "wrong", Owner);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Single(_judged);
            var body = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
            body.Remove("traceId");
            bodies.Add(body.ToJsonString());
        }

        Assert.Single(bodies.Distinct());
    }

    [Fact]
    public async Task That_an_account_is_locked_is_told_to_whom_it_belongs_alone()
    {
        await using (var db = await _app.NewDbAsync())
            await db
                .Users.Where(u => u.Email == "supervisor@demo.example")
                .ExecuteUpdateAsync(u => u.SetProperty(x => x.LockedAt, DateTimeOffset.UtcNow));
        Assert.Contains("is wrong", await SaidAsync("wrong"), StringComparison.Ordinal);
        Assert.Contains("is locked", await SaidAsync(Password), StringComparison.Ordinal);
        _judged.Clear();
        Assert.Contains("is wrong", await SaidAsync("wrong"), StringComparison.Ordinal);
        Assert.Single(_judged);

        async Task<string> SaidAsync(string password)
        {
            using var answer = await LoginAsync("supervisor@demo.example", password, Owner);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task The_log_tells_what_happened_from_where_and_no_address_that_was_typed()
    {
        await LoginAsync("secretary2@demo.example", "wrong", Guesser);
        await LoginAsync("secretary2@demo.example", Password, Owner);
        await LoginAsync("nobody@example.org", Password, Guesser);
        await using var db = await _app.NewDbAsync();
        var rows = await db.Set<SignInRow>().AsNoTracking().OrderBy(s => s.Id).ToListAsync();
        var id = (await db.Users.SingleAsync(u => u.Email == "secretary2@demo.example")).Id;
        Assert.Equal(
            [
                (id, Guesser, SignInEvents.WrongPassword),
                (id, Owner, SignInEvents.Entered),
                (null, Guesser, SignInEvents.WrongPassword),
            ],
            rows.Select(r => (r.UserId, r.Address, r.What))
        );
        Assert.Equal(rows[0].WhoHash, rows[1].WhoHash);
        Assert.NotEqual(rows[0].WhoHash, rows[2].WhoHash);
        Assert.All(rows, r => Assert.Matches("^[0-9a-f]{64}$", r.WhoHash));
    }

    [Fact]
    public async Task It_takes_at_least_as_long_as_is_set()
    {
        await using var slow = await TestApp.StartAsync(
            settings: new Dictionary<string, string> { ["SignIn:LeastMilliseconds"] = "400" }
        );
        using var client = slow.CreateClient();
        foreach (var password in new[] { "wrong", Password })
        {
            var started = System.Diagnostics.Stopwatch.StartNew();
            await client.PostAsJsonAsync("/api/v1/auth/login", new { email = "shop@demo.example", password });
            Assert.True(
                started.ElapsedMilliseconds >= 395,
                string.Create(CultureInfo.InvariantCulture, $"{started.Elapsed}")
            );
        }
    }

    private async Task<string> WithAppAsync(string email)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = (await users.FindByEmailAsync(email))!;
        await users.ResetAuthenticatorKeyAsync(user);
        await users.SetTwoFactorEnabledAsync(user, enabled: true);
        return (await users.GetAuthenticatorKeyAsync(user))!;
    }

    private Task<HttpResponseMessage> CodeAsync(string email, string twoFactorCode, string address) =>
        FromAddress
            .Of(_app.CreateClient(), address)
            .PostAsJsonAsync(
                "/api/v1/auth/login",
                new
                {
                    email,
                    password = Password,
                    twoFactorCode,
                }
            );

    private Task<HttpResponseMessage> LoginAsync(string email, string password, string address) =>
        FromAddress.Of(_app.CreateClient(), address).PostAsJsonAsync("/api/v1/auth/login", new { email, password });

    private sealed class Counting(IOptions<PasswordHasherOptions> options, List<string> judged)
        : PasswordHasher<User>(options)
    {
        public override PasswordVerificationResult VerifyHashedPassword(
            User user,
            string hashedPassword,
            string providedPassword
        )
        {
            judged.Add(hashedPassword);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
