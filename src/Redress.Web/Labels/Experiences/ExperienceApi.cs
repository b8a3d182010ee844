using System.Globalization;
using System.Text.Json;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;
using Redress.Web.Identity;
using Redress.Web.Members;
using Redress.Web.Shell;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Experiences;

/// <summary>What an act on an experience needs.</summary>
internal sealed record ExperienceServices(
    ExperienceQueries Queries,
    ExperienceActs Acts,
    ExperienceDesk Desk,
    RulebookCatalog Rulebooks,
    WriteOnce Writes
);

/// <summary>Experiences over the API (WK-9): read and told by anybody, answered by the provider, hidden by who keeps the register.</summary>
internal static class ExperienceApi
{
    private sealed record AnswerInput(string? Text);

    private sealed record HideInput(string? Reason);

    public static void AddExperiences(this WebApplicationBuilder builder) =>
        builder
            .Services.AddSingleton<ExperienceQueries>()
            .AddSingleton<ExperienceMails>()
            .AddSingleton<ExperienceDesk>()
            .AddSingleton<ExperienceActs>();

    public static void MapExperiences(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/members/{id}/experiences").WithTags("Members");
        group.MapGet("", List).AllowAnonymous().WithName("listExperiences");
        group
            .MapPost("", Tell)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reporting)
            .WithName("tellExperience")
            .WithSummary("Tells an experience; it counts once its address is confirmed.")
            .Accepts<JsonElement>(isOptional: true, "application/json")
            .Produces(202);
        group
            .MapPost("/{experience}/actions/{action}", Act)
            .RequireAuthorization(Policies.Api)
            .WithName("actOnExperience")
            .WithSummary("Answers an experience, or hides it.")
            .Accepts<JsonElement>(isOptional: true, "application/json")
            .Produces<ExperienceJson>();
    }

    private static async Task<IResult> List(
        HttpContext http,
        string id,
        string? after,
        [AsParameters] ExperienceServices services
    )
    {
        var (queries, problems) = (services.Queries, services.Writes.Problems);
        if (await queries.Member(id, services.Rulebooks, http.RequestAborted) is not { } member)
        {
            return problems.NotFound();
        }

        var page = await queries.Page(
            member,
            all: false,
            Guid.TryParse(after, out var last) ? last : null,
            http.RequestAborted
        );
        return Results.Json(
            new { Items = page.Items.Select(e => queries.Told(e, member.Scheme)), page.Next },
            ActionJson.Options
        );
    }

    private static async Task<IResult> Tell(HttpContext http, string id, [AsParameters] ExperienceServices services) =>
        await services.Queries.Member(id, services.Rulebooks, http.RequestAborted) is { } member
        && ExperienceDesk.IsOpen(member)
            ? await services.Writes.Do<ExperienceInput>(
                http,
                null,
                StatusCodes.Status202Accepted,
                (input, remember) =>
                    services.Desk.Take(
                        member,
                        input,
                        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                        db => remember(db, new { }),
                        http.RequestAborted
                    )
            )
            : services.Writes.Problems.NotFound();

    private static async Task<IResult> Act(
        HttpContext http,
        string id,
        string experience,
        string action,
        [AsParameters] ExperienceServices services
    )
    {
        var (queries, acts, cancel) = (services.Queries, services.Acts, http.RequestAborted);
        if (
            action is not (ExperienceActs.Answering or ExperienceActs.Hiding)
            || await queries.Member(id, services.Rulebooks, cancel) is not { } member
        )
        {
            return services.Writes.Problems.NotFound();
        }

        var by = action == ExperienceActs.Hiding ? http.User.Registrar() : Provider(http, id);
        if (by is null)
        {
            return services.Writes.Problems.NotThisRole();
        }

        if (!Guid.TryParse(experience, out var known) || await queries.Find(id, known, cancel) is not { } row)
        {
            return services.Writes.Problems.NotFound();
        }

        return action == ExperienceActs.Hiding
            ? await services.Writes.Do<HideInput>(
                http,
                by,
                StatusCodes.Status200OK,
                (input, remember) => acts.Hide(row, input.Reason, by, Told(remember), cancel)
            )
            : await services.Writes.Do<AnswerInput>(
                http,
                by,
                StatusCodes.Status200OK,
                (input, remember) => acts.Answer(row, input.Text, by, Told(remember), cancel)
            );

        Func<Storage.AppDb, ExperienceRow, Task> Told(Remember remember) =>
            (db, changed) => remember(db, queries.Told(changed, member.Scheme));
    }

    // The member itself.
    private static Actor? Provider(HttpContext http, string id) =>
        http.User.Actor() is { Role: Role.Respondent } own && own.MemberIds.Contains(id) ? own : null;
}
