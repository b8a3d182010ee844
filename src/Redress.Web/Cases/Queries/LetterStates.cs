using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Queries;

/// <summary>How far a letter of a case is.</summary>
/// <param name="State">In one word, as the outbox has it.</param>
public sealed record LetterStanding(string State, DateTimeOffset? SentAt);

/// <summary>How far the letters of a case are, for the staff's file.</summary>
internal sealed class LetterStates(IDbContextFactory<AppDb> factory)
{
    /// <summary>By the id of the letter; nothing for a party.</summary>
    public async Task<IReadOnlyDictionary<long, LetterStanding>> Of(
        string number,
        Actor reader,
        CancellationToken cancel = default
    )
    {
        if (!reader.IsStaff())
        {
            return new Dictionary<long, LetterStanding>();
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        return await (
            from c in db.Set<CaseRow>().VisibleTo(reader)
            where c.Number == number
            join l in db.Set<LetterRow>() on c.Id equals l.CaseId
            select new { l.Id, Standing = new LetterStanding(l.State, l.SentAt) }
        ).ToDictionaryAsync(l => l.Id, l => l.Standing, cancel);
    }
}
