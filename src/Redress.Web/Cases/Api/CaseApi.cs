using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.Queries;
using Redress.Web.Identity;
using Redress.Web.Shell;

namespace Redress.Web.Cases.Api;

/// <summary>The cases of the API, for whoever is signed in, and for whoever holds a code (api.md).</summary>
internal static partial class CaseApi
{
    private const int LargestBody = 2 * 1024 * 1024;

    public static void MapCaseApi(this IEndpointRouteBuilder app)
    {
        var cases = app.MapGroup("/api/v1/cases").RequireAuthorization(Policies.Api).WithTags("Cases");
        cases
            .MapGet("", List)
            .WithName("listCases")
            .WithSummary("The worklist: soonest term first, in keyset pages.")
            .Produces<WorklistResult>();
        cases
            .MapGet("/{number}", Get)
            .WithName("getCase")
            .WithSummary("One case, cut to what the caller may see.")
            .Produces<CaseJsonShape>();
        cases
            .MapPost("/{number}/actions/{action}", Act)
            .WithName("act")
            .WithSummary("Does what is asked if the procedure permits it.")
            .Accepts<JsonElement>(isOptional: true, "application/json")
            .Produces<CaseJsonShape>();
        cases
            .MapPost("/{number}/documents", AddDocument)
            .WithName("addDocument")
            .DisableAntiforgery()
            .Produces<CaseDocumentJson>(201);
        cases.MapGet("/{number}/documents/{id}", GetDocument).WithName("getDocument");
        cases
            .MapGet("/{number}/journal/verify", Verify)
            .WithName("verifyJournal")
            .WithSummary("Recomputes the journal's hash chain.");

        var complaints = app.MapGroup("/api/v1/complaints")
            .WithTags("Complaints")
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Tracking);
        complaints
            .MapPost("", ComplaintApi.File)
            .WithName("fileComplaint")
            .RequireRateLimiting(RateLimits.Filing)
            .DisableAntiforgery()
            .Accepts<FileComplaint>("application/json", "multipart/form-data")
            .WithSummary(
                "Files a complaint: JSON, or multipart with the JSON in part 'complaint' and files in parts 'documents'."
            );
        complaints.MapGet("/{number}", Get).WithName("getComplaint").Produces<CaseJsonShape>();
        complaints
            .MapPost("/{number}/actions/{action}", Act)
            .WithName("actOnComplaint")
            .Accepts<JsonElement>(isOptional: true, "application/json")
            .Produces<CaseJsonShape>();
        complaints
            .MapPost("/{number}/documents", AddDocument)
            .WithName("addComplaintDocument")
            .DisableAntiforgery()
            .Produces<CaseDocumentJson>(201);
        complaints.MapGet("/{number}/documents/{id}", GetDocument).WithName("getComplaintDocument");
    }

    /// <summary>Who calls: by code on the complaints' side, by sign-in on the cases' side. Null on the former: a wrong code is a case that does not exist.</summary>
    private static async Task<Actor?> Caller(HttpContext http, string number, CaseService cases)
    {
        if (http.Request.Path.StartsWithSegments("/api/v1/cases", StringComparison.OrdinalIgnoreCase))
        {
            return await http
                .RequestServices.GetRequiredService<AccountCases>()
                .ReaderOf(http.User, number, http.RequestAborted);
        }

        var code = http.Request.Headers["X-Tracking-Code"].ToString();
        return code.Length == 0 ? null : await cases.ActorByCode(number, code, http.RequestAborted);
    }

    private static async Task<IResult> List(
        HttpContext http,
        CaseQueries queries,
        CaseProblems problems,
        string? state = null,
        string? dueBefore = null,
        string? q = null,
        string? respondent = null,
        string? after = null,
        string? size = null
    )
    {
        var actor = http.User.Actor()!;
        if (!actor.SeesFiles())
        {
            return problems.NotThisRole();
        }

        CaseState? inState = null;
        if (!string.IsNullOrEmpty(state))
        {
            if (!Enum.TryParse<CaseState>(state, ignoreCase: true, out var named) || int.TryParse(state, out _))
            {
                return problems.Field("state", FieldReason.Unknown);
            }

            inState = named;
        }

        DateOnly? before = null;
        if (!string.IsNullOrEmpty(dueBefore))
        {
            if (
                !DateOnly.TryParseExact(
                    dueBefore,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
            {
                return problems.Field("dueBefore", FieldReason.NotReadable);
            }

            before = day;
        }

        var pageSize = 50;
        if (
            !string.IsNullOrEmpty(size)
            && (!int.TryParse(size, CultureInfo.InvariantCulture, out pageSize) || pageSize < 1)
        )
        {
            return problems.Field("size", FieldReason.NotReadable);
        }

        return CaseQueries.IsCursor(after)
            ? Results.Json(
                await queries.Worklist(
                    actor,
                    new WorklistQuery(inState, before, q, respondent, after, pageSize),
                    http.RequestAborted
                ),
                ActionJson.Options
            )
            : problems.Field("after", FieldReason.NotReadable);
    }

    private static async Task<IResult> Get(
        HttpContext http,
        string number,
        CaseService cases,
        CaseMapping mapping,
        CaseProblems problems
    )
    {
        if (
            await Caller(http, number, cases) is not { } actor
            || await cases.Find(number, actor, http.RequestAborted) is not { } c
        )
        {
            return problems.NotFound();
        }

        Tag(http, c);
        return Results.Json(await mapping.Shape(c, actor, actor.IsParty, http.RequestAborted), ActionJson.Options);
    }

    private static async Task<IResult> Verify(
        HttpContext http,
        string number,
        CaseQueries queries,
        CaseProblems problems
    )
    {
        var actor = http.User.Actor()!;
        if (await queries.Verify(number, actor, http.RequestAborted) is not { } verification)
        {
            return problems.NotFound();
        }

        return actor.IsStaff()
            ? Results.Json(
                new
                {
                    verification.Intact,
                    Entries = verification.Count,
                    verification.BrokenAt,
                    verification.Why,
                },
                ActionJson.Options
            )
            : problems.NotThisRole();
    }

    private static async Task<IResult> Act(
        HttpContext http,
        string number,
        string action,
        CaseService cases,
        CaseMapping mapping,
        CaseProblems problems,
        Idempotency idempotency
    )
    {
        if (
            await Caller(http, number, cases) is not { } actor
            || await cases.Find(number, actor, http.RequestAborted) is null
            || !CommandCatalog.ByName.TryGetValue(action, out var kind)
        )
        {
            return problems.NotFound();
        }

        if (await ReadBody(http.Request, LargestBody) is not { } bytes)
        {
            return problems.TooLarge();
        }

        if (ActionJson.Object(bytes) is not { } body)
        {
            return problems.Malformed();
        }

        var write = Idempotency.Of(http.Request, actor.Id, bytes);
        if (await idempotency.Find(write, http.RequestAborted) is { } earlier)
        {
            return Replay(earlier, problems);
        }

        if (!ReadVersion(http.Request, out var version))
        {
            return problems.Of(new Refusal(RefusalKind.Stale, "ST-2", RefusalReason.Stale), null, actor);
        }

        var request = ActionJson.Read(kind, body);
        byte[] answer = [];
        try
        {
            var done = await cases.Do(
                number,
                actor,
                kind,
                request.Command,
                request.ParseError,
                request.OnBehalfOf,
                request.Arrived,
                version,
                Remember,
                http.RequestAborted
            );
            if (done.Refusal is { } no)
            {
                // Its own double may have come first, and changed what this one was judged by.
                return await idempotency.Find(write, http.RequestAborted) is { } twin
                    ? Replay(twin, problems)
                    : problems.Of(no, done.Case, actor);
            }

            Tag(http, done.Case!);
            return answer.Length > 0
                ? Results.Bytes(answer, "application/json; charset=utf-8")
                : Results.Json(await AfterAct(done.Case!), ActionJson.Options);
        }
        catch (DbUpdateException e) when (Idempotency.IsTaken(e))
        {
            return Replay((await idempotency.Find(write, http.RequestAborted))!, problems);
        }

        async Task Remember(Storage.AppDb db, Case c)
        {
            if (write.Asked)
            {
                await db.SaveChangesAsync(http.RequestAborted);
                answer = JsonSerializer.SerializeToUtf8Bytes(await AfterAct(c, db), ActionJson.Options);
                await Idempotency.Keep(db, write, 200, answer, http.RequestAborted);
            }
        }

        // Who recused itself no longer sees the case that it just left (FP-12).
        async Task<object> AfterAct(Case c, Storage.AppDb? within = null) =>
            CaseView.MaySee(c, actor)
                ? await mapping.Shape(c, actor, actor.IsParty, http.RequestAborted, within)
                : new { c.Number };
    }

    internal static IResult Replay(Idempotency.Earlier earlier, CaseProblems problems) =>
        earlier.OtherBody
            ? problems.Field("Idempotency-Key", FieldReason.KeyUsedWithAnotherBody)
            : new ReplayedResult(earlier);

    private static void Tag(HttpContext http, Case c) =>
        http.Response.Headers.ETag = $"\"{c.Version.ToString(CultureInfo.InvariantCulture)}\"";

    // A tag that is none of ours matches nothing, so it is stale.
    private static bool ReadVersion(HttpRequest request, out int? version)
    {
        version = null;
        var header = request.Headers.IfMatch.ToString();
        if (header.Length == 0 || header == "*")
        {
            return true;
        }

        if (
            !EntityTagHeaderValue.TryParse(header, out var tag)
            || !int.TryParse(tag.Tag.Value?.Trim('"'), CultureInfo.InvariantCulture, out var number)
        )
        {
            return false;
        }

        version = number;
        return true;
    }

    /// <summary>The body, or null when it is larger than <paramref name="limit"/>.</summary>
    internal static async Task<byte[]?> ReadBody(HttpRequest request, long limit)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted)) > 0)
        {
            if (buffer.Length + read > limit)
            {
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    /// <summary>An earlier answer again, with the headers that it had.</summary>
    private sealed class ReplayedResult(Idempotency.Earlier earlier) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            using var said = JsonDocument.Parse(earlier.Answer);
            httpContext.Response.StatusCode = earlier.StatusCode;
            if (said.RootElement.TryGetProperty("links", out var links))
            {
                httpContext.Response.Headers.Location = links.GetProperty("self").GetString();
                httpContext.Response.Headers.ETag = "\"1\"";
            }
            else if (said.RootElement.TryGetProperty("version", out var version))
            {
                httpContext.Response.Headers.ETag = $"\"{version.GetInt32().ToString(CultureInfo.InvariantCulture)}\"";
            }

            await Results.Bytes(earlier.Answer, "application/json; charset=utf-8").ExecuteAsync(httpContext);
        }
    }
}
