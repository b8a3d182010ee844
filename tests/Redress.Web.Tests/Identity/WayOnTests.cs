using System.Net;
using System.Text.RegularExpressions;
using Redress.Testing;
using Redress.Web.Identity.Factors;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Identity;

/// <summary>Who begins is led on: to a second factor, and by it to where it was going.</summary>
public sealed partial class WayOnTests
{
    [Fact]
    public async Task The_first_administrator_is_led_by_its_second_factor_to_what_the_body_needs()
    {
        await using var body = await NewBody.StartAsync(("Identity:StaffTwoFactor", "true"));
        using var client = body.Client();
        var person = new Person(client);
        Assert.Equal("/admin/start", await person.RedirectAsync("/setup", NewBody.Fields(body.Code!)));
        const string door = "/account/second-factor?asked=true&returnUrl=%2Fadmin%2Fstart";
        Assert.Equal(door, (await client.GetAsync("/admin/start")).Headers.Location?.OriginalString);
        const string passkeys = "/account/passkeys?returnUrl=%2Fadmin%2Fstart";
        const string app = "/account/two-factor?returnUrl=%2Fadmin%2Fstart";
        var page = await person.GetAsync(door);
        Assert.Contains($"href=\"{passkeys}\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{app}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">Go on<", page, StringComparison.Ordinal);
        Assert.Contains($"action=\"{passkeys}\"", await person.GetAsync(passkeys), StringComparison.Ordinal);

        var key = Shown().Match(await person.GetAsync(app)).Groups["key"].Value;
        Assert.Contains(
            "not right",
            await person.PostAsync(app, "turn-on", ("code", "000000")),
            StringComparison.Ordinal
        );
        var codes = await person.PostAsync(
            app,
            "turn-on",
            ("code", Totp.CodeOf(key.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()))
        );
        Assert.Contains("href=\"/admin/start\">I have kept them</a>", codes, StringComparison.Ordinal);
        Assert.Contains("href=\"/admin/start\">Go on</a>", await person.GetAsync(door), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await person.StatusAsync("/admin/start"));
        Assert.Equal("/admin/start", await person.LeadsToAsync("/admin"));
    }

    [Fact]
    public async Task A_passkey_leads_on_too()
    {
        await using var app = await TestApp.StartAsync(
            settings: new Dictionary<string, string> { ["Identity:StaffTwoFactor"] = "true" }
        );
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        var person = new Person(client);
        Assert.True(await person.SignInAsync("registrar@demo.example", "Demo-Pass-2026"));
        // It came from nowhere else: its desk.
        var asked = await person.GetAsync("/account/second-factor?asked=true");
        Assert.Contains("href=\"/account/passkeys?returnUrl=%2Fmembers\"", asked, StringComparison.Ordinal);
        using var key = new SoftwareKey();
        Assert.NotNull(await PasskeyPosts.AddAsync(client, key));
        const string added = "/account/passkeys?done=passkeyAdded&returnUrl=%2Fmembers";
        Assert.Contains("href=\"/members\">Go on</a>", await person.GetAsync(added), StringComparison.Ordinal);
        Assert.Contains(
            "href=\"/members\">Go on</a>",
            await person.GetAsync("/account/second-factor?returnUrl=%2Fmembers"),
            StringComparison.Ordinal
        );
        var own = await person.GetAsync("/account/second-factor");
        Assert.DoesNotContain(">Go on<", own, StringComparison.Ordinal);
        Assert.Contains("href=\"/account\"", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_of_a_body_that_takes_complaints_lands_at_its_desk_and_nobody_else_there()
    {
        await using var app = await TestApp.StartAsync();
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        Assert.Equal("/account/login", await new Person(client).LeadsToAsync("/admin"));
        Assert.True(await new Person(client).SignInAsync("admin@demo.example", "Demo-Pass-2026"));
        Assert.Equal("/committee", await new Person(client).LeadsToAsync("/admin"));
        using var other = app.CreateClient(new() { AllowAutoRedirect = false });
        Assert.True(await new Person(other).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        Assert.Equal("/account/denied", await new Person(other).LeadsToAsync("/admin"));
    }

    [Theory]
    [InlineData("/cases?q=a&b=c", "/x?returnUrl=%2Fcases%3Fq%3Da%26b%3Dc")]
    [InlineData("https://evil.example/", "/x")]
    [InlineData("//evil.example", "/x")]
    [InlineData("/\\evil.example", "/x")]
    [InlineData("javascript:alert(1)", "/x")]
    [InlineData("~/cases", "/x")]
    [InlineData("/", "/x")]
    [InlineData("", "/x")]
    [InlineData(null, "/x")]
    public void It_leads_nowhere_outside_of_this_site(string? returnUrl, string address)
    {
        Assert.Equal(address, WayOn.With("/x", returnUrl));
        Assert.Equal("/x?y=1" + address[2..].Replace('?', '&'), WayOn.With("/x?y=1", returnUrl));
        Assert.Equal($"/account/prove?returnUrl={Uri.EscapeDataString(address)}", WayOn.Proving("/x", returnUrl));
    }

    [GeneratedRegex("class=\"hash\">(?<key>[a-z2-7 ]+)<", RegexOptions.None, 2000)]
    private static partial Regex Shown();
}
