using System.Text.Json;
using System.Text.Json.Serialization;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;

namespace Redress.Web.Storage.Labels;

/// <summary>The file of a member's labels to JSON and back. How the member stands in the register is not stored with it.</summary>
internal static class LabelFileJson
{
    private static readonly JsonSerializerOptions Options = new(CaseJson.Options) { Converters = { new ActJson() } };

    public static string Write(LabelFile file) => JsonSerializer.Serialize(file, Options);

    public static LabelFile Read(string json) => JsonSerializer.Deserialize<LabelFile>(json, Options)!;

    // An act that waits for a second person, by its name.
    private sealed class ActJson : JsonConverter<LabelCommand>
    {
        public override LabelCommand? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            var type = LabelCommandCatalog.All[root.GetProperty("act").GetString()!];
            return (LabelCommand?)root.GetProperty("fields").Deserialize(type, CaseJson.Options);
        }

        public override void Write(Utf8JsonWriter writer, LabelCommand value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("act", value.Name);
            writer.WritePropertyName("fields");
            JsonSerializer.Serialize(writer, value, value.GetType(), CaseJson.Options);
            writer.WriteEndObject();
        }
    }
}
