using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Members;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;
using Redress.Web.Identity;
using Redress.Web.Labels;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.Members.Register;

/// <summary>What every write to the register needs.</summary>
internal sealed record MemberWriteServices(
    AppDb Db,
    MemberActs Acts,
    LabelService Labels,
    OrganisationActs Organisations,
    Cancellation Cancellation,
    CaseProblems Problems,
    Idempotency Idempotency,
    MemberView View
);

/// <summary>Which members are listed, as the address says it.</summary>
internal sealed record ListedMembers(string? Q, string? Scheme, string? Kind, string? Valid, string? After);

/// <summary>A write as it was asked for: by whom, under which key, and with which status it is answered.</summary>
internal sealed record AskedWrite(Actor By, Idempotency.Write Write, int Status);

/// <summary>The members over the API: the public list, and what the registrar does (BC-38, BC-40).</summary>
internal static class MemberApi
{
    private const int LargestBody = 256 * 1024;

    // What the member may do itself.
    private static readonly HashSet<string> Own = [MemberActs.End, MemberActs.Invite];

    private static readonly Dictionary<string, Type> Kinds = new(StringComparer.Ordinal)
    {
        [MemberActs.Begin] = typeof(BeginMembership),
        [MemberActs.End] = typeof(EndMembership),
        [MemberActs.RevokeEnd] = typeof(RevokeEnd),
        [MemberActs.Invite] = typeof(InviteUser),
        [MemberActs.Change] = typeof(MemberInput),
        [OrganisationActs.Join] = typeof(JoinOrganisation),
        [OrganisationActs.Part] = typeof(PartOrganisation),
    };

    public static void AddMembers(this WebApplicationBuilder builder) =>
        builder
            .Services.AddSingleton<MemberQueries>()
            .AddSingleton<DigestJob>()
            .AddSingleton<Organisation>()
            .AddSingleton<MemberDays>()
            .AddSingleton<MemberFiles>()
            .AddScoped<Invitations>()
            .AddScoped<MemberActs>()
            .AddScoped<MemberView>()
            .AddScoped<OrganisationActs>()
            .AddScoped<Cancellation>();

    public static void MapMemberApi(this IEndpointRouteBuilder app)
    {
        var members = app.MapGroup("/api/v1/members").WithTags("Members").AllowAnonymous();
        members.MapGet("", List).WithName("listMembers");
        members.MapGet("/{id}", Get).WithName("getMember");
        var writes = app.MapGroup("/api/v1/members").WithTags("Members").RequireAuthorization(Policies.Api);
        writes
            .MapPost("", New)
            .WithName("addMember")
            .WithSummary("A new organisation, a candidate from today.")
            .Accepts<JsonElement>(isOptional: true, "application/json")
            .Produces<MemberJson>(201);
        writes
            .MapPost("/{id}/actions/{action}", Act)
            .WithName("actOnMember")
            .WithSummary("Does an act on a member.")
            .Accepts<JsonElement>(isOptional: true, "application/json")
            .Produces<MemberJson>();
        writes
            .MapGet(
                "/{id}/journal/verify",
                async (HttpContext http, string id, AppDb db, LabelJournalVerifier verifier, CaseProblems problems) =>
                    http.User.Registrar() is { } registrar
                    && await db.Set<MemberRow>().KeptBy(registrar).AnyAsync(m => m.Id == id, http.RequestAborted)
                    && await verifier.Verify(id, http.RequestAborted) is { } found
                        ? Results.Json(
                            found.Intact
                                ? new IntactJournal(true, found.Entries)
                                : (object)new BrokenJournal(false, found.At!.Value, found.What!.Value),
                            ActionJson.Options
                        )
                        : problems.NotFound()
            )
            .WithName("verifyMemberJournal");
        writes.MapLabelDocuments((http, id, db) => ActorOnLabels(http.User, id, db, http.RequestAborted));
    }

    private static async Task<IResult> List(
        HttpContext http,
        [AsParameters] ListedMembers asked,
        MemberQueries queries,
        AppDb db,
        SchemeTimes times,
        CaseProblems problems
    )
    {
        if (asked.Kind is { } kind && !LabelKind.All.Contains(kind))
        {
            return problems.Field("kind", FieldReason.Unknown);
        }

        var valid = asked.Valid?.ToLowerInvariant() switch
        {
            null or "" => (bool?)null,
            "true" => true,
            "false" => false,
            _ => null,
        };
        if (valid is null && !string.IsNullOrEmpty(asked.Valid))
        {
            return problems.Field("valid", FieldReason.NotReadable);
        }

        var registrar = http.User.Registrar();
        var page = await queries.Page(
            new MemberFilter(asked.Q, asked.Scheme, asked.Kind, valid, asked.After) { Keeper = registrar },
            http.RequestAborted
        );
        if (registrar is null)
        {
            return Results.Json(new { Items = page.Items.Select(PublicMemberJson.Of), page.Next }, ActionJson.Options);
        }

        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new { Items = await ListedMember.Of(db, page.Items, registrar, times, http.RequestAborted), page.Next },
            ActionJson.Options
        );
    }

    private static async Task<IResult> Get(
        HttpContext http,
        string id,
        AppDb db,
        MemberQueries queries,
        MemberView view,
        CaseProblems problems
    )
    {
        var by = await ActorOnLabels(http.User, id, db, http.RequestAborted);
        if (
            by is not { Role: Role.Registrar or Role.Respondent }
            || await db.Set<MemberRow>()
                .AsNoTracking()
                .KeptBy(by)
                .FirstOrDefaultAsync(m => m.Id == id, http.RequestAborted)
                is not { } row
        )
        {
            return await queries.Find(id, cancel: http.RequestAborted) is { } member
                ? Results.Json(PublicMemberJson.Of(member), ActionJson.Options)
                : problems.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        Tag(http, row.Version);
        return Results.Json(await view.Of(db, row, by, http.RequestAborted), ActionJson.Options);
    }

    private static Task<IResult> New(HttpContext http, [AsParameters] MemberWriteServices services) =>
        Write(
            http,
            http.User.Registrar(),
            services,
            StatusCodes.Status201Created,
            (body, call) =>
                Fields<MemberInput>(body, input => services.Acts.New(input, null, call, http.RequestAborted))
        );

    private static async Task<IResult> Act(
        HttpContext http,
        string id,
        string action,
        [AsParameters] MemberWriteServices services
    )
    {
        var (acts, organisations, cancel) = (services.Acts, services.Organisations, http.RequestAborted);
        if (
            !Kinds.ContainsKey(action) && !LabelActions.Knows(action)
            || !await Knows(http.User, id, services.Db, cancel)
        )
        {
            return services.Problems.NotFound();
        }

        if (LabelActions.Knows(action))
        {
            return await OnLabels(http, id, action, services);
        }

        return await Write(
            http,
            http.User.Registrar() ?? await Itself(http.User, id, action, services.Cancellation, cancel),
            services,
            StatusCodes.Status200OK,
            (body, asked) =>
            {
                var call = asked with { Id = id };
                return action switch
                {
                    MemberActs.Begin => Fields<BeginMembership>(body, a => acts.BeginMembership(call, a, cancel)),
                    MemberActs.End => Fields<EndMembership>(
                        body,
                        a => acts.EndMembership(services.Cancellation.Told(call), a, cancel)
                    ),
                    MemberActs.RevokeEnd => Fields<RevokeEnd>(body, a => acts.TakeEndBack(call, a, cancel)),
                    MemberActs.Invite => Fields<InviteUser>(body, a => acts.InviteUser(call, a, cancel)),
                    OrganisationActs.Join => Fields<JoinOrganisation>(body, a => organisations.Joined(call, a, cancel)),
                    OrganisationActs.Part => Fields<PartOrganisation>(body, a => organisations.Parted(call, a, cancel)),
                    _ => Fields<MemberInput>(body, a => acts.ChangeDetails(call, a, cancel)),
                };
            }
        );
    }

    private static async Task<IResult> OnLabels(
        HttpContext http,
        string id,
        string action,
        MemberWriteServices services
    ) =>
        await Write(
            http,
            await ActorOnLabels(http.User, id, services.Db, http.RequestAborted),
            services,
            StatusCodes.Status200OK,
            async (body, asked) =>
            {
                var (command, unread) = LabelActions.Read(action, body);
                if (command is null)
                {
                    // What role and state refuse is told before what cannot be read.
                    var type = LabelActions.TypeOf(action).Command;
                    var kind =
                        body.TryGetProperty("kind", out var said) && said.ValueKind == JsonValueKind.String
                            ? said.GetString()
                            : null;
                    var call = new LabelCall(id, asked.By, asked.Version);
                    return new MemberResult(
                        null,
                        await services.Labels.WhyRefused(call, type, kind, http.RequestAborted)
                            is { Kind: not RefusalKind.Invalid } first
                            ? first
                            : unread
                    );
                }

                var done = await services.Labels.Do(
                    new LabelCall(id, asked.By, asked.Version, asked.Also),
                    command,
                    http.RequestAborted
                );
                return new MemberResult(done.Refusal is null ? done.Member : null, done.Refusal);
            }
        );

    // Who may do anything to labels at all: who keeps the register, the member itself, and a secretary of the scheme, who confirms. What of it, the tables say.
    internal static async Task<Actor?> ActorOnLabels(
        ClaimsPrincipal user,
        string id,
        AppDb db,
        CancellationToken cancel
    )
    {
        if (user.Registrar() is { } registrar)
        {
            return registrar;
        }

        return user.Actor() switch
        {
            { Role: Role.Respondent } own when own.MemberIds.Contains(id) => own,
            { Role: Role.Secretary } secretary
                when await db.Set<MemberRow>().Where(m => m.Id == id).Select(m => m.Scheme).FirstOrDefaultAsync(cancel)
                    is { } scheme
                    && secretary.WorksFor(scheme) => secretary,
            _ => null,
        };
    }

    // What somebody does not find does not exist for it: a registrar what it keeps, a user its own and, as everybody, who is or was a member.
    private static async Task<bool> Knows(ClaimsPrincipal user, string id, AppDb db, CancellationToken cancel)
    {
        var members = db.Set<MemberRow>().Where(m => m.Id == id);
        return user.Registrar() is { } registrar
            ? await members.KeptBy(registrar).AnyAsync(cancel)
            : user.Actor() is { } actor && actor.MemberIds.Contains(id)
                || await members.AnyAsync(m => m.JoinedOn != null, cancel);
    }

    // What it may do itself; its end is told by its contact alone.
    private static async Task<Actor?> Itself(
        ClaimsPrincipal user,
        string id,
        string action,
        Cancellation cancellation,
        CancellationToken cancel
    ) =>
        Own.Contains(action)
        && user.Actor() is { Role: Role.Respondent } actor
        && actor.MemberIds.Contains(id)
        && (action != MemberActs.End || await cancellation.IsContact(id, actor, cancel))
            ? actor
            : null;

    private static async Task<MemberResult> Fields<T>(JsonElement body, Func<T, Task<MemberResult>> act)
        where T : class =>
        ActionJson.Fields(typeof(T), body) is var (value, unread) && unread is null
            ? await act((T)value!)
            : new MemberResult(null, unread);

    private static async Task<IResult> Write(
        HttpContext http,
        Actor? by,
        MemberWriteServices services,
        int status,
        Func<JsonElement, MemberCall, Task<MemberResult>> act
    )
    {
        var (problems, cancel) = (services.Problems, http.RequestAborted);
        if (await CaseApi.ReadBody(http.Request, LargestBody) is not { } bytes)
        {
            return problems.TooLarge();
        }

        if (ActionJson.Object(bytes) is not { } body)
        {
            return problems.Malformed();
        }

        if (by is null)
        {
            return problems.NotThisRole();
        }

        var write = Idempotency.Of(http.Request, by.Id, bytes);
        if (await services.Idempotency.Find(write, cancel) is { } earlier)
        {
            return CaseApi.Replay(earlier, problems);
        }

        if (!CaseApi.ReadVersion(http.Request, out var version))
        {
            return problems.Of(new Refusal(RefusalKind.Stale, "ST-2", RefusalReason.Stale), null, by);
        }

        var asked = new AskedWrite(by, write, status);
        return await Do(http, asked, services, also => act(body, new MemberCall("", by, version, also)));
    }

    private static async Task<IResult> Do(
        HttpContext http,
        AskedWrite asked,
        MemberWriteServices services,
        Func<Func<AppDb, MemberRow, Task>, Task<MemberResult>> act
    )
    {
        var (problems, cancel) = (services.Problems, http.RequestAborted);
        byte[] answer = [];
        try
        {
            var result = await act(Remember);
            if (result.Refusal is { } refused)
            {
                // Its own double may have come first.
                return await services.Idempotency.Find(asked.Write, cancel) is { } twin
                    ? CaseApi.Replay(twin, problems)
                    : problems.Of(refused, null, asked.By);
            }

            Tag(http, result.Row!.Version);
            if (asked.Status == StatusCodes.Status201Created)
            {
                http.Response.Headers.Location = $"/api/v1/members/{result.Row.Id}";
            }

            http.Response.StatusCode = asked.Status;
            return Results.Bytes(answer, "application/json; charset=utf-8");
        }
        catch (DbUpdateException e) when (services.Idempotency.IsTaken(e))
        {
            return CaseApi.Replay((await services.Idempotency.Find(asked.Write, cancel))!, problems);
        }

        async Task Remember(AppDb db, MemberRow row)
        {
            object shape = await services.View.Of(db, row, asked.By, cancel);
            answer = JsonSerializer.SerializeToUtf8Bytes(shape, shape.GetType(), ActionJson.Options);
            await Idempotency.Store(db, asked.Write, asked.Status, answer, cancel);
        }
    }

    private static void Tag(HttpContext http, int version) =>
        http.Response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";
}
