using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;

namespace Redress.Web.Cases.StandardTexts;

/// <summary>
/// Texts for the reasons of a decision that is made often: of a scheme, in a language, for an outcome or for any, on a norm or on none.
/// The secretaries keep them, and who sits on the scheme's committee. They are copied into reasons and say nothing of a case.
/// </summary>
internal sealed class StandardTextStore(IDbContextFactory<AppDb> factory, RulebookCatalog rulebooks)
{
    public const int LongestTitle = 120;
    public const int LongestText = 20_000;

    /// <summary>The schemes of which somebody keeps the texts.</summary>
    public IReadOnlyList<string> SchemesOf(Actor reader) =>
        [
            .. rulebooks.Schemes.Where(s =>
                reader.Role == Role.Secretary || reader.Role == Role.Committee && reader.CommitteeSchemes.Contains(s)
            ),
        ];

    /// <summary>The rulebook whose languages and norms a text of that scheme may name; null when it is not this person's to keep.</summary>
    public Rulebook? RulebookOf(Actor reader, string? scheme) =>
        scheme is not null && SchemesOf(reader).Contains(scheme)
            ? rulebooks.All.Where(r => r.Scheme == scheme).MaxBy(r => r.InForce)
            : null;

    public async Task<IReadOnlyList<StandardTextRow>> All(Actor reader, CancellationToken cancel)
    {
        var schemes = SchemesOf(reader);
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await InOrder(db.Set<StandardTextRow>().Where(t => schemes.Contains(t.Scheme))).ToListAsync(cancel);
    }

    /// <summary>Null: there is none, or it is not this person's to keep.</summary>
    public async Task<StandardTextRow?> Find(Actor reader, long id, CancellationToken cancel)
    {
        var schemes = SchemesOf(reader);
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Set<StandardTextRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(t => t.Id == id && schemes.Contains(t.Scheme), cancel);
    }

    /// <summary>What may be put into reasons of that case: of its scheme, in the language in which it is decided. The norms that the complaint names come first.</summary>
    public async Task<IReadOnlyList<StandardTextRow>> For(Case c, CancellationToken cancel = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var texts = await InOrder(
                db.Set<StandardTextRow>().Where(t => t.Scheme == c.Scheme && t.Language == c.Language)
            )
            .ToListAsync(cancel);
        return [.. texts.OrderBy(t => t.Norm is { } norm && c.Norms.Contains(norm) ? 0 : 1)];
    }

    /// <summary>Keeps a new one, or one in the place of what it was. False: it is not this person's to keep.</summary>
    public async Task<bool> Save(Actor reader, StandardTextRow text, CancellationToken cancel)
    {
        var schemes = SchemesOf(reader);
        await using var db = await factory.CreateDbContextAsync(cancel);
        var isTheirs =
            schemes.Contains(text.Scheme)
            && (
                text.Id == 0
                || await db.Set<StandardTextRow>().AnyAsync(t => t.Id == text.Id && t.Scheme == text.Scheme, cancel)
            );
        if (!isTheirs)
        {
            return false;
        }

        db.Update(text);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    public async Task Remove(Actor reader, long id, CancellationToken cancel)
    {
        var schemes = SchemesOf(reader);
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Set<StandardTextRow>().Where(t => t.Id == id && schemes.Contains(t.Scheme)).ExecuteDeleteAsync(cancel);
    }

    private static IQueryable<StandardTextRow> InOrder(IQueryable<StandardTextRow> texts) =>
        texts
            .AsNoTracking()
            .OrderBy(t => t.Scheme)
            .ThenBy(t => t.Language)
            .ThenBy(t => t.Outcome)
            .ThenBy(t => t.Norm)
            .ThenBy(t => t.Title)
            .ThenBy(t => t.Id);
}
