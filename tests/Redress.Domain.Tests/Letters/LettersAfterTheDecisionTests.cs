using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Letters;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Letters;

/// <summary>What the letters say once there is a decision: days, money, who is bound, why something changed.</summary>
public sealed class LettersAfterTheDecisionTests
{
    private static AStory Received(int daysAfterPosting)
    {
        var story = AStory.Filed().Notified();
        var posted = story.Today;
        story.BySecretary(new AddDocument("proof", "bewijs.pdf", "application/pdf", 1, "00", Audience.Internal));
        story.Later(12);
        return story.BySecretary(
            new RecordReceipt(
                Party.Respondent,
                ReceiptResult.Received,
                posted.AddDays(daysAfterPosting),
                Proof: "proof"
            )
        );
    }

    [Fact]
    [Rule("BC-29")]
    public void A_letter_of_the_very_act_that_replaced_the_decision_holds_though_a_database_keeps_one_digit_less()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20").Paid("2026-05-21");
        a.Chooses("2026-05-22", true).Referred("2026-06-10");
        var at = a.Advance("2026-07-01T10:00:00.0000017").Now;
        a.ForumSays("2026-07-01T10:00:00.0000017", ForumOutcome.Upheld);
        var letter = LetterTemplate.All.First(t => t.OfDecision);
        Assert.Null(Correspondence.NoLongerHolds(a.It, letter, at));
        Assert.Null(Correspondence.NoLongerHolds(a.It, letter, at.AddTicks(-7)));
        Assert.Equal(ACase.Day("2026-07-01"), Correspondence.NoLongerHolds(a.It, letter, at.AddTicks(-8)));
    }

    [Fact]
    [Rule("BC-23")]
    public void A_proof_of_an_earlier_day_is_told_as_one_that_changes_no_term()
    {
        Assert.Equal(true, Received(1).To(Addressee.Respondent)!.Values["earlier"]);
        Assert.Equal(false, Received(12).To(Addressee.Respondent)!.Values["earlier"]);
    }

    [Fact]
    [Rule("BC-25")]
    [Rule("BC-23")]
    public void Who_hears_that_the_decision_is_final_no_more_hears_why()
    {
        var story = AStory.Filed().Notified();
        story.BySecretary(new AddDocument("proof", "bewijs.pdf", "application/pdf", 1, "00", Audience.Internal));
        story.Lapsing(Domain.Terms.TermKind.Appeal).Lapsing(Domain.Terms.TermKind.Appeal);
        story.BySecretary(
            new RecordReceipt(Party.Respondent, ReceiptResult.Received, story.Today.AddDays(-1), "proof")
        );
        Assert.All(
            new[] { Addressee.Complainant, Addressee.Respondent },
            to => Assert.Equal(new TextKey("lifted.receipt"), story.To(to)!.Values["lifted"])
        );

        var late = AStory.Filed().Notified();
        var inTime = late.Today;
        late.Lapsing(Domain.Terms.TermKind.Appeal).Lapsing(Domain.Terms.TermKind.Appeal);
        late.BySecretary(new LodgeAppeal("Nee"), Party.Respondent, inTime.AddDays(10));
        Assert.Equal(new TextKey("lifted.appeal"), late.To(Addressee.Complainant)!.Values["lifted"]);
    }

    [Fact]
    [Rule("BC-27")]
    public void A_member_that_did_not_appeal_is_not_told_that_the_award_binds_it()
    {
        var consumers = AStory.Filed().Notified().AppealedOnPaper();
        consumers.ByConsumer(new ChooseArbitration(consumers.Case.Appeals[0].Id, "nl", true));
        Assert.Equal(false, consumers.To(Addressee.Respondent)!.Values["ownAppeal"]);
        var members = AStory.Filed().Notified().ByShop(new LodgeAppeal("Nee"));
        members.ByConsumer(new ChooseArbitration(members.Case.Appeals[0].Id, "nl", true));
        Assert.Equal(true, members.To(Addressee.Respondent)!.Values["ownAppeal"]);
    }

    [Theory]
    [Rule("FP-6")]
    [Rule("ST-3")]
    [InlineData(true)]
    [InlineData(false)]
    public void Whose_appeal_goes_to_court_too_is_not_promised_its_deposit(bool court)
    {
        var fine = new ProposedSanction(SanctionKind.Fine, Money.Euro(2500));
        var story = AStory.Filed();
        story = court ? story.Notified(fine, new ProposedSanction(SanctionKind.Exclusion)) : story.Notified(fine);
        story.AppealedOnPaper();
        story.Lapsing(Domain.Terms.TermKind.Choice);
        var reminded = story.To(Addressee.Complainant)!;
        Assert.Equal(("choice-reminder", court), (reminded.Template, reminded.Values["court"]));
    }

    [Fact]
    [Rule("BC-13")]
    public void The_other_party_learns_that_an_admitted_wish_to_be_heard_opened_the_file()
    {
        var story = AStory.Filed().Deliberated().ByShop(new RequestHearing());
        story.ByCommittee(new AdmitLate(story.Case.LateSubmissions[0].Id, "Zij wil iets uitleggen"));
        Assert.Equal(CaseState.UnderExamination, story.Case.State);
        Assert.Equal("late-decided", story.To(Addressee.Respondent)!.Template);
        var told = story.To(Addressee.Complainant)!;
        Assert.Equal(("file-reopened", true), (told.Template, told.Values["hearing"]));
    }

    [Fact]
    [Rule("BC-31")]
    public void Both_parties_are_told_where_the_notice_was_published()
    {
        var story = AStory
            .Filed()
            .Final()
            .BySecretary(new PublishNotice("Een webshop leverde te laat."))
            .ByConsumer(new AnswerNotice(NothingToAdd: true))
            .ByShop(new AnswerNotice(NothingToAdd: true))
            .ByCommittee(new ConfirmNotice());
        Assert.All(
            new[] { Addressee.Complainant, Addressee.Respondent },
            to =>
            {
                var letter = story.To(to)!;
                Assert.Equal(
                    ("notice-published", (object)story.Case.Notice!.Reference!),
                    (letter.Template, letter.Values["notice"])
                );
            }
        );
    }

    [Fact]
    [Rule("FP-18")]
    public void An_administrator_is_told_of_a_hold_that_waits_by_number_and_reason_alone()
    {
        var story = AStory.Filed().Final().BySecretary(new Close());
        story.BySecretary(new HoldErasure("Er loopt een onderzoek.", story.Today.AddDays(100)));
        var letter = Assert.Single(story.Letters);
        Assert.Equal((Addressee.Administrator, "hold-proposed"), (letter.To, letter.Template));
        Assert.Equal("Er loopt een onderzoek.", letter.Values["reason"]);
        Assert.Equal(["number", "reason", "scheme", "today", "until"], letter.Values.Keys.Order());
    }

    [Fact]
    [Rule("BC-30")]
    public void Who_is_no_member_any_more_is_told_that_the_sanction_has_no_object()
    {
        var a = ACase
            .OfBeCommerce()
            .Final("2026-05-11", ACase.Founded with { Sanctions = [new ProposedSanction(SanctionKind.Exclusion)] });
        a.External = a.External with { MembershipEnded = true };
        a.Do(
            ACase.Secretary,
            new RecordSanctionStep(a.It.Decision!.Sanctions[0].Id, SanctionStep.WithoutObject, a.Today)
        );
        var letter = Assert.Single(Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now));
        Assert.Equal(
            (Addressee.Respondent, "sanction-ended", TextKey.Of(SanctionKind.Exclusion)),
            (letter.To, letter.Template, letter.Values["withoutObject"])
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rule("BC-30")]
    public void Whose_suspension_is_over_is_called_a_member_again_only_where_it_is_one(bool left)
    {
        var a = ACase
            .OfBeCommerce()
            .Final(
                "2026-05-11",
                ACase.Founded with
                {
                    Sanctions =
                    [
                        new ProposedSanction(
                            SanctionKind.Suspension,
                            From: ACase.Day("2026-07-01"),
                            To: ACase.Day("2026-07-31")
                        ),
                    ],
                }
            );
        a.Advance("2026-07-15");
        a.External = a.External with { MembershipEnded = left };
        a.Advance("2026-08-01T00:00");
        var letter = Correspondence
            .For(a.It, a.Rulebook, a.It.NewFacts, a.Now)
            .Single(l => l.To == Addressee.Respondent);
        Assert.Equal(
            ("sanction-ended", !left, left),
            (letter.Template, letter.Values["suspension"], letter.Values["formerMember"])
        );
    }

    // FP-25, BC-30: what was not carried out is named to the heirs as without object, and the order is not repeated to them.
    [Fact]
    [Rule("FP-25")]
    public void Heirs_are_told_what_has_no_object_and_the_desk_that_a_fine_is_collected_no_more()
    {
        var a = ACase
            .OfBeCommerce()
            .Notified(
                "2026-05-11",
                ACase.Founded with
                {
                    Sanctions =
                    [
                        new ProposedSanction(SanctionKind.Fine, Money.Euro(2500), Enforceable: Enforceability.AtOnce),
                    ],
                }
            );
        var proof = a.Adds(ACase.Secretary, Audience.Internal);
        a.Do(ACase.Secretary, new RecordLoss(Party.Respondent, LossKind.Died, a.Today, proof));
        a.Do(ACase.Secretary, new SetSuccessor(Party.Respondent, "Bob Peeters", proof, "bob@example.org"));
        var letters = Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now);
        var heirs = letters.Single(l => l.To == Addressee.Respondent);
        Assert.Equal("party-succeeded", heirs.Template);
        Assert.Single((List<Dictionary<string, object>>)heirs.Values["without"]);
        Assert.Contains(letters, l => l.To == Addressee.Appeals && l.Template == "fine-without-member");

        a.Final();
        var final = Correspondence
            .For(a.It, a.Rulebook, a.It.NewFacts, a.Now)
            .Single(l => l.To == Addressee.Respondent);
        Assert.False(final.Values.ContainsKey("refrain"));
        Assert.Equal(true, ((List<Dictionary<string, object>>)final.Values["sanctions"])[0]["without"]);
    }
}
