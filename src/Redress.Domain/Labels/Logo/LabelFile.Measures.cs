using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;

namespace Redress.Domain.Labels;

/// <summary>
/// Measures about the logo until they are decided upon (WK-2 to WK-4): the provider is warned by e-mail, has 24 hours on working days to react, and then it is decided within 14 days; or it
/// is decided at once, by two people.
/// </summary>
public sealed partial class LabelFile
{
    /// <summary>The oldest first.</summary>
    public List<Measure> Measures { get; private set; } = [];

    public Measure? Measure(string? id) => Measures.Find(m => m.Id == id);

    private void Keep(Measure measure) => Measures[Measures.FindIndex(m => m.Id == measure.Id)] = measure;

    // A measure that is not there is told at its field; one that is not in that state, as such.
    private (Measure Measure, Refusal? Refusal) MeasureThat(string? id, string rule, Func<Measure, bool> isSo) =>
        Measure(id) is not { } measure ? (null!, Refusal.Field("measure", rule, FieldReason.Unknown))
        : isSo(measure) ? (measure, null)
        : (measure, Refusal.State(rule, RefusalReason.NoMeasureOpen));

    // The advice stands on the provider's record whether the logo is in use or not; only where it is may a measure follow.
    private Refusal? Handle(OpenMeasureOverAdvice c, LabelContext o)
    {
        if (Measures.Exists(m => m.OfAdvice?.Number == c.Number))
        {
            return null;
        }

        var used = Label(Logo).State is LabelState.Valid or LabelState.Warned or LabelState.Suspended;
        var measure = new Measure(NextId("measure"))
        {
            OfAdvice = new UnfollowedAdvice(c.Number, c.Body, c.On),
            VoidOn = used ? null : o.Today,
        };
        Measures.Add(measure);
        if (used)
        {
            OpenTask("decide-measure", o, Logo, measure.Id);
        }

        return null;
    }

    private Refusal? Handle(PrepareMeasure c, LabelContext o)
    {
        if (c.Kind == MeasureKind.Suspend && Label(Logo).State == LabelState.Suspended)
        {
            return Refusal.State("WK-3", RefusalReason.LogoSuspendedAlready);
        }

        if (c.Measure is not null && Measure(c.Measure) is not { IsOpen: true, Warning: null })
        {
            return Refusal.Field("measure", "WK-3", FieldReason.Unknown);
        }

        var id = c.Measure ?? NextId("measure");
        var letter = Tell(WarningText, Logo, WarningValues(c.Kind!.Value, c.Grounds!, c.Article!, o));
        var warning = new MeasureWarning(c.Kind!.Value, c.Grounds!, c.Article!, o.Now, letter);
        if (c.Measure is null)
        {
            Measures.Add(new Measure(id) { Warning = warning });
        }
        else
        {
            Keep(Measure(id)! with { Warning = warning });
        }

        CloseDeviations(o);
        CloseTask("decide-measure", o, Logo, id);
        return null;
    }

    private Refusal? Handle(ReactToMeasure c, LabelContext o)
    {
        var (measure, refused) = MeasureThat(c.Measure, "WK-3", m => m.IsPrepared);
        if (refused is not null)
        {
            return refused;
        }

        Keep(measure with { Reactions = [.. measure.Reactions, new MeasureReaction(o.Now, c.Text!, c.Document)] });
        return null;
    }

    // A reaction does not shorten the hours: until they are over the provider may add to it.
    [Lapses(LabelTermKind.Reaction)]
    private void HoursToReactAreOver(LabelTerm term, LabelContext o)
    {
        var deciding = Open(
            new LabelMatter(LabelTermKind.MeasureDecision, Logo, term.Subject),
            new LabelEvent(LabelStart.ReactionEnded, term.Due),
            o
        );
        OpenTask("decide-measure", o, Logo, term.Subject, deciding.Due);
    }

    [Lapses(LabelTermKind.MeasureDecision)]
    private void NobodyDecided(LabelTerm term, LabelContext o)
    {
        var measure = Measure(term.Subject)!;
        Keep(measure with { VoidOn = o.Today });
        CloseTask("decide-measure", o, Logo, measure.Id);
        Note(LabelFact.MeasureVoid, Logo);
        TellDropped(measure, null, lapsed: true);
    }

    private Refusal? Handle(DropMeasure c, LabelContext o)
    {
        var (measure, refused) = MeasureThat(c.Measure, "WK-3", m => m.IsOpen);
        if (refused is not null)
        {
            return refused;
        }

        Keep(measure with { DroppedOn = o.Today, DropReason = c.Reason });
        EndWarning(measure.Id, o);
        if (measure.IsPrepared)
        {
            Note(LabelFact.MeasureVoid, Logo);
            TellDropped(measure, c.Reason, lapsed: false);
        }

        return null;
    }

    private void TellDropped(Measure measure, string? reason, bool lapsed) =>
        Tell(
            "label-measure-dropped",
            Logo,
            new Dictionary<string, object?>
            {
                ["grounds"] = measure.Warning!.Grounds,
                ["reason"] = reason,
                ["lapsed"] = lapsed,
            }
        );

    private void EndWarning(string measure, LabelContext o)
    {
        Meet(LabelTermKind.Reaction, o, Logo, measure);
        Meet(LabelTermKind.MeasureDecision, o, Logo, measure);
        CloseTask("decide-measure", o, Logo, measure);
        CloseTask("warning-bounced", o, Logo, measure);
    }

    private Refusal? Handle(DecideMeasure c, LabelContext o)
    {
        if (WhyNotDecide(c, o) is { } refused)
        {
            return refused;
        }

        var id = c.Measure ?? NextId("measure");
        if (c.Measure is null)
        {
            Measures.Add(new Measure(id));
        }

        EndWarning(id, o);
        CloseDeviations(o);
        WithoutObject(id, c.Kind!.Value, o);
        var measure = Measure(id)!;
        var article = c.Article ?? measure.Warning?.Article;
        Keep(
            measure with
            {
                Decided = new MeasureDecision(c.Kind.Value, c.Grounds!, article, o.Now, c.Immediate),
                PenaltyWith = PaidWith(measure),
            }
        );
        GiveNotice(id, o);
        Follow(id, c.Kind.Value, o);
        return null;
    }

    private Refusal? WhyNotDecide(DecideMeasure c, LabelContext o)
    {
        var rule = c.Immediate ? "WK-4" : "WK-3";
        if (c.Measure is null && !c.Immediate)
        {
            return Refusal.Field("measure", "WK-3", FieldReason.Required);
        }

        if (c.Measure is not null && MeasureThat(c.Measure, rule, m => m.IsOpen).Refusal is { } notOpen)
        {
            return notOpen;
        }

        if (c.Kind == MeasureKind.Suspend && Label(Logo).State == LabelState.Suspended)
        {
            return Refusal.State(rule, RefusalReason.LogoSuspendedAlready);
        }

        return c.Immediate ? null : WhyNotAfterWarning(c, Measure(c.Measure)!);
    }

    // WK-3: only after the hours were given, to the minute, and not harsher than what was warned of. That the hours are over is the clock's to say.
    private Refusal? WhyNotAfterWarning(DecideMeasure c, Measure measure)
    {
        if (measure.Warning?.SentAt is null)
        {
            return Refusal.State("WK-3", RefusalReason.WarningNotSent);
        }

        if (Running(LabelTermKind.Reaction, Logo, measure.Id) is { } hours)
        {
            return Refusal.State(
                "WK-3",
                RefusalReason.LabelTermRuns,
                new Obstacle(ObstacleKind.ReactionTermRuns, Party.Respondent, Until: hours.Due)
            );
        }

        return c.Kind == MeasureKind.Withdraw && measure.Warning.Kind == MeasureKind.Suspend
            ? Refusal.Field("kind", "WK-3", FieldReason.HarsherThanWarned)
            : null;
    }

    // A warning of a suspension has no object any more once the logo is suspended at once; nor has any once it is withdrawn, which ends the logo.
    private void WithoutObject(string decided, MeasureKind kind, LabelContext o)
    {
        foreach (var open in Measures.Where(m => m.Id != decided && m.IsPrepared).ToList())
        {
            if (kind == MeasureKind.Suspend && open.Kind == MeasureKind.Suspend)
            {
                Keep(open with { VoidOn = o.Today });
                EndWarning(open.Id, o);
            }
        }
    }

    private void Follow(string measure, MeasureKind kind, LabelContext o)
    {
        var label = Label(Logo);
        Keep(label with { LostOn = label.LostOn ?? o.Today });
        if (kind == MeasureKind.Suspend)
        {
            Open(
                new LabelMatter(LabelTermKind.Review, Logo, measure),
                new LabelEvent(LabelStart.Suspended, o.Today),
                o
            );
            Note(LabelFact.MeasureSuspends, Logo);
        }
        else
        {
            EndLogo(o);
            Note(LabelFact.MeasureWithdraws, Logo);
        }
    }

    private static string Hours(LabelTermKind kind, LabelContext o) =>
        o.Terms[kind].Length.Days.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
