using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Web.Letters.Editing;

/// <summary>Brings the letters' texts that the body wrote by pages to whoever writes letters: at the start, and whenever one is changed.</summary>
internal sealed class StoredLetterTexts(
    IDbContextFactory<AppDb> factory,
    Templates templates,
    ILogger<StoredLetterTexts> log
)
{
    /// <summary>Takes over what is stored.</summary>
    public async Task Load(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        templates.Become(await Read(db, cancel));
    }

    /// <summary>The texts as they are stored, without those that no letter can be written with.</summary>
    public async Task<Dictionary<(string Scheme, string Name, string Language), string>> Read(
        AppDb db,
        CancellationToken cancel
    )
    {
        var texts = new Dictionary<(string, string, string), string>();
        foreach (var row in await Latest(db).ToListAsync(cancel))
        {
            if (row.Text is not { } text)
            {
                continue;
            }

            if (WhyUnusable(row.Name, text) is { } wrong)
            {
                log.LogError(
                    "The body's own text {Name}.{Language} is left out: {Wrong}. Save it anew",
                    row.Name,
                    row.Language,
                    wrong
                );
            }
            else
            {
                texts[(row.Scheme, row.Name, row.Language)] = text;
            }
        }

        return texts;
    }

    /// <summary>The last version of each text, also where that is the program's own again.</summary>
    public static IQueryable<LetterTextRow> Latest(AppDb db) =>
        db.Set<LetterTextRow>()
            .AsNoTracking()
            .Where(text =>
                !db.Set<LetterTextRow>()
                    .Any(later =>
                        later.Scheme == text.Scheme
                        && later.Name == text.Name
                        && later.Language == text.Language
                        && later.Version > text.Version
                    )
            );

    /// <summary>
    /// Why no letter can be written with a stored text; null where one can. It was judged when it was saved; after an upgrade a letter may be gone, or what it takes in, and
    /// no act may fail for that.
    /// </summary>
    public static string? WhyUnusable(string name, string text)
    {
        if (!Templates.Names.Contains(name))
        {
            return "there is no such letter any more";
        }

        try
        {
            LetterText.Parse(text);
        }
        catch (FormatException broken)
        {
            return broken.Message;
        }

        return TemplateUse
            .In(text)
            .Where(use => use.IsPart && !TemplateFields.PartsOf(name).Contains(use.Tag.Name))
            .Select(use => $"there is no text '{use.Tag.Name}' that it can take in")
            .FirstOrDefault();
    }
}
