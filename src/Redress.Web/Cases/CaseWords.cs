using System.Globalization;
using Markdig;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Web.Shell;

namespace Redress.Web.Cases;

/// <summary>Values of a case in the reader's language: dates, money, names of choices.</summary>
public sealed class CaseWords(IStringLocalizer<CaseTexts> texts)
{
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().DisableHtml().Build();

    public string this[string key] => texts[key];

    public string Of(string key, params object[] values) => texts[key, values];

    public bool Has(string key) => !texts[key].ResourceNotFound;

    /// <summary>The word for a member of an enum, in one of the sets of words.</summary>
    public string Word<T>(string set, T value)
        where T : struct, Enum => texts[$"{set}.{FieldOptions.Camel(value.ToString())}"];

    public string Date(DateOnly day) => LocalTime.Written(day);

    public string Date(DateOnly? day) => day is { } d ? Date(d) : "";

    public string Instant(DateTimeOffset instant) => LocalTime.Written(instant);

    public string Money(Money money) => $"{money.Currency} {money.Amount.ToString("N2", CultureInfo.CurrentCulture)}";

    public string PartyName(Party? party) => party is { } p ? texts[$"party.{FieldOptions.Camel(p.ToString())}"] : "";

    public string DaysLeft(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        < 0 => texts["page.overdue"],
        0 => texts["page.today"],
        var days => texts["page.daysLeft", days],
    };

    public string Sanction(Sanction s)
    {
        var parts = new List<string> { texts[$"option.{FieldOptions.Camel(s.Kind.ToString())}"] };
        if (s.Amount is { } amount)
        {
            parts.Add(Money(amount));
        }

        if (s.DeferredFor is { } deferral)
        {
            parts.Add(texts["page.deferredFor", Written(deferral)]);
        }

        if (s.From is { } from)
        {
            parts.Add($"{Date(from)} – {Date(s.To)}");
        }

        return string.Join(", ", parts);
    }

    public string Written(Period period) => string.Join(" ", new[]
    {
        period.Years > 0 ? Of("page.years", period.Years) : null, period.Months > 0 ? Of("page.months", period.Months) : null, period.Days > 0 ? Of("page.days", period.Days) : null,
    }.Where(part => part is not null));

    /// <summary>Markdown as HTML. Raw HTML in it is shown as text.</summary>
    public static MarkupString Markdown(string? text) => new(Markdig.Markdown.ToHtml(text ?? "", Plain));

    /// <summary>A text that was typed, with its line breaks.</summary>
    public static IEnumerable<string> Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").Split('\n');
}
