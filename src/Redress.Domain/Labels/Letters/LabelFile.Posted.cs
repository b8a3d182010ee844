using Redress.Domain.Cases.Records;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Terms;

namespace Redress.Domain.Labels;

/// <summary>
/// Decisions that go by registered post (BC-23). Their receipt is presumed from the day on which they were written until that of the post is noted, and that until another day is proven; a later one
/// moves it, and what runs from it, and never makes it shorter.
/// </summary>
public sealed partial class LabelFile
{
    /// <summary>The decisions that went by registered post.</summary>
    public List<PostedDecision> PostedDecisions { get; private set; } = [];

    private PostedDecision? UnpostedDecision(string letter) =>
        PostedDecisions.Find(d => d.LetterId == letter && d.PostedOn is null);

    private void WasPosted(PostedDecision decision, DateOnly on, LabelContext o)
    {
        Keep(decision with { PostedOn = on });
        if (IsReplaced(decision))
        {
            return;
        }

        if (decision.Label is { } kind)
        {
            Delay(Running(LabelTermKind.NegativeReceipt, kind), new LabelEvent(LabelStart.NegativePosted, on), o);
        }

        var received = PresumedReceipt(on, o);
        WasLostAtReceipt(decision, received, o);
        IsReceived(decision, received, o);
    }

    private Refusal? Handle(RecordLetterReceipt c, LabelContext o)
    {
        if (PostedDecisions.Find(d => d.LetterId == c.Letter) is not { } decision)
        {
            return Refusal.Field("letter", "BC-23", FieldReason.Unknown);
        }

        if (!decision.WaitsForReceipt)
        {
            return Refusal.State("BC-23", RefusalReason.NoLetterPosted);
        }

        var received = c.Result == ReceiptResult.Received;
        var check = new Validation();
        check.Require(
            c.On >= decision.PostedOn && c.On <= o.Today,
            "on",
            "BC-23",
            FieldReason.BetweenPostingAndToday,
            decision.PostedOn!.Value
        );
        check.Require(!received || c.Document is not null, "document", "BC-23", FieldReason.ProofNeeded);
        check.Require(received || !string.IsNullOrWhiteSpace(c.Reason), "reason", "FP-11", FieldReason.Required);
        if (check.Refusal is { } wrong)
        {
            return wrong;
        }

        Keep(decision with { Result = c.Result, ResultOn = c.On, Proof = c.Document, Reason = c.Reason });
        if (IsReplaced(decision))
        {
            return null;
        }

        if (received)
        {
            WasLostAtReceipt(decision, c.On!.Value, o);
            IsReceived(decision, c.On!.Value, o);
        }
        else if (c.Result == ReceiptResult.Undeliverable && MayStillCount(decision))
        {
            SendAgain(decision, o);
        }

        return null;
    }

    // The time to appeal counts from it, also where that seemed over (BC-23, BC-37, BC-46).
    private void IsReceived(PostedDecision decision, DateOnly received, LabelContext o)
    {
        if (decision.Label is { } kind)
        {
            Delay(TimeLeft(kind, OfCertification), new LabelEvent(LabelStart.NegativeReceived, received), o);
        }
        else if (BoardActs.Find(a => a.Id == decision.Act) is { } act && act.ReceivedOn < received)
        {
            var again = Delay(TimeLeft(label: null, act.Id), new LabelEvent(LabelStart.BoardActNotified, received), o);
            // What was final because nobody appealed in time may be appealed again.
            Keep(act with { ReceivedOn = received, FinalOn = again ? null : act.FinalOn });
        }
    }

    // Nothing runs from it any more, or from another of the same.
    private bool IsReplaced(PostedDecision decision) =>
        decision.IsOver
        || PostedDecisions.FindLast(d => d.Label == decision.Label && d.Act == decision.Act) is var last
            && last?.LetterId != decision.LetterId;

    // What was notified anew since counts from that (BC-24), and who begins anew appeals no more against the old.
    private void NothingRunsFrom(Predicate<PostedDecision> which)
    {
        foreach (var decision in PostedDecisions.FindAll(which))
        {
            Keep(decision with { IsOver = true });
        }
    }

    // Who appealed has it, and what was dropped or lifted is appealed against no more.
    private bool MayStillCount(PostedDecision decision) =>
        decision.Label is { } kind
            ? Running(LabelTermKind.NegativeReceipt, kind) is not null || TimeLeft(kind, OfCertification) is not null
            : TimeLeft(label: null, decision.Act!) is not null;

    // The time to appeal that runs, or that nobody used. Before the receipt of a negative certification none is there but that of an earlier one.
    private LabelTerm? TimeLeft(string? label, string subject)
    {
        var last = Terms.FindLastIndex(t =>
            t.Kind == LabelTermKind.LabelAppeal && t.Label == label && t.Subject == subject
        );
        var told = label is null
            ? -1
            : Terms.FindLastIndex(t => t.Kind == LabelTermKind.NegativeReceipt && t.Label == label);
        return last > told && Terms[last] is { State: not TermState.Met } left ? left : null;
    }

    // BC-36: a negative certification takes the label at its receipt. Proven on a later day, it counted until then.
    private void WasLostAtReceipt(PostedDecision decision, DateOnly received, LabelContext o)
    {
        if (
            decision.Label is not { } kind
            || Label(kind) is not { State: LabelState.Withdrawn or LabelState.UnderAppeal, LostOn: { } was } label
            || was != label.NegativeSince
        )
        {
            return;
        }

        // No later than it would have ended by itself (BC-33, BC-34).
        var honour = label.HonourOn is null
            ? null
            : Terms.FindLast(t => t.Kind == LabelTermKind.Honour && t.Label == kind)?.Due;
        var lost = new[] { received.AddDays(1), o.Today, label.Until?.AddDays(1), honour?.AddDays(1) }.Min();
        if (lost > was)
        {
            Keep(label with { LostOn = lost, NegativeSince = lost });
        }
    }

    // FP-11: the address was wrong, or the addressee gone. It is written anew, to go to the right one, and counts from then on. It stood in the member's own pages and went by e-mail all the while: a label that it took stays taken.
    private void SendAgain(PostedDecision decision, LabelContext o)
    {
        if (decision.Label is { } kind)
        {
            Delay(Running(LabelTermKind.NegativeReceipt, kind), new LabelEvent(LabelStart.NegativePosted, o.Today), o);
            IsReceived(decision, PresumedReceipt(o.Today, o), o);
            NothingRunsFrom(d => d.Label == kind);
            TellNegative(kind, o);
        }
        else if (BoardActs.Find(a => a.Id == decision.Act) is { } act)
        {
            IsReceived(decision, PresumedReceipt(o.Today, o), o);
            NothingRunsFrom(d => d.Act == act.Id);
            TellBoardAct(BoardActs.Find(a => a.Id == act.Id)!, o);
        }
    }

    private bool Delay(LabelTerm? term, LabelEvent from, LabelContext o)
    {
        if (term?.From(from, o.Reckons(term.Matter)) is not { } again || again == term)
        {
            return false;
        }

        Replace(again);
        return true;
    }

    private void Keep(PostedDecision decision) =>
        PostedDecisions[PostedDecisions.FindIndex(d => d.LetterId == decision.LetterId)] = decision;
}
