using System.Text;
using Redress.Domain.Tests.Law;
using Redress.Web.Documents;

namespace Redress.Web.Tests.Documents;

/// <summary>A message complained of is read as its recipient saw it, under the headers as they came.</summary>
public sealed class ReceivedMessageTests
{
    private const string Head =
        "Return-Path: <x@spam.example>\r\nReceived: from spam.example\r\n by mx.example\r\nSubject: =?utf-8?q?Koop_nu?=\r\n";

    private const string Html = "Content-Type: text/html; charset=utf-8\r\n\r\n";

    [Fact, Rule("BC-2")]
    public void Headers_stay_as_they_came_whatever_the_body_is_packed_in()
    {
        var read = Read(
            Head
                + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Convert.ToBase64String("Één dag 40 % korting!"u8.ToArray())
        );
        Assert.StartsWith(
            "Return-Path: <x@spam.example>\nReceived: from spam.example\n by mx.example\nSubject: =?utf-8?q?Koop_nu?=\n",
            read,
            StringComparison.Ordinal
        );
        Assert.EndsWith("\n\nÉén dag 40 % korting!", read, StringComparison.Ordinal);
    }

    [Theory, Rule("BC-2")]
    [InlineData(
        "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nRemise d=E9j=\r\n=E0 !",
        "Remise déjà !"
    )]
    [InlineData(
        "Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n40 =80",
        "40 €"
    )]
    [InlineData(
        "Content-Type: multipart/alternative;\r\n boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<b>Html</b>\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlain\r\n--b--",
        "Plain"
    )]
    [InlineData(
        "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><style>p{}</style></head><p>Koop &amp; win</p></html>\r\n--b--\r\n--a\r\nContent-Type: image/png\r\n\r\nxx\r\n--a--",
        "Koop & win"
    )]
    [InlineData(Html + "<html><head><title>T</title><body><p>Koop", "Koop")]
    [InlineData(Html + "<html><head><title>T</title><body>Koop</body></html>", "Koop")]
    [InlineData(Html + "<head><title>T</title><meta charset=utf-8><style>p{}</style><p>Koop", "Koop")]
    [InlineData(Html + "<head><script>x()</script><div>Koop</div>", "Koop")]
    [InlineData(Html + "<head><link rel=icon><base href=x><table><tr><td>Koop", "Koop")]
    [InlineData(Html + "<head><title>T</title>Koop", "Koop")]
    [InlineData(Html + "<title>T</title><p>Koop", "Koop")]
    [InlineData("\r\nNo type at all", "No type at all")]
    [InlineData("Content-Type: nonsense\r\nContent-Transfer-Encoding: base64\r\n\r\n***", "***")]
    [InlineData("Content-Type: text/plain; charset=made-up\r\n\r\nHallo", "Hallo")]
    public void A_body_is_unpacked(string rest, string seen) =>
        Assert.EndsWith($"\n\n{seen}", Read(Head + rest), StringComparison.Ordinal);

    [Fact]
    public void A_long_body_is_cut_and_says_so() =>
        Assert.EndsWith("\n[…]", Read(Head + "\r\n" + new string('x', 30_000)), StringComparison.Ordinal);

    [Fact, Rule("BC-2")]
    public void Of_html_the_script_and_the_styles_are_not_seen_and_paragraphs_are_lines()
    {
        var html =
            "<html><head><title>T</title></head><body><script>alert('x')</script><p>Koop&nbsp;nu</p><p>&eacute;&eacute;n<br>dag</p></body></html>";
        Assert.EndsWith(
            "\n\nKoop\u00a0nu\n\néén\ndag",
            Read(Head + "Content-Type: text/html; charset=utf-8\r\n\r\n" + html),
            StringComparison.Ordinal
        );
    }

    [Fact, Rule("BC-2")]
    public void Headers_that_no_parser_would_take_stay_as_they_came()
    {
        const string odd = "Received: from x\r\nno colon here\r\nSubject: =?bogus?x?=\r\nX-Long: " + "\r\n folded\r\n";
        Assert.StartsWith(
            odd.Replace("\r\n", "\n", StringComparison.Ordinal),
            Read(odd + "\r\nHallo"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n")]
    [InlineData("\n\n\n")]
    [InlineData("Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n--\r\n")]
    [InlineData("Content-Type: multipart/mixed\r\n\r\n--x\r\n")]
    [InlineData("Content-Type: text/html\r\n\r\n<html><head><title>never closed <p>x")]
    [InlineData("Content-Transfer-Encoding: quoted-printable\r\n\r\n=ZZ=\r\n=E9=")]
    [InlineData("Content-Type: message/rfc822\r\n\r\nContent-Type: message/rfc822\r\n\r\n")]
    public void Whatever_came_is_read_somehow(string file) => Assert.NotNull(Read(file));

    [Fact]
    public void What_is_nested_beyond_measure_or_larger_than_a_message_is_read_in_bounds()
    {
        var nested = new StringBuilder(Head);
        for (var i = 0; i < 20_000; i++)
        {
            nested.Append(null, $"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n");
        }

        Assert.StartsWith("Return-Path:", Read(nested.ToString()), StringComparison.Ordinal);
        var large = Read(Head + "\r\n" + new string('x', 20_000_000));
        Assert.InRange(large.Length, 1_000, 30_000);
        var headers = Read("X: " + new string('x', 20_000_000));
        Assert.InRange(headers.Length, 1_000, 1024 * 1024 + 10);
    }

    [Fact]
    public void Noise_never_breaks_the_reading()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var bytes = new byte[random.Next(2_000)];
            random.NextBytes(bytes);
            byte[] file =
            [
                .. Encoding.ASCII.GetBytes("Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n"),
                .. bytes,
            ];
            Assert.NotNull(ReceivedMessage.Read(i % 2 == 0 ? bytes : file));
        }
    }

    private static string Read(string mail) => ReceivedMessage.Read(Encoding.UTF8.GetBytes(mail));
}
