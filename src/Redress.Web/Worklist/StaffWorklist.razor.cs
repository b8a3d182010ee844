using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Web.Cases.Queries;
using Redress.Web.KeptForms;
using Redress.Web.Shell;
using Redress.Web.Shell.Fields;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Worklist;

public sealed partial class StaffWorklist : PostedPage
{
    // More than this is not counted: a count must not read a million rows.
    private const int CountedTo = 1000;

    // Messages are answered by the secretary, and read by who decides never (FP-20).
    private string[] Views =>
        Reader.Role == Role.Secretary
            ? [WorklistFilters.Mine, WorklistFilters.Unassigned, WorklistFilters.Messages, ""]
            : [WorklistFilters.Mine, WorklistFilters.Unassigned, ""];

    private WorklistFilters _filters = null!;
    private WorklistResult? _list;
    private IReadOnlySet<string> _news = new HashSet<string>();
    private IReadOnlyList<(string View, int Count)> _counts = [];
    private IReadOnlyList<(string Id, string Email, string Name)> _staff = [];
    private IReadOnlyList<(string Id, string Email, string Name)> _receivers = [];
    private IReadOnlyList<BulkResult>? _handed;
    private DateOnly _today;

    [Parameter, EditorRequired]
    public Actor Reader { get; set; } = null!;

    [Inject]
    internal CaseQueries Queries { get; set; } = null!;

    [Inject]
    internal CaseReadMarks ReadMarks { get; set; } = null!;

    [Inject]
    internal BulkActs BulkActs { get; set; } = null!;

    [Inject]
    internal AssigneeQuery Assignees { get; set; } = null!;

    [Inject]
    public SchemeTimes Times { get; set; } = null!;

    protected override IStringLocalizer Words => T;

    private string Title => Reader.Role == Role.Committee ? "worklist.titleForCommittee" : "worklist.title";

    private bool MayAssign => Reader.Role == Role.Secretary;

    // The same page with the same filters: what is posted there leads back to it.
    private string Here => new Uri(Navigation.Uri).PathAndQuery;

    protected override async Task LoadAsync()
    {
        _filters = WorklistFilters.Of(Http.Request.Query);
        _today = Times.Today(_filters.Scheme);
        _staff = await Queries.Staff(Http.RequestAborted);
        _receivers = MayAssign ? await Assignees.Of(null, Http.RequestAborted) : [];
        await ListAsync();
    }

    private async Task ListAsync()
    {
        _list = await Queries.Worklist(Reader, _filters.For(Reader), Http.RequestAborted);
        _news = await ReadMarks.ChangedSinceRead(Reader, [.. _list.Items.Select(i => i.Number)], Http.RequestAborted);
        var counts = new List<(string, int)>();
        foreach (var view in Views)
        {
            counts.Add(
                (
                    view,
                    await Queries.Count(
                        Reader,
                        WorklistFilters.OfView(view, Reader),
                        CountedTo + 1,
                        Http.RequestAborted
                    )
                )
            );
        }

        _counts = counts;
    }

    private async Task HandOverAsync()
    {
        var numbers = Form.All("case");
        if (!MayAssign)
        {
            return;
        }

        if (numbers.Count == 0)
        {
            Form.Refuse("case", T["error.case"]);
        }

        if (!Form.Has("to"))
        {
            Form.Refuse("to", T["error.to"]);
        }

        if (Form.Errors.Count > 0)
        {
            return;
        }

        _handed = await BulkActs.Do(Reader, BulkAct.Assign, numbers, Form["to"], Http.RequestAborted);
        KeptForm.Take(Http);
        // What was refused stays ticked, to be given to somebody else.
        Form.Set("case", [.. _handed.Where(h => h.Refusal is not null).Select(h => h.Number)]);
        await ListAsync();
    }

    private string NameOf(string? email) => _staff.FirstOrDefault(s => s.Email == email).Name ?? "";

    private static string Counted(int count) =>
        count > CountedTo
            ? CountedTo.ToString("N0", CultureInfo.CurrentCulture) + "+"
            : count.ToString("N0", CultureInfo.CurrentCulture);
}
