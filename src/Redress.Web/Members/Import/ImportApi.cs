using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;
using Redress.Web.Identity;

namespace Redress.Web.Members.Import;

/// <summary>The table over the API: with <c>preview=true</c> what it would do.</summary>
internal static class ImportApi
{
    public static void AddMemberImport(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<ImportTables>().AddScoped<MemberImport>();

    public static void MapMemberImport(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/members/import", Import)
            .WithTags("Members")
            .RequireAuthorization(Policies.Api)
            .WithName("importMembers")
            .WithSummary("Takes members from a table, and with the plan of a preview only what that one said.")
            .Accepts<string>(isOptional: true, "text/csv");

    private static async Task<IResult> Import(
        HttpContext http,
        bool? preview,
        string? plan,
        MemberImport import,
        Idempotency idempotency,
        CaseProblems problems
    )
    {
        if (http.User.Registrar() is not { } registrar)
        {
            return problems.NotThisRole();
        }

        if (await CaseApi.ReadBody(http.Request, MemberCsv.LargestBytes) is not { } bytes)
        {
            return problems.TooLarge();
        }

        var write = Idempotency.Of(http.Request, registrar.Id, bytes);
        if (preview != true && await idempotency.Find(write, http.RequestAborted) is { } earlier)
        {
            return CaseApi.Replay(earlier, problems);
        }

        var (rows, fault) = MemberCsv.Read(bytes);
        if (fault != CsvFault.None)
        {
            return fault is CsvFault.TooManyRows or CsvFault.TooLarge
                ? problems.TooLarge()
                : problems.Field(fault == CsvFault.UnknownColumn ? "columns" : "table", FieldReason.NotReadable);
        }

        return preview == true
            ? Answer(await import.Preview(rows, registrar, http.RequestAborted), StatusCodes.Status200OK)
            : await Do(http, import, rows, new AskedImport(plan, registrar, write, idempotency, problems));
    }

    private sealed record AskedImport(
        string? Plan,
        Actor By,
        Idempotency.Write Write,
        Idempotency Idempotency,
        CaseProblems Problems
    );

    private static async Task<IResult> Do(
        HttpContext http,
        MemberImport import,
        IReadOnlyList<CsvRow> rows,
        AskedImport asked
    )
    {
        var cancel = http.RequestAborted;
        try
        {
            var made = await import.Import(
                rows,
                asked.Plan,
                asked.By,
                cancel,
                (db, done) => Idempotency.Store(db, asked.Write, StatusCodes.Status200OK, Bytes(done), cancel)
            );
            // The register is another than when it was previewed.
            return asked.Plan is not null && asked.Plan != made.Hash
                ? asked.Problems.Of(new Refusal(RefusalKind.Stale, "ST-2", RefusalReason.Stale), null, asked.By)
                : Answer(made, made.Done ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }
        catch (DbUpdateException e) when (asked.Idempotency.IsTaken(e))
        {
            return CaseApi.Replay((await asked.Idempotency.Find(asked.Write, cancel))!, asked.Problems);
        }
    }

    private static IResult Answer(ImportPlan plan, int status) =>
        Results.Json(Shape(plan), ActionJson.Options, statusCode: status);

    private static byte[] Bytes(ImportPlan plan) =>
        JsonSerializer.SerializeToUtf8Bytes(Shape(plan), ActionJson.Options);

    private static object Shape(ImportPlan plan) =>
        new
        {
            Imported = plan.Done,
            Plan = plan.Hash,
            New = plan.Count(RowState.New),
            Changed = plan.Count(RowState.Changed),
            Same = plan.Count(RowState.Same),
            Wrong = plan.Count(RowState.Wrong),
            plan.Rows,
        };
}
