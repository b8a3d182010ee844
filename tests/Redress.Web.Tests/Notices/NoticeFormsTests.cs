using Redress.Anonymity;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Notices.Reading;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Notices;

/// <summary>BC-31: a notice is judged as it leaves, in every form, not only as it was written.</summary>
public sealed class NoticeFormsTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly KnownIdentities Known = KnownIdentities.None with
    {
        Names = ["Tom Janssen"],
        BankAccounts = ["BE68 5390 0754 7034"],
        OrderNumbers = ["ORD-2026-10023"],
    };

    private readonly Office _office = new(one.App);

    [Theory]
    [Rule("BC-31")]
    [InlineData("De webshop van **Jan**ssen leverde niet.")]
    [InlineData("De webshop van Jan*sse*n leverde niet.")]
    [InlineData("De webshop van _J_anssen leverde niet.")]
    [InlineData("De webshop van `Jans`sen leverde niet.")]
    [InlineData("De webshop van Jan&#115;sen leverde niet.")]
    [InlineData("De webshop van Jan&#x73;&#x73;en leverde niet.")]
    [InlineData("De webshop van Jan&amp;#115;sen leverde niet.")]
    [InlineData("De webshop van Jan&shy;ssen leverde niet.")]
    [InlineData("De webshop van Jan&zwnj;ssen leverde niet.")]
    [InlineData("De webshop van Jan&ZeroWidthSpace;ssen leverde niet.")]
    [InlineData("De webshop van J&aacute;nssen leverde niet.")]
    [InlineData("De webshop van Jan\\ssen leverde niet.")]
    [InlineData("De webshop van \\J\\a\\n\\s\\s\\e\\n leverde niet.")]
    [InlineData("De webshop van Jan<b>ssen</b> leverde niet.")]
    [InlineData("De webshop van Jan<!-- niets -->ssen leverde niet.")]
    [InlineData("De webshop <!-- Janssen --> leverde niet.")]
    [InlineData("De webshop van Jan<span title=\"x\">ssen</span> leverde niet.")]
    [InlineData("De webshop van Jan&lt;b&gt;ssen leverde niet.")]
    [InlineData("De [webshop](http://example.test 'Jan&#115;sen') leverde niet.")]
    [InlineData("De ![Jan**ssen**](http://example.test/a.png) leverde niet.")]
    [InlineData("De [webshop][w] leverde niet.\n\n[w]: /jan%73sen")]
    [InlineData("De webshop leverde niet.[^1]\n\n[^1]: Jan*ssen*")]
    [InlineData("De webshop leverde niet.\n\n[Jan*s*sen]: /x")]
    [InlineData("De <mailto:jan%73sen@x> webshop leverde niet.")]
    [InlineData("# Jan**ssen**")]
    [InlineData("> Jan\n> ssen leverde niet.")]
    [InlineData("- De webshop\n- Jan**s**sen")]
    [InlineData("    Jan&#115;sen in een blok")]
    public void A_name_that_markup_parts_or_hides_is_found(string notice) =>
        Assert.Contains(Found(notice), one => one.Kind == IdentityKinds.Name);

    [Theory]
    [Rule("BC-31")]
    [InlineData("Betaald op BE68**5390**0754__7034__.", "bank-account")]
    [InlineData("Betaald op B&#69;68 5390&nbsp;0754&thinsp;7034.", "bank-account")]
    [InlineData("Betaald op 5390<i></i>0754<i></i>7034.", "bank-account")]
    [InlineData("De [webshop](http://example.test/Jan%73sen) leverde niet.", "web-address")]
    [InlineData("Bestelling **ORD**-2026-**10**023 kwam niet.", "order-number")]
    [InlineData("Bestelling 10&#48;23 kwam niet.", "order-number")]
    public void So_is_a_number_or_the_target_of_a_link(string notice, string kind) =>
        Assert.Contains(Found(notice), one => one.Kind == kind);

    [Theory]
    [Rule("BC-31")]
    [InlineData("De **consument** bestelde op 11 mei 2026 een fiets van EUR 2.500,00 &amp; betaalde *vooraf*.")]
    [InlineData("# Beslissing\n\n> De klacht is gegrond.\n\n1. Artikel 2.2.2\n2. Artikel 2.1.5")]
    [InlineData("La boutique n&rsquo;a pas livr&eacute;.\n\n- 14 jours\n- 30 jours")]
    [InlineData("Meer over [het herroepingsrecht](#recht) staat in de wet; 5 < 6 en 7 > 3.")]
    public void Markup_alone_names_nobody(string notice) => Assert.Empty(Found(notice));

    [Fact]
    [Rule("BC-31")]
    public async Task A_notice_that_names_somebody_once_it_is_rendered_is_refused_at_its_field_with_the_place()
    {
        var number = await _office.FinalAsync();
        var refused = await _office.TryAsync(
            "secretary",
            number,
            "publish-notice",
            new { text = "De klacht van de heer Pee**t**&#101;rs is gegrond; zaak <!-- " + number + " -->." }
        );
        Assert.Equal(422, refused.Code);
        var all = refused.Body!.ToJsonString();
        Assert.Contains("BC-31", all, StringComparison.Ordinal);
        Assert.Contains("Peeters", all, StringComparison.Ordinal);
        Assert.Contains(number, all, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-31")]
    public async Task Who_and_what_stands_in_a_mail_or_a_text_of_the_file_alone_is_refused_and_what_may_be_a_name_is_read_first()
    {
        var number = await _office.FinalAsync();
        await UploadAsync(
            number,
            "mail.eml",
            "From: \"Delacroix, Hortense\" <hd@winkel.example>\r\nTo: x@y.example\r\nCc: =?utf-8?q?Bj=C3=B6rn_Wi=C5=9Bniewski?= <bw@winkel.example>\r\n\r\nPakje 3232 1122 3344 ging weg."
        );
        await UploadAsync(number, "verklaring.txt", "De buurman Zwaluw zag dat mevrouw Oyelaran aanbelde.");
        foreach (var named in new[] { "Delacroix", "Bjorn Wisniewski", "Pakket 323211223344", "Oyelaran" })
        {
            var refused = await ProposeAsync(number, $"Volgens de stukken: {named} kwam niet.", true);
            Assert.Equal(422, refused.Code);
            Assert.Equal("text", refused.Body!["errors"]!.AsObject().Single().Key);
        }

        const string notice = "De buurman, Zwaluw, zag het. De klacht is gegrond.";
        var unread = await ProposeAsync(number, notice, null);
        Assert.Equal(422, unread.Code);
        Assert.Equal("wordsRead", unread.Body!["errors"]!.AsObject().Single().Key);
        Assert.Contains("Zwaluw", unread.Body!["errors"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(200, (await ProposeAsync(number, notice, true)).Code);
    }

    private async Task UploadAsync(string number, string name, string text) =>
        Assert.Equal(
            201,
            (
                await _office.UploadAsync(
                    "secretary",
                    number,
                    name,
                    System.Text.Encoding.UTF8.GetBytes(text),
                    "internal"
                )
            ).Code
        );

    private Task<Reply> ProposeAsync(string number, string text, bool? wordsRead) =>
        _office.TryAsync("secretary", number, "publish-notice", new { text, wordsRead });

    private static IReadOnlyList<ReadIdentity> Found(string notice) =>
        ReadText.Identities([notice, .. NoticeForms.Of(notice)], Known, 30);
}
