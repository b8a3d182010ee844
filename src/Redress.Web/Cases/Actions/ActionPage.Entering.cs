using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
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
public sealed partial class ActionPage
{
    /// <summary>Names the message when the form is sent.</summary>
    private const string MessageField = "fromMessage";

    private ConversationMessage? _written;

    /// <summary>The message in which the act was written.</summary>
    [SupplyParameterFromQuery(Name = "message")]
    public string? FromMessage { get; set; }

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
        var fields = await WithNames(
            open,
            kind,
            FieldOptions.Of(kind, open.Case, open.Rulebook, party, onPaper: false)
        );
        if (!IsPost)
        {
            _values = Filled(Begun(fields, written));
        }

        _written = written;
        _fields =
        [
            .. fields
                .Where(f => !IsIdle(f, open.Case, open.Now))
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
                    ["fields"] = JsonNode.Parse(new FormToJson(posted, rulebook).Read(_fields!).GetRawText()),
                }
            )
        );
}
