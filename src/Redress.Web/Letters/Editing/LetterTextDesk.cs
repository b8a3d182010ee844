using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;

namespace Redress.Web.Letters.Editing;

/// <summary>What came of the wish to save a text.</summary>
internal enum TextSaved
{
    Saved,

    /// <summary>It says what the last one says.</summary>
    Same,

    /// <summary>Somebody else saved another meanwhile.</summary>
    Changed,

    /// <summary>No letter can be written with it.</summary>
    Faulty,
}

/// <param name="Faults">What is wrong where it is <see cref="TextSaved.Faulty"/>.</param>
internal sealed record SaveResult(TextSaved Saved, IReadOnlyList<TemplateFault> Faults);

/// <summary>Keeps the letters' texts that the body writes itself, each version for good: saved in one transaction with its trace, and in the next letter at once.</summary>
internal sealed class LetterTextDesk(
    IDbContextFactory<AppDb> factory,
    StoredLetterTexts stored,
    StoredChanges changes,
    AuditTrail audit,
    Templates templates,
    LetterPreview preview,
    RulebookCatalog rulebooks,
    TimeProvider time
)
{
    private const string Change = "change-letter-text";
    private const string Restore = "restore-letter-text";

    /// <summary>The last version; null where the body never wrote one.</summary>
    public async Task<LetterTextRow?> Latest(LetterTextId id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Latest(db, id, cancel);
    }

    /// <summary>All versions, the last first.</summary>
    public async Task<IReadOnlyList<LetterTextRow>> History(LetterTextId id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Of(db, id).OrderByDescending(t => t.Version).ToListAsync(cancel);
    }

    /// <summary>What is wrong with a text, by what this program knows of the others now.</summary>
    public IReadOnlyList<TemplateFault> FaultsIn(LetterTextId id, string text) => FaultsIn(id, text, templates);

    /// <param name="text">Null: the one that comes with the program again.</param>
    /// <param name="based">The version that whoever typed it had before its eyes; 0 for none.</param>
    public async Task<SaveResult> Save(
        Actor by,
        LetterTextId id,
        (string? Text, string Note) typed,
        int based,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // From here on nobody else changes one: what is judged is what then holds.
        await changes.Tell(db, cancel);
        var latest = await Latest(db, id, cancel);
        if ((latest?.Version ?? 0) != based)
        {
            return new SaveResult(TextSaved.Changed, []);
        }

        var texts = await stored.Read(db, cancel);
        texts.Remove(id.Key);
        if (typed.Text is not { } text)
        {
            if (latest?.Text is null)
            {
                return new SaveResult(TextSaved.Same, []);
            }
        }
        else if (
            (latest?.Text ?? templates.With(texts).Source(id.Scheme, id.Name, id.Language))?.TrimEnd() == text.TrimEnd()
        )
        {
            return new SaveResult(TextSaved.Same, []);
        }
        else if (FaultsIn(id, text, templates.With(texts)) is { Count: > 0 } faults)
        {
            return new SaveResult(TextSaved.Faulty, faults);
        }

        await Add(db, by, id, typed, based + 1, cancel);
        await transaction.CommitAsync(cancel);
        await changes.Reload(cancel);
        return new SaveResult(TextSaved.Saved, []);
    }

    private async Task Add(
        AppDb db,
        Actor by,
        LetterTextId id,
        (string? Text, string Note) typed,
        int version,
        CancellationToken cancel
    )
    {
        db.Add(
            new LetterTextRow
            {
                Scheme = id.Scheme,
                Name = id.Name,
                Language = id.Language,
                Version = version,
                Text = typed.Text,
                At = time.GetUtcNow().ToUniversalTime(),
                ById = by.Id,
                ByName = by.Name,
                Note = typed.Note,
            }
        );
        await audit.Add(
            db,
            new AuditEntry(
                by,
                AuditArea.Letters,
                $"letter:{id}",
                typed.Text is null ? Restore : Change,
                typed.Note.Length == 0 ? null : typed.Note,
                new Dictionary<string, string?> { ["version"] = FormattableString.Invariant($"{version}") }
            ),
            cancel
        );
    }

    private IReadOnlyList<TemplateFault> FaultsIn(LetterTextId id, string text, Templates with) =>
        TemplateCheck.FaultsIn(
            id,
            text,
            preview.SampleOf(id),
            with.With(id.Scheme, id.Name, id.Language, text),
            id.Scheme.Length > 0 ? [id.Scheme] : [.. rulebooks.Schemes, ""]
        );

    private static IQueryable<LetterTextRow> Of(AppDb db, LetterTextId id) =>
        db.Set<LetterTextRow>()
            .AsNoTracking()
            .Where(t => t.Scheme == id.Scheme && t.Name == id.Name && t.Language == id.Language);

    private static Task<LetterTextRow?> Latest(AppDb db, LetterTextId id, CancellationToken cancel) =>
        Of(db, id).OrderByDescending(t => t.Version).FirstOrDefaultAsync(cancel);
}
