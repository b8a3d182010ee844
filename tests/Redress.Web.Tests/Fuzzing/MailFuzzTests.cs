using System.Diagnostics;
using System.Text;
using Redress.Domain.Tests.Law;
using Redress.Web.Documents;

namespace Redress.Web.Tests.Fuzzing;

/// <summary>Real mails, spoilt by chance: each is read in a moment, into a text that can be shown (BC-2).</summary>
[Collection(Alone.Name)]
public sealed class MailFuzzTests
{
    private static readonly string[] Noise =
    [
        "Content-Type: multipart/mixed; boundary=\"",
        "Content-Type: text/html; charset=utf-99",
        "Content-Type: message/rfc822",
        "Content-Type: text/plain; charset=\"utf-7",
        "Content-Type: ;;;=;",
        "Content-Transfer-Encoding: base64",
        "Content-Transfer-Encoding: x-uuencode",
        "Content-Transfer-Encoding: quoted-printable",
        "Subject: =?utf-8?b?////?= =?koi8-r?q?=ZZ?=",
        "From: \"<<<>>>\" <@@@>",
        "Date: Fri, 99 Foo 99999 99:99:99 +9999",
        "X-\u0000: \u0001",
        "\t folded on its own",
        ":",
        "--",
        "From nobody",
    ];

    private static IReadOnlyList<byte[]> Mails { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Documents", "Mails"), "*.eml")
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes),
    ];

    [Fact, Rule("BC-2")]
    public void A_mail_however_spoilt_is_read_in_a_moment_into_a_text_that_can_be_shown()
    {
        Assert.Equal(17, Mails.Count);
        var random = new Random(2);
        for (var i = 0; i < 2_000; i++)
        {
            var mail = Mails[i % Mails.Count];
            for (var n = random.Next(1, 5); n > 0; n--)
            {
                mail = Spoilt(mail, random);
            }

            var clock = Stopwatch.StartNew();
            var read = ReceivedMessage.Read(mail);
            Assert.True(clock.ElapsedMilliseconds < 1_000, $"{i} took {clock.Elapsed}");
            Assert.InRange(read.Length, 0, ReceivedMessage.Longest);
            Assert.DoesNotContain(read, ch => char.IsControl(ch) && ch is not ('\n' or '\t'));
            Assert.Equal(read, Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(read)));
        }
    }

    [Fact, Rule("BC-2")]
    public void A_mail_that_is_blown_up_is_read_in_a_moment_too()
    {
        var random = new Random(3);
        foreach (var mail in Mails)
        {
            var at = random.Next(mail.Length);
            byte[] large =
            [
                .. mail.AsSpan(0, at),
                .. Enumerable.Repeat(Piece(mail, random), 60_000 / 40).SelectMany(p => p),
                .. mail.AsSpan(at),
            ];
            var clock = Stopwatch.StartNew();
            Assert.InRange(ReceivedMessage.Read(large).Length, 0, ReceivedMessage.Longest);
            Assert.InRange(clock.ElapsedMilliseconds, 0, 1_000);
        }
    }

    private static byte[] Spoilt(byte[] mail, Random random)
    {
        var (from, to) = (random.Next(mail.Length + 1), random.Next(mail.Length + 1));
        (from, to) = (Math.Min(from, to), Math.Max(from, to));
        switch (random.Next(7))
        {
            case 0:
                var flipped = mail.ToArray();
                for (var n = random.Next(20); n > 0 && flipped.Length > 0; n--)
                {
                    flipped[random.Next(flipped.Length)] = (byte)random.Next(256);
                }

                return flipped;
            case 1:
                return mail[..to];
            case 2:
                return [.. mail.AsSpan(0, from), .. mail.AsSpan(to)];
            case 3:
                var other = Mails[random.Next(Mails.Count)];
                return [.. mail.AsSpan(0, from), .. other.AsSpan(random.Next(other.Length))];
            case 4:
                return
                [
                    .. mail.AsSpan(0, from),
                    .. Encoding.Latin1.GetBytes($"\r\n{Noise[random.Next(Noise.Length)]}\r\n"),
                    .. mail.AsSpan(from),
                ];
            case 5:
                return [.. Encoding.Latin1.GetBytes($"{Noise[random.Next(Noise.Length)]}\r\n"), .. mail];
            default:
                return [.. mail.AsSpan(0, to), .. mail.AsSpan(from)];
        }
    }

    private static byte[] Piece(byte[] mail, Random random) =>
        random.Next(2) == 0
            ? Encoding.Latin1.GetBytes($"{Noise[random.Next(Noise.Length)]}\r\n")
            : mail.AsSpan(random.Next(Math.Max(1, mail.Length - 40)), Math.Min(40, mail.Length)).ToArray();
}
