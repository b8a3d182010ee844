using System.Collections.Concurrent;
using Redress.Domain;
using Redress.Web.Cases.Figures;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Reports;

/// <summary>The report that everybody reads (FP-16): without small numbers once the year is over, in round ones while it runs. Laid out anew now and then, whoever asks how often.</summary>
internal sealed class PublishedReports(ReportQuery reports, SchemeTimes times)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<
        (string Scheme, int Year, bool Over),
        (DateTimeOffset At, YearReport Report)
    > _known = [];

    public bool IsOver(string scheme, int year) => year < times.Today(scheme).Year;

    /// <summary>Of a scheme that there is and a year that <see cref="ReportQuery.Years"/> names.</summary>
    public async Task<YearReport> Of(string scheme, int year, CancellationToken cancel)
    {
        var over = IsOver(scheme, year);
        if (
            _known.TryGetValue((scheme, year, over), out var known)
            && TimeProvider.System.GetUtcNow() - known.At < Fresh
        )
        {
            return known.Report;
        }

        var all = await reports.Of(Actor.Clock, scheme, year, cancel);
        var report = over ? SmallNumbers.Hide(all) : SmallNumbers.Round(all);
        _known[(scheme, year, over)] = (TimeProvider.System.GetUtcNow(), report);
        return report;
    }
}
