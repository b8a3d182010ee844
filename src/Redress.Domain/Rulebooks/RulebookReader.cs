using System.Text.Json;
using System.Text.RegularExpressions;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Rulebooks;

/// <summary>Reads rulebooks from JSON, strictly: what is missing, unknown or absurd is refused with its path, all of it at once (BC-42).</summary>
public static partial class RulebookReader
{
    // The official languages of the Union, in which a body may have to write (ISO 639-1).
    private static readonly HashSet<string> KnownLanguages =
    [
        "bg",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "fi",
        "fr",
        "ga",
        "hr",
        "hu",
        "it",
        "lt",
        "lv",
        "mt",
        "nl",
        "pl",
        "pt",
        "ro",
        "sk",
        "sl",
        "sv",
    ];

    // BC-2.
    private static readonly HashSet<string> KindsOfComplaint = ["purchase", "unsolicitedAdvertising"];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <param name="source">Where the text comes from, such as its file's name; every fault says it.</param>
    /// <exception cref="InvalidRulebookException">Something is wrong with it.</exception>
    public static Rulebook Read(string json, string source)
    {
        var faults = new List<RulebookError>();
        var rulebook = Read(json, (path, wrong) => faults.Add(new RulebookError(source, path, wrong)));
        return faults.Count == 0 ? rulebook! : throw new InvalidRulebookException(faults);
    }

    /// <summary>Reads all; of two texts with the same scheme and version the later counts.</summary>
    /// <exception cref="InvalidRulebookException">Something is wrong with any of them, or with all of them together.</exception>
    public static RulebookCatalog ReadAll(IEnumerable<(string Source, string Json)> texts)
    {
        var faults = new List<RulebookError>();
        var read = new Dictionary<string, (string Source, Rulebook Rulebook)>();
        foreach (var (source, json) in texts)
        {
            try
            {
                var rulebook = Read(json, source);
                read[rulebook.Id] = (source, rulebook);
            }
            catch (InvalidRulebookException refused)
            {
                faults.AddRange(refused.Errors);
            }
        }

        CheckTogether([.. read.Values], faults);
        return faults.Count == 0
            ? new RulebookCatalog([.. read.Values.Select(r => r.Rulebook)])
            : throw new InvalidRulebookException(faults);
    }

    /// <summary>The rulebooks that the program brings along.</summary>
    public static IReadOnlyList<(string Source, string Json)> Embedded()
    {
        var program = typeof(RulebookReader).Assembly;
        return
        [
            .. program
                .GetManifestResourceNames()
                .Where(name => name.EndsWith(".json", StringComparison.Ordinal))
                .Order()
                .Select(name => (name, Text(name))),
        ];

        string Text(string name)
        {
            using var reader = new StreamReader(program.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }

    private static void CheckTogether(List<(string Source, Rulebook Rulebook)> read, List<RulebookError> faults)
    {
        foreach (var (source, rulebook) in read)
        {
            var others = read.Select(r => r.Rulebook).Where(r => r != rulebook).ToList();
            if (others.Exists(r => r.NumberPrefix == rulebook.NumberPrefix && r.Scheme != rulebook.Scheme))
            {
                faults.Add(
                    new RulebookError(source, "$.numberPrefix", $"is another scheme's too: '{rulebook.NumberPrefix}'")
                );
            }

            if (others.Exists(r => r.Scheme == rulebook.Scheme && r.InForce == rulebook.InForce))
            {
                faults.Add(new RulebookError(source, "$.inForce", "is that of another version of the scheme too"));
            }
        }
    }

    private static Rulebook? Read(string json, Action<string, string> fault)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return StrictJsonObject.Open(document.RootElement, "$", fault) is { } sheet ? Rulebook(sheet) : null;
        }
        catch (JsonException wrong)
        {
            fault("$", $"is not JSON: {wrong.Message}");
            return null;
        }
    }

    private static Rulebook Rulebook(StrictJsonObject sheet)
    {
        var languages = sheet.Words("languages", KnownLanguages);
        var currency = sheet.Text("currency", Currency(), "a currency such as EUR");
        var stages = Stages(sheet);
        var committee = stages.Contains(Stage.Committee);
        var sanctions = Needs(sheet, "sanctions", stages, Stage.Sanctions) is { } s
            ? SanctionSection.Read(s, currency)
            : null;
        var kinds = stages.Contains(Stage.Sanctions) ? sanctions?.Kinds ?? [] : [];
        var business = IfAny(sheet, "judgesBusinessComplaints", committee) && sheet.Flag("judgesBusinessComplaints");
        var appeal = Needs(sheet, "appeal", stages, Stage.Appeal) is { } a
            ? AppealSection.Read(a, currency, kinds, languages, business)
            : null;
        var referral = Needs(sheet, "referral", stages, Stage.ExternalReferral) is { } r ? Referral(r) : null;
        var (forDecisions, forNotices) = IfAny(sheet, "secondPerson", committee) ? SecondPerson(sheet) : (true, true);
        var rulebook = new Rulebook(
            sheet.Text("scheme", Scheme(), "a name such as becommerce"),
            sheet.Text("version", Version(), "a version such as 2026-01"),
            sheet.Date("inForce"),
            sheet.InEach(languages, "name"),
            sheet.Text("numberPrefix", Prefix(), "two to five capitals"),
            TimeZone(sheet),
            currency,
            languages,
            DefaultLanguage(sheet, languages),
            sheet.Flag("adrEntity"),
            CalendarSection.Read(sheet),
            stages,
            TermSection.Read(sheet, stages),
            sanctions,
            appeal,
            referral,
            sheet.Choices<RefusalGround>("grounds"),
            Norms(sheet, languages),
            forDecisions,
            forNotices,
            business,
            sheet.Integer("contactNormWorkingDays", 1, 60) ?? 0,
            Retention(sheet)
        );
        rulebook = sheet.Has("settlement")
            ? rulebook with
            {
                SettlementAskedAfter = SettlementAskedAfter(sheet) ?? rulebook.SettlementAskedAfter,
            }
            : rulebook;
        rulebook = sheet.Has("deliberation")
            ? rulebook with
            {
                Deliberation = DeliberationSection.Read(sheet) ?? rulebook.Deliberation,
            }
            : rulebook;
        rulebook = sheet.Has("checklist") ? rulebook with { Checklist = Checklist(sheet, languages) } : rulebook;
        sheet.RefuseUnreadProperties();
        return rulebook;
    }

    // The parts of the committee's procedure need a committee; what is known to need no other stage is the proof's to judge.
    private static IReadOnlyList<Stage> Stages(StrictJsonObject sheet)
    {
        var stages = sheet.Choices<Stage>("stages");
        foreach (var stage in stages.Where(s => s is Stage.Hearing or Stage.Sanctions or Stage.Appeal or Stage.Notices))
        {
            sheet.Require(
                stages.Contains(Stage.Committee),
                "stages",
                $"has {StrictJsonObject.Camel(stage.ToString())} without committee"
            );
        }

        return stages;
    }

    // A section that a stage needs; without the stage it may be there all the same, and must be in order.
    private static StrictJsonObject? Needs(
        StrictJsonObject sheet,
        string name,
        IReadOnlyList<Stage> stages,
        Stage stage
    ) => IfAny(sheet, name, stages.Contains(stage)) ? sheet.Object(name) : null;

    private static bool IfAny(StrictJsonObject sheet, string name, bool needed) => needed || sheet.Has(name);

    private static string TimeZone(StrictJsonObject sheet)
    {
        var zone = sheet.Text("timeZone");
        var known = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;
        sheet.Require(known || zone.Length == 0, "timeZone", $"is not a time zone such as Europe/Brussels: '{zone}'");
        return zone;
    }

    private static string DefaultLanguage(StrictJsonObject sheet, IReadOnlyList<string> languages)
    {
        var language = sheet.Text("defaultLanguage");
        sheet.Require(
            language.Length == 0 || languages.Count == 0 || languages.Contains(language),
            "defaultLanguage",
            $"is not among the languages: '{language}'"
        );
        return language;
    }

    private static ReferralRule Referral(StrictJsonObject sheet)
    {
        var rule = new ReferralRule(
            sheet.Text("body"),
            sheet.Period("within") ?? default,
            sheet.Period("afterShopContact") ?? default
        );
        sheet.RefuseUnreadProperties();
        return rule;
    }

    private static Period? SettlementAskedAfter(StrictJsonObject rulebook)
    {
        if (rulebook.Object("settlement") is not { } sheet)
        {
            return null;
        }

        var after = sheet.Period("askedAfter");
        sheet.Require(after is null || after.Value.AtMost(new Period(1, 0, 0)), "askedAfter", "must be at most a year");
        sheet.RefuseUnreadProperties();
        return after;
    }

    private static (bool Decisions, bool Notices) SecondPerson(StrictJsonObject sheet)
    {
        if (sheet.Object("secondPerson") is not { } second)
        {
            return default;
        }

        var both = (second.Flag("decisions"), second.Flag("notices"));
        second.RefuseUnreadProperties();
        return both;
    }

    private static List<Norm> Norms(StrictJsonObject sheet, IReadOnlyList<string> languages)
    {
        var norms = new List<Norm>();
        foreach (var entry in sheet.Objects("norms"))
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

    private static List<ChecklistItem> Checklist(StrictJsonObject sheet, IReadOnlyList<string> languages)
    {
        var items = new List<ChecklistItem>();
        foreach (var entry in sheet.Objects("checklist"))
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

    private static RetentionRule Retention(StrictJsonObject sheet)
    {
        if (sheet.Object("retention") is not { } retention)
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
        retention.RefuseUnreadProperties();
        return rule;
    }

    [GeneratedRegex(
        @"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Scheme();

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}[a-z]?\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Version();

    [GeneratedRegex(
        @"^[A-Z]{2,5}\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Prefix();

    [GeneratedRegex(
        @"^[A-Z]{3}\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Currency();

    [GeneratedRegex(
        @"^[a-z0-9]+([.-][a-z0-9]+)*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex NormId();
}
