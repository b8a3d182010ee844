using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;

namespace Redress.Domain.Labels;

/// <summary>A condition that is lost is told, with a term; the member is heard; only then is the label withdrawn, and never by the clock (BC-35).</summary>
public sealed partial class LabelFile
{
    private const string LawOfConditions = "BC-35";

    /// <summary>The conditions that were told lost, the oldest first.</summary>
    public List<LostCondition> LostConditions { get; private set; } = [];

    /// <summary>Why no lost condition takes a label now: none was told, its term runs, or what the member brought is not judged. Null where one does.</summary>
    internal Refusal? WhyNoConditionTakes(string kind)
    {
        // A label for businesses asks no sales to consumers (BC-35).
        var lost = LostConditions.FindAll(c =>
            c.IsLost && (kind == LabelKind.ForConsumers || c.Condition != LabelCondition.SalesToConsumers)
        );
        if (lost.Exists(c => c.OverOn is not null && !c.WaitsForJudgment))
        {
            return null;
        }

        return lost.Count == 0
            ? Refusal.State(
                LawOfConditions,
                RefusalReason.NoConditionLost,
                new Obstacle(ObstacleKind.LabelConditionTold)
            )
            : Refusal.State(
                LawOfConditions,
                RefusalReason.LabelTermRuns,
                [
                    .. lost.Where(c => c.OverOn is null)
                        .Select(c => new Obstacle(
                            ObstacleKind.LabelConditionTermRuns,
                            Until: Running(LabelTermKind.Condition, subject: c.Id)?.Due
                        )),
                    .. lost.Where(c => c.WaitsForJudgment).Select(_ => new Obstacle(ObstacleKind.LabelConditionJudged)),
                ]
            );
    }

    private Refusal? Handle(TellConditionLost c, LabelContext o)
    {
        var rule = o.Terms[LabelTermKind.Condition];
        if (
            c.Due is { } day
            && (day < o.Today.AddDays(rule.Min ?? 0) || day > o.Today.AddDays(rule.Max ?? int.MaxValue))
        )
        {
            return Refusal.Field(
                "due",
                LawOfConditions,
                FieldReason.OutOfBounds,
                o.Today.AddDays(rule.Min ?? 0),
                o.Today.AddDays(rule.Max ?? 0)
            );
        }

        if (LostConditions.Exists(l => l.IsLost && l.Condition == c.Condition))
        {
            return Refusal.State(LawOfConditions, RefusalReason.ConditionToldAlready);
        }

        var lost = new LostCondition(NextId("condition"), c.Condition!.Value, c.Text, o.Today);
        LostConditions.Add(lost);
        var matter = new LabelMatter(LabelTermKind.Condition, null, lost.Id, OfMember: true);
        var told = new LabelEvent(LabelStart.ConditionTold, o.Today);
        var term = c.Due is { } due ? OpenUntil(matter, told, due, o) : Open(matter, told, o);
        Tell(
            "label-condition-lost",
            null,
            AboutCondition(lost.Condition, ("text", c.Text), ("due", term.Due)),
            LabelChannel.Registered
        );
        return null;
    }

    // What it brings is read as long as the condition is lost, also after the term: the label is its own until somebody withdraws it.
    private Refusal? Handle(MendCondition c, LabelContext o)
    {
        if (WhyNoLost(c.Condition, out var lost) is { } refused)
        {
            return refused;
        }

        Keep(
            lost with
            {
                Brought = c.Text,
                BroughtDocument = c.Document,
                BroughtOn = o.Today,
                Met = null,
                Judgment = null,
                JudgedOn = null,
            }
        );
        OpenTask("judge-condition", o, subject: lost.Id);
        return null;
    }

    private Refusal? Handle(JudgeCondition c, LabelContext o)
    {
        if (WhyNoLost(c.Condition, out var lost) is { } refused)
        {
            return refused;
        }

        if (c.Met == false && !lost.WaitsForJudgment)
        {
            // That it is lost was told already; there is nothing to hold against it.
            return Refusal.State(LawOfConditions, RefusalReason.NothingBrought);
        }

        if (c.Met == false && string.IsNullOrWhiteSpace(c.Text))
        {
            return Refusal.Field("text", LawOfConditions, FieldReason.Required);
        }

        var judged = lost with { Met = c.Met, Judgment = c.Text, JudgedOn = o.Today };
        Keep(judged);
        CloseTask("judge-condition", o, subject: lost.Id);
        if (c.Met == true)
        {
            EndLost(judged, o);
        }

        Tell(
            "label-condition-judged",
            null,
            AboutCondition(
                lost.Condition,
                ("met", c.Met == true),
                ("text", c.Text),
                ("due", Running(LabelTermKind.Condition, subject: lost.Id)?.Due)
            ),
            c.Met == true ? LabelChannel.Email : LabelChannel.Registered
        );
        return null;
    }

    // Never an effect by the clock: somebody looks, and decides.
    [Lapses(LabelTermKind.Condition)]
    private void ConditionTermIsOver(LabelTerm term, LabelContext o)
    {
        if (LostConditions.Find(l => l.Id == term.Subject) is { IsLost: true } lost)
        {
            Keep(lost with { OverOn = o.Today });
            OpenTask("condition-not-mended", o, subject: lost.Id);
        }
    }

    private Refusal? WhyNoLost(LabelCondition? condition, out LostCondition lost)
    {
        lost = LostConditions.Find(l => l.IsLost && l.Condition == condition)!;
        return lost is null
            ? Refusal.State(
                LawOfConditions,
                RefusalReason.NoConditionLost,
                new Obstacle(ObstacleKind.LabelConditionTold)
            )
            : null;
    }

    private void EndLost(LostCondition lost, LabelContext o)
    {
        Keep(lost with { EndedOn = o.Today });
        Meet(LabelTermKind.Condition, o, subject: lost.Id);
        CloseTask("judge-condition", o, subject: lost.Id);
        CloseTask("condition-not-mended", o, subject: lost.Id);
    }

    // What the body itself finds and records shows that it is met again: nothing is left to judge.
    private void MetAgain(LabelCondition condition, LabelContext o)
    {
        if (LostConditions.Find(l => l.IsLost && l.Condition == condition) is { } lost)
        {
            EndLost(lost with { Met = true, JudgedOn = o.Today }, o);
            Tell(
                "label-condition-judged",
                null,
                AboutCondition(condition, ("met", true), ("text", null), ("due", null)),
                LabelChannel.Email
            );
        }
    }

    private void Keep(LostCondition lost) => LostConditions[LostConditions.FindIndex(l => l.Id == lost.Id)] = lost;

    // The text names it: of all conditions one holds.
    private static Dictionary<string, object?> AboutCondition(
        LabelCondition condition,
        params (string Name, object? Value)[] values
    )
    {
        var all = values.ToDictionary(v => v.Name, v => v.Value);
        foreach (var each in Enum.GetValues<LabelCondition>())
        {
            all[LabelLetterCatalog.NameOf(each)] = each == condition;
        }

        return all;
    }
}
