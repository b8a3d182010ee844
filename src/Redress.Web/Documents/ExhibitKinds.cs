using System.Text;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;

namespace Redress.Web.Documents;

/// <summary>How a document can be looked at without leaving the page.</summary>
internal enum ExhibitKind
{
    Picture,
    Pdf,
    Text,
    Download,
}

/// <summary>Which documents a browser may show inside a page, and how they are sent so that nothing in one can act: as the one type they are, from a place where no script runs.</summary>
internal static class ExhibitKinds
{
    /// <summary>Enough to read; the whole is a download.</summary>
    private const int LongestText = 200 * 1024;

    public static ExhibitKind Of(CaseDocument document) =>
        document.MediaType switch
        {
            "image/png" or "image/jpeg" or "image/gif" or "image/webp" => ExhibitKind.Picture,
            "application/pdf" => ExhibitKind.Pdf,
            "text/plain" or "text/markdown" or "text/csv" or "message/rfc822" => ExhibitKind.Text,
            _ => ExhibitKind.Download,
        };

    /// <summary>The words of a text; null when they are cut off or not readable as text of a known coding.</summary>
    public static async Task<(string Text, bool Whole)> Read(
        Case c,
        CaseDocument document,
        DocumentStore store,
        CancellationToken cancel
    )
    {
        if (c.Hearings.Find(h => h.MinutesDocument == document.Id) is { Minutes: { } minutes })
        {
            return (minutes, true);
        }

        var bytes = await store.Beginning(document.Id, cancel);
        var whole = bytes.Length <= LongestText && bytes.Length == document.Size;
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, LongestText));
        return (Decoded(head, whole).TrimStart('\uFEFF'), whole);
    }

    // What is no UTF-8 was written by an older program of this part of the world.
    private static string Decoded(ReadOnlySpan<byte> bytes, bool whole)
    {
        try
        {
            var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
            var decoder = strict.GetDecoder();
            var chars = new char[strict.GetMaxCharCount(bytes.Length)];
            return new string(chars, 0, decoder.GetChars(bytes, chars, flush: whole));
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
