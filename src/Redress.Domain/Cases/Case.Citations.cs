using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;

namespace Redress.Domain.Cases;

/// <summary>What the reasons of a decision rest on: exhibits that are in the file, that both parties have, at a page that is there (BC-17).</summary>
public sealed partial class Case
{
    /// <summary>The document with that number as an exhibit; null when there is none.</summary>
    public CaseDocument? Exhibit(string number) => Documents.Find(d => ExhibitOf(d.Id) == number);

    // What stood in the text before is no news, whatever became of the exhibit since.
    private void CheckCitations(Validation check, string? reasons, string? before, ActContext o)
    {
        if (o.ExternalFacts.Pages is not { } pages)
        {
            return;
        }

        var stood = ExhibitCitation.In(before).Select(c => c.Text).ToHashSet(StringComparer.Ordinal);
        foreach (
            var cited in ExhibitCitation
                .In(reasons)
                .DistinctBy(c => c.Text)
                .Where(c => !stood.Contains(c.Text))
                .Take(20)
        )
        {
            CheckCitation(check, cited, pages);
        }
    }

    private void CheckCitation(Validation check, ExhibitCitation cited, IReadOnlyDictionary<string, int> pages)
    {
        if (!cited.IsReadable)
        {
            check.Require(false, "reasons", "BC-17", FieldReason.CitationUnreadable, cited.Text);
        }
        else if (Exhibit(cited.Exhibit) is not { } document)
        {
            check.Require(false, "reasons", "BC-17", FieldReason.CitedExhibitUnknown, cited.Text, cited.Exhibit);
        }
        else if (document.For == Audience.Internal)
        {
            check.Require(false, "reasons", "BC-16", FieldReason.CitedExhibitInternal, cited.Text, cited.Exhibit);
        }
        else if (IsWithheld(document.Id))
        {
            check.Require(false, "reasons", "FP-7", FieldReason.CitedExhibitNotAdmitted, cited.Text, cited.Exhibit);
        }
        else if (cited.Pages is { Last: var last } && pages.TryGetValue(document.Id, out var count) && last > count)
        {
            check.Require(false, "reasons", "BC-17", FieldReason.CitedPageMissing, cited.Text, cited.Exhibit, count);
        }
    }
}
