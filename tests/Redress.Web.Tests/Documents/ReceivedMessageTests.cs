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
    public void Who_wrote_when_and_about_what_is_read_whatever_it_is_packed_in()
    {
        var read = Read(
            "Return-Path: <x@spam.example>\r\nReceived: from spam.example\r\n by mx.example\r\nSubject: =?utf-8?q?Koop_nu,_Zo=C3=AB?=\r\n"
                + "From: =?iso-8859-1?Q?Caf=E9?= <x@spam.example>\r\nTo: zoe@post.example\r\nDate: Mon, 09 Nov 2026 08:12:00 +0100\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Convert.ToBase64String("Één dag 40 % korting!"u8.ToArray())
        );
        Assert.Equal(
            "From: Café <x@spam.example>\nTo: zoe@post.example\nDate: Mon, 09 Nov 2026 08:12:00 +0100\nSubject: Koop nu, Zoë\n\nÉén dag 40 % korting!",
            read
        );
    }

    [Theory, Rule("BC-2")]
    [InlineData("unicode-1-1-utf-7", "Delivery failed.")]
    [InlineData(
        "only-rfc822",
        "----------\nFrom: spammer@kwaad.example\nSubject: U heeft gewonnen\n\nU heeft een tegoedbon van 500 euro gewonnen."
    )]
    [InlineData(
        "apple-text-image-text",
        "Dit stond boven de foto.\n\n[a.png]\n\nDe prijs is 49 euro en dit stond ONDER de foto."
    )]
    [InlineData(
        "html-then-text-footer",
        "Koop vandaag het wonderkussen.\n\n______\nLijst-voettekst: afmelden kan altijd"
    )]
    [InlineData("html-plus-txt-attachment", "Koop vandaag het wonderkussen.\n\n[note.txt]\nBIJLAGETEKST")]
    [InlineData("utf16-base64", "Koop vandaag, café.")]
    [InlineData("ct-comment", "Koop vandaag")]
    [InlineData("ct-space-charset", "Koop vandaag")]
    [InlineData("encoded-subject", "Koop vandaag.")]
    [InlineData("qp-soft-space", "Wij zenden u dit aanbod, prijs € 9 vandaag. URL?a=b")]
    [InlineData("no-ct-latin1", "Café, ruim ontvangen")]
    [InlineData("leading-blank", "Koop vandaag.")]
    [InlineData("charset-utf8-name", "Koop café vandaag")]
    [InlineData("boundary-midline", "Gebruik de code --BND bij de kassa.\nVERVOLG van de tekst.")]
    [InlineData("no-text-part", "[folder.pdf]")]
    [InlineData(
        "html-less-than",
        "Alles < 5 euro\n\nTweede\n\nA B\n\nKlik hier [https://kwaad.example/klik][Logo winkel]"
    )]
    [InlineData("html-conditional-comment", "Koop vandaag")]
    public void A_kept_mail_is_shown_as_its_recipient_read_it(string mail, string seen)
    {
        var read = ReceivedMessage.Read(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Documents", "Mails", mail + ".eml"))
        );
        var subject = mail switch
        {
            "only-rfc822" => "Fwd: spam",
            "encoded-subject" => "Uw tegoed vervalt – één dag!",
            _ => "Aanbod van de week",
        };
        var from = mail == "encoded-subject" ? "Café Aanbod" : "Super Aanbod";
        Assert.Equal(
            $"From: {from} <promo@aanbod.example>\nTo: zoe@post.example\nDate: Mon, 09 Nov 2026 08:12:00 +0100\nSubject: {subject}\n\n{seen}",
            read
        );
    }

    [Theory, Rule("BC-2")]
    [InlineData("utf-8", "Zażółć gęślą jaźń, Привет, Καλημέρα, 😀…")]
    [InlineData("windows-1252", "Alles voor € 5…")]
    [InlineData("iso-8859-1", "Alles voor € 5…")]
    [InlineData("iso-8859-2", "Zażółć gęślą jaźń")]
    [InlineData("koi8-r", "Привет")]
    [InlineData("windows-1253", "Καλημέρα")]
    [InlineData("us-ascii", "Koop café")]
    [InlineData("iso-2022-jp", "こんにちは")]
    public void No_letter_of_a_mail_is_altered(string charset, string words)
    {
        var written =
            charset is "iso-8859-1" ? "windows-1252"
            : charset is "us-ascii" ? "utf-8"
            : charset;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] mail =
        [
            .. Encoding.ASCII.GetBytes(
                $"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            ),
            .. Encoding.GetEncoding(written).GetBytes(words),
        ];
        Assert.Equal(words, ReceivedMessage.Read(mail));
    }

    [Fact, Rule("BC-2")]
    public void Of_two_parts_that_say_the_same_the_one_that_a_reader_shows_is_read() =>
        Assert.Equal(
            "Koop [https://kwaad.example/]",
            Read(
                "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nKoop\r\n--b\r\nContent-Type: text/html\r\n\r\n<a href='https://kwaad.example/'>Koop</a>\r\n--b--"
            )
        );

    [Fact, Rule("BC-2")]
    public void A_link_whose_words_are_its_address_is_said_once() =>
        Assert.Equal(
            "https://kwaad.example/",
            Read(Html + "<a href='https://kwaad.example/'>https://kwaad.example/</a>")
        );

    [Fact, Rule("BC-2")]
    public void So_is_one_that_leads_to_an_address_of_mail() =>
        Assert.Equal("info@kwaad.example", Read(Html + "<a href='mailto:info@kwaad.example'>info@kwaad.example</a>"));

    [Fact, Rule("BC-2")]
    public void A_link_within_the_message_leads_nowhere() =>
        Assert.Equal("Naar boven", Read(Html + "<a href='#top'>Naar boven</a>"));

    [Fact, Rule("BC-2")]
    public void Whoever_got_it_besides_is_read_too() =>
        Assert.Equal(
            "To: zoe@post.example\nCc: jan@post.example\n\nKoop",
            Read("Cc: jan@post.example\r\nTo: zoe@post.example\r\n\r\nKoop")
        );

    [Fact, Rule("BC-2")]
    public void The_line_by_which_a_mailbox_begins_a_message_hides_no_header() =>
        Assert.Equal(
            "Subject: Koop nu\n\nKoop",
            Read("From x@spam.example Mon Nov  9 08:12:00 2026\r\nSubject: Koop nu\r\n\r\nKoop")
        );

    [Fact, Rule("BC-2")]
    public void What_is_no_message_at_all_is_its_words() =>
        Assert.Equal("Zomaar wat woorden, zonder één kop", Read("Zomaar wat woorden, zonder één kop"));

    [Theory, Rule("BC-2")]
    [InlineData("format=flowed", "Koop vandaag nog.\nMorgen is het te laat.")]
    [InlineData("format=flowed; delsp=yes", "Koop vandaagnog.\nMorgen is het te laat.")]
    [InlineData("charset=utf-8", "Koop vandaag \nnog.\nMorgen is het te laat.")]
    public void Lines_that_a_program_broke_are_whole_again(string how, string seen) =>
        Assert.Equal(
            seen,
            Read($"Content-Type: text/plain; {how}\r\n\r\nKoop vandaag \r\nnog.\r\nMorgen is het te laat.\r\n")
        );

    [Fact, Rule("BC-2")]
    public void Of_a_message_in_very_many_parts_the_first_are_read()
    {
        var parts = Enumerable.Range(1, 300).Select(i => $"--a\r\nContent-Type: text/plain\r\n\r\nDeel {i}.\r\n");
        var read = Read($"Content-Type: multipart/mixed; boundary=a\r\n\r\n{string.Concat(parts)}--a--\r\n");
        Assert.Contains("Deel 150.", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Deel 250.", read, StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_take_a_reader_for_ever_is_read_in_a_moment()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (
            var odd in new[]
            {
                new string('<', 900_000),
                string.Concat(Enumerable.Repeat("<a href=", 100_000)),
                string.Concat(Enumerable.Repeat("<!--", 200_000)),
                string.Concat(Enumerable.Repeat("&amp", 200_000)),
                string.Concat(Enumerable.Repeat("<div>", 150_000)),
                new string(' ', 900_000) + "x",
            }
        )
        {
            Assert.NotNull(Read(Html + odd));
        }

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
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
        Assert.Equal($"Subject: Koop nu\n\n{seen}", Read(Head + rest));

    [Fact]
    public void A_long_body_is_cut_and_says_so() =>
        Assert.EndsWith("\n[…]", Read(Head + "\r\n" + new string('x', 80_000)), StringComparison.Ordinal);

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
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var nested = new StringBuilder(Head);
        for (var i = 0; i < 20_000; i++)
        {
            nested.Append(null, $"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n");
        }

        Assert.StartsWith("Subject: Koop nu", Read(nested.ToString()), StringComparison.Ordinal);
        Assert.InRange(Read(Head + "\r\n" + new string('x', 20_000_000)).Length, 1_000, ReceivedMessage.Longest);
        Assert.InRange(Read("Subject: " + new string('x', 20_000_000)).Length, 1, ReceivedMessage.Longest);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
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
