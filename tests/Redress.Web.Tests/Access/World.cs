using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Testing;
using Redress.Web.Letters.Postal;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Storage.Desk;
using Redress.Web.Tests.People;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Access;

/// <summary>A body with one of everything that an address may name, and everybody who may ask for it.</summary>
internal sealed class World : IAsyncDisposable
{
    private const string Demo = "Demo-Pass-2026";
    private const string Consumer = "consumer@consumer.example";
    private const string OtherScheme = "secretarywk@body.example";
    private const string Removed = "removed@body.example";
    private const string Locked = "locked@body.example";
    private static readonly object Fine = new { kind = "fine", amount = new { amount = 1500, currency = "EUR" } };

    // Who has an account: its column, address and password.
    private static readonly (string Column, string Email, string Password)[] Accounts =
    [
        ("con", Consumer, Demo),
        ("shp", "shop@demo.example", Demo),
        ("sh2", "shop2@demo.example", Demo),
        ("sec", "secretary@demo.example", Demo),
        ("swk", OtherScheme, Invited.Password),
        ("com", "committee@demo.example", Demo),
        ("rec", "committee2@demo.example", Demo),
        ("app", "appeals@demo.example", Demo),
        ("reg", "registrar@demo.example", Demo),
        ("sup", "supervisor@demo.example", Demo),
        ("adm", "admin@demo.example", Demo),
    ];

    private readonly TestApp _app;
    private readonly Office _office;
    private readonly Invited _people;
    private readonly Dictionary<string, string> _fills = new(StringComparer.Ordinal)
    {
        ["scheme"] = "becommerce",
        ["year"] = "2026",
        ["member"] = "demo-shop",
    };
    private (string Number, string Code) _case;
    private (string Number, string Code) _decided;

    private World(TestApp app) => (_app, _office, _people) = (app, new Office(app), new Invited(app));

    public TestApp App => _app;

    /// <summary>Everybody, once with a cookie and once with a token.</summary>
    public IReadOnlyList<Visitor> Everybody { get; private set; } = [];

    /// <summary>What is called so, or the word itself.</summary>
    public string Fill(string name) => _fills.GetValueOrDefault(name, name);

    public static async Task<World> BuildAsync()
    {
        var world = new World(
            await TestApp.StartAsync(
                settings: new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["Security:SessionCacheSeconds"] = "0",
                    // Whether a paper is made is another test's affair; here it is who may have it.
                    ["Pdf:Chromium"] = "/there/is/none",
                },
                sendsByItself: false
            )
        );
        await world._office.ClockAsync("2026-03-02T09:00:00+01:00");
        await world.FineAsync();
        await world.AppealAsync();
        await world.DeliberateAsync();
        await world.HearAsync();
        await world.HoldAsync();
        world._fills["registered"] = (await world._office.FileAsync(Office.Complaint())).Number;
        world._fills["wk"] = (await world._office.FileAsync(Stages.AboutAProvider)).Number;
        await world.EmployAsync();
        await world.FileThingsAsync();
        world.Everybody = await world.GatherAsync();
        return world;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<IReadOnlyList<Visitor>> GatherAsync()
    {
        var all = new List<Visitor> { new("nob", "nobody", Client(), program: false) };
        all.Add(await ByCodeAsync("cod", "the complainant", _case));
        all.Add(await ByCodeAsync("oth", "another complainant", _decided));
        foreach (var account in Accounts)
        {
            all.Add(await SignedInAsync(account));
            all.Add(await WithTokenAsync(account));
        }

        foreach (var (email, act) in new[] { (Removed, "remove"), (Locked, "lock") })
        {
            var gone = ("nob", email, Invited.Password);
            all.AddRange([await SignedInAsync(gone), await WithTokenAsync(gone)]);
            var done = await _people.DoAsync(_fills[email], act, new { reason = "Uit dienst." });
            Assert.Equal(200, done.Code);
        }

        return all;
    }

    /// <summary>The same person, who has just come in.</summary>
    public Task<Visitor> AgainAsync(Visitor visitor) =>
        Accounts.FirstOrDefault(a => a.Column == visitor.Column) is { Email: not null } account
            ? visitor.IsProgram
                ? WithTokenAsync(account)
                : SignedInAsync(account)
            : Task.FromResult(visitor);

    private HttpClient Client() => _app.CreateClient(new() { AllowAutoRedirect = false });

    private async Task<Visitor> ByCodeAsync(string column, string name, (string Number, string Code) filed)
    {
        var client = Client();
        await new Person(client).RedirectAsync("/track", "track", ("number", filed.Number), ("code", filed.Code));
        return new(column, name, client, program: false) { Code = filed.Code };
    }

    private async Task<Visitor> SignedInAsync((string Column, string Email, string Password) account)
    {
        var client = Client();
        Assert.True(await new Person(client).SignInAsync(account.Email, account.Password), account.Email);
        return new(account.Column, account.Email, client, program: false);
    }

    private async Task<Visitor> WithTokenAsync((string Column, string Email, string Password) account) =>
        new(
            account.Column,
            account.Email,
            await _people.WithTokenAsync(account.Email, account.Password),
            program: true
        );

    // Final, with a fine to pay and a notice that everybody reads.
    private async Task FineAsync()
    {
        var filed = await _office.NotifiedAsync("2026-03-02", Stages.Founded(Fine));
        var number = filed.Number;
        await _office.ClockAsync("2026-05-11T09:00:00+02:00");
        var final = await _office.GetAsync("secretary", number);
        Assert.Equal("final", final.Text("state"));
        _fills["fined"] = number;
        _fills["fine"] = final.Body!["decision"]!["sanctions"]![0]!["id"]!.GetValue<string>();
        await _office.DoAsync("secretary", number, "publish-notice", new { text = "De winkel leverde te laat." });
        await _office.DoAsync(filed, "answer-notice", new { nothingToAdd = true });
        await _office.DoAsync("shop", number, "answer-notice", new { nothingToAdd = true });
        var published = await _office.DoAsync("committee", number, "confirm-notice");
        _fills["reference"] = published.Body!["notice"]!["reference"]!.GetValue<string>();
    }

    private async Task AppealAsync()
    {
        var today = (await _office.TodayAsync()).ToString("O", null);
        _decided = await _office.NotifiedAsync(today, Stages.Founded(Fine));
        _fills["decided"] = _decided.Number;
        var lodged = await _office.DoAsync(
            "shop",
            _decided.Number,
            "lodge-appeal",
            new { grounds = "De vervoerder.", contested = new[] { "decision" } }
        );
        _fills["appeal"] = lodged.List("appeals").Single()["id"]!.GetValue<string>();
    }

    private async Task DeliberateAsync()
    {
        _case = await _office.SentAsync(Office.Complaint(email: Consumer));
        var number = _fills["case"] = _case.Number;
        _fills["document"] = await _office.DocumentAsync("shop", number, "bewijs.pdf");
        await _office.DoAsync("committee2", number, "recuse", new { reason = "Familie." });
        await _office.DoAsync("shop", number, "respond", new { answer = "Het spijt ons.", defence = "Afgeleverd." });
        await _office.DoAsync(_case, "comment", new { nothingToAdd = true });
        await _office.DoAsync("secretary", number, "declare-complete");
        await _office.DoAsync("secretary", number, "close-file");
        var clara = await AtDeskAsync("committee");
        await clara.RedirectAsync(
            $"/cases/{number}/deliberation/drafts/new",
            "draft",
            ("version", "0"),
            ("text", "De klacht is gegrond.")
        );
    }

    // Over, and kept on the secretary's word until the administrator's (FP-18).
    private async Task HoldAsync()
    {
        var filed = await _office.SentAsync();
        _fills["held"] = filed.Number;
        await _office.DoAsync(filed, "withdraw", new { reason = "Opgelost." });
        await _office.DoAsync(
            "secretary",
            filed.Number,
            "hold-erasure",
            new { reason = "Rechtszaak.", until = $"{(await _office.TodayAsync()).AddDays(90):yyyy-MM-dd}" }
        );
    }

    private async Task HearAsync()
    {
        var (number, _) = await _office.AnsweredAsync();
        _fills["heard"] = number;
        var on = $"{(await _office.TodayAsync()).AddDays(40):yyyy-MM-dd}T10:00:00+02:00";
        await _office.DoAsync("secretary", number, "invite-to-hearing", new { at = on, place = "Zaal Horta" });
    }

    // Who is invited, and a consumer who collects its complaint in an account.
    private async Task EmployAsync()
    {
        await _people.JoinedAsync(OtherScheme, ["secretary"], ["webshop-keurmerk"]);
        foreach (var email in new[] { Removed, Locked })
        {
            _fills[email] = await _people.JoinedAsync(email, ["secretary"]);
        }

        await using var scope = _app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = new User
        {
            UserName = Consumer,
            Email = Consumer,
            EmailConfirmed = true,
            DisplayName = "Jan Peeters",
        };
        user.PasswordHash = users.PasswordHasher.HashPassword(user, Demo);
        Assert.True((await users.CreateAsync(user)).Succeeded);
        var client = Client();
        var person = new Person(client);
        Assert.True(await person.SignInAsync(Consumer, Demo));
        await person.RedirectAsync("/cases", "held-add", ("number", _case.Number), ("code", _case.Code));
    }

    // A seat, a standard text, an application, letters to post and a batch of them.
    private async Task FileThingsAsync()
    {
        await using var db = await _app.NewDbAsync();
        _fills["user"] = await _people.IdAsync("shop@demo.example");
        _fills["person"] = await _people.IdAsync("secretary2@demo.example");
        await (await AtDeskAsync("secretary")).RedirectAsync(
            "/standard-texts/new?scheme=becommerce",
            ("title", "Aanhef"),
            ("text", "De commissie"),
            ("language", "nl")
        );
        _fills["text"] = Invariant(await db.Set<StandardTextRow>().Select(t => t.Id).SingleAsync());
        var seat = new MandateRow
        {
            Id = Guid.NewGuid(),
            Scheme = "webshop-keurmerk",
            UserId = await _people.IdAsync("committee@demo.example"),
            From = await _office.TodayAsync(),
        };
        db.Add(seat);
        _fills["seat"] = $"{seat.Id}";
        await db.SaveChangesAsync();
        await new Person(Client()).RedirectAsync(
            "/members/apply",
            ("scheme", "becommerce"),
            ("name", "Nieuwkomer"),
            ("websites", "www.nieuwkomer.example"),
            ("companyNumber", "BE 0800.000.001"),
            ("language", "nl"),
            ("kinds", "b2c"),
            ("contactName", "Nico Nieuw"),
            ("email", "nico@nieuwkomer.example"),
            ("undertaking", "true")
        );
        await db.Set<MemberApplicationRow>()
            .ExecuteUpdateAsync(a => a.SetProperty(r => r.ConfirmedAt, DateTimeOffset.UtcNow));
        _fills["application"] = $"{await db.Set<MemberApplicationRow>().Select(a => a.Id).SingleAsync()}";
        var byPost = await _office.FileAsync(Office.Complaint(email: ""));
        _fills["batch"] = Invariant(
            (
                await _app
                    .Services.GetRequiredService<PostBatches>()
                    .Make(null, await _office.TodayAsync(), new Actor(Role.Secretary, "s", "S"), default)
            )!.Value
        );
        _fills["letter"] = Invariant(
            await db.Set<LetterRow>().Where(l => l.CaseNumber == byPost.Number).Select(l => l.Id).FirstAsync()
        );
    }

    private async Task<Person> AtDeskAsync(string account)
    {
        var person = new Person(Client());
        Assert.True(await person.SignInAsync($"{account}@demo.example", Demo));
        return person;
    }

    private static string Invariant(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
