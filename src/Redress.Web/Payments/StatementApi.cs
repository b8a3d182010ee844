using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;
using Redress.Web.Identity;
using Redress.Web.Storage;

namespace Redress.Web.Payments;

/// <summary>A bank's statement over the API: says what it matched and what it could not; the same again changes nothing.</summary>
internal static class StatementApi
{
    public static void MapPayments(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/bank/statements", Take)
            .RequireAuthorization(Policies.Api)
            .WithTags("Payments")
            .WithName("takeBankStatement")
            .WithSummary("Books deposits and fines of a CAMT.053 statement by their structured reference.")
            .Accepts<string>("application/xml", "text/xml")
            .Produces<StatementResult>();

    private static async Task<IResult> Take(
        HttpContext http,
        StatementBooking booking,
        CaseProblems problems,
        Idempotency idempotency,
        IDbContextFactory<AppDb> factory
    )
    {
        var cancel = http.RequestAborted;
        if (http.User.Actor() is not { Role: Role.Appeals } handler)
        {
            return problems.NotThisRole();
        }

        if (http.Request.ContentType is { } type && !type.Contains("xml", StringComparison.OrdinalIgnoreCase))
        {
            return problems.NotThatKind();
        }

        if (await CaseApi.ReadBody(http.Request, CamtReader.LargestBytes) is not { } bytes)
        {
            return problems.TooLarge();
        }

        var write = Idempotency.Of(http.Request, handler.Id, bytes);
        if (await idempotency.Find(write, cancel) is { } earlier)
        {
            return CaseApi.Replay(earlier, problems);
        }

        if (CamtReader.Read(bytes) is not { } statement)
        {
            return problems.Malformed();
        }

        var answer = JsonSerializer.SerializeToUtf8Bytes(
            await booking.Book(statement, handler, cancel),
            ActionJson.Options
        );
        await using var db = await factory.CreateDbContextAsync(cancel);
        await Idempotency.Store(db, write, 200, answer, cancel);
        await db.SaveChangesAsync(cancel);
        return Results.Bytes(answer, "application/json; charset=utf-8");
    }
}
