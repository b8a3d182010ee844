using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Redress.Domain.Cases;
using Redress.Domain.Labels;
using Redress.Domain.Terms;

namespace Redress.Web.Storage;

/// <summary>A case to JSON and back. The law keeps its setters private; only the storage reaches through them.</summary>
internal static class CaseJson
{
    /// <summary>How the law's own aggregates and values are stored: setters that are private are reached through, what is reckoned is left out.</summary>
    internal static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ReachThrough } },
        Converters = { new JsonStringEnumConverter(), new PeriodJson() },
    };

    public static string Write(Case c) => JsonSerializer.Serialize(c, Options);

    public static Case Read(string json) => JsonSerializer.Deserialize<Case>(json, Options)!;

    private static void ReachThrough(JsonTypeInfo type)
    {
        if (
            type.Kind != JsonTypeInfoKind.Object
            || type.Type.Namespace?.StartsWith("Redress.Domain", StringComparison.Ordinal) != true
        )
        {
            return;
        }

        if (type.Type == typeof(Case) || type.Type == typeof(LabelFile))
        {
            type.CreateObject = () => Activator.CreateInstance(type.Type, nonPublic: true)!;
        }

        // What is reckoned from the rest is not stored.
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].AttributeProvider is not PropertyInfo property)
            {
                continue;
            }

            if (property.SetMethod is null)
            {
                type.Properties.RemoveAt(i);
            }
            else
            {
                type.Properties[i].Set ??= property.SetValue;
            }
        }
    }
}

/// <summary>A calendar period as ISO 8601 (<c>P14D</c>); a bare number is a number of days.</summary>
internal sealed class PeriodJson : JsonConverter<Period>
{
    public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var days))
        {
            return new Period(0, 0, days);
        }

        return reader.TokenType == JsonTokenType.String && Period.TryParse(reader.GetString()!, out var period)
            ? period
            : throw new JsonException("not a period");
    }

    public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
