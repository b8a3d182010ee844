using Redress.Domain;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;
using Redress.Web.Identity;
using Redress.Web.Members.Register;

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

        var (rows, fault) = MemberCsv.Read(bytes);
        if (fault != CsvFault.None)
        {
            return fault is CsvFault.TooManyRows or CsvFault.TooLarge
                ? problems.TooLarge()
                : problems.Field(fault == CsvFault.UnknownColumn ? "columns" : "table", FieldReason.NotReadable);
        }

        var made =
            preview == true
                ? await import.Preview(rows, http.RequestAborted)
                : await import.Import(rows, plan, registrar, http.RequestAborted);
        if (preview != true && plan is not null && plan != made.Hash)
        {
            // The register is another than when it was previewed.
            return problems.Of(new Refusal(RefusalKind.Stale, "ST-2", RefusalReason.Stale), null, registrar);
        }

        return Results.Json(
            new
            {
                Imported = made.Done,
                Plan = made.Hash,
                New = made.Count(RowState.New),
                Changed = made.Count(RowState.Changed),
                Same = made.Count(RowState.Same),
                Wrong = made.Count(RowState.Wrong),
                made.Rows,
            },
            ActionJson.Options,
            statusCode: preview == true || made.Done
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity
        );
    }
}
