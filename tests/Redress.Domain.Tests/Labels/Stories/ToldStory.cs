using System.Globalization;
using Redress.Domain.Decisions;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Members;

namespace Redress.Domain.Tests.Labels.Stories;

/// <summary>Runs a story through the domain, line by line; the first line that is not so fails, with what was found.</summary>
internal sealed partial class ToldStory(LabelStory story)
{
    private readonly List<(DateTimeOffset At, Action Do)> _ahead = [];
    private LabelOffice? _office;
    private Sanction? _sanction;
    private int _letters;
    private StoryLine _line = null!;

    private LabelOffice Office => _office ?? throw new FormatException("The first line of a story is its candidate.");

    public void Run()
    {
        foreach (var line in story.Lines)
        {
            _line = line;
            try
            {
                Tell(line);
            }
            catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException)
            {
                Fail(e.Message);
            }
        }
    }

    private void Tell(StoryLine line)
    {
        if (line.Step is StoryCandidate)
        {
            _office = new LabelOffice(story.Scheme, Minute(line.At));
            return;
        }

        GoOnTo(line.At);
        _letters = Office.Told.Count;
        switch (line.Step)
        {
            case StoryTime:
                break;
            case StoryAct act:
                Do(act);
                break;
            case StoryDecision decision:
                Follow(decision);
                break;
            case StoryAnnouncement a:
                Office.Changes.Add(new AnnouncedChange(a.Version, Office.Today, a.InForce, a.Significant));
                break;
            case StoryBounce:
                Office.Do(Actor.Clock, new NoteLetter(Office.Told[^1].Letter.Id, Sent: false, Office.Now));
                break;
            case StoryCase on:
                DoOnCase(on);
                break;
            default:
                throw new FormatException($"No way to do {line.Step}.");
        }

        foreach (var check in line.Checks)
        {
            var (holds, found) = Found(check);
            if (!holds)
            {
                Fail($"expected \"{check}\", found \"{found}\"");
            }
        }
    }

    private void Do(StoryAct act)
    {
        var by = act.By switch
        {
            "registrar" => LabelOffice.Registrar,
            "registrar2" => LabelOffice.Registrar2,
            "secretary" => LabelOffice.Secretary,
            "member" => LabelOffice.Shop,
            _ => throw new FormatException($"Who is {act.By}?"),
        };
        var refused = act.Action is "begin-membership" or "end-membership" ? OfMembership(act) : OfLabels(act, by);
        if (act.Refused is { } expected)
        {
            var found = Written(refused);
            if (Written(expected, refused) is var wanted && wanted != found)
            {
                Fail($"expected the refusal \"{wanted}\", found \"{found}\"");
            }
        }
        else if (refused is not null)
        {
            Fail($"refused: {Written(refused)} ({refused.Reason})");
        }
    }

    private Refusal? OfLabels(StoryAct act, Actor by)
    {
        var document = act.Document ? Office.Document(by.Role == Role.Respondent ? by : null) : null;
        _letters = Office.Told.Count;
        var (command, unread) = StoryFields.Read(act, document, IdOf);
        var refused = command is null ? unread : Office.Try(by, command);
        if (refused is null)
        {
            var leaves = Office.File.LeavesOn;

            // What is told leaves at once; what waits for it begins.
            foreach (var (_, letter) in Office.Told.Skip(_letters).ToList())
            {
                Office.Do(Actor.Clock, new NoteLetter(letter.Id, Sent: true, Office.Now));
            }

            if (leaves is { } day)
            {
                Ahead(day, () => Office.Stands(Office.File.Standing.EndedFrom(day)));
            }

            FollowMembership();
        }

        return refused;
    }

    // As the program does after each act: what runs beside the labels follows them.
    private void FollowMembership()
    {
        if (Office.File.NeedsToFollow(Office.Today))
        {
            Office.Do(Actor.Clock, new FollowMembership());
        }
    }

    private Refusal? OfMembership(StoryAct act)
    {
        var standing = Office.File.Standing;
        var on = DateOnly.ParseExact(act.Fields["on"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var refused =
            act.Action == "begin-membership" ? standing.WhyNotBegin(on) : standing.WhyNotEnd(on, Office.Today);
        if (refused is null)
        {
            if (on > Office.Today)
            {
                throw new FormatException("Told for a day ahead: no story does.");
            }

            Office.Stands(act.Action == "begin-membership" ? standing.Begun(on) : standing.EndedFrom(on));
        }

        return refused;
    }

    // A case judges, and what is carried out of it is what the register knows (BC-30).
    private void Follow(StoryDecision decision)
    {
        var today = Office.Today;
        if (decision.What == "falls")
        {
            _sanction = _sanction!.LoseFinality(today);
            Stand();
            return;
        }

        _sanction ??= new Sanction(
            "s1",
            decision.What == "excludes" ? SanctionKind.Exclusion : SanctionKind.Suspension,
            null,
            null,
            null,
            decision.From,
            decision.To
        );
        _sanction = _sanction.BecomeFinal(today);
        if (decision.What == "excludes")
        {
            _sanction = _sanction.Record(SanctionStep.Excluded, today, "registrar");
            Stand();
            return;
        }

        var (begins, ends) = (_sanction.RunsFrom!.Value, _sanction.RunsTo!.Value.AddDays(1));
        var due = _sanction.DueOn;
        Ahead(
            begins,
            () =>
                Step(
                    due,
                    s =>
                        s.Record(SanctionStep.LabelWithdrawn, begins, "clock")
                            .Record(SanctionStep.Suspended, begins, "clock")
                )
        );
        Ahead(ends, () => Step(due, s => s.Record(SanctionStep.SuspensionEnded, ends, "clock")));
    }

    // Of what fell meanwhile nothing is carried out.
    private void Step(DateOnly? due, Func<Sanction, Sanction> step)
    {
        if (_sanction!.DueOn == due)
        {
            _sanction = step(_sanction);
            Stand();
        }
    }

    private void Stand() => Office.Stands(Office.File.Standing.WithSanctions([SanctionEffect.Of(_sanction!)]));

    // WK-2: what the consumer says alone is the case's; what the secretary establishes is told here.
    private void DoOnCase(StoryCase on)
    {
        switch (on.Action)
        {
            case "report-compliance" when on.By == "complainant":
                break;
            case "record-compliance" when on.By == "secretary" && on.Fields["complied"] == "false":
                Office.Do(Actor.Clock, new OpenMeasureOverAdvice("WK-2026-000001", "GC", Office.Today));
                break;
            default:
                throw new FormatException($"What does {on.Action} of a case do?");
        }
    }

    private void Ahead(DateOnly day, Action what) => _ahead.Add((Office.Rulebook.Working.StartOf(day), what));

    private void GoOnTo(DateTime at)
    {
        var until = Office.Instant(Minute(at));
        foreach (var next in _ahead.Where(a => a.At <= until).OrderBy(a => a.At).ToList())
        {
            _ahead.Remove(next);
            Office.At(next.At);
            next.Do();
        }

        Office.At(until);
        FollowMembership();
    }

    private void Fail(string what) =>
        throw new Xunit.Sdk.XunitException(
            $"label-stories.md, line {_line.Row}: {_line.Text}\n{what}\n(now {Office.Now:O}; {string.Join(", ", Office.File.Labels.Select(l => $"{l.Kind} {l.State} {l.From:O}–{l.Until:O}"))}; running: {string.Join(", ", Office.File.Terms.Where(t => t.Runs).Select(t => $"{t.Kind} {t.Due:O}"))})"
        );

    private static string Minute(DateTime at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Written(Refusal? refusal) =>
        refusal is null
            ? "nothing"
            : $"{refusal.Rule} missing: {string.Join(", ", refusal.Obstacles.Select(o => WordOf(o.What)).Concat(refusal.Fields.Select(f => f.Field)).Order(StringComparer.Ordinal))}";

    private static string Written(StoryRefusal expected, Refusal? found) =>
        expected.Missing is { } missing
            ? $"{expected.Rule} missing: {string.Join(", ", missing.Order(StringComparer.Ordinal))}"
        : Written(found) is var all && found?.Rule == expected.Rule ? all
        : expected.Rule;

    private static string WordOf(ObstacleKind what)
    {
        var name = what.ToString();
        name = name.StartsWith("Label", StringComparison.Ordinal) && name.Length > 5 ? name[5..] : name;
        return WireNames.Camel(name);
    }
}
