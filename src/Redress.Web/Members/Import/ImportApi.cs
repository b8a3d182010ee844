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
            .WithSummary("Takes members from a table.")
            .Accepts<string>(isOptional: true, "text/csv");

    private static async Task<IResult> Import(
        HttpContext http,
        bool? preview,
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

        var plan =
            preview == true
                ? await import.Preview(rows, http.RequestAborted)
                : await import.Import(rows, registrar, http.RequestAborted);
        return Results.Json(
            new
            {
                Imported = plan.Done,
                New = plan.Count(RowState.New),
                Changed = plan.Count(RowState.Changed),
                Same = plan.Count(RowState.Same),
                Wrong = plan.Count(RowState.Wrong),
                plan.Rows,
            },
            ActionJson.Options,
            statusCode: preview == true || plan.Done
                ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity
        );
    }
}
