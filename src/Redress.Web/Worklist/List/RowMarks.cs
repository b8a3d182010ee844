using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Web.Cases.Formatting;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Worklist.List;

/// <summary>What a line says beside its number: a shape of its own, since there is no room for words, and what it means.</summary>
/// <param name="Tone">The class by which it has its colour.</param>
/// <param name="Word">For who hears it, and for who has the room.</param>
/// <param name="About">The whole of it, for who points at it and in the preview.</param>
public sealed record RowMark(string Tone, MarkupString Svg, string Word, string About);

internal sealed class RowMarks(IStringLocalizer<WorklistTexts> texts, CaseFormatter formatter, SchemeTimes times)
{
    private static readonly MarkupString Persons = Drawn(
        "M3.5 1a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM0 11c0-3 1.5-5 3.5-5S7 8 7 11ZM8.5 1a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM8 11c0-2-.4-3.5-1.2-4.7.5-.2 1-.3 1.7-.3C10.5 6 12 8 12 11Z"
    );
    private static readonly MarkupString Dot = Drawn("M6 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z");
    private static readonly MarkupString Envelope = Drawn("M0 2h12v8H0ZM1.2 3 6 6.8 10.8 3Z");
    private static readonly MarkupString Alarm = Drawn("M6 0 12 6 6 12 0 6ZM5.3 3v3.6h1.4V3ZM5.3 7.6V9h1.4V7.6Z");

    public IEnumerable<RowMark> Of(WorklistRow row)
    {
        if (row.AwaitsSecond)
        {
            yield return new RowMark("badge-due", Persons, texts["worklist.second"], texts["worklist.second.about"]);
        }

        if (row.IsNews)
        {
            yield return new RowMark("news", Dot, texts["worklist.changed"], texts["worklist.changed.about"]);
        }

        if (row.MessageDue is { } due)
        {
            var said = texts["worklist.message", formatter.Date(due)];
            yield return new RowMark(
                $"message {CaseFormatter.Urgency(due, times.Today(row.Scheme))}",
                Envelope,
                said,
                said
            );
        }

        if (row.IsUndelivered)
        {
            yield return new RowMark(
                "badge-late",
                Alarm,
                texts["worklist.undelivered"],
                texts["worklist.undelivered.about"]
            );
        }
    }

    private static MarkupString Drawn(string shape) =>
        new(
            $"<svg viewBox=\"0 0 12 12\" aria-hidden=\"true\" focusable=\"false\"><path fill-rule=\"evenodd\" d=\"{shape}\" /></svg>"
        );
}
