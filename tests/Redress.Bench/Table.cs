using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Redress.Bench;

/// <summary>How the rows of an entity lie in a table of the engine in use, as the program's own model says: for writing many at once, past EF Core.</summary>
internal sealed class Table
{
    private readonly IReadOnlyList<Column> _columns;

    private Table(string name, IReadOnlyList<Column> columns) => (Name, _columns) = (name, columns);

    public string Name { get; }

    /// <summary>The names of the columns that are written, quoted and with commas; a column that the database fills itself is none.</summary>
    public string Columns => string.Join(", ", _columns.Select(c => $"\"{c.Name}\""));

    public int Width => _columns.Count;

    public static Table Of(IModel model, Type entity)
    {
        var type = model.FindEntityType(entity)!;
        return new Table(
            type.GetTableName()!,
            [
                .. type.GetProperties()
                    .Where(p =>
                        p.ValueGenerated != ValueGenerated.OnAddOrUpdate
                        && !(p.ValueGenerated == ValueGenerated.OnAdd && p.ClrType == typeof(long))
                    )
                    .Select(p => new Column(
                        p.GetColumnName(),
                        p.PropertyInfo,
                        p.PropertyInfo is null ? type.GetDiscriminatorValue() : null,
                        p.GetTypeMapping().Converter
                    )),
            ]
        );
    }

    /// <summary>What is written of a row, in the order of <see cref="Columns"/>.</summary>
    public object?[] Values(object row)
    {
        var values = new object?[_columns.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = _columns[i].ValueOf(row);
        return values;
    }

    private sealed record Column(string Name, PropertyInfo? Property, object? Fixed, ValueConverter? Converter)
    {
        public object? ValueOf(object row)
        {
            var value = Property is null ? Fixed : Property.GetValue(row);
            return value is not null && Converter is not null ? Converter.ConvertToProvider(value) : value;
        }
    }
}
