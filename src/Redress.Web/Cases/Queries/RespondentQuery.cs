using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases;
using Redress.Domain.Members;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Queries;

/// <summary>Who the respondent of a case may be (FP-21): of the members of its scheme on the day of filing.</summary>
internal sealed class RespondentQuery(IDbContextFactory<AppDb> factory)
{
    /// <summary>The members by their ids, in the order of their names, with their sites to tell them apart.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Members(Case c, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var members = await db.Set<MemberRow>()
            .AsNoTracking()
            .Where(MemberRow.WasMemberOn(c.FiledOn))
            .Where(m => m.Scheme == c.Scheme && m.Id != c.Respondent.MemberId)
            .OrderBy(m => m.Name)
            .ThenBy(m => m.Id)
            .Select(m => new
            {
                m.Id,
                m.Name,
                m.Website,
            })
            .ToListAsync(cancel);
        return members.ToDictionary(
            m => m.Id,
            m => DuplicateKeys.Site(m.Website) is { } site ? $"{m.Name} · {site}" : m.Name,
            StringComparer.Ordinal
        );
    }

    /// <summary>The members that the webshop may be, where it was typed by hand; also who is in the register since, and joined before the filing.</summary>
    public async Task<IReadOnlyList<RecognisedMember>> Recognised(Case c, CancellationToken cancel)
    {
        if (c.Respondent.IsMember || c.Erased)
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        return await MemberRecognition.Find(db, c.Scheme, (c.Respondent.Name, c.Respondent.Website), c.FiledOn, cancel);
    }
}
