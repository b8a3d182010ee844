using Redress.Web.Scheduling.Rederivation;
using Redress.Web.Shell;

namespace Redress.Web.Scheduling;

internal static class ClockSetup
{
    /// <summary>The system's clock, or in the demo one that can be set.</summary>
    public static void AddClock(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDemo())
        {
            builder.Services.AddSingleton<SettableClock>();
            builder.Services.AddSingleton<TimeProvider>(s => s.GetRequiredService<SettableClock>());
            builder.Services.AddSingleton<DemoClock>();
        }
        else
        {
            builder.Services.AddSingleton(TimeProvider.System);
        }

        builder.Services.AddSingleton<DueWorker>();
        builder.Services.AddSingleton<GivenUpLetters>();
        builder.Services.AddSingleton<DutyMailJob>();
        builder.Services.AddSingleton<JobLog>();
        builder.Services.AddDueTasks();
        builder.Services.AddHostedService<DueHostedService>();
        builder.Services.AddSingleton<TouchedTerms>();
        builder.Services.AddSingleton<RederivationJob>();
        builder.Services.AddHostedService<RederivationHostedService>();
    }
}
