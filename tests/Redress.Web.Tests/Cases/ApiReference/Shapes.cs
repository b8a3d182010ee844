using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Terms;
using Redress.Web.Cases.Commands;

namespace Redress.Web.Tests.Cases.ApiReference;

/// <summary>The names of types on the wire, and all that were met: records, which are told field by field, and enumerations.</summary>
internal sealed class Shapes
{
    private static readonly Dictionary<Type, string> Simple = new()
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "boolean",
        [typeof(int)] = "integer",
        [typeof(long)] = "integer",
        [typeof(decimal)] = "number",
        [typeof(DateOnly)] = "date",
        [typeof(DateTimeOffset)] = "instant",
        [typeof(Period)] = "period",
        [typeof(Money)] = "money",
        [typeof(object)] = "object",
        [typeof(JsonElement)] = "any",
    };

    private readonly SortedDictionary<string, Type> _enumerations = new(StringComparer.Ordinal);
    private readonly List<Type> _rows = [];

    public IEnumerable<KeyValuePair<string, Type>> Enumerations => _enumerations;

    /// <summary>The records that acts take in their fields, in the order in which they were met.</summary>
    public IReadOnlyList<Type> Rows => _rows;

    /// <summary>The type of a field of an act, as <c>actions</c> of a case tells it; what it is made of is linked.</summary>
    public string TypeOf(ParameterInfo field) =>
        field.GetCustomAttribute<OneOfAttribute>() is { } of ? $"{Described(field)}, of `{of.What}`" : Described(field);

    /// <summary>What a record of rows is called.</summary>
    public static string NameOfRow(Type row, IEnumerable<ParameterInfo> fields) =>
        fields
            .Where(field =>
                Bare(field.ParameterType) is var type && (type == row || type.GetGenericArguments().Contains(row))
            )
            .Select(field => ActionJson.Describe(field).Type.Split(':')[^1])
            .First();

    /// <summary>The records of an answer, each with its fields, the answer first.</summary>
    public IEnumerable<(string Name, string Fields)> Of(params Type[] answers)
    {
        var met = new List<Type>(answers);
        for (var i = 0; i < met.Count; i++)
        {
            var fields = ActionJson
                .Options.GetTypeInfo(met[i])
                .Properties.Where(property => property.Get is not null)
                .Select(property => $"`{property.Name}` {Told(property, met)}")
                .ToList();
            yield return (NameOf(met[i]), string.Join(", ", fields));
        }

        Assert.Equal(met.Count, met.Select(NameOf).Distinct().Count());
    }

    public void Meet(Type enumeration) => _enumerations[WireNames.Camel(enumeration.Name)] = enumeration;

    public IEnumerable<string> Values(Type enumeration)
    {
        Meet(enumeration);
        return Enum.GetNames(enumeration).Select(WireNames.Camel);
    }

    private string Described(ParameterInfo field)
    {
        var (type, _) = ActionJson.Describe(field);
        var of = Bare(field.ParameterType);
        of = of.IsGenericType ? Bare(of.GetGenericArguments()[0]) : of;
        if (of.IsEnum)
        {
            return $"{type}: {string.Join(", ", Values(of).Select(value => $"`{value}`"))}";
        }

        if (Simple.ContainsKey(of))
        {
            return type;
        }

        if (!_rows.Contains(of))
        {
            _rows.Add(of);
        }

        var name = type.Split(':')[^1];
        return type.Replace(name, $"[{name}](#{name.ToLowerInvariant()})", StringComparison.Ordinal);
    }

    private string Told(JsonPropertyInfo property, List<Type> met)
    {
        var nullable = Nullable.GetUnderlyingType(property.PropertyType) is not null || property.IsGetNullable;
        return Told(Bare(property.PropertyType), met) + (nullable ? " or null" : "");
    }

    private string Told(Type type, List<Type> met)
    {
        if (Simple.TryGetValue(type, out var simple))
        {
            return simple;
        }

        if (type.IsEnum)
        {
            Meet(type);
            return $"[{WireNames.Camel(type.Name)}](#enumerations)";
        }

        if (type.IsGenericType)
        {
            return $"list of {Told(Bare(type.GetGenericArguments()[0]), met)}";
        }

        if (!met.Contains(type))
        {
            met.Add(type);
        }

        return NameOf(type);
    }

    private static string NameOf(Type type) =>
        WireNames.Camel(
            type.Name.Replace("Shape", "", StringComparison.Ordinal).Replace("Json", "", StringComparison.Ordinal)
        );

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
