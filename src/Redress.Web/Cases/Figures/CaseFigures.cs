using System.Globalization;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;

namespace Redress.Web.Cases.Figures;

/// <summary>
/// Where a case is counted, from its file alone. It is kept beside the case as text; what an act changes in the figures is the difference of the two
/// texts, so that the totals are always the sum of what stands beside the cases.
/// </summary>
internal static class CaseFigures
{
    public static FigureCounts Of(Case c)
    {
        var counts = new FigureCounts();
        if (CaseStatistics.IsOpen(c.State))
        {
            counts.Add(new(Figure.OpenByState, FigureCell.NoDay, c.State.ToString()), 1);
            counts.Add(new(Figure.OpenByFiling, c.FiledOn, ""), 1);
            counts.Add(new(Figure.OpenByPerson, FigureCell.NoDay, PersonKey(c.AssignedTo)), 1);
        }

        var missed = CaseStatistics.TermsThat(c, TermState.Lapsed);
        AddTerms(Figure.TermsMet, CaseStatistics.TermsThat(c, TermState.Met));
        AddTerms(Figure.TermsMissed, missed);
        AddTerms(Figure.CasesMissing, missed.Distinct());
        AddDuties(Figure.DutiesLate, c.DutyDelays);
        AddDuties(Figure.DutiesWaiting, c.WaitingDuties);
        if (CaseStatistics.OutcomeOn(c) is { } on)
        {
            var days = on.DayNumber - c.FiledOn.DayNumber;
            counts.Add(
                new(
                    CaseStatistics.WasWithdrawn(c) ? Figure.Withdrawals : Figure.Outcomes,
                    FirstOfMonth(on),
                    days.ToString(CultureInfo.InvariantCulture)
                ),
                1
            );
        }

        foreach (var (figure, day, key) in ReportedCase.Of(c))
        {
            counts.Add(new(figure, FirstOfMonth(day), key), 1);
        }

        return counts;

        void AddDuties(Figure figure, IEnumerable<DutyDelay> delays)
        {
            foreach (var delay in delays)
            {
                counts.Add(new(figure, FirstOfMonth(c.FiledOn), delay.Kind.ToString()), 1);
            }
        }

        void AddTerms(Figure figure, IEnumerable<TermKind> kinds)
        {
            foreach (var kind in kinds)
            {
                counts.Add(new(figure, FirstOfMonth(c.FiledOn), kind.ToString()), 1);
            }
        }
    }

    public static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>Id and name of whom a case is assigned to; empty for nobody.</summary>
    public static string PersonKey(Assignee? person) =>
        person is null ? "" : $"{person.Id}\t{person.Name.ReplaceLineEndings(" ")}";

    /// <summary>Reads what <see cref="PersonKey"/> wrote; null for nobody.</summary>
    public static (string? Id, string? Name) Person(string key) =>
        key.Split('\t', 2) is [var id, var name] ? (id, name) : (null, null);
}
