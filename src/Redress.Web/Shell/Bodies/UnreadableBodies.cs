using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Redress.Web.Shell.Bodies;

/// <summary>
/// What nobody can read of a body is the fault of who sent it, also where the framework fails at it as if the program were at fault. A form in parts, one of which has a file
/// name that is said to be encoded and is not there, as where the form was cut, or that is in UTF-7, is answered as any other that is no form; JSON that is sent to the API in
/// a charset that there is not, or in UTF-7, is not taken (415).
/// </summary>
internal static class UnreadableBodies
{
    /// <summary>After it is known which page is asked for, which says how large its form may be, and before anything reads the body.</summary>
    public static void UseUnreadableBodies(this WebApplication app) => app.Use(Watch);

    /// <summary>Whether reading a header of the body failed by what stands in it.</summary>
    public static bool IsUnreadable(Exception e) => e is ArgumentException or NotSupportedException;

    private static Task Watch(HttpContext http, RequestDelegate next)
    {
        if (
            http.Request.Path.StartsWithSegments("/api")
            && http.Request.HasJsonContentType()
            && !TakeCharset(http.Request)
        )
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }

        // The request makes its form as soon as it is asked for it; it is there already where an error is shown.
        if (
            http.Features.Get<IFormFeature>() is null
            && http.Request.HasFormContentType
            && http.Features.Get<IFormFeature>() is { } form
        )
            http.Features.Set<IFormFeature>(new WatchedForm(form));
        return next(http);
    }

    // Whether there is such a charset, or none is said. The quotes that may stand round it the framework takes for a part of its name.
    private static bool TakeCharset(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue)
            return true;
        var charset = HeaderUtilities.RemoveQuotes(type.Charset);
        try
        {
            Encoding.GetEncoding(charset.ToString());
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return false;
        }
        if (charset != type.Charset)
        {
            type.Charset = charset;
            request.ContentType = type.ToString();
        }
        return true;
    }

    private sealed class WatchedForm(IFormFeature form) : IFormFeature
    {
        public bool HasFormContentType => form.HasFormContentType;

        public IFormCollection? Form
        {
            get => form.Form;
            set => form.Form = value;
        }

        public IFormCollection ReadForm()
        {
            try
            {
                return form.ReadForm();
            }
            catch (Exception e) when (IsUnreadable(e))
            {
                throw Told(e);
            }
        }

        public async Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken)
        {
            try
            {
                return await form.ReadFormAsync(cancellationToken);
            }
            catch (Exception e) when (IsUnreadable(e))
            {
                throw Told(e);
            }
        }

        // Whoever reads a form expects this one.
        private static InvalidDataException Told(Exception e) => new("The header of a part cannot be read.", e);
    }
}
