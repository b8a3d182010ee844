using System.Globalization;
using Redress.Domain.Cases.Records;

namespace Redress.Domain.Cases;

/// <summary>The documents of a file numbered as exhibits: A1, A2… what the complainant brought, B1… the respondent, C1… the body; X1… what is internal and never leaves the body (BC-16).</summary>
public sealed partial class Case
{
    /// <summary>
    /// The exhibit's number: per side, in the order in which the documents came into the file. Nothing that happens later changes it, and every reader of the file calls the document by it.
    /// Empty for a document that is not of this file.
    /// </summary>
    public string ExhibitOf(string id)
    {
        var letter = Document(id) is { } document ? SideOf(document) : ' ';
        var place =
            letter == ' ' ? 0 : Documents.Where(d => SideOf(d) == letter).TakeWhile(d => d.Id != id).Count() + 1;
        return place == 0 ? "" : letter + place.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The exhibit's number and the document's name, as it is called in letters and lists.</summary>
    public string Named(CaseDocument document) => $"{ExhibitOf(document.Id)} {document.Name}".Trim();

    /// <summary>What is numbered A, B, C or X; a paper that the body scanned keeps the number that it got then.</summary>
    private static char SideOf(CaseDocument document) =>
        document switch
        {
            { For: Audience.Internal } => 'X',
            { Scanned: true } => 'C',
            { By: Party.Complainant } => 'A',
            { By: Party.Respondent } => 'B',
            _ => 'C',
        };
}
