using System.Globalization;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Labels.Terms;
using Redress.Web.Cases.Formatting;
using Redress.Web.Letters;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Labels.Desk;

/// <summary>The lines of the desk in words, each in the time of its scheme.</summary>
internal sealed class LabelDeskWords(
    IStringLocalizer<LabelDeskTexts> texts,
    LabelWords words,
    SchemeTimes times,
    TimeProvider time
)
{
    /// <summary>Where a line leads.</summary>
    public static string AddressOf(LabelDeskLine line) =>
        line.MemberId is not { } member ? $"/labels/reports/{line.Id}"
        : line.Letter is { } letter ? FormattableString.Invariant($"/members/{member}/labels/letters/{letter}")
        : line.What == "second-person" ? SecondOf(member, line.Id ?? "")
        : $"/members/{member}/labels";

    /// <summary>The page of what waits for a second person.</summary>
    public static string SecondOf(string member, string proposal) => $"/labels/second/{member}/{proposal}";

    public string What(LabelDeskLine line) =>
        line.State is { } state ? words.State(state)
        : line.Text is { } subject ? subject
        : line.MemberId is null ? texts["report.open"]
        : line.What is not { } what ? ""
        : line.IsTask ? words.Task(what)
        : words.Term(what);

    public string Since(LabelDeskLine line) =>
        line.Since is { } day ? DayFormatter.Short(day)
        : line.Ends is { } at ? DayFormatter.Short(times.In(line.Scheme).Day(at))
        : "–";

    /// <summary>Until when: to the minute where hours run (WK-3, WK-4), in the scheme's zone.</summary>
    public string Ends(LabelDeskLine line) =>
        line is { Ends: { } ends, What: { } what } && RunsInHours(what) ? times.In(line.Scheme).Written(ends)
        : line.Due is { } due ? DayFormatter.Short(due)
        : "–";

    /// <summary>The instant at which hours that run are over, for a spreadsheet; null where days run.</summary>
    public string? Instant(LabelDeskLine line) =>
        line is { Ends: { } ends, What: { } what } && RunsInHours(what)
            ? times.In(line.Scheme).Local(ends).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : null;

    /// <summary>How much time is left: hours where hours run, days else.</summary>
    public string Left(LabelDeskLine line)
    {
        if (line is { Ends: { } ends, What: { } what } && RunsInHours(what))
        {
            return HoursLeft(ends);
        }

        if (line.Due is not { } due)
        {
            return "–";
        }

        var days = due.DayNumber - times.Today(line.Scheme).DayNumber;
        return days switch
        {
            < 0 => texts["left.overOn", DayFormatter.Short(due.AddDays(1))],
            0 => texts["left.today"],
            _ => texts["left.days", Wording.Days(days, CaseFormatter.Language)],
        };
    }

    /// <summary>Whole hours up to an instant, and minutes of the last one.</summary>
    public string HoursLeft(DateTimeOffset ends)
    {
        var left = ends - time.GetUtcNow();
        return left <= TimeSpan.Zero ? texts["left.over"]
            : left < TimeSpan.FromHours(1) ? texts["left.minutes", (int)Math.Ceiling(left.TotalMinutes)]
            : left < TimeSpan.FromHours(2) ? texts["left.hour"]
            : texts["left.hours", (int)left.TotalHours];
    }

    public string? Urgency(LabelDeskLine line) =>
        line.Due is { } due ? CaseFormatter.Urgency(due, times.Today(line.Scheme)) : null;

    public static bool RunsInHours(string kind) =>
        kind == WireNames.Camel(nameof(LabelTermKind.Reaction))
        || kind == WireNames.Camel(nameof(LabelTermKind.MeasureReceipt))
        || kind == WireNames.Camel(nameof(LabelTermKind.Removal));
}
