using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Formatting;
using Redress.Web.Letters;

namespace Redress.Web.Worklist;

/// <summary>On which days no work is done, by name: where the schemes differ, whose holiday it is.</summary>
internal sealed class HolidayNames(RulebookCatalog rulebooks, CaseFormatter formatter)
{
    /// <summary>Empty on a working day, and in a weekend.</summary>
    public string Of(DateOnly day)
    {
        var books = rulebooks.Schemes.Select(scheme => rulebooks.InForce(scheme, day)!).ToList();
        var named = books
            .Select(book => (Book: book, Why: book.Working.WhyNotWorking(day)))
            .Where(x => x.Why is not null && !Enum.TryParse<DayOfWeek>(x.Why, ignoreCase: true, out _))
            .GroupBy(x => x.Why!)
            .ToList();
        return string.Join(
            "; ",
            named.Select(g =>
                TermExplanation.NameOfDay(g.Key, CaseFormatter.Language)
                + (g.Count() == books.Count ? "" : $" ({string.Join(", ", g.Select(x => formatter.Scheme(x.Book)))})")
            )
        );
    }
}
