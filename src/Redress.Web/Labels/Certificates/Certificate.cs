using Redress.Web.Members;

namespace Redress.Web.Labels.Certificates;

/// <summary>The labels of a member as they are at one moment: whether valid, and never why not (BC-40). It proves no legality.</summary>
/// <param name="Issuer">The address of the installation that says so.</param>
/// <param name="At">The moment.</param>
/// <param name="ValidUntil">From then on it says nothing of now any more.</param>
internal sealed record Certificate(
    string Issuer,
    string Id,
    string Name,
    string Scheme,
    string? CompanyNumber,
    IReadOnlyList<string> Websites,
    IReadOnlyList<LabelLine> Labels,
    bool Valid,
    DateTimeOffset At,
    DateTimeOffset ValidUntil
)
{
    /// <summary>How long it may be kept.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    public static Certificate Of(MemberLine member, string issuer, DateTimeOffset now)
    {
        // A second is as exact as anybody needs it, and is written alike everywhere.
        var at = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        return new Certificate(
            issuer,
            member.Id,
            member.Name,
            member.Scheme,
            member.CompanyNumber,
            member.Websites,
            member.Labels,
            member.Valid,
            at,
            at + Lasts
        );
    }
}
