using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Queries;

/// <summary>A draft of the closed session as it stands, with who voted on which version of it.</summary>
public sealed record SessionDraft(int Number, int Version, string ByName, string Text, IReadOnlyList<SessionVote> Votes)
{
    /// <summary>The text of the version before; null where there is none.</summary>
    public string? Before { get; init; }
}

/// <summary>How somebody voted: <c>for</c>, <c>against</c> or <c>abstain</c>.</summary>
public sealed record SessionVote(string Id, string Name, string Vote, int Version);

/// <summary>What the closed session came to so far, for who is in it and writes the decision (BC-15, BC-16).</summary>
internal sealed class SessionQuery(IDbContextFactory<AppDb> factory, RulebookCatalog rulebooks)
{
    /// <summary>Empty for everybody else, and before and after it.</summary>
    public async Task<IReadOnlyList<SessionDraft>> Drafts(Case c, Actor reader, CancellationToken cancel = default)
    {
        if (
            c.State != CaseState.Deliberation
            || !CaseView.MayDeliberate(c, reader, rulebooks.Of(c.Scheme, c.RulebookVersion))
        )
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var of = db.Set<CaseRow>().Where(r => r.Number == c.Number).Select(r => r.Id);
        var versions = await db.Set<DeliberationDraftRow>()
            .AsNoTracking()
            .Where(d => of.Contains(d.CaseId))
            .ToListAsync(cancel);
        var votes = await db.Set<DeliberationVoteRow>()
            .AsNoTracking()
            .Where(v => of.Contains(v.CaseId))
            .OrderBy(v => v.Name)
            .ToListAsync(cancel);
        return
        [
            .. from version in versions
            group version by version.Draft into draft
            let last = draft.MaxBy(v => v.Version)
            orderby draft.Key
            select new SessionDraft(
                draft.Key,
                last.Version,
                last.ByName,
                last.Text,
                [
                    .. votes
                        .Where(v => v.Draft == draft.Key)
                        .Select(v => new SessionVote(v.UserId, v.Name, v.Vote, v.Version)),
                ]
            )
            {
                Before = draft.FirstOrDefault(v => v.Version == last.Version - 1)?.Text,
            },
        ];
    }
}
