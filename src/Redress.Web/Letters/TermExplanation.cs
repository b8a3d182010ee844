using Redress.Domain.Letters;
using Redress.Domain.Terms;

namespace Redress.Web.Letters;

/// <summary>Why a term is due on the day it is due, in words (FP-9): the event, the rule and its rulebook, each day passed over by name, each extension and who was told.</summary>
internal static class TermExplanation
{
    /// <summary>
    /// For a comment term from Wednesday 1 July 2026: the count starts from that day, ten days end on Saturday 11 July,
    /// Saturday and Sunday are no working days, the last day is Monday 13 July.
    /// </summary>
    public static string Explain(Term term, string language)
    {
        var d = term.Derivation;
        string Day(DateOnly day) => Wording.Date(day, language);
        if (d.Given)
        {
            return $"{Capital(Wording.Of("term.given", language, Day(term.Due)))} {Source(d, language)}";
        }

        var said = new List<string>
        {
            Wording.Of("term.start", language, Day(d.On), Wording.Of(TextKey.Of("event", d.Event).Key, language)),
        };
        var before = d.Skipped.Where(s => s.Date <= d.On).ToList();
        var within = d.Skipped.Where(s => s.Date > d.On && s.Date < d.Unrolled).ToList();
        var rolled = d.Skipped.Where(s => s.Date >= d.Unrolled).ToList();
        if (before.Count > 0)
        {
            said.Add(Wording.Of("term.before", language, Day(d.On), Names(before, language)));
        }

        if (Length(d, within.Count) is { } length)
        {
            said.Add(
                length == 1
                    ? Wording.Of("term.oneDay", language)
                    : Wording.Of(within.Count > 0 ? "term.workingDays" : "term.days", language, length)
            );
        }

        if (within.Count > 0)
        {
            said.Add(Wording.Of("term.skipped", language, Names(within, language)));
        }

        said.AddRange(d.Extensions.Select(e => Extended(e, language)));
        said.AddRange(d.Stops.Select(s => Stopped(s, language)));
        if (rolled.Count > 0)
        {
            said.Add(Wording.Of("term.rolled", language, Day(d.Unrolled), Names(rolled, language)));
        }

        said.Add(Wording.Of("term.due", language, Day(term.Due)));
        said.Add(Source(d, language));
        return string.Join(' ', said);
    }

    private static string Extended(Extension e, string language) =>
        Wording.Of(
            "term.extension",
            language,
            Wording.Date(e.On, language),
            Wording.Length(new Period(0, 0, e.Days), language),
            e.Reason.Trim().TrimEnd('.'),
            Told(e, language)
        );

    private static string Stopped(Stop s, string language) =>
        s.Until is { } until
            ? Wording.Of(
                "term.stop",
                language,
                Wording.Date(s.From, language),
                Wording.Date(until, language),
                Because(s, language)
            )
            : Wording.Of("term.stopped", language, Wording.Date(s.From, language), Because(s, language));

    private static string Because(Stop s, string language) => Wording.Of(TextKey.Of("stopped", s.Reason).Key, language);

    /// <summary>A day passed over, by its date and name.</summary>
    public static string Name(SkippedDay day, string language)
    {
        var date = Wording.Date(day.Date, language);
        // The date says by itself that it is a Saturday.
        return Enum.TryParse<DayOfWeek>(day.Name, ignoreCase: true, out _)
            ? date
            : $"{date} ({NameOfDay(day.Name, language)})";
    }

    /// <summary>The name of a holiday or of a day of the week; an added day of closure keeps the name it was given.</summary>
    public static string NameOfDay(string name, string language) =>
        Wording.Knows($"day.{name}", language) ? Wording.Of($"day.{name}", language) : name;

    private static string Source(Derivation d, string language) =>
        Wording.Of("term.rule", language, d.Rule, d.Rulebook);

    private static string Names(IEnumerable<SkippedDay> days, string language) =>
        Wording.Joined([.. days.Select(day => Name(day, language))], "list.and", language);

    private static string Told(Extension extension, string language) =>
        Wording.Joined(
            [.. extension.Told.Select(party => Wording.Of(Domain.Letters.TextKey.Of(party), language))],
            "list.and",
            language
        );

    // As it was opened: without extensions and stops. Working days stopped are not known here, and then it is not said.
    private static int? Length(Derivation d, int passedOver)
    {
        if (passedOver > 0 && d.Stops.Count > 0)
        {
            return null;
        }

        var days =
            d.Unrolled.DayNumber
            - d.On.DayNumber
            - passedOver
            - d.Extensions.Sum(e => e.Days)
            - d.Stops.Sum(s => (s.Until ?? s.From).DayNumber - s.From.DayNumber);
        return days > 0 ? days : null;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
