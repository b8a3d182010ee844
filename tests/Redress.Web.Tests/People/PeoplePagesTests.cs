using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.People;

/// <summary>The people of the body on pages, by plain forms.</summary>
public sealed class PeoplePagesTests : IAsyncLifetime
{
    private const string New = "nele@body.example";
    private TestApp _app = null!;
    private Invited _people = null!;
    private Person _admin = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(sendsByItself: false);
        _people = new Invited(_app);
        _admin = _people.Anybody();
        Assert.True(await _admin.SignInAsync("admin@demo.example", "Demo-Pass-2026"));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("BC-43")]
    public async Task Somebody_is_invited_by_a_form_that_tells_what_is_wrong_and_keeps_what_was_typed()
    {
        var page = await _admin.PostAsync(
            "/people/new",
            ("email", "nobody"),
            ("name", "Nele New"),
            ("roles", "secretary"),
            ("schemes", "becommerce"),
            ("language", "en")
        );
        Assert.Contains("such as name@example.org", page);
        Assert.Contains("value=\"Nele New\"", page);
        Assert.Matches("value=\"secretary\" checked", page);
        Assert.Contains("at least one role", await PostAsync(("schemes", "becommerce")));
        Assert.Contains("at least one scheme", await PostAsync(("roles", "secretary")));
        Assert.Contains(
            "is no secretary",
            await PostAsync(("roles", "secretary"), ("roles", "supervisor"), ("schemes", "becommerce"))
        );
        Assert.Equal(
            "/people?done=invited",
            await _admin.RedirectAsync(
                "/people/new",
                ("email", New),
                ("name", "Nele New"),
                ("roles", "secretary"),
                ("schemes", "becommerce"),
                ("language", "fr")
            )
        );
        var list = await _admin.GetAsync("/people?state=Invited");
        Assert.Contains("Nele New", list);
        Assert.DoesNotContain("Sofie Secretary", list);
        await _people.LinkAsync(New);
        Assert.Contains("vous invite", await MailAsync());

        Task<string> PostAsync(params (string, string)[] more) =>
            _admin.PostAsync("/people/new", [("email", New), ("name", "Nele"), ("language", "en"), .. more]);
    }

    [Fact]
    public async Task A_person_is_changed_locked_let_in_and_removed_on_its_page_which_tells_what_was_done()
    {
        var id = await _people.JoinedAsync(New, ["secretary"], ["becommerce"]);
        var path = $"/people/{id}";
        Assert.Contains(
            "at least one scheme",
            await _admin.PostAsync(path, "roles", ("roles", "secretary"), ("schemes", ""))
        );
        Assert.Equal(
            $"{path}?done=changed",
            await _admin.RedirectAsync(
                path,
                "roles",
                ("roles", "appeals"),
                ("schemes", "becommerce"),
                ("schemes", "webshop-keurmerk")
            )
        );
        Assert.Contains("Secretary → Appeal handler", await _admin.GetAsync(path));
        Assert.Contains("Give the reason", await _admin.PostAsync(path, "access", ("act", "lock")));
        Assert.Equal(
            $"{path}?done=locked",
            await _admin.RedirectAsync(path, "access", ("act", "lock"), ("reason", "lost bag"))
        );
        var locked = await _admin.GetAsync(path);
        Assert.Contains("lost bag", locked);
        Assert.Contains("value=\"unlock\"", locked);
        Assert.DoesNotContain("value=\"lock\"", locked);
        Assert.Equal($"{path}?done=unlocked", await _admin.RedirectAsync(path, "access", ("act", "unlock")));
        Assert.Contains("Give the reason", await _admin.PostAsync(path, "remove"));
        Assert.Equal("/people?done=removed", await _admin.RedirectAsync(path, "remove", ("why", "left")));
        var removed = await _admin.GetAsync(path);
        Assert.DoesNotContain("<form method=\"post\" class=\"card\"", removed);
        Assert.Contains("Nele New", removed);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await _admin.StatusAsync("/people/nobody"));
    }

    [Fact]
    public async Task Ones_own_page_offers_no_lock_and_the_last_administrator_is_told_why_it_stays()
    {
        var path = $"/people/{await _people.IdAsync("admin@demo.example")}";
        var own = await _admin.GetAsync(path);
        Assert.DoesNotContain("value=\"lock\"", own);
        Assert.DoesNotContain("Remove this person", own);
        Assert.Contains(
            "This is the last administrator",
            await _admin.PostAsync(path, "roles", ("roles", "registrar"), ("schemes", "becommerce"))
        );
        Assert.Contains(
            "Nobody locks or removes oneself",
            await _admin.PostAsync(path, "access", ("act", "lock"), ("reason", "x"))
        );
    }

    [Fact]
    public async Task An_administrator_who_is_secretary_too_finds_both_desks()
    {
        await _people.JoinedAsync(New, ["secretary", "administrator"]);
        var both = _people.Anybody();
        Assert.True(await both.SignInAsync(New, Invited.Password));
        var page = await both.GetAsync("/people");
        Assert.Contains("href=\"/my-day\"", page);
        Assert.Contains("href=\"/people\"", page);
        Assert.Equal(System.Net.HttpStatusCode.OK, await both.StatusAsync("/cases"));
    }

    private async Task<string> MailAsync() =>
        string.Concat(
            await Task.WhenAll(Directory.GetFiles(_app.Mails, "*.eml").Select(f => File.ReadAllTextAsync(f)))
        );
}
