using System.Globalization;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;

namespace Redress.Domain.Tests.Labels.Stories;

/// <summary>What a line says that holds, and what is found instead.</summary>
internal sealed partial class ToldStory
{
    private LabelFile File => Office.File;

    // As the register has it, under what decisions take of it.
    private Member Member =>
        _sanction is null
            ? File.Onto(File.Standing)
            : File.Onto(File.Standing).WithSanctions([SanctionEffect.Of(_sanction)]);

    private string KindOf(StoryCheck check) =>
        check.Kind
        ?? (
            _line.Step is StoryAct act
            && act.Fields.GetValueOrDefault("kind") is { } kind
            && LabelKind.All.Contains(kind)
                ? kind
                : story.Kinds[0]
        );

    private (bool Holds, string Found) Found(StoryCheck check)
    {
        var kind = KindOf(check);
        return check.Words switch
        {
            ["state", var state] => Same(state, WireNames.Camel(File.Label(kind).State.ToString())),
            ["valid", var valid] => Same(
                valid,
                YesNo(Member.Labels.Any(l => l.Kind == kind && Member.IsValid(l, Office.Today)))
            ),
            ["from", var from, "until", var until] => Same(
                $"{from} {until}",
                $"{File.Label(kind).From:O} {File.Label(kind).Until:O}"
            ),
            ["until", var until] => Same(until, $"{File.Label(kind).Until:O}"),
            ["membership", var membership] => Same(membership, WireNames.Camel(Member.Membership.ToString())),
            ["named", var named] => Same(named, YesNo(File.Measures.Exists(m => m.Naming is { IsPublic: true }))),
            ["letter"] => (Office.Told.Count > _letters, "no letter"),
            ["fee", var amount] => Same(amount, Cents(File.Fees.LastOrDefault()?.Amount)),
            ["refund", var amount] => Same(
                amount,
                Cents(File.Fees.FindLast(f => f.Returned is not null)?.Returned ?? Money.Euro(0))
            ),
            ["penalty", var amount] => Same(amount, Cents(Penalty())),
            ["term", var term, "none"] => RunningOf(term, kind) is []
                ? (true, "")
                : (false, Due(RunningOf(term, kind))),
            ["term", var term, "due", .. var due] => (
                RunningOf(term, kind).Exists(t => DueOf(t, due.Length) == string.Join(' ', due)),
                Due(RunningOf(term, kind))
            ),
            ["warned", var term] => (IsWarned(term), WarnedDays(term)),
            ["not", "warned", var term] => (!IsWarned(term), WarnedDays(term)),
            _ => throw new FormatException($"No way to check {check}."),
        };
    }

    private static (bool Holds, string Found) Same(string expected, string found) => (expected == found, found);

    private static string YesNo(bool so) => so ? "yes" : "no";

    private static string Cents(Money? amount) =>
        amount is null ? "none" : amount.Amount.ToString("0.00", CultureInfo.InvariantCulture);

    private Money? Penalty() =>
        File.Measures.FindLast(m => m.Notice is not null) is { } measure
            ? LabelFile.PenaltyOf(measure, Office.Now) ?? Money.Euro(0)
            : null;

    private List<LabelTerm> RunningOf(string term, string kind) =>
        File.Terms.FindAll(t => t.Runs && t.Kind == TermKind(term) && (t.Label is null || t.Label == kind));

    private static LabelTermKind TermKind(string name) => Enum.Parse<LabelTermKind>(name, ignoreCase: true);

    // Of a term in hours its instant, on the clock of the scheme.
    private string DueOf(LabelTerm term, int words) =>
        words == 2
            ? TimeZoneInfo
                .ConvertTime(term.Ends, Office.Rulebook.Working.Zone)
                .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : term.Due.ToString("O", CultureInfo.InvariantCulture);

    private string Due(List<LabelTerm> terms) =>
        terms.Count == 0 ? "none" : string.Join(", ", terms.Select(t => $"{DueOf(t, 1)} ({DueOf(t, 2)})"));

    // Somebody was told of it, or it stands on the desk, since its warning or its end of that day.
    private bool IsWarned(string term) => Warnings(term).Contains(Office.Today);

    private List<DateOnly> Warnings(string term) =>
        [
            .. Office
                .Journal.Where(entry =>
                    (
                        entry.Command switch
                        {
                            WarnOfTerm warned => File.Term(warned.Term),
                            LapseTerm lapsed => File.Term(lapsed.Term),
                            _ => null,
                        }
                    )?.Kind == TermKind(term)
                )
                .Where(entry =>
                    Office.Told.Exists(told => told.At == entry.At)
                    || File.Tasks.Exists(task => task.Since == Office.Rulebook.Working.Day(entry.At))
                )
                .Select(entry => Office.Rulebook.Working.Day(entry.At)),
        ];

    private string WarnedDays(string term) =>
        Warnings(term) is { Count: > 0 } days
            ? "warned on " + string.Join(", ", days.Select(d => d.ToString("O", CultureInfo.InvariantCulture)))
            : "never warned";

    private string IdOf(string what, string said)
    {
        if (what == "term")
        {
            return File.Running(TermKind(said))?.Id ?? "none";
        }

        var number = int.Parse(said, CultureInfo.InvariantCulture) - 1;
        var ids = what switch
        {
            "measure" => File.Measures.ConvertAll(m => m.Id),
            "misuse" => File.Misuses.ConvertAll(m => m.Id),
            "shortcoming" => File.Shortcomings.ConvertAll(s => s.Id),
            "change" => File.LogoChanges.ConvertAll(c => c.Id),
            _ => throw new FormatException($"What is the {what}?"),
        };
        return number < ids.Count ? ids[number] : $"{what}-of-nobody";
    }
}
