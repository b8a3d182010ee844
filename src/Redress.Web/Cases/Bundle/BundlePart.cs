using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;
using Redress.Domain.Cases.Records;
using Redress.Web.Documents;

namespace Redress.Web.Cases.Bundle;

/// <summary>One exhibit in the bundle: the pages of its PDF, or pages that are printed for it.</summary>
/// <param name="Imported">Null where its pages are printed.</param>
/// <param name="Printed">The pages that are printed, each as the inside of a section; none where there is a PDF.</param>
internal sealed record BundlePart(
    CaseDocument Document,
    string Number,
    string Title,
    PdfDocument? Imported,
    IReadOnlyList<string> Printed
)
{
    // As much as somebody can page through, and a program can hold.
    public const int MostPages = 1_500;

    public int Pages => Imported?.PageCount ?? Printed.Count;

    /// <summary>Null: it cannot be taken over, such as under a password, or it is no PDF but by its name.</summary>
    public static PdfDocument? Import(byte[] pdf)
    {
        if (!PdfNesting.IsBounded(pdf))
        {
            return null;
        }

        try
        {
            var document = PdfReader.Open(new MemoryStream(pdf, writable: false), PdfDocumentOpenMode.Import);
            return document.PageCount is > 0 and <= MostPages ? document : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whoever sent it may have made it so that it cannot be read, in any way there is.
            return null;
        }
    }
}
