using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Letters;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Letters;

public class CorrespondenceTests
{
    [Fact]
    public void Every_letter_there_is_comes_from_some_act()
    {
        var written = Stories.AllLetters.Select(l => l.Template).ToHashSet();
        Assert.Equal(LetterTemplate.All.Select(t => t.Name).Order(), written.Order());
    }

    [Fact]
    public void Nobody_gets_two_letters_for_one_act()
    {
        var story = AStory.Filed().Examined();
        story
            .BySecretary(new InviteToHearing(story.Now.AddDays(20), "Brussel"))
            .Later(20)
            .BySecretary(new RecordHearing("# Verslag", ["Ada"]));

        Assert.Equal(["hearing-held", "hearing-held"], story.Letters.Select(l => l.Template));
        Assert.All(story.Letters, l => Assert.IsType<Term>(l.Values["comment"]));
        Assert.All(Stories.All, s => Assert.Equal(s.Letters.Count, s.Letters.DistinctBy(l => l.To).Count()));
    }

    [Fact]
    [Rule("FP-2")]
    public void A_member_learns_with_its_first_letter_on_which_day_the_file_was_complete()
    {
        var story = AStory.Filed().BySecretary(new DeclareComplete()).SentToMember();
        var first = story.All.First(l => l.To == Addressee.Respondent);
        Assert.Equal(("file-sent", story.Case.CompleteOn), (first.Template, first.Values["complete"]));
        var before = AStory.Filed().SentToMember().All.First(l => l.To == Addressee.Respondent);
        Assert.False(before.Values.ContainsKey("complete"));
    }

    [Fact]
    [Rule("BC-6")]
    public void The_receipt_of_a_complaint_is_confirmed_to_the_complainant_alone()
    {
        var story = AStory.Filed(language: "fr");

        var letter = Assert.Single(story.Letters);
        Assert.Equal(
            (Addressee.Complainant, "complaint-received", "fr", "BC-2026-000123"),
            (letter.To, letter.Template, letter.Language, letter.Values["number"])
        );
    }

    [Fact]
    [Rule("BC-1")]
    [Rule("BC-8")]
    public void The_receipt_says_what_the_body_cannot_do()
    {
        var letter = AStory.Filed(member: false, insolvent: true).To(Addressee.Complainant)!;
        Assert.Equal(
            (true, true, false),
            (letter.Values["mediationOnly"], letter.Values["insolvency"], letter.Values["member"])
        );

        var member = AStory.Filed().To(Addressee.Complainant)!;
        Assert.Equal(
            (false, false, true),
            (member.Values["mediationOnly"], member.Values["insolvency"], member.Values["member"])
        );
    }

    [Fact]
    public void Each_party_is_written_to_in_its_own_language_where_the_scheme_offers_it()
    {
        var story = AStory
            .Filed("webshop-keurmerk", language: "en", shopLanguage: "fr")
            .BySecretary(new StartMediation());
        Assert.Equal(
            ("en", "nl"),
            (story.To(Addressee.Complainant)!.Language, story.To(Addressee.Respondent)!.Language)
        );
    }

    [Fact]
    public void A_respondent_that_was_not_informed_is_never_written_to()
    {
        var story = AStory
            .Filed()
            .BySecretary(new RequestInformation(["De factuur"]))
            .ByConsumer(new SupplyInformation([new SuppliedItem("1", "Hier")]))
            .Upload(Party.Complainant)
            .BySecretary(new DeclareComplete())
            .ByConsumer(new Withdraw("Opgelost"));

        Assert.False(story.Case.RespondentInformed);
        Assert.DoesNotContain(story.All, l => l.To == Addressee.Respondent);
    }

    [Fact]
    [Rule("FP-3")]
    public void A_refusal_is_told_to_both_parties_with_its_ground()
    {
        var story = AStory
            .Filed(member: false)
            .BySecretary(new Refuse(RefusalGround.OutOfScope, "Dit gaat over een huis."));

        Assert.Equal(2, story.Letters.Count);
        Assert.All(
            story.Letters,
            l =>
                Assert.Equal(
                    ("complaint-refused", new TextKey("refusalGround.outOfScope")),
                    (l.Template, l.Values["ground"])
                )
        );
    }

    [Fact]
    [Rule("FP-5")]
    public void A_proposal_goes_to_the_other_party_with_its_time_to_reflect()
    {
        var story = AStory
            .Filed()
            .BySecretary(new StartMediation())
            .ByShop(new Propose("De helft terug", Money.Euro(45)));

        var letter = Assert.Single(story.Letters);
        Assert.Equal((Addressee.Complainant, "proposal-made"), (letter.To, letter.Template));
        Assert.Equal(TermKind.Reflection, Assert.IsType<Term>(letter.Values["term"]).Kind);
    }

    [Fact]
    [Rule("BC-10")]
    public void A_counter_proposal_says_which_it_answers_and_a_settlement_tells_its_terms_one_by_one_and_the_day_of_the_question()
    {
        var story = AStory.Filed().BySecretary(new StartMediation()).ByShop(new Propose("De helft terug"));
        story
            .Later(2)
            .ByConsumer(
                new Propose(
                    "Alles terug",
                    Counters: story.Case.Proposals[0].Id,
                    Terms:
                    [
                        new ProposedClause("De prijs", Money.Euro(89.95m), new DateOnly(2026, 3, 20)),
                        new ProposedClause("Een excuus"),
                    ]
                )
            );
        var offer = story.To(Addressee.Respondent)!;
        Assert.Equal(
            (new DateOnly(2026, 3, 2), true),
            ((DateOnly)offer.Values["counters"], (bool)offer.Values["stillOpen"])
        );

        story.ByShop(new AcceptProposal(story.Case.Proposals[1].Id, true, true));
        Assert.Equal(2, story.Letters.Count);
        Assert.All(story.Letters, l => Assert.Equal(new DateOnly(2026, 3, 21), l.Values["ask"]));
        var rows = Assert.IsType<IReadOnlyList<IReadOnlyDictionary<string, object>>>(
            story.Letters[0].Values["agreed"],
            exactMatch: false
        );
        Assert.Equal(["De prijs", "Een excuus"], rows.Select(r => r["what"]));
        Assert.Equal(Money.Euro(89.95m), rows[0]["sum"]);
    }

    [Fact]
    [Rule("BC-10")]
    public void Both_are_asked_whether_the_settlement_was_kept_and_each_is_told_what_the_other_answered()
    {
        var story = AStory.Filed().BySecretary(new StartMediation()).Settled("De helft terug");
        story.Now = story.Case.AsksAboutSettlementAt(story.Rulebook)!.Value;
        story.ByClock(new AskAboutSettlement());
        Assert.Equal(
            [(Addressee.Complainant, "settlement-asked"), (Addressee.Respondent, "settlement-asked")],
            story.Letters.Select(l => (l.To, l.Template))
        );

        var told = Assert.Single(story.ByConsumer(new ReportSettlement(false, "Niets gekregen")).Letters);
        Assert.Equal(
            (Addressee.Respondent, "settlement-reported", false, false),
            (told.To, told.Template, told.Values["kept"], told.Values["answered"])
        );
        Assert.Equal(true, Assert.Single(story.ByShop(new ReportSettlement(true)).Letters).Values["answered"]);
    }

    [Fact]
    public void A_consumer_against_a_non_member_hears_that_mediation_failed()
    {
        var story = AStory
            .Filed(member: false)
            .BySecretary(new StartMediation())
            .BySecretary(new EndMediation("Geen akkoord"));

        Assert.Equal(["mediation-failed", "mediation-failed"], story.Letters.Select(l => l.Template));
        Assert.Equal(false, story.To(Addressee.Complainant)!.Values["member"]);
    }

    [Fact]
    [Rule("BC-12")]
    [Rule("FP-9")]
    public void The_member_is_told_what_to_deliver_by_when_and_why()
    {
        var story = AStory.Filed(spam: true).SentToMember();

        var letter = story.To(Addressee.Respondent)!;
        Assert.Equal(("file-sent", true), (letter.Template, letter.Values["messages"]));
        Assert.Equal(new DateOnly(2026, 3, 16), Assert.IsType<Term>(letter.Values["term"]).Due);
        Assert.Equal("file-sent-told", story.To(Addressee.Complainant)!.Template);
    }

    [Fact]
    [Rule("FP-1")]
    public void A_response_and_the_term_to_comment_on_it_are_one_letter()
    {
        var story = AStory.Filed().Examined();

        var letter = Assert.Single(story.Letters);
        Assert.Equal((Addressee.Complainant, "response-delivered"), (letter.To, letter.Template));
        Assert.Equal(TermKind.Comment, Assert.IsType<Term>(letter.Values["comment"]).Kind);
    }

    [Fact]
    [Rule("FP-1")]
    public void A_comment_goes_to_the_other_party_with_its_term_if_it_opens_one()
    {
        var story = AStory.Filed().Examined().ByConsumer(new Comment("Dat klopt niet"));
        Assert.IsType<Term>(Assert.Single(story.Letters).Values["comment"]);

        story.ByShop(new Comment("Jawel"));
        var answer = Assert.Single(story.Letters);
        Assert.Equal(
            (Addressee.Complainant, "comment-made", false),
            (answer.To, answer.Template, answer.Values.ContainsKey("comment"))
        );
    }

    [Fact]
    public void What_a_party_uploads_for_an_act_to_come_is_told_with_that_act()
    {
        var story = AStory.Filed().SentToMember().Upload(Party.Respondent);
        Assert.Empty(story.Letters);

        story.Upload(Party.Complainant);
        Assert.Equal(
            (Addressee.Respondent, "document-served"),
            (Assert.Single(story.Letters).To, story.Letters[0].Template)
        );
    }

    [Fact]
    [Rule("FP-2")]
    [Rule("FP-4")]
    public void Both_parties_are_told_that_the_file_is_complete_and_by_when_there_is_an_outcome()
    {
        var story = AStory.Filed().Examined().BySecretary(new DeclareComplete());

        Assert.Equal(2, story.Letters.Count);
        Assert.All(
            story.Letters,
            l => Assert.Equal(("file-complete", TermKind.Outcome), (l.Template, ((Term)l.Values["term"]).Kind))
        );
    }

    [Fact]
    [Rule("BC-13")]
    public void An_adjourned_hearing_is_one_letter_to_each_with_the_new_date_in_the_schemes_zone()
    {
        var story = AStory.Filed().Examined();
        story.BySecretary(new InviteToHearing(story.Now.AddDays(20), "Brussel")).Later(20);
        story.BySecretary(
            new RecordHearing(AdjournedTo: new DateTimeOffset(2026, 4, 30, 12, 0, 0, TimeSpan.Zero), Reason: "Ziekte")
        );

        Assert.Equal(["hearing-adjourned", "hearing-adjourned"], story.Letters.Select(l => l.Template));
        Assert.Equal(14, Assert.IsType<DateTimeOffset>(story.Letters[0].Values["at"]).Hour);
    }

    [Fact]
    public void A_note_of_missing_co_operation_is_told_to_nobody()
    {
        Assert.Empty(
            AStory
                .Filed()
                .SentToMember()
                .Lapsing(TermKind.Response)
                .BySecretary(new MarkNonCooperation("Geen antwoord"))
                .Letters
        );
    }

    [Fact]
    [Rule("BC-18")]
    [Rule("BC-23")]
    public void The_parties_hear_of_a_decision_by_the_letter_that_notifies_it_and_not_before()
    {
        var story = AStory.Filed().Pronounced();
        Assert.Equal(Addressee.Secretary, Assert.Single(story.Letters).To);

        story.BySecretary(new Notify(story.Today, "RP 1", Party: Party.Complainant));
        var letter = Assert.Single(story.Letters);
        Assert.Equal(
            (Addressee.Complainant, "decision", Delivery.RegisteredPost),
            (letter.To, letter.Template, letter.Kind.Delivery)
        );
    }

    [Fact]
    [Rule("BC-24")]
    [Rule("BC-26")]
    [Rule("BC-27")]
    [Rule("BC-28")]
    public void The_decision_says_by_when_before_whom_and_at_what_cost_one_can_appeal()
    {
        var story = AStory
            .Filed()
            .Notified(
                new ProposedSanction(SanctionKind.Fine, Money.Euro(2500)),
                new ProposedSanction(SanctionKind.Exclusion)
            );

        var consumer = story.To(Addressee.Complainant)!.Values;
        Assert.Equal((Money.Euro(150), true, true), (consumer["deposit"], consumer["arbitration"], consumer["court"]));
        Assert.Equal((Party?)Party.Complainant, Assert.IsType<Term>(consumer["term"]).Party);
        Assert.Equal(Money.Euro(2000), story.To(Addressee.Respondent)!.Values["deposit"]);
    }

    [Fact]
    [Rule("BC-18")]
    public void A_party_that_was_not_notified_hears_of_no_appeal_against_the_decision()
    {
        var story = AStory.Filed().Pronounced();
        story.BySecretary(new Notify(story.Today, "RP 1", Party: Party.Complainant)).Appealed();

        Assert.Null(story.To(Addressee.Respondent));
        Assert.Equal("appeal-lodged", story.To(Addressee.Complainant)!.Template);
        Assert.Equal("appeal-lodged-office", story.To(Addressee.Appeals)!.Template);
    }

    [Fact]
    [Rule("FP-6")]
    public void Whoever_appeals_the_consumer_is_asked_about_the_arbitration_in_the_same_letter()
    {
        Assert.IsType<Term>(AStory.Filed().Notified().AppealedOnPaper().To(Addressee.Complainant)!.Values["choice"]);
        var told = AStory.Filed().Notified().ByShop(new LodgeAppeal("Nee")).To(Addressee.Complainant)!;
        Assert.Equal("appeal-lodged-other", told.Template);
        Assert.IsType<Term>(told.Values["choice"]);
        Assert.False(
            AStory.Filed().Notified().Appealed().To(Addressee.Complainant)!.Values.ContainsKey("choice"),
            "asked again of who has said it already"
        );
    }

    [Fact]
    public void When_the_decision_is_final_each_is_told_the_sanctions_once()
    {
        var story = AStory
            .Filed()
            .Final(
                new ProposedSanction(SanctionKind.Fine, Money.Euro(2500)),
                new ProposedSanction(SanctionKind.Exclusion)
            );

        Assert.Equal(["decision-final", "decision-final", "exclusion"], story.Letters.Select(l => l.Template));
        var shop = story.To(Addressee.Respondent)!.Values;
        Assert.Equal(
            (true, Money.Euro(2500), "Leveren zonder het te zeggen"),
            (shop["excluding"], shop["fine"], shop["refrain"])
        );
    }

    [Fact]
    public void The_committee_is_not_written_to_since_a_recused_member_must_find_the_case_nowhere()
    {
        Assert.DoesNotContain(Stories.AllLetters, l => l.To == Addressee.Committee);
    }

    [Fact]
    public void A_represented_complainant_is_addressed_through_its_representative()
    {
        var story = AStory.Filed(
            representative: new Representative("Mr. Raadsman", "raad@example.org", null, Lawyer: true)
        );
        Assert.Equal("Mr. Raadsman", story.To(Addressee.Complainant)!.Values["name"]);
    }
}
