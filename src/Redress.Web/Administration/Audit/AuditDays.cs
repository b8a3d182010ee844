using Microsoft.AspNetCore.Http.Extensions;
using Redress.Web.Shell.Days;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Administration.Audit;

/// <summary>The days that a list is asked for, as they were typed into its filter.</summary>
internal sealed record AuditDays(DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>What is no day asks for nothing.</summary>
    public static AuditDays Read(string? from, string? until, SchemeTimes times) =>
        new(
            DayReader.Whole(from) is { } first ? times.Default.StartOf(first) : null,
            DayReader.Whole(until) is { } last ? times.Default.StartOf(last.AddDays(1)) : null
        );

    /// <summary>The address of a list with one more in its query.</summary>
    public static string With(HttpRequest request, string path, params (string Name, string? Value)[] more)
    {
        var named = more.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        var query = new QueryBuilder(
            request
                .Query.Where(q => !named.Contains(q.Key) && q.Value.ToString().Length > 0)
                .Select(q => KeyValuePair.Create(q.Key, q.Value.ToString()))
        );
        foreach (var (name, value) in more)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        return path + query.ToQueryString();
    }
}
