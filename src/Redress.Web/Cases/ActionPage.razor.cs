using Microsoft.AspNetCore.Components;
using Redress.Web.Cases.Actions;
using Redress.Web.Cases.OpenCases;
using Redress.Web.KeptForms;

namespace Redress.Web.Cases;

/// <summary>One act by hand, on a page of its own.</summary>
public sealed partial class ActionPage
{
    private ActSession? _session;

    [Parameter]
    public string Number { get; set; } = "";

    [Parameter]
    public string Action { get; set; } = "";

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private CaseAccess Access { get; set; } = null!;

    [Inject]
    private ActSessions Acts { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    // The page has a base address, from which a bare fragment would lead home.
    private string Here => Http.Request.Path + Http.Request.QueryString;

    protected override async Task OnInitializedAsync()
    {
        if (CaseAccess.MustSignIn(Http))
        {
            Navigation.NavigateTo($"/account/login?returnUrl={Uri.EscapeDataString(Http.Request.Path)}");
            return;
        }

        _session = await Access.Open(Http, Number) is { } open
            ? await Acts.Start(open, ActAsked.Of(Http, Action), Http.RequestAborted)
            : null;
        if (_session is { Open: { IsStaff: true, Case.Erased: true } erased } && HttpMethods.IsGet(Http.Request.Method))
        {
            Navigation.NavigateTo(erased.Base);
        }

        if (_session is not null)
        {
            return;
        }

        if (KeptForm.ShownBy(Http) is not null && KeptAddress.NumberIn(Http.Request.Path) is not null)
        {
            // It has closed itself here meanwhile; what was typed is shown once it is open again.
            Navigation.NavigateTo(KeptAddress.WayBackTo(Http.Request.Path + Http.Request.QueryString));
            return;
        }

        Http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task SubmitAsync()
    {
        if (_session is { } session && await SentForm.Submit(Http, session, session.Open.To(Action)) is { } next)
        {
            Navigation.NavigateTo(next);
        }
    }
}
