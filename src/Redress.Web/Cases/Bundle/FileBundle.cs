using Microsoft.Extensions.Localization;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Documents;
using Redress.Web.Shell;

namespace Redress.Web.Cases.Bundle;

/// <summary>All exhibits that the reader may see as one PDF: an index, then each by its number, with the bundle's own page on every page.</summary>
internal sealed class FileBundle(
    DocumentStore store,
    PdfRenderer renderer,
    CaseFormatter texts,
    IStringLocalizer<StaffTexts> words
)
{
    // What one program holds at once for one reader; what comes after it is named and stays in the file.
    private const long LargestBundle = 120 * 1024 * 1024;
    private const long LargestPicture = 12 * 1024 * 1024;

    /// <summary>The bundle; without one, whether the program that prints is missing.</summary>
    /// <param name="titles">How the body calls exhibits, by the id of the document.</param>
    public async Task<PdfResult> Of(OpenCase open, IReadOnlyDictionary<string, string> titles, CancellationToken cancel)
    {
        var parts = await Parts(open, titles, cancel);
        var index = BundlePages.IndexPages(parts.Count);
        var printed = await renderer.Print(
            BundlePages.Document(
                CaseFormatter.Language,
                Title(open),
                [.. Index(open, parts, index), .. parts.SelectMany(p => p.Printed)]
            ),
            cancel
        );
        var stamps = printed.Pdf is null
            ? printed
            : await renderer.Print(
                BundlePages.Document(CaseFormatter.Language, Title(open), Stamps(open, parts, index)),
                cancel
            );
        return stamps.Pdf is null
            ? stamps
            : new PdfResult(Assemble(open, parts, printed.Pdf!, stamps.Pdf), Missing: false);
    }

    private async Task<IReadOnlyList<BundlePart>> Parts(
        OpenCase open,
        IReadOnlyDictionary<string, string> titles,
        CancellationToken cancel
    )
    {
        var (parts, room, pages) = (new List<BundlePart>(), LargestBundle, 0);
        foreach (var document in CaseView.Documents(open.Case, open.Reader).OrderBy(d => open.Case.ExhibitOf(d.Id)[0]))
        {
            var title = titles.GetValueOrDefault(document.Id) ?? texts.Name(open.Case, document);
            var part =
                document.Size > room || pages >= BundlePart.MostPages
                    ? Named(open, document, title, "bundle.tooLarge")
                    : await Part(open, document, title, cancel);
            room -= document.Size;
            pages += part.Pages;
            parts.Add(part);
        }

        return parts;
    }

    private async Task<BundlePart> Part(OpenCase open, CaseDocument document, string title, CancellationToken cancel)
    {
        var number = open.Case.ExhibitOf(document.Id);
        switch (ExhibitKinds.Of(document))
        {
            case ExhibitKind.Pdf when BundlePart.Import(await store.ReadAll(document.Id, cancel)) is { } pdf:
                return new BundlePart(document, number, title, pdf, []);
            case ExhibitKind.Picture when document.Size <= LargestPicture:
                var picture = await store.ReadAll(document.Id, cancel);
                return new BundlePart(
                    document,
                    number,
                    title,
                    null,
                    [BundlePages.Picture($"{number} {title}", document.MediaType, picture)]
                );
            case ExhibitKind.Text:
                var (text, whole) = await ExhibitKinds.Read(open.Case, document, store, cancel);
                var cut = whole ? null : words["exhibit.onlyBeginning"].Value;
                return new BundlePart(document, number, title, null, BundlePages.Of($"{number} {title}", text, cut));
            default:
                return Named(open, document, title, "bundle.notShown");
        }
    }

    // What cannot be printed has its place in the bundle all the same.
    private BundlePart Named(OpenCase open, CaseDocument document, string title, string why)
    {
        var number = open.Case.ExhibitOf(document.Id);
        return new BundlePart(document, number, title, null, [BundlePages.Note($"{number} {title}", words[why])]);
    }

    private string Title(OpenCase open) => words["bundle.title", open.Case.Number];

    private IEnumerable<string> Index(OpenCase open, IReadOnlyList<BundlePart> parts, int before)
    {
        var rows = new List<IReadOnlyList<string>>();
        var page = before + 1;
        foreach (var part in parts)
        {
            rows.Add([
                part.Number,
                part.Title,
                By(part.Document),
                texts.Date(open.Rulebook.Working.Day(part.Document.AddedAt)),
                $"{page}",
            ]);
            page += part.Pages;
        }

        return BundlePages.Index(
            (Title(open), words["bundle.as", texts.Date(open.Today), open.Reader.Name]),
            [
                words["exhibitList.number"],
                words["exhibitList.document"],
                words["exhibitList.broughtBy"],
                words["exhibitList.addedOn"],
                words["bundle.page"],
            ],
            rows
        );
    }

    private string By(CaseDocument document) =>
        document.For == Audience.Internal ? texts["exhibit.internal"]
        : document is { OfFormer: true, By: not null } ? texts["role.formerRespondent"]
        : document.By is { } by ? texts.PartyName(by)
        : words["exhibit.broughtBySecretariat"];

    private IEnumerable<string> Stamps(OpenCase open, IReadOnlyList<BundlePart> parts, int index)
    {
        var total = index + parts.Sum(p => p.Pages);
        var page = 0;
        for (var i = 0; i < index; i++)
        {
            yield return BundlePages.Stamp($"{open.Case.Number} · {++page} / {total}");
        }

        foreach (var part in parts)
        {
            for (var own = 1; own <= part.Pages; own++)
            {
                yield return BundlePages.Stamp(
                    $"{open.Case.Number} · {words["bundle.stamp", part.Number, own]} · {++page} / {total}"
                );
            }
        }
    }

    private byte[] Assemble(OpenCase open, IReadOnlyList<BundlePart> parts, byte[] printed, byte[] stamps)
    {
        using var bundle = new PdfDocument();
        bundle.Info.Title = Title(open);
        var own = BundlePart.Import(printed)!;
        var from = BundlePages.IndexPages(parts.Count);
        for (var i = 0; i < from; i++)
        {
            bundle.AddPage(own.Pages[i]);
        }

        foreach (var part in parts)
        {
            var first = bundle.PageCount;
            for (var i = 0; i < part.Pages; i++)
            {
                bundle.AddPage(part.Imported is { } pdf ? pdf.Pages[i] : own.Pages[from++]);
            }

            bundle.Outlines.Add($"{part.Number} {part.Title}", bundle.Pages[first]);
        }

        Stamp(bundle, stamps);
        using var saved = new MemoryStream();
        bundle.Save(saved);
        return saved.ToArray();
    }

    // In the lower right corner, whatever the size of the page.
    private static void Stamp(PdfDocument bundle, byte[] stamps)
    {
        using var stamp = XPdfForm.FromStream(new MemoryStream(stamps, writable: false));
        for (var i = 0; i < bundle.PageCount; i++)
        {
            stamp.PageNumber = i + 1;
            using var drawing = XGraphics.FromPdfPage(bundle.Pages[i]);
            var (width, height) = (stamp.PointWidth, stamp.PointHeight);
            drawing.DrawImage(stamp, drawing.PageSize.Width - width, drawing.PageSize.Height - height, width, height);
        }
    }
}
