using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Labels;

/// <summary>What a write keeps in its own transaction, so that the same is answered again under its key.</summary>
internal delegate Task Remember(AppDb db, object answer);

/// <summary>A write over the API that is done once, however often it is sent under its key; by anybody too.</summary>
internal sealed class WriteOnce(Idempotency idempotency, CaseProblems problems)
{
    private const int LargestBody = 64 * 1024;
    private const string Anybody = "public";

    public CaseProblems Problems => problems;

    /// <param name="by">Who writes; null: anybody.</param>
    /// <param name="act">Does it, remembers its answer in its transaction, and says why not where it is refused.</param>
    public async Task<IResult> Do<T>(HttpContext http, Actor? by, int status, Func<T, Remember, Task<Refusal?>> act)
    {
        if (await CaseApi.ReadBody(http.Request, LargestBody) is not { } bytes)
        {
            return problems.TooLarge();
        }

        if (ActionJson.Object(bytes) is not { } body)
        {
            return problems.Malformed();
        }

        var (input, unread) = ActionJson.Fields(typeof(T), body);
        return unread is not null
            ? problems.Of(unread, null, by)
            : await Do(
                http,
                Idempotency.Of(http.Request, by?.Id ?? Anybody, bytes),
                status,
                r => act((T)input!, r),
                by
            );
    }

    private async Task<IResult> Do(
        HttpContext http,
        Idempotency.Write write,
        int status,
        Func<Remember, Task<Refusal?>> act,
        Actor? by
    )
    {
        var cancel = http.RequestAborted;
        if (await idempotency.Find(write, cancel) is { } earlier)
        {
            return CaseApi.Replay(earlier, problems);
        }

        byte[] answer = "{}"u8.ToArray();
        try
        {
            var refused = await act(
                async (db, told) =>
                {
                    answer = JsonSerializer.SerializeToUtf8Bytes(told, told.GetType(), ActionJson.Options);
                    await Idempotency.Store(db, write, status, answer, cancel);
                    await db.SaveChangesAsync(cancel);
                }
            );
            if (refused is not null)
            {
                // Its own double may have come first.
                return await idempotency.Find(write, cancel) is { } twin
                    ? CaseApi.Replay(twin, problems)
                    : problems.Of(refused, null, by);
            }

            http.Response.StatusCode = status;
            return Results.Bytes(answer, "application/json; charset=utf-8");
        }
        catch (DbUpdateException e) when (idempotency.IsTaken(e))
        {
            return CaseApi.Replay((await idempotency.Find(write, cancel))!, problems);
        }
    }
}
