using System.Buffers.Text;
using System.IO.Compression;

namespace Redress.Web.Documents;

/// <summary>
/// How many pages a PDF has. It is not read as a PDF, since whoever sent it may mean harm: the nodes of the page tree are looked for, in the file and in its packed objects,
/// and the root is the one that counts most. Never fewer than there are; of a file that was changed afterwards it may be what it once had.
/// </summary>
internal static class PdfPageCount
{
    private const int MostStreams = 5_000;
    private const int MostUnpacked = 32 * 1024 * 1024;

    // As far as a node of the tree may reach: all its children are named in it.
    private const int Farthest = 64 * 1024;
    private const int MostNodes = 5_000;

    /// <summary>Null: it does not tell, such as under a password.</summary>
    public static int? Of(byte[] pdf)
    {
        var most = MostIn(pdf);
        var unpacked = 0;
        var at = 0;
        for (var streams = 0; streams < MostStreams && unpacked < MostUnpacked; streams++)
        {
            var found = pdf.AsSpan(at).IndexOf("/ObjStm"u8);
            if (found < 0)
            {
                break;
            }

            at += found + 1;
            var objects = Unpacked(pdf, at, MostUnpacked - unpacked);
            unpacked += objects.Length;
            most = Math.Max(most, MostIn(objects));
        }

        return most > 0 ? most : null;
    }

    private static int MostIn(ReadOnlySpan<byte> text)
    {
        var most = 0;
        for (int at = 0, nodes = 0; nodes < MostNodes; at++)
        {
            var found = text[at..].IndexOf("/Pages"u8);
            if (found < 0)
            {
                break;
            }

            at += found;
            if (IsTypeOfNode(text, at))
            {
                most = Math.Max(most, CountOfNode(text, at));
                nodes++;
            }
        }

        return most;
    }

    // "/Type /Pages": the catalogue has a "/Pages 2 0 R" too, which is no node.
    private static bool IsTypeOfNode(ReadOnlySpan<byte> text, int at)
    {
        var before = text[..at].TrimEnd(" \r\n\t\0\f"u8);
        var after = text[(at + "/Pages".Length)..];
        return before.EndsWith("/Type"u8) && (after.IsEmpty || !char.IsAsciiLetterOrDigit((char)after[0]));
    }

    private static int CountOfNode(ReadOnlySpan<byte> text, int at)
    {
        var (begin, end) = (Opening(text, at), Closing(text, at));
        var depth = 0;
        for (var i = begin; i < end - 1; i++)
        {
            if (IsPair(text, i, '<') || IsPair(text, i, '>'))
            {
                depth += text[i] == '<' ? 1 : -1;
                i++;
            }
            else if (depth == 0 && text[i..end].StartsWith("/Count"u8))
            {
                var number = text[(i + "/Count".Length)..end].TrimStart(" \r\n\t\0\f"u8);
                return Utf8Parser.TryParse(number, out int count, out _) ? count : 0;
            }
        }

        return 0;
    }

    // Just behind the "<<" of the dictionary in which the place lies.
    private static int Opening(ReadOnlySpan<byte> text, int at)
    {
        var depth = 0;
        for (var i = at - 2; i >= Math.Max(0, at - Farthest); i--)
        {
            if (IsPair(text, i, '>'))
            {
                depth++;
                i--;
            }
            else if (IsPair(text, i, '<'))
            {
                if (depth-- == 0)
                {
                    return i + 2;
                }

                i--;
            }
        }

        return at;
    }

    private static int Closing(ReadOnlySpan<byte> text, int at)
    {
        var depth = 0;
        var last = Math.Min(text.Length - 1, at + Farthest);
        for (var i = at; i < last; i++)
        {
            if (IsPair(text, i, '<'))
            {
                depth++;
                i++;
            }
            else if (IsPair(text, i, '>'))
            {
                if (depth-- == 0)
                {
                    return i;
                }

                i++;
            }
        }

        return last;
    }

    private static bool IsPair(ReadOnlySpan<byte> text, int at, char sign) =>
        at + 1 < text.Length && text[at] == sign && text[at + 1] == sign;

    // The packed objects whose dictionary names them there; empty when they are not packed in the usual way, or are under a password.
    private static byte[] Unpacked(byte[] pdf, int at, int most)
    {
        var within = pdf.AsSpan(at, Math.Min(2048, pdf.Length - at));
        var stream = within.IndexOf("stream"u8);
        if (stream < 0)
        {
            return [];
        }

        var begin = at + stream + "stream".Length;
        while (begin < pdf.Length && pdf[begin] is (byte)'\r' or (byte)'\n')
        {
            begin++;
        }

        using var objects = new MemoryStream();
        try
        {
            using var packed = new ZLibStream(
                new MemoryStream(pdf, begin, pdf.Length - begin, writable: false),
                CompressionMode.Decompress
            );
            var buffer = new byte[81_920];
            for (int read; objects.Length < most && (read = packed.Read(buffer)) > 0; )
            {
                objects.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            // It ends in the middle, or is not packed at all: what came out counts.
        }

        return objects.ToArray();
    }
}
