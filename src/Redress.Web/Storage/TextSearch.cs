using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using Redress.Domain.Rulebooks;

namespace Redress.Web.Storage;

/// <summary>
/// How texts are searched: each is indexed in its own language, and what is sought is looked for in every language of the installation's schemes, and as it is written.
/// The only place that knows how the database calls a language.
/// </summary>
internal sealed class TextSearch(RulebookCatalog rulebooks)
{
    private const string AsWritten = "simple";

    // The last one is that of any other language. The columns are made of this table: changing it takes a migration.
    private static readonly (string Language, string Configuration)[] Table =
    [
        ("nl", "dutch"),
        ("fr", "french"),
        ("en", "english"),
    ];

    /// <summary>The configuration of a row by its column <c>language</c>, for a computed column.</summary>
    public static string ConfigurationOfRow { get; } =
        $"CASE language {string.Join(' ', Table[..^1].Select(t => $"WHEN '{t.Language}' THEN '{t.Configuration}'::regconfig"))} ELSE '{Table[^1].Configuration}'::regconfig END";

    private static readonly MethodInfo Or = MethodOf<NpgsqlTsQuery, NpgsqlTsQuery, NpgsqlTsQuery>((a, b) => a.Or(b));

    private static readonly MethodInfo Matches = MethodOf<NpgsqlTsVector, NpgsqlTsQuery, bool>((v, q) => v.Matches(q));

    private readonly string[] _configurations =
    [
        .. Table
            .Where(t => rulebooks.Languages.Any(language => ConfigurationOf(language) == t.Configuration))
            .Select(t => t.Configuration),
        AsWritten,
    ];

    /// <summary>The same question in SQL; <c>{0}</c> stands for what is sought.</summary>
    public string Sql => string.Join(" || ", _configurations.Select(c => $"websearch_to_tsquery('{c}', {{0}})"));

    /// <summary>The rows whose indexed words answer to what is sought.</summary>
    public IQueryable<T> Matching<T>(IQueryable<T> rows, Expression<Func<T, NpgsqlTsVector>> indexed, string sought)
    {
        var query = _configurations
            .Select(Expression (configuration) => Query(configuration, sought))
            .Aggregate((one, other) => Expression.Call(Or, one, other));
        var matches = Expression.Call(Matches, indexed.Body, query);
        return rows.Where(Expression.Lambda<Func<T, bool>>(matches, indexed.Parameters));
    }

    private static string ConfigurationOf(string language) =>
        Table.FirstOrDefault(t => t.Language == language, Table[^1]).Configuration;

    // The configuration is a constant of the statement, as the planner needs it; what is sought is a parameter.
    private static MethodCallExpression Query(string configuration, string sought)
    {
        Expression<Func<NpgsqlTsQuery>> query = () => EF.Functions.WebSearchToTsQuery("", sought);
        var call = (MethodCallExpression)query.Body;
        return call.Update(call.Object, [call.Arguments[0], Expression.Constant(configuration), call.Arguments[2]]);
    }

    private static MethodInfo MethodOf<TOne, TOther, TResult>(Expression<Func<TOne, TOther, TResult>> call) =>
        ((MethodCallExpression)call.Body).Method;
}
