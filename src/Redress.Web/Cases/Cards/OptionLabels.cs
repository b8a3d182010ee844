using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.Cards;

/// <summary>What a choice reads like: a proposal by its text, a document by its name, a norm by its title.</summary>
public sealed class OptionLabels(CaseFormatter formatter)
{
    public string Label(OpenCase open, string? source, string option)
    {
        var c = open.Case;
        return source switch
        {
            "proposals" => c.Proposals.Find(p => p.Id == option) is { } p ? Short(p.Text) : option,
            "appeals" => c.FindAppeal(option) is { } a
                ? $"{formatter.PartyName(a.Party)}, {formatter.Date(a.LodgedOn)}"
                : option,
            "documents" or "attachments" => c.Document(option) is { } d ? c.Named(d) : option,
            "sanctions" or "refunds" or "contested" or "conditions" => c.FindSanction(option) is { } s
                ? formatter.Sanction(s) + Forum(open, s)
            : c.Orders.FirstOrDefault(x => x.Id == option) is { } order ? Short(order.Text)
            : option == Case.WholeDecision ? formatter["option.decision"]
            : ConditionFinding.FineOf(option) is not null ? formatter["option.condition"]
            : option,
            "terms" => c.Terms.Find(t => t.Id == option) is { } t
                ? $"{formatter.Word("term", t.Kind)} {formatter.PartyName(t.Party)} — {formatter.Date(t.Due)}"
                : option,
            "lateSubmissions" => c.LateSubmissions.Find(s => s.Id == option) is { } late
                ? $"{formatter.PartyName(late.Party)}, {formatter.Date(late.On)}{CaseFormatter.Colon} {formatter[$"action.{late.Act}"]}{On(c, late)}"
                : option,
            "deferralsPut" => c.MattersPut.Find(m => m.Id == option) is { } put ? Deferral(put) : option,
            "conversation" or "unreadMessages" => c.Conversation.Find(m => m.Id == option) is { } m
                ? $"{formatter.PartyName(m.From)}, {formatter.Date(m.On)}{CaseFormatter.Colon} {Short(m.Text)}"
                : option,
            "actsOfParties" => formatter[$"action.{option}"],
            "items" => c.Asked.Find(a => a.Id == option)?.Text ?? option,
            "hearingDates" => c.HearingDates?.Dates.FirstOrDefault(d => d.Id == option) is { } d
                ? CaseFormatter.Instant(d.At, open.Rulebook)
                : option,
            "norms" => formatter.Norm(open.Rulebook, option),
            _ => formatter[$"option.{option}"],
        };
    }

    // BC-16: what waits on a deferral of another complaint is told apart.
    private string On(Case c, LateSubmission late) =>
        c.MattersPut.Find(m => m.Id == late.Matter) is { } put ? $" ({Deferral(put)})" : "";

    private string Deferral(MatterPut put) =>
        put.Kind is { } kind ? $"{put.Case}{CaseFormatter.Colon} {formatter.Word("option", kind)}" : put.Case ?? put.Id;

    // Before whom this part of the decision is contested (BC-27, BC-28).
    private string Forum(OpenCase open, Redress.Domain.Decisions.Sanction s) =>
        open.Rulebook.Appeal?.Fora.TryGetValue(s.Kind, out var forum) == true
            ? $" ({formatter.Word("option", forum)})"
            : "";

    private static string Short(string text) => text.Length <= 80 ? text : TextCut.At(text, 77) + "…";
}
