using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Queries;

namespace Redress.Web.Cases.Api;

/// <summary>What the list of cases is asked, as the address has it.</summary>
internal sealed record CaseListQuery(
    [FromQuery(Name = "state")] string? State = null,
    [FromQuery(Name = "dueBefore")] string? DueBefore = null,
    [FromQuery(Name = "q")] string? Q = null,
    [FromQuery(Name = "respondent")] string? Respondent = null,
    [FromQuery(Name = "after")] string? After = null,
    [FromQuery(Name = "size")] string? Size = null
)
{
    public const int UsualSize = 50;

    /// <summary>The question, or the name of the field that makes no sense and why.</summary>
    public (WorklistQuery? Query, string Field, FieldReason Fault) Read()
    {
        CaseState? inState = null;
        if (!string.IsNullOrEmpty(State))
        {
            if (!Enum.TryParse<CaseState>(State, ignoreCase: true, out var named) || int.TryParse(State, out _))
            {
                return (null, "state", FieldReason.Unknown);
            }

            inState = named;
        }

        DateOnly? before = null;
        if (!string.IsNullOrEmpty(DueBefore))
        {
            if (
                !DateOnly.TryParseExact(
                    DueBefore,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
            {
                return (null, "dueBefore", FieldReason.NotReadable);
            }

            before = day;
        }

        var pageSize = UsualSize;
        if (
            !string.IsNullOrEmpty(Size)
            && (!int.TryParse(Size, CultureInfo.InvariantCulture, out pageSize) || pageSize < 1)
        )
        {
            return (null, "size", FieldReason.NotReadable);
        }

        return WorklistCursor.IsOne(After)
            ? (new WorklistQuery(inState, before, Q, Respondent, After, pageSize), "", default)
            : (null, "after", FieldReason.NotReadable);
    }
}

/// <summary>The list of cases.</summary>
internal static partial class CaseApi
{
    private static async Task<IResult> List(
        HttpContext http,
        CaseQueries queries,
        CaseProblems problems,
        [AsParameters] CaseListQuery asked
    )
    {
        var actor = http.User.Actor()!;
        if (!actor.SeesFiles())
        {
            return problems.NotThisRole();
        }

        var (query, field, fault) = asked.Read();
        return query is null
            ? problems.Field(field, fault)
            : Results.Json(await queries.Worklist(actor, query, http.RequestAborted), ActionJson.Options);
    }
}
