using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Cards;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.DecisionEditor;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.Queries;

namespace Redress.Web.Cases.Actions;

/// <summary>The fields of an act as its form has them: with the names that there are to choose from, and with what they begin.</summary>
internal sealed class ActFields(
    AssigneeQuery assignees,
    RespondentQuery respondents,
    DecisionEditorQueries decisions,
    CaseQueries queries,
    OptionLabels labels,
    CaseFormatter texts
)
{
    /// <summary>The field that names the paper on which an act rests (FP-13): programs may leave it out, the pages ask for it.</summary>
    public const string Paper = "paper";

    /// <summary>Where a colleague is to be named, those who can be.</summary>
    public async Task<IReadOnlyList<ActionField>> WithNames(
        OpenCase open,
        Type kind,
        IReadOnlyList<ActionField> fields,
        CancellationToken cancel
    )
    {
        if (fields.Any(f => f.Source == "staff"))
        {
            var staff = await assignees.Of(open.Case, cancel);
            fields =
            [
                .. fields.Select(f =>
                    f.Source == "staff"
                        ? f with
                        {
                            Options = [.. staff.Select(s => s.Email)],
                            Names = staff.ToDictionary(s => s.Email, s => s.Name, StringComparer.Ordinal),
                        }
                        : f
                ),
            ];
        }

        if (kind == typeof(SetRespondent))
        {
            var members = await respondents.Members(open.Case, cancel);
            fields =
            [
                .. fields.Select(f =>
                    f.Source == "members" ? f with { Options = [.. members.Keys], Names = members } : f
                ),
            ];
        }

        if (kind == typeof(PutToParty))
        {
            var earlier = await decisions.Earlier(open.Case, open.Reader, cancel);
            fields = DeferralChoice.Fields(fields, [.. earlier.Where(e => e.RunsOn(open.Today))], texts);
        }

        if (kind == typeof(RecordRefund))
        {
            fields = KnownFields.WithAmounts(fields, open, labels, texts);
        }

        if (kind == typeof(Recuse))
        {
            var colleagues = await assignees.Colleagues(open.Case, open.Reader, cancel);
            fields =
            [
                .. fields
                    .Where(f => f.Name != "member" || colleagues.Count > 0)
                    .Select(f =>
                        f.Name == "member" ? f with { Options = [.. colleagues.Keys], Names = colleagues } : f
                    ),
            ];
        }

        return fields;
    }

    /// <summary>With what the form begins; null where it begins empty.</summary>
    public async Task<IReadOnlyDictionary<string, StringValues>?> Beginning(
        OpenCase open,
        Type kind,
        ActAsked asked,
        CancellationToken cancel
    )
    {
        if (
            kind == typeof(Decide)
            && await queries.DeliberatedDraft(open.Case, open.Reader, asked.Of("draft"), cancel) is { } reasons
        )
        {
            return Only("reasons", reasons);
        }

        return Linked(open, kind, asked)
            ?? Called(open, kind, asked)
            ?? (open.IsStaff ? FirstFilled(kind, open, asked) : null)
            ?? (kind == typeof(CorrectDetails) ? DetailsForm.Fields(open.Case, DetailsForm.Of(open, asked)) : null)
            ?? (NoticeText.Of(asked.Action, open.Case, open.Rulebook) is { } start ? Only("text", start) : null);
    }

    /// <summary>Whether there is nothing to fill in.</summary>
    public static bool IsIdle(string action, ActionField field, Case c, DateTimeOffset now) =>
        // Messages answer a complaint about advertising only; a hearing is asked for once; without a proposal there is none to answer, without a deferral that was put nothing to say of one;
        // without moments there is none to choose, and without an invitation no other day to ask for (BC-13).
        field.Type == "object"
        || action == Command.NameOf<Propose>() && field is { Name: "counters", Options.Count: 0 }
        || action == Command.NameOf<Comment>() && field is { Name: "matter", Options.Count: 0 }
        || action == Command.NameOf<RecordReceipt>() && field is { Name: "letter", Options.Count: 0 }
        || action == Command.NameOf<AnswerHearingDates>()
            && (
                field is { Name: "dates", Options.Count: 0 }
                || field.Name == "postpone" && !(c.OpenHearing is { PostponedBy: null } invited && invited.At > now)
            )
        || action == Command.NameOf<Respond>()
            && (
                field.Name is "messages" or "noMessages" or "text" && !c.IsUnsolicitedAdvertising
                || field.Name == "requestHearing" && c.HearingRequests.Exists(r => r.Unheard)
            );

    /// <summary>BC-28, ST-3: what goes before the court is referred with its proof, and what a forum took all the same.</summary>
    public static bool NeedsProof(ActionField field, Type kind, Case c) =>
        kind == typeof(Refer)
        && field.Name == "document"
        && c.Appeals.SelectMany(a => a.Proceedings)
            .Where(p => p.MayBeReferred)
            .All(p => p.Forum == Forum.Court || p.WasLetGo);

    // What the address says of the act.
    private static Dictionary<string, StringValues>? Linked(OpenCase open, Type kind, ActAsked asked)
    {
        var name =
            kind == typeof(Message) && open.IsStaff ? "party"
            : kind == typeof(SetRespondent) ? "memberId"
            : kind == typeof(Comment) ? "matter"
            : null;
        return name is not null && asked.Query.TryGetValue(name, out var value) ? Only(name, value) : null;
    }

    // With whom one spoke on the telephone, and when.
    private Dictionary<string, StringValues>? Called(OpenCase open, Type kind, ActAsked asked) =>
        kind == typeof(Note)
        && open.IsStaff
        && TelephoneNote.Heading(open, asked.Of(TelephoneNote.With).ToString(), texts) is { } heading
            ? Only("text", heading)
            : null;

    // A rejected decision is where the next attempt starts; a link names what is to be served, or the hour and the room of a hearing.
    private IReadOnlyDictionary<string, StringValues>? FirstFilled(Type kind, OpenCase open, ActAsked asked) =>
        kind == typeof(Decide) && open.Case.RejectedDecisions is [.., var rejected] ? EarlierProposal.Fields(rejected)
        : kind == typeof(CorrectDecision) && open.Case.Decision is { } d
            ? new Dictionary<string, StringValues> { ["reasons"] = d.Reasons, ["refrainFrom"] = d.RefrainFrom ?? "" }
        : kind == typeof(Serve) || kind == typeof(InviteToHearing) || kind == typeof(RecordReceipt) ? asked.Query
        : KnownFields.Of(kind, open.Case, open.Today);

    private static Dictionary<string, StringValues> Only(string name, StringValues value) => new() { [name] = value };
}
