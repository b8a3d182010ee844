using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.Localization;
using Redress.Domain.Notices;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Formatting;
using Redress.Web.Shell;

namespace Redress.Web.Notices;

/// <summary>
/// The notices as an Atom feed (RFC 4287), its titles in the reader's language and each text in the language in which it was written.
/// A notice that is not published any more is named as deleted (RFC 6721), so that copies can follow.
/// </summary>
internal sealed class NoticeFeed(
    IStringLocalizer<NoticeTexts> texts,
    CaseFormatter formatter,
    RulebookCatalog rulebooks,
    IConfiguration configuration
)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Tombstones = "http://purl.org/atompub/tombstones/1.0";

    public byte[] Write(IReadOnlyList<PublicNotice> notices, HttpRequest request, string language)
    {
        var site = (configuration["Portal:Address"] ?? $"{request.Scheme}://{request.Host}").TrimEnd('/');
        var self = $"{site}/decisions.atom?language={language}";
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", language),
            new XAttribute(XNamespace.Xmlns + "at", Tombstones),
            new XElement(Atom + "id", self),
            new XElement(Atom + "title", texts["decisions.title"].Value),
            new XElement(Atom + "subtitle", texts["decisions.lead"].Value),
            new XElement(
                Atom + "updated",
                Instant(notices.Count > 0 ? notices[0].UpdatedAt : DateTimeOffset.UnixEpoch)
            ),
            new XElement(Atom + "author", new XElement(Atom + "name", texts["decisions.body"].Value)),
            Link("self", self, "application/atom+xml", language),
            Link("alternate", $"{site}/decisions", "text/html", language),
            Languages
                .All.Where(other => other != language)
                .Select(other =>
                    Link("alternate", $"{site}/decisions.atom?language={other}", "application/atom+xml", other)
                ),
            notices.Select(notice => notice.State == NoticeState.Published ? Entry(notice, site) : Gone(notice, site))
        );
        using var bytes = new MemoryStream();
        using (
            var writer = XmlWriter.Create(
                bytes,
                new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }
            )
        )
        {
            new XDocument(feed).Save(writer);
        }

        return bytes.ToArray();
    }

    private XElement Entry(PublicNotice notice, string site)
    {
        var rulebook = rulebooks.Of(notice.Scheme, notice.NormsVersion);
        return new XElement(
            Atom + "entry",
            new XElement(Atom + "id", Page(notice, site)),
            new XElement(
                Atom + "title",
                $"{notice.Reference}{CaseFormatter.Colon} {(notice.Outcome is { } outcome ? formatter.Word("option", outcome) : formatter["option.withheld"])}"
            ),
            new XElement(Atom + "published", Instant(notice.History[0].At)),
            new XElement(Atom + "updated", Instant(notice.UpdatedAt)),
            new XElement(Atom + "author", new XElement(Atom + "name", formatter.Scheme(rulebook))),
            Link("alternate", Page(notice, site), "text/html", null),
            notice.Norms.Select(norm => new XElement(
                Atom + "category",
                new XAttribute("term", norm),
                new XAttribute("label", formatter.Norm(rulebook, norm))
            )),
            new XElement(
                Atom + "content",
                new XAttribute("type", "html"),
                new XAttribute(XNamespace.Xml + "lang", notice.Language),
                Clean(CaseFormatter.Markdown(notice.Text).Value)
            )
        );
    }

    private static XElement Gone(PublicNotice notice, string site) =>
        new(
            Tombstones + "deleted-entry",
            new XAttribute("ref", Page(notice, site)),
            new XAttribute("when", Instant(notice.UpdatedAt))
        );

    private static XElement Link(string relation, string address, string type, string? language) =>
        new(
            Atom + "link",
            new XAttribute("rel", relation),
            new XAttribute("type", type),
            new XAttribute("href", address),
            language is null ? null : new XAttribute("hreflang", language)
        );

    private static string Page(PublicNotice notice, string site) => $"{site}/decisions/{notice.Reference}";

    private static string Instant(DateTimeOffset at) => XmlConvert.ToString(at.ToUniversalTime());

    // XML knows no control characters.
    private static string Clean(string text) =>
        string.Concat(text.Where(sign => XmlConvert.IsXmlChar(sign) || char.IsSurrogate(sign)));
}
