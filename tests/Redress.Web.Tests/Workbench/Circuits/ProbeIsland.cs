using Microsoft.AspNetCore.Components.Rendering;
using Redress.Web.Workbench.Circuits;
using Names = Redress.Web.Storage.Roles;

namespace Redress.Web.Tests.Workbench.Circuits;

/// <summary>The least that an island is: it says who reads, and how often it looked.</summary>
public sealed class ProbeIsland : DeskIsland
{
    private string? _name;
    private int _looks;

    public CancellationToken Left => Gone;

    protected override IReadOnlyList<string> Roles => [Names.Secretary];

    public async Task LookAsync()
    {
        _looks++;
        _name = (await AskReader())?.Name;
        StateHasChanged();
    }

    protected override async Task OnInitializedAsync()
    {
        await LookAsync();
        if (IsLive)
            LoadWhenCasesChange(LookAsync);
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (SignedOut)
        {
            builder.OpenComponent<SignedOutNote>(0);
            builder.CloseComponent();
        }
        else
        {
            builder.AddContent(1, $"{_name}, {_looks}");
        }
    }
}
