using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Labels.Stories;

/// <summary>Reads tests/Redress.Domain.Tests/Labels/label-stories.md. A line that does not have the form that its legend tells is an error, never skipped.</summary>
internal static partial class LabelStories
{
    private static readonly string[] ChecksAlone =
    [
        "state",
        "valid",
        "from",
        "until",
        "term",
        "warned",
        "not",
        "fee",
        "penalty",
        "refund",
        "letter",
        "membership",
        "named",
    ];

    private static readonly Lazy<IReadOnlyList<LabelStory>> Read = new(() =>
        Of(File.ReadAllLines(Repository.PathOf("tests", "Redress.Domain.Tests", "Labels", "label-stories.md")))
    );

    private static readonly FrozenSet<string> Acts =
    [
        .. LabelCommandCatalog.ByName.Keys,
        .. LabelCommandCatalog.OfTwo.Keys.SelectMany(act => new[] { "confirm-" + act, "reject-" + act }),
        "begin-membership",
        "end-membership",
    ];

    public static IReadOnlyList<LabelStory> All => Read.Value;

    public static LabelStory Named(string name) => All.Single(story => story.Name == name);

    internal static IReadOnlyList<LabelStory> Of(IReadOnlyList<string> rows)
    {
        var stories = new List<LabelStory>();
        for (var at = 0; at < rows.Count; at++)
        {
            if (Heading().Match(rows[at]) is { Success: true } heading)
            {
                stories.Add(StoryAt(rows, at, heading));
            }
        }

        return stories;
    }

    private static LabelStory StoryAt(IReadOnlyList<string> rows, int at, Match heading)
    {
        var about = rows[at + 1].Split(' ');
        var lines = new List<StoryLine>();
        for (var i = at + 2; i < rows.Count && !rows[i].StartsWith("## ", StringComparison.Ordinal); i++)
        {
            // A reading, or the space between two stories.
            if (rows[i].Length > 0 && !rows[i].StartsWith('?'))
            {
                lines.Add(LineOf(rows[i], i + 1, lines.LastOrDefault()?.At));
            }
        }

        return new LabelStory(
            int.Parse(heading.Groups["number"].Value, CultureInfo.InvariantCulture),
            heading.Groups["title"].Value,
            heading.Groups["rules"].Value.Split(", "),
            heading.Groups["api"].Success,
            about[0],
            about[1..],
            lines
        );
    }

    // Without an hour: ten o'clock, a minute after the line before where that was later.
    private static StoryLine LineOf(string text, int row, DateTime? before)
    {
        var (at, rest) =
            Moment().Match(text) is { Success: true } moment
                ? (
                    DateTime.ParseExact(moment.Value.TrimEnd(), "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                    text[moment.Length..]
                )
            : Date().Match(text) is { Success: true } date
                ? (
                    Later(
                        DateTime
                            .ParseExact(date.Value.TrimEnd(), "yyyy-MM-dd", CultureInfo.InvariantCulture)
                            .AddHours(10),
                        before
                    ),
                    text[date.Length..]
                )
            : throw Unread(row, text, "no date");
        if (at < before)
        {
            throw Unread(row, text, $"earlier than the line before ({before:yyyy-MM-dd HH:mm})");
        }

        var parts = rest.Split(" ; ");
        var (step, checks) = HeadOf(parts[0], row, text);
        return new StoryLine(row, text, at, step, [.. checks, .. parts[1..].Select(part => CheckOf(part, row, text))]);
    }

    private static DateTime Later(DateTime ten, DateTime? before) =>
        before?.Date == ten.Date && before >= ten ? before.Value.AddMinutes(1) : ten;

    private static (StoryStep Step, IReadOnlyList<StoryCheck> Checks) HeadOf(string head, int row, string text)
    {
        var arrow = head.Split(" → ");
        var refusal = Refused().Match(arrow[0]);
        var said = refusal.Success ? arrow[0][..refusal.Index] : arrow[0];
        var words = said.Split(' ');
        if (IsCheck(words))
        {
            return (new StoryTime(), [CheckOf(head, row, text)]);
        }

        var kind = words is ["clock", var other] && LabelKind.All.Contains(other) ? other : null;
        List<StoryCheck> checks = arrow.Length == 1 ? [] : [new StoryCheck(kind, ["state", arrow[1]])];
        StoryStep step = words switch
        {
            ["candidate"] => new StoryCandidate(),
            ["clock"] => new StoryTime(),
            ["clock", _] when kind is not null => new StoryTime(),
            ["bounced"] => new StoryBounce(),
            ["decision", "suspends", ..] => new StoryDecision("suspends", Day(words, "from"), Day(words, "to")),
            ["decision", "excludes" or "falls"] => new StoryDecision(words[1], null, null),
            ["announce", ..] => AnnouncementOf(words),
            ["case", var act, ..] => new StoryCase(act, FieldsOf(words[2..], row, text).Fields, ByOf(words)),
            [var act, ..] when Acts.Contains(act) => ActOf(act, words[1..], refusal, row, text),
            _ => throw Unread(row, text, "no such act"),
        };
        return (step, checks);
    }

    private static StoryAct ActOf(string act, string[] words, Match refusal, int row, string text)
    {
        var (fields, document) = FieldsOf(words, row, text);
        return new StoryAct(
            act,
            fields,
            ByOf(words),
            document,
            refusal.Success
                ? new StoryRefusal(
                    refusal.Groups["rule"].Value,
                    refusal.Groups["missing"] is { Success: true, Value: var missing } ? missing.Split(", ") : null
                )
                : null
        );
    }

    private static (IReadOnlyDictionary<string, string> Fields, bool Document) FieldsOf(
        string[] words,
        int row,
        string text
    )
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var document = false;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Split('=', 2) is [var name, var value])
            {
                fields.Add(name, value);
            }
            else if (words[i] == "document")
            {
                document = true;
            }
            else if (words[i] == "by" && i + 1 < words.Length)
            {
                i++;
            }
            else
            {
                throw Unread(row, text, $"what is '{words[i]}'?");
            }
        }

        return (fields, document);
    }

    private static string ByOf(string[] words) =>
        Array.IndexOf(words, "by") is >= 0 and var at ? words[at + 1] : StoryAct.Registrar;

    private static StoryAnnouncement AnnouncementOf(string[] words) =>
        new(Field(words, "version")!, Day(words, "inForce")!.Value, Field(words, "significant") == "yes");

    private static StoryCheck CheckOf(string said, int row, string text)
    {
        var words = said.Split(' ');
        return !IsCheck(words) ? throw Unread(row, text, $"'{said}' is no check")
            : LabelKind.All.Contains(words[0]) ? new StoryCheck(words[0], words[1..])
            : new StoryCheck(null, words);
    }

    private static bool IsCheck(string[] words) =>
        ChecksAlone.Contains(words[0])
        || words.Length > 1 && LabelKind.All.Contains(words[0]) && ChecksAlone.Contains(words[1]);

    private static string? Field(string[] words, string name) =>
        words
            .Where(w => w.StartsWith(name + "=", StringComparison.Ordinal))
            .Select(w => w[(name.Length + 1)..])
            .SingleOrDefault();

    private static DateOnly? Day(string[] words, string name) =>
        Field(words, name) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static FormatException Unread(int row, string text, string why) =>
        new($"label-stories.md, line {row}: {why} in \"{text}\".");

    [GeneratedRegex(@"^## (?<number>\d+)\. (?<title>.+?) \[(?<rules>[^\]]+)\](?<api> \(api\))?$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d ")]
    private static partial Regex Moment();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d ")]
    private static partial Regex Date();

    [GeneratedRegex(@" ! (?<rule>[A-Z]+-\d+)(?: missing: (?<missing>.+))?$")]
    private static partial Regex Refused();
}
