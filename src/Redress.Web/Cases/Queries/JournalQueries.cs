using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Journal;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Journal;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Queries;

/// <summary>The journal of a case, read and verified.</summary>
internal sealed class JournalQueries(IDbContextFactory<AppDb> factory, JournalVerifier verifier)
{
    /// <summary>The journal as the actor may see it, oldest first.</summary>
    /// <param name="within">The transaction of an act that is about to be kept, whose own entry belongs to it.</param>
    public async Task<IReadOnlyList<JournalLine>> Lines(
        Case of,
        Actor actor,
        CancellationToken cancel = default,
        AppDb? within = null
    )
    {
        await using var own = within is null ? await factory.CreateDbContextAsync(cancel) : null;
        var db = within ?? own!;
        var lines = await (
            from c in db.Set<CaseRow>().VisibleTo(actor)
            where c.Number == of.Number
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
        var inMediation = actor.Role == Role.Committee ? of.MediationDocuments : [];
        return
        [
            .. lines
                .Select(l => (Readers: ReadersOf(l.j), Line: Told(l.j, l.Content, actor)))
                .Where(l => CaseView.SeesEntry(actor, l.Readers, PartyOf(l.Line)))
                .Where(l => CaseView.IsOfItsTime(of, actor, l.Line.Sequence, l.Line.Action))
                .Select(l => WithoutMediation(l.Line, inMediation)),
        ];
    }

    // FP-24: the committee reads neither the name nor the hash of a document that stays in mediation.
    private static JournalLine WithoutMediation(JournalLine line, List<string> inMediation) =>
        inMediation.Count == 0
            ? line
            : line with
            {
                Content =
                    line.Content is { ValueKind: JsonValueKind.Object } act
                    && act.TryGetProperty("id", out var id)
                    && inMediation.Contains(id.ToString())
                        ? null
                        : line.Content,
                Paper = line.Paper is { } paper && inMediation.Contains(paper) ? null : line.Paper,
            };

    /// <summary>Verifies the case (<see cref="JournalVerifier"/>); null when the actor may not see it.</summary>
    public async Task<Verification?> Verify(string number, Actor actor, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var id = await db.Set<CaseRow>()
            .VisibleTo(actor)
            .Where(c => c.Number == number)
            .Select(c => (Guid?)c.Id)
            .FirstOrDefaultAsync(cancel);
        return id is { } caseId ? await verifier.VerifyCase(db, caseId, cancel) : null;
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
            CaseView.SeesContent(actor, j.Action) ? read?.Command : null
        )
        {
            Paper = actor.IsParty ? null : read?.Paper,
            Term =
                j.Action is "lapse-term" or "remind-of-term"
                && read?.Command is { ValueKind: JsonValueKind.Object } act
                && act.TryGetProperty("term", out var term)
                    ? term.GetString()
                    : null,
        };
    }
}
