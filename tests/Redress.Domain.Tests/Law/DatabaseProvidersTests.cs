namespace Redress.Domain.Tests.Law;

/// <summary>What only one of the two databases knows stays in its engine's folder: the rest of the program runs on both.</summary>
public sealed class DatabaseProvidersTests
{
    private static readonly (string Namespace, string[] Providers)[] Engines =
    [
        (
            "Redress.Web.Storage.Sqlite",
            ["Microsoft.Data.Sqlite", "SQLitePCLRaw", "Microsoft.EntityFrameworkCore.Sqlite"]
        ),
        ("Redress.Web.Storage.Postgres", ["Npgsql"]),
    ];

    [Fact]
    public void A_type_of_a_databases_provider_is_used_by_its_engine_alone()
    {
        using var web = Web();
        var uses = (
            from type in web.Types()
            from used in type.Uses
            from engine in Engines
            where engine.Providers.Any(p => used.Assembly.StartsWith(p, StringComparison.Ordinal))
            select (By: type.Type, Used: used, Engine: engine.Namespace)
        ).ToList();
        // Else the test would look past what it watches.
        Assert.All(Engines, e => Assert.Contains(uses, u => u.By.Namespace == e.Namespace && u.Engine == e.Namespace));
        Assert.Empty(uses.Where(u => !IsIn(u.By, u.Engine)).Select(u => $"{u.By.Name} uses {u.Used.Name}"));
    }

    [Fact]
    public void Nobody_but_the_setup_of_the_storage_names_an_engine()
    {
        using var web = Web();
        var names =
            from type in web.Types()
            from used in type.Uses
            from engine in Engines
            where IsIn(used, engine.Namespace) && !IsIn(type.Type, engine.Namespace)
            where type.Type != new UsedType("Redress.Web", "Redress.Web.Storage.Setup", "StorageSetup")
            select $"{type.Type.Name} names {used.Name}";
        Assert.Empty(names);
    }

    private static bool IsIn(UsedType type, string engine) =>
        type.Namespace == engine || type.Namespace.StartsWith(engine + ".", StringComparison.Ordinal);

    private static CompiledProject Web() => new(Repository.Assembly("Redress.Web"));
}
