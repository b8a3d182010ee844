using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>FP-1, in each of its sentences.</summary>
public sealed class RightToBeHeardTests
{
    // Answered on Tuesday 10 March: ten days end on Friday the 20th.
    [Fact]
    [Rule("FP-1")]
    public void The_complainant_comments_on_the_defence_then_the_respondent_once_and_no_more()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10").Do(ACase.Secretary, new DeclareComplete());
        Assert.Equal(
            (ACase.Day("2026-03-20"), TermStart.DefenceServed),
            (a.Running(TermKind.Comment, Party.Complainant).Due, a.Running(TermKind.Comment).Derivation.Event)
        );
        a.Do(a.Consumer, new Comment("Not true."), "2026-03-12");
        Assert.Equal(
            (Party.Respondent, ACase.Day("2026-03-23")),
            (a.Running(TermKind.Comment).Party, a.Running(TermKind.Comment).Due)
        );
        Assert.True(a.It.IsServed(a.It.Comments[0].Id, Party.Respondent));
        var obstacle = Assert.Single(a.NotNow(ACase.Secretary, new CloseFile(), "FP-1").Obstacles);
        Assert.Equal(
            (ObstacleKind.CommentTermRuns, Party.Respondent, ACase.Day("2026-03-23")),
            (obstacle.What, obstacle.Party, obstacle.Until)
        );
        a.Do(a.Shop, new Comment("True."), "2026-03-13");
        Assert.False(a.Runs(TermKind.Comment));
        a.Do(ACase.Secretary, new CloseFile()).Is(CaseState.Deliberation);
    }

    [Fact]
    [Rule("FP-1")]
    public void Nothing_to_add_ends_the_term_at_once_and_opens_none()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10").Do(ACase.Secretary, new DeclareComplete());
        a.Invalid(a.Consumer, new Comment(), "text", "FP-1");
        a.Invalid(a.Consumer, new Comment("something", NothingToAdd: true), "text", "FP-1");
        a.Do(a.Consumer, new Comment(NothingToAdd: true));
        Assert.False(a.Runs(TermKind.Comment));
        a.NotNow(a.Consumer, new Comment(NothingToAdd: true), "FP-1");
        a.Do(ACase.Secretary, new CloseFile());
    }

    [Fact]
    [Rule("FP-1")]
    public void A_document_uploaded_before_nothing_to_add_was_brought_all_the_same()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10");
        var photo = a.Adds(a.Consumer);
        a.Do(a.Consumer, new Comment(NothingToAdd: true));
        Assert.Equal(Party.Respondent, a.Running(TermKind.Comment).Party);
        Assert.Contains(photo, a.It.Comments[0].Documents);
    }

    [Fact]
    [Rule("FP-1")]
    [Rule("FP-8")]
    public void A_term_that_goes_by_holds_the_file_open_until_its_last_second()
    {
        var a = ACase
            .OfBeCommerce()
            .Answered("2026-03-10")
            .Do(ACase.Secretary, new DeclareComplete())
            .Advance("2026-03-20T23:59:59");
        a.NotNow(ACase.Secretary, new CloseFile(), "FP-1");
        a.Advance("2026-03-21T00:00").Do(ACase.Secretary, new CloseFile());
    }

    [Fact]
    [Rule("FP-1")]
    public void What_is_brought_later_opens_one_more_term_and_the_comment_on_it_opens_none()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-10").Advance("2026-03-16");
        var photo = a.Adds(a.Consumer);
        Assert.True(a.It.IsServed(photo, Party.Respondent));
        Assert.Equal(
            (Party.Respondent, TermStart.DocumentServed),
            (a.Running(TermKind.Comment).Party, a.Running(TermKind.Comment).Derivation.Event)
        );
        a.Do(a.Shop, new Comment("A photograph of what?"));
        Assert.False(a.Runs(TermKind.Comment));
        a.Do(a.Shop, new Comment("And another thing."), "2026-03-17");
        Assert.Equal(Party.Complainant, a.Running(TermKind.Comment).Party);
        a.Do(a.Consumer, new Comment("No."));
        Assert.False(a.Runs(TermKind.Comment));
    }

    [Fact]
    [Rule("FP-1")]
    public void A_document_that_the_respondent_brings_with_its_last_word_is_not_the_last_word()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10").Do(ACase.OfBeCommerce().Consumer, new Comment("Not true."));
        var invoice = a.Adds(a.Shop);
        Assert.False(a.Runs(TermKind.Comment, Party.Complainant));
        a.Do(a.Shop, new Comment("It is.", [invoice]));
        Assert.Equal(Party.Complainant, a.Running(TermKind.Comment).Party);
        a.Do(a.Consumer, new Comment("It is not."));
        Assert.False(a.Runs(TermKind.Comment));
    }

    [Theory]
    [InlineData(TermStart.DocumentServed, Party.Complainant), InlineData(TermStart.DocumentServed, Party.Respondent)]
    [InlineData(TermStart.MinutesServed, Party.Complainant), InlineData(TermStart.MinutesServed, Party.Respondent)]
    [
        InlineData(TermStart.LateMatterAdmitted, Party.Complainant),
        InlineData(TermStart.LateMatterAdmitted, Party.Respondent)
    ]
    [Rule("FP-1")]
    public void A_document_brought_with_a_comment_opens_one_more_term_whatever_opened_the_own_one(
        TermStart start,
        Party party
    )
    {
        foreach (var named in new[] { true, false })
        {
            var a = WithCommentTerm(start, party).Advance("2026-04-02");
            Assert.Equal(start, a.Running(TermKind.Comment, party).Derivation.Event);
            var photo = a.Adds(a.By(party));
            a.Do(a.By(party), named ? new Comment("See this.", [photo]) : new Comment(NothingToAdd: true));
            var next = a.Running(TermKind.Comment, party.Other());
            Assert.Equal((TermStart.DocumentServed, a.Today), (next.Derivation.Event, next.Opened));

            // One that is known already, and words alone, open none.
            a.Do(a.By(party.Other()), new Comment("I see nothing."), "2026-04-03");
            Assert.False(a.Runs(TermKind.Comment, party));
        }
    }

    [Theory]
    [InlineData(Party.Complainant), InlineData(Party.Respondent)]
    [Rule("FP-1")]
    public void Naming_again_what_the_other_has_commented_on_opens_no_term(Party party)
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-10").Advance("2026-03-16");
        var photo = a.Adds(a.By(party));
        a.Do(a.By(party.Other()), new Comment("I see nothing."), "2026-03-17");
        var report = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new Serve(report, party), "2026-03-18");
        a.Do(a.By(party), new Comment("See the photograph.", [photo]), "2026-03-19");
        Assert.False(a.Runs(TermKind.Comment));
    }

    // Both comment terms run but that of the party asked for, which began last.
    private static ACase WithCommentTerm(TermStart start, Party party)
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-10").Do(ACase.Secretary, new DeclareComplete());
        if (start == TermStart.MinutesServed)
        {
            a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(20), "Brussels"));
            a.Advance(a.It.OpenHearing!.At).Do(ACase.Secretary, new RecordHearing("They spoke.", ["Ann", "Shop"]));
            return a.Do(a.By(party.Other()), new Comment(NothingToAdd: true));
        }

        if (start == TermStart.LateMatterAdmitted)
        {
            a.Do(ACase.Secretary, new CloseFile()).Do(a.By(party.Other()), new Comment("And this."), "2026-04-01");
            return a.Do(ACase.Committee, new AdmitLate(a.It.LateSubmissions[0].Id, "It matters."));
        }

        var report = a.Advance("2026-04-01").Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new Serve(report));
        return a.Do(a.By(party.Other()), new Comment(NothingToAdd: true));
    }

    [Theory]
    [InlineData(CaseState.Registered), InlineData(CaseState.Incomplete), InlineData(CaseState.Mediation)]
    [Rule("FP-1")]
    public void What_the_body_serves_before_the_examination_may_be_commented_on_as_well(CaseState state)
    {
        var a = ACase.OfBeCommerce();
        _ = state switch
        {
            CaseState.Mediation => a.InMediation("2026-02-17"),
            CaseState.Incomplete => a.Asked("2026-02-17", "invoice"),
            _ => a,
        };
        var report = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new Serve(report)).Is(state);
        var term = a.Running(TermKind.Comment, Party.Complainant);
        Assert.Equal((TermStart.DocumentServed, report), (term.Derivation.Event, term.Subject));
        Assert.Equal(state == CaseState.Mediation, a.Runs(TermKind.Comment, Party.Respondent));
        a.Do(a.Consumer, new Comment("I see.")).Is(state);
        Assert.False(a.Runs(TermKind.Comment, Party.Complainant));
    }

    [Fact]
    [Rule("FP-1")]
    public void Where_no_committee_relies_on_it_a_document_opens_no_term()
    {
        var a = ACase.AgainstANonMember().InMediation("2026-02-17");
        a.Do(ACase.Secretary, new Serve(a.Adds(ACase.Secretary)));
        Assert.False(a.Runs(TermKind.Comment));
    }

    [Fact]
    [Rule("FP-1")]
    public void A_document_uploaded_in_a_term_and_named_in_no_act_was_brought_when_the_term_ends()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10");
        a.Adds(a.Consumer);
        Assert.False(a.Runs(TermKind.Comment, Party.Respondent));
        a.Advance("2026-03-21T00:00");
        Assert.Equal(
            (Party.Respondent, TermStart.CommentServed),
            (a.Running(TermKind.Comment).Party, a.Running(TermKind.Comment).Derivation.Event)
        );
    }

    [Fact]
    [Rule("FP-1")]
    public void What_the_complainant_adds_while_the_member_answers_opens_a_term_for_the_member()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02").Advance("2026-03-16");
        a.Adds(a.Consumer);
        Assert.Equal(ACase.Day("2026-03-26"), a.Running(TermKind.Comment, Party.Respondent).Due);
        a.Advance("2026-03-17").Is(CaseState.UnderExamination).Do(ACase.Secretary, new DeclareComplete());
        a.NotNow(ACase.Secretary, new CloseFile(), "FP-1");
    }

    [Fact]
    [Rule("FP-1")]
    [Rule("FP-2")]
    public void What_the_complainant_answers_to_a_question_is_served_and_may_be_commented_on()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-10").Asked("2026-03-11");
        a.Do(a.Consumer, new SupplyInformation([new SuppliedItem("1", "It was broken too.")]), "2026-03-12");
        Assert.True(a.It.IsServed("item-1", Party.Respondent));
        Assert.Equal(Party.Respondent, a.Running(TermKind.Comment).Party);
    }

    [Fact]
    [Rule("FP-1"), Rule("BC-7")]
    public void What_the_complainant_answered_before_the_member_was_told_is_served_with_the_complaint()
    {
        var a = ACase.OfBeCommerce().Asked("2026-03-02");
        a.Do(a.Consumer, new SupplyInformation([new SuppliedItem("1", "It was broken too.")]), "2026-03-03");
        Assert.Empty(CaseView.Items(a.It, a.Shop));
        a.Do(ACase.Secretary, new SendToMember());
        Assert.Equal("It was broken too.", CaseView.Items(a.It, a.Shop).Single().Answer);
    }

    [Fact]
    [Rule("FP-1")]
    public void What_staff_add_is_unserved_until_it_is_served_and_holds_file_and_decision_up()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-10").Do(ACase.Secretary, new DeclareComplete());
        var report = a.Adds(ACase.Secretary);
        Assert.False(CaseView.SeesDocument(a.It, a.Consumer, report));
        Assert.Equal(
            [(ObstacleKind.Unserved, Party.Complainant, report), (ObstacleKind.Unserved, Party.Respondent, report)],
            a.NotNow(ACase.Secretary, new CloseFile(), "FP-1")
                .Obstacles.Select(m => (m.What, m.Party!.Value, m.Document!))
        );
        a.Do(ACase.Secretary, new Serve(report, Party.Complainant))
            .NotNow(ACase.Secretary, new Serve(report, Party.Complainant), "FP-1");
        a.Do(ACase.Secretary, new Serve(report)).NotNow(ACase.Secretary, new Serve(report), "FP-1");
        Assert.True(CaseView.SeesDocument(a.It, a.Consumer, report) && CaseView.SeesDocument(a.It, a.Shop, report));
        Assert.All(Parties.Both, p => Assert.True(a.Runs(TermKind.Comment, p)));
        a.NotNow(ACase.Secretary, new CloseFile(), "FP-1");
        a.UnderExamination("2026-03-11").Do(ACase.Secretary, new CloseFile());
    }

    [Fact]
    [Rule("FP-1")]
    public void A_document_served_in_deliberation_is_commented_on_before_anything_is_decided()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10");
        var report = a.Adds(ACase.Committee);
        Assert.Equal(2, a.NotNow(ACase.Committee, ACase.Founded, "FP-1").Obstacles.Count);
        a.Do(ACase.Secretary, new Serve(report)).NotNow(ACase.Committee, ACase.Founded, "FP-1");
        a.Do(a.Consumer, new Comment("I see."))
            .Do(a.Shop, new Comment(NothingToAdd: true))
            .Do(ACase.Committee, ACase.Founded);
        a.Adds(ACase.Secretary);
        a.NotNow(ACase.Committee2, new ConfirmDecision(), "FP-1");
    }

    [Fact]
    [Rule("FP-1")]
    public void An_internal_note_is_not_relied_on_and_never_served()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-10").Do(ACase.Secretary, new DeclareComplete());
        var note = a.Adds(ACase.Secretary, Audience.Internal);
        a.Adds(ACase.Secretary);
        a.Invalid(ACase.Secretary, new Serve(note), "document", "BC-16");
        a.Invalid(ACase.Secretary, new Serve("nothing"), "document", "FP-1");
        Assert.DoesNotContain(
            a.It.MissingHearings(new ActContext(new Act(ACase.Secretary, a.Now), a.Rulebook, a.External)),
            m => m.Document == note
        );
    }

    [Fact]
    [Rule("FP-1")]
    public void A_defence_on_the_day_of_another_service_still_gives_the_respondent_its_reply()
    {
        var a = ACase.OfBeCommerce().Unanswered("2026-03-02");
        var report = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new Serve(report)).Do(a.Shop, new Respond("Sorry.", "The carrier."));
        a.Do(a.Shop, new Comment(NothingToAdd: true)).Do(a.Consumer, new Comment("Not true."));
        Assert.Equal(
            (Party.Respondent, TermStart.CommentServed),
            (a.Running(TermKind.Comment).Party, a.Running(TermKind.Comment).Derivation.Event)
        );
    }

    // An answer comes late, and is commented on; the defence comes after that, while the file is examined or when it was closed already.
    [Theory]
    [InlineData(false, false), InlineData(true, false), InlineData(false, true), InlineData(true, true)]
    [Rule("FP-1")]
    public void The_first_comment_in_words_on_a_late_defence_is_the_respondents_to_answer_once(
        bool discussed,
        bool closed
    )
    {
        var a = ACase.OfBeCommerce().Unanswered("2026-03-02").Do(ACase.Secretary, new DeclareComplete());
        a.Do(a.Shop, new Respond("Sorry."))
            .Do(a.Consumer, discussed ? new Comment("Not enough.") : new Comment(NothingToAdd: true));
        if (discussed)
        {
            Assert.Equal(Party.Respondent, a.Running(TermKind.Comment).Party);
            a.Do(a.Shop, new Comment(NothingToAdd: true));
        }

        a.Advance("2026-03-18");
        if (closed)
        {
            a.Do(ACase.Secretary, new CloseFile()).Do(a.Shop, new Respond(Defence: "The carrier."));
            a.Do(ACase.Committee, new AdmitLate(a.It.LateSubmissions[0].Id, "It matters."));
        }
        else
        {
            a.Do(a.Shop, new Respond(Defence: "The carrier."));
        }

        a.Do(a.Consumer, new Comment("It was never handed to a carrier."));
        Assert.Equal(
            (Party.Respondent, TermStart.CommentServed),
            (a.Running(TermKind.Comment).Party, a.Running(TermKind.Comment).Derivation.Event)
        );
        a.Do(a.Shop, new Comment("It was."), "2026-03-19");
        Assert.False(a.Runs(TermKind.Comment));
        if (closed)
        {
            return;
        }

        // What is added to it later, and what is said of that, goes no further.
        a.Do(a.Shop, new Respond(Defence: "Here is his name.")).Do(a.Consumer, new Comment("I know him."));
        Assert.False(a.Runs(TermKind.Comment));
    }

    [Fact]
    [Rule("FP-1")]
    [Rule("FP-13")]
    public void A_comment_on_paper_meets_the_term_in_which_it_arrived_and_the_others_term_counts_from_its_service()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10").Advance("2026-03-25");
        Assert.False(a.Runs(TermKind.Comment));
        a.OnPaper(Party.Complainant, new Comment("Not true."), "2026-03-20");
        Assert.False(a.It.Comments[0].Late);
        Assert.Equal(
            (Party.Respondent, TermStart.CommentServed, ACase.Day("2026-04-07")),
            (
                a.Running(TermKind.Comment).Party,
                a.Running(TermKind.Comment).Derivation.Event,
                a.Running(TermKind.Comment).Due
            )
        );
    }

    [Fact]
    [Rule("FP-7")]
    public void A_comment_after_its_term_is_taken_and_marked_late()
    {
        var a = ACase
            .OfBeCommerce()
            .Answered("2026-03-10")
            .Do(ACase.OfBeCommerce().Consumer, new Comment("Not true."), "2026-03-23");
        Assert.True(a.It.Comments[0].Late);
        Assert.Equal(Party.Respondent, a.Running(TermKind.Comment).Party);
    }

    [Fact]
    [Rule("FP-1")]
    public void Without_anything_from_the_member_there_is_nothing_to_comment_on_and_what_it_delivered_in_part_there_is()
    {
        Assert.False(ACase.OfBeCommerce().Unanswered("2026-03-02").Runs(TermKind.Comment));
        var part = ACase
            .OfBeCommerce()
            .SentToMember("2026-03-02")
            .Do(ACase.OfBeCommerce().Shop, new Respond(Answer: "Sorry."))
            .Advance("2026-03-17");
        Assert.Equal(Party.Complainant, part.Is(CaseState.UnderExamination).Running(TermKind.Comment).Party);
    }
}
