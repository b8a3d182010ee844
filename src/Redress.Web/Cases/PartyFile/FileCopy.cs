using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Web.Cases.DecisionEditor;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.Queries;
using Redress.Web.Documents;
using Redress.Web.Shell;

namespace Redress.Web.Cases.PartyFile;

/// <summary>One file of a party's copy: where it stands in it, and what it is called there.</summary>
/// <param name="Group">Under which heading its list has it: <c>decision</c>, <c>letters</c> or <c>documents</c>.</param>
/// <param name="Document">The id of the document that it is; null for any other.</param>
public sealed record FileInCopy(string Group, string Path, string Title, string? Document = null)
{
    /// <summary>Its address from the page beside it.</summary>
    public string Address => string.Join('/', Path.Split('/').Select(Uri.EscapeDataString));
}

/// <summary>
/// A party's copy of its case as one ZIP: all texts in one page that lists the rest, the decision, each letter, and each document as it was brought.
/// It is made of the case as its page has it open, so that nothing is in it that the page would not show (BC-16); it is written as it is sent.
/// </summary>
internal sealed class FileCopy(
    ComponentPrinter printer,
    DecisionPrinter decisions,
    DocumentStore store,
    CaseFormatter formatter,
    IStringLocalizer<PartyTexts> texts,
    IConfiguration configuration
)
{
    private const string Start = "index.html";
    private const int LongestTitle = 60;

    private delegate Task Filling(Stream to, CancellationToken cancel);

    private sealed record Planned(FileInCopy File, Filling Fill, bool Packed = true);

    /// <summary>All that is to be in it; it writes itself when it is asked to.</summary>
    public async Task<Func<Stream, CancellationToken, Task>> Of(OpenCase open)
    {
        var language = LanguageOf(open);
        // What is read at home leads to nothing that could be done, and from there to the portal by its whole address.
        var shown = open with
        {
            Permitted = [],
            Blocked = [],
            Base = Portal + open.Base,
        };
        var (files, index) = await ComponentPrinter.In(language, () => Plan(shown, language));
        return (to, cancel) => Write(to, files, index, cancel);
    }

    /// <summary>The party's own, in which its letters are.</summary>
    private static string LanguageOf(OpenCase open) =>
        Correspondence.LanguageOf(open.IsOwn ? Addressee.Complainant : Addressee.Respondent, open.Case, open.Rulebook);

    private async Task<(IReadOnlyList<Planned> Files, string Index)> Plan(OpenCase open, string language)
    {
        List<Planned> files = [.. await Decisions(open, language), .. Letters(open, language), .. Documents(open)];
        var sheet = await printer.Html<FileSheet>(
            new Dictionary<string, object?>
            {
                [nameof(FileSheet.Open)] = open,
                [nameof(FileSheet.Files)] = files.Select(f => f.File).ToList(),
            }
        );
        return (files, Page(language, open.Case.Number, $"<main>{AtHome(sheet, open, files)}</main>"));
    }

    // A document is there beside the page; what is not leads to the portal.
    private string AtHome(string sheet, OpenCase open, IReadOnlyList<Planned> files)
    {
        var html = new StringBuilder(sheet).Replace("href=\"/", $"href=\"{Portal}/");
        foreach (var file in files.Select(f => f.File).Where(f => f.Document is not null))
        {
            html.Replace($"\"{open.Base}/exhibits/{file.Document}\"", $"\"{file.Address}\"")
                .Replace($"\"{open.Base}/documents/{file.Document}\"", $"\"{file.Address}\"");
        }

        return html.ToString();
    }

    private string Portal => (configuration["Portal:Address"] ?? "http://localhost:5080").TrimEnd('/');

    private async Task<IEnumerable<Planned>> Decisions(OpenCase open, string language)
    {
        if (CaseView.Decision(open.Case, open.Reader) is not { } decision)
        {
            return [];
        }

        var planned = new List<Planned>();
        for (var version = 1; version <= decision.Versions.Count + 1; version++)
        {
            if (DecisionPrinter.Find(open, language, null, version) is { } printed)
            {
                var page = await decisions.Page(open, printed);
                var title = decision.Versions.Count == 0 ? Text("decision") : $"{Text("decision")} {version}";
                planned.Add(new Planned(new FileInCopy("decision", $"{title}.html", title), Words(page)));
            }
        }

        return planned;
    }

    private IEnumerable<Planned> Letters(OpenCase open, string language) =>
        open.Messages.Reverse().Select((letter, i) => Letter(open, letter, i + 1, language)).Reverse();

    private Planned Letter(OpenCase open, CaseMessage letter, int number, string language)
    {
        var day = open.Rulebook.Working.Day(letter.At);
        var name = FileKinds.SafeName(
            $"{number:000} {day:yyyy-MM-dd} {letter.Subject}".Replace('/', '-').Replace('\\', '-')
        );
        var title = $"{letter.Subject} ({formatter.Date(day)})";
        return new Planned(
            new FileInCopy(
                "letters",
                $"{Text("letters")}/{TextCut.At(name, LongestTitle).TrimEnd(' ', '.')}.html",
                title
            ),
            Words(Page(language, letter.Subject, $"<main>{CaseFormatter.Markdown(letter.Body)}</main>"))
        );
    }

    private IEnumerable<Planned> Documents(OpenCase open)
    {
        var c = open.Case;
        foreach (var document in CaseView.Documents(c, open.Reader))
        {
            yield return Document(c, document, $"{c.ExhibitOf(document.Id)} {formatter.FileName(c, document)}");
        }

        var withMessages = CaseView.Conversation(c, open.Reader).SelectMany(m => m.Documents).ToHashSet();
        withMessages.UnionWith(CaseView.Attachments(c, open.Reader).Select(d => d.Id));
        withMessages.ExceptWith(CaseView.Documents(c, open.Reader).Select(d => d.Id));
        foreach (var (document, i) in withMessages.Select(c.Document).OfType<CaseDocument>().Select((d, i) => (d, i)))
        {
            yield return Document(c, document, $"{Text("withMessage")} {i + 1} {document.Name}");
        }
    }

    private Planned Document(Case c, CaseDocument document, string name)
    {
        var safe = FileKinds.SafeName(name).TrimEnd(' ', '.');
        var minutes = c.Hearings.Find(h => h.MinutesDocument == document.Id)?.Minutes;
        return new Planned(
            new FileInCopy("documents", $"{Text("documents")}/{safe}", name, document.Id),
            minutes is not null ? Words(minutes) : (to, cancel) => store.Copy(document.Id, to, cancel),
            // Pictures and papers are packed already.
            Packed: document.Size < 1024 || document.MediaType.StartsWith("text/", StringComparison.Ordinal)
        );
    }

    private static async Task Write(Stream to, IReadOnlyList<Planned> files, string index, CancellationToken cancel)
    {
        await using var sent = new SentLater(to);
        await using (var zip = await ZipArchive.CreateAsync(sent, ZipArchiveMode.Create, leaveOpen: true, null, cancel))
        {
            foreach (var planned in files.Prepend(new Planned(new FileInCopy("", Start, ""), Words(index))))
            {
                var entry = zip.CreateEntry(
                    planned.File.Path,
                    planned.Packed ? CompressionLevel.Fastest : CompressionLevel.NoCompression
                );
                await using var content = await entry.OpenAsync(cancel);
                await planned.Fill(content, cancel);
            }
        }

        await sent.FlushAsync(cancel);
    }

    private static Filling Words(string text) =>
        async (to, cancel) => await to.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);

    private static string Page(string language, string title, string body) =>
        PdfRenderer.Page(language, title, DecisionPrinter.Style, body);

    private string Text(string name) => texts[$"fileCopy.{name}"];
}
