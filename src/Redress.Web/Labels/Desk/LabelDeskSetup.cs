namespace Redress.Web.Labels.Desk;

internal static class LabelDeskSetup
{
    public static IServiceCollection AddLabelDesk(this IServiceCollection services) =>
        services
            .AddScoped<LabelDeskQuery>()
            .AddScoped<LabelDeskWords>()
            .AddScoped<LabelProceedingWords>()
            .AddScoped<LabelActs>()
            .AddScoped<LabelMemberQuery>()
            .AddScoped<LabelPost>()
            .AddScoped<LabelSecond>();
}
