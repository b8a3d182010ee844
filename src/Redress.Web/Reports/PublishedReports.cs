using System.Collections.Concurrent;
using Redress.Domain;
using Redress.Web.Cases.Figures;

namespace Redress.Web.Reports;

/// <summary>The report that everybody reads, which is also that of the supervisory committee (FP-16, BC-43). Laid out anew now and then, whoever asks how often.</summary>
internal sealed class PublishedReports(ReportQuery reports)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private static readonly Actor Everybody = new(Role.Supervisor, "", "");
    private readonly ConcurrentDictionary<
        (string Scheme, int Year, bool Over),
        (DateTimeOffset At, YearReport Report)
    > _known = [];

    /// <summary>Of a scheme that there is and a year that <see cref="ReportQuery.Years"/> names.</summary>
    public async Task<YearReport> Of(string scheme, int year, CancellationToken cancel)
    {
        var asked = (scheme, year, reports.IsOver(scheme, year));
        if (_known.TryGetValue(asked, out var known) && TimeProvider.System.GetUtcNow() - known.At < Fresh)
        {
            return known.Report;
        }

        var report = await reports.Of(Everybody, scheme, year, cancel);
        _known[asked] = (TimeProvider.System.GetUtcNow(), report);
        return report;
    }
}
