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

    public static ExhibitKind Of(CaseDocument document) => Of(document.MediaType);

    public static ExhibitKind Of(string mediaType) =>
        mediaType switch
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

        if (document.MediaType == "message/rfc822")
        {
            // BC-2: a mail as its recipient read it, whatever it is packed in.
            var mail = ReceivedMessage.Read(await store.ReadAll(document.Id, cancel));
            return (mail, mail.Length < ReceivedMessage.Longest);
        }

        var bytes = await store.Beginning(document.Id, cancel);
        var whole = bytes.Length <= LongestText && bytes.Length == document.Size;
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, LongestText));
        return (TextEncodings.Decode(whole ? head : UpToWholeLetter(head), null), whole);
    }

    // The cut may lie within a letter of several bytes.
    private static ReadOnlySpan<byte> UpToWholeLetter(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.LastIndexOf((byte)'\n');
        return end > 0 ? bytes[..end] : bytes;
    }
}
