using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Procedure;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.DecisionEditor;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.Queries;

namespace Redress.Web.Cases.Actions;

/// <summary>One act by hand: its form is drawn from the command's own fields and goes through the same door as the API.</summary>
public sealed partial class ActionPage
{
    private const string AddDocumentAction = "add-document";

    private OpenCase? _open;
    private IReadOnlyList<ActionField>? _fields;
    private FormValues _values = null!;
    private ActionPreview? _preview;
    private string? _message;
    private IReadOnlyList<string> _missing = [];
    private Type? _kind;

    [Parameter]
    public string Number { get; set; } = "";

    [Parameter]
    public string Action { get; set; } = "";

    [SupplyParameterFromQuery]
    public string? Paper { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private CaseAccess Access { get; set; } = null!;

    [Inject]
    private CaseService Cases { get; set; } = null!;

    [Inject]
    private StagedFiles Staging { get; set; } = null!;

    [Inject]
    private FormDrafts Drafts { get; set; } = null!;

    [Inject]
    private Idempotency Idempotency { get; set; } = null!;

    [Inject]
    private ActionPreviewQuery PreviewQuery { get; set; } = null!;

    [Inject]
    private CaseQueries Queries { get; set; } = null!;

    [Inject]
    private AssigneeQuery Assignees { get; set; } = null!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (CaseAccess.MustSignIn(Http))
        {
            Navigation.NavigateTo($"/account/login?returnUrl={Uri.EscapeDataString(Http.Request.Path)}");
            return;
        }

        _values = new FormValues(Action, Posted(), [], [], Refusals);
        _open = await Access.Open(Http, Number);
        _kind = Action == AddDocumentAction ? typeof(AddDocument) : CommandCatalog.ByName.GetValueOrDefault(Action);
        if (_open is null || _kind is null)
        {
            _open = null;
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (await WasDone(_open))
        {
            return;
        }

        await Draw(_kind);
        if (_fields is null)
        {
            TellWhatChanged();
        }

        await FindDraft();
    }

    private Dictionary<string, StringValues> Posted() =>
        Http.Request.HasFormContentType ? Http.Request.Form.ToDictionary(f => f.Key, f => f.Value) : [];

    private async Task Draw(Type kind)
    {
        var open = _open!;
        _fields = null;
        if (kind == typeof(AddDocument))
        {
            _fields = open.IsStaff ? [new ActionField("for", "choice", true, ["parties", "internal"])] : [];
            return;
        }

        var permitted = open.Permitted.FirstOrDefault(p => p.Command == kind && (Paper != "true" || p.OnPaper));
        if (permitted is null)
        {
            var refusal =
                open.Blocked.FirstOrDefault(b => b.Command == kind)?.Refusal
                ?? CaseProcedure.WhyRefused(
                    open.Case,
                    kind,
                    new ActContext(new Act(open.Reader, open.Now), open.Rulebook, ExternalFacts.None),
                    null
                );
            Tell(refusal ?? Refusal.State("ST-1", RefusalReason.NotInThisState), []);
            return;
        }

        var fields = FieldOptions.Of(kind, open.Case, open.Rulebook, open.Reader, permitted.OnPaper);
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

        if (!Http.Request.HasFormContentType && NoticeText.Of(Action, open.Case) is { } start)
        {
            _values = new FormValues(
                Action,
                new Dictionary<string, StringValues> { ["text"] = start },
                [],
                [],
                Refusals
            );
        }

        if (!Http.Request.HasFormContentType && open.IsStaff && FirstFilled(kind, open.Case) is { } first)
        {
            _values = new FormValues(Action, first, [], [], Refusals);
        }

        if (
            !Http.Request.HasFormContentType
            && kind == typeof(Decide)
            && await Queries.DeliberatedDraft(open.Case, open.Reader, Http.Request.Query["draft"], Http.RequestAborted)
                is { } reasons
        )
        {
            _values = new FormValues(
                Action,
                new Dictionary<string, StringValues> { ["reasons"] = reasons },
                [],
                [],
                Refusals
            );
        }

        _fields =
        [
            .. fields.Where(f => !IsIdle(f, open.Case)).OrderByDescending(f => f.Name is "onBehalfOf" or "arrived"),
        ];
        _preview = await PreviewQuery.Of(open, kind, fields, Http.RequestAborted);
    }

    // Messages answer a complaint about advertising only; a hearing is asked for once; without a proposal there is none to answer.
    private bool IsIdle(ActionField field, Case c) =>
        Action == "propose" && field is { Name: "counters", Options.Count: 0 }
        || Action == "respond"
            && (
                field.Name == "messages" && !c.IsUnsolicitedAdvertising
                || field.Name == "requestHearing" && c.HearingRequests.Exists(r => r.Unheard)
            );

    // A rejected decision is where the next attempt starts; a link that mends names what is to be served.
    private IReadOnlyDictionary<string, StringValues>? FirstFilled(Type kind, Case c) =>
        kind == typeof(Decide) && c.RejectedDecisions is [.., var rejected] ? EarlierProposal.Fields(rejected)
        : kind == typeof(CorrectDecision) && c.Decision is { } d
            ? new Dictionary<string, StringValues> { ["reasons"] = d.Reasons, ["refrainFrom"] = d.RefrainFrom ?? "" }
        : kind == typeof(Serve) ? Http.Request.Query.ToDictionary(q => q.Key, q => q.Value)
        : null;

    private void Tell(Refusal refusal, IReadOnlyList<StagedFile> staged)
    {
        _values = new FormValues(Action, Posted(), refusal.Fields, staged, Refusals);
        _message = refusal.Kind == RefusalKind.Invalid ? null : Refusals.Reason(refusal);
        _missing =
            _fields is null && DecisionObstacles.Tells(Action)
                ? []
                : [.. refusal.Obstacles.Select(m => Refusals.Missing(m, _open?.Case))];
    }

    private string LabelOf(string path)
    {
        var last = path.Split('.')[^1].Split('[')[0];
        return last.Length == 0 ? T["upload.title"] : T.Label(Action, last);
    }
}
