using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Domain.Terms;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.Forms;

/// <summary>What an act brings about, told before it is sent: who gets a letter, where the case then stands, which terms start.</summary>
public sealed record ActionPreview(IReadOnlyList<Addressee> Letters, CaseState? State, IReadOnlyList<Term> Terms)
{
    /// <summary>By when a message that a party writes is answered (FP-20); null for any other act.</summary>
    public DateOnly? AnswerBy { get; init; }
}

/// <summary>Tells it by doing the act on a copy of the case, with plain values where somebody has yet to fill something in.</summary>
internal sealed class ActionPreviewQuery(CaseService cases)
{
    // What these lead to depends on what is filled in; only who is written to is certain.
    private static readonly HashSet<Type> Open =
    [
        typeof(SupplyInformation),
        typeof(ExtendTerm),
        typeof(RecordHearing),
        typeof(RecordReceipt),
        typeof(RecordDeposit),
        typeof(RecordOutcome),
        typeof(ChooseArbitration),
        typeof(RequestInformation),
    ];

    /// <summary>Null: it cannot be told without knowing what will be filled in.</summary>
    public async Task<ActionPreview?> Of(
        OpenCase open,
        Type kind,
        IReadOnlyList<ActionField> fields,
        CancellationToken cancel
    )
    {
        // Part of a response tells nobody yet, the last part does; of the steps of a sanction some do.
        if (kind == typeof(Respond) || kind == typeof(RecordSanctionStep) || kind == typeof(CorrectDetails))
        {
            return null;
        }

        // To whom it is written is chosen with it.
        if (kind == typeof(Message) && fields.Any(f => f.Options is { Count: > 1 }))
        {
            return null;
        }

        var request = ActionJson.Read(kind, Example(open, kind, fields));
        var after = await cases.Simulate(
            open.Case,
            new Act(open.Reader, open.Now, request.OnBehalfOf),
            request,
            cancel
        );
        if (after.Refusal is not null || after.Case is not { } c)
        {
            return null;
        }

        var letters = after.Letters.Select(l => l.To).Distinct().Order().ToList();
        if (Open.Contains(kind) && letters.Count == 0)
        {
            return null;
        }

        if (Open.Contains(kind) || !CaseView.MaySee(c, open.Reader))
        {
            return new ActionPreview(letters, null, []);
        }

        // The day of a hearing is what is being typed, and not known yet.
        var started = CaseView
            .Terms(c, open.Reader)
            .Where(t => t.State == TermState.Running && !t.IsADay && !open.Case.Terms.Exists(b => b.Id == t.Id))
            .ToList();
        return new ActionPreview(letters, c.State == open.Case.State ? null : c.State, started)
        {
            AnswerBy = kind == typeof(Message) ? c.Conversation[^1].AnswerBy : null,
        };
    }

    private static JsonElement Example(OpenCase open, Type kind, IReadOnlyList<ActionField> fields)
    {
        var json = new JsonObject();
        foreach (var field in fields.Where(f => f.Required))
        {
            json[field.Name] = Value(open, field);
        }

        foreach (var (name, value) in Besides(kind))
        {
            json[name] = value;
        }

        return JsonSerializer.SerializeToElement(json);
    }

    private static JsonNode? Value(OpenCase open, ActionField field) =>
        field switch
        {
            { Type: "list:suppliedItem" } => new JsonArray([
                .. (field.Options ?? []).Select(id => new JsonObject { ["item"] = id, ["text"] = "…" }),
            ]),
            { Type: "list" } => new JsonArray(field.Options is [var one, ..] ? one : "…"),
            { Options: [var first, ..] } => first,
            { Type: "date" } => open.Today.ToString("O", CultureInfo.InvariantCulture),
            // Far enough ahead for an invitation to a hearing (BC-13).
            { Type: "instant" } => open.Now.AddDays(30).ToString("O", CultureInfo.InvariantCulture),
            { Type: "integer" } => 1,
            { Type: "boolean" } => true,
            { Type: "money" } => new JsonObject { ["amount"] = 1, ["currency"] = open.Rulebook.Currency },
            _ => "…",
        };

    // What is not needed of a field alone, but one of several is.
    private static IEnumerable<(string Name, JsonNode Value)> Besides(Type kind) =>
        kind.Name switch
        {
            nameof(Decide) => [("ground", "outOfScope")],
            nameof(AcceptProposal) => [("told", true), ("sooner", true)],
            nameof(Comment) => [("text", "…")],
            nameof(InviteToHearing) => [("place", "…")],
            nameof(RecordHearing) => [("minutes", "…"), ("attended", new JsonArray("…"))],
            nameof(RecordReceipt) => [("result", "returned"), ("reason", "…")],
            nameof(RecordOutcome) => [("outcome", "rejected")],
            nameof(ChooseArbitration) => [("language", "nl")],
            nameof(SetRespondent) => [("name", "…")],
            nameof(LodgeAppeal) => [("language", "nl"), ("acceptsArbitration", true)],
            _ => [],
        };
}
