using System.Text;
using Redress.Domain.Tests.Law;
using Redress.Web.Intake.Drafts;

namespace Redress.Web.Tests.Intake;

/// <summary>A message complained of is read as its recipient saw it, under the headers as they came.</summary>
public sealed class MailTextTests
{
    private const string Head =
        "Return-Path: <x@spam.example>\r\nReceived: from spam.example\r\n by mx.example\r\nSubject: =?utf-8?q?Koop_nu?=\r\n";

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
    [InlineData("\r\nNo type at all", "No type at all")]
    [InlineData("Content-Type: nonsense\r\nContent-Transfer-Encoding: base64\r\n\r\n***", "***")]
    [InlineData("Content-Type: text/plain; charset=made-up\r\n\r\nHallo", "Hallo")]
    public void A_body_is_unpacked(string rest, string seen) =>
        Assert.EndsWith($"\n\n{seen}", Read(Head + rest), StringComparison.Ordinal);

    [Fact]
    public void A_long_body_is_cut_and_says_so() =>
        Assert.EndsWith("\n[…]", Read(Head + "\r\n" + new string('x', 30_000)), StringComparison.Ordinal);

    private static string Read(string mail) => MailText.Of(Encoding.UTF8.GetBytes(mail));
}
