using System.Text.RegularExpressions;
using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>Reads the terms of a rulebook, and holds them to what no scheme may change.</summary>
internal static partial class TermSection
{
    private const int Longest = 366;

    public static TermRules Read(StrictJsonObject rulebook, IReadOnlyList<Stage> stages)
    {
        if (rulebook.Object("terms") is not { } terms)
        {
            return new TermRules
            {
                Supply = None,
                SupplyReminder = None,
                Refusal = None,
                Outcome = None,
            };
        }

        var committee = stages.Contains(Stage.Committee);
        var appeal = stages.Contains(Stage.Appeal);
        var rules = new TermRules
        {
            Supply = Term("supply", true)!,
            SupplyReminder = Term("supplyReminder", true)!,
            Refusal = Term("refusal", true, OfBody, AtMost(21, "FP-3"))!,
            Outcome = Term("outcome", true, OfBody, AtMost(90, "FP-4"), ExtendedOnceByAtMost90)!,
            Reflection = Term("reflection", stages.Contains(Stage.Mediation))!,
            Response = Term("response", committee)!,
            Comment = Term("comment", committee)!,
            Notification = Term("notification", committee, OfBody)!,
            Receipt = Term("receipt", committee, InWorkingDays)!,
            Appeal = Term("appeal", committee)!,
            Deposit = Term("deposit", appeal, InWorkingDays)!,
            Choice = Term("choice", appeal)!,
            RemindDaysBefore = terms.Has("remindDaysBefore") ? terms.Integer("remindDaysBefore", 0, 30) ?? 0 : 3,
        };
        terms.RefuseUnreadProperties();
        return rules;

        TermRule? Term(string name, bool needed, params IReadOnlyList<Action<StrictJsonObject, TermRule>> bounds)
        {
            if ((!needed && !terms.Has(name)) || terms.Object(name) is not { } json)
            {
                return needed ? None : null;
            }

            var rule = Rule(json);
            foreach (var bound in bounds)
            {
                bound(json, rule);
            }

            return rule;
        }
    }

    // Stands where a fault was noted.
    private static TermRule None => new(1, DayCount.Calendar, false, "");

    private static TermRule Rule(StrictJsonObject json)
    {
        var days = json.Integer("days", 1, Longest);
        var min = json.Has("min") ? json.Integer("min", 1, Longest) : null;
        var max = json.Has("max") ? json.Integer("max", 1, Longest) : null;
        var extensions = json.Has("extensions") ? json.Integer("extensions", 0, 5) : 0;
        var extensionMax = json.Has("extensionMax") ? json.Integer("extensionMax", 1, Longest) : null;
        json.Require(min is null || max is null || min <= max, "min", "must not be more than max");
        json.Require(
            days is null || ((min is null || days >= min) && (max is null || days <= max)),
            "days",
            "must be between min and max"
        );
        json.Require(
            extensionMax is null || extensions != 0,
            "extensionMax",
            "is there for a term that cannot be extended"
        );
        var rule = new TermRule(
            days ?? 1,
            json.Choice<DayCount>("count") ?? DayCount.Calendar,
            json.Flag("rolls"),
            json.Text("rule", RuleId(), "a rule such as BC-12")
        )
        {
            Min = min,
            Max = max,
            Extensions = extensions ?? 0,
            ExtensionMax = extensionMax,
        };
        json.RefuseUnreadProperties();
        return rule;
    }

    // Interpretations: a last day moves for the parties only, the body's own duties are not lengthened.
    private static void OfBody(StrictJsonObject json, TermRule rule) =>
        json.Require(!rule.Rolls, "rolls", "must be false: a duty of the body is not lengthened");

    private static Action<StrictJsonObject, TermRule> AtMost(int days, string law) =>
        (json, rule) =>
            json.Require(
                rule.Days <= days && rule.Count == DayCount.Calendar,
                "days",
                $"must be at most {days} calendar days ({law})"
            );

    private static void ExtendedOnceByAtMost90(StrictJsonObject json, TermRule rule)
    {
        json.Require(rule.Extensions <= 1, "extensions", "must be at most 1 (FP-4)");
        json.Require(
            rule.Extensions == 0 || (rule.ExtensionMax ?? rule.Days) <= 90,
            "extensionMax",
            "must be at most 90 (FP-4)"
        );
    }

    // BC-23, BC-26: these are reckoned in working days, whatever the scheme.
    private static void InWorkingDays(StrictJsonObject json, TermRule rule) =>
        json.Require(rule.Count == DayCount.Working, "count", "must be working");

    [GeneratedRegex(
        @"^[A-Z]{2,5}-[1-9][0-9]{0,2}\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex RuleId();
}
