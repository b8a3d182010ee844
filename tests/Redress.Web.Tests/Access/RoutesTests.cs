using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;

namespace Redress.Web.Tests.Access;

/// <summary>Every route there is, asked as everybody there is, against what routes.md says by hand.</summary>
public sealed class RoutesTests(RoutesTests.OneWorld one) : IClassFixture<RoutesTests.OneWorld>
{
    private static readonly IReadOnlyList<RouteRow> Rows = RouteTable.Read();

    // Its cases are opened as everybody elsewhere.
    private static readonly string[] Circuits = ["/_blazor"];

    [Fact]
    [Rule("BC-16"), Rule("FP-12")]
    public async Task Everybody_gets_in_where_it_is_written_and_nowhere_else()
    {
        var (world, everybody) = (one.World, one.World.Everybody);
        var routes = RoutesOf(world);
        var (missing, left) = RouteTable.Compare(Rows, [.. routes.Keys]);
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            everybody,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (visitor, _) =>
            {
                foreach (var fault in await WalkAsync(world, visitor, routes))
                {
                    wrong.Add(fault);
                }
            }
        );
        var unwritten = new List<string>();
        foreach (var route in missing)
        {
            unwritten.Add(await ReadyToPasteAsync(world, route, everybody));
        }

        var faults = unwritten
            .Prepend("These have no row in routes.md. So they answer now; judge each cell, then write it there:")
            .Concat(left.Select(l => $"routes.md has a row, and there is no route: {l}"))
            .Concat(wrong.Order())
            .Skip(unwritten.Count == 0 ? 1 : 0)
            .ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task B9_what_is_answered_to_somebody_is_kept_by_no_browser_and_no_proxy()
    {
        var kept = new List<string>();
        var answers = 0;
        foreach (var visitor in one.World.Everybody.Where(v => v.Column is "con" or "cod" or "shp" or "sec" or "adm"))
        {
            foreach (
                var row in Rows.Where(r =>
                    r.Method == "GET"
                    && r.Cells[visitor.Column] is "ok" or "none"
                    && !r.Marks.Contains("kept")
                    && (r.IsApi || !visitor.IsProgram)
                )
            )
            {
                if (await visitor.MayBeKeptAsync(row.Address(one.World.Fill)) is { } may)
                {
                    answers++;
                    kept.AddRange(may ? [$"{row}, as {visitor.Name}"] : []);
                }
            }
        }

        Assert.True(kept.Count == 0, string.Join('\n', kept));
        Assert.True(answers > 200, $"{answers} answers were looked at.");
    }

    [Fact]
    public void A_route_without_a_row_a_row_without_a_route_and_a_part_that_nothing_fills_are_found()
    {
        var rows = RouteTable.Read(
            """
            | route                    | nob | adm | with |
            | ------------------------ | --- | --- | ---- |
            | GET /people              | in  | ok  |      |
            | GET+POST /old/{id:long}  | to  | to  | id=7; →/new |
            | GET /cases/{Number}      | in  | —   | ?act=note |
            """
        );
        Assert.Equal(4, rows.Count);
        Assert.Equal(("in", "ok"), (rows[0].Cells["nob"], rows[0].Cells["adm"]));
        Assert.Equal(("/old/7", "/new"), (rows[2].Address(name => name), rows[2].LeadsTo));
        Assert.Equal("/cases/BC-1?act=note", rows[3].Address(name => name == "case" ? "BC-1" : name));
        var (missing, left) = RouteTable.Compare(rows, ["GET /people", "POST /people", "GET /old/{id:long}"]);
        Assert.Equal(["POST /people"], missing);
        Assert.Equal(["GET /cases/{Number}", "POST /old/{id:long}"], left);
        Assert.Equal(
            "GET /cases/{Number}?act=note, as nobody: it is 'ok', and should be 'in'.",
            Fault(rows[3], Nobody, "ok")
        );
        Assert.Null(Fault(rows[3], Nobody, "in"));
    }

    private static Visitor Nobody => new("nob", "nobody", null!, program: false);

    // Each route by its method; whether it is a page.
    private static Dictionary<string, bool> RoutesOf(World world) =>
        world
            .App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(e => (Pattern: "/" + e.RoutePattern.RawText!.Trim('/'), Endpoint: e))
            .Where(e => !Circuits.Any(c => e.Pattern.StartsWith(c, StringComparison.Ordinal)))
            .SelectMany(e => MethodsOf(e.Endpoint).Select(m => (Route: $"{m} {e.Pattern}", IsPage: IsPage(e.Endpoint))))
            .DistinctBy(r => r.Route)
            .ToDictionary(r => r.Route, r => r.IsPage, StringComparer.Ordinal);

    // A page is asked for and written to; one row holds for both.
    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint) =>
        IsPage(endpoint)
            ? ["GET"]
            : (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(m => m != "HEAD");

    private static bool IsPage(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    private static async Task<IReadOnlyList<string>> WalkAsync(
        World world,
        Visitor visitor,
        Dictionary<string, bool> routes
    )
    {
        var faults = new List<string>();
        foreach (var row in Rows.Where(r => !visitor.IsProgram || r.IsApi))
        {
            if (!routes.TryGetValue($"{row.Method} {row.Pattern}", out var isPage))
            {
                continue;
            }

            var who = row.Marks.Contains("fresh") ? await world.AgainAsync(visitor) : visitor;
            var address = row.Address(world.Fill);
            faults.AddRange(new[] { Fault(row, who, await who.AskAsync(row, address)) }.OfType<string>());
            if (isPage && row.Cells[who.Column] is "in" or "no" or "none" or "—")
            {
                var sent = await who.PostAsync(row, address);
                faults.AddRange(new[] { FaultOfForm(row, who, sent) }.OfType<string>());
            }
        }

        return faults;
    }

    private static string? Fault(RouteRow row, Visitor visitor, string cell) =>
        cell == row.Cells[visitor.Column]
            ? null
            : $"{row}, as {visitor.Name}: it is '{cell}', and should be '{row.Cells[visitor.Column]}'.";

    // A form that names no handler is told so where it was let in; nothing is shown and nothing done. Who follows a case that closed itself is led to its code.
    private static string? FaultOfForm(RouteRow row, Visitor visitor, string cell) =>
        cell == row.Cells[visitor.Column]
        || cell == "ask"
        || cell == "to /track" && row.Pattern.StartsWith("/track/", StringComparison.Ordinal)
            ? null
            : $"POST to {row}, as {visitor.Name}: it is '{cell}', and its page is '{row.Cells[visitor.Column]}'.";

    private static async Task<string> ReadyToPasteAsync(World world, string route, IEnumerable<Visitor> everybody)
    {
        var columns = Rows[0].Cells.Keys;
        var (method, pattern) = (route.Split(' ')[0], route[(route.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var row = new RouteRow(
            method,
            pattern,
            columns.ToDictionary(c => c, _ => ""),
            new Dictionary<string, string>(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal)
        );
        var cells = new List<string>();
        foreach (var column in columns)
        {
            cells.Add(await everybody.First(v => v.Column == column).AskAsync(row, row.Address(world.Fill)));
        }

        return RouteTable.Written(route, cells, "");
    }

    public sealed class OneWorld : IAsyncLifetime
    {
        internal World World { get; private set; } = null!;

        public async Task InitializeAsync() => World = await World.BuildAsync();

        public async Task DisposeAsync() => await World.DisposeAsync();
    }
}
