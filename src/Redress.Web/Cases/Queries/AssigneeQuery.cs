using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Web.Committee;

namespace Redress.Web.Cases.Queries;

/// <summary>To whom a file may be given: the secretaries, and of the committee who sits there and is free to judge (BC-15, FP-12).</summary>
internal sealed class AssigneeQuery(CaseQueries queries, CommitteeRegister committee)
{
    /// <summary>Of one case; or without one, whoever may be given any: what hinders a single case is then told when it is given.</summary>
    public async Task<IReadOnlyList<(string Id, string Email, string Name)>> Of(Case? c, CancellationToken cancel)
    {
        var staff = await queries.Staff(cancel, c?.Scheme);
        var members = (await committee.Accounts(cancel)).Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        var free = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scheme in c is null ? committee.Schemes : [c.Scheme])
        {
            free.UnionWith(
                (await committee.MembersOf(scheme, cancel))
                    .Where(m => c is null || !c.IsHiddenFrom(m.On(scheme)))
                    .Select(m => m.Id)
            );
        }

        return [.. staff.Where(s => !members.Contains(s.Id) || free.Contains(s.Id)).DistinctBy(s => s.Id)];
    }

    /// <summary>The other members who sit on the case and could step back from it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Colleagues(Case c, Actor reader, CancellationToken cancel) =>
        (await committee.MembersOf(c.Scheme, cancel))
            .Where(m => m.Id != reader.Id && !c.IsRecused(m.Id))
            .ToDictionary(m => m.Id, m => m.Name, StringComparer.Ordinal);
}
