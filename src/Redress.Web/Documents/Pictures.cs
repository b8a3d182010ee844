using System.Buffers.Binary;

namespace Redress.Web.Documents;

/// <summary>A picture without what it told besides its pixels, and in words of <see cref="Pictures"/> what that was.</summary>
internal sealed record CleanPicture(byte[] Bytes, IReadOnlyList<string> Removed);

/// <summary>
/// What a photo tells that nobody sees on it: where it was made, when, with which device, what an editor wrote into it. It is left out, part
/// by part, and every part that holds pixels or their colours is copied as it came; a turned photo stays turned (its orientation is kept).
/// </summary>
internal static class Pictures
{
    public const string Place = "place";
    public const string Device = "device";
    public const string Editing = "editing";
    public const string Caption = "caption";
    public const string Appended = "appended";
    public const string Other = "other";

    /// <summary>Whether pictures of that kind are cleaned.</summary>
    public static bool Knows(string mediaType) =>
        mediaType is "image/jpeg" or "image/png" or "image/gif" or "image/webp";

    /// <summary>Null: it is no whole picture of that kind.</summary>
    public static CleanPicture? Clean(string mediaType, byte[] whole) =>
        mediaType switch
        {
            "image/jpeg" => JpegPicture.Clean(whole),
            "image/png" => PngPicture.Clean(whole),
            "image/gif" => GifPicture.Clean(whole),
            _ => WebpPicture.Clean(whole),
        };
}

/// <summary>The little that must be understood of Exif: whether it names a place, and which way up the picture is.</summary>
internal readonly record struct Exif(int Orientation, bool NamesPlace)
{
    private const ushort OrientationTag = 0x0112;
    private const ushort PlaceTag = 0x8825;

    /// <summary>Whether the picture would lie otherwise without it.</summary>
    public bool Turns => Orientation is > 1 and <= 8;

    /// <summary>Reads the first directory of the block; what cannot be read says nothing.</summary>
    public static Exif Of(ReadOnlySpan<byte> block)
    {
        var tiff = block.StartsWith("Exif\0\0"u8) ? block[6..] : block;
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
        {
            return default;
        }

        var little = tiff[0] == (byte)'I';
        var at = (int)Math.Min(Long(tiff[4..], little), int.MaxValue);
        if (at < 0 || at > tiff.Length - 2)
        {
            return default;
        }

        var (orientation, place) = (1, false);
        var count = Short(tiff[at..], little);
        for (var i = 0; i < count && at + 2 + (i + 1) * 12 <= tiff.Length; i++)
        {
            var entry = tiff.Slice(at + 2 + i * 12, 12);
            var tag = Short(entry, little);
            orientation = tag == OrientationTag ? Short(entry[8..], little) : orientation;
            place |= tag == PlaceTag;
        }

        return new Exif(orientation, place);
    }

    /// <summary>A block that holds the orientation and nothing else.</summary>
    public byte[] Bare() =>
        [
            .. "MM\0*"u8,
            0,
            0,
            0,
            8,
            0,
            1,
            OrientationTag >> 8,
            OrientationTag & 0xFF,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte)Orientation,
            0,
            0,
            0,
            0,
            0,
            0,
        ];

    /// <summary>What leaving out the block that was read takes away.</summary>
    public IEnumerable<string> NamesAnything() => NamesPlace ? [Pictures.Place, Pictures.Device] : [Pictures.Device];

    private static ushort Short(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Long(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}

/// <summary>What was left out so far, each kind once and in a steady order.</summary>
internal sealed class LeftOut
{
    private static readonly string[] Order =
    [
        Pictures.Place,
        Pictures.Device,
        Pictures.Editing,
        Pictures.Caption,
        Pictures.Appended,
        Pictures.Other,
    ];
    private readonly HashSet<string> _kinds = [];

    public IReadOnlyList<string> Kinds => [.. Order.Where(_kinds.Contains)];

    public void Add(string kind) => _kinds.Add(kind);

    public void Add(Exif exif) => _kinds.UnionWith(exif.NamesAnything());

    /// <summary>An XMP packet, which may repeat the place that Exif names.</summary>
    public void AddXmp(ReadOnlySpan<byte> packet)
    {
        _kinds.Add(Pictures.Editing);
        if (packet.IndexOf("GPSL"u8) >= 0)
        {
            _kinds.Add(Pictures.Place);
        }
    }
}
