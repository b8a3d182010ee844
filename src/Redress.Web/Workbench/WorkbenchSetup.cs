using MudBlazor.Services;
using Redress.Web.Shell.Frame;
using Redress.Web.Workbench.Circuits;

namespace Redress.Web.Workbench;

internal static class WorkbenchSetup
{
    public static void AddWorkbench(this WebApplicationBuilder builder)
    {
        builder.Services.AddMudServices();
        builder
            .Services.AddSingleton(new StaffFrame(typeof(CircuitHost)))
            .AddSingleton<LiveChanges>()
            .AddScoped<DeskReader>();
    }
}
