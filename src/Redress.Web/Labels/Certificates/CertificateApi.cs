using System.Text.Json;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Commands;
using Redress.Web.Letters.Mail;
using Redress.Web.Members;

namespace Redress.Web.Labels.Certificates;

/// <summary>The certificate of a member, signed, and the keys by which anybody verifies it (BC-40).</summary>
internal static class CertificateApi
{
    private static readonly string Kept = string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"public, max-age={(int)Certificate.Lasts.TotalSeconds}"
    );

    public static void AddCertificates(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<CertificateKeys>();

    public static void MapCertificates(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/members/{id}/certificate", Get)
            .WithTags("Members")
            .AllowAnonymous()
            .WithName("getCertificate")
            .WithSummary("The labels of a member as they are at this moment, signed (RFC 7515, flattened).");
        app.MapGet("/.well-known/redress-keys.json", Keys)
            .AllowAnonymous()
            .WithName("getCertificateKeys")
            .ExcludeFromDescription();
    }

    private static async Task<IResult> Get(HttpContext http, string id, [AsParameters] CertificateServices services)
    {
        var (members, keys, addresses, problems, time) = services;
        if (await members.Find(id, cancel: http.RequestAborted) is not { } member)
        {
            return problems.NotFound();
        }

        var certificate = Certificate.Of(member, addresses.Address(""), time.GetUtcNow());
        return Public(
            http,
            SignedCertificate.Sign(certificate, await keys.Current(http.RequestAborted)),
            "application/jose+json"
        );
    }

    private static async Task<IResult> Keys(HttpContext http, CertificateKeys keys) =>
        Public(http, new JwkSet(await keys.All(http.RequestAborted)), "application/jwk-set+json");

    // The same for everybody, whoever asks: it may be kept, and read on the sites of others.
    private static IResult Public<T>(HttpContext http, T answer, string type)
    {
        http.Response.Headers.CacheControl = Kept;
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(answer, ActionJson.Options), type);
    }
}

/// <summary>What a certificate is made and signed with.</summary>
internal sealed record CertificateServices(
    MemberQueries Members,
    CertificateKeys Keys,
    MailWriter Addresses,
    CaseProblems Problems,
    TimeProvider Time
);
