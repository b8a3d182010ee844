using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.DecisionEditor;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.Queries;
using Redress.Web.KeptForms;

namespace Redress.Web.Cases.Actions;

/// <summary>One act by hand: its form is drawn from the command's own fields and goes through the same door as the API.</summary>
public sealed partial class ActionPage
{
    private static readonly string AddDocumentAction = Command.NameOf<AddDocument>();

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
    private DecisionEditorQueries Decisions { get; set; } = null!;

    [Inject]
    private AssigneeQuery Assignees { get; set; } = null!;

    [Inject]
    private RespondentQuery Respondents { get; set; } = null!;

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
            if (KeptForm.ShownBy(Http) is not null && KeptAddress.NumberIn(Http.Request.Path) is not null)
            {
                // It has closed itself here meanwhile; what was typed is shown once it is open again.
                Navigation.NavigateTo(KeptAddress.WayBackTo(Http.Request.Path + Http.Request.QueryString));
                return;
            }

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
        if (IsShownAgain)
        {
            await ShowAgain(_open, _kind);
        }
    }

    private Dictionary<string, StringValues> Posted() =>
        Http.Request.HasFormContentType ? Http.Request.Form.ToDictionary(f => f.Key, f => f.Value) : [];

    // What the form of a decision hid is not said.
    private Dictionary<string, StringValues> Posted(Type kind)
    {
        var posted = Posted();
        if (kind == typeof(Decide))
        {
            SubmittedFields.RemoveHiddenFields(posted);
        }

        if (kind == typeof(PutToParty))
        {
            DeferralChoice.Split(posted);
        }

        return posted;
    }

    private void Tell(Refusal refusal, IReadOnlyList<StagedFile> staged)
    {
        _staged = staged;
        var at = FieldOf(refusal.Reason);
        _values = new FormValues(Action, Posted(), refusal.Fields, staged, Refusals)
        {
            OfTheAct = at is null ? null : (at, Refusals.Reason(refusal)),
        };
        _message = refusal.Kind == RefusalKind.Invalid || at is not null ? null : Refusals.Reason(refusal);
        _missing =
            _fields is null && DecisionObstacles.Tells(Action)
                ? []
                : [.. refusal.Obstacles.Select(m => Refusals.Missing(m, _open?.Case))];
    }

    // Where the form has the input that answers why the act may not happen, the sentence stands there.
    private string? FieldOf(RefusalReason reason)
    {
        string[] answers = reason switch
        {
            RefusalReason.TimeToReflectRuns => ["sooner"],
            RefusalReason.HearingTooSoon => ["at", "adjournedTo"],
            RefusalReason.VideoNotAgreed => ["videoLink"],
            _ => [],
        };
        return answers.FirstOrDefault(name => _fields?.Any(f => f.Name == name) == true);
    }

    private string LabelOf(string path)
    {
        var last = path.Split('.')[^1].Split('[')[0];
        return last.Length == 0 ? T["upload.title"] : T.Label(Action, last);
    }
}
