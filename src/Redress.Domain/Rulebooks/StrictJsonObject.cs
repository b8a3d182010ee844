using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>
/// One object of a rulebook's JSON, read strictly: what is missing, of another type or unknown is noted with its path.
/// After a fault a value is a stand-in, or null where the caller goes on with what depends on it; with any fault noted, nothing of it is used.
/// </summary>
internal sealed partial class StrictJsonObject(JsonElement element, string path, Action<string, string> fault)
{
    private const string NotAnObject = "must be an object";
    private readonly HashSet<string> _read = [];

    public static StrictJsonObject? Open(JsonElement element, string path, Action<string, string> fault)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return new StrictJsonObject(element, path, fault);
        }

        fault(path, NotAnObject);
        return null;
    }

    public string At(string name) => $"{path}.{name}";

    public void AddError(string name, string what) => fault(At(name), what);

    /// <summary>Notes the fault unless what is required holds.</summary>
    public void Require(bool holds, string name, string what)
    {
        if (!holds)
        {
            AddError(name, what);
        }
    }

    public bool Has(string name) => element.TryGetProperty(name, out _);

    /// <summary>Whether it is said that there is none.</summary>
    public bool IsNull(string name)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Null)
        {
            return false;
        }

        _read.Add(name);
        return true;
    }

    public string Text(string name, int longest = 300)
    {
        if (Value(name, JsonValueKind.String, "must be a text") is not { } value)
        {
            return "";
        }

        var text = value.GetString()!;
        Require(
            text.Length > 0 && text.Length <= longest && text.Trim() == text,
            name,
            $"must be a text of 1 to {longest} letters without space around it"
        );
        return text;
    }

    public string Text(string name, Regex form, string what)
    {
        var text = Text(name);
        Require(text.Length == 0 || form.IsMatch(text), name, $"must be {what}, not '{text}'");
        return text;
    }

    public bool Flag(string name)
    {
        if (Value(name) is not { } value)
        {
            return false;
        }

        Require(value.ValueKind is JsonValueKind.True or JsonValueKind.False, name, "must be true or false");
        return value.ValueKind == JsonValueKind.True;
    }

    public int? Integer(string name, int least, int most)
    {
        if (Value(name, JsonValueKind.Number, "must be a number") is not { } value)
        {
            return null;
        }

        if (value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        AddError(name, $"must be a whole number from {least} to {most}");
        return null;
    }

    public DateOnly Date(string name)
    {
        var text = Text(name);
        var known =
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 2000 and <= 2200;
        Require(known || text.Length == 0, name, $"must be a day such as 2026-01-31, not '{text}'");
        return day;
    }

    public Period? Period(string name)
    {
        var text = Text(name);
        if (Terms.Period.TryParse(text, out var period) && period != default)
        {
            return period;
        }

        Require(text.Length == 0, name, $"must be a period such as P3M or P14D, not '{text}'");
        return null;
    }

    /// <summary>An amount in the scheme's currency, in whole cents and more than nothing.</summary>
    public Money? Amount(string name, string currency)
    {
        if (Object(name) is not { } json)
        {
            return null;
        }

        var amount =
            json.Value("amount", JsonValueKind.Number, "must be a number") is { } value
            && value.TryGetDecimal(out var number)
                ? number
                : (decimal?)null;
        var unit = json.Text("currency");
        json.Require(amount is null or (> 0 and <= 10_000_000), "amount", "must be more than 0 and at most 10000000");
        json.Require(
            unit.Length == 0 || unit == currency,
            "currency",
            $"must be the scheme's, {currency}, not '{unit}'"
        );
        json.RefuseUnreadProperties();
        if (amount is not { } sum)
        {
            return null;
        }

        var money = new Money(sum, currency);
        json.Require(money.IsWholeCents, "amount", "must be in whole cents");
        return money;
    }

    public T? Choice<T>(string name)
        where T : struct, Enum => Value(name) is { } value ? Chosen<T>(value, At(name)) : null;

    public StrictJsonObject? Object(string name) => Value(name) is { } value ? Open(value, At(name), fault) : null;

    /// <summary>The names that the object has; each is to be read.</summary>
    public IEnumerable<string> Names => element.EnumerateObject().Select(property => property.Name);

    /// <summary>A text in each of the languages, and in no other.</summary>
    public IReadOnlyDictionary<string, string> InEach(IReadOnlyList<string> languages, string name)
    {
        if (Object(name) is not { } json)
        {
            return new Dictionary<string, string>();
        }

        var texts = languages.ToDictionary(language => language, language => json.Text(language));
        json.RefuseUnreadProperties("is not a language of the scheme");
        return texts;
    }

    /// <summary>To be called when all was read: what is left is unknown.</summary>
    public void RefuseUnreadProperties(string what = "is not known here")
    {
        foreach (var name in Names.Where(name => !_read.Contains(name)))
        {
            AddError(name, what);
        }
    }

    private JsonElement? Value(string name, JsonValueKind kind, string otherwise)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        Require(value.ValueKind == kind, name, otherwise);
        return value.ValueKind == kind ? value : null;
    }

    private JsonElement? Value(string name)
    {
        _read.Add(name);
        if (element.TryGetProperty(name, out var value))
        {
            return value;
        }

        AddError(name, "is missing");
        return null;
    }

    private T? Chosen<T>(JsonElement value, string at)
        where T : struct, Enum
    {
        var word = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        foreach (var choice in Enum.GetValues<T>())
        {
            if (Camel(choice.ToString()) == word)
            {
                return choice;
            }
        }

        fault(at, $"is not one of {string.Join(", ", Enum.GetNames<T>().Select(Camel))}: '{word}'");
        return null;
    }

    internal static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
