using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

public sealed class ResponseTests
{
    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(60, true)]
    [InlineData(61, false)]
    [Rule("BC-12")]
    public void The_term_is_set_between_five_and_sixty_days(int days, bool lawful)
    {
        var a = ACase.OfBeCommerce();
        if (lawful)
        {
            a.Do(ACase.Secretary, new SendToMember(new Period(0, 0, days))).Is(CaseState.SentToMember);
        }
        else
        {
            a.Invalid(ACase.Secretary, new SendToMember(new Period(0, 0, days)), "responseTerm", "BC-12");
        }
    }

    // Sent on Monday 2 March: fourteen days end on Monday the 16th.
    [Fact]
    [Rule("BC-12")]
    public void Deliveries_come_one_by_one_and_what_is_missing_stays_visible()
    {
        var a = ACase.OfSpam().SentToMember("2026-03-02");
        Assert.Equal(ACase.Day("2026-03-16"), a.Running(TermKind.Response).Due);
        a.Invalid(a.Shop, new Respond(), "answer", "BC-12");
        a.Do(a.Shop, new Respond(Answer: "Sorry.")).Is(CaseState.SentToMember);
        Assert.Equal(["defence", "messages"], a.It.MissingDeliveries);
        a.Do(a.Shop, new Respond(Defence: "It was sent by mistake.")).Is(CaseState.SentToMember);
        Assert.Equal(["messages"], a.It.MissingDeliveries);
        a.Do(a.Shop, new Respond(Messages: ["Buy now!"])).Is(CaseState.UnderExamination);
        Assert.All(["answer", "defence", "messages"], what => Assert.True(a.It.IsServed(what, Party.Complainant)));
        Assert.Equal(TermState.Met, a.It.Terms.Single(t => t.Kind == TermKind.Response).State);
    }

    [Fact]
    [Rule("BC-12")]
    public void A_member_that_kept_no_message_says_so_and_has_delivered()
    {
        var a = ACase.OfSpam().SentToMember("2026-03-02").Do(ACase.OfSpam().Shop, new Respond("Sorry.", "A mistake."));
        Assert.Equal(["messages"], a.It.MissingDeliveries);
        a.Invalid(a.Shop, new Respond(NoMessages: true), "text", "BC-12");
        a.Invalid(a.Shop, new Respond(Text: "We kept none."), "text", "BC-12");
        a.Invalid(a.Shop, new Respond(Messages: ["x"], NoMessages: true, Text: "none"), "noMessages", "BC-12");
        a.Do(a.Shop, new Respond(NoMessages: true, Text: "We kept none.")).Is(CaseState.UnderExamination);
        Assert.Empty(a.It.MissingDeliveries);
        Assert.True(a.It.IsServed("messages", Party.Complainant));
    }

    [Fact]
    [Rule("BC-12")]
    public void A_purchase_needs_no_messages() =>
        ACase.OfBeCommerce().Answered("2026-03-10").Is(CaseState.UnderExamination);

    [Fact]
    [Rule("BC-12")]
    [Rule("FP-8")]
    public void The_member_asks_for_time_and_gets_it_once_with_a_reason()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02").Advance("2026-03-16T23:00");
        a.Invalid(a.Shop, new RequestExtension(0, "holidays"), "days", "BC-12");
        a.Invalid(a.Shop, new RequestExtension(7, null), "reason", "BC-12");
        a.Do(a.Shop, new RequestExtension(7, "holidays"))
            .Do(ACase.Secretary, new ExtendTerm("response", 7, "holidays"));
        Assert.Equal(ACase.Day("2026-03-23"), a.Running(TermKind.Response).Due);
        Assert.Equal(Parties.Both, a.Running(TermKind.Response).Derivation.Extensions[0].Told);
        a.NotNow(ACase.Secretary, new ExtendTerm("response", 7, "more"), "BC-12");
        a.Advance("2026-03-24T00:00")
            .Is(CaseState.UnderExamination)
            .NotNow(a.Shop, new RequestExtension(7, "holidays"), "BC-12");
    }

    [Fact]
    [Rule("FP-7")]
    public void A_late_response_is_taken_marked_and_commented_on()
    {
        var a = ACase.OfBeCommerce().Unanswered("2026-03-02");
        Assert.False(a.Runs(TermKind.Comment));
        var proof = a.Adds(a.Shop);
        a.Do(a.Shop, new Respond("Sorry.", "The carrier.", Documents: [proof]), "2026-04-01");
        Assert.True(a.It.Response.Late && a.It.Document(proof)!.Late);
        Assert.Equal(TermStart.DefenceServed, a.It.RunningTerm(TermKind.Comment, Party.Complainant)!.Derivation.Event);
    }

    [Fact]
    [Rule("FP-11")]
    public void An_addition_to_a_delivery_is_served_as_a_version_of_its_own()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        a.Do(a.Shop, new Respond(Answer: "Sorry."), "2026-03-03")
            .Do(a.Shop, new Respond(Answer: "And here is the money."), "2026-03-05");
        Assert.Contains(a.It.NewFacts, f => f is DocumentServed { What: "answer", On: Party.Complainant });
        Assert.Equal(
            [(1, ACase.Day("2026-03-03")), (2, ACase.Day("2026-03-05"))],
            a.It.Services.Where(s => s.What == "answer").Select(s => (s.Version, s.Sent))
        );
    }

    [Fact]
    [Rule("FP-7")]
    public void A_late_document_alone_is_marked_too()
    {
        var a = ACase.OfBeCommerce().Unanswered("2026-03-02");
        var proof = a.Adds(a.Shop);
        a.Do(a.Shop, new Respond(Documents: [proof]));
        Assert.True(a.It.Document(proof)!.Late && a.It.Response.Late);
    }

    [Fact]
    [Rule("BC-14")]
    public void Only_a_lapsed_term_is_noted_as_a_lack_of_cooperation()
    {
        var answered = ACase.OfBeCommerce().Answered("2026-03-10");
        answered.NotNow(ACase.Secretary, new MarkNonCooperation("too short"), "BC-14");
        var silent = ACase.OfBeCommerce().Unanswered("2026-03-02");
        silent.Refused(ACase.Committee, new MarkNonCooperation("no answer"), RefusalKind.NotThisRole, "BC-14");
        silent.Do(ACase.Secretary, new MarkNonCooperation("no answer"));
        Assert.Equal("no answer", silent.It.NonCooperation);
    }

    [Fact]
    [Rule("BC-14")]
    [Rule("FP-13")]
    public void Paper_that_arrived_in_time_was_no_lack_of_cooperation_though_it_is_entered_late()
    {
        var a = ACase.OfBeCommerce().Unanswered("2026-03-02").Do(ACase.Secretary, new MarkNonCooperation("no answer"));
        a.Advance("2026-03-20").OnPaper(Party.Respondent, new Respond("Sorry.", "The carrier."), "2026-03-16");
        Assert.False(a.It.Response.Late);
        Assert.Null(a.It.NonCooperation);
        a.NotNow(ACase.Secretary, new MarkNonCooperation("no answer"), "BC-14");
        Assert.Equal(ACase.Day("2026-03-30"), a.Running(TermKind.Comment, Party.Complainant).Due);
    }

    [Fact]
    [Rule("FP-13")]
    public void What_staff_scanned_of_a_partys_paper_is_that_partys_and_is_served()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02").Advance("2026-03-10");
        var scan = a.Adds(ACase.Secretary);
        a.OnPaper(Party.Respondent, new Respond("Sorry.", "The carrier.", Documents: [scan]), "2026-03-09");
        Assert.Equal(Party.Respondent, a.It.Document(scan)!.By);
        Assert.True(a.It.IsServed(scan, Party.Complainant));
    }

    [Fact]
    [Rule("FP-13")]
    public void Paper_is_entered_by_the_secretary_with_a_day_between_the_filing_and_today()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        var respond = new Respond("Sorry.", "The carrier.");
        Assert.Equal(RefusalKind.NotThisRole, a.Try(a.Consumer, respond, Party.Respondent)!.Kind);
        Assert.Equal(RefusalKind.NotThisRole, a.Try(ACase.Committee, respond, Party.Respondent)!.Kind);
        a.Invalid(ACase.Secretary, respond, "onBehalfOf", "FP-13");
        Assert.Equal("arrived", a.Try(ACase.Secretary, respond, Party.Respondent, "2026-03-03")!.Fields[0].Field);
        Assert.Equal("arrived", a.Try(ACase.Secretary, respond, Party.Respondent, "2026-02-15")!.Fields[0].Field);
        Assert.Equal("onBehalfOf", a.Try(a.Shop, respond, null, "2026-03-02")!.Fields[0].Field);
        a.OnPaper(Party.Respondent, respond).Is(CaseState.UnderExamination);
    }

    [Fact]
    [Rule("BC-4")]
    [Rule("FP-13")]
    public void A_party_names_its_own_documents_only()
    {
        var a = ACase.OfBeCommerce();
        var (own, staffs) = (a.Adds(a.Consumer), a.Adds(ACase.Secretary));
        a.SentToMember("2026-03-02").Invalid(a.Shop, new Respond("a", "d", Documents: [own]), "documents[0]", "BC-4");
        a.Invalid(a.Shop, new Respond("a", "d", Documents: [staffs]), "documents[0]", "BC-4");
        a.Refused(
            a.Shop,
            new AddDocument("x", "x.pdf", "application/pdf", 1, "", Audience.Internal),
            RefusalKind.Invalid,
            "BC-16"
        );
    }
}
