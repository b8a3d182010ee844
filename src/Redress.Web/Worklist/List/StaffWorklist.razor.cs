using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Queries;
using Redress.Web.KeptForms;
using Redress.Web.Shell;
using Redress.Web.Shell.Fields;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage.Preferences;

namespace Redress.Web.Worklist.List;

public sealed partial class StaffWorklist : PostedPage
{
    // No act: the files are opened on one page, to be printed.
    private const string Print = "print";

    private WorklistFilters _filters = null!;
    private IReadOnlyList<string> _columns = [];
    private IReadOnlyList<SavedViewLink> _own = [];
    private IReadOnlyList<(string Id, string Email, string Name)> _staff = [];
    private IReadOnlyList<(string Id, string Email, string Name)> _receivers = [];
    private BulkOutcome? _outcome;
    private DateOnly _today;
    private int _turn;

    [Parameter, EditorRequired]
    public Actor Reader { get; set; } = null!;

    [Inject]
    internal CaseQueries Queries { get; set; } = null!;

    [Inject]
    internal BulkActs Acts { get; set; } = null!;

    [Inject]
    internal AssigneeQuery Assignees { get; set; } = null!;

    [Inject]
    internal DeskSettings Settings { get; set; } = null!;

    [Inject]
    internal SavedViews Views { get; set; } = null!;

    [Inject]
    public SchemeTimes Times { get; set; } = null!;

    [Inject]
    public CaseFormatter Formatter { get; set; } = null!;

    protected override IStringLocalizer Words => T;

    private string Title => Reader.Role == Role.Committee ? "worklist.titleForCommittee" : "worklist.title";

    private IReadOnlyList<BulkAct> MayDo => BulkActs.For(Reader);

    // The same page with the same filters: what is posted there leads back to it.
    private string Here => ListAddress.Of(new Uri(Navigation.Uri).PathAndQuery);

    private IReadOnlyList<Choice> ActChoices =>
        [
            .. MayDo.Select(a => new Choice(BulkActs.NameOf(a), Formatter[$"action.{BulkActs.NameOf(a)}"])),
            new Choice(Print, T["bulk.print"]),
        ];

    // As it was chosen; or as it was typed, where that could not be taken.
    private bool IsShown(string column) =>
        (Form.All("column") is { Count: > 0 } typed ? typed : _columns).Contains(column);

    protected override async Task LoadAsync()
    {
        _filters = ListAddress.FiltersOf(Here);
        _today = Times.Today(_filters.Scheme);
        _staff = await Queries.Staff(Http.RequestAborted);
        _receivers = MayDo.Count > 0 ? await Assignees.Of(null, Http.RequestAborted) : [];
        _columns = ListColumns.Read(await Settings.Get(Reader.Id, ListColumns.Setting, Http.RequestAborted));
        _own =
        [
            .. (await Views.Of(Reader, Http.RequestAborted))
                .Where(v => v.OwnerId == Reader.Id)
                .Select(v => new SavedViewLink(v.Id, v.Name, v.Address, v.Shared, IsOwn: true)),
        ];
    }

    private async Task DoAsync()
    {
        var numbers = Form.All("case");
        List<BulkAct> asked = [.. MayDo.Where(a => BulkActs.NameOf(a) == Form["act"])];
        if (MayDo.Count == 0)
        {
            return;
        }

        if (numbers.Count == 0)
        {
            Form.Refuse("case", T["error.case"]);
        }

        if (asked.Count == 0 && Form["act"] != Print)
        {
            Form.Refuse("act", T["error.act"]);
        }

        if (asked is [BulkAct.Assign] && !Form.Has("to"))
        {
            Form.Refuse("to", T["error.to"]);
        }

        if (Form.Errors.Count > 0)
        {
            return;
        }

        if (asked is not [var act])
        {
            Navigation.NavigateTo(
                $"/cases/print?{string.Join('&', numbers.Select(n => $"case={Uri.EscapeDataString(n)}"))}"
            );
            return;
        }

        var results = await Acts.Do(Reader, act, numbers, Form["to"], CancellationToken.None);
        var still = BulkOutcome.StillTicked(numbers, results);
        _outcome = new BulkOutcome(act, results, _staff.FirstOrDefault(s => s.Email == Form["to"]).Name ?? "")
        {
            Further = still.Count - results.Count(r => r.Refusal is not null),
        };
        KeptForm.Take(Http);
        // What was not done stays ticked, to be done otherwise or next.
        Form.Set("case", [.. still]);
        _turn++;
    }

    private async Task ChooseColumnsAsync()
    {
        var chosen = ListColumns.Write(Form.All("column"));
        await Settings.Set(Reader.Id, ListColumns.Setting, chosen.Length == 0 ? null : chosen, Http.RequestAborted);
        Navigation.NavigateTo(ListAddress.Told(Here, "columns"));
    }

    private async Task SaveViewAsync()
    {
        var name = Form["name"]?.Trim() ?? "";
        var address = ListAddress.Listed(Form["address"] ?? Here);
        if (name.Length is 0 or > SavedViews.LongestName)
        {
            Form.Refuse("name", T["error.name", SavedViews.LongestName]);
        }
        else
        {
            var saved =
                address.Length > SavedViews.LongestAddress
                    ? SavedView.TooMany
                    : await Views.Save(Reader, name, address, Form.Has("shared"), Http.RequestAborted);
            if (saved == SavedView.Saved)
            {
                Navigation.NavigateTo(ListAddress.Told(address, "view"));
                return;
            }

            Form.Refuse("name", T[saved == SavedView.TooMany ? "error.tooMany" : "error.sharedTells"]);
        }
    }

    private async Task ForgetViewAsync()
    {
        if (Guid.TryParse(Form["forget"], out var id))
        {
            await Views.Delete(Reader.Id, id, Http.RequestAborted);
        }

        Navigation.NavigateTo(ListAddress.Told(Here, "forgotten"));
    }
}
