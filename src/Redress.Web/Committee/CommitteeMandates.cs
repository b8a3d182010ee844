using System.Security.Claims;
using Redress.Domain;

namespace Redress.Web.Committee;

/// <summary>Where somebody of the committee sits today, and what it declared (BC-15, FP-12); carried by its requests as claims.</summary>
internal sealed record CommitteeMandates(IReadOnlyList<string> Schemes, IReadOnlyList<Interest> Interests)
{
    public static readonly CommitteeMandates None = new([], []);

    internal const string Seat = "committee_seat";
    private const string Interest = "committee_interest";

    public IEnumerable<Claim> Claims() =>
        Schemes
            .Select(s => new Claim(Seat, s))
            .Concat(Interests.Select(i => new Claim(Interest, $"{i.Kind}|{i.Value}")));

    public static IReadOnlyList<string> SchemesOf(ClaimsPrincipal user) => [.. user.FindAll(Seat).Select(c => c.Value)];

    public static IReadOnlyList<Interest> InterestsOf(ClaimsPrincipal user) =>
        [
            .. user.FindAll(Interest)
                .Select(c => c.Value.Split('|', 2))
                .Select(c => new Interest(Enum.Parse<InterestKind>(c[0]), c[1])),
        ];
}
