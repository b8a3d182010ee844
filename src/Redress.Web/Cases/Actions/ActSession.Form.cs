using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Procedure;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.Actions;

/// <summary>The form of the act: its fields, and with what it begins.</summary>
public sealed partial class ActSession
{
    private async Task Draw(Type kind)
    {
        var open = Open;
        Fields = null;
        if (kind == typeof(AddDocument))
        {
            Fields = open.IsStaff ? [new ActionField("for", "choice", true, ["parties", "internal"])] : [];
            return;
        }

        if (
            (FromMessage ?? Posted().GetValueOrDefault(MessageField).ToString()) is { Length: > 0 } from
            && CaseView.MessageOfAParty(open.Case, open.Reader, from) is { } written
        )
        {
            await DrawEntering(open, kind, written);
            return;
        }

        var permitted = open.Permitted.FirstOrDefault(p =>
            p.Command == kind && (_asked.Of("paper") != "true" || p.OnPaper)
        );
        if (permitted is null)
        {
            Tell(WhyNotPermitted(open, kind), []);
            return;
        }

        var fields = await _parts.Fields.WithNames(
            open,
            kind,
            FieldOptions.Of(kind, open.Case, open.Rulebook, open.Reader, permitted.OnPaper),
            _cancel
        );
        if (!IsPost && await Beginning(kind, fields, permitted.OnPaper) is { } beginning)
        {
            Values = Filled(beginning);
        }

        Fields =
        [
            .. fields
                .Where(f => !ActFields.IsIdle(Action, f, open.Case, open.Now))
                .Select(f =>
                    f.Name == ActFields.Paper || ActFields.NeedsProof(f, kind, open.Case)
                        ? f with
                        {
                            Required = true,
                        }
                        : f
                )
                .OrderByDescending(f => f.Name is "onBehalfOf" or "arrived" or ActFields.Paper),
        ];
        if (!IsPost && _asked.Rehearses)
        {
            Preview = await _parts.Previews.Of(open, kind, fields, _cancel);
        }
    }

    private async Task<IReadOnlyDictionary<string, StringValues>?> Beginning(
        Type kind,
        IReadOnlyList<ActionField> fields,
        bool onPaper
    )
    {
        var known = await _parts.Fields.Beginning(Open, kind, _asked, _cancel);
        return onPaper ? KnownFields.OfPaper(kind, Open, fields, _asked, known) : known;
    }

    private static Refusal WhyNotPermitted(OpenCase open, Type kind) =>
        open.Blocked.FirstOrDefault(b => b.Command == kind)?.Refusal
        ?? CaseMachine.WhyRefused(
            open.Case,
            kind,
            new ActContext(new Act(open.Reader, open.Now), open.Rulebook, ExternalFacts.None),
            null
        )
        ?? Refusal.State("ST-1", RefusalReason.NotInThisState);

    private FormValues Filled(IReadOnlyDictionary<string, StringValues> values) =>
        new(Action, values, [], [], _parts.Refusals);
}
