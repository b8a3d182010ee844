using MudBlazor.Services;
using Redress.Web.Shell.Frame;
using Redress.Web.Workbench.Circuits;
using Redress.Web.Workbench.Frame;
using Redress.Web.Workbench.Search;

namespace Redress.Web.Workbench;

internal static class WorkbenchSetup
{
    public static void AddWorkbench(this WebApplicationBuilder builder)
    {
        builder.Services.AddMudServices();
        builder
            .Services.AddSingleton(new StaffFrame(typeof(DeskFrame), typeof(DeskParts)))
            .AddSingleton<LiveChanges>()
            .AddSingleton(_ => new LiveBudget())
            .AddScoped<RailCounts>()
            .AddSingleton<Finder>()
            .AddScoped<DeskReader>();
    }

    public static void MapWorkbench(this IEndpointRouteBuilder app) => app.MapLook();
}
