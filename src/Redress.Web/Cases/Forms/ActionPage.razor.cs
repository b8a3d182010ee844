using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases;

namespace Redress.Web.Cases.Forms;

/// <summary>One act by hand: its form is drawn from the command's own fields and goes through the same door as the API.</summary>
public sealed partial class ActionPage
{
    private const string AddDocumentAction = "add-document";

    private OpenCase? _open;
    private IReadOnlyList<ActionField>? _fields;
    private Filled _filled = null!;
    private Foretold? _foretold;
    private string? _message;
    private IReadOnlyList<string> _missing = [];
    private Type? _kind;

    [Parameter]
    public string Number { get; set; } = "";

    [Parameter]
    public string Action { get; set; } = "";

    [SupplyParameterFromQuery]
    public bool Paper { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private CaseDoor Door { get; set; } = null!;

    [Inject]
    private CaseDesk Desk { get; set; } = null!;

    [Inject]
    private StagedFiles Staging { get; set; } = null!;

    [Inject]
    private Foretelling Foretelling { get; set; } = null!;

    [Inject]
    private CaseQueries Queries { get; set; } = null!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (CaseDoor.MustSignIn(Http))
        {
            Navigation.NavigateTo($"/account/login?returnUrl={Uri.EscapeDataString(Http.Request.Path)}");
            return;
        }

        _filled = new Filled(Action, Posted(), [], [], Refusals);
        _open = await Door.Open(Http, Number);
        _kind = Action == AddDocumentAction ? typeof(AddDocument) : Actions.ByName.GetValueOrDefault(Action);
        if (_open is null || _kind is null)
        {
            _open = null;
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await Draw(_kind);
    }

    private Dictionary<string, StringValues> Posted() => Http.Request.HasFormContentType ? Http.Request.Form.ToDictionary(f => f.Key, f => f.Value) : [];

    private async Task Draw(Type kind)
    {
        var open = _open!;
        _fields = null;
        if (kind == typeof(AddDocument))
        {
            _fields = open.IsStaff ? [new ActionField("for", "choice", true, ["parties", "internal"])] : [];
            return;
        }

        var permitted = open.Permitted.FirstOrDefault(p => p.Command == kind && (!Paper || p.OnPaper));
        if (permitted is null)
        {
            var refusal = open.Blocked.FirstOrDefault(b => b.Command == kind)?.Refusal
                ?? CaseProcedure.Refuses(open.Case, kind, new Occasion(new Act(open.Reader, open.Now), open.Rulebook, Surroundings.None), null);
            Tell(refusal ?? Refusal.State("ST-1", "not-in-this-state"), []);
            return;
        }

        var fields = FieldOptions.Of(kind, open.Case, open.Rulebook, open.Reader, permitted.OnPaper);
        if (fields.Any(f => f.Source == "staff"))
        {
            var staff = await Queries.Staff(Http.RequestAborted);
            fields = [.. fields.Select(f => f.Source == "staff" ? f with { Options = [.. staff.Select(s => s.Email)] } : f)];
        }

        _fields = [.. fields.Where(f => !IsIdle(f, open.Case)).OrderByDescending(f => f.Name is "onBehalfOf" or "arrived")];
        _foretold = await Foretelling.Of(open, kind, fields, Http.RequestAborted);
    }

    // Messages answer a complaint about advertising only; a hearing is asked for once.
    private bool IsIdle(ActionField field, Case c) => Action == "respond" && (field.Name == "messages" && !c.IsSpam || field.Name == "requestHearing" && c.HearingRequests.Exists(r => r.Unheard));

    private async Task SubmitAsync()
    {
        if (_open is not { } open || _kind is not { } kind || _fields is null)
        {
            return;
        }

        var (staged, wrong) = await Staging.Take(Http.Request.Form, open, Http.RequestAborted);
        var posted = Posted();
        if (wrong.Count > 0)
        {
            Tell(Refusal.Invalid([.. wrong]), staged);
            return;
        }

        if (kind == typeof(AddDocument) && staged.Count == 0)
        {
            Tell(Refusal.Field("", "BC-4", "required"), staged);
            return;
        }

        if (!int.TryParse(posted.GetValueOrDefault("version").ToString(), out var version) || version != open.Case.Version)
        {
            Tell(new Refusal(RefusalKind.Stale, "ST-2", "stale"), staged);
            return;
        }

        if (await Act(open, kind, posted, staged, version) is { } no)
        {
            _open = await Door.Open(Http, Number) ?? open;
            await Draw(kind);
            Tell(no, staged);
            return;
        }

        var after = await Door.Open(Http, Number);
        Navigation.NavigateTo(after is null ? "/cases" : $"{open.Base}?done={Action}");
    }

    // First on a copy: only an act that would succeed adds its documents to the file.
    private async Task<Refusal?> Act(OpenCase open, Type kind, Dictionary<string, StringValues> posted, IReadOnlyList<StagedFile> staged, int version)
    {
        Party? onBehalfOf = posted.GetValueOrDefault("onBehalfOf").ToString() switch { "complainant" => Party.Complainant, "respondent" => Party.Respondent, _ => null };
        var audience = posted.GetValueOrDefault("for").ToString() == "internal" ? Audience.Internal : Audience.Parties;
        var documents = staged.Select(s => new AddDocument(s.Document.Id, s.Document.Name, s.Document.MediaType, s.Document.Size, s.Document.Sha256, audience) { Removed = s.Document.Removed }).ToList();
        WiredAct? wired = null;
        if (kind != typeof(AddDocument))
        {
            foreach (var file in staged)
            {
                posted[file.Path] = StringValues.Concat(posted.GetValueOrDefault(file.Path), file.Document.Id);
            }

            wired = ActionJson.Read(kind, new FormToJson(posted, open.Rulebook.Currency).Read(_fields!));
            var rehearsed = await Desk.Rehearse(Number, new Act(open.Reader, open.Now, wired.OnBehalfOf, wired.Arrived), wired, documents, Http.RequestAborted);
            if (rehearsed.Refusal is { } refused)
            {
                return refused;
            }
        }

        foreach (var document in documents)
        {
            var added = await Desk.Do(Number, open.Reader, document, onBehalfOf, version: version, cancel: Http.RequestAborted);
            if (added.Refusal is { } no)
            {
                return no;
            }

            version = added.Case!.Version;
        }

        return wired is null ? null : (await Desk.Do(Number, open.Reader, kind, wired.Command, wired.Unread, wired.OnBehalfOf, wired.Arrived, version, cancel: Http.RequestAborted)).Refusal;
    }

    private void Tell(Refusal refusal, IReadOnlyList<StagedFile> staged)
    {
        _filled = new Filled(Action, Posted(), refusal.Fields, staged, Refusals);
        _message = refusal.Kind == RefusalKind.Invalid ? null : Refusals.Reason(refusal);
        _missing = [.. refusal.Missing.Select(m => Refusals.Missing(m with { Document = m.Document is { } id ? _open?.Case.Document(id)?.Name ?? id : null }))];
    }

    private string LabelOf(string path)
    {
        var last = path.Split('.')[^1].Split('[')[0];
        return last.Length == 0 ? T["page.upload"] : T.Label(Action, last);
    }
}
