using System.Globalization;
using System.Text;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;

namespace Redress.Web.Cases.PartyFile;

/// <summary>
/// A hearing for a calendar (RFC 5545). An appointment is one, however often its day changes: its UID stays, its SEQUENCE grows with
/// each change, and when it falls away it is cancelled. After a hearing that was held, another is another appointment.
/// </summary>
internal static class HearingCalendar
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(2);

    /// <summary>Null while nobody was invited, or after the hearing was held.</summary>
    public static string? Of(Case c, string zone, string title, string text, DateTimeOffset now)
    {
        var held = c.Hearings.FindLastIndex(h => h.HeldOn is not null);
        var invitations = c.Hearings[(held + 1)..];
        if (invitations.Count == 0)
        {
            return null;
        }

        var hearing = invitations[^1];
        var off = c.State != CaseState.Hearing;
        var sequence = invitations.Count - 1 + (off ? 1 : 0);
        var (start, end) = (Local(hearing.At, zone), Local(hearing.At + Length, zone));
        List<string> lines =
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Redress//Hearings//EN",
            "CALSCALE:GREGORIAN",
            $"METHOD:{(off ? "CANCEL" : "PUBLISH")}",
            .. Zone(zone),
            "BEGIN:VEVENT",
            $"UID:{c.Number.ToLowerInvariant()}-hearing-{c.Hearings.Count(h => h.HeldOn is not null) + 1}@redress",
            $"DTSTAMP:{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}",
            $"SEQUENCE:{sequence}",
            $"STATUS:{(off ? "CANCELLED" : "CONFIRMED")}",
            $"DTSTART;TZID={zone}:{start}",
            $"DTEND;TZID={zone}:{end}",
            $"SUMMARY:{Escaped(title)}",
            $"DESCRIPTION:{Escaped(text)}",
        ];
        if (hearing.Place is { Length: > 0 } place)
        {
            lines.Add($"LOCATION:{Escaped(place)}");
        }

        if (hearing.VideoLink is { Length: > 0 } link)
        {
            lines.Add($"URL:{link}");
        }

        lines.AddRange(["END:VEVENT", "END:VCALENDAR"]);
        return string.Concat(lines.Select(line => Folded(line) + "\r\n"));
    }

    private static string Local(DateTimeOffset at, string zone) =>
        TimeZoneInfo
            .ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone))
            .ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    // Both schemes' zones keep the Union's summer time: the last Sundays of March and October, at one o'clock UTC.
    private static string[] Zone(string zone) =>
        [
            "BEGIN:VTIMEZONE",
            $"TZID:{zone}",
            "BEGIN:DAYLIGHT",
            "TZNAME:CEST",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "DTSTART:19810329T020000",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "END:DAYLIGHT",
            "BEGIN:STANDARD",
            "TZNAME:CET",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "DTSTART:19961027T030000",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            "END:STANDARD",
            "END:VTIMEZONE",
        ];

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .ReplaceLineEndings("\\n");

    // A line has at most 75 bytes; what is longer goes on in the next one, after a space.
    private static string Folded(string line)
    {
        var folded = new StringBuilder();
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > 75)
            {
                folded.Append("\r\n ");
                bytes = 1;
            }

            folded.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
