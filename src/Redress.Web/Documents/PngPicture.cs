using System.Buffers.Binary;
using System.Text;

namespace Redress.Web.Documents;

/// <summary>A PNG, chunk by chunk: those that pixels, colours and animation rest on are copied.</summary>
internal static class PngPicture
{
    private static readonly HashSet<string> Needed =
    [
        "IHDR",
        "PLTE",
        "IDAT",
        "IEND",
        "tRNS",
        "gAMA",
        "cHRM",
        "sRGB",
        "iCCP",
        "cICP",
        "mDCV",
        "cLLI",
        "sBIT",
        "bKGD",
        "hIST",
        "sPLT",
        "pHYs",
        "acTL",
        "fcTL",
        "fdAT",
    ];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static CleanPicture? Clean(ReadOnlySpan<byte> whole)
    {
        if (!whole.StartsWith(Signature))
        {
            return null;
        }

        var (kept, left) = (new MemoryStream(whole.Length), new LeftOut());
        kept.Write(Signature);
        for (var at = Signature.Length; at + 12 <= whole.Length; )
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(whole[at..]);
            if (length > whole.Length - at - 12)
            {
                return null;
            }

            var type = Encoding.ASCII.GetString(whole.Slice(at + 4, 4));
            var chunk = whole.Slice(at, 12 + (int)length);
            if (at == Signature.Length && type != "IHDR" || char.IsAsciiLetterUpper(type[0]) && !Needed.Contains(type))
            {
                return null;
            }

            at += chunk.Length;
            if (Needed.Contains(type))
            {
                kept.Write(chunk);
            }
            else
            {
                LeaveOut(type, chunk[8..^4], kept, left);
            }

            if (type == "IEND")
            {
                if (at < whole.Length)
                {
                    left.Add(Pictures.Appended);
                }

                return new CleanPicture(kept.ToArray(), left.Kinds);
            }
        }

        return null;
    }

    private static void LeaveOut(string type, ReadOnlySpan<byte> content, MemoryStream kept, LeftOut left)
    {
        switch (type)
        {
            case "eXIf":
                var exif = Exif.Of(content);
                left.Add(exif);
                if (exif.Turns)
                {
                    Write("eXIf"u8, exif.Bare(), kept);
                }

                break;
            case "iTXt" when content.StartsWith("XML:com.adobe.xmp"u8):
                left.AddXmp(content);
                break;
            case "tEXt" or "zTXt" or "iTXt":
                left.Add(Pictures.Caption);
                break;
            case "tIME":
                left.Add(Pictures.Device);
                break;
            default:
                left.Add(Pictures.Other);
                break;
        }
    }

    private static void Write(ReadOnlySpan<byte> type, ReadOnlySpan<byte> content, MemoryStream kept)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        kept.Write(number);
        kept.Write(type);
        kept.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Check([.. type, .. content]));
        kept.Write(number);
    }

    // The cyclic redundancy check that ends a chunk (PNG, annex D).
    private static uint Check(ReadOnlySpan<byte> bytes)
    {
        var check = uint.MaxValue;
        foreach (var b in bytes)
        {
            check ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                check = (check & 1) == 1 ? 0xEDB88320 ^ (check >> 1) : check >> 1;
            }
        }

        return ~check;
    }
}
