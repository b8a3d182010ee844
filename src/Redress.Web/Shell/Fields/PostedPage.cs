using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Redress.Web.Shell.Fields;

/// <summary>A page of plain forms: what was posted is there when it is drawn again; what was done is told after a redirect, in <c>done.{Done}</c>.</summary>
public abstract class PostedPage : ComponentBase
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Inject]
    public NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    internal PostedForm Form { get; private set; } = null!;

    protected abstract IStringLocalizer Words { get; }

    /// <summary>The sentence on what the last act came to; null when there was none.</summary>
    protected string? Told =>
        Done is not null && Words[$"done.{Done}"] is { ResourceNotFound: false } sentence ? sentence.Value : null;

    protected override async Task OnInitializedAsync()
    {
        Form = new PostedForm(Words);
        await LoadAsync();
        if (Http.Request.HasFormContentType)
        {
            Form.ReadFrom(await Http.Request.ReadFormAsync(Http.RequestAborted));
        }
    }

    /// <summary>What the page shows, and the form as it is before anything was typed.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;
}
