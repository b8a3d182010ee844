using System.Globalization;
using System.Text.Json;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.Queries;
using Redress.Web.Identity;
using Redress.Web.Shell;
using Redress.Web.Shell.Proxies;

namespace Redress.Web.Cases.Api;

/// <summary>The cases of the API, for whoever is signed in, and for whoever holds a code (docs/api.md).</summary>
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
            .WithSummary(
                "Recomputes the journal's hash chain; compares the file and what stands beside it, the documents and the kept heads with it."
            )
            .Produces<IntactJournal>()
            .Produces<BrokenJournal>();

        var complaints = app.MapGroup("/api/v1/complaints")
            .WithTags("Complaints")
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Tracking);
        complaints.AddEndpointFilter(KeepFromGuessing);
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

        var code = http.Request.Headers[GuessedCodes.Header].ToString();
        return code.Length == 0 ? null : await ByCode(http, number, code, cases);
    }

    /// <summary>Whoever holds this code; a code that opens nothing is counted.</summary>
    internal static async Task<Actor?> ByCode(HttpContext http, string number, string code, CaseService cases)
    {
        var holder = await cases.ActorByCode(number, code, http.RequestAborted);
        if (holder is null)
        {
            http.RequestServices.GetRequiredService<GuessedCodes>().Failed(http);
        }

        return holder;
    }

    // Whence too many came that opened nothing, no other is looked at, right or wrong.
    private static async ValueTask<object?> KeepFromGuessing(
        EndpointFilterInvocationContext asked,
        EndpointFilterDelegate next
    )
    {
        var http = asked.HttpContext;
        var services = http.RequestServices;
        return
            !http.Request.Headers.ContainsKey(GuessedCodes.Header)
            || services.GetRequiredService<GuessedCodes>().MayTry(http)
            ? await next(asked)
            : services.GetRequiredService<CaseProblems>().Slowed();
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
        CaseService cases,
        JournalQueries journal,
        CaseProblems problems
    )
    {
        if (
            await Caller(http, number, cases) is not { } actor
            || await journal.Verify(number, actor, http.RequestAborted) is not { } verification
        )
        {
            return problems.NotFound();
        }

        return actor.IsStaff()
            ? Results.Json(
                verification is { At: { } at, What: { } what }
                    ? (object)new BrokenJournal(false, at, what)
                    : new IntactJournal(true, verification.Entries),
                ActionJson.Options
            )
            : problems.NotThisRole();
    }

    private static void Tag(HttpContext http, Case c) =>
        http.Response.Headers.ETag = $"\"{c.Version.ToString(CultureInfo.InvariantCulture)}\"";

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
}
