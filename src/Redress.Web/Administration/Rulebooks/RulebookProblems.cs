using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Administration.Rulebooks;

/// <summary>Refusals of acts on rulebooks as problem details, in the shape that those of cases have. What is wrong with a text stands at its JSON path.</summary>
internal sealed class RulebookProblems(
    CaseProblems problems,
    RefusalTexts refusals,
    IStringLocalizer<RulebookTexts> texts
)
{
    private const string Problem = "application/problem+json";

    public IResult Of(RulebookRefusal refusal) =>
        refusal.Rule is { } rule ? Conflict(rule, refusal)
        : refusal.Field is { } field ? Invalid(field, refusal)
        : problems.NotFound();

    /// <summary>Why, in a sentence.</summary>
    public static string Sentence(IStringLocalizer texts, RulebookRefusal refusal) =>
        refusal.Earliest is { } day
            ? texts[$"refused.{refusal.Why}", DayFormatter.Written(day)]
            : texts[$"refused.{refusal.Why}"];

    private IResult Conflict(string rule, RulebookRefusal refusal)
    {
        var problem = Details(409, "state", Sentence(texts, refusal));
        problem.Extensions["rule"] = rule;
        problem.Extensions["missing"] = Array.Empty<string>();
        if (refusal.Earliest is { } day)
        {
            problem.Extensions["earliest"] = day;
        }

        return Results.Json(problem, ActionJson.Options, Problem, 409);
    }

    private IResult Invalid(string field, RulebookRefusal refusal)
    {
        var sentence = Sentence(texts, refusal);
        var problem = Details(422, "invalid", sentence);
        problem.Extensions["errors"] =
            refusal.Faults.Count == 0
                ? new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [sentence] }
                : refusal
                    .Faults.GroupBy(f => f.Path, StringComparer.Ordinal)
                    .ToDictionary(
                        g => g.Key,
                        g => g.Select(f => f.Message).Distinct().ToArray(),
                        StringComparer.Ordinal
                    );
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
