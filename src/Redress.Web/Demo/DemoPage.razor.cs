using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Web.Scheduling;
using Redress.Web.Shell;
using Redress.Web.Shell.Fields;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Demo;

/// <summary>The demo's clock, accounts and the way to its letters.</summary>
public sealed partial class DemoPage
{
    private static readonly string[] Steps = ["P1D", "P5D", "P30D"];
    private PostedForm _form = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private IStringLocalizer<DemoTexts> Words { get; set; } = null!;

    [Inject]
    private SchemeTimes Times { get; set; } = null!;

    [Inject]
    private DemoClock Clock { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _form = new PostedForm(Words);
        if (Http.Request.HasFormContentType)
            _form.ReadFrom(await Http.Request.ReadFormAsync(Http.RequestAborted));
    }

    private async Task MoveAsync()
    {
        var advance = Steps.FirstOrDefault(s => s == _form["advance"]);
        DateTimeOffset? now = DateTime.TryParse(_form["now"], CultureInfo.InvariantCulture, out var wall)
            ? Times.Default.FromWall(wall)
            : null;
        if (advance is null && now is null)
            _form.Refuse("now", Words["demo.notReadable"]);
        else if (await Clock.Move(advance, advance is null ? now : null, Http.RequestAborted) is null)
            _form.Refuse("now", Words["demo.clockCannotGoBack"]);
        else
            Navigation.NavigateTo("/demo");
    }
}
