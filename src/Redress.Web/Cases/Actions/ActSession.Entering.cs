using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.Actions;

/// <summary>The form of an act that a party wrote in a message (FP-20): the fields are the act's, begun with what the message says.</summary>
public sealed partial class ActSession
{
    /// <summary>Names the message when the form is sent.</summary>
    internal const string MessageField = "fromMessage";

    internal ConversationMessage? Written { get; private set; }

    // The message in which the act was written.
    private string? FromMessage => _asked.Query.TryGetValue("message", out var message) ? message.ToString() : null;

    private async Task DrawEntering(OpenCase open, Type kind, ConversationMessage written)
    {
        var own = new ActContext(new Act(open.Reader, open.Now), open.Rulebook, ExternalFacts.None);
        if (CaseMachine.ActOfMessage(open.Case, new EnterMessageAsAct(written.Id, Action), own, null).Refusal is { } no)
        {
            Tell(no, []);
            return;
        }

        var party = new Actor(
            written.With == Party.Complainant ? Role.Complainant : Role.Respondent,
            written.With.ToString(),
            written.ByName
        );
        var fields = await _parts.Fields.WithNames(
            open,
            kind,
            FieldOptions.Of(kind, open.Case, open.Rulebook, party, onPaper: false),
            _cancel
        );
        if (!IsPost)
        {
            Values = Filled(Begun(fields, written));
        }

        Written = written;
        Fields =
        [
            .. fields
                .Where(f => !ActFields.IsIdle(Action, f, open.Case, open.Now))
                .Select(f =>
                    f.Source == "documents" ? f with { Options = [.. f.Options ?? [], .. written.Documents] } : f
                ),
        ];
    }

    private static Dictionary<string, StringValues> Begun(
        IReadOnlyList<ActionField> fields,
        ConversationMessage written
    )
    {
        var begun = new Dictionary<string, StringValues>();
        if (fields.FirstOrDefault(f => f is { Type: "text" or "markdown", Options: null }) is { } text)
        {
            begun[text.Name] = written.Text;
        }

        if (fields.Any(f => f is { Name: "documents", Source: "documents" }))
        {
            begun["documents"] = new StringValues([.. written.Documents]);
        }

        return begun;
    }

    private ActRequest Entering(
        ConversationMessage written,
        Dictionary<string, StringValues> posted,
        Domain.Rulebooks.Rulebook rulebook
    ) =>
        ActionJson.Read(
            typeof(EnterMessageAsAct),
            JsonSerializer.SerializeToElement(
                new JsonObject
                {
                    ["message"] = written.Id,
                    ["act"] = Action,
                    ["fields"] = JsonNode.Parse(new FormToJson(posted, rulebook).Read(Fields!).GetRawText()),
                }
            )
        );
}
