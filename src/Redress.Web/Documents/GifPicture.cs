namespace Redress.Web.Documents;

/// <summary>A GIF, block by block: pictures, colours, their timing and their repeating are copied.</summary>
internal static class GifPicture
{
    private const byte Picture = 0x2C;
    private const byte Extension = 0x21;
    private const byte Trailer = 0x3B;
    private const int HeadLength = 13;
    private const int PictureHeadLength = 10;
    private const int FlagsInHead = 10;
    private const int FlagsInPicture = 9;

    public static CleanPicture? Clean(ReadOnlySpan<byte> whole)
    {
        if (!(whole.StartsWith("GIF87a"u8) || whole.StartsWith("GIF89a"u8)) || whole.Length < HeadLength)
        {
            return null;
        }

        var (kept, left) = (new MemoryStream(whole.Length), new LeftOut());
        var at = HeadLength + Colours(whole[FlagsInHead]);
        if (at > whole.Length)
        {
            return null;
        }

        kept.Write(whole[..at]);
        while (at < whole.Length)
        {
            var rest = whole[at..];
            if (rest[0] == Trailer)
            {
                kept.WriteByte(Trailer);
                if (rest.Length > 1)
                {
                    left.Add(Pictures.Appended);
                }

                return new CleanPicture(kept.ToArray(), left.Kinds);
            }

            if (LengthOf(rest) is not { } length)
            {
                return null;
            }

            var block = rest[..length];
            if (rest[0] == Picture || Needs(block, left))
            {
                kept.Write(block);
            }

            at += length;
        }

        return null;
    }

    // Of the extensions: the graphic control, a text that is drawn, and how often an animation repeats are seen on the screen; all else is not.
    private static bool Needs(ReadOnlySpan<byte> block, LeftOut left)
    {
        var content = block[3..];
        switch (block[1])
        {
            case 0xF9 or 0x01:
                return true;
            case 0xFF when content.StartsWith("NETSCAPE2.0"u8) || content.StartsWith("ANIMEXTS1.0"u8):
                return true;
            case 0xFF when content.StartsWith("XMP Data"u8):
                left.AddXmp(content);
                return false;
            case 0xFE:
                left.Add(Pictures.Caption);
                return false;
            default:
                left.Add(Pictures.Other);
                return false;
        }
    }

    // The whole length of the block that begins here; null when it is none, or is cut off.
    private static int? LengthOf(ReadOnlySpan<byte> rest)
    {
        var at = rest[0] switch
        {
            Picture when rest.Length > PictureHeadLength => PictureHeadLength + Colours(rest[FlagsInPicture]) + 1,
            Extension when rest.Length > 2 => 2,
            _ => int.MaxValue,
        };
        while (at < rest.Length)
        {
            var size = rest[at];
            at += size + 1;
            if (size == 0)
            {
                return at;
            }
        }

        return null;
    }

    // Three bytes for each colour of the table that the flags announce.
    private static int Colours(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
}
