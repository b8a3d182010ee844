using Redress.Web.Labels.Desk;
using Redress.Web.Labels.Misuses;
using Redress.Web.Labels.Own;
using Redress.Web.Labels.Writing;

namespace Redress.Web.Labels.Setup;

internal static class LabelSetup
{
    public static void AddLabels(this WebApplicationBuilder builder) =>
        builder
            .Services.AddSingleton<LabelLetterWriter>()
            .AddSingleton<LabelWriter>()
            .AddSingleton<AnnouncedChanges>()
            .AddSingleton<LabelService>()
            .AddSingleton<LabelDue>()
            .AddSingleton<LabelCalendar>()
            .AddSingleton<LabelRetention>()
            .AddSingleton<ReportRetention>()
            .AddSingleton<LabelJournalVerifier>()
            .AddScoped<LabelShape>()
            .AddOwnLabels()
            .AddScoped<LabelWords>()
            .AddSingleton<LabelDocuments>()
            .AddLabelDesk();
}
