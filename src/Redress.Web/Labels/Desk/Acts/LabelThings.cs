using System.Globalization;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Terms;
using Redress.Web.Labels.Writing;
using Redress.Web.Shell.Fields;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Labels.Desk.Acts;

/// <summary>What the fields of an act can name in a member's file, each by words that a person knows it by.</summary>
/// <param name="changes">The announced changes of the code (WK-10).</param>
internal sealed class LabelThings(OpenLabelFile open, LabelWords words, IReadOnlyList<AnnouncedChange> changes)
{
    private const int LongestName = 60;

    public LabelWords Words => words;

    private LabelFile File => open.File;

    /// <summary>What a field offers; null where it is typed.</summary>
    public IReadOnlyList<Choice>? Of(string act, string field) =>
        field switch
        {
            "kind" or "label" => [.. open.Rulebook.Labels.Select(kind => new Choice(kind, words.Kind(kind)))],
            "document" => Documents(),
            "letter" => Letters(),
            "shortcoming" => Shortcomings(act),
            "measure" => Measures(act),
            "misuse" => [.. File.Misuses.Where(m => m.IsOpen).Select(m => new Choice(m.Id, Named(m.Url, m.OpenedOn)))],
            "appeal" => [.. File.Appeals.Where(a => a.Outcome is null).Select(a => new Choice(a.Id, Name(a)))],
            "act" => [.. File.BoardActs.AsEnumerable().Reverse().Select(a => new Choice(a.Id, Name(a)))],
            "change" =>
            [
                .. File.LogoChanges.Where(c => c.Approved is null).Select(c => new Choice(c.Id, Named(c.Text, c.On))),
            ],
            "term" => Terms(),
            "version" => [.. changes.Select(c => new Choice(c.Version, Named(c.Version, c.InForce)))],
            "language" => [.. Languages.Select(l => new Choice(l, CultureInfo.GetCultureInfo(l).NativeName))],
            _ => null,
        };

    private static readonly string[] Languages = ["nl", "fr"];

    private List<Choice> Documents() =>
        [
            .. File
                .Documents.AsEnumerable()
                .Reverse()
                .Select(d => new Choice(d.Id, Named(d.FileName, open.Rulebook.Working.Day(d.At)))),
        ];

    // What was warned of is not warned of again, and what is settled is not decided (WK-3); the last comes first.
    private List<Choice> Measures(string act) =>
        [
            .. File
                .Measures.Where(m =>
                    act switch
                    {
                        "prepare-measure" => m is { IsOpen: true, Warning: null },
                        "decide-measure" or "drop-measure" => m.IsOpen,
                        "name-provider" => m is { Decided: not null, LiftedOn: null },
                        "record-removal" or "record-still-there" => m.WaitsForRemoval,
                        "confirm-receipt" => m.Notice is { ConfirmedAt: null },
                        "demand-penalty" or "record-penalty-payment" => m.Notice is not null,
                        "record-court-step" => m.Decided is not null,
                        "lift-measure" or "review-measure" or "report-mended" => m.Suspends,
                        "react-to-measure" => m.IsPrepared,
                        "take-down-name" => m.Naming is { TakenDownOn: null },
                        _ => true,
                    }
                )
                .Reverse()
                .Select(m => new Choice(m.Id, Name(m))),
        ];

    private List<Choice> Letters() =>
        [
            .. File
                .PostedDecisions.Where(d => d.WaitsForReceipt)
                .Reverse()
                .Select(d => new Choice(d.LetterId, Named(Name(d), d.PostedOn!.Value))),
        ];

    private string Name(PostedDecision decision) =>
        decision.Label is { } kind
            ? $"{words.Choice(choice: null, "certification")} · {words.Kind(kind)}"
            : Name(File.BoardActs.Find(a => a.Id == decision.Act)!);

    private List<Choice> Shortcomings(string act) =>
        [
            .. File
                .Shortcomings.Where(s => s.IsOpen && (act != "check-shortcoming" || s.BroughtOn is not null))
                .Select(s => new Choice(s.Id, Named(s.Text, s.Due))),
        ];

    private List<Choice> Terms() =>
        [
            .. File
                .Terms.Where(t => File.MayBeExtended(t, open.Rulebook.LabelTerms))
                .Select(t => new Choice(t.Id, Named(NameOf(t), t.Due))),
        ];

    private string NameOf(LabelTerm term) =>
        term.Subject is { } id && File.Shortcomings.Find(s => s.Id == id) is { } shortcoming
            ? $"{words.Term(term.Kind)} · {Short(shortcoming.Text)}"
            : words.Term(term.Kind);

    /// <summary>A measure by what it does and the day of its warning or decision.</summary>
    public string Name(Measure measure)
    {
        var at = measure.Decided?.At ?? measure.Warning?.At;
        var what =
            measure.Kind is { } kind ? words.Choice(kind)
            : measure.OfAdvice is { } advice ? $"{advice.Body} · {advice.Number}"
            : measure.Id;
        return at is { } known ? Named(what, open.Rulebook.Working.Day(known)) : what;
    }

    public string Name(LabelAppeal appeal) =>
        Named(
            appeal.Against == LabelAppealAgainst.Certification
                ? words.Act("lodge-certification-appeal") + (appeal.Kind is { } kind ? $" · {words.Kind(kind)}" : "")
                : words.Act("lodge-board-appeal"),
            appeal.LodgedOn
        );

    public string Name(BoardAct act) =>
        Named(words.Choice(act.Kind) + (act.Label is { } label ? $" · {words.Kind(label)}" : ""), act.PreparedOn);

    /// <summary>What is stored of a field of an act, in words.</summary>
    public string Said(string act, string field, string value) =>
        Of(act, field)?.FirstOrDefault(c => c.Value == value)?.Label ?? value;

    private static string Named(string what, DateOnly day) => $"{Short(what)} ({DayFormatter.Short(day)})";

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestName ? line : line[..LongestName].TrimEnd() + "…";
    }
}
