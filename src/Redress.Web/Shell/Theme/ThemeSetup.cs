using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Redress.Web.Shell.Theme;

internal static class ThemeSetup
{
    public static void AddTheme(this IServiceCollection services) =>
        services.AddSingleton<Stylesheets>().AddScoped<DeskLook>();

    public static Task OpenThemeAsync(this WebApplication app) =>
        app.Services.GetRequiredService<Stylesheets>().WritePalettesAsync();

    public static void MapTheme(this IEndpointRouteBuilder app)
    {
        app.MapGet("/theme.css", (string? v, HttpResponse response, Stylesheets all) => Send(all.Theme, v, response))
            .ExcludeFromDescription();
        app.MapGet("/desk.css", (string? v, HttpResponse response, Stylesheets all) => Send(all.Desk, v, response))
            .ExcludeFromDescription();
    }

    private static ContentHttpResult Send(Stylesheet sheet, string? version, HttpResponse response)
    {
        response.Headers[HeaderNames.CacheControl] =
            version == sheet.Version ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Text(sheet.Text, "text/css");
    }
}
