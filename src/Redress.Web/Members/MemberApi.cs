using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;

namespace Redress.Web.Members;

internal static class MemberApi
{
    public static void AddMembers(this WebApplicationBuilder builder) =>
        builder
            .Services.AddSingleton<MemberQueries>()
            .AddSingleton<DigestJob>()
            .AddSingleton<Organisation>()
            .AddScoped<Invitations>();

    public static void MapMemberApi(this IEndpointRouteBuilder app)
    {
        var members = app.MapGroup("/api/v1/members").WithTags("Members").AllowAnonymous();
        members
            .MapGet(
                "",
                async (HttpContext http, MemberQueries queries, string? q) =>
                    Results.Json(new { Items = await queries.List(q, http.RequestAborted) }, ActionJson.Options)
            )
            .WithName("listMembers");
        members
            .MapGet(
                "/{id}",
                async (HttpContext http, string id, MemberQueries queries, CaseProblems problems) =>
                    await queries.Find(id, http.RequestAborted) is { } member
                        ? Results.Json(member, ActionJson.Options)
                        : problems.NotFound()
            )
            .WithName("getMember");
    }
}
