using System.Globalization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;
using Redress.Web.KeptForms;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Shell.Days;

/// <summary>Marks an endpoint that reads a form of a page and is no page itself. Such a form comes without its documents, and no larger than typed text is.</summary>
internal sealed class ReadsDays : IRequestSizeLimitMetadata
{
    public static readonly ReadsDays Here = new();

    /// <summary>The form is that of the page whose address the query names.</summary>
    public static readonly ReadsDays OfAnotherPage = new();

    /// <summary>In bytes. The longest form that is kept is of 400,000 signs, none of which takes more than three bytes.</summary>
    public long? MaxRequestBodySize => 2 * 1024 * 1024;
}

/// <summary>
/// A form names beside each day that somebody types in it which field that is; before a page reads the form, what was typed becomes the day as programs write it.
/// What is no day goes on as it was typed, and is refused at its field. So every page reads days as the API does.
/// </summary>
internal static class TypedDays
{
    /// <summary>Names a field that holds a day, and towards where it lies. No field that somebody types into begins so, and it is not kept.</summary>
    public const string Field = "__day";

    public const string Address = "/days";

    private const int MostFields = 200;

    // ENOSPC: what was sent is as it should be.
    private const int NoRoom = 28;

    public static string Mark(string name, Toward toward) => $"{name}|{toward}";

    /// <summary>Whether a form that was posted has a day in that field.</summary>
    public static bool AreAt(string path, StringValues marks) =>
        marks.Any(m => m is not null && m.StartsWith($"{path}|", StringComparison.Ordinal));

    /// <summary>After it is known which page is asked for, and before anything reads or keeps the form: what is kept is the day that was meant, and not how far away it was that day.</summary>
    public static void UseTypedDays(this WebApplication app) => app.Use(Read);

    public static void MapTypedDays(this IEndpointRouteBuilder app) =>
        app.MapGet(Address, Say).AllowAnonymous().ExcludeFromDescription();

    private static async Task Read(HttpContext http, RequestDelegate next)
    {
        var (request, endpoint) = (http.Request, http.GetEndpoint()?.Metadata);
        if (endpoint?.GetMetadata<ComponentTypeMetadata>() is null && endpoint?.GetMetadata<ReadsDays>() is null)
        {
            await next(http);
        }
        else if (HttpMethods.IsGet(request.Method) && request.Query[Field] is { Count: > 0 } asked)
        {
            // An address says the day itself, so that it can be kept and passed on.
            http.Response.Redirect(
                request.Path.ToUriComponent() + Whole(request.Query, asked, TimesOf(http).TodayAt(request.Path))
            );
        }
        else
        {
            var isRead =
                !HttpMethods.IsPost(request.Method)
                || !request.HasFormContentType
                || await ReadForm(
                    http,
                    endpoint?.GetMetadata<ReadsDays>() == ReadsDays.OfAnotherPage
                        ? request.Query["path"].ToString()
                        : request.Path.Value
                );
            if (isRead)
            {
                await next(http);
            }
        }
    }

    // Whether it could be read; else it is answered.
    private static async Task<bool> ReadForm(HttpContext http, string? address)
    {
        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            http.Response.StatusCode = e.StatusCode;
            return false;
        }
        catch (Exception e) when (e is InvalidDataException or IOException { HResult: not NoRoom })
        {
            // More fields, or larger ones, than any page has, or none that anybody could read: turned away before they cost.
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return false;
        }

        if (form[Field] is not { Count: > 0 } marks)
        {
            return true;
        }

        var fields = new Dictionary<string, StringValues>(form, StringComparer.OrdinalIgnoreCase);
        Replace(fields, marks, TimesOf(http).TodayAt(address));
        http.Request.Form = new FormCollection(fields, form.Files);
        return true;
    }

    private static string Whole(IQueryCollection query, StringValues marks, DateOnly today)
    {
        var fields = new Dictionary<string, StringValues>(query, StringComparer.OrdinalIgnoreCase);
        Replace(fields, marks, today);
        fields.Remove(Field);
        return QueryHelpers.AddQueryString(
            "",
            fields.SelectMany(f => f.Value.Where(v => v?.Length > 0).Select(v => KeyValuePair.Create(f.Key, v)))
        );
    }

    private static void Replace(Dictionary<string, StringValues> fields, StringValues marks, DateOnly today)
    {
        foreach (var mark in marks.OfType<string>().Take(MostFields))
        {
            var (name, toward) = (mark[..Math.Max(mark.LastIndexOf('|'), 0)], mark[(mark.LastIndexOf('|') + 1)..]);
            if (fields.TryGetValue(name, out var typed))
            {
                fields[name] = new StringValues([
                    .. typed.Select(text =>
                        DayReader.Read(text, today, Of(toward)) is { } day
                            ? day.ToString(DayReader.Iso, CultureInfo.InvariantCulture)
                            : text
                    ),
                ]);
            }
        }
    }

    private static Toward Of(string? text) =>
        Enum.TryParse<Toward>(text, ignoreCase: true, out var toward) && Enum.IsDefined(toward)
            ? toward
            : Toward.Nearest;

    /// <summary>Today at an address. FP-8: in a case it is the day that it is there, for whomever.</summary>
    public static DateOnly TodayAt(this SchemeTimes times, string? address) =>
        KeptAddress.CaseIn(address ?? "") is { } number ? times.TodayOfCase(number) : times.Today();

    private static SchemeTimes TimesOf(HttpContext http) => http.RequestServices.GetRequiredService<SchemeTimes>();

    /// <summary>A day that is being typed, said back; what is no day is told in a sentence (422).</summary>
    private static IResult Say(
        HttpContext http,
        string? text,
        string? toward,
        string? path,
        IStringLocalizer<Texts> texts
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        var today = TimesOf(http).TodayAt(path is { Length: < 200 } ? path : null);
        return DayReader.Read(text, today, Of(toward)) is { } day
            ? Results.Json(
                new { iso = day.ToString(DayReader.Iso, CultureInfo.InvariantCulture), said = DayFormatter.InFull(day) }
            )
            : Results.Json(new { said = texts["day.unread"].Value }, statusCode: 422);
    }
}
