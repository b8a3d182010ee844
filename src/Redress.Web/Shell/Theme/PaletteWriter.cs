using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using MudBlazor;
using MudBlazor.Services;

namespace Redress.Web.Shell.Theme;

/// <summary>
/// Has the components' library write the theme's variables once, when the program starts. In a page it would write them into
/// elements of style, which the site's policy does not permit.
/// </summary>
internal static partial class PaletteWriter
{
    /// <summary>Light for all; dark for who asks for it by the system or by name, on a screen: paper is always light.</summary>
    public static async Task<string> WriteAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMudServices();
        services.AddSingleton<IJSRuntime, NoScript>();
        services.AddSingleton<NavigationManager, Nowhere>();
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        var light = Variables(await DrawAsync(renderer, dark: false));
        var dark = Variables(await DrawAsync(renderer, dark: true)).Except(light);
        var lightText = $"{string.Join('\n', light)}\n{RedressTheme.LightShades.Written()}\ncolor-scheme: light;";
        var darkText = $"{string.Join('\n', dark)}\n{RedressTheme.DarkShades.Written()}\ncolor-scheme: dark;";
        return $$"""
            :root {
            {{lightText}}
            }
            @media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) {
            {{darkText}}
            } }
            @media screen { :root[data-theme="dark"] {
            {{darkText}}
            } }

            """;
    }

    private static Task<string> DrawAsync(HtmlRenderer renderer, bool dark) =>
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var drawn = await renderer.RenderComponentAsync<MudThemeProvider>(
                ParameterView.FromDictionary(
                    new Dictionary<string, object?>
                    {
                        [nameof(MudThemeProvider.Theme)] = RedressTheme.Theme,
                        [nameof(MudThemeProvider.IsDarkMode)] = dark,
                    }
                )
            );
            return drawn.ToHtmlString();
        });

    private static List<string> Variables(string html) =>
        [
            .. Root()
                .Matches(html)
                .SelectMany(block => block.Groups["variables"].Value.Split('\n', StringSplitOptions.TrimEntries))
                .Where(line => line.StartsWith("--", StringComparison.Ordinal)),
        ];

    [GeneratedRegex(@":root\s*\{(?<variables>.*?)\}", RegexOptions.Singleline, 2000)]
    private static partial Regex Root();

    private sealed class Nowhere : NavigationManager
    {
        public Nowhere() => Initialize("http://localhost/", "http://localhost/");
    }

    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => default;

        public ValueTask<TValue> InvokeAsync<TValue>(
            string identifier,
            CancellationToken cancellationToken,
            object?[]? args
        ) => default;
    }
}
