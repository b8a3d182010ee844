using System.Buffers.Binary;
using System.Text;

namespace Redress.Bench.Desk;

/// <summary>Writes what the messages of a circuit are made of (MessagePack), in the forms that every reader of it takes.</summary>
internal sealed class PackWriter
{
    private readonly MemoryStream _bytes = new();

    /// <summary>What was written, with its length before it, as one message of the line.</summary>
    public byte[] Message()
    {
        var length = (uint)_bytes.Length;
        using var message = new MemoryStream();
        for (; length > 0x7f; length >>= 7)
            message.WriteByte((byte)(length | 0x80));
        message.WriteByte((byte)length);
        _bytes.WriteTo(message);
        return message.ToArray();
    }

    /// <summary>The beginning of a list of less than sixteen.</summary>
    public PackWriter List(int count) => Byte(0x90 | count);

    public PackWriter EmptyMap() => Byte(0x80);

    public PackWriter Nothing() => Byte(0xc0);

    public PackWriter Value(bool value) => Byte(value ? 0xc3 : 0xc2);

    public PackWriter Value(long value)
    {
        Byte(0xd3);
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        _bytes.Write(bytes);
        return this;
    }

    public PackWriter Value(string? text)
    {
        if (text is null)
            return Nothing();
        var letters = Encoding.UTF8.GetBytes(text);
        Byte(0xdb);
        Span<byte> length = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)letters.Length);
        _bytes.Write(length);
        _bytes.Write(letters);
        return this;
    }

    private PackWriter Byte(int value)
    {
        _bytes.WriteByte((byte)value);
        return this;
    }
}

/// <summary>Reads them, as far as a circuit's client needs it.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    /// <summary>How many values are in the list that begins here.</summary>
    public int List() =>
        Byte() switch
        {
            >= 0x90 and <= 0x9f and var few => few & 0x0f,
            0xdc => (int)Unsigned(2),
            var other => throw Unknown(other),
        };

    public long Number()
    {
        var kind = Byte();
        return kind switch
        {
            <= 0x7f => kind,
            >= 0xe0 => (sbyte)kind,
            >= 0xcc and <= 0xcf => (long)Unsigned(1 << kind - 0xcc),
            0xd0 => (sbyte)Unsigned(1),
            0xd1 => (short)Unsigned(2),
            0xd2 => (int)Unsigned(4),
            0xd3 => (long)Unsigned(8),
            _ => throw Unknown(kind),
        };
    }

    public string? Text()
    {
        var kind = Byte();
        if (kind == 0xc0)
            return null;
        var length = kind is >= 0xa0 and <= 0xbf ? kind & 0x1f : (int)Unsigned(1 << kind - 0xd9);
        return Encoding.UTF8.GetString(Take(length));
    }

    public void Skip()
    {
        var kind = Byte();
        switch (kind)
        {
            case <= 0x7f or >= 0xe0 or 0xc0 or 0xc2 or 0xc3:
                break;
            case <= 0x8f:
                Skip(2 * (kind & 0x0f));
                break;
            case <= 0x9f:
                Skip(kind & 0x0f);
                break;
            case <= 0xbf:
                Take(kind & 0x1f);
                break;
            case >= 0xc4 and <= 0xc6:
                Take((int)Unsigned(1 << kind - 0xc4));
                break;
            case 0xca or 0xcb:
                Take(kind == 0xca ? 4 : 8);
                break;
            case >= 0xcc and <= 0xd3:
                Take(1 << (kind & 0x03));
                break;
            case >= 0xd9 and <= 0xdb:
                Take((int)Unsigned(1 << kind - 0xd9));
                break;
            case 0xdc or 0xdd:
                Skip((int)Unsigned(kind == 0xdc ? 2 : 4));
                break;
            default:
                throw Unknown(kind);
        }
    }

    private void Skip(int values)
    {
        for (var i = 0; i < values; i++)
            Skip();
    }

    private byte Byte() => Take(1)[0];

    private ulong Unsigned(int size)
    {
        var value = 0UL;
        foreach (var one in Take(size))
            value = value << 8 | one;
        return value;
    }

    private ReadOnlySpan<byte> Take(int size)
    {
        var taken = _left[..size];
        _left = _left[size..];
        return taken;
    }

    private static InvalidDataException Unknown(byte kind) => new($"No value of a circuit begins with {kind:x2}.");
}
