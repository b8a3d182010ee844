using System.IO.Compression;

namespace Redress.Web.Documents;

/// <summary>
/// Whether a PDF nests no deeper than a reader that goes down into what it reads can follow. Whoever sent it may mean harm: a file that opens a hundred thousand brackets ends the program
/// that reads it, and no handler hears of it. It is looked at from end to end without being read, the packed parts too.
/// </summary>
internal static class PdfNesting
{
    // No file that is meant to be read comes near; what is packed without brackets of its own wanders less far by chance.
    private const int Deepest = 3_000;
    private const long MostUnpacked = 512L * 1024 * 1024;

    /// <summary>False also where it unpacks to more than any exhibit does.</summary>
    public static bool IsBounded(byte[] pdf)
    {
        var own = new Depth();
        own.Read(pdf);
        if (own.Most > Deepest)
        {
            return false;
        }

        var unpacked = 0L;
        for (var at = 0; pdf.AsSpan(at).IndexOf("stream"u8) is >= 0 and var found; )
        {
            at += found + "stream".Length;
            if (!IsBounded(pdf, at, ref unpacked))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBounded(byte[] pdf, int at, ref long unpacked)
    {
        while (at < pdf.Length && pdf[at] is (byte)'\r' or (byte)'\n')
        {
            at++;
        }

        var depth = new Depth();
        var buffer = new byte[81_920];
        try
        {
            using var packed = new ZLibStream(
                new MemoryStream(pdf, at, pdf.Length - at, writable: false),
                CompressionMode.Decompress
            );
            for (int read; (read = packed.Read(buffer)) > 0; )
            {
                depth.Read(buffer.AsSpan(0, read));
                unpacked += read;
                if (depth.Most > Deepest || unpacked > MostUnpacked)
                {
                    return false;
                }
            }
        }
        catch (InvalidDataException)
        {
            // Not packed in this way, or no further: what was read of it counts.
        }

        return true;
    }

    private struct Depth
    {
        private int _now;
        private byte _before;

        public int Most { get; private set; }

        public void Read(ReadOnlySpan<byte> bytes)
        {
            foreach (var sign in bytes)
            {
                var isPair = sign == _before && (sign == '<' || sign == '>');
                if (sign == '[' || isPair && sign == '<')
                {
                    Most = Math.Max(Most, ++_now);
                }
                else if (_now > 0 && (sign == ']' || isPair && sign == '>'))
                {
                    _now--;
                }

                _before = isPair ? (byte)0 : sign;
            }
        }
    }
}
