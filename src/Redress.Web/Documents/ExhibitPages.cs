using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Web.Storage;

namespace Redress.Web.Documents;

/// <summary>How many pages a document has, where that can be told (BC-17): a PDF, and a picture, which has one.</summary>
internal static class ExhibitPages
{
    private const int Unknown = 0;
    private const int MostKept = 10_000;

    // A stored document never changes, and the form of a decision asks at every pause in the typing.
    private static readonly ConcurrentDictionary<string, int> Counted = new(StringComparer.Ordinal);

    /// <summary>Of the exhibits of which those reasons name a page, by the document's id.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> Cited(
        AppDb db,
        Case c,
        string? reasons,
        CancellationToken cancel
    )
    {
        var documents = ExhibitCitation
            .In(reasons)
            .Where(cited => cited.Pages is not null)
            .Select(cited => c.Exhibit(cited.Exhibit))
            .OfType<CaseDocument>()
            .DistinctBy(d => d.Id);
        var pages = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            if (await Of(db, document, cancel) is var count and not Unknown)
            {
                pages[document.Id] = count;
            }
        }

        return pages;
    }

    private static async Task<int> Of(AppDb db, CaseDocument document, CancellationToken cancel)
    {
        switch (ExhibitKinds.Of(document))
        {
            case ExhibitKind.Picture:
                return 1;
            case not ExhibitKind.Pdf:
                return Unknown;
        }

        if (Counted.TryGetValue(document.Id, out var known))
        {
            return known;
        }

        var chunks = await db.Set<DocumentChunkRow>()
            .AsNoTracking()
            .Where(x => x.DocumentId == document.Id)
            .OrderBy(x => x.Sequence)
            .Select(x => x.Bytes)
            .ToListAsync(cancel);
        var count = PdfPageCount.Of(chunks.SelectMany(c => c).ToArray()) ?? Unknown;
        if (Counted.Count >= MostKept)
        {
            Counted.Clear();
        }

        Counted[document.Id] = count;
        return count;
    }
}
