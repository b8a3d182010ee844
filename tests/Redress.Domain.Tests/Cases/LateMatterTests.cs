using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>FP-7: what comes in Deliberation is taken, marked late, and relied on only once the committee admitted it.</summary>
public sealed class LateMatterTests
{
    [Fact]
    [Rule("FP-7")]
    [Rule("FP-1")]
    public void A_member_that_responds_again_and_again_in_deliberation_holds_no_decision_up()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10");
        a.Do(a.Shop, new Respond(Defence: "And another thing."), "2026-03-11");
        Assert.False(a.Runs(TermKind.Comment));
        a.Do(a.Shop, new Respond(Defence: "And one more."), "2026-03-20");
        Assert.False(a.Runs(TermKind.Comment));
        a.Do(ACase.Committee, ACase.Unfounded).Do(ACase.Committee2, new ConfirmDecision()).Is(CaseState.Decided);
    }

    [Fact]
    [Rule("FP-7")]
    public void The_complainant_has_the_same_door()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10");
        a.Adds(a.Consumer);
        a.Do(a.Consumer, new Comment("Look at this."));
        Assert.False(a.Runs(TermKind.Comment));
        a.Do(ACase.Committee, ACase.Unfounded);
    }

    // Asked on Wednesday 11 March, for fourteen days; closed on the 7th of April.
    private static ACase ClosedUnanswered() =>
        ACase
            .OfBeCommerce()
            .UnderExamination("2026-03-10")
            .Asked("2026-03-11", "The invoice.", "A photograph.")
            .Do(ACase.Secretary, new DeclareComplete(), "2026-04-07")
            .Do(ACase.Secretary, new CloseFile())
            .Is(CaseState.Deliberation);

    [Fact]
    [Rule("FP-7")]
    [Rule("BC-7")]
    public void What_was_asked_is_still_answered_in_deliberation_and_waits_like_all_that_comes_late()
    {
        var a = ClosedUnanswered();
        var invoice = a.Adds(a.Consumer);
        a.Do(a.Consumer, new SupplyInformation([new SuppliedItem("1", "Here it is.", [invoice])]), "2026-04-08");
        var late = Assert.Single(a.It.LateSubmissions);
        Assert.Equal(("supply-information", LateState.Waiting, true), (late.Act, late.State, late.Brings));
        Assert.Equal(["Here it is."], late.Items.Select(i => i.Text));
        Assert.Equal([invoice], late.Documents);
        Assert.True(a.It.Asked[0].Open);
        Assert.False(a.It.IsServed(invoice, Party.Respondent));
        Assert.Empty(CaseView.Items(a.It, a.Shop));

        a.Do(ACase.Committee, new AdmitLate(late.Id, "It matters."));
        Assert.Equal(
            ("Here it is.", true, ACase.Day("2026-04-08")),
            (a.It.Asked[0].Answer, a.It.Asked[0].Late, a.It.Asked[0].AnsweredOn!.Value)
        );
        Assert.Equal([invoice], a.It.Asked[0].Documents);
        Assert.Single(CaseView.Items(a.It, a.Shop));
        Assert.True(a.It.IsServed(invoice, Party.Respondent));
        Assert.Equal(
            (Party.Respondent, TermStart.LateMatterAdmitted),
            (a.Running(TermKind.Comment).Party, a.Running(TermKind.Comment).Derivation.Event)
        );
    }

    [Fact]
    [Rule("FP-7")]
    [Rule("FP-13")]
    public void An_answer_on_paper_that_arrived_before_the_file_was_closed_is_no_late_matter()
    {
        var a = ClosedUnanswered().Advance("2026-04-09");
        a.OnPaper(Party.Complainant, new SupplyInformation([new SuppliedItem("1", "Here it is.")]), "2026-04-06");
        Assert.Empty(a.It.LateSubmissions);
        Assert.Equal("Here it is.", a.It.Asked[0].Answer);
        Assert.Equal(Party.Respondent, a.Running(TermKind.Comment).Party);
    }

    public static TheoryData<Party, string> Doors =>
        new()
        {
            { Party.Complainant, "comment" },
            { Party.Complainant, "document" },
            { Party.Respondent, "comment" },
            { Party.Respondent, "document" },
            { Party.Respondent, "respond" },
        };

    private static LateSubmission Bring(ACase a, Party party, string how)
    {
        switch (how)
        {
            case "comment":
                a.Do(a.By(party), new Comment("Look at this."));
                break;
            case "document":
                a.Adds(a.By(party));
                break;
            default:
                a.Do(a.By(party), new Respond(Defence: "And another thing."));
                break;
        }

        return a.It.LateSubmissions[^1];
    }

    [Theory]
    [MemberData(nameof(Doors))]
    [Rule("FP-7")]
    [Rule("FP-1")]
    public void What_comes_late_waits_is_shown_to_its_sender_and_the_body_and_reaches_nobody_else(
        Party party,
        string how
    )
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10").Advance("2026-03-11");
        var (services, matrix) = (a.It.Services.Count, a.It.ServiceMatrix(On(a)).Count);
        var late = Bring(a, party, how);
        Assert.Equal((party, LateState.Waiting, ACase.Day("2026-03-11")), (late.Party, late.State, late.On));
        Assert.Equal((services, matrix), (a.It.Services.Count, a.It.ServiceMatrix(On(a)).Count));
        Assert.Single(CaseView.LateSubmissions(a.It, a.By(party)));
        Assert.Single(CaseView.LateSubmissions(a.It, ACase.Committee));
        Assert.Empty(CaseView.LateSubmissions(a.It, a.By(party.Other())));
        Assert.All(late.Documents, id => Assert.False(CaseView.SeesDocument(a.It, a.By(party.Other()), id)));
        Assert.False(CaseView.SeesEntry(a.By(party.Other()), a.It.Course!.SeenBy, party));
        Assert.True(CaseView.SeesEntry(a.By(party), a.It.Course!.SeenBy, party));
        Assert.All(late.Documents, id => a.NotNow(ACase.Secretary, new Serve(id), "FP-1"));
        a.Do(ACase.Committee, ACase.Founded).Do(ACase.Committee2, new ConfirmDecision()).Is(CaseState.Decided);
    }

    [Theory]
    [MemberData(nameof(Doors))]
    [Rule("FP-7")]
    [Rule("FP-1")]
    public void Admitted_it_is_served_opens_one_term_for_the_other_and_drops_what_was_proposed(Party party, string how)
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10").Do(ACase.Committee, ACase.Founded);
        a.Advance("2026-03-11");
        var late = Bring(a, party, how);
        var admit = new AdmitLate(late.Id, "It could not come sooner.");
        a.Invalid(ACase.Committee, admit with { Reason = " " }, "reason", "FP-7");
        a.Invalid(ACase.Committee, admit with { Submission = "l99" }, "submission", "FP-7");
        a.Refused(ACase.Secretary, admit, RefusalKind.NotThisRole, "FP-7");
        a.Do(ACase.Committee2, admit).Is(CaseState.Deliberation);
        Assert.Null(a.It.Decision);
        Assert.Equal(LateState.Admitted, a.It.LateSubmissions.Single().State);
        var term = a.Running(TermKind.Comment);
        Assert.Equal((party.Other(), TermStart.LateMatterAdmitted), (term.Party, term.Derivation.Event));
        Assert.All(late.Documents, id => Assert.True(a.It.IsServed(id, party.Other()) && a.It.Document(id)!.Late));
        a.NotNow(ACase.Committee, ACase.Founded, "FP-1");
        a.NotNow(ACase.Committee, admit, "FP-7");
        a.Do(a.By(party.Other()), new Comment("I see it otherwise."));
        Assert.False(a.Runs(TermKind.Comment));
        a.Do(ACase.Committee, ACase.Founded);
    }

    [Theory]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    [Rule("FP-7")]
    public void Set_aside_or_still_waiting_it_counts_for_nothing_and_the_decision_says_so(Party party)
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10").Advance("2026-03-11");
        var first = Bring(a, party, "comment");
        a.Refused(a.By(party), new SetAsideLate(first.Id, "no"), RefusalKind.NotThisRole, "FP-7");
        a.Do(ACase.Committee, new SetAsideLate(first.Id, "It was known before."));
        a.Advance("2026-03-12");
        Bring(a, party, "document");
        a.Do(ACase.Committee, ACase.Unfounded).Do(ACase.Committee2, new ConfirmDecision());
        Assert.All(a.It.LateSubmissions, s => Assert.Equal(LateState.SetAside, s.State));
        Assert.Equal(
            [(party, ACase.Day("2026-03-11")), (party, ACase.Day("2026-03-12"))],
            a.It.Decision!.LateSetAside.Select(m => (m.Party, m.On))
        );
    }

    [Fact]
    [Rule("FP-7")]
    public void Reopening_the_file_admits_what_waits_and_not_what_was_set_aside()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10").Advance("2026-03-11");
        var aside = Bring(a, Party.Respondent, "respond");
        a.Do(ACase.Committee, new SetAsideLate(aside.Id, "It was known before."));
        Bring(a, Party.Complainant, "document");
        Bring(a, Party.Respondent, "comment");
        a.Do(ACase.Secretary, new ReopenFile("There is more to hear.")).Is(CaseState.UnderExamination);
        Assert.Equal(
            [LateState.SetAside, LateState.Admitted, LateState.Admitted],
            a.It.LateSubmissions.Select(s => s.State)
        );
        Assert.All(Parties.Both, p => Assert.True(a.Runs(TermKind.Comment, p)));
        Assert.Equal("And another thing.", aside.Defence);
        Assert.DoesNotContain("And another thing.", a.It.Response.Defence!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rule("FP-7")]
    [Rule("BC-13")]
    public void A_late_wish_to_be_heard_reopens_the_file_once_it_is_admitted(bool withResponse)
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10");
        a.Do(a.Shop, withResponse ? new Respond(RequestHearing: true) : new RequestHearing())
            .Is(CaseState.Deliberation);
        a.NotNow(a.Shop, new RequestHearing(), "BC-13");
        Assert.Empty(a.It.HearingRequests);
        a.Do(ACase.Committee, new AdmitLate(a.It.LateSubmissions[0].Id, "It wishes to explain."))
            .Is(CaseState.UnderExamination);
        a.NotNow(ACase.Secretary, new CloseFile(), "BC-13");
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(8), "Brussels")).Is(CaseState.Hearing);
    }

    [Fact]
    [Rule("FP-7")]
    public void A_document_uploaded_for_an_act_is_one_submission_with_it()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10");
        var photo = a.Adds(a.Consumer);
        a.Do(a.Consumer, new Comment("Look.", [photo]));
        var late = Assert.Single(a.It.LateSubmissions);
        Assert.Equal("comment", late.Act);
        Assert.Equal([photo], late.Documents);
    }

    [Fact]
    [Rule("FP-7")]
    [Rule("FP-13")]
    public void Paper_that_arrived_before_the_file_was_closed_is_not_late()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10").Do(ACase.Committee, ACase.Founded);
        a.Advance("2026-03-12").OnPaper(Party.Complainant, new Comment("By post."), "2026-03-10");
        Assert.Empty(a.It.LateSubmissions);
        Assert.True(a.Runs(TermKind.Comment, Party.Respondent));
        Assert.Null(a.It.Decision);
        a.OnPaper(Party.Complainant, new Comment("By post again."), "2026-03-11");
        Assert.Single(a.It.LateSubmissions);
    }

    [Fact]
    [Rule("FP-7")]
    public void A_case_that_ends_in_deliberation_leaves_nothing_waiting()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10");
        Bring(a, Party.Complainant, "comment");
        a.Do(a.Consumer, new Withdraw("It came."));
        Assert.Equal(LateState.SetAside, a.It.LateSubmissions[0].State);
    }

    private static ActContext On(ACase a) => new(new Act(ACase.Secretary, a.Now), a.Rulebook, a.External);

    [Theory]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    [Rule("FP-7")]
    public void Who_sent_what_nobody_decided_upon_is_told_so_when_the_case_ends(Party party)
    {
        foreach (var settles in new[] { true, false })
        {
            var a = ACase.OfBeCommerce().InDeliberation("2026-03-10");
            a.Do(a.By(party), new Comment("Look at this too."), "2026-03-11").Advance("2026-03-12");
            _ = settles ? a.Settles("Half") : a.Do(a.Consumer, new Withdraw("it is well"));
            Assert.Equal(LateState.SetAside, a.It.LateSubmissions[0].State);
            var letters = Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now);
            Assert.All(
                letters.Where(l => l.To == Addressee.Complainant || l.To == Addressee.Respondent),
                l =>
                {
                    Assert.Equal(settles ? "case-settled" : "complaint-withdrawn", l.Template);
                    Assert.Equal(
                        l.To.ToString() == party.ToString() ? [ACase.Day("2026-03-11")] : [],
                        (l.Values.GetValueOrDefault("undecided") as List<object> ?? []).Cast<DateOnly>()
                    );
                }
            );
        }
    }
}
