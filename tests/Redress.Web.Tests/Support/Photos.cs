using System.Buffers.Binary;
using System.Text;

namespace Redress.Web.Tests.Support;

/// <summary>A picture as a browser's canvas wrote it, and the same as a phone would write it: with the place, the device, what an editor left, and more behind its end.</summary>
internal static class Photos
{
    /// <summary>Two colours, two pictures that follow each other for ever, one pixel each.</summary>
    public static readonly byte[] Gif =
    [
        .. "GIF89a"u8,
        1,
        0,
        1,
        0,
        0x80,
        0,
        0,
        255,
        255,
        255,
        0,
        0,
        0,
        0x21,
        0xFF,
        11,
        .. "NETSCAPE2.0"u8,
        3,
        1,
        0,
        0,
        0,
        0x21,
        0xF9,
        4,
        0,
        50,
        0,
        0,
        0,
        0x2C,
        0,
        0,
        0,
        0,
        1,
        0,
        1,
        0,
        0,
        2,
        2,
        0x44,
        1,
        0,
        0x2C,
        0,
        0,
        0,
        0,
        1,
        0,
        1,
        0,
        0,
        2,
        2,
        0x4C,
        1,
        0,
        0x3B,
    ];

    public static byte[] GifOfPhone() =>
        [
            .. Gif[..38],
            0x21,
            0xFE,
            (byte)Secret.Length,
            .. Encoding.ASCII.GetBytes(Secret),
            0,
            0x21,
            0xFF,
            11,
            .. "XMP DataXMP"u8,
            9,
            .. "exif:GPSL"u8,
            0,
            0x21,
            0xFF,
            11,
            .. "MGKIPTC0000"u8,
            1,
            7,
            0,
            .. Gif[38..],
            .. Encoding.ASCII.GetBytes(Secret),
        ];

    public const string Secret = "Lindekaai";

    public static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQ"
            + "AAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB"
            + "UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWi"
            + "AAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM"
            + "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAAoHBwgHBgoICAgLCgoLDhgQDg0NDh0VFhEYIx8lJCIfIiEmKzcvJik0KSEiMEExNDk7Pj4+JS5ESUM8SDc9Pj"
            + "v/2wBDAQoLCw4NDhwQEBw7KCIoOzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozv/wAARCAAUACADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAEF"
            + "Av/EAB0QAAICAwADAAAAAAAAAAAAAAABAgMEBQYRQVH/xAAXAQEAAwAAAAAAAAAAAAAAAAAFAgQG/8QAGxEAAwADAQEAAAAAAAAAAAAAAAIDAQQhMVH/2gAMAwEAAhEDEQA/ANjj+P1/Qam3Ly7smE"
            + "4XutKqUUvCjF+4v6zK7DRYvP7arExLLpwnQrG7Wm/LlJekviMEhCSc8HLs+Hy2W58BAQUkgJs1OyAFOQnskIAKSM9sn//Z"
    );

    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAACAAAAAUCAYAAADskT9PAAADbUlEQVR4AYRV/UtUURCdvfdPikLsYxFTRPzINk0kCwwhhCIKoSKiqKDolyCCIKKIQAgpKiiEUESM/ij3TufM/dj73GSFx3Vmzpw5Z+"
            + "576v4eO677x4d098Swbg+d0a2htv4cHtXvJ8f066kJ/Xx6Ujfa0/qxfU7fj3T07ci8vhld1Fdnl/Tl+GV9MX5Fn01c1ScTq/po8pren1zTu1M3dH36pt6ava3XZ9d1be6Ors7d05XOA12+8FCX5h/r"
            + "wsJT7Sw+V6fOSbfVktDCKTy9dO1EjFzMO1H8XvJW9wmXT+DFSejjYx68zgvnkCdU8xxJtYWikToIITg12VDmnBykOkkCyVIccCpxhTTiyWviLe+lxMBbPp2uF3gZ/7Mtk/u/ZWZvS87v/ZL53R+ytP"
            + "tNlne+yMrOZhTHYanZSOmYzpnHMBNT6g49Tkw063U+mbANmAg0y4CfcGhTZVglorkpDE/i4qa8mOgsBn0ur5NkA+an5ooERAFPTUoeDguVWKtjWDlhljjGcQOpOEhA4DA0h4S3ODkkmcVW74mMYriJ"
            + "/G65eC3pOqp3wA2anzZAsiYJh8eviXlf4eJQCguHNwIzAeLjBhB08Wy2p2SjPSOfRubkw0hH3o1eFHzz8nrskuCbt0+s58hFJ3SMXhORzsCT+fSiWZwcE2cxMNxk2kAia4B8dNIgcTbURPAaOARE8S"
            + "33Ec8YPLxjw6XYhiLPoV04z7EJsPWxWMAgy+TMcxhP1vHkZp5xCPClHtdenFbDMr6eZwJ64JbUxegs3jkdFVwR55obySJsqG9sxJyb+Ga+egdaIPPxL17tOJOiuSEu520YRaK/cV2I0ZNNcFN9JoBv"
            + "bgDOFG8rwVxXfVcxTqQYXnAUi77D9eg44SEkgLdsEP0BOcbOFELJUcMI7HfuxfoSCTEk48lH/5PPdeuzeVFc2UCzydknZ+AGWcpnB8U58jWuymt2zk3lPpw574oyS+IuUzP/SNBNqae8baqQecl1Yv"
            + "s3BT7wsma4yjnNKURjA4nESB1eRDSlYb13gevykpuMDM1Hnw5fkxergzckPovzRtiPvGsMAdgcspiVAxRq5chro+7idSFfnKJ+wNj4KB6mGCMfwKc4sxj8NwQBknWzFa2ZtV6z5a0ZedbR1yMjjnkv"
            + "eVM9cw6b9VL60Zfn/QMAAP//OMydBgAAAAZJREFUAwC2WI5pfbppGQAAAABJRU5ErkJggg=="
    );

    public static readonly byte[] Webp = Convert.FromBase64String(
        "UklGRloCAABXRUJQVlA4WAoAAAAgAAAAHwAAEwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQ"
            + "AAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB"
            + "UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWi"
            + "AAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM"
            + "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggbAAAAFAEAJ0BKiAAFAA+nUaaSqWjoiGoCqiwE4loAJ05QVLaDQCnG6+Lo/3heQAA/klzFOZQXSXKReOJet2MX6"
            + "gIuk1OuNUEl7k8A/F40sLRnsUpOpWXu3tNVpfs5SWZY19/4GW/61+UJaEbIiIAAA=="
    );

    /// <summary>An Exif block as phones write it: orientation, device, and a directory of its own for the place.</summary>
    public static byte[] Exif(ushort orientation, bool little = true)
    {
        var block = new byte[96];
        (little ? "II"u8 : "MM"u8).CopyTo(block);
        Short(2, 42);
        Long(4, 8);
        Short(8, 3);
        Entry(10, 0x010F, 2, 20, 60);
        Entry(22, 0x0112, 3, 1, 0);
        Short(30, orientation);
        Entry(34, 0x8825, 4, 1, 82);
        Encoding.ASCII.GetBytes(Secret + " telefoon\0").CopyTo(block, 60);
        Short(82, 0);
        return block;

        void Entry(int at, ushort tag, ushort type, uint count, uint value)
        {
            Short(at, tag);
            Short(at + 2, type);
            Long(at + 4, count);
            Long(at + 8, value);
        }

        void Short(int at, ushort value)
        {
            if (little)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(at), value);
            }
            else
            {
                BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(at), value);
            }
        }

        void Long(int at, uint value)
        {
            if (little)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(at), value);
            }
            else
            {
                BinaryPrimitives.WriteUInt32BigEndian(block.AsSpan(at), value);
            }
        }
    }

    public static byte[] JpegOfPhone(ushort orientation = 1, bool little = true) =>
        [
            .. Jpeg[..20],
            .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation, little)]),
            .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Xmp]),
            .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Encoding.ASCII.GetBytes(Secret)]),
            .. Segment(0xFE, Encoding.ASCII.GetBytes(Secret)),
            .. Segment(0xE7, Encoding.ASCII.GetBytes(Secret)),
            .. Jpeg[20..],
            .. Encoding.ASCII.GetBytes("film " + Secret),
        ];

    public static byte[] PngOfPhone(ushort orientation = 1) =>
        [
            .. Png[..33],
            .. Chunk("eXIf", Exif(orientation)),
            .. Chunk("tEXt", Encoding.ASCII.GetBytes("Comment\0" + Secret)),
            .. Chunk("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. Xmp]),
            .. Png[33..],
            .. Encoding.ASCII.GetBytes(Secret),
        ];

    public static byte[] WebpOfPhone(ushort orientation = 1)
    {
        byte[] whole = [.. Webp, .. Riff("EXIF", Exif(orientation)), .. Riff("XMP ", Xmp)];
        BinaryPrimitives.WriteInt32LittleEndian(whole.AsSpan(4), whole.Length - 8);
        whole[20] |= 0x0C;
        return [.. whole, .. Encoding.ASCII.GetBytes(Secret)];
    }

    private static byte[] Xmp => Encoding.ASCII.GetBytes($"<x:xmpmeta exif:GPSLatitude='51'>{Secret}</x:xmpmeta>");

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    // Readers of metadata do not look at the check.
    private static byte[] Chunk(string type, byte[] content) =>
        [
            0,
            0,
            (byte)(content.Length >> 8),
            (byte)content.Length,
            .. Encoding.ASCII.GetBytes(type),
            .. content,
            0,
            0,
            0,
            0,
        ];

    private static byte[] Riff(string type, byte[] content) =>
        [.. Encoding.ASCII.GetBytes(type), (byte)content.Length, 0, 0, 0, .. content, .. new byte[content.Length & 1]];
}
