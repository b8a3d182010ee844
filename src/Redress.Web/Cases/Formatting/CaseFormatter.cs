using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Web.Cases.Commands;
using Redress.Web.Letters;
using Redress.Web.Shell;
using Redress.Web.Shell.Markup;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Cases.Formatting;

/// <summary>Values of a case in the reader's language: dates, money, names of choices, labels of fields.</summary>
public sealed class CaseFormatter(IStringLocalizer<CaseTexts> texts)
{
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>French sets a space before it.</summary>
    public static string Colon => Language == "fr" ? "\u00a0:" : ":";

    public string this[string key] => texts[key];

    public string Of(string key, params object[] values) => texts[key, values];

    /// <summary>What is due by the day that the lists show: a term, or a duty whose day went by (FP-23).</summary>
    /// <param name="kind">As programs write it.</param>
    public string DueKind(string kind) => Has($"term.{kind}") ? texts[$"term.{kind}"] : texts[$"duty.{kind}"];

    public bool Has(string key) => !texts[key].ResourceNotFound;

    /// <summary>The word for a member of an enum, in one of the sets of words.</summary>
    public string Word<T>(string set, T value)
        where T : struct, Enum => texts[$"{set}.{WireNames.Camel(value.ToString())}"];

    /// <summary>A field's name: as this action calls it, or as all do.</summary>
    public string Label(string action, string field) =>
        Has($"label.{action}.{field}") ? texts[$"label.{action}.{field}"] : texts[$"label.{field}"];

    public string? Hint(string action, string field) =>
        Has($"hint.{action}.{field}") ? texts[$"hint.{action}.{field}"].Value
        : Has($"hint.{field}") ? texts[$"hint.{field}"].Value
        : null;

    public string Date(DateOnly day) => DayFormatter.Written(day);

    public string Date(DateOnly? day) => day is { } d ? Date(d) : "";

    /// <summary>A last day, with its day of the week.</summary>
    public string Day(DateOnly day) => Wording.Date(day, Language);

    /// <summary>Day and time where the case is.</summary>
    public static string Instant(DateTimeOffset instant, Rulebook rulebook) => SchemeTime.Of(rulebook).Written(instant);

    public string Days(int days) => Wording.Days(days, Language);

    /// <summary>A document's name as the reader sees it: minutes are called so in the reader's language.</summary>
    public string Name(Case c, CaseDocument document) =>
        c.Hearings.Find(h => h.MinutesDocument == document.Id) is { HeldOn: { } held }
            ? Of("documents.minutes", Date(held))
            : document.Name;

    /// <summary>The name under which it is saved.</summary>
    public string FileName(Case c, CaseDocument document) =>
        c.Hearings.Find(h => h.MinutesDocument == document.Id) is { HeldOn: { } held }
            ? Of("documents.minutesFileName", c.Number, held.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : document.Name;

    public string Money(Money money) => Wording.Amount(money, Language);

    public string PartyName(Party? party) => party is { } p ? Word("side", p) : "";

    public string DaysLeft(DateOnly due, DateOnly today) =>
        (due.DayNumber - today.DayNumber) switch
        {
            < 0 => texts["daysLeft.over"],
            0 => texts["daysLeft.today"],
            1 => texts["daysLeft.one"],
            var days => texts["daysLeft.many", days],
        };

    /// <summary>The same for a term; the day of a hearing is no last day.</summary>
    public string DaysLeft(Term term, DateOnly today) =>
        term.Kind == TermKind.Hearing && term.Due == today ? texts["daysLeft.hearing"] : DaysLeft(term.Due, today);

    /// <summary>How a day that comes nearer is marked.</summary>
    public static string Urgency(DateOnly due, DateOnly today) =>
        due < today ? "badge-late"
        : due <= today.AddDays(3) ? "badge-due"
        : "";

    public string Sanction(Sanction s)
    {
        var parts = new List<string> { Word("option", s.Kind) };
        if (s.Amount is { } amount)
        {
            parts.Add(Money(amount));
        }

        if (s.From is { } from)
        {
            parts.Add($"{Date(from)} – {Date(s.To)}");
        }

        if (s is { Enforceable: Enforceability.AtOnce })
        {
            parts.Add(texts["sanction.atOnce"]);
        }

        if (s.ConditionUntil is { } until)
        {
            parts.Add(texts["sanction.conditional", Date(until)]);
        }

        if (s.DeferredFor is { } deferral)
        {
            parts.Add(texts["sanction.deferredFor", Wording.Length(deferral, Language)]);
        }

        return string.Join(", ", parts);
    }

    /// <summary>The deferred sanctions that a decision makes effective, each with what it is; of which other complaint only the complainant is not told (BC-16, BC-20).</summary>
    public IEnumerable<string> Activated(Decision decision, Party? reader) =>
        decision.Activates.Select(a =>
        {
            var parts = new List<string> { a.Kind is { } kind ? Word("option", kind) : texts["sanction.earlier"] };
            if (a.Amount is { } amount)
            {
                parts.Add(Money(amount));
            }

            if (a.From is { } from)
            {
                parts.Add($"{Date(from)} – {Date(a.To)}");
            }

            parts.Add(
                reader != Party.Complainant && a.Case is { } other
                    ? texts["sanction.activated", other]
                    : texts["sanction.activatedOther"]
            );
            return string.Join(", ", parts);
        });

    /// <summary>The days on which a suspension runs, where finality moved them (BC-30); else empty.</summary>
    public string SanctionDays(Sanction s) =>
        s is { RunsFrom: { } from, RunsTo: { } to } && (from != s.From || to != s.To)
            ? texts["sanction.runs", Date(from), Date(to)]
            : "";

    /// <summary>What came in for a fine, is owed and is to be returned (BC-30); empty while it was not asked for.</summary>
    public string FineMoney(Sanction s) =>
        s.Kind != SanctionKind.Fine || !s.WasDemanded ? ""
        : s.ToReturn.Amount > 0 ? texts["sanction.toReturn", Money(s.Received), Money(s.ToReturn)]
        : texts["sanction.money", Money(s.Received - s.Returned), Money(s.Owed)];

    /// <summary>A step that was taken: which, when, how much, and whether it was undone.</summary>
    public string SanctionStep(SanctionStepTaken s) =>
        string.Join(
            ", ",
            new[]
            {
                Word("option", s.Step),
                s.Amount is { } amount ? Money(amount) : "",
                Date(s.On),
                s.UndoneOn is { } undone ? texts["sanction.undone", Date(undone)] : "",
            }.Where(part => part.Length > 0)
        );

    /// <summary>An article of the code by its number and title.</summary>
    public string Norm(Rulebook rulebook, string id) =>
        rulebook.Norms.FirstOrDefault(n => n.Id == id) is { } norm ? $"{id} {Own(norm.Title)}" : id;

    public string Scheme(Rulebook rulebook) => Own(rulebook.Name);

    /// <summary>Why a term ends on its day (FP-9).</summary>
    public string Explain(Term term) => TermExplanation.Explain(term, Language);

    /// <summary>Where the rule by which a term runs is explained (FP-15).</summary>
    public static string RulePage(Case c, Term term) => $"/schemes/{c.Scheme}#{term.Derivation.Rule}";

    public static string Size(long bytes) =>
        bytes < 1024 * 1024
            ? $"{Math.Max(1, bytes / 1024)} kB"
            : $"{(bytes / 1024.0 / 1024).ToString("0.#", CultureInfo.CurrentCulture)} MB";

    /// <summary>What was taken out of a photo when it came in.</summary>
    public string Removed(IEnumerable<string> kinds) =>
        texts["photo.removed", string.Join(", ", kinds.Select(k => texts[$"photo.removed.{k}"].Value))];

    /// <summary>Markdown as HTML in which nothing that was typed does anything.</summary>
    public static MarkupString Markdown(string? text) => new(SafeMarkdown.ToHtml(text ?? ""));

    /// <summary>The same, in which some parts lead somewhere.</summary>
    internal static MarkupString Markdown(string? text, Func<string, IEnumerable<TextLink>> links) =>
        new(SafeMarkdown.ToHtml(text ?? "", links));

    /// <summary>Markdown as its words alone, in one line.</summary>
    public static string PlainText(string? text) =>
        string.Join(' ', SafeMarkdown.ToWords(text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A text that was typed, with its line breaks.</summary>
    public static IEnumerable<string> Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").Split('\n');

    private static string Own(IReadOnlyDictionary<string, string> texts) =>
        texts.TryGetValue(Language, out var own) ? own : texts.Values.First();
}
