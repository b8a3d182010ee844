using System.Globalization;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Figures;
using Redress.Web.Cases.Formatting;

namespace Redress.Web.Reports.Words;

/// <summary>The tables of the yearly report and their rows in the reader's language.</summary>
internal sealed class ReportWords(
    IStringLocalizer<ReportTexts> texts,
    CaseFormatter formatter,
    RulebookCatalog rulebooks
)
{
    public string Title(ReportSubject subject) => texts[$"table.{WireNames.Camel(subject.ToString())}"];

    /// <summary>How a table is to be read; null where its title says it.</summary>
    public string? Hint(ReportSubject subject) =>
        subject switch
        {
            ReportSubject.Borders => texts["hint.borders"].Value,
            ReportSubject.NormsInvoked => texts["hint.normsInvoked"].Value,
            ReportSubject.NormsFound => texts["hint.normsFound"].Value,
            ReportSubject.Settlements => texts["hint.settlements"].Value,
            ReportSubject.Delays => texts["hint.delays"].Value,
            _ => null,
        };

    public string Row(ReportSubject subject, string key, string scheme) =>
        subject switch
        {
            ReportSubject.Kinds => formatter[$"caseKind.{key}"],
            ReportSubject.Complainants => texts[$"complainant.{key}"],
            ReportSubject.Respondents => texts[$"respondent.{key}"],
            ReportSubject.Borders => texts[$"border.{key}"],
            ReportSubject.NormsInvoked or ReportSubject.NormsFound => Norm(key, scheme),
            ReportSubject.Endings => texts[$"ending.{key}"],
            ReportSubject.Grounds when key == ReportedCase.NoGround => texts["ground.none"],
            ReportSubject.Grounds => formatter[$"option.{key}"],
            ReportSubject.Discontinuations => texts[$"discontinuation.{key}"],
            ReportSubject.Settlements => texts[$"settlement.{key}"],
            ReportSubject.Sanctions => texts[$"sanctions.{key}"],
            ReportSubject.Practices => texts[$"practice.{key}"],
            _ => formatter[$"duty.{key}"],
        };

    /// <summary>What a list shows that a figure opened.</summary>
    public string Of(CountedAs counted, string? scheme)
    {
        if (counted.Keys.Count == 0)
        {
            return texts["report.lengthOf"];
        }

        var layout = ReportLayout.All.First(l => l.Figure == counted.Figure);
        var rulebook = rulebooks.All.FirstOrDefault(r => r.Scheme == scheme);
        var rows = counted
            .Keys.Select(key => layout.RowOf(key, rulebook?.Calendar.Country ?? ""))
            .Distinct()
            .Where(row => IsKnown(layout, row))
            .Select(row => Row(layout.Subject, row, scheme ?? ""));
        return $"{Title(layout.Subject)}{CaseFormatter.Colon} {string.Join(", ", rows)}";
    }

    public static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    // What somebody typed into an address is no word of ours.
    private bool IsKnown(ReportLayout layout, string row) =>
        layout.Keys.Count > 0 ? layout.Keys.Contains(row)
        : layout.Subject == ReportSubject.Delays ? formatter.Has($"duty.{row}")
        : rulebooks.All.Any(r => r.KnowsNorm(row));

    private string Norm(string id, string scheme) =>
        rulebooks.All.Where(r => r.Scheme == scheme).SelectMany(r => r.Norms).LastOrDefault(n => n.Id == id) is { } norm
            ? $"{id} {norm.Title.GetValueOrDefault(CaseFormatter.Language) ?? norm.Title.Values.First()}"
            : id;
}
