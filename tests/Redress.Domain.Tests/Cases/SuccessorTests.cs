using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>FP-25: a party that is no longer there, and who takes its place.</summary>
public sealed class SuccessorTests
{
    private static ACase Lost(ACase a, Party party, LossKind kind, string on)
    {
        a.Advance(on);
        return a.Do(ACase.Secretary, new RecordLoss(party, kind, a.Today, a.Adds(ACase.Secretary, Audience.Internal)));
    }

    private static SetSuccessor Successor(ACase a, Party party, string? email = "heir@example.org") =>
        new(party, "Bob Peeters", a.Adds(ACase.Secretary, Audience.Internal), email);

    [Theory]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    [Rule("FP-25")]
    public void A_loss_has_its_document_and_a_day_that_was_and_stops_the_terms_of_that_party_alone(Party party)
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Advance("2026-05-20");
        var loss = new RecordLoss(party, LossKind.Died, a.Today, a.Adds(ACase.Secretary, Audience.Internal));
        a.Invalid(ACase.Secretary, loss with { On = a.Today.AddDays(1) }, "on", "FP-25");
        a.Invalid(ACase.Secretary, loss with { Document = "none" }, "document", "FP-25");
        a.Do(ACase.Secretary, loss).NotNow(ACase.Secretary, loss, "FP-25");
        Assert.False(a.Runs(TermKind.Appeal, party));
        Assert.True(a.Runs(TermKind.Appeal, party.Other()));
        Assert.Equal(ACase.Day("2026-07-19"), a.Running(TermKind.Successor, party).Due);
        a.Advance("2026-06-30").Is(CaseState.Decided);
    }

    // Appeal until 3 June; stopped on 20 May, on again on 1 June: twelve days more are Monday 15 June.
    [Fact]
    [Rule("FP-25")]
    public void From_the_successor_on_the_terms_run_again_by_the_days_that_they_stood_still()
    {
        var a = Lost(ACase.OfBeCommerce().Notified("2026-05-11"), Party.Complainant, LossKind.Died, "2026-05-20");
        a.NotNow(ACase.Secretary, Successor(a, Party.Respondent), "FP-25");
        a.Invalid(ACase.Secretary, Successor(a, Party.Complainant, null), "email", "FP-25");
        a.Invalid(ACase.Secretary, Successor(a, Party.Complainant, "nobody"), "email", "FP-25");
        a.Do(ACase.Secretary, Successor(a, Party.Complainant), "2026-06-01");
        Assert.Equal(ACase.Day("2026-06-15"), a.Running(TermKind.Appeal, Party.Complainant).Due);
        Assert.Equal(("Bob Peeters", "heir@example.org"), (a.It.Complainant.Name, a.It.Complainant.Email));
        Assert.Equal(Party.Complainant, a.Last<CodeReissued>().Party);
        Assert.False(a.Runs(TermKind.Successor));
        a.NotNow(ACase.Secretary, Successor(a, Party.Complainant), "FP-25");
    }

    [Fact]
    [Rule("FP-25")]
    public void Without_a_successor_a_complainants_case_ends_before_the_decision()
    {
        var a = Lost(ACase.OfBeCommerce().SentToMember("2026-03-02"), Party.Complainant, LossKind.Died, "2026-03-03");
        a.Advance("2026-05-02T23:59");
        Assert.NotEqual(CaseState.Closed, a.It.State);
        a.Advance("2026-05-03T00:00").Is(CaseState.Closed);
        Assert.Equal(CloseReason.Discontinued, a.It.ClosedBecause);
        Assert.True(a.Last<LeftWithoutSuccessor>().Ends);
    }

    [Fact]
    [Rule("FP-25")]
    [Rule("FP-7")]
    public void What_ended_without_a_successor_is_not_reopened_by_what_had_been_asked()
    {
        var a = Lost(ACase.OfBeCommerce().Asked("2026-02-20"), Party.Complainant, LossKind.Died, "2026-02-23");
        a.Advance("2026-04-25").Is(CaseState.Closed);
        a.NotNow(a.Consumer, new SupplyInformation([new SuppliedItem("1", "here")]), "FP-7");
    }

    [Fact]
    [Rule("FP-25")]
    [Rule("WK-2")]
    public void Who_was_lost_before_the_referral_is_succeeded_after_it()
    {
        var a = Lost(ACase.OfKeurmerk().InMediation("2026-02-17"), Party.Complainant, LossKind.Died, "2026-03-20");
        a.Do(ACase.Secretary, new ReferExternally("SGC", "S-1", a.Today)).Is(CaseState.ReferredExternally);
        a.Do(ACase.Secretary, Successor(a, Party.Complainant), "2026-04-01");
        Assert.Equal("Bob Peeters", a.It.Complainant.Name);
        Assert.False(a.Runs(TermKind.Successor));
    }

    [Fact]
    [Rule("FP-25")]
    public void Without_a_successor_of_the_respondent_the_case_goes_on()
    {
        var a = Lost(
            ACase.OfBeCommerce().SentToMember("2026-03-02"),
            Party.Respondent,
            LossKind.Bankrupt,
            "2026-03-03"
        );
        a.Advance("2026-05-02T23:59").Is(CaseState.SentToMember);
        a.Advance("2026-05-03T00:00").Is(CaseState.SentToMember);
        // Thirteen days of its fourteen were left.
        Assert.Equal(ACase.Day("2026-05-18"), a.Running(TermKind.Response).Due);
        Assert.False(a.Last<LeftWithoutSuccessor>().Ends);
    }

    [Fact]
    [Rule("FP-25")]
    public void A_term_that_opens_for_who_is_not_there_stands_still_from_its_first_day()
    {
        var a = Lost(ACase.OfBeCommerce().SentToMember("2026-03-02"), Party.Complainant, LossKind.Died, "2026-03-03");
        a.Answered("2026-03-10").Do(ACase.Secretary, new DeclareComplete());
        Assert.False(a.Runs(TermKind.Comment, Party.Complainant));
        a.NotNow(ACase.Secretary, new CloseFile(), "FP-1");
        a.Do(ACase.Secretary, Successor(a, Party.Complainant), "2026-03-20");
        Assert.Equal(ACase.Day("2026-03-30"), a.Running(TermKind.Comment, Party.Complainant).Due);
    }

    [Fact]
    [Rule("FP-25")]
    public void No_sanction_passes_to_heirs()
    {
        var a = Lost(ACase.OfBeCommerce().SentToMember("2026-03-02"), Party.Respondent, LossKind.Died, "2026-03-03");
        a.Do(ACase.Secretary, Successor(a, Party.Respondent), "2026-03-05").InDeliberation("2026-03-16");
        a.Invalid(ACase.Committee, ACase.Founded, "sanctions", "FP-25");
        a.Do(ACase.Committee, ACase.Founded with { Sanctions = [], RefrainFrom = null });
    }

    [Fact]
    [Rule("FP-25")]
    public void What_was_proposed_while_the_member_lived_is_not_confirmed_against_its_heirs()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-16").Do(ACase.Committee, ACase.Founded);
        Lost(a, Party.Respondent, LossKind.Died, "2026-03-17");
        a.Do(ACase.Secretary, Successor(a, Party.Respondent), "2026-03-18");
        a.NotNow(ACase.Committee2, new ConfirmDecision(), "FP-25");
        a.Do(ACase.Committee2, new RejectDecision("The owner died."));
    }

    // The other party appeals; who is not there may still do so as well, and what the estate sends is in time.
    [Fact]
    [Rule("FP-25")]
    [Rule("BC-29")]
    public void A_term_that_stands_still_is_not_over()
    {
        var a = Lost(ACase.OfBeCommerce().Notified("2026-05-11"), Party.Complainant, LossKind.Died, "2026-05-20");
        a.Appealed("2026-05-21", Party.Respondent).Paid("2026-05-22").Advance("2026-06-20");
        var refer = new Refer(a.It.Appeals[0].Id, Forum.Arbitration, "R-1", a.Today);
        a.NotNow(ACase.Handler, refer, "FP-6");
        Assert.Contains(
            AppealTask.Of(a.It.Appeals[0], a.It.Terms, consumer: true),
            t => t is { Kind: AppealTaskKind.AwaitChoice, Due: null }
        );
        a.OnPaper(Party.Complainant, new LodgeAppeal("Too light."));
        var own = a.It.Appeals[1];
        Assert.False(own.Late);
        Assert.False(a.It.YesStayedOut(own));
        a.Pays("2026-07-10", 150);
        Assert.Equal(AppealState.Admitted, a.It.Appeals[1].State);
    }
}
