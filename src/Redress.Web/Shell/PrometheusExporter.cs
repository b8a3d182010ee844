using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Redress.Web.Shell;

/// <summary>What the framework, the database's driver and this program measure, kept for the next scrape.</summary>
internal sealed class PrometheusExporter : IDisposable
{
    private static readonly string[] Followed =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Components.Server.Circuits",
        "Microsoft.AspNetCore.RateLimiting",
        "Microsoft.AspNetCore.Diagnostics",
        "System.Runtime",
        "Npgsql",
        "Redress",
    ];

    /// <summary>An attribute with endless values must not fill the memory.</summary>
    private const int MostSeries = 500;

    private readonly ConcurrentDictionary<Instrument, ConcurrentDictionary<string, Series>> _all = new();
    private readonly MeterListener _listener = new();

    public PrometheusExporter()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Followed.Any(f => instrument.Meter.Name.StartsWith(f, StringComparison.Ordinal)))
                listener.EnableMeasurementEvents(
                    instrument,
                    _all.GetOrAdd(instrument, _ => new(StringComparer.Ordinal))
                );
        };
        Follow<byte>(v => v);
        Follow<short>(v => v);
        Follow<int>(v => v);
        Follow<long>(v => v);
        Follow<float>(v => v);
        Follow<double>(v => v);
        Follow<decimal>(v => (double)v);
        _listener.Start();
    }

    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var (instrument, series) in _all.OrderBy(a => a.Key.Name, StringComparer.Ordinal))
            if (!series.IsEmpty)
                WriteInstrument(text, instrument, series);
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Follow<T>(Func<T, double> number)
        where T : struct =>
        _listener.SetMeasurementEventCallback<T>(
            (instrument, value, tags, state) =>
            {
                var all = (ConcurrentDictionary<string, Series>)state!;
                var labels = LabelsOf(tags);
                if (!all.TryGetValue(labels, out var series))
                {
                    if (all.Count >= MostSeries)
                        return;
                    series = all.GetOrAdd(labels, _ => new());
                }
                series.Record(number(value), KindOf(instrument));
            }
        );

    private static void WriteInstrument(
        StringBuilder text,
        Instrument instrument,
        ConcurrentDictionary<string, Series> all
    )
    {
        var kind = KindOf(instrument);
        var name = NameOf(instrument, kind);
        var type = kind switch
        {
            Kind.Histogram => "histogram",
            Kind.Sum or Kind.ObservedSum => "counter",
            _ => "gauge",
        };
        text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {type}\n");
        foreach (var (labels, series) in all.OrderBy(s => s.Key, StringComparer.Ordinal))
            series.Write(text, name, labels, kind);
    }

    private static Kind KindOf(Instrument instrument)
    {
        var type = instrument.GetType();
        return type.Name.Split('`')[0] switch
        {
            "Counter" => Kind.Sum,
            "ObservableCounter" => Kind.ObservedSum,
            "UpDownCounter" => Kind.UpAndDown,
            "Histogram" => Kind.Histogram,
            _ => Kind.Last,
        };
    }

    /// <summary>http.server.request.duration in s becomes http_server_request_duration_seconds.</summary>
    private static string NameOf(Instrument instrument, Kind kind)
    {
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        var name = string.Concat(instrument.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        var end = kind is Kind.Sum or Kind.ObservedSum ? "_total" : "";
        return (name.EndsWith(unit, StringComparison.Ordinal) ? name : name + unit) + end;
    }

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
            return "";
        var labels = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            foreach (var c in key)
                labels.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
            var written = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            labels.Append("=\"").Append(Escaped(written)).Append("\",");
        }
        return labels.ToString(0, labels.Length - 1);
    }

    private static string Escaped(string value) =>
        value.AsSpan().ContainsAny('\\', '"', '\n')
            ? value
                .Replace("\\", @"\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal)
            : value;

    internal enum Kind
    {
        Sum,
        ObservedSum,
        UpAndDown,
        Last,
        Histogram,
    }

    private sealed class Series
    {
        private static readonly double[] Bounds =
        [
            0.005,
            0.01,
            0.025,
            0.05,
            0.1,
            0.25,
            0.5,
            1,
            2.5,
            5,
            10,
            30,
            60,
            300,
            3600,
        ];

        private readonly Lock _lock = new();
        private long[]? _buckets;
        private double _sum;
        private long _count;

        public void Record(double value, Kind kind)
        {
            lock (_lock)
            {
                _count++;
                _sum = kind is Kind.Last or Kind.ObservedSum ? value : _sum + value;
                if (kind is not Kind.Histogram)
                    return;
                _buckets ??= new long[Bounds.Length];
                for (var i = 0; i < Bounds.Length; i++)
                    if (value <= Bounds[i])
                        _buckets[i]++;
            }
        }

        public void Write(StringBuilder text, string name, string labels, Kind kind)
        {
            lock (_lock)
            {
                var set = labels.Length == 0 ? "" : "{" + labels + "}";
                if (kind is not Kind.Histogram)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}{set} {_sum}\n");
                    return;
                }
                var before = labels.Length == 0 ? "" : labels + ",";
                for (var i = 0; i < Bounds.Length; i++)
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"{name}_bucket{{{before}le=\"{Bounds[i]}\"}} {_buckets?[i] ?? 0}\n"
                    );
                text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{before}le=\"+Inf\"}} {_count}\n");
                text.Append(CultureInfo.InvariantCulture, $"{name}_sum{set} {_sum}\n{name}_count{set} {_count}\n");
            }
        }
    }
}
