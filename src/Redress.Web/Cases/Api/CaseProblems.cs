using Microsoft.AspNetCore.Mvc;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Procedure;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Documents;
using Redress.Web.Shell.Contact;

namespace Redress.Web.Cases.Api;

/// <summary>Refusals as RFC 9457 problem details, with a stable type and in the caller's language.</summary>
internal sealed class CaseProblems(RefusalTexts texts, CaseService cases, SchemeContacts contacts, TimeProvider time)
{
    // Of a name that somebody made up, as much as tells it from others.
    private const int LongestName = 100;

    public IResult Of(Refusal refusal, Case? c, Actor? actor) =>
        refusal.Kind switch
        {
            RefusalKind.NotYours => NotFound(),
            RefusalKind.NotThisRole => Problem(403, "not-this-role", refusal),
            RefusalKind.Stale => Problem(412, "stale", refusal),
            RefusalKind.NotInThisState => State(refusal, c, actor),
            _ => Fields(refusal),
        };

    public IResult NotFound() =>
        Results.Problem(
            new ProblemDetails
            {
                Status = 404,
                Type = TypeOf("not-found"),
                Title = texts.Title("not-found"),
            }
        );

    public IResult Malformed() =>
        Results.Problem(
            new ProblemDetails
            {
                Status = 400,
                Type = TypeOf("malformed"),
                Title = texts.Title("malformed"),
            }
        );

    public IResult TooLarge() =>
        Results.Problem(
            new ProblemDetails
            {
                Status = 413,
                Type = TypeOf("too-large"),
                Title = texts.Title("too-large"),
            }
        );

    /// <summary>Too many codes that open nothing came from there: this one was not looked at.</summary>
    public IResult Slowed() =>
        Results.Problem(
            new ProblemDetails
            {
                Status = 429,
                Type = TypeOf("slowed"),
                Title = texts.Title("slowed"),
            }
        );

    /// <summary>Nobody is there yet who would handle a complaint; with whom to write to and call.</summary>
    public IResult NotOpen()
    {
        var problem = new ProblemDetails
        {
            Status = 503,
            Type = TypeOf("not-open"),
            Title = texts.Title("not-open"),
        };
        problem.Extensions["contact"] = contacts
            .Of(null)
            .Select(c => new
            {
                c.Scheme,
                c.Name,
                c.Telephone,
                c.Email,
            })
            .ToList();
        return Results.Json(problem, ActionJson.Options, "application/problem+json", 503);
    }

    public IResult NotThatKind() =>
        Results.Problem(
            new ProblemDetails
            {
                Status = 415,
                Type = TypeOf("unsupported-media-type"),
                Title = texts.Title("unsupported-media-type"),
            }
        );

    private IResult NotThatKind(string detail) => Detailed(415, "unsupported-media-type", texts.Title(detail));

    private IResult Detailed(int status, string type, string detail) =>
        Results.Problem(
            new ProblemDetails
            {
                Status = status,
                Type = TypeOf(type),
                Title = texts.Title(type),
                Detail = detail,
            }
        );

    /// <summary>An upload that was not taken, and why (BC-4).</summary>
    public IResult Of(Upload upload) =>
        upload is { Problem: UploadProblem.UnknownPart, At: { } at }
            ? Field(TextCut.At(at, LongestName), FieldReason.NoSuchPart)
            : Of(upload.Problem!.Value);

    public IResult Of(UploadProblem problem) =>
        problem switch
        {
            UploadProblem.TooLarge => TooLarge(),
            UploadProblem.TooMany => Detailed(413, "too-large", texts.Title("too-many-files", Uploads.MostFiles)),
            UploadProblem.TooManyFields => Detailed(
                413,
                "too-large",
                texts.Title("too-many-fields", Uploads.MostParts)
            ),
            UploadProblem.NotThatKind => NotThatKind(),
            UploadProblem.NotWhatItClaims => NotThatKind("not-what-it-claims"),
            UploadProblem.NotAMail => NotThatKind("not-a-mail"),
            UploadProblem.Empty => NotThatKind("file-empty"),
            UploadProblem.Protected => NotThatKind("file-protected"),
            UploadProblem.HasMacros => NotThatKind("file-has-macros"),
            _ => Malformed(),
        };

    public IResult NotThisRole() =>
        Results.Problem(
            new ProblemDetails
            {
                Status = 403,
                Type = TypeOf("not-this-role"),
                Title = texts.Title("not-this-role"),
            }
        );

    public IResult Field(string field, FieldReason reason) => Fields(Refusal.Field(field, "ST-1", reason));

    private IResult State(Refusal refusal, Case? c, Actor? actor)
    {
        var problem = Details(409, refusal.Reason == RefusalReason.AlreadyBooked ? "already-booked" : "state", refusal);
        if (c is not null && actor is not null)
        {
            problem.Extensions["state"] = WireNames.Camel(c.State.ToString());
            problem.Extensions["permitted"] = CaseMachine
                .ActionsFor(c, actor, time.GetUtcNow(), cases.RulebookOf(c))
                .Permitted.Select(p => Command.NameOf(p.Command))
                .ToList();
        }

        problem.Extensions["missing"] = refusal
            .Obstacles.Select(m => new MissingJson(m.What.Key(), m.Party, m.Document, m.Until, texts.Missing(m, c)))
            .ToList();
        return Results.Json(problem, ActionJson.Options, "application/problem+json", 409);
    }

    private IResult Fields(Refusal refusal)
    {
        var problem = Details(422, "invalid", refusal);
        problem.Extensions["errors"] = refusal
            .Fields.GroupBy(f => f.Field)
            .ToDictionary(g => g.Key, g => g.Select(texts.Field).Distinct().ToArray());
        problem.Extensions["rules"] = refusal
            .Fields.GroupBy(f => f.Field)
            .ToDictionary(g => g.Key, g => g.First().Rule);
        return Results.Json(problem, ActionJson.Options, "application/problem+json", 422);
    }

    private IResult Problem(int status, string type, Refusal refusal) =>
        Results.Json(Details(status, type, refusal), ActionJson.Options, "application/problem+json", status);

    private ProblemDetails Details(int status, string type, Refusal refusal)
    {
        var problem = new ProblemDetails
        {
            Status = status,
            Type = TypeOf(type),
            Title = texts.Title(type),
            Detail = texts.Reason(refusal),
        };
        problem.Extensions["rule"] = refusal.Rule;
        return problem;
    }

    private static string TypeOf(string name) => $"urn:redress:problem:{name}";
}
