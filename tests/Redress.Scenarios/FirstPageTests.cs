using Microsoft.Playwright;
using Redress.Scenarios.Support;

namespace Redress.Scenarios;

[Collection(InBrowser.Name)]
public sealed class FirstPageTests(Browser browser) : PageTests(browser)
{
    private static readonly string[] Desks =
    [
        "/my-day",
        "/cases",
        "/calendar",
        "/upcoming",
        "/overview",
        "/hearings",
        "/appeals",
        "/committee",
        "/postal-letters",
    ];

    [Theory]
    [InlineData("/")]
    [InlineData("/account/login")]
    public async Task A_page_runs_its_script_breaks_no_policy_and_is_accessible(string path)
    {
        var page = await OpenAsync();
        var (complaints, _) = Heard(page);
        await page.GotoAsync(path);
        await page.WaitForFunctionAsync("() => window.Blazor !== undefined");

        Assert.Empty(complaints);
        await AccessibleAsync(page);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task A_page_of_the_staff_breaks_no_policy_and_is_accessible_in_both_palettes(string palette)
    {
        var page = await SignInAsync("secretary");
        await page.EmulateMediaAsync(new() { ColorScheme = palette == "dark" ? ColorScheme.Dark : ColorScheme.Light });
        var (complaints, fetched) = Heard(page);
        foreach (var path in Desks)
        {
            Assert.Equal(200, (await page.GotoAsync(path))!.Status);
            await page.WaitForFunctionAsync("() => window.Blazor !== undefined && window.mudElementRef !== undefined");
            Assert.Equal(
                "rgb" + Ground(palette),
                await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")
            );
            Assert.Empty(complaints);
            // Axe writes styles of its own into the page, to read what a stylesheet brings along: they are refused, and it says so.
            await AccessibleAsync(page);
            complaints.Clear();
        }

        Assert.All(fetched, address => Assert.StartsWith(App.Address.ToString(), address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_of_everybody_are_dark_for_who_wants_them_so_and_light_on_paper()
    {
        var page = await OpenAsync("nl");
        var (complaints, _) = Heard(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        foreach (var path in new[] { "/", "/complain", "/track", "/decisions", "/members", "/account/login" })
        {
            Assert.Equal(200, (await page.GotoAsync(path))!.Status);
            Assert.Equal(
                "rgb" + Ground("dark"),
                await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")
            );
            await AccessibleAsync(page);
        }

        Assert.Empty(complaints);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, Media = Media.Print });
        Assert.Equal(
            "rgb(255, 255, 255)",
            await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")
        );
        Assert.Equal("rgb(0, 0, 0)", await page.EvaluateAsync<string>("getComputedStyle(document.body).color"));
    }

    private static string Ground(string palette) => palette == "dark" ? "(15, 21, 22)" : "(247, 246, 242)";

    // What the browser complains about, and what it asks for, from now on.
    private static (List<string> Complaints, List<string> Fetched) Heard(IPage page)
    {
        var (complaints, fetched) = (new List<string>(), new List<string>());
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal))
                fetched.Add(request.Url);
        };
        return (complaints, fetched);
    }

    [Fact]
    public async Task The_language_is_changed_by_a_button_and_stays()
    {
        var page = await OpenAsync("fr");
        await page.GotoAsync("/account/login");
        Assert.Equal("fr", await page.Locator("html").GetAttributeAsync("lang"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Nederlands" }).ClickAsync();
        await page.WaitForURLAsync("**/account/login");
        Assert.Equal("nl", await page.Locator("html").GetAttributeAsync("lang"));
    }
}
