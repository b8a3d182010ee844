using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Redress.Web.Worklist.List;

/// <summary>The addresses of the list of cases: what is filtered, in which order, which case is looked at. All of it is in the address, so that it is a bookmark, and a link to a colleague.</summary>
internal static class ListAddress
{
    public const string Path = "/cases";
    public const string Sort = "sort";
    private const string Export = "/cases.csv";
    private const string After = "after";
    private const string Peek = "peek";

    private const string Done = "done";

    // What tells how the last form went, and is no part of the list.
    private static readonly string[] OfOneAnswer = [Done, "check"];

    public static bool IsOne(string address) => PathOf(address).TrimEnd('/') == Path;

    /// <summary>The address of the list as it is looked at, without what was told there.</summary>
    public static string Of(string address) => Write(Path, Read(address));

    /// <summary>The same list with one thing otherwise, from its beginning.</summary>
    /// <param name="value">Null: without it.</param>
    public static string With(string address, string name, string? value) =>
        Write(Path, Read(address).Where(p => p.Name != name && p.Name != After).Append((name, value)));

    /// <summary>The same, where it is told what was done.</summary>
    public static string Told(string address, string done) => Write(Path, Read(address).Append((Done, done)));

    /// <summary>The next page of the same list, for who has no script.</summary>
    public static string AfterThis(string address, string? cursor) =>
        Write(Path, Read(address).Where(p => p.Name != After).Append((After, cursor)));

    /// <summary>The same page of the list with that case beside it.</summary>
    public static string Looking(string address, string? number) =>
        Write(Path, Read(address).Where(p => p.Name != Peek).Append((Peek, number)));

    /// <summary>What is listed, and in which order: the same for every page of the list, and whatever is looked at beside it.</summary>
    public static string Listed(string address) =>
        Write(Path, Read(address).Where(p => p.Name is not (After or Peek)).OrderBy(p => p.Name));

    /// <summary>The view alone, with nothing filtered, in the order that was chosen.</summary>
    public static string Unfiltered(string address) => Write(Path, Read(address).Where(p => p.Name is "view" or Sort));

    /// <summary>The same list as a file.</summary>
    public static string AsFile(string address) =>
        Write(Export, Read(address).Where(p => p.Name is not (After or Peek)));

    /// <summary>What is asked for there.</summary>
    public static WorklistFilters FiltersOf(string address) => WorklistFilters.Of(new QueryCollection(Parse(address)));

    /// <summary>The case that is looked at beside the list; null for none.</summary>
    public static string? PeekedIn(string address) =>
        Parse(address).TryGetValue(Peek, out var number) && number.ToString() is { Length: > 0 } one ? one : null;

    private static IEnumerable<(string Name, string? Value)> Read(string address) =>
        Parse(address).Where(p => !OfOneAnswer.Contains(p.Key)).SelectMany(p => p.Value.Select(v => (p.Key, v)));

    private static Dictionary<string, StringValues> Parse(string address) =>
        QueryHelpers.ParseQuery(address[PathOf(address).Length..]);

    private static string PathOf(string address) => address.Split('?', 2)[0];

    private static string Write(string path, IEnumerable<(string Name, string? Value)> query)
    {
        var all = string.Join(
            '&',
            query
                .Where(p => !string.IsNullOrEmpty(p.Value))
                .Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value!)}")
        );
        return all.Length == 0 ? path : $"{path}?{all}";
    }
}
