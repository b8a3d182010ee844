using System.Text.Json;
using System.Text.Json.Nodes;
using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Members;
using Redress.Web.Cases.Commands;
using Redress.Web.Labels;
using Redress.Web.Labels.Writing;
using Redress.Web.Letters;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.Members.Register;

/// <summary>
/// A member with everything about its labels, as one reader may know it: who keeps the register all of it, the member what is its own; and who confirms as second person no more than that it was
/// done.
/// </summary>
internal sealed class MemberView(LabelWriter labels, LabelShape shape, SchemeTimes times, TimeProvider time)
{
    // What the member reads of its own file besides its labels, terms, documents and letters. An unlawful use it knows by what it was told; who reported it is nowhere (BC-41).
    private static readonly HashSet<string> OfMember = new(StringComparer.Ordinal)
    {
        "fees",
        "payments",
        "scans",
        "shortcomings",
        "appeals",
        "boardActs",
        "lostConditions",
        "logoChanges",
        "measures",
        "misuses",
    };

    // What the body keeps to itself of these, as the tables of the acts have it (WK-4, BC-41): who reported, where a use was handed to, what it looked at, and what it does before a court.
    private static readonly Dictionary<string, IReadOnlyList<string>> OfTheBody = new(StringComparer.Ordinal)
    {
        ["misuses"] = ["report", "handedTo", "handedOn", "handedDocument"],
        ["measures"] = ["looks", "courtSteps"],
    };

    private static readonly HashSet<string> ToldOtherwise = new(StringComparer.Ordinal)
    {
        "labels",
        "terms",
        "documents",
        "proposed",
        "tasks",
    };

    public async Task<JsonObject> Of(AppDb db, MemberRow row, Actor by, CancellationToken cancel)
    {
        if (by.Role is not (Role.Registrar or Role.Respondent))
        {
            return Json(new { row.Id, row.Version });
        }

        var told =
            by.Role == Role.Registrar
                ? Json(await MemberJson.Of(db, row, by, times, cancel))
                : Json(await OwnMemberJson.Of(db, row, times, cancel));
        if (await labels.Open(db, row, time.GetUtcNow(), cancel) is not { } open)
        {
            return told;
        }

        told["labels"] = Node(LabelsOf(open.File, times.Today(row.Scheme)));
        told["terms"] = Node(LabelShape.Terms(open.File, by));
        var (actions, blocked) = shape.Actions(open, by);
        // WK-10: what binds the organisation its contact alone ends.
        var isContact = by.Role != Role.Respondent || await Contacts.IsContact(db, row, by.Id, cancel);
        told["actions"] = Node(actions.Where(a => isContact || a.Name != LabelCommand.NameOf<LeaveOverChange>()));
        told["blocked"] = Node(blocked);
        told["documents"] = Node(LabelShape.Documents(open.File, by));
        told["letters"] = Node(await LabelShape.Letters(db, row.Id, cancel));
        told["journal"] = Node(await LabelShape.Journal(db, row.Id, by, cancel));
        if (by.Role == Role.Registrar)
        {
            told["proposals"] = Node(
                open.File.Proposed.Select(p => new
                {
                    p.Id,
                    p.Act,
                    p.ById,
                    p.ByName,
                    p.At,
                    Fields = Node((object)p.Command),
                })
            );
            told["tasks"] = Node(open.File.Tasks);
        }

        AddThings(told, open.File, by);
        AddPenalties(told, open.File);
        return told;
    }

    private static IEnumerable<LabelStateJson> LabelsOf(LabelFile file, DateOnly today)
    {
        var standing = file.Standing;
        return file
            .Labels.Where(l => l.State != LabelState.None)
            .Select(l => new LabelStateJson(
                l.Kind,
                standing.Labels.FirstOrDefault(g => g.Kind == l.Kind) is { } granted
                    && standing.IsValid(granted, today),
                l.From,
                l.Until,
                WireNames.Camel(l.State.ToString()),
                l.Since
            ))
            .Concat(
                standing
                    .Labels.Where(g => LabelKind.IsCarried(g.Kind))
                    .Select(g => new LabelStateJson(
                        g.Kind,
                        standing.IsValid(g, today),
                        g.From,
                        g.Until,
                        standing.IsValid(g, today) ? "valid" : "ended",
                        null
                    ))
            );
    }

    // Each list of the file by its name: what the law adds to the file is told without another word here.
    private static void AddThings(JsonObject told, LabelFile file, Actor by)
    {
        foreach (var list in typeof(LabelFile).GetProperties())
        {
            var name = WireNames.Camel(list.Name);
            if (
                list.PropertyType is { IsGenericType: true } type
                && type.GetGenericTypeDefinition() == typeof(List<>)
                && !ToldOtherwise.Contains(name)
                && (by.Role == Role.Registrar || OfMember.Contains(name))
            )
            {
                told[name] = Node(name == "measures" ? Measures(file, by) : list.GetValue(file)!);
                if (by.Role != Role.Registrar && OfTheBody.TryGetValue(name, out var fields))
                {
                    Withhold(told[name]!.AsArray(), fields);
                }
            }
        }
    }

    // WK-2: what the registrar has not judged yet is nothing that the provider was told.
    private static List<Measure> Measures(LabelFile file, Actor by) =>
        by.Role == Role.Registrar
            ? file.Measures
            : file.Measures.FindAll(m => m.Warning is not null || m.Decided is not null);

    private static void Withhold(JsonArray things, IReadOnlyList<string> fields)
    {
        foreach (var thing in things)
        {
            foreach (var field in fields)
            {
                thing!.AsObject().Remove(field);
            }
        }
    }

    // WK-4: what a measure costs up to now, while the logo is still there or until it was seen gone.
    private void AddPenalties(JsonObject told, LabelFile file)
    {
        foreach (var shown in told["measures"] as JsonArray ?? [])
        {
            if (file.Measure(shown!["id"]!.GetValue<string>()) is { Notice: not null } measure)
            {
                shown["penalty"] = LabelFile.PenaltyOf(measure, time.GetUtcNow()) is { } penalty ? Node(penalty) : null;
            }
        }
    }

    private static JsonObject Json(object value) => Node(value).AsObject();

    private static JsonNode Node(object value) =>
        JsonSerializer.SerializeToNode(value, value.GetType(), ActionJson.Options)!;
}

/// <summary>A member as its own users know it.</summary>
internal sealed record OwnMemberJson(
    string Id,
    string Name,
    string Scheme,
    IReadOnlyList<string> Websites,
    string? CompanyNumber,
    string Membership,
    DateOnly? MemberSince,
    DateOnly? EndsOn,
    DateOnly? SuspendedUntil,
    bool Valid,
    int Version
)
{
    public static async Task<OwnMemberJson> Of(AppDb db, MemberRow row, SchemeTimes times, CancellationToken cancel)
    {
        var line = (await MemberQueries.Lines(db, [row], times, cancel))[0];
        return new OwnMemberJson(
            row.Id,
            row.Name,
            row.Scheme,
            row.Sites,
            row.CompanyNumber,
            WireNames.Camel(row.Membership.ToString()),
            row.JoinedOn,
            row.EndsOn,
            row.SuspendedUntil,
            line.Valid,
            row.Version
        );
    }
}
