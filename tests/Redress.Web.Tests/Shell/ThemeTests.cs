using System.Net;
using System.Text.RegularExpressions;
using MudBlazor;
using MudBlazor.Utilities;
using Redress.Web.Shell.Theme;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Shell;

public sealed partial class ThemeTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly HttpClient _client = one.Client();

    public static TheoryData<string> Palettes => ["light", "dark"];

    [Theory]
    [MemberData(nameof(Palettes))]
    public void Every_text_can_be_read_on_every_ground_it_stands_on(string name)
    {
        var (palette, shades) = Of(name);
        MudColor[] grounds = [palette.Background, palette.Surface, palette.BackgroundGray, palette.TableHover];
        (string What, MudColor Text, MudColor[] Grounds)[] pairs =
        [
            ("text", palette.TextPrimary, [.. grounds, .. Washes(shades)]),
            ("quiet text", palette.TextSecondary, [.. grounds, .. Washes(shades), new(shades.Chip)]),
            ("accent", palette.Primary, [.. grounds, new(shades.AccentWash)]),
            ("deep accent", new(palette.PrimaryDarken), [.. grounds, new(shades.AccentWash)]),
            ("done", palette.Success, [.. grounds, new(shades.OkWash)]),
            ("due", palette.Warning, [.. grounds, new(shades.DueWash)]),
            ("late", palette.Error, [.. grounds, new(shades.LateWash)]),
            ("told", palette.Info, [.. grounds, new(shades.InfoWash)]),
            ("chip", new(shades.ChipInk), [new(shades.Chip)]),
            ("rail", palette.DrawerText, [palette.DrawerBackground]),
            ("icons of the rail", palette.DrawerIcon, [palette.DrawerBackground]),
            ("bar", palette.AppbarText, [palette.AppbarBackground]),
            ("on accent", palette.PrimaryContrastText, [palette.Primary, new(palette.PrimaryDarken)]),
            ("on late", palette.ErrorContrastText, [palette.Error, new(palette.ErrorDarken)]),
            ("on done", palette.SuccessContrastText, [palette.Success]),
            ("on due", palette.WarningContrastText, [palette.Warning]),
            ("on told", palette.InfoContrastText, [palette.Info]),
        ];
        Assert.Empty(
            from pair in pairs
            from ground in pair.Grounds
            where Contrast(pair.Text, ground) < 4.5
            select $"{pair.What} {pair.Text} on {ground}: {Contrast(pair.Text, ground):0.00}"
        );
        // The edge of a field tells where to type: graphics need 3.
        Assert.All(grounds, ground => Assert.True(Contrast(palette.LinesInputs, ground) >= 3, $"{ground}"));
    }

    [Fact]
    public async Task The_theme_is_one_file_with_both_palettes_and_its_hash_is_in_the_address()
    {
        var page = await _client.GetStringAsync("/");
        var address = ThemeAddress().Match(page).Value;
        using var answer = await _client.GetAsync(address);
        var css = await answer.Content.ReadAsStringAsync();
        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Stylesheet.Of("/theme.css", css).Address, address);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        var (light, dark) = (Of("light").Palette.Primary, Of("dark").Palette.Primary);
        Assert.Matches(
            $@"^:root \{{[^}}]*--mud-palette-primary: {Regex.Escape(Written(light))};",
            css[css.IndexOf(":root", StringComparison.Ordinal)..]
        );
        Assert.Equal(2, css.Split($"--mud-palette-primary: {Written(dark)};").Length - 1);
        Assert.Contains(
            "@media screen and (prefers-color-scheme: dark) { :root:not([data-theme=\"light\"])",
            css,
            StringComparison.Ordinal
        );
        Assert.Contains(":root[data-theme=\"dark\"]", css, StringComparison.Ordinal);

        using var other = await _client.GetAsync("/theme.css?v=0");
        Assert.Equal(css, await other.Content.ReadAsStringAsync());
        Assert.True(other.Headers.CacheControl!.NoCache);
    }

    [Fact]
    public void Another_text_has_another_address() =>
        Assert.NotEqual(Stylesheet.Of("/a.css", "a{}").Address, Stylesheet.Of("/a.css", "b{}").Address);

    [Theory]
    [InlineData("/theme.css")]
    [InlineData("/desk.css")]
    public async Task Whatever_a_stylesheet_fetches_is_of_this_site_and_there(string sheet)
    {
        var css = await _client.GetStringAsync(sheet);
        var fetched = Fetched().Matches(css).Select(m => m.Groups["address"].Value.Trim('"', '\'')).ToList();
        // What every page has fetches nothing: on a bad line a font would weigh as much as all the rest.
        Assert.Equal(sheet == "/desk.css", fetched.Count > 0);
        foreach (var address in fetched)
        {
            Assert.StartsWith("/", address, StringComparison.Ordinal);
            Assert.False(address.StartsWith("//", StringComparison.Ordinal));
            using var answer = await _client.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            // With the mark of its content, so that browsers keep it for good.
            Assert.Matches(@"\.[a-z0-9]{10}\.(css|woff2)$", address);
        }
    }

    [Fact]
    public async Task The_desks_stylesheet_holds_the_components_in_a_layer_and_every_file_of_its_folder_in_order()
    {
        var css = await _client.GetStringAsync("/desk.css");
        Assert.Matches(@"^@import url\(/_content/MudBlazor/MudBlazor\.min\.[a-z0-9]+\.css\) layer\(mud\);", css);
        var folder = new DirectoryInfo(Path.Combine(Root(), "src/Redress.Web/wwwroot/desk"));
        var at = 0;
        foreach (var file in folder.GetFiles("*.css").OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var text = await File.ReadAllTextAsync(file.FullName);
            var found = css.IndexOf(text, at, StringComparison.Ordinal);
            Assert.True(found >= at, file.Name);
            at = found + text.Length;
        }
    }

    [Fact]
    public async Task Pages_of_the_staff_have_the_components_and_pages_of_everybody_do_not()
    {
        using var staff = one.Client();
        Assert.True(await new Person(staff).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var desk = await staff.GetStringAsync("/cases");
        Assert.Contains("href=\"/desk.css?v=", desk, StringComparison.Ordinal);
        Assert.Matches("src=\"_content/MudBlazor/MudBlazor\\.min\\.[a-z0-9]+\\.js\"", desk);
        Assert.Contains("<body class=\"desk\"", desk, StringComparison.Ordinal);

        using var shop = one.Client();
        Assert.True(await new Person(shop).SignInAsync("shop@demo.example", "Demo-Pass-2026"));
        foreach (
            var (client, path) in new[]
            {
                (_client, "/"),
                (_client, "/complain"),
                (_client, "/track"),
                (shop, "/cases"),
            }
        )
        {
            var page = await client.GetStringAsync(path);
            Assert.Contains("/theme.css?v=", page, StringComparison.Ordinal);
            Assert.DoesNotContain("MudBlazor", page, StringComparison.Ordinal);
            Assert.DoesNotContain("desk.css", page, StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"desk\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_stylesheet_of_ours_names_a_colour_of_its_own()
    {
        var folder = Path.Combine(Root(), "src/Redress.Web/wwwroot");
        foreach (var file in Directory.GetFiles(folder, "*.css", SearchOption.AllDirectories))
        {
            var rules = Comment().Replace(File.ReadAllText(file), "");
            Assert.True(!Colour().IsMatch(rules), $"{file}: {Colour().Match(rules).Value}");
        }
    }

    [Fact]
    public void Every_size_of_the_desks_is_one_of_the_scale()
    {
        var sizes = Directory
            .GetFiles(Path.Combine(Root(), "src/Redress.Web/wwwroot/desk"), "*.css")
            .SelectMany(file =>
                Size()
                    .Matches(Comment().Replace(File.ReadAllText(file), ""))
                    .Select(m => (File: file, Size: m.Groups["size"].Value))
            )
            .ToList();
        Assert.NotEmpty(sizes);
        Assert.DoesNotContain(
            sizes,
            s => s.Size != "inherit" && !s.Size.StartsWith("var(--", StringComparison.Ordinal)
        );
    }

    private static (Palette Palette, Shades Shades) Of(string name) =>
        name == "dark"
            ? (RedressTheme.Theme.PaletteDark, RedressTheme.DarkShades)
            : (RedressTheme.Theme.PaletteLight, RedressTheme.LightShades);

    private static MudColor[] Washes(Shades shades) =>
        [new(shades.AccentWash), new(shades.OkWash), new(shades.DueWash), new(shades.LateWash), new(shades.InfoWash)];

    private static string Written(MudColor colour) => colour.ToString(MudColorOutputFormats.RGBA);

    private static double Contrast(MudColor one, MudColor other)
    {
        var (a, b) = (Light(one), Light(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // WCAG 2: how light a colour is.
    private static double Light(MudColor colour) =>
        (0.2126 * Part(colour.R)) + (0.7152 * Part(colour.G)) + (0.0722 * Part(colour.B));

    private static double Part(byte value) =>
        value / 255d is var part && part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "App.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex("/theme\\.css\\?v=[0-9a-f]+", RegexOptions.None, 2000)]
    private static partial Regex ThemeAddress();

    [GeneratedRegex(@"url\((?<address>[^)]+)\)", RegexOptions.None, 2000)]
    private static partial Regex Fetched();

    [GeneratedRegex(@"font-size:\s*(?<size>[^;}]+)", RegexOptions.None, 2000)]
    private static partial Regex Size();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, 2000)]
    private static partial Regex Comment();

    [GeneratedRegex(
        @"(?<=[:\s,(])#[0-9a-fA-F]{3,8}\b(?![^{}]*\{)|\b(?:rgba?|hsla?)\(|:\s*(?:white|black)\b",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Colour();
}
