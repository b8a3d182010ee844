using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Procedure;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.DecisionEditor;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.Actions;

/// <summary>The form of the act: its fields, and with what it begins.</summary>
public sealed partial class ActionPage
{
    /// <summary>The field that names the paper on which an act rests (FP-13): programs may leave it out, the pages ask for it.</summary>
    private const string PaperField = "paper";

    private async Task Draw(Type kind)
    {
        var open = _open!;
        _fields = null;
        if (kind == typeof(AddDocument))
        {
            _fields = open.IsStaff ? [new ActionField("for", "choice", true, ["parties", "internal"])] : [];
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

        var permitted = open.Permitted.FirstOrDefault(p => p.Command == kind && (Paper != "true" || p.OnPaper));
        if (permitted is null)
        {
            Tell(WhyNotPermitted(open, kind), []);
            return;
        }

        var fields = await WithNames(
            open,
            kind,
            FieldOptions.Of(kind, open.Case, open.Rulebook, open.Reader, permitted.OnPaper)
        );
        if (!IsPost)
        {
            await FillBeginning(open, kind);
        }

        _fields =
        [
            .. fields
                .Where(f => !IsIdle(f, open.Case, open.Now))
                .Select(f => f.Name == PaperField || NeedsProof(f, kind, open.Case) ? f with { Required = true } : f)
                .OrderByDescending(f => f.Name is "onBehalfOf" or "arrived" or PaperField),
        ];
        if (!IsPost)
        {
            _preview = await PreviewQuery.Of(open, kind, fields, Http.RequestAborted);
        }
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

    // Where a colleague is to be named, those who can be.
    private async Task<IReadOnlyList<ActionField>> WithNames(
        OpenCase open,
        Type kind,
        IReadOnlyList<ActionField> fields
    )
    {
        if (fields.Any(f => f.Source == "staff"))
        {
            var staff = await Assignees.Of(open.Case, Http.RequestAborted);
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
            var members = await Respondents.Members(open.Case, Http.RequestAborted);
            fields =
            [
                .. fields.Select(f =>
                    f.Source == "members" ? f with { Options = [.. members.Keys], Names = members } : f
                ),
            ];
        }

        if (kind == typeof(PutToParty))
        {
            var earlier = await Decisions.Earlier(open.Case, open.Reader, Http.RequestAborted);
            fields = DeferralChoice.Fields(fields, [.. earlier.Where(e => e.RunsOn(open.Today))], T);
        }

        if (kind == typeof(RecordRefund))
        {
            fields = KnownFields.WithAmounts(fields, open, Choices, T);
        }

        if (kind == typeof(Recuse))
        {
            var colleagues = await Assignees.Colleagues(open.Case, open.Reader, Http.RequestAborted);
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

    private async Task FillBeginning(OpenCase open, Type kind)
    {
        if (NoticeText.Of(Action, open.Case, open.Rulebook) is { } start)
        {
            _values = Filled(new Dictionary<string, StringValues> { ["text"] = start });
        }

        if (kind == typeof(CorrectDetails))
        {
            _values = Filled(DetailsForm.Fields(open.Case, DetailsForm.Of(open, Http)));
        }

        if (open.IsStaff && FirstFilled(kind, open.Case) is { } first)
        {
            _values = Filled(first);
        }

        if (kind == typeof(Message) && open.IsStaff && Http.Request.Query.TryGetValue("party", out var party))
        {
            _values = Filled(new Dictionary<string, StringValues> { ["party"] = party });
        }

        if (kind == typeof(SetRespondent) && Http.Request.Query.TryGetValue("memberId", out var member))
        {
            _values = Filled(new Dictionary<string, StringValues> { ["memberId"] = member });
        }

        if (kind == typeof(Comment) && Http.Request.Query.TryGetValue("matter", out var matter))
        {
            _values = Filled(new Dictionary<string, StringValues> { ["matter"] = matter });
        }

        if (
            kind == typeof(Decide)
            && await Queries.DeliberatedDraft(open.Case, open.Reader, Http.Request.Query["draft"], Http.RequestAborted)
                is { } reasons
        )
        {
            _values = Filled(new Dictionary<string, StringValues> { ["reasons"] = reasons });
        }
    }

    // BC-28, ST-3: what goes before the court is referred with its proof, and what a forum took all the same.
    private static bool NeedsProof(ActionField field, Type kind, Case c) =>
        kind == typeof(Refer)
        && field.Name == "document"
        && c.Appeals.SelectMany(a => a.Proceedings)
            .Where(p => p.MayBeReferred)
            .All(p => p.Forum == Forum.Court || p.WasLetGo);

    private FormValues Filled(IReadOnlyDictionary<string, StringValues> values) =>
        new(Action, values, [], [], Refusals);

    // Messages answer a complaint about advertising only; a hearing is asked for once; without a proposal there is none to answer, without a deferral that was put nothing to say of one;
    // without moments there is none to choose, and without an invitation no other day to ask for (BC-13).
    private bool IsIdle(ActionField field, Case c, DateTimeOffset now) =>
        field.Type == "object"
        || Action == Command.NameOf<Propose>() && field is { Name: "counters", Options.Count: 0 }
        || Action == Command.NameOf<Comment>() && field is { Name: "matter", Options.Count: 0 }
        || Action == Command.NameOf<RecordReceipt>() && field is { Name: "letter", Options.Count: 0 }
        || Action == Command.NameOf<AnswerHearingDates>()
            && (
                field is { Name: "dates", Options.Count: 0 }
                || field.Name == "postpone" && !(c.OpenHearing is { PostponedBy: null } invited && invited.At > now)
            )
        || Action == Command.NameOf<Respond>()
            && (
                field.Name is "messages" or "noMessages" or "text" && !c.IsUnsolicitedAdvertising
                || field.Name == "requestHearing" && c.HearingRequests.Exists(r => r.Unheard)
            );

    // A rejected decision is where the next attempt starts; a link that mends names what is to be served.
    private IReadOnlyDictionary<string, StringValues>? FirstFilled(Type kind, Case c) =>
        kind == typeof(Decide) && c.RejectedDecisions is [.., var rejected] ? EarlierProposal.Fields(rejected)
        : kind == typeof(CorrectDecision) && c.Decision is { } d
            ? new Dictionary<string, StringValues> { ["reasons"] = d.Reasons, ["refrainFrom"] = d.RefrainFrom ?? "" }
        : kind == typeof(Serve) ? Http.Request.Query.ToDictionary(q => q.Key, q => q.Value)
        : KnownFields.Of(kind, c);
}
