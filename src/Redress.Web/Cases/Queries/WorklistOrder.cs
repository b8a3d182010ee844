using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Queries;

/// <summary>By what the worklist is put in order; within the same, by number.</summary>
public enum WorklistSort
{
    /// <summary>What is due next.</summary>
    Due,

    Filed,
    Changed,
    Number,

    /// <summary>Who has the file, by name; first those that nobody has.</summary>
    Assignee,
}

/// <summary>An order of the worklist, as an address has it in <c>?sort=</c>: <c>due</c>, and with <c>-</c> before it the other way round.</summary>
public sealed record WorklistOrder(WorklistSort By, bool Descending)
{
    /// <summary>Soonest term first.</summary>
    public static readonly WorklistOrder Usual = new(WorklistSort.Due, Descending: false);

    public string Name => (Descending ? "-" : "") + WireNames.Camel(By.ToString());

    /// <summary>The order of that name; the usual one for a name that none has.</summary>
    public static WorklistOrder Named(string? name)
    {
        var bare = name?.TrimStart('-') ?? "";
        return Enum.GetValues<WorklistSort>()
            .Where(sort => WireNames.Camel(sort.ToString()) == bare)
            .Select(sort => new WorklistOrder(sort, name!.StartsWith('-')))
            .FirstOrDefault(Usual);
    }

    /// <summary>What the head of a column leads to: the other way round where it is in that order, else as one first wants it.</summary>
    public WorklistOrder Towards(WorklistSort sort) =>
        By == sort
            ? this with
            {
                Descending = !Descending,
            }
            : new WorklistOrder(sort, sort is WorklistSort.Changed or WorklistSort.Filed);
}

/// <summary>A place in an order: the value by which it is ordered, and the number.</summary>
internal sealed record WorklistPlace(string Number)
{
    public DateOnly Day { get; init; }

    public DateTimeOffset At { get; init; }

    public string Key { get; init; } = "";

    public static WorklistPlace Of(WorklistSort by, WorklistLine line) =>
        by switch
        {
            WorklistSort.Due => new(line.Number) { Day = line.NextDue },
            WorklistSort.Filed => new(line.Number) { Day = line.FiledOn },
            WorklistSort.Changed => new(line.Number) { At = line.ChangedAt },
            WorklistSort.Assignee => new(line.Number) { Key = line.AssignedKey },
            _ => new(line.Number),
        };
}

/// <summary>The orders as questions to the store: each has its index, in both directions.</summary>
internal static class WorklistOrdering
{
    public static IQueryable<CaseRow> InOrder(this IQueryable<CaseRow> cases, WorklistOrder order) =>
        order.By switch
        {
            WorklistSort.Due => By(cases, c => c.NextDue, order.Descending),
            WorklistSort.Filed => By(cases, c => c.FiledOn, order.Descending),
            WorklistSort.Changed => By(cases, c => c.ChangedAt, order.Descending),
            WorklistSort.Assignee => By(cases, c => c.AssignedKey, order.Descending),
            _ => order.Descending ? cases.OrderByDescending(c => c.Number) : cases.OrderBy(c => c.Number),
        };

    /// <summary>What comes after a place in that order; all for none.</summary>
    public static IQueryable<CaseRow> After(
        this IQueryable<CaseRow> cases,
        WorklistOrder order,
        WorklistPlace? place
    ) =>
        place is null ? cases
        : order.Descending ? Before(cases, order.By, place)
        : Behind(cases, order.By, place);

    private static IQueryable<CaseRow> By<TKey>(
        IQueryable<CaseRow> cases,
        Expression<Func<CaseRow, TKey>> key,
        bool descending
    ) =>
        descending
            ? cases.OrderByDescending(key).ThenByDescending(c => c.Number)
            : cases.OrderBy(key).ThenBy(c => c.Number);

    // The first condition alone is the range of an index.
    private static IQueryable<CaseRow> Behind(IQueryable<CaseRow> cases, WorklistSort by, WorklistPlace place)
    {
        var (day, at, key, number) = (place.Day, place.At, place.Key, place.Number);
        return by switch
        {
            WorklistSort.Due => cases.Where(c =>
                c.NextDue >= day && (c.NextDue > day || c.Number.CompareTo(number) > 0)
            ),
            WorklistSort.Filed => cases.Where(c =>
                c.FiledOn >= day && (c.FiledOn > day || c.Number.CompareTo(number) > 0)
            ),
            WorklistSort.Changed => cases.Where(c =>
                c.ChangedAt >= at && (c.ChangedAt > at || c.Number.CompareTo(number) > 0)
            ),
            WorklistSort.Assignee => cases.Where(c =>
                c.AssignedKey.CompareTo(key) >= 0
                && (c.AssignedKey.CompareTo(key) > 0 || c.Number.CompareTo(number) > 0)
            ),
            _ => cases.Where(c => c.Number.CompareTo(number) > 0),
        };
    }

    private static IQueryable<CaseRow> Before(IQueryable<CaseRow> cases, WorklistSort by, WorklistPlace place)
    {
        var (day, at, key, number) = (place.Day, place.At, place.Key, place.Number);
        return by switch
        {
            WorklistSort.Due => cases.Where(c =>
                c.NextDue <= day && (c.NextDue < day || c.Number.CompareTo(number) < 0)
            ),
            WorklistSort.Filed => cases.Where(c =>
                c.FiledOn <= day && (c.FiledOn < day || c.Number.CompareTo(number) < 0)
            ),
            WorklistSort.Changed => cases.Where(c =>
                c.ChangedAt <= at && (c.ChangedAt < at || c.Number.CompareTo(number) < 0)
            ),
            WorklistSort.Assignee => cases.Where(c =>
                c.AssignedKey.CompareTo(key) <= 0
                && (c.AssignedKey.CompareTo(key) < 0 || c.Number.CompareTo(number) < 0)
            ),
            _ => cases.Where(c => c.Number.CompareTo(number) < 0),
        };
    }
}
