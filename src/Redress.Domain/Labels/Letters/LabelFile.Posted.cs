using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;

namespace Redress.Domain.Labels;

/// <summary>
/// Decisions that go by registered post (BC-23). Their receipt is presumed from the day on which they were written until that of the post is noted; a later one moves it, and what runs from it, and
/// never makes it shorter.
/// </summary>
public sealed partial class LabelFile
{
    /// <summary>The decisions that went by registered post.</summary>
    public List<PostedDecision> PostedDecisions { get; private set; } = [];

    private PostedDecision? UnpostedDecision(string letter) =>
        PostedDecisions.Find(d => d.LetterId == letter && d.PostedOn is null);

    private void WasPosted(PostedDecision decision, DateOnly on, LabelContext o)
    {
        PostedDecisions[PostedDecisions.IndexOf(decision)] = decision with { PostedOn = on };
        var received = PresumedReceipt(on, o);
        if (decision.Label is { } kind)
        {
            Delay(Running(LabelTermKind.NegativeReceipt, kind), new LabelEvent(LabelStart.NegativePosted, on), o);
            Delay(
                Running(LabelTermKind.LabelAppeal, kind, OfCertification),
                new LabelEvent(LabelStart.NegativeReceived, received),
                o
            );
        }
        else if (BoardActs.Find(a => a.Id == decision.Act) is { } act && act.ReceivedOn < received)
        {
            Keep(act with { ReceivedOn = received });
            Delay(
                Running(LabelTermKind.LabelAppeal, subject: act.Id),
                new LabelEvent(LabelStart.BoardActNotified, received),
                o
            );
        }
    }

    private void Delay(LabelTerm? term, LabelEvent from, LabelContext o)
    {
        if (term is not null)
        {
            Replace(term.From(from, o.Reckons(term.Matter)));
        }
    }
}
