using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace Redress.Domain;

/// <summary>The names of the program's own words as outside programs and the texts know them.</summary>
public static class WireNames
{
    private static readonly ConcurrentDictionary<Enum, string> Keys = new();

    /// <summary>The value's name in kebab-case: <c>not-in-this-state</c>.</summary>
    public static string Key<T>(this T value)
        where T : struct, Enum => Keys.GetOrAdd(value, static v => Kebab(v.ToString()));

    /// <summary><c>SentToMember</c> as <c>sentToMember</c>, the way of enums in JSON.</summary>
    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary><c>NotInThisState</c> as <c>not-in-this-state</c>.</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    /// <summary>What is called <c>change-roles</c> on the wire, as a key of texts has it: <c>changeRoles</c>.</summary>
    public static string KeyOf(string wire) =>
        string.Concat(
            wire.Split('-', StringSplitOptions.RemoveEmptyEntries)
                .Select((part, i) => i == 0 ? Camel(part) : string.Concat(part[..1].ToUpperInvariant(), part[1..]))
        );
}
