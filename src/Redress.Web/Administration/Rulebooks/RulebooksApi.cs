using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;
using Redress.Web.Identity;

namespace Redress.Web.Administration.Rulebooks;

/// <summary>A version as it is sent in over the API.</summary>
/// <param name="Rulebook">The rulebook itself, or its text.</param>
/// <param name="InForce">From which day; null: from the one that the rulebook says.</param>
internal sealed record NewRulebook(JsonElement? Rulebook, DateOnly? AnnouncedOn, DateOnly? InForce, bool? Significant);

/// <param name="Next">Null: there are never more.</param>
internal sealed record RulebooksJson(IReadOnlyList<RulebookJson> Items, string? Next);

/// <summary>What the calls on rulebooks are answered with.</summary>
internal sealed record RulebookServices(
    RulebookShelf Shelf,
    RulebookActs Acts,
    Idempotency Idempotency,
    CaseProblems Problems,
    RulebookProblems Refusals
);

/// <summary>The versions of the rulebooks, for administrators (BC-42, WK-10).</summary>
internal static class RulebooksApi
{
    private const int LargestBody = 2 * RulebookActs.Longest;

    public static void MapRulebooks(this IEndpointRouteBuilder app)
    {
        var rulebooks = app.MapGroup("/api/v1/rulebooks").RequireAuthorization(Policies.Api).WithTags("Rulebooks");
        rulebooks.MapGet("", List).WithName("listRulebooks").Produces<RulebooksJson>();
        rulebooks
            .MapPost("", New)
            .WithName("addRulebook")
            .Accepts<NewRulebook>("application/json")
            .Produces<RulebookJson>(201);
        rulebooks
            .MapPost("/{version}/announce", Announce)
            .WithName("announceRulebook")
            .Accepts<Announcement>(isOptional: true, "application/json")
            .Produces<RulebookJson>();
    }

    private static async Task<IResult> List(HttpContext http, RulebookShelf shelf, CaseProblems problems)
    {
        if (http.User.Administrator() is null)
        {
            return problems.NotThisRole();
        }

        var all = await shelf.All(http.RequestAborted);
        return Results.Json(new RulebooksJson([.. all.Select(RulebookJson.Of)], null), ActionJson.Options);
    }

    private static async Task<IResult> New(HttpContext http, bool? preview, [AsParameters] RulebookServices services)
    {
        var (asked, refused) = await Read<NewRulebook>(http, services, isAct: preview != true);
        if (asked is null)
        {
            return refused!;
        }

        if (TextOf(asked.Body.Rulebook) is not { } text)
        {
            return services.Problems.Field("rulebook", FieldReason.Required);
        }

        var draft = new RulebookDraft(
            text,
            asked.Body.AnnouncedOn,
            asked.Body.InForce,
            asked.Body.Significant ?? false
        );
        if (preview == true)
        {
            var (shown, refusal) = await services.Acts.Preview(draft, http.RequestAborted);
            return refusal is { } no ? services.Refusals.Of(no) : Results.Json(shown, ActionJson.Options);
        }

        return await Answer(
            http,
            asked.Write,
            services,
            201,
            () => services.Acts.Upload(draft, asked.By, asked.Write, http.RequestAborted)
        );
    }

    private static async Task<IResult> Announce(
        HttpContext http,
        string version,
        [AsParameters] RulebookServices services
    )
    {
        var (asked, refused) = await Read<Announcement>(http, services, isAct: true);
        if (asked is null)
        {
            return refused!;
        }

        // As it is cited; or the version alone, where one scheme has it.
        var all = await services.Shelf.All(http.RequestAborted);
        var meant = all.Where(v => v.Id == version).ToList();
        if (meant.Count == 0)
        {
            meant = [.. all.Where(v => v.Version == version && v.IsOwn)];
        }

        return meant.Count > 1 ? services.Problems.Field("version", FieldReason.NotReadable)
            : meant is not [var only] ? services.Problems.NotFound()
            : await Answer(
                http,
                asked.Write,
                services,
                200,
                () =>
                    services.Acts.Announce(
                        (only.Scheme, only.Version),
                        asked.Body,
                        null,
                        asked.By,
                        asked.Write,
                        http.RequestAborted
                    )
            );
    }

    private sealed record Asked<T>(T Body, Actor By, Idempotency.Write Write);

    /// <summary>What was asked by whom, or the answer to what cannot be read or is none of the caller's business.</summary>
    private static async Task<(Asked<T>? Asked, IResult? Refused)> Read<T>(
        HttpContext http,
        RulebookServices services,
        bool isAct
    )
        where T : class
    {
        if (await CaseApi.ReadBody(http.Request, LargestBody) is not { } bytes)
        {
            return (null, services.Problems.TooLarge());
        }

        if (ActionJson.Object(bytes) is not { } json)
        {
            return (null, services.Problems.Malformed());
        }

        if (http.User.Administrator() is not { } by)
        {
            return (null, services.Problems.NotThisRole());
        }

        var write = Idempotency.Of(http.Request, by.Id, bytes);
        if (isAct && await services.Idempotency.Find(write, http.RequestAborted) is { } earlier)
        {
            return (null, CaseApi.Replay(earlier, services.Problems));
        }

        var (body, unread) = ActionJson.Fields(typeof(T), json);
        return unread is null
            ? (new Asked<T>((T)body!, by, write), null)
            : (null, services.Problems.Of(unread, null, null));
    }

    private static string? TextOf(JsonElement? rulebook) =>
        rulebook is not { } json ? null
        : json.ValueKind == JsonValueKind.String ? json.GetString()
        : json.ValueKind == JsonValueKind.Null ? null
        : json.GetRawText();

    private static async Task<IResult> Answer(
        HttpContext http,
        Idempotency.Write write,
        RulebookServices services,
        int status,
        Func<Task<RulebookResult>> act
    )
    {
        try
        {
            var result = await act();
            return result.Refusal is { } refusal
                ? services.Refusals.Of(refusal)
                : Results.Json(RulebookJson.Of(result.Version!), ActionJson.Options, statusCode: status);
        }
        catch (DbUpdateException e) when (services.Idempotency.IsTaken(e))
        {
            return CaseApi.Replay((await services.Idempotency.Find(write, http.RequestAborted))!, services.Problems);
        }
    }
}
