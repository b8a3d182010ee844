using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Redress.Domain.Cases.Commands;

/// <summary>
/// What is asked of everything that somebody types, in whichever field it stands and however deep (BC-4): one-line texts hide nothing, no text, list or amount
/// is beyond all measure, days lie within memory and plans, money is in whole cents. Laws that ask more are beside the act.
/// </summary>
public static class TypedValues
{
    /// <summary>The longest text of one line, in characters, where nothing shorter is asked.</summary>
    public const int LongestLine = 2_000;

    /// <summary>The longest of any text.</summary>
    public const int LongestText = 100_000;

    /// <summary>The most entries of a list.</summary>
    public const int MostEntries = 500;

    /// <summary>The first year of which anybody tells.</summary>
    public const int FirstYear = 1900;

    /// <summary>How far anybody plans.</summary>
    public const int YearsAhead = 50;

    private const decimal LargestAmount = 1_000_000_000;
    private const string Rule = "BC-4";

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<(ParameterInfo Field, PropertyInfo Value)>> Known =
        new();

    /// <summary>Examines a command or a complaint; a field of which something is told already is not told of twice.</summary>
    public static void Examine(object typed, DateOnly today, Validation check) =>
        new Reading(today, check).Record(typed, "", RuleOf(typed.GetType()));

    private sealed record Reading(DateOnly Today, Validation Check)
    {
        /// <param name="rule">That by which its money is judged.</param>
        public void Record(object record, string path, string rule)
        {
            foreach (var (field, value) in Known.GetOrAdd(record.GetType(), FieldsOf))
            {
                Value(
                    value.GetValue(record),
                    path + CommandCatalog.FieldPath(field.Name!),
                    field.GetCustomAttribute<LongTextAttribute>() is not null,
                    OwnRuleOf(field) ?? rule
                );
            }
        }

        private void Value(object? value, string path, bool isLong, string rule)
        {
            if (Check.Tells(path))
            {
                return;
            }

            switch (value)
            {
                case string text:
                    Text(text, path, isLong);
                    break;
                case DateOnly day:
                    Year(day.Year, path);
                    break;
                case DateTimeOffset instant:
                    Year(instant.Year, path);
                    break;
                case Money money:
                    Amount(money, path, rule);
                    break;
                case IEnumerable list:
                    List([.. list.Cast<object?>()], path, isLong, rule);
                    break;
                case not null when IsRecord(value.GetType()):
                    Record(value, path + ".", rule);
                    break;
            }
        }

        private void Text(string text, string path, bool isLong)
        {
            if (!isLong)
            {
                Check.Line(text, path, Rule, LongestLine);
            }

            Check.Require(text.Length <= LongestText || !isLong, path, Rule, FieldReason.TooLong, LongestText);
        }

        private void Year(int year, string path)
        {
            Check.Require(year >= FirstYear, path, Rule, FieldReason.TooFarBack);
            Check.Require(year <= Today.Year + YearsAhead, path, Rule, FieldReason.TooFarAhead);
        }

        private void Amount(Money money, string path, string rule)
        {
            var isOne =
                Math.Abs(money.Amount) < LargestAmount
                && money.Currency is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'];
            Check.Require(isOne, path, rule, FieldReason.NotAnAmount);
            Check.Require(!isOne || money.IsWholeCents, path, rule, FieldReason.FractionOfACent);
        }

        private void List(IReadOnlyList<object?> entries, string path, bool isLong, string rule)
        {
            Check.Require(entries.Count <= MostEntries, path, Rule, FieldReason.TooMany, MostEntries);
            foreach (var (entry, i) in entries.Take(MostEntries).Select((entry, i) => (entry, i)))
            {
                Value(entry, $"{path}[{i}]", isLong, rule);
            }
        }
    }

    private static IReadOnlyList<(ParameterInfo, PropertyInfo)> FieldsOf(Type record) =>
        [
            .. CommandCatalog
                .FieldsOf(record)
                .Select(field => (field, Value: record.GetProperty(field.Name!)))
                .Where(f => f.Value is not null)
                .Select(f => (f.field, f.Value!)),
        ];

    private static string? OwnRuleOf(ParameterInfo field) =>
        field.GetCustomAttribute<RuledByAttribute>()?.Rule ?? field.GetCustomAttribute<RequiredByAttribute>()?.Rule;

    private static string RuleOf(Type record) =>
        CommandCatalog.FieldsOf(record).Select(OwnRuleOf).FirstOrDefault(rule => rule is not null) ?? Rule;

    private static bool IsRecord(Type type) => type is { IsClass: true } && type.Assembly == typeof(Command).Assembly;
}
