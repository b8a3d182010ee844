namespace Redress.Web.Shell;

/// <summary>
/// Scripts, styles and connections of this site alone; no inline script. Inline style attributes remain allowed, which
/// the virtualised list and the desks' components write. An endpoint that sets one of these itself is left its own.
/// What is answered to somebody by its sign-in or its code is kept by no browser and no proxy, unless the endpoint says otherwise.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>The cookie of whoever opened a case with its code or by an e-mail.</summary>
    public const string TrackedCookie = "redress-tracked";

    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
        + "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self' blob:; object-src 'none'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly (string Name, string Value)[] Headers =
    [
        ("Content-Security-Policy", ContentPolicy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment: the error page starts with cleared headers.
        context.Response.OnStarting(
            static state =>
            {
                var http = (HttpContext)state;
                var headers = http.Response.Headers;
                foreach (var (name, value) in Headers)
                    headers.TryAdd(name, value);
                if (IsOfSomebody(http))
                    headers.TryAdd("Cache-Control", "no-store");
                return Task.CompletedTask;
            },
            context
        );
        return next(context);
    }

    private static bool IsOfSomebody(HttpContext http) =>
        http.Items.ContainsKey(typeof(KeptNowhere))
        || http.User.Identity?.IsAuthenticated == true
        || http.Request.Headers.ContainsKey("X-Tracking-Code")
        || http.Request.Headers.ContainsKey("Authorization")
        || http.Request.Cookies.ContainsKey(TrackedCookie);
}

internal static class KeptNowhere
{
    /// <summary>What a link with a code in it shows, before anybody is known by it, is kept by no browser and no proxy. Not by the header itself: where a form writes its own, each of both would be reported.</summary>
    internal static void KeepNowhere(this HttpContext http) => http.Items[typeof(KeptNowhere)] = true;
}
