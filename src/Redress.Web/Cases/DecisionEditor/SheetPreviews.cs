using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.DecisionEditor;

/// <summary>A decision as it is filled in: the document that a party would read, or why there is none yet.</summary>
/// <param name="Html">Null while something is missing.</param>
/// <param name="Language">Of the document.</param>
/// <param name="Missing">What is still to be filled in, or is not lawful, by its field.</param>
/// <param name="Why">Why it may not be proposed at all.</param>
public sealed record SheetPreview(
    string? Html,
    string? Language,
    IReadOnlyList<(string Path, string Sentence)> Missing,
    string? Why
)
{
    public static readonly SheetPreview NotYet = new(null, null, [], null);
}

/// <summary>Tries what was filled in on a copy of the case, by the law itself, and draws the document that comes of it. Nothing is kept.</summary>
internal sealed class SheetPreviews(CaseService cases, DecisionPrinter printer, RefusalTexts refusals)
{
    /// <summary>The field that says as whom one reads; no part of the decision.</summary>
    public const string ReadAs = "readAs";

    public static string Reader(FormValues values) =>
        values.Value(ReadAs) == "respondent" ? "respondent" : "complainant";

    public async Task<SheetPreview> Of(OpenCase open, FormValues values, CancellationToken cancel)
    {
        var posted = new Dictionary<string, StringValues>(values.Posted, StringComparer.Ordinal);
        SubmittedFields.RemoveHiddenFields(posted);
        var fields = FieldOptions.Of(typeof(Decide), open.Case, open.Rulebook, open.Reader, onPaper: false);
        var request = ActionJson.Read(typeof(Decide), new FormToJson(posted, open.Rulebook).Read(fields));
        var tried = await cases.Simulate(open.Case, new Act(open.Reader, open.Now), request, cancel);
        if (tried.Refusal is { } no)
        {
            return new SheetPreview(
                null,
                null,
                [.. no.Fields.Select(f => (f.Field, refusals.Field(f))).Distinct()],
                no.Kind == RefusalKind.Invalid ? null : refusals.Reason(no)
            );
        }

        var proposed = open with { Case = tried.Case! };
        return DecisionPrinter.Find(proposed, null, Reader(values), null) is { } sheet
            ? new SheetPreview(await printer.Html(proposed, sheet, linked: true), sheet.Language, [], null)
            : SheetPreview.NotYet;
    }
}
