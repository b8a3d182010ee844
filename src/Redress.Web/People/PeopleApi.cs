using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;
using Redress.Web.Identity;

namespace Redress.Web.People;

/// <summary>Somebody of the body, for programs.</summary>
/// <param name="Schemes">Null: all of them.</param>
internal sealed record PersonJson(
    string Id,
    string Name,
    string Email,
    PersonState State,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string>? Schemes,
    SecondFactor SecondFactor,
    int Sessions,
    DateTimeOffset? InvitedAt,
    DateTimeOffset? LockedAt,
    DateTimeOffset? RemovedAt
)
{
    public static PersonJson Of(PersonView person) =>
        new(
            person.Id,
            person.Name,
            person.Email,
            person.State,
            [.. person.Roles.Select(PersonRoles.OnWire)],
            person.Schemes,
            person.SecondFactor,
            person.Sessions,
            person.InvitedAt,
            person.LockedAt,
            person.RemovedAt
        );
}

/// <param name="Next">For <c>after</c>; null at the end.</param>
internal sealed record PeopleJson(IReadOnlyList<PersonJson> Items, string? Next);

/// <summary>What the calls on people are answered with.</summary>
internal sealed record PeopleServices(
    PeopleQuery People,
    PersonActs Acts,
    Idempotency Idempotency,
    CaseProblems Problems,
    PeopleProblems Refusals
);

/// <summary>The people of the body, for its administrators.</summary>
internal static class PeopleApi
{
    private const int Page = 50;
    private const int LargestBody = 100_000;

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        var people = app.MapGroup("/api/v1/people").RequireAuthorization(Policies.Api).WithTags("People");
        people.MapGet("", List).WithName("listPeople").Produces<PeopleJson>();
        people
            .MapPost("", Invite)
            .WithName("invitePerson")
            .Accepts<NewPerson>("application/json")
            .Produces<PersonJson>(201);
        people
            .MapPost("/{id}/actions/{action}", Act)
            .WithName("actOnPerson")
            .Accepts<System.Text.Json.JsonElement>(isOptional: true, "application/json")
            .Produces<PersonJson>();
    }

    private static async Task<IResult> List(
        HttpContext http,
        [AsParameters] PeopleQueryString asked,
        PeopleQuery people,
        CaseProblems problems
    )
    {
        if (http.User.Administrator() is null)
        {
            return problems.NotThisRole();
        }

        var role = string.IsNullOrEmpty(asked.Role) ? null : PersonRoles.Read(asked.Role);
        if (role is not null && !PersonRoles.All.Contains(role))
        {
            return problems.Field("role", FieldReason.NotReadable);
        }

        var all = await people.List(new PeopleFilter(asked.Q, role), http.RequestAborted);
        var from = asked.After is { Length: > 0 } after ? 1 + all.ToList().FindIndex(p => p.Id == after) : 0;
        if (from == 0 && !string.IsNullOrEmpty(asked.After))
        {
            return problems.Field("after", FieldReason.NotReadable);
        }

        var page = all.Skip(from).Take(Page).ToList();
        return Results.Json(
            new PeopleJson([.. page.Select(PersonJson.Of)], from + page.Count < all.Count ? page[^1].Id : null),
            ActionJson.Options
        );
    }

    private static async Task<IResult> Invite(HttpContext http, [AsParameters] PeopleServices services)
    {
        var (asked, refused) = await Read(http, typeof(NewPerson), services);
        return refused
            ?? await Answer(
                http,
                asked!,
                services,
                () => services.Acts.Invite((NewPerson)asked!.Body, asked.By, asked.Write, http.RequestAborted)
            );
    }

    private static async Task<IResult> Act(
        HttpContext http,
        string id,
        string action,
        [AsParameters] PeopleServices services
    )
    {
        if (!PersonAct.ByName.TryGetValue(action, out var kind))
        {
            return services.Problems.NotFound();
        }

        var (asked, refused) = await Read(http, kind, services);
        return refused
            ?? await Answer(
                http,
                asked!,
                services,
                () => services.Acts.Do(id, (PersonAct)asked!.Body, asked.By, asked.Write, http.RequestAborted)
            );
    }

    /// <summary>What was asked by whom, or the answer to what cannot be read or is none of the caller's business.</summary>
    private static async Task<(Asked? Asked, IResult? Refused)> Read(
        HttpContext http,
        Type kind,
        PeopleServices services
    )
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
        if (await services.Idempotency.Find(write, http.RequestAborted) is { } earlier)
        {
            return (null, CaseApi.Replay(earlier, services.Problems));
        }

        var (body, unread) = ActionJson.Fields(kind, json);
        return unread is null ? (new Asked(body!, by, write), null) : (null, services.Problems.Of(unread, null, null));
    }

    private static async Task<IResult> Answer(
        HttpContext http,
        Asked asked,
        PeopleServices services,
        Func<Task<PersonResult>> act
    )
    {
        try
        {
            var result = await act();
            return result.Refusal is { } refusal ? services.Refusals.Of(refusal)
                : asked.Body is NewPerson
                    ? Results.Json(PersonJson.Of(result.Person!), ActionJson.Options, statusCode: 201)
                : Results.Json(PersonJson.Of(result.Person!), ActionJson.Options);
        }
        catch (DbUpdateException e) when (services.Idempotency.IsTaken(e))
        {
            return CaseApi.Replay(
                (await services.Idempotency.Find(asked.Write, http.RequestAborted))!,
                services.Problems
            );
        }
    }

    private sealed record Asked(object Body, Actor By, Idempotency.Write Write);
}

/// <summary>What the list of people is asked in the address.</summary>
internal sealed record PeopleQueryString(string? Q, string? Role, string? After);
