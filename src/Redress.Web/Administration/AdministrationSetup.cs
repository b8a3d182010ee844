using Redress.Web.Administration.Audit;
using Redress.Web.Administration.Operations;
using Redress.Web.Administration.SignIns;

namespace Redress.Web.Administration;

internal static class AdministrationSetup
{
    /// <summary>What administrators read of the running of the body.</summary>
    public static void AddAdministration(this WebApplicationBuilder builder) =>
        builder
            .Services.AddScoped<AuditWords>()
            .AddSingleton<CaseActQuery>()
            .AddSingleton<SignInQuery>()
            .AddSingleton<OutboxDesk>()
            .AddSingleton<StoreFigures>();
}
