using Redress.Web.Cases.Queries;

namespace Redress.Web.Worklist.List;

/// <summary>By which of its columns the list is put in order.</summary>
internal static class ListSorts
{
    public const string Number = "number";

    /// <summary>The order to which the head of a column leads; null where there is none by it.</summary>
    public static string? Next(string address, string column) =>
        Of(column) is { } sort ? OrderOf(address).Towards(sort).Name : null;

    /// <summary>Whether the list is in the order of that column, and then whether it goes down; null where it is in another.</summary>
    public static bool? IsDescending(string address, string column) =>
        OrderOf(address) is var order && order.By == Of(column) ? order.Descending : null;

    private static WorklistOrder OrderOf(string address) => ListAddress.FiltersOf(address).Order;

    private static WorklistSort? Of(string column) =>
        column switch
        {
            Number => WorklistSort.Number,
            ListColumns.Due => WorklistSort.Due,
            ListColumns.Filed => WorklistSort.Filed,
            ListColumns.Changed => WorklistSort.Changed,
            ListColumns.Assignee => WorklistSort.Assignee,
            _ => null,
        };
}
