using System.Buffers.Binary;
using System.Text;

namespace Redress.Web.Documents;

/// <summary>A WebP, chunk by chunk; its head, which says what follows, is written anew.</summary>
internal static class WebpPicture
{
    private const byte HasExif = 0x08;
    private const byte HasXmp = 0x04;

    public static CleanPicture? Clean(ReadOnlySpan<byte> whole)
    {
        if (whole.Length < 20 || !whole.StartsWith("RIFF"u8) || !whole[8..].StartsWith("WEBP"u8))
        {
            return null;
        }

        var end = 8L + BinaryPrimitives.ReadUInt32LittleEndian(whole[4..]);
        if (end > whole.Length)
        {
            return null;
        }

        var (kept, left, pixels, exif) = (new MemoryStream(whole.Length), new LeftOut(), false, default(Exif));
        kept.Write(whole[..12]);
        for (var at = 12; at + 8 <= end; )
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(whole[(at + 4)..]);
            if (length > end - at - 8)
            {
                return null;
            }

            var content = whole.Slice(at + 8, (int)length);
            // Chunks begin at even places; a last one may lack the byte that fills it up.
            var padded = (int)Math.Min(8 + length + (length & 1), end - at);
            switch (Encoding.ASCII.GetString(whole.Slice(at, 4)))
            {
                case "VP8 " or "VP8L" or "ANMF":
                    pixels = true;
                    kept.Write(whole.Slice(at, padded));
                    break;
                case "VP8X" or "ALPH" or "ANIM" or "ICCP":
                    kept.Write(whole.Slice(at, padded));
                    break;
                case "EXIF":
                    exif = Exif.Of(content);
                    left.Add(exif);
                    break;
                case "XMP ":
                    left.AddXmp(content);
                    break;
                default:
                    left.Add(Pictures.Other);
                    break;
            }

            at += padded;
        }

        if (end < whole.Length)
        {
            left.Add(Pictures.Appended);
        }

        return pixels ? new CleanPicture(Close(kept, exif), left.Kinds) : null;
    }

    private static byte[] Close(MemoryStream kept, Exif exif)
    {
        if (exif.Turns)
        {
            var bare = exif.Bare();
            kept.Write([.. "EXIF"u8, (byte)bare.Length, 0, 0, 0, .. bare]);
        }

        var bytes = kept.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        if (bytes.AsSpan(12).StartsWith("VP8X"u8))
        {
            bytes[20] = (byte)(bytes[20] & ~(HasExif | HasXmp) | (exif.Turns ? HasExif : 0));
        }

        return bytes;
    }
}
