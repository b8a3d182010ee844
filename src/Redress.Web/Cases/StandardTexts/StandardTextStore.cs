using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;

namespace Redress.Web.Cases.StandardTexts;

/// <summary>A standard text as it is offered: what it says is fetched when it is chosen.</summary>
internal sealed record StandardTextTitle(long Id, string Language, string Outcome, string? Norm, string Title);

/// <summary>What became of a text that was to be kept or removed.</summary>
internal enum TextChange
{
    Done,

    /// <summary>Another wrote it anew meanwhile.</summary>
    Changed,

    /// <summary>Another removed it meanwhile.</summary>
    Removed,
    NotTheirs,
}

/// <summary>
/// Texts for the reasons of a decision that is made often: of a scheme, in a language, for an outcome or for any, on a norm or on none.
/// The secretaries keep them, and who sits on the scheme's committee. They are copied into reasons and say nothing of a case.
/// </summary>
internal sealed class StandardTextStore(IDbContextFactory<AppDb> factory, RulebookCatalog rulebooks)
{
    public const int LongestTitle = 120;
    public const int LongestText = 20_000;

    /// <summary>Beside one decision.</summary>
    public const int MostOffered = 100;

    /// <summary>The schemes of which somebody keeps the texts.</summary>
    public IReadOnlyList<string> SchemesOf(Actor reader) =>
        [
            .. rulebooks.Schemes.Where(s =>
                reader.WorksFor(s)
                && (
                    reader.Role == Role.Secretary
                    || reader.Role == Role.Committee && reader.CommitteeSchemes.Contains(s)
                )
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

    /// <summary>What may be put into reasons of that case: of its scheme, in the language in which it is decided. The norms that the complaint names come first; no more than <see cref="MostOffered"/>.</summary>
    /// <param name="only">The outcomes to which it can come, by their names; null for all.</param>
    public async Task<IReadOnlyList<StandardTextTitle>> For(
        Case c,
        IReadOnlyCollection<string>? only = null,
        CancellationToken cancel = default
    )
    {
        var norms = c.Norms.ToList();
        await using var db = await factory.CreateDbContextAsync(cancel);
        var texts = db.Set<StandardTextRow>().Where(t => t.Scheme == c.Scheme && t.Language == c.Language);
        texts = only is null ? texts : texts.Where(t => t.Outcome == "" || only.Contains(t.Outcome));
        return await texts
            .OrderBy(t => t.Norm != null && norms.Contains(t.Norm) ? 0 : 1)
            .ThenBy(t => t.Outcome)
            .ThenBy(t => t.Norm)
            .ThenBy(t => t.Title)
            .ThenBy(t => t.Id)
            .Take(MostOffered)
            .Select(t => new StandardTextTitle(t.Id, t.Language, t.Outcome, t.Norm, t.Title))
            .ToListAsync(cancel);
    }

    /// <summary>By which a page tells which words of the text it showed; empty for none.</summary>
    public static string VersionOf(StandardTextRow? text) =>
        text is null
            ? ""
            : Convert.ToHexStringLower(
                SHA256.HashData(
                    JsonSerializer.SerializeToUtf8Bytes(
                        new[] { text.Language, text.Outcome, text.Norm, text.Title, text.Text }
                    )
                )
            );

    /// <summary>Keeps a new one, or one in the place of what it was on the page.</summary>
    /// <param name="version">That of the page.</param>
    public async Task<TextChange> Save(Actor reader, StandardTextRow text, string version, CancellationToken cancel)
    {
        if (!SchemesOf(reader).Contains(text.Scheme))
        {
            return TextChange.NotTheirs;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        if (text.Id == 0)
        {
            db.Add(text);
            await db.SaveChangesAsync(cancel);
            return TextChange.Done;
        }

        var (still, why) = await Still(db, text.Scheme, text.Id, version, cancel);
        return still is null ? why
            : await still.ExecuteUpdateAsync(
                t =>
                    t.SetProperty(x => x.Language, text.Language)
                        .SetProperty(x => x.Outcome, text.Outcome)
                        .SetProperty(x => x.Norm, text.Norm)
                        .SetProperty(x => x.Title, text.Title)
                        .SetProperty(x => x.Text, text.Text),
                cancel
            ) > 0
                ? TextChange.Done
            : TextChange.Changed;
    }

    /// <param name="version">That of the page.</param>
    public async Task<TextChange> Remove(Actor reader, long id, string version, CancellationToken cancel)
    {
        if (await Find(reader, id, cancel) is not { } text)
        {
            return TextChange.Removed;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var (still, why) = await Still(db, text.Scheme, id, version, cancel);
        return still is null ? why
            : await still.ExecuteDeleteAsync(cancel) > 0 ? TextChange.Done
            : TextChange.Changed;
    }

    // The text while it says what the page showed.
    private static async Task<(IQueryable<StandardTextRow>? Still, TextChange Why)> Still(
        AppDb db,
        string scheme,
        long id,
        string version,
        CancellationToken cancel
    )
    {
        var one = db.Set<StandardTextRow>().Where(t => t.Id == id && t.Scheme == scheme);
        return await one.AsNoTracking().FirstOrDefaultAsync(cancel) is not { } was ? (null, TextChange.Removed)
            : VersionOf(was) != version ? (null, TextChange.Changed)
            : (
                one.Where(t =>
                    t.Language == was.Language
                    && t.Outcome == was.Outcome
                    && t.Norm == was.Norm
                    && t.Title == was.Title
                    && t.Text == was.Text
                ),
                TextChange.Done
            );
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
