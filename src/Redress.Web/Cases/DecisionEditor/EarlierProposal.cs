using System.Globalization;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Decisions;
using Redress.Web.Cases.Commands;

namespace Redress.Web.Cases.DecisionEditor;

/// <summary>A proposal that was rejected, as the fields of the form: what the next attempt starts from.</summary>
internal static class EarlierProposal
{
    public static IReadOnlyDictionary<string, StringValues> Fields(Decision d)
    {
        var fields = new Dictionary<string, StringValues>
        {
            ["outcome"] = Camel(d.Outcome),
            ["ground"] = d.Ground is { } ground ? Camel(ground) : "",
            ["nonCooperation"] = d.NonCooperation ? "true" : "",
            ["reasons"] = d.Reasons,
            ["norms"] = new([.. d.Norms]),
            ["refrainFrom"] = d.RefrainFrom ?? "",
            ["activates"] = new([.. d.Activates.Select(a => $"{a.Case}|{a.Sanction}")]),
        };
        foreach (var a in d.Activates)
        {
            (fields[$"activates.{a.Case}.{a.Sanction}.from"], fields[$"activates.{a.Case}.{a.Sanction}.to"]) = (
                Day(a.From),
                Day(a.To)
            );
        }

        foreach (var (s, i) in d.Sanctions.Select((s, i) => (s, i)))
        {
            var at = $"sanctions[{i}]";
            (fields[$"{at}.kind"], fields[$"{at}.condition"]) = (Camel(s.Kind), s.Condition ?? "");
            fields[$"{at}.enforceable"] = s.Enforceable is { } enforceable ? Camel(enforceable) : "";
            fields[$"{at}.conditionUntil"] = Day(s.ConditionUntil);
            fields[$"{at}.amount.amount"] = s.Amount?.Amount.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
            (fields[$"{at}.from"], fields[$"{at}.to"]) = (Day(s.From), Day(s.To));
            if (s.DeferredFor is { } deferral)
            {
                // A length in years and months is the same length in months.
                var (count, unit) = deferral switch
                {
                    { Months: 0, Days: 0 } => (deferral.Years, "Y"),
                    { Days: 0 } => (deferral.Years * 12 + deferral.Months, "M"),
                    _ => (deferral.Days, "D"),
                };
                (fields[$"{at}.deferredFor.count"], fields[$"{at}.deferredFor.unit"]) = (
                    count.ToString(CultureInfo.InvariantCulture),
                    unit
                );
            }
        }

        return fields;
    }

    private static string Camel<T>(T value)
        where T : struct, Enum => WireNames.Camel(value.ToString());

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
