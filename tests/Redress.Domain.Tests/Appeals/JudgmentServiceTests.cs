using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Appeals;

/// <summary>What a forum said reaches both parties before anything ends (BC-29, BC-30, FP-1, FP-21).</summary>
public sealed class JudgmentServiceTests
{
    private const long Letter = 7;

    /// <summary>The arbitrator rejects the appeal of the webshop: the decision is final by that act.</summary>
    private static ACase Judged() =>
        ACase
            .OfBeCommerce()
            .Notified("2026-05-11")
            .Appealed("2026-05-20")
            .Paid("2026-05-21")
            .Chooses("2026-05-22", true)
            .Referred("2026-06-10")
            .ForumSays("2026-08-03", ForumOutcome.Rejected)
            .Is(CaseState.Final);

    private static string AwardOf(ACase a) => a.It.Appeals[0].Proceedings[0].Document!;

    /// <summary>No e-mail could bring the letter about the last act.</summary>
    private static ACase NotReached(ACase a, Party party) =>
        a.Do(
            Actor.Clock,
            new NoteUndelivered(
                party,
                Letter,
                "forum-decided",
                "gone@example.org",
                UndeliveredReason.AddressUnknown,
                a.Today,
                a.It.BegunFor(party)
            )
        );

    [Fact]
    [Rule("BC-29")]
    [Rule("FP-1")]
    public void What_brings_an_appeal_to_its_forum_and_what_the_forum_says_is_served_on_both_by_the_act_itself()
    {
        var a = Judged();
        Assert.All(
            [a.It.Appeals[0].Proceedings[0].ReferralDocument!, AwardOf(a)],
            document => Assert.All(Parties.Both, party => Assert.True(a.It.IsServed(document, party)))
        );
        Assert.DoesNotContain(a.It.Documents, d => Parties.Both.Any(p => a.It.AwaitsService(d, p)));
        a.Do(ACase.Secretary, new Close()).Is(CaseState.Closed);
    }

    [Theory]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    [Rule("BC-29")]
    [Rule("BC-30")]
    [Rule("FP-21")]
    public void A_case_does_not_close_while_a_party_does_not_have_the_award(Party party)
    {
        var a = NotReached(Judged(), party);
        var no = a.NotNow(ACase.Secretary, new Close(), "BC-29");
        Assert.Equal(RefusalReason.JudgmentNotDelivered, no.Reason);
        Assert.Equal([new Obstacle(ObstacleKind.Judgment, party, AwardOf(a))], no.Obstacles);
        Assert.True(a.It.IsStillToServe(a.It.Document(AwardOf(a))!, party));
        Assert.False(a.It.IsStillToServe(a.It.Document(AwardOf(a))!, party.Other()));
        Assert.DoesNotContain("close", a.Offered(ACase.Secretary));
    }

    // Posted on Monday 3 August, it is presumed there on the 10th; the case need not wait for that day.
    [Theory]
    [InlineData("sent again")]
    [InlineData("posted")]
    [InlineData("handed over")]
    [InlineData("opened")]
    [Rule("BC-29")]
    [Rule("FP-21")]
    public void It_closes_once_the_award_was_brought_in_another_way(string way)
    {
        var a = NotReached(Judged(), Party.Complainant);
        var undelivered = Assert.Single(a.It.Undelivered).Id;
        a.Do(
            way == "opened" ? Actor.Clock : ACase.Secretary,
            way switch
            {
                "sent again" => new CorrectDetails(Party.Complainant, Email: "ann.peeters@example.org"),
                "posted" => new NotePosted(Letter, a.Today),
                "handed over" => new RecordReceipt(
                    Party.Complainant,
                    ReceiptResult.Received,
                    a.Today,
                    Reason: "at the desk",
                    Letter: undelivered
                ),
                _ => new NoteOpened(Party.Complainant),
            }
        );
        Assert.True(a.It.IsServed(AwardOf(a), Party.Complainant));
        a.Do(ACase.Secretary, new Close()).Is(CaseState.Closed);
    }

    // What else could not be brought holds no closing up, nor does what staff add for themselves.
    [Fact]
    [Rule("BC-30")]
    public void Any_other_document_hinders_no_closing_and_asks_for_nothing_once_the_decision_is_final()
    {
        var a = ACase.OfBeCommerce().Final();
        var added = a.It.Document(a.Adds(ACase.Secretary))!;
        Assert.True(a.It.AwaitsService(added, Party.Complainant));
        Assert.False(a.It.IsStillToServe(added, Party.Complainant));
        a.Do(ACase.Secretary, new Close()).Is(CaseState.Closed);
    }

    [Fact]
    [Rule("BC-30")]
    public void What_no_forum_said_and_did_not_arrive_hinders_no_closing()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        var added = a.Adds(ACase.Secretary);
        NotReached(a.Do(ACase.Secretary, new Serve(added)), Party.Complainant).Final();
        Assert.False(a.It.IsServed(added, Party.Complainant));
        a.Do(ACase.Secretary, new Close()).Is(CaseState.Closed);
    }

    // The consumer moved: the decision came back, and meanwhile a court spoke on the webshop's appeal.
    [Fact]
    [Rule("FP-1")]
    [Rule("BC-29")]
    public void Whom_the_decision_reaches_later_gets_with_it_what_a_court_said_meanwhile()
    {
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11", ACase.Founded with { Sanctions = [new ProposedSanction(SanctionKind.Exclusion)] })
            .Appealed("2026-05-20")
            .Paid("2026-05-21");
        a.Do(
            ACase.Secretary,
            new RecordReceipt(Party.Complainant, ReceiptResult.Undeliverable, a.Today, Reason: "gone away")
        );
        a.Referred("2026-06-10").ForumSays("2026-08-03", ForumOutcome.Rejected).Is(CaseState.Decided);
        Assert.False(a.It.IsServed(AwardOf(a), Party.Complainant));
        Assert.True(a.It.IsServed(AwardOf(a), Party.Respondent));
        a.Do(ACase.Secretary, new Notify(a.Today, "RR-2", Party: Party.Complainant));
        Assert.True(a.It.IsServed(AwardOf(a), Party.Complainant));
        Assert.Contains(
            a.Facts.OfType<DocumentServed>(),
            f => f.On == Party.Complainant && f.What == AwardOf(a) && f.Title.Length > 0
        );
    }
}
