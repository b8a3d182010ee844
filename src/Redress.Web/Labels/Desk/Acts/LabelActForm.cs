using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Redress.Domain;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Formatting;
using Redress.Web.Shell.Days;
using Redress.Web.Shell.Fields;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Labels.Desk.Acts;

/// <summary>Makes of a posted form the act that it asks for, by the same reader as the API's; what cannot be read is told at its field.</summary>
internal static class LabelActForm
{
    /// <summary>The rows that a form offers of a list, beside those that are filled in.</summary>
    public const int FreeRows = 2;

    private const int MostRows = 30;

    /// <summary>Null where something cannot be read: the form tells what.</summary>
    public static LabelCommand? Read(
        string act,
        IReadOnlyList<LabelActInput> inputs,
        PostedForm form,
        Rulebook rulebook,
        RefusalTexts refusals
    )
    {
        var body = new JsonObject();
        foreach (var input in inputs)
        {
            if (ValueOf(input, form, rulebook, refusals) is { } value)
            {
                body[input.Path] = value;
            }
        }

        if (form.Errors.Count > 0)
        {
            return null;
        }

        var (command, unread) = LabelActions.Read(act, JsonSerializer.SerializeToElement(body));
        foreach (var field in unread?.Fields ?? [])
        {
            form.Refuse(field.Field, refusals.Field(field));
        }

        return unread is null ? command : null;
    }

    /// <summary>How many rows of a list the form shows.</summary>
    public static int RowsOf(string path, PostedForm form)
    {
        var filled = 0;
        for (var i = 0; i < MostRows; i++)
        {
            filled = form.Has($"{path}[{i}].text") || form.Has($"{path}[{i}].due") ? i + 1 : filled;
        }

        return Math.Min(filled + FreeRows, MostRows);
    }

    private static JsonNode? ValueOf(LabelActInput input, PostedForm form, Rulebook rulebook, RefusalTexts refusals)
    {
        if (input.Type == "boolean")
        {
            return Ticked(input, form);
        }

        if (input.Type == "list:shortcomingTold")
        {
            return Rows(input.Path, form, refusals);
        }

        var text = form[input.Path];
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return input.Type switch
        {
            "date" => Day(input.Path, form, refusals),
            "integer" => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? JsonValue.Create(number)
                : Unread(input.Path, form, refusals),
            "money" => AmountReader.Read(text, rulebook.Currency) is { } amount
                ? new JsonObject { ["amount"] = amount, ["currency"] = rulebook.Currency }
                : Unread(input.Path, form, refusals),
            "instant" => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
                ? JsonValue.Create(SchemeTime.Of(rulebook).FromWall(wall).ToString("O", CultureInfo.InvariantCulture))
                : Unread(input.Path, form, refusals),
            _ => JsonValue.Create(text),
        };
    }

    // What has to be answered has no answer of its own.
    private static JsonValue? Ticked(LabelActInput input, PostedForm form) =>
        input.IsAsked && !form.Has(input.Path) ? null : JsonValue.Create(form.All(input.Path).Contains("true"));

    private static JsonArray? Rows(string path, PostedForm form, RefusalTexts refusals)
    {
        var rows = new JsonArray();
        for (var i = 0; i < MostRows; i++)
        {
            var (text, due) = ($"{path}[{i}].text", $"{path}[{i}].due");
            if (form.Has(text) || form.Has(due))
            {
                rows.Add(
                    (JsonNode)
                        new JsonObject
                        {
                            ["text"] = form[text],
                            ["due"] = form.Has(due) ? Day(due, form, refusals) : null,
                        }
                );
            }
        }

        return rows.Count == 0 ? null : rows;
    }

    private static JsonValue? Day(string path, PostedForm form, RefusalTexts refusals)
    {
        if (DayReader.Whole(form[path]) is { } day)
        {
            return JsonValue.Create(day.ToString(DayReader.Iso, CultureInfo.InvariantCulture));
        }

        form.Refuse(path, refusals.NoDay);
        return null;
    }

    private static JsonNode? Unread(string path, PostedForm form, RefusalTexts refusals)
    {
        form.Refuse(path, refusals.Field(new FieldRefusal(path, "BC-4", FieldReason.NotReadable)));
        return null;
    }
}
