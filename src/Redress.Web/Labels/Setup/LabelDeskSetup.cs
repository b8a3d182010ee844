using Redress.Web.Labels.Desk;
using Redress.Web.Labels.Desk.Acts;
using Redress.Web.Labels.Desk.OneMember;
using Redress.Web.Labels.Desk.SecondPerson;

namespace Redress.Web.Labels.Setup;

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
