using Redress.Domain.Decisions;
using Redress.Domain.Members;
using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>What one rulebook says, part by part.</summary>
public static partial class RulebookReader
{
    private static Rulebook Rulebook(StrictJsonObject json, HolidaySource? holidays)
    {
        var languages = json.Words("languages", KnownLanguages);
        var currency = json.Text("currency", Currency(), "a currency such as EUR");
        var stages = Stages(json);
        var committee = stages.Contains(Stage.Committee);
        var sanctions = Needs(json, "sanctions", stages, Stage.Sanctions) is { } s
            ? SanctionSection.Read(s, currency)
            : null;
        var kinds = stages.Contains(Stage.Sanctions) ? sanctions?.Kinds ?? [] : [];
        var business = IfAny(json, "judgesBusinessComplaints", committee) && json.Flag("judgesBusinessComplaints");
        var appeal = Needs(json, "appeal", stages, Stage.Appeal) is { } a
            ? AppealSection.Read(a, currency, kinds, languages, business)
            : null;
        var referral = Needs(json, "referral", stages, Stage.ExternalReferral) is { } r ? Referral(r) : null;
        var (forDecisions, forNotices) = IfAny(json, "secondPerson", committee) ? SecondPerson(json) : (true, true);
        var rulebook = new Rulebook(
            json.Text("scheme", Scheme(), "a name such as becommerce"),
            json.Text("version", Version(), "a version such as 2026-01"),
            json.Date("inForce"),
            json.InEach(languages, "name"),
            json.Text("numberPrefix", Prefix(), "two to five capitals"),
            TimeZone(json),
            currency,
            languages,
            DefaultLanguage(json, languages),
            json.Flag("adrEntity"),
            CalendarSection.Read(json, holidays),
            stages,
            TermSection.Read(json, stages),
            sanctions,
            appeal,
            referral,
            json.Choices<RefusalGround>("grounds"),
            Norms(json, languages),
            forDecisions,
            forNotices,
            business,
            json.Integer("contactNormWorkingDays", 1, 60) ?? 0,
            Retention(json)
        )
        {
            Contact = ContactSection.Read(json, languages),
            Prospects = ProspectSection.Read(json, languages, stages),
        };
        rulebook = WithWhatMayBeLeftOut(rulebook, json, languages);
        json.RefuseUnreadProperties();
        return rulebook;
    }

    private static Rulebook WithWhatMayBeLeftOut(
        Rulebook rulebook,
        StrictJsonObject json,
        IReadOnlyList<string> languages
    )
    {
        rulebook = json.Has("settlement") ? WithSettlement(rulebook, json) : rulebook;
        rulebook = json.Has("deliberation")
            ? rulebook with
            {
                Deliberation = DeliberationSection.Read(json) ?? rulebook.Deliberation,
            }
            : rulebook;
        rulebook =
            json.Has("tooLateAfter") && !json.IsNull("tooLateAfter")
                ? rulebook with
                {
                    TooLateAfter = TooLateAfter(json),
                }
                : rulebook;
        rulebook = json.Has("amendment")
            ? rulebook with
            {
                Amendment = Amendment(json) ?? rulebook.Amendment,
            }
            : rulebook;
        rulebook = json.Has("hearing") ? rulebook with { Hearing = Hearing(json) ?? rulebook.Hearing } : rulebook;
        rulebook = json.Has("grievances")
            ? rulebook with
            {
                Grievances = Grievances(json, languages, rulebook.Norms),
            }
            : rulebook;
        rulebook = json.Has("label")
            ? rulebook with
            {
                Label = LabelSection.Read(json, rulebook.Currency) ?? rulebook.Label,
            }
            : rulebook;
        rulebook = json.Has("labels") ? rulebook with { Labels = Labels(json) } : rulebook;
        return json.Has("checklist") ? rulebook with { Checklist = Checklist(json, languages) } : rulebook;
    }

    // BC-39: nobody could ever get one that is carried beside none.
    private static IReadOnlyList<string> Labels(StrictJsonObject json)
    {
        var labels = json.Words("labels", LabelKind.All.ToHashSet(StringComparer.Ordinal));
        json.Require(
            !labels.Any(LabelKind.IsCarried) || labels.Any(LabelKind.Carries),
            "labels",
            "has a label that is carried beside another, and no other"
        );
        return labels;
    }

    // The parts of the committee's procedure need a committee; what is known to need no other stage is the proof's to judge.
    private static IReadOnlyList<Stage> Stages(StrictJsonObject json)
    {
        var stages = json.Choices<Stage>("stages");
        foreach (var stage in stages.Where(s => s is Stage.Hearing or Stage.Sanctions or Stage.Appeal or Stage.Notices))
        {
            json.Require(
                stages.Contains(Stage.Committee),
                "stages",
                $"has {StrictJsonObject.Camel(stage.ToString())} without committee"
            );
        }

        return stages;
    }

    // A section that a stage needs; without the stage it may be there all the same, and must be in order.
    private static StrictJsonObject? Needs(
        StrictJsonObject json,
        string name,
        IReadOnlyList<Stage> stages,
        Stage stage
    ) => IfAny(json, name, stages.Contains(stage)) ? json.Object(name) : null;

    private static bool IfAny(StrictJsonObject json, string name, bool needed) => needed || json.Has(name);

    private static string TimeZone(StrictJsonObject json)
    {
        var zone = json.Text("timeZone");
        var known = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;
        json.Require(known || zone.Length == 0, "timeZone", $"is not a time zone such as Europe/Brussels: '{zone}'");
        return zone;
    }

    private static string DefaultLanguage(StrictJsonObject json, IReadOnlyList<string> languages)
    {
        var language = json.Text("defaultLanguage");
        json.Require(
            language.Length == 0 || languages.Count == 0 || languages.Contains(language),
            "defaultLanguage",
            $"is not among the languages: '{language}'"
        );
        return language;
    }

    private static ReferralRule Referral(StrictJsonObject json)
    {
        var rule = new ReferralRule(
            json.Text("body"),
            json.Period("within") ?? default,
            json.Period("afterShopContact") ?? default
        );
        json.RefuseUnreadProperties();
        return rule;
    }

    private static HearingRule? Hearing(StrictJsonObject rulebook)
    {
        if (rulebook.Object("hearing") is not { } json)
        {
            return null;
        }

        var rule = new HearingRule(json.Integer("noticeDays", 1, 60) ?? 8, json.Integer("postponements", 0, 5) ?? 1);
        json.RefuseUnreadProperties();
        return rule;
    }

    private static AmendmentRule? Amendment(StrictJsonObject rulebook)
    {
        if (rulebook.Object("amendment") is not { } json)
        {
            return null;
        }

        var notice = json.Period("notice") ?? AmendmentRule.Least;
        json.Require(AmendmentRule.Least.AtMost(notice), "notice", "must not be less than 30 days (BC-42)");
        var significant = json.Has("significant") ? json.Period("significant") : null;
        json.RefuseUnreadProperties();
        return new AmendmentRule(notice, significant);
    }

    private static Period TooLateAfter(StrictJsonObject json)
    {
        var after = json.Period("tooLateAfter") ?? new Period(1, 0, 0);
        json.Require(new Period(1, 0, 0).AtMost(after), "tooLateAfter", "must not be less than a year (FP-3)");
        return after;
    }

    private static Rulebook WithSettlement(Rulebook rulebook, StrictJsonObject whole)
    {
        if (whole.Object("settlement") is not { } json)
        {
            return rulebook;
        }

        var after = json.Period("askedAfter");
        json.Require(after is null || after.Value.AtMost(new Period(1, 0, 0)), "askedAfter", "must be at most a year");
        var within = json.Has("complainedOfWithin") ? json.Period("complainedOfWithin") : null;
        json.RefuseUnreadProperties();
        return rulebook with
        {
            SettlementAskedAfter = after ?? rulebook.SettlementAskedAfter,
            SettlementComplainedOfWithin = within ?? rulebook.SettlementComplainedOfWithin,
        };
    }

    private static (bool Decisions, bool Notices) SecondPerson(StrictJsonObject json)
    {
        if (json.Object("secondPerson") is not { } second)
        {
            return default;
        }

        var both = (second.Flag("decisions"), second.Flag("notices"));
        second.RefuseUnreadProperties();
        return both;
    }

    private static List<Norm> Norms(StrictJsonObject json, IReadOnlyList<string> languages)
    {
        var norms = new List<Norm>();
        foreach (var entry in json.Objects("norms"))
        {
            var norm = new Norm(
                entry.Text("id", NormId(), "an article or a short name such as 2.1.1 or refund"),
                entry.InEach(languages, "title")
            );
            entry.Require(norms.TrueForAll(other => other.Id != norm.Id), "id", $"is there twice: '{norm.Id}'");
            entry.RefuseUnreadProperties();
            norms.Add(norm);
        }

        return norms;
    }

    private static List<Grievance> Grievances(
        StrictJsonObject json,
        IReadOnlyList<string> languages,
        IReadOnlyList<Norm> norms
    )
    {
        var grievances = new List<Grievance>();
        var known = norms.Select(norm => norm.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in json.Objects("grievances"))
        {
            var grievance = new Grievance(
                entry.Text("id", NormId(), "a short name such as not-delivered"),
                entry.Words("kinds", KindsOfComplaint),
                entry.InEach(languages, "says"),
                entry.Words("norms", known, mayBeEmpty: true)
            );
            entry.Require(
                grievances.TrueForAll(other => other.Id != grievance.Id),
                "id",
                $"is there twice: '{grievance.Id}'"
            );
            entry.RefuseUnreadProperties();
            grievances.Add(grievance);
        }

        foreach (var kind in KindsOfComplaint.Order())
        {
            json.Require(
                grievances.Exists(grievance => grievance.Kinds.Contains(kind)),
                "grievances",
                $"has none for {kind}"
            );
        }

        return grievances;
    }

    private static List<ChecklistItem> Checklist(StrictJsonObject json, IReadOnlyList<string> languages)
    {
        var items = new List<ChecklistItem>();
        foreach (var entry in json.Objects("checklist"))
        {
            var item = new ChecklistItem(
                entry.Text("id", NormId(), "a short name such as proof-of-payment"),
                entry.Words("kinds", KindsOfComplaint),
                entry.InEach(languages, "asks")
            );
            entry.Require(items.TrueForAll(other => other.Id != item.Id), "id", $"is there twice: '{item.Id}'");
            entry.RefuseUnreadProperties();
            items.Add(item);
        }

        return items;
    }

    private static RetentionRule Retention(StrictJsonObject json)
    {
        if (json.Object("retention") is not { } retention)
        {
            return new RetentionRule(default, new Dictionary<string, Period>());
        }

        var own = new Dictionary<string, Period>();
        if (retention.Object("byOutcome") is { } byOutcome)
        {
            foreach (var outcome in byOutcome.Names)
            {
                own[outcome] = byOutcome.Period(outcome) ?? default;
            }
        }

        var rule = new RetentionRule(retention.Period("default") ?? default, own);
        if (retention.Has("holdAtMost"))
        {
            rule = rule with { HoldAtMost = retention.Period("holdAtMost") ?? rule.HoldAtMost };
        }

        retention.RefuseUnreadProperties();
        return rule;
    }
}
