using Microsoft.AspNetCore.Components.Rendering;
using Redress.Web.Workbench.Circuits;
using Names = Redress.Web.Storage.Roles;

namespace Redress.Web.Tests.Workbench.Circuits;

/// <summary>An island that says itself whether there is something else to show.</summary>
public sealed class StillIsland : DeskIsland
{
    public bool FindsSomething { get; set; }

    public int Looks { get; private set; }

    protected override IReadOnlyList<string> Roles => [Names.Secretary];

    protected override void OnInitialized()
    {
        if (IsLive)
            LoadWhenCasesChange(() =>
            {
                Looks++;
                return Task.FromResult(FindsSomething);
            });
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Looks);
}
