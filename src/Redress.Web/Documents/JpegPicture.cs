using System.Buffers.Binary;

namespace Redress.Web.Documents;

/// <summary>A JPEG, marker by marker: its tables and scans are copied, of the application's own segments those that colours rest on.</summary>
internal static class JpegPicture
{
    private const byte StartOfScan = 0xDA;
    private const byte End = 0xD9;

    public static CleanPicture? Clean(ReadOnlySpan<byte> whole)
    {
        if (!whole.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            return null;
        }

        var (kept, left) = (new MemoryStream(whole.Length), new LeftOut());
        kept.Write(whole[..2]);
        if (CopySegments(whole, kept, left, out var scans) is not { } end)
        {
            return null;
        }

        // Phones put a film or a second picture there, with a place of its own.
        if (end < whole.Length)
        {
            left.Add(Pictures.Appended);
        }

        return scans == 0 ? null : new CleanPicture(kept.ToArray(), left.Kinds);
    }

    // Where the picture ends; null when what is there is none.
    private static int? CopySegments(ReadOnlySpan<byte> whole, MemoryStream kept, LeftOut left, out int scans)
    {
        scans = 0;
        var at = 2;
        while (at + 1 < whole.Length)
        {
            if (whole[at] != 0xFF)
            {
                return null;
            }

            var marker = whole[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == End)
            {
                kept.Write([0xFF, End]);
                return at + 2;
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                kept.Write([0xFF, marker]);
                at += 2;
                continue;
            }

            if (
                at + 4 > whole.Length
                || BinaryPrimitives.ReadUInt16BigEndian(whole[(at + 2)..]) is var length
                    && (length < 2 || at + 2 + length > whole.Length)
            )
            {
                // A picture that breaks off within its scans can still be seen; one that breaks off before them is none.
                return whole.Length;
            }

            Copy(whole.Slice(at, 2 + length), marker, kept, left);
            at += 2 + length;
            if (marker == StartOfScan)
            {
                scans++;
                var end = EndOfScan(whole, at);
                kept.Write(whole[at..end]);
                at = end;
            }
        }

        return at;
    }

    private static void Copy(ReadOnlySpan<byte> segment, byte marker, MemoryStream kept, LeftOut left)
    {
        var content = segment[4..];
        switch (marker)
        {
            case 0xE0 when content.StartsWith("JFIF\0"u8) && content.Length >= 14:
                // Without the small picture that may follow, which can show what was cut off the large one.
                kept.Write([0xFF, 0xE0, 0, 16, .. content[..12], 0, 0]);
                break;
            case 0xE1 when content.StartsWith("Exif\0"u8):
                var exif = Exif.Of(content);
                left.Add(exif);
                if (exif.Turns)
                {
                    var bare = exif.Bare();
                    kept.Write([0xFF, 0xE1, 0, (byte)(bare.Length + 8), .. "Exif\0\0"u8, .. bare]);
                }

                break;
            case 0xE1 when content.StartsWith("http://ns.adobe.com/"u8):
                left.AddXmp(content);
                break;
            case 0xE2 when content.StartsWith("ICC_PROFILE\0"u8):
            case 0xEE when content.StartsWith("Adobe"u8):
                kept.Write(segment);
                break;
            case 0xED or 0xFE:
                left.Add(Pictures.Caption);
                break;
            case >= 0xE0 and <= 0xEF:
                left.Add(Pictures.Other);
                break;
            default:
                kept.Write(segment);
                break;
        }
    }

    // A scan ends at the first marker that is neither an escaped byte nor a restart.
    private static int EndOfScan(ReadOnlySpan<byte> whole, int from)
    {
        for (var at = from; at + 1 < whole.Length; at++)
        {
            var next = whole[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= whole.Length)
            {
                return whole.Length;
            }

            at += next;
            if (whole[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        return whole.Length;
    }
}
