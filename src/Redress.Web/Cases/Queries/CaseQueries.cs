using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Letters;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Cases.Queries;

/// <summary>Lists of cases, and what belongs to one of them, as the actor may see it.</summary>
internal sealed class CaseQueries(
    IDbContextFactory<AppDb> factory,
    RulebookCatalog rulebooks,
    WorklistSearch search,
    RespondentCases ofRespondent
)
{
    private const int LargestPage = 200;

    /// <summary>One page of the cases that the actor may see, in the order that is asked for; keyset, so that every page costs the same.</summary>
    public async Task<WorklistResult> Worklist(Actor actor, WorklistQuery query, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var size = Math.Clamp(query.Size, 1, LargestPage);
        if (actor.IsParty)
        {
            return await ofRespondent.Worklist(db, actor, query with { Size = size }, cancel);
        }

        var cases = db.Set<CaseRow>().AsNoTracking().VisibleTo(actor).Matching(query, db, actor);
        var page = new WorklistRange(query.Order, WorklistCursor.Read(query.After, query.Order), size + 1);
        var rows = await search.Find(db, cases, query.Q, page, cancel);
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
                        WireNames.Camel(c.NextDueKind),
                        c.NextDueParty is null ? null : WireNames.Camel(c.NextDueParty),
                        c.NextDue
                    ),
                c.FiledAt,
                c.AssignedToName,
                c.Version
            )
            {
                FiledOn = c.FiledOn,
                ChangedAt = c.ChangedAt,
                MessageDue = actor.Role == Role.Secretary ? c.MessageDue : null,
                UndeliveredSince = actor.Role == Role.Secretary ? c.UndeliveredSince : null,
            })
            .ToList();
        return new WorklistResult(
            items,
            rows.Count > size ? WorklistCursor.Of(query.Order, WorklistPlace.Of(query.Order.By, rows[size - 1])) : null
        );
    }

    /// <summary>FP-14: the numbers of other cases about the same webshop and order, or with the same text, of those that the reader sees; for the staff.</summary>
    public async Task<IReadOnlyList<string>> Duplicates(
        string number,
        Actor staff,
        CancellationToken cancel = default,
        AppDb? within = null
    )
    {
        await using var own = within is null ? await factory.CreateDbContextAsync(cancel) : null;
        var db = within ?? own!;
        return await (
            from mine in db.Set<CaseRow>()
            where mine.Number == number
            from other in db.Set<CaseRow>().VisibleTo(staff)
            where
                other.Number != number
                && other.Scheme == mine.Scheme
                && (
                    mine.TextKey != "" && other.TextKey == mine.TextKey
                    || mine.OrderKey != null && other.OrderKey == mine.OrderKey
                )
            orderby other.Number
            select other.Number
        )
            .Take(10)
            .ToListAsync(cancel);
    }

    /// <summary>Those of these numbers whose cases the actor may see, in their order (FP-12).</summary>
    public async Task<IReadOnlyList<string>> VisibleAmong(
        IReadOnlyList<string> numbers,
        Actor actor,
        CancellationToken cancel = default,
        AppDb? within = null
    )
    {
        if (numbers.Count == 0)
        {
            return [];
        }

        await using var own = within is null ? await factory.CreateDbContextAsync(cancel) : null;
        var visible = await (within ?? own!)
            .Set<CaseRow>()
            .AsNoTracking()
            .VisibleTo(actor)
            .Where(c => numbers.Contains(c.Number))
            .Select(c => c.Number)
            .ToListAsync(cancel);
        return [.. numbers.Where(visible.Contains)];
    }

    /// <summary>The case whose whole number somebody typed, if it may see it: it is opened instead of listed.</summary>
    public async Task<string?> NumberTyped(Actor actor, string? typed, CancellationToken cancel = default)
    {
        if (CaseNumbers.Whole(typed) is not { } number)
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<CaseRow>().VisibleTo(actor).AnyAsync(c => c.Number == number, cancel) ? number : null;
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
    /// <param name="scheme">Of which the file is; null: of any.</param>
    public async Task<IReadOnlyList<(string Id, string Email, string Name)>> Staff(
        CancellationToken cancel = default,
        string? scheme = null
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var users = await (
            from u in (scheme is null ? db.Users.Working() : db.Users.WorkingFor(db, scheme))
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

    /// <summary>The letters to the actor's side, newest first (docs/api.md: the messages meant for the complainant).</summary>
    public async Task<IReadOnlyList<CaseMessage>> Messages(
        Case @case,
        Actor actor,
        CancellationToken cancel = default,
        AppDb? within = null
    )
    {
        await using var own = within is null ? await factory.CreateDbContextAsync(cancel) : null;
        var db = within ?? own!;
        var to = actor.Party is { } party ? LetterRow.NameOf(party) : null;
        // FP-24: what was said in mediation no member of the committee reads, in a letter neither.
        string[] hidden =
            actor.Role == Role.Committee
                ? [.. LetterTemplate.All.Where(template => template.OfMediation).Select(template => template.Name)]
                : [];
        var messages = await (
            from c in db.Set<CaseRow>().VisibleTo(actor)
            where c.Number == @case.Number
            join l in db.Set<LetterRow>() on c.Id equals l.CaseId
            // BC-18: what is still to be posted is told to nobody.
            where (to == null || l.To == to) && !hidden.Contains(l.Template) && l.State != LetterState.ToPost
            orderby l.CreatedAt descending, l.Id descending
            select new CaseMessage(l.Id, l.CreatedAt, l.Subject, l.Body)
            {
                To = l.To,
                Template = l.Template,
                Posting =
                    l.PostedOn == null || to != null
                        ? null
                        : new LetterPosting(l.PostedOn.Value, l.Tracking, l.Result, l.ResultOn),
            }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        // What was told may be read again, but not the code with which a party acts: that is in the mail or the envelope alone.
        return [.. messages.Select(m => m.Beside(@case) with { Body = AccessCodePlace.Cover(m.Body) })];
    }
}
