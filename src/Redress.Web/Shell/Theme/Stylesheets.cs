using System.Text;
using Microsoft.AspNetCore.StaticAssets;

namespace Redress.Web.Shell.Theme;

/// <summary>
/// The theme, for every page, and besides it what the desks need: the components' own styles, the font, and all files of
/// wwwroot/desk in the order of their names. The library's are in a layer, so that what it resets on every element does not
/// touch ours. The pages of the public take the font of the device: on a bad line it would weigh as much as all the rest.
/// </summary>
internal sealed class Stylesheets
{
    public const string Font = "fonts/inter-latin-wght-normal.woff2";

    private const string OtherLetters = "fonts/inter-latin-ext-wght-normal.woff2";
    private const string Components = "_content/MudBlazor/MudBlazor.min.css";

    private const string Latin =
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,"
        + "U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";

    private const string LatinExtended =
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,"
        + "U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF";

    private readonly EndpointDataSource _endpoints;
    private readonly IWebHostEnvironment _environment;
    private readonly Lazy<Stylesheet> _theme;
    private readonly Lazy<Stylesheet> _desk;
    private string _palettes = "";

    public Stylesheets(EndpointDataSource endpoints, IWebHostEnvironment environment)
    {
        (_endpoints, _environment) = (endpoints, environment);
        // Not before the addresses of the program's files are known.
        _theme = new(() => Stylesheet.Of("/theme.css", _palettes));
        _desk = new(() =>
            Stylesheet.Of(
                "/desk.css",
                $"@import url({AddressOf(Components)}) layer(mud);\n{Face(Font, Latin)}{Face(OtherLetters, LatinExtended)}{DeskFiles()}"
            )
        );
    }

    public Stylesheet Theme => _theme.Value;

    public Stylesheet Desk => _desk.Value;

    public async Task WritePalettesAsync() => _palettes = await PaletteWriter.WriteAsync();

    private string Face(string file, string letters) =>
        "@font-face { font-family: Inter; font-style: normal; font-weight: 100 900; font-display: swap; "
        + $"src: url({AddressOf(file)}) format(\"woff2\"); unicode-range: {letters}; }}\n";

    private string DeskFiles()
    {
        var all = new StringBuilder();
        foreach (
            var file in _environment
                .WebRootFileProvider.GetDirectoryContents("desk")
                .Where(f => f.Name.EndsWith(".css", StringComparison.Ordinal))
                .OrderBy(f => f.Name, StringComparer.Ordinal)
        )
        {
            using var text = new StreamReader(file.CreateReadStream());
            all.Append(text.ReadToEnd()).Append('\n');
        }

        return all.ToString();
    }

    /// <summary>The address of a file with what marks its content, under which browsers keep it for good.</summary>
    private string AddressOf(string file) =>
        "/"
        + _endpoints
            .Endpoints.Select(e => e.Metadata.GetMetadata<StaticAssetDescriptor>())
            .First(d => d is not null && d.Properties.Any(p => p.Name == "label" && p.Value == file))!
            .Route;
}
