using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;

namespace Redress.Domain.Labels;

/// <summary>A label is suspended, withdrawn or given back by name (BC-35, BC-46). What the board does so is its decision on what it prepared: that was told, and the member was heard.</summary>
public sealed partial class LabelFile
{
    /// <summary>The act by which the board suspends that label now; null where it does not.</summary>
    internal BoardAct? BoardSuspensionOf(string label) =>
        BoardActs.FindLast(act =>
            act is { Kind: BoardActKind.SuspendLabel, EffectOn: not null, OverOn: null }
            && act.Taken.Any(taking => taking.Label == label)
        );

    private Refusal? Handle(SuspendLabel c, LabelContext o)
    {
        var check = new Validation();
        check.Required(c.Document, "document", LawOfBoard);
        check.Require(!(c.From < o.Today), "from", LawOfBoard, FieldReason.InThePast);
        check.Require(!(c.To < c.From), "to", LawOfBoard, FieldReason.EndsBeforeItBegins);
        if (check.Refusal is { } refused)
        {
            return refused;
        }

        if (!Label(c.Kind!).Counts)
        {
            return Refusal.State(LawOfBoard, RefusalReason.NotInThisState);
        }

        var act = BoardActs.Find(a => a.IsOpen && a.Kind == BoardActKind.SuspendLabel && a.IsOf(c.Kind!))!;
        // BC-46: what was told is what may be done; less may.
        var to = act.To is { } told && !(c.To < told) ? told : c.To;
        if (to < c.From)
        {
            return Refusal.Field("from", LawOfBoard, FieldReason.LaterThanTold);
        }

        Carry(act with { Label = c.Kind, From = c.From, To = to }, c.Reason!, c.Document!, o);
        return null;
    }

    private Refusal? Handle(WithdrawLabel c, LabelContext o)
    {
        // The first day without it is the day of the act: never backwards, and none that would have to be done later.
        if (c.On != o.Today)
        {
            return Refusal.Field(
                "on",
                LawOfConditions,
                c.On < o.Today ? FieldReason.InThePast : FieldReason.InTheFuture
            );
        }

        return c.ByBoard ? WithdrawByBoard(c, o) : WithdrawOverCondition(c, o);
    }

    private Refusal? WithdrawByBoard(WithdrawLabel c, LabelContext o)
    {
        if (WhyBoardMayNot(BoardActKind.WithdrawLabel, c.Kind!) is { } refused)
        {
            return refused;
        }

        if (c.Document is null)
        {
            return Refusal.Field("document", LawOfBoard, FieldReason.Required);
        }

        var act = BoardActs.Find(a => a.IsOpen && a.Kind == BoardActKind.WithdrawLabel && a.IsOf(c.Kind!))!;
        Carry(act with { Label = c.Kind }, c.Reason!, c.Document, o);
        return null;
    }

    private Refusal? WithdrawOverCondition(WithdrawLabel c, LabelContext o)
    {
        if (WhyNoConditionTakes(c.Kind!) is { } refused)
        {
            return refused;
        }

        // BC-35: for good; what the board took of it before does not come back either.
        for (var i = 0; i < BoardActs.Count; i++)
        {
            var act = BoardActs[i];
            BoardActs[i] = act with { Taken = [.. act.Taken.Where(taking => taking.Label != c.Kind)] };
        }

        var label = Label(c.Kind!);
        Keep(label with { LostOn = label.LostOn ?? o.Today, Before = null });
        EndProcedureOf(label.Kind, o);
        Note(LabelFact.Taken, label.Kind);
        Tell(
            "label-withdrawn",
            label.Kind,
            new Dictionary<string, object?> { ["reasons"] = c.Reason, ["on"] = c.On },
            LabelChannel.Registered
        );
        return null;
    }

    private Refusal? Handle(LiftSuspension c, LabelContext o)
    {
        var act = BoardSuspensionOf(c.Kind!)!;
        // Of several labels that one alone comes back.
        var taking = act.Taken.First(t => t.Label == c.Kind);
        Keep(act with { Taken = [.. act.Taken.Where(t => t.Label != c.Kind)] });
        GiveBack(taking, o);
        if (act.Taken.Count == 1)
        {
            Lift(act, c, o);
        }

        Tell(
            "label-suspension-lifted",
            c.Kind,
            new Dictionary<string, object?> { ["reasons"] = c.Reason, ["on"] = o.Today }
        );
        return null;
    }

    // Nothing of it is left: neither days, nor something to decide or to appeal against.
    private void Lift(BoardAct act, LiftSuspension c, LabelContext o)
    {
        Decided(act, o);
        Meet(LabelTermKind.Suspension, o, subject: act.Id);
        EndTimeToAppeal(act, o);
        Withdraw(act, o);
        Keep(
            act with
            {
                Result = act.Result ?? BoardActResult.Dropped,
                DecisionReasons = act.DecisionReasons ?? c.Reason,
                DecisionDocument = act.DecisionDocument ?? c.Document,
                DecidedOn = act.DecidedOn ?? o.Today,
                EffectOn = null,
                Taken = [],
                FinalOn = o.Today,
            }
        );
    }
}
