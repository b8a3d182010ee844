using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Terms;

namespace Redress.Domain.Labels;

/// <summary>An appeal against what the board did: before a CEPANI arbitrator, in the member's language, without deposit (BC-46).</summary>
public sealed partial class LabelFile
{
    /// <summary>Appeals before the arbitrator, on certification and against the board, the oldest first (BC-37, BC-46).</summary>
    public List<LabelAppeal> Appeals { get; private set; } = [];

    /// <summary>The appeal against that act that has no outcome yet; null where there is none.</summary>
    internal LabelAppeal? RunningAppealOf(BoardAct act) =>
        act.Appeal is null ? null : Appeals.Find(a => a.Id == act.Appeal && a.Outcome is null);

    /// <summary>The time in which that act can be appealed against.</summary>
    internal LabelTerm? TimeToAppeal(BoardAct act, LabelContext o) =>
        InTime(LabelTermKind.LabelAppeal, o, label: null, act.Id);

    private Refusal? Handle(LodgeBoardAppeal c, LabelContext o)
    {
        IReadOnlyList<string> languages = o.Rulebook.Appeal?.Languages ?? ["nl", "fr"];
        if (!languages.Contains(c.Language))
        {
            return Refusal.Field("language", LawOfBoard, FieldReason.ArbitrationLanguage, string.Join(", ", languages));
        }

        if (
            WhyNoAct(c.Act, a => TimeToAppeal(a, o) is not null, RefusalReason.TermHasEnded, out var act) is { } refused
        )
        {
            return refused;
        }

        if (o.On < act.NotifiedOn)
        {
            return Refusal.Field("arrived", LawOfBoard, FieldReason.DayOutOfOrder);
        }

        MetInTime(TimeToAppeal(act, o), o);
        var appeal = new LabelAppeal(NextId("appeal"), LabelAppealAgainst.Board, act.Label, act.Id, c.Language!, o.On);
        Appeals.Add(appeal);
        var term = Open(
            new LabelMatter(LabelTermKind.BringingLabelAppeal, null, appeal.Id),
            new LabelEvent(LabelStart.AppealLodged, o.On),
            o
        );
        OpenTask("bring-label-appeal", o, act.Label, appeal.Id, term.Due);
        act = act with { Appeal = appeal.Id, FinalOn = null };
        Keep(act);
        if (!act.Urgent)
        {
            var left = act.To is { } to ? to.DayNumber - Latest(act.From, o.Today).DayNumber + 1 : (int?)null;
            Keep(LoseEffect(act, o) with { DaysLeft = left });
        }

        Tell("label-board-appeal-lodged", act.Label, AboutAct(act, ("on", o.On), ("suspended", !act.Urgent)));
        return null;
    }

    private Refusal? Handle(RecordBoardAppeal c, LabelContext o)
    {
        if (
            WhyNoAct(c.Act, a => RunningAppealOf(a) is not null, RefusalReason.NoLabelAppeal, out var act) is
            { } refused
        )
        {
            return refused;
        }

        var appeal = RunningAppealOf(act)!;
        if (c.On > o.Today || c.On < appeal.LodgedOn)
        {
            return Refusal.Field("on", LawOfBoard, c.On > o.Today ? FieldReason.InTheFuture : FieldReason.TooFarBack);
        }

        Finish(appeal with { Outcome = c.Outcome, OutcomeOn = c.On, Document = c.Document }, o);
        if (c.Outcome == LabelAppealOutcome.Upheld)
        {
            // Annulled before the board confirmed what it did at once: nothing is left to decide.
            Decided(act, o);
            Keep(
                LoseEffect(act, o) with
                {
                    Result = act.Result ?? BoardActResult.Dropped,
                    DecidedOn = act.DecidedOn ?? o.Today,
                    FinalOn = o.Today,
                }
            );
        }
        else
        {
            StandAgain(act, o);
        }

        Tell(
            "label-board-appeal-decided",
            act.Label,
            AboutAct(
                BoardActs.Find(a => a.Id == act.Id)!,
                ("on", c.On),
                ("upheld", c.Outcome == LabelAppealOutcome.Upheld),
                ("rejected", c.Outcome == LabelAppealOutcome.Rejected),
                ("withdrawn", c.Outcome == LabelAppealOutcome.Withdrawn)
            ),
            LabelChannel.Registered
        );
        return null;
    }

    // What the appeal suspended has its effect again from today; of a suspension the days that were left. What was done at once and is not confirmed waits for the board still.
    private void StandAgain(BoardAct act, LabelContext o)
    {
        if (!act.Urgent && act.EffectOn is null && act.FinalOn is null)
        {
            var from = Latest(act.From, o.Today);
            act = act with
            {
                From = act.From > o.Today ? act.From : null,
                To = act.DaysLeft is { } left ? from.AddDays(Math.Max(left, 1) - 1) : act.To,
                DaysLeft = null,
            };
            Keep(act);
            act = TakeEffect(act, o);
        }

        Keep(act.IsOpen ? act : Settled(act, o));
    }

    [Lapses(LabelTermKind.LabelAppeal)]
    private void BoardAppealTermIsOver(LabelTerm term, LabelContext o)
    {
        if (BoardActs.Find(a => a.Id == term.Subject) is { IsOpen: false } act)
        {
            Keep(Settled(act, o));
        }
    }

    // Nothing brings back any more what it withdrew: that label has no terms left.
    private BoardAct Settled(BoardAct act, LabelContext o)
    {
        if (act.Kind != BoardActKind.SuspendLabel)
        {
            foreach (
                var taking in act.Taken.Where(t => Label(t.Label).State is LabelState.Withdrawn or LabelState.Ended)
            )
            {
                EndProcedureOf(taking.Label, o);
            }
        }

        return act with
        {
            FinalOn = act.FinalOn ?? o.Today,
        };
    }

    // Nothing is left to appeal against: neither in time, nor on paper that arrived in it (FP-13), nor from a receipt that is proven later (BC-23).
    private void EndTimeToAppeal(BoardAct act, LabelContext o)
    {
        NothingRunsFrom(d => d.Act == act.Id);
        EachTerm(
            t =>
                t.Kind == LabelTermKind.LabelAppeal
                && t.Subject == act.Id
                && t.State is TermState.Running or TermState.Lapsed or TermState.Stopped,
            t => t.Met(t.EndedOn ?? o.Today)
        );
    }

    // The board lifted what is appealed against: the appeal has no object any more.
    private void Withdraw(BoardAct act, LabelContext o)
    {
        if (RunningAppealOf(act) is { } appeal)
        {
            Finish(appeal with { Outcome = LabelAppealOutcome.Withdrawn, OutcomeOn = o.Today }, o);
        }
    }

    private void Finish(LabelAppeal appeal, LabelContext o)
    {
        Appeals[Appeals.FindIndex(a => a.Id == appeal.Id)] = appeal;
        Meet(LabelTermKind.BringingLabelAppeal, o, subject: appeal.Id);
        CloseTask("bring-label-appeal", o, subject: appeal.Id);
    }

    private LabelTerm OpenAppealTerm(BoardAct act, LabelContext o) =>
        Open(
            new LabelMatter(LabelTermKind.LabelAppeal, null, act.Id, OfMember: true),
            new LabelEvent(LabelStart.BoardActNotified, act.ReceivedOn!.Value),
            o
        );

    private static DateOnly Latest(DateOnly? day, DateOnly today) => day > today ? day.Value : today;
}
