using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Journal;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Queries;

/// <summary>The journal of a case, read and verified.</summary>
internal sealed class JournalQueries(IDbContextFactory<AppDb> factory)
{
    /// <summary>The journal as the actor may see it, oldest first.</summary>
    /// <param name="within">The transaction of an act that is about to be kept, whose own entry belongs to it.</param>
    public async Task<IReadOnlyList<JournalLine>> Lines(
        string number,
        Actor actor,
        CancellationToken cancel = default,
        AppDb? within = null
    )
    {
        await using var own = within is null ? await factory.CreateDbContextAsync(cancel) : null;
        var db = within ?? own!;
        var lines = await (
            from c in db.Set<CaseRow>().VisibleTo(actor)
            where c.Number == number
            join j in db.Set<JournalRow>() on c.Id equals j.CaseId
            join x in db.Set<JournalContentRow>()
                on new { j.CaseId, j.Sequence } equals new { x.CaseId, x.Sequence }
                into contents
            from content in contents.DefaultIfEmpty()
            orderby j.Sequence
            select new { j, Content = content == null ? null : content.Content }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        return
        [
            .. lines
                .Select(l => (Readers: ReadersOf(l.j), Line: Told(l.j, l.Content, actor)))
                .Where(l => CaseView.SeesEntry(actor, l.Readers, PartyOf(l.Line)))
                .Select(l => l.Line),
        ];
    }

    /// <summary>Recomputes the chain (ST-2).</summary>
    public async Task<Verification?> Verify(string number, Actor actor, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (
            await db.Set<CaseRow>().AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(c => c.Number == number, cancel)
            is not { } row
        )
        {
            return null;
        }

        var entries = await db.Set<JournalRow>()
            .AsNoTracking()
            .Where(j => j.CaseId == row.Id)
            .OrderBy(j => j.Sequence)
            .ToListAsync(cancel);
        var contents = await db.Set<JournalContentRow>()
            .AsNoTracking()
            .Where(j => j.CaseId == row.Id)
            .ToDictionaryAsync(j => j.Sequence, cancel);
        var erased = CaseJson.Read(row.File).Erased
            ? entries.Where(e => e.Sequence < row.JournalLength).Select(e => e.Sequence).ToHashSet()
            : [];
        return HashChain.Verify(
            HashChain.Genesis(number),
            entries.Select(e => new JournalEntry(
                e.Sequence,
                e.At,
                e.Role,
                e.Action,
                e.From,
                e.To,
                e.Rule,
                e.Commitment,
                e.Hash
            )
            {
                // What cannot be read is none that was ever written: the entry's hash does not fit it.
                Consequences =
                    JournalConsequences.Read(e.Consequences) ?? [new JournalConsequence(e.Consequences, "", "")],
            }),
            sequence => contents.TryGetValue(sequence, out var content) ? (content.Salt, content.Content) : null,
            erased,
            row.JournalHash,
            row.JournalLength
        );
    }

    // What is not known is the body's alone.
    private static SeenBy ReadersOf(JournalRow j) =>
        Enum.TryParse<SeenBy>(j.SeenBy, out var readers) && Enum.IsDefined(readers) ? readers : SeenBy.TheBody;

    private static Party? PartyOf(JournalLine line) =>
        Enum.TryParse<Party>(line.OnBehalfOf ?? line.Role, ignoreCase: true, out var party) ? party : null;

    private static JournalLine Told(JournalRow j, string? content, Actor actor)
    {
        var read = content is null ? null : JsonSerializer.Deserialize<JournalContent>(content, ActionJson.Options);
        var own = !actor.IsParty || read?.ById == actor.Id;
        return new JournalLine(
            j.Sequence,
            j.At,
            WireNames.Camel(j.Role),
            own ? read?.ByName : null,
            j.Action,
            j.From.Length == 0 ? null : WireNames.Camel(j.From),
            WireNames.Camel(j.To),
            j.Rule,
            [
                .. (JournalConsequences.Read(j.Consequences) ?? []).Select(c => new ConsequenceLine(
                    c.Name,
                    WireNames.Camel(c.To),
                    c.Rule
                )),
            ],
            read?.OnBehalfOf is { } party ? WireNames.Camel(party) : null,
            read?.Arrived,
            actor.IsParty ? null : read?.Command
        );
    }
}
