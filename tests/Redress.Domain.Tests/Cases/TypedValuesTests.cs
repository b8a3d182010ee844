using System.Reflection;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>Whatever somebody types, in a complaint or in any act and however deep, is held to what a reader can bear (BC-4).</summary>
public sealed class TypedValuesTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    /// <summary>A field of a kind that somebody types into, found by reflection.</summary>
    /// <param name="Make">The command, or the complaint, with this value in that field and nothing else.</param>
    private sealed record Leaf(string Of, string Path, Type Kind, bool IsLong, Func<object, object> Make);

    [Fact]
    [Rule("BC-4")]
    public void Every_line_of_a_complaint_and_of_every_act_is_seen_as_it_was_typed()
    {
        foreach (var leaf in Leaves(typeof(string)).Where(l => !l.IsLong))
        {
            Refuses(leaf, "a\u202Eb", FieldReason.HiddenSigns);
            Refuses(leaf, "a\u2066b", FieldReason.HiddenSigns);
            Refuses(leaf, "a\r\nTo: x", FieldReason.NotOneLine);
            Refuses(leaf, "a\u0007", FieldReason.NotOneLine);
            Refuses(leaf, "\u200B\u3164", FieldReason.OnlyHiddenSigns);
        }
    }

    [Fact]
    [Rule("BC-4")]
    public void No_text_is_longer_than_anybody_reads()
    {
        foreach (var leaf in Leaves(typeof(string)))
        {
            Refuses(leaf, new string('x', TypedValues.LongestText + 1), FieldReason.TooLong);
            if (!leaf.IsLong)
            {
                Refuses(leaf, new string('x', TypedValues.LongestLine + 1), FieldReason.TooLong);
            }
        }
    }

    [Fact]
    [Rule("BC-4"), Rule("BC-9"), Rule("FP-13")]
    public void Days_lie_within_memory_and_plans()
    {
        foreach (var leaf in Leaves(typeof(DateOnly)))
        {
            Refuses(leaf, new DateOnly(1, 1, 1), FieldReason.TooFarBack);
            Refuses(leaf, new DateOnly(1899, 12, 31), FieldReason.TooFarBack);
            Refuses(leaf, new DateOnly(2077, 1, 1), FieldReason.TooFarAhead, FieldReason.InTheFuture);
            Refuses(leaf, DateOnly.MaxValue, FieldReason.TooFarAhead, FieldReason.InTheFuture);
        }

        foreach (var leaf in Leaves(typeof(DateTimeOffset)))
        {
            Refuses(leaf, DateTimeOffset.MinValue, FieldReason.TooFarBack);
            Refuses(leaf, DateTimeOffset.MaxValue, FieldReason.TooFarAhead);
        }
    }

    [Fact]
    [Rule("BC-2"), Rule("BC-4")]
    public void Money_is_in_whole_cents_of_a_currency_and_of_an_order_that_is_paid()
    {
        foreach (var leaf in Leaves(typeof(Money)))
        {
            Refuses(leaf, new Money(89.505m, "EUR"), FieldReason.FractionOfACent);
            Refuses(leaf, new Money(1, "<b>"), FieldReason.NotAnAmount);
            Refuses(leaf, new Money(1, ""), FieldReason.NotAnAmount);
            Refuses(leaf, new Money(1, "EUR\u202E"), FieldReason.NotAnAmount);
            Refuses(leaf, new Money(1_000_000_000, "EUR"), FieldReason.NotAnAmount);
            Assert.DoesNotContain(Told(leaf, new Money(89.95m, "EUR")), f => f.Field == leaf.Path);
        }
    }

    [Fact]
    [Rule("BC-4")]
    public void No_list_is_endless()
    {
        var lists =
            from type in Types
            from field in CommandCatalog.FieldsOf(type)
            where field.ParameterType == typeof(IReadOnlyList<string>)
            select (type, field);
        foreach (var (type, field) in lists)
        {
            var many = Enumerable.Repeat("x", TypedValues.MostEntries + 1).ToList();
            Assert.Contains(
                Judged(New(type, field, many)),
                f => f.Field == CommandCatalog.FieldPath(field.Name!) && f.Reason == FieldReason.TooMany
            );
        }
    }

    [Theory]
    [Rule("BC-2"), Rule("BC-19"), Rule("BC-26")]
    [InlineData("FileComplaint", "purchase.amount", "BC-2")]
    [InlineData("Decide", "sanctions[0].amount", "BC-19")]
    [InlineData("RecordDeposit", "amount", "BC-26")]
    public void What_is_no_amount_is_refused_by_the_rule_under_which_it_is_asked(string of, string path, string rule)
    {
        var leaf = Leaves(typeof(Money)).Single(l => l.Of == of && l.Path == path);
        Assert.Equal([rule], Told(leaf, new Money(89.505m, "EUR")).Where(f => f.Field == path).Select(f => f.Rule));
    }

    [Fact]
    [Rule("BC-4")]
    public void What_is_just_within_measure_is_taken()
    {
        Takes(new Note(new string('x', TypedValues.LongestText)));
        Takes(
            new ReferExternally(
                new string('x', TypedValues.LongestLine),
                "S-1",
                new DateOnly(TypedValues.FirstYear, 1, 1)
            )
        );
        Takes(new Respond("No.", Documents: [.. Enumerable.Range(0, TypedValues.MostEntries).Select(i => $"{i}")]));
        Takes(new RecordDeposit(null, new Money(999_999_999.99m, "EUR"), new DateOnly(Today.Year + 50, 12, 31)));

        static void Takes(Command typed) => Assert.Empty(Judged(typed));
    }

    [Fact]
    [Rule("BC-2")]
    public void What_was_bought_is_judged_also_where_the_complaint_is_of_advertising()
    {
        var spam = ACase.Complaint() with
        {
            Kind = CaseKind.UnsolicitedAdvertising,
            Messages = ["Koop nu"],
            Purchase = new FiledPurchase("\u202E1", new DateOnly(1, 1, 1), new Money(-1, "EUR")),
        };
        Assert.Equal(
            ["purchase.amount", "purchase.orderNumber", "purchase.orderedOn"],
            Judged(spam)
                .Select(f => f.Field)
                .Where(f => f.StartsWith("purchase", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_kinds_of_field_that_are_tried_are_those_that_there_are()
    {
        Assert.True(Leaves(typeof(string)).Count() > 100);
        Assert.Contains(Leaves(typeof(string)), l => l.Path == "attended[0]");
        Assert.Contains(Leaves(typeof(string)), l => l.Path == "complainant.address.country");
        Assert.Contains(Leaves(typeof(string)), l => l is { Path: "items[0].text", IsLong: true });
        Assert.Contains(Leaves(typeof(Money)), l => l.Path == "sanctions[0].amount");
        Assert.Contains(Leaves(typeof(DateOnly)), l => l.Path == "arrived");
        Assert.Contains(Leaves(typeof(DateTimeOffset)), l => l.Path == "dates[0]");
    }

    private static IEnumerable<Type> Types => [typeof(FileComplaint), .. CommandCatalog.ByName.Values];

    // What names nothing, or is no address, is refused as such first.
    private static readonly FieldReason[] Before =
    [
        FieldReason.Unknown,
        FieldReason.NotAnEmail,
        FieldReason.LanguageNotOffered,
    ];

    private static void Refuses(Leaf leaf, object value, params FieldReason[] reasons) =>
        Assert.True(
            Told(leaf, value)
                .Any(f => f.Field == leaf.Path && (reasons.Contains(f.Reason) || Before.Contains(f.Reason))),
            $"{leaf.Of} takes {leaf.Path} although {reasons[0]}"
        );

    private static IReadOnlyList<FieldRefusal> Told(Leaf leaf, object value) => Judged(leaf.Make(value));

    private static IReadOnlyList<FieldRefusal> Judged(object typed) =>
        (
            typed is FileComplaint complaint
                ? Case.WhyFilingRefused(complaint, null, null, null, Today)
                : CommandCatalog.Check((Command)typed, Today)
        )?.Fields
        ?? [];

    private static IEnumerable<Leaf> Leaves(Type kind) =>
        Types.SelectMany(type => Leaves(type, "", type.Name, made => made)).Where(l => l.Kind == kind);

    private static IEnumerable<Leaf> Leaves(Type record, string path, string of, Func<object, object> within)
    {
        foreach (var field in CommandCatalog.FieldsOf(record))
        {
            var at = path + CommandCatalog.FieldPath(field.Name!);
            var isLong = field.GetCustomAttribute<LongTextAttribute>() is not null;
            var type = Nullable.GetUnderlyingType(field.ParameterType) ?? field.ParameterType;
            var isList = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
            var entry = isList ? type.GetGenericArguments()[0] : type;
            object Put(object value) => within(New(record, field, isList ? ListOf(entry, value) : value));
            if (isList)
            {
                at += "[0]";
            }

            if (entry.IsClass && entry.Assembly == typeof(Command).Assembly && entry != typeof(Money))
            {
                foreach (var leaf in Leaves(entry, at + ".", of, Put))
                {
                    yield return leaf;
                }
            }
            else
            {
                yield return new Leaf(of, at, entry, isLong, Put);
            }
        }
    }

    private static Array ListOf(Type entry, object value)
    {
        var list = Array.CreateInstance(entry, 1);
        list.SetValue(value, 0);
        return list;
    }

    private static object New(Type record, ParameterInfo field, object value) =>
        field.Member is ConstructorInfo made
            ? made.Invoke([
                .. made.GetParameters()
                    .Select(p =>
                        p.Name == field.Name ? value
                        : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType)
                        : null
                    ),
            ])
            : throw new InvalidOperationException(record.Name);
}
