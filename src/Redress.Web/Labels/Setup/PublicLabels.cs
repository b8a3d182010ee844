using Redress.Web.Labels.Certificates;
using Redress.Web.Labels.Experiences;
using Redress.Web.Labels.Misuses;
using Redress.Web.Members.PublicRegister;

namespace Redress.Web.Labels.Setup;

/// <summary>What everybody may know of labels and tell of them: badge and certificate (BC-40), names (WK-5), unlawful use (BC-41), experiences (WK-9).</summary>
internal static class PublicLabels
{
    public static void AddPublicLabels(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Namings>();
        builder.AddCertificates();
        builder.AddMisuses();
        builder.AddExperiences();
    }

    public static void MapPublicLabels(this IEndpointRouteBuilder app)
    {
        app.MapBadge();
        app.MapCertificates();
        app.MapMisuses();
        app.MapExperiences();
    }
}
