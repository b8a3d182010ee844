using System.Globalization;
using System.Reflection;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Labels.Commands;

namespace Redress.Domain.Tests.Labels.Stories;

/// <summary>An act of a story as a command, from the words of its fields: the domain's own reading of them, beside the API's.</summary>
internal static class StoryFields
{
    /// <summary>The command; or the refusal of a value that no such field can have, which the API tells as one of that field.</summary>
    /// <param name="idOf">The id of the first, second … thing of that name: <c>measure</c>, 1.</param>
    public static (LabelCommand? Command, Refusal? Unread) Read(
        StoryAct act,
        string? document,
        Func<string, string, string> idOf
    )
    {
        if (
            act.Action.Split('-', 2) is [("confirm" or "reject") and var word, var proposed]
            && LabelCommandCatalog.OfTwo.ContainsKey(proposed)
        )
        {
            return (
                word == "confirm"
                    ? new ConfirmProposed(proposed)
                    : new RejectProposed(proposed, act.Fields.GetValueOrDefault("reason")),
                null
            );
        }

        var type = LabelCommandCatalog.ByName[act.Action];
        var constructor = type.GetConstructors()[0];
        var given = new Dictionary<string, string>(act.Fields, StringComparer.Ordinal);
        var values = new List<object?>();
        foreach (var field in constructor.GetParameters())
        {
            var name = CommandCatalog.FieldPath(field.Name!);
            if (name == "document" && act.Document)
            {
                values.Add(document);
            }
            else if (given.Remove(name, out var text))
            {
                if (!TryValue(text, name, field.ParameterType, idOf, out var value))
                {
                    var rule = field.GetCustomAttribute<RequiredByAttribute>()!.Rule;
                    return (null, Refusal.Field(name, rule, FieldReason.Unknown));
                }

                values.Add(value);
            }
            else
            {
                values.Add(field.HasDefaultValue ? field.DefaultValue : null);
            }
        }

        if (given.Count > 0)
        {
            throw new FormatException($"{act.Action} has no field {string.Join(", ", given.Keys)}.");
        }

        if (act.Document && !type.IsAssignableTo(typeof(IWithDocument)))
        {
            throw new FormatException($"{act.Action} takes no document.");
        }

        return ((LabelCommand)constructor.Invoke([.. values]), null);
    }

    private static bool TryValue(
        string text,
        string name,
        Type type,
        Func<string, string, string> idOf,
        out object? value
    )
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum)
        {
            return Enum.TryParse(plain, text, ignoreCase: true, out value);
        }

        value = plain switch
        {
            _ when plain == typeof(string) => name is "measure" or "misuse" or "shortcoming" or "change" or "term"
                ? idOf(name, text)
                : text,
            _ when plain == typeof(bool) => text is "yes" or "true" ? true
            : text is "no" or "false" ? false
            : throw new FormatException($"{name} is yes or no."),
            _ when plain == typeof(int) => int.Parse(text, CultureInfo.InvariantCulture),
            _ when plain == typeof(DateOnly) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ when plain == typeof(DateTimeOffset) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
            _ when plain == typeof(Money) => Money.Euro(decimal.Parse(text, CultureInfo.InvariantCulture)),
            _ when plain == typeof(IReadOnlyList<ShortcomingTold>) => ShortcomingsOf(text),
            _ => throw new FormatException($"No way to read {name} of {plain.Name}."),
        };
        return true;
    }

    // [no-terms-page|2026-05-04,no-return-form|2026-05-11]
    public static IReadOnlyList<ShortcomingTold> ShortcomingsOf(string text) =>
        [
            .. text.Trim('[', ']')
                .Split(',')
                .Select(one => one.Split('|'))
                .Select(one => new ShortcomingTold(
                    one[0],
                    DateOnly.ParseExact(one[1], "yyyy-MM-dd", CultureInfo.InvariantCulture)
                )),
        ];
}
