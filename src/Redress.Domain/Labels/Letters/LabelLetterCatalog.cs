using System.Reflection;

namespace Redress.Domain.Labels;

/// <summary>A part of what members are told about their labels.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LetterPartAttribute : Attribute;

/// <summary>All that members are told about their labels: the name of each text, and the values that it may use besides those that every letter has.</summary>
public static partial class LabelLetterCatalog
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> All = new(() =>
        typeof(LabelLetterCatalog)
            .GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(method => method.GetCustomAttribute<LetterPartAttribute>() is not null)
            .SelectMany(method => (IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>)method.Invoke(null, null)!)
            .ToDictionary(StringComparer.Ordinal)
    );

    /// <summary>By the name of the text.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ByTemplate => All.Value;
}
