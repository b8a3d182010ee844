using System.Text.RegularExpressions;
using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>Reads the terms of a rulebook, and holds them to what no scheme may change.</summary>
internal static partial class TermSection
{
    private const int Longest = 366;

    public static TermRules Read(StrictJsonObject rulebook, IReadOnlyList<Stage> stages)
    {
        var rules = new Dictionary<string, TermRule>(StringComparer.Ordinal);
        if (rulebook.Object("terms") is not { } terms)
        {
            return new TermRules(rules);
        }

        foreach (var (name, needed, bounds) in Of(stages))
        {
            if (!needed && !terms.Has(name))
            {
                continue;
            }

            rules[name] = terms.Object(name) is { } json ? Bounded(json, bounds) : None;
        }

        // FP-3: a ground of refusal is put to the complainant in every scheme, with a term to comment.
        rules.TryAdd("comment", new TermRule(10, DayCount.Calendar, Rolls: true, "FP-1"));
        // FP-20: a message is answered within some days, in every scheme.
        rules.TryAdd("message", new TermRule(5, DayCount.Working, Rolls: false, "FP-20"));
        // BC-19: what was begun by the last day of a condition is finished within some days.
        rules.TryAdd("conditionFinding", new TermRule(14, DayCount.Calendar, Rolls: false, "BC-19"));
        var read = new TermRules(rules)
        {
            RemindDaysBefore = terms.Has("remindDaysBefore") ? terms.Integer("remindDaysBefore", 0, 30) ?? 0 : 3,
            WarnOfBringingDaysBefore = terms.Has("warnOfBringingDaysBefore")
                ? terms.Integer("warnOfBringingDaysBefore", 1, 30) ?? 1
                : 10,
            AddressReminderDays = terms.Has("addressReminderDays")
                ? terms.Integer("addressReminderDays", 1, 30) ?? 1
                : 3,
            PostDays = terms.Has("postDays") ? terms.Integer("postDays", 1, 30) ?? 1 : 5,
            AddressTaskDays = terms.Has("addressTaskDays") ? terms.Integer("addressTaskDays", 2, 60) ?? 2 : 7,
        };
        terms.RefuseUnreadProperties();
        return read;
    }

    // Each by its name, whether this scheme needs it, and what no scheme may change about it.
    private static IEnumerable<(string Name, bool Needed, Bound[] Bounds)> Of(IReadOnlyList<Stage> stages)
    {
        var (mediation, committee) = (stages.Contains(Stage.Mediation), stages.Contains(Stage.Committee));
        var (sanctions, appeal) = (stages.Contains(Stage.Sanctions), stages.Contains(Stage.Appeal));
        var (notices, referral) = (stages.Contains(Stage.Notices), stages.Contains(Stage.ExternalReferral));
        return
        [
            ("firstStep", true, [OfBody, AtMost(21, "FP-23")]),
            ("newDay", true, [OfBody]),
            ("supply", true, []),
            ("supplyReminder", true, []),
            ("refusal", true, [OfBody, AtMost(21, "FP-3")]),
            ("outcome", true, [OfBody, AtMost(90, "FP-4"), ExtendedOnceByAtMost90]),
            ("message", false, [OfBody]),
            ("successor", true, [AtMost(60, "FP-25")]),
            ("reflection", mediation, []),
            ("mediation", mediation, [OfBody]),
            ("goOn", mediation, [OfBody]),
            ("response", committee, []),
            ("comment", committee, []),
            ("completion", committee, [OfBody]),
            ("objection", committee, []),
            ("substitute", committee, [OfBody]),
            ("notification", committee, [OfBody]),
            ("receipt", committee, [InWorkingDays]),
            ("appeal", committee, []),
            ("deposit", appeal, [InWorkingDays]),
            ("choice", appeal, []),
            ("choiceReminder", appeal, []),
            ("lateAppeal", appeal, [OfBody]),
            ("bringing", appeal, []),
            ("abandonment", appeal, [OfBody]),
            ("permission", appeal, []),
            ("forumOrder", appeal, [OfBody]),
            ("refund", appeal || sanctions, [OfBody]),
            ("stop", sanctions, []),
            ("conditionFinding", false, [OfBody]),
            ("demand", sanctions, [OfBody]),
            ("payment", sanctions, []),
            ("paymentDefault", sanctions, []),
            ("exclusion", sanctions, [OfBody]),
            ("noticeProposal", notices, [OfBody]),
            ("notice", notices, []),
            ("noticeReview", notices, [OfBody]),
            ("compliance", referral, []),
            ("complianceAnswer", referral, []),
            ("referralFollowUp", referral, [OfBody]),
        ];
    }

    private delegate void Bound(StrictJsonObject json, TermRule rule);

    private static TermRule Bounded(StrictJsonObject json, Bound[] bounds)
    {
        var rule = Rule(json);
        foreach (var bound in bounds)
        {
            bound(json, rule);
        }

        return rule;
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

    private static Bound AtMost(int days, string law) =>
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
