using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Forms;

/// <summary>One act by hand: its form is drawn from the command's own fields and goes through the same door as the API.</summary>
public sealed partial class ActionPage
{
    private const string AddDocumentAction = "add-document";

    private OpenCase? _open;
    private IReadOnlyList<ActionField>? _fields;
    private Filled _filled = null!;
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
    private Uploads Uploads { get; set; } = null!;

    [Inject]
    private CaseQueries Queries { get; set; } = null!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var posted = Http.Request.HasFormContentType ? Http.Request.Form.ToDictionary(f => f.Key, f => f.Value) : [];
        _filled = new Filled(posted, [], Refusals);
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

    private async Task Draw(Type kind)
    {
        var open = _open!;
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
            Tell(refusal ?? Refusal.State("ST-1", "not-in-this-state"));
            return;
        }

        var fields = FieldOptions.Of(kind, open.Case, open.Rulebook, open.Reader, permitted.OnPaper);
        if (fields.Any(f => f.Source == "staff"))
        {
            var staff = await Queries.Staff(Http.RequestAborted);
            fields = [.. fields.Select(f => f.Source == "staff" ? f with { Options = [.. staff.Select(s => s.Email)] } : f)];
        }

        _fields = fields;
    }

    private async Task SubmitAsync()
    {
        if (_open is not { } open || _kind is not { } kind || _fields is null)
        {
            return;
        }

        var posted = Http.Request.Form.ToDictionary(f => f.Key, f => f.Value);
        if (!int.TryParse(posted.GetValueOrDefault("version").ToString(), out var version) || version != open.Case.Version)
        {
            _message = Refusals.Reason(new Refusal(RefusalKind.Stale, "ST-2", "stale"));
            return;
        }

        if (await TakeFiles(open, posted) is not { } newest)
        {
            return;
        }

        if (kind == typeof(AddDocument))
        {
            Navigation.NavigateTo($"{open.Base}?done={Action}");
            return;
        }

        var body = new FormToJson(posted, open.Rulebook.Currency).Read(_fields);
        var act = ActionJson.Read(kind, body);
        var answer = await Desk.Do(Number, open.Reader, kind, act.Command, act.Unread, act.OnBehalfOf, act.Arrived, newest, cancel: Http.RequestAborted);
        if (answer.Refusal is not { } no)
        {
            var sees = CaseView.MaySee(answer.Case!, open.Reader);
            Navigation.NavigateTo(sees ? $"{open.Base}?done={Action}" : "/cases");
            return;
        }

        _open = await Door.Open(Http, Number) ?? open;
        await Draw(kind);
        Tell(no, posted);
    }

    // Documents are added first and named in the act; after a refusal they stand there to be ticked, and nothing has to be sent twice.
    private async Task<int?> TakeFiles(OpenCase open, Dictionary<string, StringValues> posted)
    {
        var version = open.Case.Version;
        Party? onBehalfOf = posted.GetValueOrDefault("onBehalfOf").ToString() switch { "complainant" => Party.Complainant, "respondent" => Party.Respondent, _ => null };
        foreach (var file in Http.Request.Form.Files.Where(f => f.Length > 0))
        {
            await using var content = file.OpenReadStream();
            var (stored, problem) = await Uploads.TakeOne(content, file.FileName, Uploads.LargestDocument, Http.RequestAborted);
            if (stored is null)
            {
                Tell(Refusal.Field(file.Name["files:".Length..], "BC-4", problem == UploadProblem.TooLarge ? "file-too-large" : "file-not-that-kind", file.FileName), posted);
                return null;
            }

            var answer = await Desk.Do(Number, open.Reader, Adding(stored, posted), onBehalfOf, cancel: Http.RequestAborted);
            if (answer.Refusal is { } no)
            {
                Tell(no, posted);
                return null;
            }

            version = answer.Case!.Version;
            var field = file.Name["files:".Length..];
            posted[field] = StringValues.Concat(posted.GetValueOrDefault(field), stored.Id);
        }

        return version;
    }

    private static AddDocument Adding(StoredDocument stored, Dictionary<string, StringValues> posted) => new(
        stored.Id, stored.Name, stored.MediaType, stored.Size, stored.Sha256, posted.GetValueOrDefault("for").ToString() == "internal" ? Audience.Internal : Audience.Parties);

    private void Tell(Refusal refusal, Dictionary<string, StringValues>? posted = null)
    {
        _filled = new Filled(posted ?? [], refusal.Fields, Refusals);
        _message = refusal.Kind == RefusalKind.Invalid ? null : Refusals.Reason(refusal);
        _missing = [.. refusal.Missing.Select(m => Refusals.Missing(m with { Document = m.Document is { } id ? _open?.Case.Document(id)?.Name ?? id : null }))];
    }

    private string LabelOf(string path)
    {
        var last = path.Split('.')[^1].Split('[')[0];
        return last.Length == 0 ? "" : T[$"label.{last}"];
    }
}
