using Microsoft.AspNetCore.WebUtilities;

namespace Redress.Web.KeptForms;

/// <summary>The address under which a form is kept: without what only the moment asked of the page, and without a secret.</summary>
internal static class KeptAddress
{
    /// <summary>The field of an address that asks for what is wrong with the page to be told.</summary>
    public const string Check = "check";

    // What a page was asked to show once: what is wrong with it, what was done.
    private static readonly HashSet<string> OfTheMoment = [Check, "done"];

    // The code stands in the path itself.
    private const string LinkOfAMail = "/open/";

    /// <summary>Null: nothing is kept of what is sent there.</summary>
    public static string? Of(string address)
    {
        var (path, query) = address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at
            ? (address[..at], address[at..])
            : (address, "");
        if (path.StartsWith(LinkOfAMail, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var named = QueryHelpers
            .ParseQuery(query)
            .Where(q => !OfTheMoment.Contains(q.Key) && KeptForm.Keeps(q.Key, ofTheForm: false))
            .SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value));
        return path + QueryString.Create(named);
    }

    /// <summary>The address at which the page tells what is wrong with what was sent there.</summary>
    public static string Checked(string address) => QueryHelpers.AddQueryString(Of(address) ?? address, Check, "1");

    public static bool Checks(HttpRequest request) => request.Query.ContainsKey(Check);

    /// <summary>Where whoever typed has to go before the page of that address can be shown again.</summary>
    public static string WayBackTo(string address)
    {
        var back = Uri.EscapeDataString(address);
        return NumberIn(address) is { } number
            ? $"/track?number={Uri.EscapeDataString(number)}&returnUrl={back}"
            : $"/account/login?returnUrl={back}";
    }

    /// <summary>The number of the case whose file, or a part of it, is at that address; null where none is.</summary>
    public static string? CaseIn(string address) =>
        address.Split('?')[0].Split('/') is ["", var first, var number, ..]
        && first.ToLowerInvariant() is "track" or "cases"
            ? number.ToUpperInvariant()
            : null;

    /// <summary>The number of the case that is followed at that address; null where none is.</summary>
    public static string? NumberIn(string address) =>
        address.Split('?')[0].Split('/') is ["", var first, var number, _, ..]
        && string.Equals(first, "track", StringComparison.OrdinalIgnoreCase)
            ? number
            : null;
}
