using Microsoft.EntityFrameworkCore;
using Redress.Web.Cases.Api;
using Redress.Web.Scheduling;
using Redress.Web.Shell;
using Redress.Web.Storage;
using Redress.Web.Storage.Setup;

namespace Redress.Web.Demo;

internal static class DemoSetup
{
    /// <summary>In the demo environment letters that would be mailed go to a folder beside the store, unless another place is named.</summary>
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DemoMailbox>();
        if (builder.Environment.IsDemo())
        {
            // An account that no bank knows.
            builder.Configuration["Payments:becommerce:Iban"] ??= "BE68 5390 0754 7034";
        }

        if (
            builder.Environment.IsDemo()
            && string.IsNullOrEmpty(builder.Configuration["Mail:Host"])
            && string.IsNullOrEmpty(builder.Configuration["Mail:Folder"])
        )
        {
            builder.Configuration["Mail:Folder"] = Path.Combine(
                StorageSetup.DirectoryOf(builder.Configuration),
                "letters"
            );
        }
    }

    /// <summary>In the demo environment: its clock as it was left, its accounts, and unless <c>Demo:Seed</c> is false, cases to look at.</summary>
    public static async Task OpenDemoAsync(this WebApplication app, CancellationToken cancel = default)
    {
        if (!app.Environment.IsDemo())
        {
            return;
        }

        await using var db = await app
            .Services.GetRequiredService<IDbContextFactory<AppDb>>()
            .CreateDbContextAsync(cancel);
        await app.Services.GetRequiredService<SettableClock>().Load(db, cancel);
        await DemoAccounts.Make(app.Services, cancel);
        if (app.Configuration.GetValue("Demo:Seed", true))
        {
            await ActivatorUtilities.CreateInstance<DemoSeed>(app.Services).Play(cancel);
        }
    }

    /// <summary>The demo's own pages exist in its environment and nowhere else.</summary>
    public static void UseDemo(this WebApplication app)
    {
        if (!app.Environment.IsDemo())
        {
            app.UseWhen(
                http => http.Request.Path.StartsWithSegments("/demo", StringComparison.OrdinalIgnoreCase),
                demo =>
                    demo.Run(http =>
                    {
                        http.Response.StatusCode = StatusCodes.Status404NotFound;
                        return Task.CompletedTask;
                    })
            );
        }
    }

    public static void MapDemo(this WebApplication app)
    {
        if (app.Environment.IsDemo())
        {
            app.MapClockApi();
        }
        else
        {
            // Not even that another method would do.
            app.Map("/api/v1/demo/{**rest}", (CaseProblems problems) => problems.NotFound()).ExcludeFromDescription();
        }
    }
}
