namespace Redress.Web.Members;

/// <summary>An e-mail address by the mailbox that it leads to, as most of them are: without capitals, and without what stands after a plus.</summary>
internal static class FoldedAddress
{
    /// <summary>As it was written, its host without capitals.</summary>
    public static string WithHost(string address)
    {
        var at = address.LastIndexOf('@') + 1;
        return address[..at] + address[at..].ToLowerInvariant();
    }

    public static string Of(string address)
    {
        var folded = address.Trim().ToLowerInvariant();
        var at = folded.LastIndexOf('@');
        var plus = folded.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && plus < at ? folded.Remove(plus, at - plus) : folded;
    }
}
