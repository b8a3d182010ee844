using Redress.Web.Intake.Drafts;

namespace Redress.Web.Intake;

internal static class IntakeSetup
{
    public static void AddIntake(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ComplaintDrafts>();
        builder.Services.AddSingleton<DraftFiles>();
        builder.Services.AddSingleton<DraftForm>();
        builder.Services.AddSingleton<IntakeDefaults>();
        builder.Services.AddSingleton<IntakeMail>();
        builder.Services.AddSingleton<HandlingTimes>();
        builder.Services.AddSingleton<IdempotentFiling>();
        builder.Services.AddSingleton<Receipts>();
    }
}
