using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Support;

/// <summary>How the store would answer a question: with the index that is there for it, or by reading and sorting all.</summary>
internal static partial class QueryPlan
{
    public static async Task<string> PlanAsync<T>(this AppDb db, bool postgres, IQueryable<T> query)
    {
        var (values, sql) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        foreach (var line in query.ToQueryString().Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (Value().Match(line) is { Success: true } told)
            {
                values[told.Groups["name"].Value] = told.Groups["list"] is { Success: true, Value: var list }
                    ? $"ARRAY[{list}]::text[]"
                    : $"'{told.Groups["value"].Value}'";
            }
            else if (line.Length > 0)
            {
                sql.Add(line);
            }
        }

        var asked = Named().Replace(string.Join('\n', sql), name => values[name.Value]);
        await db.Database.OpenConnectionAsync();
        // In a store of few rows the planner would rather read them all.
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = postgres
            ? $"SET enable_seqscan = off; SET enable_sort = off; SET enable_bitmapscan = off; EXPLAIN {asked}"
            : $"EXPLAIN QUERY PLAN {asked}";
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(Convert.ToString(reader.GetValue(postgres ? 0 : 3), CultureInfo.InvariantCulture)!);
        }

        return string.Join('\n', plan);
    }

    [GeneratedRegex(
        @"^(?:-- |\.param set )(?<name>@\w+)[= ](?:\{(?<list>[^}]*)\}|'?(?<value>[^']*)'?)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Value();

    [GeneratedRegex(@"@\w+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
