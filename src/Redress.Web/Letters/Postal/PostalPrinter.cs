using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.DecisionEditor;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Shell;
using Redress.Web.Shell.Contact;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Postal;

/// <summary>A letter as it goes into its envelope, with its code.</summary>
/// <param name="Enclosure">What is enclosed, as HTML; null: nothing.</param>
internal sealed record PrintedLetter(string Subject, string Body, string? Enclosure);

/// <summary>
/// Letters on paper. One that waits for registered post is written by the very texts with which its party will be notified, on a copy of the case in which it is posted
/// on the day for which it is printed (BC-23): nothing is kept, nobody is told.
/// </summary>
internal sealed class PostalPrinter(
    CaseService cases,
    LetterWriter writer,
    DecisionPrinter decisions,
    SchemeContacts contacts,
    Envelope envelope,
    IStringLocalizer<PostalTexts> texts
)
{
    /// <summary>The letters of a batch as one page to print, each on sheets of its own.</summary>
    public async Task<string> Page(PostBatch batch, Actor reader, CancellationToken cancel)
    {
        var body = new StringBuilder();
        foreach (var letter in batch.Letters)
        {
            body.Append(Sheets(letter, await Write(letter, batch, reader, cancel)));
        }

        return PdfRenderer.Page(
            "en",
            $"{batch.ForDay:yyyy-MM-dd} {batch.Id}",
            DecisionPrinter.Style + envelope.Style,
            $"<main>{body}</main>"
        );
    }

    /// <summary>What goes into the envelope; null where the letter is not to be posted any more.</summary>
    public async Task<PrintedLetter?> Write(LetterRow letter, PostBatch? batch, Actor reader, CancellationToken cancel)
    {
        if (letter.State == LetterState.ToPost)
        {
            return batch is null ? null : await BeforePosting(letter, batch, reader, cancel);
        }

        var posted = new PrintedLetter(letter.Subject, AccessCodePlace.Fill(letter.Body, letter.AccessCode), null);
        return
            PostalQueue.IsRegistered(letter)
            && letter.Party is { } party
            && await cases.Find(letter.CaseNumber, reader, cancel) is { } c
            ? posted with
            {
                Enclosure = await Decision(c, party, letter, batch?.MadeAt ?? letter.CreatedAt),
            }
            : posted;
    }

    private async Task<PrintedLetter?> BeforePosting(
        LetterRow letter,
        PostBatch batch,
        Actor reader,
        CancellationToken cancel
    )
    {
        if (letter.Party is not { } party || await cases.Find(letter.CaseNumber, reader, cancel) is not { } c)
        {
            return null;
        }

        var noon = cases.RulebookOf(c).Working.StartOf(batch.ForDay).AddHours(12);
        var at = noon > batch.MadeAt ? noon : batch.MadeAt;
        var posted = ActRequest.Of(new Notify(batch.ForDay, "…", Party: party));
        var simulation = await cases.Simulate(c, new Act(reader, at), posted, cancel);
        if (
            simulation.Case is not { } then
            || simulation.Letters.FirstOrDefault(l => letter.IsTo(l.To) && l.Template == letter.Template)
                is not { } told
        )
        {
            return null;
        }

        var written = writer.BeforePosting(told, then);
        return new PrintedLetter(written.Subject, written.Body, await Decision(then, party, letter, at));
    }

    // The decision as its party reads it; a finding on a condition says all of itself in its letter.
    private async Task<string?> Decision(Case c, Party party, LetterRow letter, DateTimeOffset at)
    {
        var reader =
            party == Party.Complainant
                ? new Actor(Role.Complainant, CaseView.ComplainantId(c.Number), letter.Name)
                : new Actor(Role.Respondent, CaseView.RespondentId(c.Number), letter.Name)
                {
                    MemberId = c.Respondent.MemberId,
                };
        if (letter.Template != LettersToPost.Decision || CaseView.Decision(c, reader) is not { } decision)
        {
            return null;
        }

        var open = new OpenCase(c, reader, cases.RulebookOf(c), at, $"/track/{c.Number}", [], [], [], []);
        return await decisions.Html(open, new PrintedDecision(decision, party, letter.Language));
    }

    private string Sheets(LetterRow letter, PrintedLetter? printed)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"letter\" lang=\"{letter.Language}\">");
        foreach (var (_, i) in envelope.Folds.Select((at, i) => (at, i)))
        {
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"fold fold-{i}\"></div>");
        }

        foreach (var sender in contacts.Of(contacts.OfNumber(letter.CaseNumber), letter.Language))
        {
            html.Append("<address class=\"sender\">")
                .Append(Lines([sender.Name, .. sender.Address, sender.Telephone, sender.Email]))
                .Append("</address>");
        }

        var code = LetterBarcode.Of(letter.Id);
        html.Append("<address class=\"window\">")
            .Append(Lines(CaseFormatter.Lines(letter.PostedTo)))
            .Append(
                CultureInfo.InvariantCulture,
                $"</address><div class=\"code\">{LetterBarcode.Svg(code)}{code}</div>"
            )
            .Append(CultureInfo.InvariantCulture, $"<h1>{Encoded(letter.Subject)}</h1><div class=\"prose\">")
            .Append(printed is null ? Encoded(texts["print.cannot"]) : CaseFormatter.Markdown(printed.Body).Value)
            .Append("</div></section>");
        return printed?.Enclosure is { } enclosed
            ? html.Append(
                    CultureInfo.InvariantCulture,
                    $"<section class=\"enclosure\" lang=\"{letter.Language}\">{enclosed}</section>"
                )
                .ToString()
            : html.ToString();
    }

    private static string Lines(IEnumerable<string> lines) =>
        string.Concat(lines.Select(line => $"<span class=\"line\">{Encoded(line)}</span>"));

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
