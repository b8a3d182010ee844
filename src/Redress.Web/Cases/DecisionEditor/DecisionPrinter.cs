using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Decisions;
using Redress.Domain.Letters;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Shell;

namespace Redress.Web.Cases.DecisionEditor;

/// <summary>Which decision is read: for which party, in which language, in which version.</summary>
internal sealed record PrintedDecision(Decision Decision, Party Reader, string Language);

/// <summary>The decision as a document, in a language that need not be that of the page around it; for the page and for print.</summary>
internal sealed class DecisionPrinter(ComponentPrinter components)
{
    /// <summary>How a page looks that stands by itself.</summary>
    public static readonly string Style = ReadStyle();

    /// <summary>Null: there is no decision that this reader may see. A party reads it as it was sent to itself; staff as it was sent to either.</summary>
    /// <param name="to">The party for which staff want it; of a party nothing but its own.</param>
    /// <param name="version">From 1; null for the decision as it stands.</param>
    public static PrintedDecision? Find(OpenCase open, string? language, string? to, int? version)
    {
        if (CaseView.Decision(open.Case, open.Reader) is not { } decision)
        {
            return null;
        }

        var reader = open.Reader.Party ?? (to == "respondent" ? Party.Respondent : Party.Complainant);
        var own = Correspondence.LanguageOf(
            reader == Party.Complainant ? Addressee.Complainant : Addressee.Respondent,
            open.Case,
            open.Rulebook
        );
        var chosen =
            language is not null && open.Rulebook.Languages.Contains(language) && Languages.All.Contains(language)
                ? language
                : own;
        return version is null || version == decision.Versions.Count + 1 ? new PrintedDecision(decision, reader, chosen)
            : version > 0 && version <= decision.Versions.Count
                ? new PrintedDecision(decision.AsOf(version.Value), reader, chosen)
            : null;
    }

    /// <param name="linked">Whether what it cites leads to the exhibits.</param>
    public Task<string> Html(OpenCase open, PrintedDecision printed, bool linked = false) =>
        ComponentPrinter.In(
            printed.Language,
            () =>
                components.Html<DecisionSheet>(
                    new Dictionary<string, object?>
                    {
                        [nameof(DecisionSheet.Open)] = open,
                        [nameof(DecisionSheet.D)] = printed.Decision,
                        [nameof(DecisionSheet.Reader)] = printed.Reader,
                        [nameof(DecisionSheet.Linked)] = linked,
                    }
                )
        );

    /// <summary>The page that is printed: whole in itself.</summary>
    public async Task<string> Page(OpenCase open, PrintedDecision printed) =>
        PdfRenderer.Page(
            printed.Language,
            $"{open.Case.Number} – {open.Rulebook.Name.GetValueOrDefault(printed.Language) ?? open.Rulebook.Name.Values.First()}",
            Style,
            $"<main>{await Html(open, printed)}</main>"
        );

    private static string ReadStyle()
    {
        using var reader = new StreamReader(
            typeof(DecisionPrinter).Assembly.GetManifestResourceStream(
                "Redress.Web.Cases.DecisionEditor.decision-print.css"
            )!
        );
        return reader.ReadToEnd();
    }
}
