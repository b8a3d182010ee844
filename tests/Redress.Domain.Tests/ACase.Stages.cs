using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Tests;

/// <summary>The stages, each by the acts that lead to it.</summary>
public sealed partial class ACase
{
    /// <summary>A founded decision with a reprimand: the usual one.</summary>
    public static readonly Decide Founded = new(
        Outcome.Founded,
        Reasons: "The parcel was late and nobody said so.",
        Norms: ["2.2.2"],
        RefrainFrom: "delivering late without saying so",
        Sanctions: [new ProposedSanction(SanctionKind.Reprimand)]
    );

    public static readonly Decide Unfounded = new(Outcome.Unfounded, Reasons: "It came in time.");

    public ACase InMediation(string on) => Do(Secretary, new StartMediation(), on);

    /// <summary>An agreement on paper of both parties, and its document (FP-5).</summary>
    public ACase Settles(string terms = "Half", params IReadOnlyList<ProposedClause> agreed) =>
        Do(Secretary, new Settle(terms, agreed.Count == 0 ? null : agreed, Document: Adds(Secretary)));

    public ACase Asked(string on, params string[] items) =>
        Do(Secretary, new RequestInformation(items.Length == 0 ? ["the invoice"] : items), on);

    public ACase SentToMember(string on) => Do(Secretary, new SendToMember(), on);

    /// <summary>The member delivers all that BC-12 asks; the complainant's comment term runs.</summary>
    public ACase Answered(string on)
    {
        Reach(CaseState.SentToMember, () => SentToMember(on));
        return Do(
            Shop,
            new Respond("We are sorry.", "The carrier was late.", It.IsUnsolicitedAdvertising ? ["Buy now!"] : null),
            on
        );
    }

    /// <summary>The member lets its term go by.</summary>
    public ACase Unanswered(string on)
    {
        Reach(CaseState.SentToMember, () => SentToMember(on));
        return Advance(It.RunningTerm(TermKind.Response)!.LapsesAt(Rulebook.Working)).Is(CaseState.UnderExamination);
    }

    /// <summary>Both have said what they had to say.</summary>
    public ACase UnderExamination(string on)
    {
        Reach(CaseState.UnderExamination, () => Answered(on));
        Advance(on);
        foreach (var party in Parties.Both.Where(p => Runs(TermKind.Comment, p)))
        {
            Do(party == Party.Complainant ? Consumer : Shop, new Comment(NothingToAdd: true));
        }

        return this;
    }

    public ACase InDeliberation(string on)
    {
        Reach(CaseState.UnderExamination, () => UnderExamination(on));
        UnderExamination(on);
        if (It.CompleteOn is null)
        {
            Do(Secretary, new DeclareComplete());
        }

        return Do(Secretary, new CloseFile());
    }

    public ACase Decided(string on, Decide? decision = null)
    {
        Reach(CaseState.Deliberation, () => InDeliberation(on));
        return Do(Committee, decision ?? Founded, on).Do(Committee2, new ConfirmDecision()).Is(CaseState.Decided);
    }

    public ACase Notified(string posted, Decide? decision = null)
    {
        Reach(CaseState.Decided, () => Decided(posted, decision));
        return Do(Secretary, new Notify(Day(posted), "RR-1"), posted);
    }

    public ACase Appealed(string on, Party by = Party.Respondent, params string[] contested)
    {
        Reach(CaseState.Decided, () => Notified(on));
        return Do(By(by), Lodging(by, contested), on);
    }

    /// <summary>An appeal as that party lodges it: the consumer with its yes to the arbitration where it goes there (FP-6).</summary>
    public LodgeAppeal Lodging(Party by, params string[] contested) =>
        new(
            "The carrier is to blame.",
            contested,
            by == Party.Complainant && It.IsConsumer ? "fr" : null,
            by == Party.Complainant && It.IsConsumer ? true : null
        );

    /// <summary>The same on paper, by a consumer that says nothing of the arbitration: it is asked.</summary>
    public ACase AppealedOnPaper(string on, params string[] contested)
    {
        Reach(CaseState.Decided, () => Notified(on));
        return Advance(on).OnPaper(Party.Complainant, new LodgeAppeal("The carrier is to blame.", contested));
    }

    /// <summary>The deposit of the latest appeal comes in full.</summary>
    public ACase Paid(string on, string? booked = null) => Pays(on, It.Appeals[^1].Deposit.Required.Amount, booked);

    public ACase Pays(string on, decimal amount, string? booked = null) =>
        Advance(on)
            .Do(
                Handler,
                new RecordDeposit(It.Appeals[^1].Id, Money.Euro(amount), booked is null ? Today : Day(booked))
            );

    public ACase Chooses(string on, bool accepted, string? language = "fr") =>
        Do(Consumer, new ChooseArbitration(It.Appeals[^1].Id, language, accepted), on);

    /// <summary>With the proof that a court asks.</summary>
    public ACase Referred(string on, Forum? forum = null) =>
        Advance(on).Do(Handler, new Refer(It.Appeals[^1].Id, forum, "CEPANI-7", Today, Adds(Handler)));

    /// <summary>The forum speaks on the latest appeal; one that upholds finds the complaint unfounded, where nothing else is said.</summary>
    public ACase ForumSays(
        string on,
        ForumOutcome outcome,
        Forum? forum = null,
        ReplacementOutcome? instead = null,
        params ProposedSanction[] sanctions
    )
    {
        Advance(on);
        var upholds = outcome is ForumOutcome.Upheld or ForumOutcome.PartlyUpheld;
        return Do(
            Handler,
            new RecordOutcome(
                It.Appeals[^1].Id,
                forum,
                outcome,
                "The arbitrator has spoken.",
                Today,
                Adds(Handler),
                instead ?? (upholds && sanctions.Length == 0 ? ReplacementOutcome.Unfounded : null),
                sanctions.Length == 0 ? null : sanctions
            )
        );
    }

    /// <summary>Nobody appeals (any more): the terms run out.</summary>
    public ACase Final(string posted = "2026-05-11", Decide? decision = null)
    {
        Reach(CaseState.Decided, () => Notified(posted, decision));
        while (It.State != CaseState.Final)
        {
            Advance(NextDue()!.Value.At);
        }

        return this;
    }

    public ACase Closed(string posted = "2026-05-11", Decide? decision = null)
    {
        Reach(CaseState.Final, () => Final(posted, decision));
        return Do(Secretary, new Close());
    }

    /// <summary>Proposed, read by both parties without a word to say, and confirmed (BC-31).</summary>
    public ACase NoticePublished(string text = "A shop delivered late.") =>
        Do(Secretary, new PublishNotice(text)).DraftRead().Do(Committee, new ConfirmNotice());

    /// <summary>Both parties find nothing in the draft of the notice that identifies them.</summary>
    public ACase DraftRead() =>
        Do(Consumer, new AnswerNotice(NothingToAdd: true)).Do(Shop, new AnswerNotice(NothingToAdd: true));

    public Actor By(Party party) => party == Party.Complainant ? Consumer : Shop;

    // A stage is passed when the case is in it or beyond; the order of the states is the order of the procedure.
    private void Reach(CaseState stage, Func<ACase> by)
    {
        if (It.State < stage)
        {
            by();
        }
    }
}
