using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Actions;
using Redress.Web.Cases.Actions.InTheFile;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.Queries;
using Redress.Web.Cases.StaffFile;
using Redress.Web.Shell.Days;

namespace Redress.Web.Cases;

/// <summary>One case: the staff's file, with the form of an act beside it where one is open, or what a party reads of it.</summary>
public sealed partial class CasePage
{
    // What belongs to the file and not to the form beside it.
    private static readonly HashSet<string> OfTheFile = new(StringComparer.OrdinalIgnoreCase)
    {
        "act",
        "check",
        "done",
        "on",
        "show",
    };

    private OpenCase? _open;
    private HistoryUnavailable? _unknown;
    private ActSession? _act;
    private OfferedActs? _offered;
    private IReadOnlyDictionary<string, ActSession> _now = ImmutableDictionary<string, ActSession>.Empty;
    private string _form = "";

    [Parameter]
    public string Number { get; set; } = "";

    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    /// <summary>The day as of which the staff want to see the file.</summary>
    [SupplyParameterFromQuery]
    public string? On { get; set; }

    /// <summary>Whose entries of the timeline the staff want to see.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    /// <summary>The act whose form is open beside the file.</summary>
    [SupplyParameterFromQuery(Name = "act")]
    public string? Beside { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private CaseAccess Access { get; set; } = null!;

    [Inject]
    private CaseService Cases { get; set; } = null!;

    [Inject]
    private CaseReadMarks ReadMarks { get; set; } = null!;

    [Inject]
    private ActSessions Acts { get; set; } = null!;

    // The page has a base address, from which a bare fragment would lead home.
    private string Here => Http.Request.Path + Http.Request.QueryString;

    protected override async Task OnInitializedAsync()
    {
        if (CaseAccess.MustSignIn(Http))
        {
            Navigation.NavigateTo($"/account/login?returnUrl={Uri.EscapeDataString(Here)}");
            return;
        }

        _open = await Access.Open(Http, Number);
        if (_open is null)
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (_open.IsStaff)
        {
            await ReadMarks.MarkRead(_open.Reader, Number, _open.Case.Version, Http.RequestAborted);
            await GoBack(_open);
            await OpenAct(_open);
            await OpenNext(_open);
        }
    }

    // A day that is not over is shown as it is; and so is what is no day.
    private async Task GoBack(OpenCase open)
    {
        if (DayReader.Exact(On) is { } day && day < open.Today)
        {
            var past = await Cases.StateAsOf(Number, open.Reader, day, Http.RequestAborted);
            (_open, _unknown) = (open.Back(day, past.Case), past.Why);
        }
    }

    // Nothing is done in the past; and what is no act is none.
    private async Task OpenAct(OpenCase open)
    {
        if (
            Beside is not { Length: > 0 } action
            || _open!.AsOf is not null
            || _open.Case.Erased
            || ActSessions.KindOf(action) is null
        )
        {
            return;
        }

        _form = open.FormOf(action);
        foreach (var (name, value) in Http.Request.Query.Where(q => !OfTheFile.Contains(q.Key)))
        {
            _form = QueryHelpers.AddQueryString(_form, name, value.ToString());
        }

        if (action == Command.NameOf<Decide>())
        {
            Navigation.NavigateTo(_form);
            return;
        }

        _act = await Acts.Start(open, ActAsked.Of(Http, action), Http.RequestAborted);
    }

    // Of one act there is one form on the page.
    private async Task OpenNext(OpenCase open)
    {
        if (_act is null && open.AsOf is null)
        {
            _offered = OfferedActs.Of(open);
            _now = await NowActs.Of(Acts, open, _offered.Next.Take(OfferedActs.MostNext), Http.RequestAborted);
        }
    }

    private async Task SubmitAsync()
    {
        if (_act is not { } act)
        {
            return;
        }

        var next = await SentForm.Submit(Http, act, _form);
        // Where others acted meanwhile the file is shown as they left it.
        _open = act.Open;
        if (next is not null)
        {
            Navigation.NavigateTo(next);
        }
    }
}
