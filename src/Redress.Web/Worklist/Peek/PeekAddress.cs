using Microsoft.AspNetCore.Components;

namespace Redress.Web.Worklist.Peek;

/// <summary>The address of a desk with a case beside its lines.</summary>
internal static class PeekAddress
{
    private const string Name = "peek";

    /// <param name="number">Null: without any.</param>
    public static string Of(NavigationManager desk, string? number) =>
        new Uri(desk.GetUriWithQueryParameter(Name, number)).PathAndQuery;
}
