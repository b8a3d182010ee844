using Redress.Web.Shell.Bodies;
using Redress.Web.Shell.Contact;
using Redress.Web.Shell.Monitoring;
using Redress.Web.Shell.Proxies;
using Redress.Web.Shell.Theme;

namespace Redress.Web.Shell;

internal static class ShellSetup
{
    private const int LongestMessage = 512 * 1024;

    public static void AddShell(this WebApplicationBuilder builder)
    {
        // Without it the components' styles answer 500 in every environment but Development until published.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls("http://localhost:5080");

        builder.AddHostNames();
        builder.AddProxy();
        builder.AddProblems();
        builder.AddRateLimits();
        builder.AddLanguages();
        builder.AddHealth();
        builder.AddTelemetry();
        builder.Services.AddSingleton<PdfRenderer>();
        builder.Services.AddSingleton<SchemeContacts>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "redress-form";
            // Strict would make a new one for who comes by a link, and spoil the forms open in other tabs.
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.SuppressXFrameOptionsHeader = true;
        });
        // Styles and scripts only, also while they are not published: a page that holds a secret and is compressed can be guessed at.
        builder.Services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"];
        });
        builder.Services.AddTheme();
        builder
            .Services.AddRazorComponents()
            .AddInteractiveServerComponents(o => o.DisconnectedCircuitMaxRetained = 200)
            // What is usual ends the circuit at a text of 32 KiB; this is more than is kept of a form.
            .AddHubOptions(o => o.MaximumReceiveMessageSize = LongestMessage);
    }

    /// <summary>What every request passes before it is known who asks.</summary>
    public static void UseShell(this WebApplication app)
    {
        app.UseHostNames();
        app.UseProxy();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<RelativeRedirects>();
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.Use(AnswerHead);
        app.UseProblems();
        if (!app.Environment.IsDemo())
            app.UseHsts();
        app.UseRouting();
        app.UseUnreadableBodies();
    }

    /// <summary>A page is asked for its head, by a scanner of links or a monitor: it is answered as it would be shown, without its text (RFC 9110).</summary>
    private static async Task AnswerHead(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method) || context.Request.IsApi())
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
            context.Response.Body = body;
        }
    }

    public static void MapShell(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapHealth();
        app.MapMetrics();
        app.MapTheme();
        app.MapLanguages();
        app.MapFormerAddresses();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(o =>
            {
                // Measured: compression more than doubles what a circuit weighs.
                o.DisableWebSocketCompression = true;
                // Said for every page in SecurityHeaders.
                o.ContentSecurityFrameAncestorsPolicy = null;
            });
    }
}
