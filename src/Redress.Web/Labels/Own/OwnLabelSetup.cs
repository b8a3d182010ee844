namespace Redress.Web.Labels.Own;

internal static class OwnLabelSetup
{
    public static IServiceCollection AddOwnLabels(this IServiceCollection services) =>
        services.AddSingleton<OwnLabels>().AddSingleton<WaitingFile>().AddScoped<LabelDutyWords>();
}
