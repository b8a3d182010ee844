using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Web.Shell;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Cases.PartyFile;

/// <summary>
/// A hearing for a calendar (RFC 5545), in the scheme's time zone. An appointment is one, however often its day changes: its UID stays, its SEQUENCE grows with
/// each change, and when it falls away it is cancelled. After a hearing that was held, another is another appointment.
/// </summary>
internal static class HearingCalendar
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(2);

    /// <summary>Null while nobody was invited, or after the hearing was held.</summary>
    public static string? Of(Case c, Rulebook rulebook, string title, string text, DateTimeOffset now)
    {
        var held = c.Hearings.FindLastIndex(h => h.HeldOn is not null);
        var invitations = c.Hearings[(held + 1)..];
        if (invitations.Count == 0)
        {
            return null;
        }

        var hearing = invitations[^1];
        var off = c.State != CaseState.Hearing || hearing.PostponedBy is not null;
        var fellAway = invitations.Count(h => h.CancelledOn is not null || h.PostponedBy is not null);
        var appointment = new CalendarEvent
        {
            Uid = $"{c.Number.ToLowerInvariant()}-hearing-{c.Hearings.Count(h => h.HeldOn is not null) + 1}@redress",
            Sequence = invitations.Count - 1 + (off && hearing.Open && hearing.PostponedBy is null ? 1 : fellAway),
            Status = off ? EventStatus.Cancelled : EventStatus.Confirmed,
            DtStamp = new CalDateTime(now.UtcDateTime, CalDateTime.UtcTzId),
            DtStart = Local(hearing.At, rulebook),
            DtEnd = Local(hearing.At + Length, rulebook),
            Summary = title,
            Description = text,
            Location = hearing.Place is { Length: > 0 } place ? place : null,
            Url = Uri.TryCreate(hearing.VideoLink, UriKind.Absolute, out var link) ? link : null,
        };
        var calendar = new Calendar
        {
            ProductId = "-//Redress//Hearings//EN",
            Scale = CalendarScales.Gregorian,
            Method = off ? CalendarMethods.Cancel : CalendarMethods.Publish,
        };
        // The zone's rules from the year before: what a calendar needs to place this day, and no century of history.
        calendar.AddTimeZone(
            VTimeZone.FromDateTimeZone(
                rulebook.TimeZone,
                hearing.At.UtcDateTime.AddYears(-1),
                includeHistoricalData: false
            )
        );
        calendar.Events.Add(appointment);
        return new CalendarSerializer().SerializeToString(calendar);
    }

    private static CalDateTime Local(DateTimeOffset at, Rulebook rulebook) =>
        new(SchemeTime.Of(rulebook).Local(at).DateTime, rulebook.TimeZone);
}
