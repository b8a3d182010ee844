using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Shell.Fields;

namespace Redress.Web.Deliberation;

/// <summary>A page of the closed session: for the committee's members who may sit on this case, and for the clerk. For everybody else it does not exist.</summary>
public abstract class DeliberationForm : PostedPage
{
    protected const int LongestText = 100_000;

    [Inject]
    public IStringLocalizer<DeliberationTexts> T { get; set; } = null!;

    [Inject]
    internal DeliberationStore Store { get; set; } = null!;

    [Inject]
    internal CaseAccess Access { get; set; } = null!;

    [Parameter]
    public string Number { get; set; } = "";

    internal OpenCase? Open { get; private set; }

    internal DeliberationContent All { get; private set; } = new([], [], []);

    /// <summary>Whether the committee deliberates now; before and after, nothing can be written.</summary>
    protected bool IsOpen => Open?.Case.State == CaseState.Deliberation;

    protected bool MayVote => IsOpen && Open!.Reader.Role == Role.Committee;

    protected string Base => $"/cases/{Number}/deliberation";

    protected override IStringLocalizer Words => T;

    protected override async Task LoadAsync()
    {
        if (CaseAccess.MustSignIn(Http))
        {
            Navigation.NavigateTo($"/account/login?returnUrl={Uri.EscapeDataString(Http.Request.Path)}");
            return;
        }

        Open = await Access.Open(Http, Number);
        if (Open is not null && !CaseView.MayDeliberate(Open.Case, Open.Reader, Open.Rulebook))
        {
            Open = null;
        }

        if (Open is null)
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        All = await Store.Read(Number, Http.RequestAborted);
        Show();
    }

    /// <summary>The form as it is before anything was typed.</summary>
    protected abstract void Show();

    /// <summary>The text that was typed, in order; null when it was refused at its field.</summary>
    protected string? Typed(string path)
    {
        var text = Form[path]?.Trim() ?? "";
        if (text.Length is 0 or > LongestText)
        {
            Form.Refuse(path, T[text.Length == 0 ? "error.text" : "error.long"]);
            return null;
        }

        return text;
    }

    internal void Follow(WriteResult writeResult, string path, string done, string? to = null)
    {
        if (writeResult == WriteResult.Kept)
        {
            Navigation.NavigateTo($"{to ?? Base}?done={done}");
            return;
        }

        Form.Refuse(path, T[writeResult == WriteResult.Overtaken ? "error.overtaken" : "error.closed"]);
    }
}
