using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;

namespace Redress.Domain.Labels;

/// <summary>
/// The board on a member, outside any case (BC-46): its reasons, the member's answer, its decision. The ten days to answer run from the day on which the reasons are told: that day they stand in
/// the member's own pages and go out by registered post.
/// </summary>
public sealed partial class LabelFile
{
    private const string LawOfBoard = "BC-46";

    /// <summary>All acts of the board on this member, the oldest first.</summary>
    public List<BoardAct> BoardActs { get; private set; } = [];

    /// <summary>How the board holds that label now: suspended, withdrawn or ended; null where it does not (BC-46).</summary>
    public LabelState? HeldByBoard(string label) =>
        BoardActs
            .Where(act => act.EffectOn is not null && act.Taken.Any(taking => taking.Label == label))
            .Select(act => (LabelState?)HoldOf(act))
            .Max();

    /// <summary>Why the board may not do that to the label: it told no reasons for it, or has not heard the member. Null where it may.</summary>
    internal Refusal? WhyBoardMayNot(BoardActKind kind, string label) =>
        BoardActs.Find(act => act.IsOpen && act.Kind == kind && act.IsOf(label)) is { } prepared
            ? WhyNotHeard(prepared)
            : Refusal.State(LawOfBoard, RefusalReason.BoardNotHeard, new Obstacle(ObstacleKind.BoardReasonsTold));

    private Refusal? Handle(PrepareBoardAct c, LabelContext o)
    {
        if (CheckPrepared(c, o) is { } refused)
        {
            return refused;
        }

        if (BoardActs.Exists(a => a.IsOpen && a.Kind == c.Kind && (a.Label is null || a.IsOf(c.Label ?? a.Label))))
        {
            return Refusal.State(LawOfBoard, RefusalReason.BoardActIsPrepared);
        }

        var act = new BoardAct(NextId("board-act"), c.Kind!.Value, c.Label, c.Reasons!, c.Document!, c.Urgent, o.Today)
        {
            To = c.To,
        };
        if (o.HasPendingCase)
        {
            OpenTask("board-act-beside-case", o, c.Label, act.Id);
        }

        BoardActs.Add(act);
        if (c.Urgent)
        {
            ActAtOnce(act, o);
        }
        else
        {
            var answer = Open(
                new LabelMatter(LabelTermKind.BoardAnswer, null, act.Id, OfMember: true),
                new LabelEvent(LabelStart.BoardToldReasons, o.Today),
                o
            );
            Tell(
                "label-board-reasons",
                act.Label,
                AboutAct(act, ("reasons", act.Reasons), ("due", answer.Due)),
                LabelChannel.Registered
            );
        }

        return null;
    }

    // BC-46: where consumers are in danger it has its effect at once, is notified, and the member may appeal from then on; the board hears within ten days.
    private void ActAtOnce(BoardAct act, LabelContext o)
    {
        var done = TakeEffect(act, o) with { NotifiedOn = o.Today, ReceivedOn = PresumedReceipt(o.Today, o) };
        Keep(done);
        var hearing = Open(
            new LabelMatter(LabelTermKind.BoardHearing, null, act.Id),
            new LabelEvent(LabelStart.BoardActedAtOnce, o.Today),
            o
        );
        OpenAppealTerm(done, o);
        OpenTask("decide-board-act", o, act.Label, act.Id, hearing.Due);
        TellBoardAct(done, o);
    }

    // What was done at once until the board decided, and what it decided then; with the time to appeal, unless an appeal runs already.
    private void TellBoardAct(BoardAct act, LabelContext o)
    {
        var appealBy = Running(LabelTermKind.LabelAppeal, subject: act.Id)?.Due;
        var letter = act.IsOpen
            ? Tell(
                "label-board-urgent",
                act.Label,
                AboutAct(
                    act,
                    ("reasons", act.Reasons),
                    ("on", act.PreparedOn),
                    ("hearBy", Terms.FindLast(t => t.Kind == LabelTermKind.BoardHearing && t.Subject == act.Id)!.Due),
                    ("received", act.ReceivedOn),
                    ("appealBy", appealBy)
                ),
                LabelChannel.Registered
            )
            : Tell(
                "label-board-decided",
                act.Label,
                AboutAct(
                    act,
                    ("carried", true),
                    ("confirmed", act.Urgent),
                    ("reasons", act.DecisionReasons),
                    ("on", act.From ?? act.DecidedOn),
                    ("received", act.ReceivedOn),
                    ("appealBy", appealBy)
                ),
                LabelChannel.Registered
            );
        PostedDecisions.Add(new PostedDecision(letter, null, act.Id));
    }

    private Refusal? Handle(AnswerBoardAct c, LabelContext o)
    {
        if (WhyNoAct(c.Act, a => a.IsOpen, RefusalReason.NoBoardAct, out var act) is { } refused)
        {
            return refused;
        }

        if (act.AnsweredOn is not null)
        {
            return Refusal.State(LawOfBoard, RefusalReason.AnsweredAlready);
        }

        Meet(LabelTermKind.BoardAnswer, o, subject: act.Id);
        Keep(
            act with
            {
                Answer = c.Text,
                AnswerDocument = c.Document,
                AnsweredOn = o.Today,
                HeardOn = act.HeardOn ?? o.Today,
            }
        );
        OpenTask("decide-board-act", o, act.Label, act.Id);
        return null;
    }

    private Refusal? Handle(DecideBoardAct c, LabelContext o)
    {
        if (WhyNoAct(c.Act, a => a.IsOpen, RefusalReason.NoBoardAct, out var act) is { } refused)
        {
            return refused;
        }

        // To leave the member alone the board need not hear it first.
        if (c.Result == BoardActResult.Carried && WhyNotHeard(act) is { } early)
        {
            return early;
        }

        if (c.Result == BoardActResult.Carried && act.EffectOn is null && act.To < o.Today)
        {
            // The days that it was told of are over: it would suspend nothing.
            return Refusal.Field("result", LawOfBoard, FieldReason.LaterThanTold);
        }

        if (c.Result == BoardActResult.Carried)
        {
            Carry(act, c.Reasons!, c.Document!, o);
        }
        else
        {
            Drop(act, c.Reasons!, c.Document, o);
        }

        return null;
    }

    private void Carry(BoardAct act, string reasons, string document, LabelContext o)
    {
        Decided(act, o);
        var carried = act with
        {
            Result = BoardActResult.Carried,
            DecisionReasons = reasons,
            DecisionDocument = document,
            DecidedOn = o.Today,
            NotifiedOn = o.Today,
            ReceivedOn = PresumedReceipt(o.Today, o),
        };
        // What was done at once is confirmed; all other has its effect from now.
        carried = act.EffectOn is null && !act.Urgent ? TakeEffect(carried, o) : carried;
        Keep(carried);
        NothingRunsFrom(d => d.Act == act.Id);
        // BC-24: a new term where it is notified anew, unless an appeal runs already.
        Meet(LabelTermKind.LabelAppeal, o, subject: act.Id);
        if (act.Appeal is null)
        {
            OpenAppealTerm(carried, o);
        }

        TellBoardAct(carried, o);
    }

    private void Drop(BoardAct act, string reasons, string? document, LabelContext o)
    {
        Decided(act, o);
        EndTimeToAppeal(act, o);
        Withdraw(act, o);
        Keep(
            LoseEffect(act, o) with
            {
                Result = BoardActResult.Dropped,
                DecisionReasons = reasons,
                DecisionDocument = document,
                DecidedOn = o.Today,
                FinalOn = o.Today,
            }
        );
        Tell(
            "label-board-decided",
            act.Label,
            AboutAct(act, ("carried", false), ("confirmed", act.Urgent), ("reasons", reasons), ("on", o.Today)),
            LabelChannel.Registered
        );
    }

    [Lapses(LabelTermKind.BoardAnswer)]
    private void BoardAnswerIsOver(LabelTerm term, LabelContext o)
    {
        if (BoardActs.Find(a => a.Id == term.Subject && a.IsOpen) is { } act)
        {
            Keep(act with { HeardOn = o.Today });
            OpenTask("decide-board-act", o, act.Label, act.Id);
        }
    }

    // The board is late; what it did at once stands until it says otherwise: no clock lifts or confirms it.
    [Lapses(LabelTermKind.BoardHearing)]
    private void BoardHearingIsOver(LabelTerm term, LabelContext o)
    {
        if (BoardActs.Find(a => a.Id == term.Subject && a.IsOpen) is { } act)
        {
            // To whom it gave ten days and who said nothing, it has heard: now it decides.
            OpenTask(act.HeardOn is null ? "decide-board-act" : "board-hearing-overdue", o, act.Label, act.Id);
            Keep(act with { HeardOn = act.HeardOn ?? o.Today });
        }
    }

    private Refusal? CheckPrepared(PrepareBoardAct c, LabelContext o)
    {
        var check = new Validation();
        check.Require(
            c.Label is null || c.Kind != BoardActKind.EndMembership && Label(c.Label).IsThere && IsCertified(c.Label),
            "label",
            LawOfBoard,
            FieldReason.LabelNotGranted
        );
        check.Require(
            c.To is null || c.Kind == BoardActKind.SuspendLabel,
            "to",
            LawOfBoard,
            FieldReason.OnlyASuspensionHasDays
        );
        check.Require(!(c.To < o.Today), "to", LawOfBoard, FieldReason.InThePast);
        return check.Refusal
            ?? (
                c.Kind == BoardActKind.EndMembership || Labels.Exists(l => l.IsThere && IsCertified(l.Kind))
                    ? null
                    : Refusal.State(LawOfBoard, RefusalReason.NotInThisState)
            );
    }

    private Refusal? WhyNotHeard(BoardAct act) =>
        act.HeardOn is not null
            ? null
            : Refusal.State(
                LawOfBoard,
                RefusalReason.BoardNotHeard,
                new Obstacle(
                    ObstacleKind.BoardAnswerTermRuns,
                    Until: (
                        Running(LabelTermKind.BoardAnswer, subject: act.Id)
                        ?? Running(LabelTermKind.BoardHearing, subject: act.Id)
                    )?.Due
                )
            );

    // The act that is meant: the one that is named, or the only one of which it may be said.
    private Refusal? WhyNoAct(string? id, Predicate<BoardAct> may, RefusalReason none, out BoardAct act)
    {
        var those = BoardActs.FindAll(a => may(a) && (id is null || a.Id == id));
        act = those.Count == 1 ? those[0] : null!;
        return those.Count switch
        {
            1 => null,
            0 when id is not null && !BoardActs.Exists(a => a.Id == id) => Refusal.Field(
                "act",
                LawOfBoard,
                FieldReason.Unknown
            ),
            0 => Refusal.State(LawOfBoard, none),
            _ => Refusal.Field("act", LawOfBoard, FieldReason.Required),
        };
    }

    private void Decided(BoardAct act, LabelContext o)
    {
        Meet(LabelTermKind.BoardAnswer, o, subject: act.Id);
        Meet(LabelTermKind.BoardHearing, o, subject: act.Id);
        foreach (var task in (string[])["decide-board-act", "board-hearing-overdue", "board-act-beside-case"])
        {
            CloseTask(task, o, subject: act.Id);
        }
    }

    private void Keep(BoardAct act) => BoardActs[BoardActs.FindIndex(a => a.Id == act.Id)] = act;

    // BC-23: the fifth working day after the day of the post.
    private static DateOnly PresumedReceipt(DateOnly posted, LabelContext o) =>
        o.Calendar.AddWorkingDays(posted, o.Terms[LabelTermKind.NegativeReceipt].Length.Days, null);

    private static bool IsCertified(string kind) => LabelFamilies.Of(kind) == LabelFamily.Certified;

    private static Dictionary<string, object?> AboutAct(BoardAct act, params (string Name, object? Value)[] values)
    {
        var all = values.ToDictionary(v => v.Name, v => v.Value);
        all["suspends"] = act.Kind == BoardActKind.SuspendLabel;
        all["withdraws"] = act.Kind == BoardActKind.WithdrawLabel;
        all["endsMembership"] = act.Kind == BoardActKind.EndMembership;
        all["to"] = act.To;
        return all;
    }
}
