using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Journal;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Queries;

public sealed record WorklistItem(
    string Number,
    string Scheme,
    CaseKind Kind,
    CaseState State,
    string Complainant,
    string Respondent,
    WorklistTerm? NextTerm,
    DateTimeOffset FiledAt,
    string? AssignedTo,
    int Version
);

public sealed record WorklistTerm(string Kind, string? Party, DateOnly Due);

public sealed record WorklistResult(IReadOnlyList<WorklistItem> Items, string? Next);

public sealed record JournalLine(
    long Sequence,
    DateTimeOffset At,
    string Role,
    string? By,
    string Action,
    string? From,
    string To,
    string Rule,
    string? OnBehalfOf,
    DateOnly? Arrived,
    System.Text.Json.JsonElement? Content
)
{
    /// <summary>Why it was done, where the act says it; for the body, which alone reads an act's content.</summary>
    [JsonIgnore]
    public string? Reason =>
        Content is { ValueKind: System.Text.Json.JsonValueKind.Object } act
        && act.TryGetProperty("reason", out var reason)
            ? reason.GetString()
            : null;
}

public sealed record CaseMessage(long Id, DateTimeOffset At, string Subject, string Body)
{
    /// <summary>To whom; for the staff's pages, which show the letters to all.</summary>
    [JsonIgnore]
    public string To { get; init; } = "";
}

internal sealed class CaseQueries(IDbContextFactory<AppDb> factory, RulebookCatalog rulebooks, TimeProvider time)
{
    private const int LargestPage = 200;
    private const int LookedAtFirst = 1000;
    private const int FewHits = 5000;

    /// <summary>One page of the cases that the actor may see, soonest term first; keyset, so that every page costs the same.</summary>
    public async Task<WorklistResult> Worklist(Actor actor, WorklistQuery query, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var size = Math.Clamp(query.Size, 1, LargestPage);
        var cases = db.Set<CaseRow>().AsNoTracking().VisibleTo(actor).Matching(query, db, actor);
        if (ReadCursor(query.After) is var (due, number))
        {
            cases = cases.Where(c =>
                EF.Functions.GreaterThan(ValueTuple.Create(c.NextDue, c.Number), ValueTuple.Create(due, number))
            );
        }

        var rows = await Found(db, cases, query.Q, size + 1, cancel);
        var items = rows.Take(size)
            .Select(c => new WorklistItem(
                c.Number,
                c.Scheme,
                c.Kind,
                c.State,
                c.ComplainantName,
                c.RespondentName,
                c.NextDueKind is null
                    ? null
                    : new WorklistTerm(
                        FieldOptions.Camel(c.NextDueKind),
                        c.NextDueParty is null ? null : FieldOptions.Camel(c.NextDueParty),
                        c.NextDue
                    ),
                c.FiledAt,
                actor.IsParty ? null : c.AssignedToName,
                c.Version
            ))
            .ToList();
        return new WorklistResult(
            items,
            rows.Count > size ? Cursor(rows[size - 1].NextDue, rows[size - 1].Number) : null
        );
    }

    /// <summary>How many the actor may see of what is asked for, counted no further than <paramref name="most"/>.</summary>
    public async Task<int> Count(Actor actor, WorklistQuery query, int most, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<CaseRow>()
            .VisibleTo(actor)
            .Matching(query, db, actor)
            .OrderBy(c => c.NextDue)
            .ThenBy(c => c.Number)
            .Take(most)
            .CountAsync(cancel);
    }

    /// <summary>
    /// The next rows in the worklist's order. A common word is found among the first of them; a rare one by the index of words, whose few hits are then put in order.
    /// Neither way reads the whole store, and the planner, which cannot know which kind of word it has, is not asked.
    /// </summary>
    private async Task<List<Line>> Found(
        AppDb db,
        IQueryable<CaseRow> cases,
        string? words,
        int count,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return await Lines(cases, count).ToListAsync(cancel);
        }

        var (from, to) = CaseNumbers.Ranges(words, rulebooks.All.Select(r => r.NumberPrefix), time.GetUtcNow().Year);
        var numbered =
            from.Length == 0
                ? []
                : await db
                    .Database.SqlQuery<Guid>(
                        $"SELECT id AS \"Value\" FROM unnest({from}, {to}) AS r (low, high) JOIN cases ON number BETWEEN low AND high LIMIT {LookedAtFirst}"
                    )
                    .ToListAsync(cancel);
        var first =
            numbered.Count > 0
                ? []
                : await Lines(
                        Speaking(cases.OrderBy(c => c.NextDue).ThenBy(c => c.Number).Take(LookedAtFirst), words),
                        count
                    )
                    .ToListAsync(cancel);
        if (first.Count == count)
        {
            return first;
        }

        var hits = await db
            .Database.SqlQuery<Guid>(
                $"""
                WITH hits AS MATERIALIZED (
                    SELECT id FROM cases WHERE search @@ (websearch_to_tsquery('dutch', {words}) || websearch_to_tsquery('french', {words}) || websearch_to_tsquery('english', {words}) || websearch_to_tsquery('simple', {words})))
                SELECT id AS "Value" FROM hits LIMIT {FewHits + 1}
                """
            )
            .ToListAsync(cancel);
        // With a case of that number there, texts with the same figures in them come beside it only while they are few.
        List<Guid> found = hits.Count <= FewHits ? [.. numbered, .. hits] : numbered;
        return await Lines(
                found.Count > 0 || hits.Count <= FewHits
                    ? cases.Where(c => found.Contains(c.Id))
                    : Speaking(cases, words),
                count
            )
            .ToListAsync(cancel);
    }

    internal static IQueryable<CaseRow> Speaking(IQueryable<CaseRow> cases, string words) =>
        cases.Where(c =>
            c.Search.Matches(
                EF.Functions.WebSearchToTsQuery("dutch", words)
                    .Or(EF.Functions.WebSearchToTsQuery("french", words))
                    .Or(EF.Functions.WebSearchToTsQuery("english", words))
                    .Or(EF.Functions.WebSearchToTsQuery("simple", words))
            )
        );

    private static IQueryable<Line> Lines(IQueryable<CaseRow> cases, int count) =>
        cases
            .OrderBy(c => c.NextDue)
            .ThenBy(c => c.Number)
            .Take(count)
            .Select(c => new Line(
                c.Number,
                c.Scheme,
                c.Kind,
                c.State,
                c.ComplainantName,
                c.RespondentName,
                c.NextDue,
                c.NextDueKind,
                c.NextDueParty,
                c.FiledAt,
                c.AssignedToName,
                c.Version
            ));

    private sealed record Line(
        string Number,
        string Scheme,
        CaseKind Kind,
        CaseState State,
        string ComplainantName,
        string RespondentName,
        DateOnly NextDue,
        string? NextDueKind,
        string? NextDueParty,
        DateTimeOffset FiledAt,
        string? AssignedToName,
        int Version
    );

    /// <summary>Whether the cursor is one that a page gave.</summary>
    public static bool IsCursor(string? after) => string.IsNullOrEmpty(after) || ReadCursor(after) is not null;

    /// <summary>The journal as the actor may see it, oldest first.</summary>
    /// <param name="within">The transaction of an act that is about to be kept, whose own entry belongs to it.</param>
    public async Task<IReadOnlyList<JournalLine>> Journal(
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
                .Select(l => (l.j.Action, Line: Told(l.j, l.Content, actor)))
                .Where(l => CaseView.SeesEntry(actor, l.Action, PartyOf(l.Line)))
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
            )),
            sequence => contents.TryGetValue(sequence, out var content) ? (content.Salt, content.Content) : null,
            erased,
            row.JournalHash,
            row.JournalLength
        );
    }

    /// <summary>The cases of which an appeal is open or money is owed; those that were decided and are not erased, the latest first.</summary>
    public async Task<IReadOnlyList<Case>> WithAppeals(Actor actor, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        CaseState[] states = [CaseState.Decided, CaseState.Appealed, CaseState.ArbitrationOrCourt, CaseState.Final];
        var files = await db.Set<CaseRow>()
            .AsNoTracking()
            .VisibleTo(actor)
            .Where(c => states.Contains(c.State))
            .OrderBy(c => c.NextDue)
            .Take(500)
            .Select(c => c.File)
            .ToListAsync(cancel);
        return [.. files.Select(CaseJson.Read).Where(c => c.Appeals.Count > 0)];
    }

    /// <summary>The draft that who sits in the closed session takes into the decision (BC-15); null for everybody else.</summary>
    public async Task<string?> DeliberatedDraft(Case c, Actor reader, string? draft, CancellationToken cancel = default)
    {
        if (
            c.State != CaseState.Deliberation
            || !int.TryParse(draft, CultureInfo.InvariantCulture, out var number)
            || !CaseView.MayDeliberate(c, reader, rulebooks.Of(c.Scheme, c.RulebookVersion))
        )
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        return await DeliberationTables.Text(db, c.Number, number, cancel);
    }

    /// <summary>Who of the staff a file may be given to.</summary>
    public async Task<IReadOnlyList<(string Id, string Email, string Name)>> Staff(CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var users = await (
            from u in db.Users
            join ur in db.UserRoles on u.Id equals ur.UserId
            where ur.RoleId == Roles.Secretary || ur.RoleId == Roles.Committee
            orderby u.DisplayName
            select new
            {
                u.Id,
                u.Email,
                u.DisplayName,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        return [.. users.Select(u => (u.Id, u.Email!, u.DisplayName))];
    }

    /// <summary>The letters to the actor's side, newest first (api.md: the messages meant for the complainant).</summary>
    public async Task<IReadOnlyList<CaseMessage>> Messages(
        string number,
        Actor actor,
        CancellationToken cancel = default,
        AppDb? within = null
    )
    {
        await using var own = within is null ? await factory.CreateDbContextAsync(cancel) : null;
        var db = within ?? own!;
        var to = actor.Party?.ToString().ToLowerInvariant();
        var messages = await (
            from c in db.Set<CaseRow>().VisibleTo(actor)
            where c.Number == number
            join l in db.Set<LetterRow>() on c.Id equals l.CaseId
            where to == null || l.To == to
            orderby l.Id descending
            select new CaseMessage(l.Id, l.CreatedAt, l.Subject, l.Body) { To = l.To }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        // The staff may read what was told, but not the code with which a party acts.
        return actor.IsParty
            ? messages
            : [.. messages.Select(m => m with { Body = Letters.AccessCodeMask.Cover(m.Body) })];
    }

    private static Party? PartyOf(JournalLine line) =>
        Enum.TryParse<Party>(line.OnBehalfOf ?? line.Role, ignoreCase: true, out var party) ? party : null;

    private static JournalLine Told(JournalRow j, string? content, Actor actor)
    {
        var read = content is null
            ? null
            : System.Text.Json.JsonSerializer.Deserialize<JournalContent>(content, ActionJson.Options);
        var own = !actor.IsParty || read?.ById == actor.Id;
        return new JournalLine(
            j.Sequence,
            j.At,
            FieldOptions.Camel(j.Role),
            own ? read?.ByName : null,
            j.Action,
            j.From.Length == 0 ? null : FieldOptions.Camel(j.From),
            FieldOptions.Camel(j.To),
            j.Rule,
            read?.OnBehalfOf is { } party ? FieldOptions.Camel(party) : null,
            read?.Arrived,
            actor.IsParty ? null : read?.Command
        );
    }

    internal static string Cursor(DateOnly due, string number) =>
        Convert
            .ToBase64String(Encoding.ASCII.GetBytes($"{due:yyyy-MM-dd}|{number}"))
            .Replace('+', '-')
            .Replace('/', '_')
            .TrimEnd('=');

    internal static (DateOnly Due, string Number)? ReadCursor(string? after)
    {
        if (string.IsNullOrEmpty(after))
        {
            return null;
        }

        var padded = after.Replace('-', '+').Replace('_', '/').PadRight((after.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded, bytes, out var length))
        {
            return null;
        }

        var parts = Encoding.ASCII.GetString(bytes, 0, length).Split('|');
        return
            parts.Length == 2
            && DateOnly.TryParseExact(
                parts[0],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var due
            )
            ? (due, parts[1])
            : null;
    }
}
