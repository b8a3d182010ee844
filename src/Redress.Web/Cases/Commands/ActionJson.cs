using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Decisions;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>JSON as the API speaks it: camelCase, enums by name, periods and dates in ISO 8601.</summary>
internal static class ActionJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new PeriodJson(),
            new TextJson(),
        },
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OmitComputed } },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Of the law's own records only what they hold is told, not what they reckon from it.
    private static void OmitComputed(JsonTypeInfo type)
    {
        for (
            var i = type.Properties.Count - 1;
            i >= 0 && type.Type.Namespace?.StartsWith("Redress.Domain", StringComparison.Ordinal) == true;
            i--
        )
        {
            if (type.Properties[i].AttributeProvider is PropertyInfo { SetMethod: null })
            {
                type.Properties.RemoveAt(i);
            }
        }
    }

    /// <summary>The JSON object of a body; null when the body is not one (400). An empty body is an empty object.</summary>
    public static JsonElement? Object(ReadOnlySpan<byte> body)
    {
        if (body.Length == 0)
        {
            return JsonSerializer.SerializeToElement(new { });
        }

        try
        {
            var reader = new Utf8JsonReader(body);
            var root = JsonElement.ParseValue(ref reader);
            while (reader.Read())
            {
                return null;
            }

            return root.ValueKind == JsonValueKind.Object ? root : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static ActRequest Read(Type kind, JsonElement body)
    {
        var (command, unread) = Fields(kind, body);
        var (paper, wrong) = Fields(typeof(Paper), body);
        // Whose act it is counts where its day cannot be read: then that is what is told.
        var marks = paper as Paper ?? new Paper(WhoseAlone(body), null, null);
        if (command is EnterMessageAsAct entry)
        {
            (command, unread) = Entered(entry);
            return new ActRequest(kind, (Command)command, unread);
        }

        unread ??= command is Command typed ? TypedContacts.Examine(typed) : null;
        return new ActRequest(
            kind,
            unread is null && wrong is null ? (Command?)command : null,
            unread ?? wrong,
            marks.OnBehalfOf,
            marks.Arrived
        )
        {
            Paper = string.IsNullOrWhiteSpace(marks.Document) ? null : marks.Document,
        };
    }

    // FP-20: the fields of the act that the message says; what cannot be read of them is refused once the act itself may be done.
    private static (Command Command, Refusal? Unread) Entered(EnterMessageAsAct entry)
    {
        if (!CommandCatalog.ByName.TryGetValue(entry.Act ?? "", out var kind))
        {
            return (entry, null);
        }

        var (said, unread) = Fields(kind, entry.Fields ?? JsonSerializer.SerializeToElement(new { }));
        unread ??= said is Command typed ? TypedContacts.Examine(typed) : null;
        return (entry with { Entered = said as Command }, unread);
    }

    /// <summary>Reads a record; a field of a wrong type, or an unknown name of an enum, is refused at its path (422).</summary>
    public static (object? Value, Refusal? Unread) Fields(Type type, JsonElement body)
    {
        try
        {
            return (body.Deserialize(type, Options), null);
        }
        catch (JsonException e)
        {
            return (null, Refusal.Field(Path(e.Path), "BC-4", FieldReason.NotReadable));
        }
    }

    // As it stands there: what cannot be a text names no party.
    private static Party? WhoseAlone(JsonElement body)
    {
        try
        {
            return body.TryGetProperty("onBehalfOf", out var said)
                ? Parties
                    .Both.Select(p => (Party?)p)
                    .FirstOrDefault(p => said.GetRawText() == $"\"{WireNames.Camel($"{p}")}\"")
                : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Path(string? path) => path is null or "$" ? "" : path[2..];

    // A text that cannot be kept is refused at its field, before anything is done with it.
    private sealed class TextJson : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } text && text.Contains('\0', StringComparison.Ordinal)
                ? throw new JsonException()
                : reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value);
    }

    private sealed record Paper(
        Party? OnBehalfOf,
        DateOnly? Arrived,
        [property: JsonPropertyName("paper")] string? Document
    );

    /// <summary>What the API tells of a field: its type in words of its own, whether it must be given.</summary>
    public static (string Type, bool Required) Describe(ParameterInfo field)
    {
        var type = Nullable.GetUnderlyingType(field.ParameterType) ?? field.ParameterType;
        return (TypeName(type, field), field.GetCustomAttribute<RequiredByAttribute>() is not null);
    }

    private static string TypeName(Type type, ParameterInfo field)
    {
        if (type == typeof(string))
        {
            return field.GetCustomAttribute<LongTextAttribute>() is { } text
                ? text.Markdown
                    ? "markdown"
                    : "text"
                : "string";
        }

        if (type.IsGenericType)
        {
            var of = type.GetGenericArguments()[0];
            return of == typeof(string) ? "list" : $"list:{RowNames.GetValueOrDefault(of) ?? WireNames.Camel(of.Name)}";
        }

        return type.IsEnum ? "choice" : Names.GetValueOrDefault(type) ?? WireNames.Camel(type.Name);
    }

    // Rows of a form that outside programs know by another name than ours.
    private static readonly Dictionary<Type, string> RowNames = new()
    {
        [typeof(ProposedClause)] = "proposedTerm",
        [typeof(ProposedActivation)] = "activation",
    };

    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(bool)] = "boolean",
        [typeof(int)] = "integer",
        [typeof(DateOnly)] = "date",
        [typeof(DateTimeOffset)] = "instant",
        [typeof(Money)] = "money",
        [typeof(Domain.Terms.Period)] = "period",
        [typeof(NamedRepresentative)] = "representative",
        [typeof(JsonElement)] = "object",
    };
}
