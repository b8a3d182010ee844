using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>FP-3: a refusal is told within 21 days, and one on a ground that shows later waits for the complainant.</summary>
public sealed class RefusalTests
{
    private static readonly Decide Inadmissible = new(
        Outcome.Inadmissible,
        RefusalGround.OutOfScope,
        Reasons: "It is about a house."
    );

    // Complete at intake on Monday 16 February: the 21 days end on Monday 9 March.
    [Theory]
    [InlineData("2026-03-09", TermState.Met)]
    [InlineData("2026-03-10", TermState.Lapsed)]
    [Rule("FP-3")]
    public void The_term_is_met_by_telling_and_not_by_pronouncing(string posted, TermState state)
    {
        var a = ACase
            .OfBeCommerce()
            .Do(ACase.Committee, Inadmissible, "2026-03-06")
            .Do(ACase.Committee2, new ConfirmDecision())
            .Is(CaseState.Decided);
        Assert.Equal(ACase.Day("2026-03-09"), a.Running(TermKind.Refusal).Due);
        a.Do(ACase.Secretary, new Notify(ACase.Day(posted), "RR-1"), posted);
        Assert.Equal(state, a.It.Terms.Single(t => t.Kind == TermKind.Refusal).State);
    }

    [Fact]
    [Rule("FP-3")]
    public void What_was_posted_in_time_and_entered_the_day_after_was_told_in_time()
    {
        var a = ACase
            .OfBeCommerce()
            .Do(ACase.Committee, Inadmissible, "2026-03-06")
            .Do(ACase.Committee2, new ConfirmDecision())
            .Do(ACase.Secretary, new Notify(ACase.Day("2026-03-09"), "RR-1"), "2026-03-10");
        Assert.Equal(TermState.Met, a.It.Terms.Single(t => t.Kind == TermKind.Refusal).State);
    }

    private static readonly Decide Later = Inadmissible with { GroundKnownOn = ACase.Day("2026-03-04") };

    private static readonly PutToParty Ground = new(
        Party.Complainant,
        PutMatter.Ground,
        "Your complaint is about a house.",
        RefusalGround.OutOfScope,
        ACase.Day("2026-03-04")
    );

    // Put on Thursday 5 March: ten days end on Sunday the 15th and roll to Monday 16; 21 days from the 4th end on Wednesday the 25th.
    [Theory]
    [InlineData(CaseState.Registered)]
    [InlineData(CaseState.Mediation)]
    [InlineData(CaseState.SentToMember)]
    [InlineData(CaseState.UnderExamination)]
    [Rule("FP-3")]
    public void A_ground_that_shows_later_is_put_to_the_complainant_and_the_refusal_waits(CaseState state)
    {
        var a = In(state);
        Assert.Equal(ObstacleKind.GroundNotPut, Assert.Single(a.NotNow(ACase.Committee, Later, "FP-3").Obstacles).What);
        a.Do(ACase.Secretary, Ground, "2026-03-05").Is(state);
        var comment = a.It.Terms.Single(t => t.Subject == a.It.MattersPut[0].Id && t.Kind == TermKind.Comment);
        Assert.Equal(
            (Party.Complainant, TermStart.MatterPut, ACase.Day("2026-03-16")),
            (comment.Party, comment.Derivation.Event, comment.Due)
        );
        var refusal = a.It.Terms.Single(t => t.Subject == a.It.MattersPut[0].Id && t.Kind == TermKind.Refusal);
        Assert.Equal((TermStart.GroundKnown, ACase.Day("2026-03-25")), (refusal.Derivation.Event, refusal.Due));
        a.NotNow(ACase.Committee, Later, "FP-3");
        a.Do(a.Consumer, new Comment("It is about a chair."), "2026-03-09").Is(state);
        if (a.Runs(TermKind.Comment, Party.Respondent))
        {
            a.Do(a.Shop, new Comment(NothingToAdd: true));
        }

        a.Do(ACase.Committee, Later).Do(ACase.Committee2, new ConfirmDecision()).Is(CaseState.Decided);
        Assert.Equal(ACase.Day("2026-03-04"), a.It.Decision!.GroundKnownOn);
        Assert.DoesNotContain(
            a.It.Terms,
            t => t.State == TermState.Running && t.Kind is not (TermKind.Refusal or TermKind.Notification)
        );
        a.Do(ACase.Secretary, new Notify(ACase.Day("2026-03-25"), "RR-1"), "2026-03-25");
        Assert.Equal(TermState.Met, a.It.Terms.Single(t => t.Id == refusal.Id).State);
    }

    [Fact]
    [Rule("FP-3")]
    [Rule("FP-23")]
    public void The_word_on_a_later_ground_is_a_duty_that_warns_once_its_21_days_are_over()
    {
        var a = In(CaseState.SentToMember).Do(ACase.Secretary, Ground);
        var duty = a.It.Duties(a.Rulebook).Single(d => d.Kind == DutyKind.Refusal);
        Assert.Equal((ACase.Day("2026-03-25"), Role.Secretary), (duty.Due, DutyRule.Of(duty.Kind).Owner));
        a.Advance("2026-03-25T23:59");
        Assert.DoesNotContain(a.It.WaitingDuties, d => d.Kind == DutyKind.Refusal);
        a.Advance("2026-03-26T10:00");
        Assert.Contains(a.It.WaitingDuties, d => d.Kind == DutyKind.Refusal);
        // Pronounced is not told.
        a.Do(ACase.Committee, Later).Do(ACase.Committee2, new ConfirmDecision());
        Assert.Contains(a.It.WaitingDuties, d => d.Kind == DutyKind.Refusal);
        a.Do(ACase.Secretary, new Notify(a.Today, "RR-1"));
        Assert.DoesNotContain(a.It.WaitingDuties, d => d.Kind == DutyKind.Refusal);
    }

    [Fact]
    [Rule("FP-3")]
    public void At_intake_a_refusal_is_owed_once_it_is_proposed_and_a_complaint_that_is_not_refused_owes_none()
    {
        var a = ACase.OfBeCommerce();
        Assert.DoesNotContain(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.Refusal);
        a.Do(ACase.Committee, Inadmissible, "2026-03-06");
        Assert.Contains(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.Refusal);
        var b = ACase.OfBeCommerce().SentToMember("2026-03-02");
        Assert.DoesNotContain(b.It.Duties(b.Rulebook), d => d.Kind == DutyKind.Refusal);
    }

    private static ACase In(CaseState state) =>
        state switch
        {
            CaseState.Mediation => ACase.OfBeCommerce().InMediation("2026-03-02").Advance("2026-03-05"),
            CaseState.SentToMember => ACase.OfBeCommerce().SentToMember("2026-03-02").Advance("2026-03-05"),
            CaseState.UnderExamination => ACase.OfBeCommerce().UnderExamination("2026-03-03").Advance("2026-03-05"),
            _ => ACase.OfBeCommerce().Advance("2026-03-05"),
        };

    // Deliberating since Friday 20 March: for the ground the file is opened again, and the ten days from that Friday end on Monday the 30th.
    [Fact]
    [Rule("FP-3")]
    public void In_deliberation_too_nobody_is_refused_on_a_ground_that_was_not_put_to_him()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-03").InDeliberation("2026-03-20");
        foreach (var refusal in new[] { Inadmissible, Later, Inadmissible with { Outcome = Outcome.NoJurisdiction } })
        {
            var missing = Assert.Single(a.NotNow(ACase.Committee, refusal, "FP-3").Obstacles);
            Assert.Equal((ObstacleKind.GroundNotPut, Party.Complainant), (missing.What, missing.Party));
        }

        a.NotNow(ACase.Secretary, Ground, "FP-3");
        a.Do(ACase.Secretary, new ReopenFile("It may be a house.")).Do(ACase.Secretary, Ground);
        a.Do(a.Consumer, new Comment("It is about a chair."), "2026-03-23");
        a.Do(ACase.Secretary, new CloseFile()).Is(CaseState.Deliberation);
        a.NotNow(ACase.Committee, Inadmissible with { Ground = RefusalGround.ShopNotContacted }, "FP-3");
        a.NotNow(ACase.Committee, Later with { GroundKnownOn = ACase.Day("2026-03-05") }, "FP-3");
        a.Do(ACase.Committee, Inadmissible).Do(ACase.Committee2, new ConfirmDecision()).Is(CaseState.Decided);
        Assert.Equal(ACase.Day("2026-03-04"), a.It.Decision!.GroundKnownOn);
    }

    [Fact]
    [Rule("FP-3")]
    public void Silence_ends_the_waiting_and_until_then_it_says_until_when()
    {
        var a = In(CaseState.SentToMember).Do(ACase.Committee, Ground);
        Assert.DoesNotContain("decide", a.Offered(ACase.Committee));
        a.Advance("2026-03-16T23:59");
        var missing = Assert.Single(a.NotNow(ACase.Committee, Later, "FP-3").Obstacles);
        Assert.Equal(
            (ObstacleKind.CommentTermRuns, Party.Complainant, ACase.Day("2026-03-16")),
            (missing.What, missing.Party, missing.Until)
        );
        a.Advance("2026-03-17T00:00").Is(CaseState.UnderExamination);
        Assert.Contains("decide", a.Offered(ACase.Committee));
        a.Do(ACase.Committee, Later);
    }

    [Fact]
    [Rule("FP-3")]
    public void The_day_of_a_later_ground_lies_neither_before_the_filing_nor_after_today_and_is_the_one_that_was_put()
    {
        var a = In(CaseState.SentToMember);
        foreach (var day in new[] { "2026-02-15", "2026-03-06" })
        {
            a.Invalid(ACase.Secretary, Ground with { GroundKnownOn = ACase.Day(day) }, "groundKnownOn", "FP-3");
        }

        a.Invalid(ACase.Secretary, Ground with { GroundKnownOn = null }, "groundKnownOn", "FP-3");
        a.Invalid(ACase.Secretary, Ground with { Ground = null }, "ground", "FP-3");
        a.Invalid(ACase.Secretary, Ground with { Party = Party.Respondent }, "party", "FP-3");
        a.Refused(a.Consumer, Ground, RefusalKind.NotThisRole, "FP-3");
        a.Do(ACase.Secretary, Ground).Do(a.Consumer, new Comment(NothingToAdd: true));
        a.Invalid(ACase.Committee, Inadmissible, "groundKnownOn", "FP-3");
        a.NotNow(ACase.Committee, Later with { GroundKnownOn = ACase.Day("2026-03-03") }, "FP-3");
        a.NotNow(ACase.Committee, Later with { Ground = RefusalGround.ShopNotContacted }, "FP-3");
        a.NotNow(ACase.Committee, ACase.Unfounded, "BC-17");
        a.Do(ACase.Committee, Later);
    }

    [Fact]
    [Rule("FP-3")]
    public void Against_a_non_member_it_is_a_refusal_also_in_mediation()
    {
        var refuse = new Refuse(RefusalGround.OutOfScope, "It is about a house.");
        ACase.AgainstANonMember().Do(ACase.Secretary, refuse).Is(CaseState.Closed);
        var a = ACase.AgainstANonMember().InMediation("2026-03-02").Advance("2026-03-05");
        a.NotNow(ACase.Secretary, refuse, "FP-3");
        a.Do(ACase.Secretary, Ground).Do(a.Consumer, new Comment("A chair."));
        Assert.True(a.It.IsServed(a.It.Comments[0].Id, Party.Respondent));
        a.Invalid(ACase.Secretary, refuse, "groundKnownOn", "FP-3");
        a.Do(ACase.Secretary, refuse with { GroundKnownOn = ACase.Day("2026-03-04") }).Is(CaseState.Closed);
        Assert.Equal(ACase.Day("2026-03-04"), a.It.Refused!.GroundKnownOn);
        Assert.Equal(TermState.Met, a.It.Terms.Single(t => t.Derivation.Event == TermStart.GroundKnown).State);
    }

    [Fact]
    [Rule("FP-3")]
    public void In_a_hearing_the_hearing_comes_first_and_an_invitation_drops_a_refusal_that_was_proposed()
    {
        var a = In(CaseState.UnderExamination)
            .Do(ACase.Secretary, Ground)
            .Do(ACase.OfBeCommerce().Consumer, new Comment(NothingToAdd: true))
            .Do(ACase.Committee, Later);
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(9), "Brussels")).Is(CaseState.Hearing);
        Assert.Null(a.It.Decision);
        a.NotNow(ACase.Committee, Later, "BC-17");
    }

    [Fact]
    [Rule("FP-3")]
    public void Where_the_rulebook_has_no_limit_nothing_is_ever_too_late()
    {
        var a = ACase.Of(
            ACase.Complaint() with
            {
                ContactedShopOn = ACase.Day("2015-02-16"),
            },
            ACase.BeCommerce,
            ACase.Member()
        );
        var refused = a.Invalid(
            ACase.Committee,
            Inadmissible with
            {
                Ground = RefusalGround.TooLate,
            },
            "ground",
            "FP-3"
        );
        Assert.Equal(FieldReason.NotTooLate, refused.Reason);
        foreach (var scheme in new[] { ACase.BeCommerce, ACase.Keurmerk })
        {
            Assert.Null(scheme.TooLateAfter);
            Assert.DoesNotContain(RefusalGround.TooLate, scheme.UsableGrounds);
            Assert.Contains(RefusalGround.TooLate, (scheme with { TooLateAfter = new Period(1, 0, 0) }).UsableGrounds);
        }
    }

    [Theory]
    [InlineData("2025-02-16", false)]
    [InlineData("2025-02-15", true)]
    [InlineData(null, false)]
    [Rule("FP-3")]
    public void Nothing_is_too_late_within_a_year_of_the_complaint_to_the_shop(string? contacted, bool late)
    {
        var a = ACase.Of(
            ACase.Complaint() with
            {
                ContactedShopOn = contacted is null ? null : ACase.Day(contacted),
            },
            ACase.BeCommerce with
            {
                TooLateAfter = new Period(1, 0, 0),
            },
            ACase.Member()
        );
        var tooLate = Inadmissible with { Ground = RefusalGround.TooLate };
        if (late)
        {
            a.Do(ACase.Committee, tooLate);
        }
        else
        {
            a.Invalid(ACase.Committee, tooLate, "ground", "FP-3");
        }
    }

    [Fact]
    [Rule("FP-3")]
    [Rule("BC-16")]
    public void A_comment_on_a_ground_reaches_the_member_with_the_file_and_not_before()
    {
        var a = In(CaseState.Registered)
            .Do(ACase.Secretary, Ground)
            .Do(ACase.OfBeCommerce().Consumer, new Comment("A chair."));
        Assert.False(a.It.IsServed(a.It.Comments[0].Id, Party.Respondent));
        a.SentToMember("2026-03-06");
        Assert.True(a.It.IsServed(a.It.Comments[0].Id, Party.Respondent));
    }

    [Fact]
    [Rule("FP-1")]
    public void In_registration_nothing_is_decided_while_the_complainant_may_still_comment_on_what_was_served()
    {
        var a = ACase.OfBeCommerce();
        a.Do(ACase.Secretary, new AddDocument("d9", "c.pdf", "application/pdf", 1, "00", Audience.Parties));
        var refuses = new Decide(Outcome.Inadmissible, RefusalGround.OutOfScope, Reasons: "Not for us.");
        a.NotNow(ACase.Committee, refuses, "FP-1");
        a.Do(ACase.Secretary, new Serve("d9")).NotNow(ACase.Committee, refuses, "FP-1");
        a.Do(a.Consumer, new Comment(NothingToAdd: true));
        // Nor is what was proposed confirmed while something came since.
        a.Do(ACase.Committee, refuses);
        a.Do(ACase.Secretary, new AddDocument("d10", "d.pdf", "application/pdf", 1, "00", Audience.Parties));
        a.NotNow(ACase.Committee2, new ConfirmDecision(), "FP-1");
        a.Do(ACase.Secretary, new Serve("d10")).NotNow(ACase.Committee2, new ConfirmDecision(), "FP-1");
        a.Do(a.Consumer, new Comment(NothingToAdd: true));
        a.Do(ACase.Committee2, new ConfirmDecision()).Is(CaseState.Decided);
    }

    [Fact]
    [Rule("FP-1")]
    [Rule("FP-3")]
    public void Nor_is_a_complaint_against_who_is_no_member_refused_meanwhile()
    {
        var a = ACase.AgainstANonMember().Do(ACase.Secretary, Ground, "2026-03-05");
        var refuses = new Refuse(RefusalGround.FrivolousOrVexatious, "Not for us.");
        a.NotNow(ACase.Secretary, refuses, "FP-3");
        a.Do(a.Consumer, new Comment(NothingToAdd: true)).Do(ACase.Secretary, refuses).Is(CaseState.Closed);
    }
}
