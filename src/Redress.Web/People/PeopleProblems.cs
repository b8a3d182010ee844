using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;

namespace Redress.Web.People;

/// <summary>Refusals of acts on people as problem details, in the shape that those of cases have.</summary>
internal sealed class PeopleProblems(CaseProblems problems, RefusalTexts refusals, IStringLocalizer<PeopleTexts> texts)
{
    private const string Problem = "application/problem+json";

    public IResult Of(PersonRefusal refusal) =>
        refusal.Rule is { } rule ? Conflict(rule, refusal)
        : refusal.Field is { } field ? Invalid(field, refusal)
        : problems.NotFound();

    private IResult Conflict(string rule, PersonRefusal refusal)
    {
        var problem = Details(409, "state", texts[$"refused.{refusal.Why}"]);
        problem.Extensions["rule"] = rule;
        problem.Extensions["missing"] = Array.Empty<string>();
        return Results.Json(problem, ActionJson.Options, Problem, 409);
    }

    private IResult Invalid(string field, PersonRefusal refusal)
    {
        string sentence = texts[$"refused.{refusal.Why}"];
        var problem = Details(422, "invalid", sentence);
        problem.Extensions["errors"] = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [field] = [sentence],
        };
        return Results.Json(problem, ActionJson.Options, Problem, 422);
    }

    private ProblemDetails Details(int status, string type, string detail) =>
        new()
        {
            Status = status,
            Type = $"urn:redress:problem:{type}",
            Title = refusals.Title(type),
            Detail = detail,
        };
}
