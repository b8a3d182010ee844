using Microsoft.AspNetCore.Authentication;

namespace Redress.Web.Committee;

internal static class CommitteeSetup
{
    public static void AddCommittee(this WebApplicationBuilder builder) =>
        builder
            .Services.AddSingleton<CommitteeRegister>()
            .AddSingleton<MandateDays>()
            .AddSingleton<InterestRegister>()
            .AddTransient<IClaimsTransformation, MandateClaims>();
}
