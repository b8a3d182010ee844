using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Api;

/// <summary>What every write to a case needs of the office.</summary>
internal sealed record CaseWriteServices(
    CaseService Cases,
    CaseMapping Mapping,
    CaseProblems Problems,
    Idempotency Idempotency
);

/// <summary>An act as it was asked for: on which case, by whom, under which key, on which version.</summary>
internal sealed record AskedAct(string Number, Actor Actor, Idempotency.Write Write, int? Version);

/// <summary>Acts over the API: judged once, and answered again as before under the same key.</summary>
internal static partial class CaseApi
{
    private static async Task<IResult> Act(
        HttpContext http,
        string number,
        string action,
        [AsParameters] CaseWriteServices services
    )
    {
        var (cases, problems) = (services.Cases, services.Problems);
        if (
            await Caller(http, number, cases) is not { } actor
            // What an administrator may touch without reading it, the act itself says (FP-18).
            || actor.Role != Role.Administrator && await cases.Find(number, actor, http.RequestAborted) is null
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
        if (await services.Idempotency.Find(write, http.RequestAborted) is { } earlier)
        {
            return Replay(earlier, problems);
        }

        return ReadVersion(http.Request, out var version)
            ? await Do(http, new AskedAct(number, actor, write, version), ActionJson.Read(kind, body), services)
            : problems.Of(new Refusal(RefusalKind.Stale, "ST-2", RefusalReason.Stale), null, actor);
    }

    private static async Task<IResult> Do(
        HttpContext http,
        AskedAct asked,
        ActRequest request,
        CaseWriteServices services
    )
    {
        byte[] answer = [];
        try
        {
            var done = await services.Cases.Do(
                asked.Number,
                asked.Actor,
                request with
                {
                    Version = asked.Version,
                },
                Remember,
                http.RequestAborted
            );
            if (done.Refusal is { } no)
            {
                return await Refuse(http, asked, no, done.Case, services);
            }

            Tag(http, done.Case!);
            return answer.Length > 0
                ? Results.Bytes(answer, "application/json; charset=utf-8")
                : Results.Json(await AfterAct(done.Case!), ActionJson.Options);
        }
        catch (DbUpdateException e) when (services.Idempotency.IsTaken(e))
        {
            return Replay((await services.Idempotency.Find(asked.Write, http.RequestAborted))!, services.Problems);
        }

        async Task Remember(AppDb db, Case c)
        {
            if (asked.Write.Asked)
            {
                await db.SaveChangesAsync(http.RequestAborted);
                answer = JsonSerializer.SerializeToUtf8Bytes(await AfterAct(c, db), ActionJson.Options);
                await Idempotency.Store(db, asked.Write, 200, answer, http.RequestAborted);
            }
        }

        // Who recused itself no longer sees the case that it just left (FP-12).
        async Task<object> AfterAct(Case c, AppDb? within = null) =>
            CaseView.MaySee(c, asked.Actor)
                ? await services.Mapping.Shape(c, asked.Actor, asked.Actor.IsParty, http.RequestAborted, within)
            : asked.Actor.Role == Role.Administrator ? CaseMapping.ForAdministrator(c)
            : new { c.Number };
    }

    // Its own double may have come first, and changed what this one was judged by.
    private static async Task<IResult> Refuse(
        HttpContext http,
        AskedAct asked,
        Refusal no,
        Case? c,
        CaseWriteServices services
    ) =>
        await services.Idempotency.Find(asked.Write, http.RequestAborted) is { } twin
            ? Replay(twin, services.Problems)
            : services.Problems.Of(no, c, asked.Actor);

    // A tag that is none of ours matches nothing, so it is stale.
    internal static bool ReadVersion(HttpRequest request, out int? version)
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

    internal static IResult Replay(Idempotency.Earlier earlier, CaseProblems problems) =>
        earlier.OtherBody
            ? problems.Field("Idempotency-Key", FieldReason.KeyUsedWithAnotherBody)
            : new ReplayedResult(earlier);

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
