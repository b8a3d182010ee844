using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

public sealed class HearingTests
{
    private static ACase Requested() =>
        ACase
            .OfBeCommerce()
            .SentToMember("2026-03-02")
            .Do(ACase.OfBeCommerce().Shop, new Respond("Sorry.", "The carrier.", RequestHearing: true), "2026-03-03")
            .UnderExamination("2026-03-04")
            .Do(ACase.Secretary, new DeclareComplete());

    [Fact]
    [Rule("BC-13")]
    public void The_file_is_not_closed_while_a_request_stands_unheard()
    {
        var a = Requested();
        Assert.Equal(
            ObstacleKind.Hearing,
            Assert.Single(a.NotNow(ACase.Secretary, new CloseFile(), "BC-13").Obstacles).What
        );
        a.NotNow(a.Shop, new RequestHearing(), "BC-13");
        a.Do(a.Shop, new WithdrawHearingRequest()).NotNow(a.Shop, new WithdrawHearingRequest(), "BC-13");
        a.Do(ACase.Secretary, new CloseFile()).Is(CaseState.Deliberation);
    }

    [Fact]
    [Rule("BC-13")]
    [Rule("FP-1")]
    public void A_hearing_has_its_place_or_link_and_its_minutes_are_served_on_both()
    {
        var a = Requested();
        a.Invalid(ACase.Secretary, new InviteToHearing(a.Now.AddDays(-1), "Brussels"), "at", "BC-13");
        a.Invalid(ACase.Secretary, new InviteToHearing(a.Now.AddDays(9)), "place", "BC-13");
        a.Invalid(ACase.Secretary, new InviteToHearing(a.Now.AddDays(9), null, "not a link"), "videoLink", "BC-13");
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(9), "Brussels")).Is(CaseState.Hearing);
        Assert.Equal(ACase.Day("2026-03-13"), a.Running(TermKind.Hearing).Due);
        a.Do(a.Shop, new AnswerHearingDates(Video: true)).Do(a.Consumer, new AnswerHearingDates(Video: true));
        a.Do(ACase.Committee, new InviteToHearing(a.Now.AddDays(10), null, "https://video.example/1"));
        Assert.True(a.Last<HearingInvited>().Changed);
        a.Advance("2026-03-14T12:00").Invalid(ACase.Secretary, new RecordHearing(), "minutes", "BC-13");
        a.Invalid(ACase.Secretary, new RecordHearing("They spoke."), "attended", "BC-13");
        a.Do(ACase.Secretary, new RecordHearing("They spoke.", ["Ann", "Shop"])).Is(CaseState.UnderExamination);
        var minutes = a.It.Hearings[^1].MinutesDocument!;
        Assert.All(
            Parties.Both,
            p =>
                Assert.True(
                    a.It.IsServed(minutes, p)
                        && a.Running(TermKind.Comment, p).Derivation.Event == TermStart.MinutesServed
                )
        );
        a.NotNow(ACase.Secretary, new CloseFile(), "FP-1");
        a.Do(a.Consumer, new Comment("I said more.")).Do(a.Shop, new Comment("I said less."));
        Assert.False(a.Runs(TermKind.Comment));
        a.Do(ACase.Secretary, new CloseFile());
    }

    [Fact]
    [Rule("BC-13")]
    public void The_parties_say_which_moments_suit_them_each_to_the_body_alone_until_they_are_invited()
    {
        var a = Requested();
        var (first, second, by) = (
            a.Now.AddDays(12),
            a.Now.AddDays(9),
            DateOnly.FromDateTime(a.Now.AddDays(5).DateTime)
        );
        a.NotNow(a.Consumer, new AnswerHearingDates(["d1"]), "BC-13");
        a.Invalid(ACase.Secretary, new ProposeHearingDates([a.Now.AddDays(-1)], by), "dates[0]", "BC-13");
        a.Invalid(ACase.Secretary, new ProposeHearingDates([first, a.Now.AddDays(5)], by), "dates[1]", "BC-13");
        a.Invalid(
            ACase.Secretary,
            new ProposeHearingDates([first], DateOnly.FromDateTime(a.Now.AddDays(-1).DateTime)),
            "answerBy",
            "BC-13"
        );
        a.Refused(a.Shop, new ProposeHearingDates([first], by), RefusalKind.NotThisRole, "BC-13");
        var terms = a.It.Terms.Count;
        a.Do(ACase.Secretary, new ProposeHearingDates([first, second, first], by)).Is(CaseState.UnderExamination);
        Assert.Equal([second, first], a.It.HearingDates!.Dates.Select(d => d.At));

        a.Invalid(a.Consumer, new AnswerHearingDates(["d3"]), "dates", "BC-13");
        a.Invalid(a.Consumer, new AnswerHearingDates(Text: " "), "text", "BC-13");
        a.Do(a.Consumer, new AnswerHearingDates(["d1", "d2"]))
            .Do(a.Consumer, new AnswerHearingDates(["d2"]))
            .Do(a.Shop, new AnswerHearingDates(Text: "Only in June."));
        Assert.Equal(["d2"], Assert.Single(CaseView.HearingDates(a.It, a.Consumer)!.Answers).Suits);
        Assert.Equal("Only in June.", Assert.Single(CaseView.HearingDates(a.It, a.Shop)!.Answers).Text);
        Assert.Equal(2, CaseView.HearingDates(a.It, ACase.Secretary)!.Answers.Count);
        Assert.False(CaseView.SeesEntry(a.Consumer, a.It.Course!.SeenBy, Party.Respondent));
        Assert.Equal(terms, a.It.Terms.Count);

        a.Do(ACase.Secretary, new InviteToHearing(first, "Brussels"));
        Assert.Null(a.It.HearingDates);
        a.NotNow(a.Shop, new AnswerHearingDates(["d1"]), "BC-13");
        a.NotNow(a.Shop, new AnswerHearingDates(Text: "In June."), "BC-13");
    }

    [Fact]
    [Rule("BC-13")]
    [Rule("FP-1")]
    public void A_party_asks_about_the_practical_side_and_the_other_neither_sees_it_nor_gets_a_term()
    {
        var a = Requested();
        a.NotNow(a.Consumer, new AskAboutHearing("An interpreter, please."), "BC-13");
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(9), "Brussels"));
        a.Invalid(a.Consumer, new AskAboutHearing(" "), "text", "BC-13");
        a.Refused(ACase.Committee, new AskAboutHearing("Mine"), RefusalKind.NotThisRole, "BC-13");
        a.Invalid(ACase.Secretary, new AskAboutHearing("Mine"), "onBehalfOf", "FP-13");
        var (services, documents, terms) = (a.It.Services.Count, a.It.Documents.Count, a.It.Terms.Count);
        a.Do(a.Consumer, new AskAboutHearing("An interpreter, please.")).Is(CaseState.Hearing);
        Assert.Equal((services, documents, terms), (a.It.Services.Count, a.It.Documents.Count, a.It.Terms.Count));
        var readers = a.It.Course!.SeenBy;
        Assert.Empty(CaseView.HearingQuestions(a.It, a.Shop));
        Assert.All(
            [a.Consumer, ACase.Secretary],
            who => Assert.Equal(Party.Complainant, Assert.Single(CaseView.HearingQuestions(a.It, who)).By)
        );
        Assert.True(
            CaseView.SeesEntry(a.Consumer, readers, Party.Complainant)
                && CaseView.SeesEntry(ACase.Secretary, readers, Party.Complainant)
        );
        Assert.False(
            CaseView.SeesEntry(a.Shop, readers, Party.Complainant) || CaseView.SeesEntry(a.Shop, readers, null)
        );
    }

    [Fact]
    [Rule("BC-13")]
    public void Nothing_that_is_said_of_a_hearing_is_dropped_in_silence_and_each_refusal_stands_at_its_field()
    {
        var a = Requested().Do(ACase.Secretary, new InviteToHearing(Requested().Now.AddDays(9), "Brussels"));
        a.Advance("2026-03-13T11:00");
        FieldReason? At(RecordHearing said, string field) =>
            a.Try(ACase.Secretary, said)!.Fields.Single(f => f.Field == field).Reason;

        Assert.Equal(FieldReason.AdjournedWithoutDay, At(new RecordHearing(Reason: "illness"), "adjournedTo"));
        Assert.Equal(
            FieldReason.AdjournedWithoutDay,
            At(new RecordHearing("They spoke.", ["Ann"], Reason: "illness"), "adjournedTo")
        );
        Assert.Equal(FieldReason.NeitherMinutesNorAdjourned, At(new RecordHearing(), "minutes"));
        Assert.Equal(FieldReason.Required, At(new RecordHearing(Attended: ["Ann"]), "minutes"));

        // Whatever is filled in beside whatever: it is kept, or refused.
        for (var filled = 0; filled < 16; filled++)
        {
            var one = Requested().Do(ACase.Secretary, new InviteToHearing(Requested().Now.AddDays(9), "Brussels"));
            one.Advance("2026-03-13T11:00");
            var said = new RecordHearing(
                (filled & 1) > 0 ? "They spoke." : null,
                (filled & 2) > 0 ? ["Ann"] : null,
                (filled & 4) > 0 ? one.Now.AddDays(20) : null,
                (filled & 8) > 0 ? "illness" : null
            );
            if (one.Try(ACase.Secretary, said) is { } no)
            {
                Assert.Equal(RefusalKind.Invalid, no.Kind);
                continue;
            }

            var kept = one.It.Hearings.First(h => !h.Open);
            Assert.Equal(
                (said.Minutes, said.Attended?.Count ?? 0, said.AdjournedTo, said.Reason),
                (kept.Minutes, kept.Attended.Count, kept.AdjournedTo, kept.Reason)
            );
        }
    }

    [Fact]
    [Rule("BC-13")]
    public void A_hearing_is_adjourned_with_a_reason_and_held_another_day()
    {
        var a = Requested().Do(ACase.Secretary, new InviteToHearing(Requested().Now.AddDays(9), "Brussels"));
        a.Advance("2026-03-13T11:00")
            .Invalid(ACase.Secretary, new RecordHearing(AdjournedTo: a.Now.AddDays(20)), "reason", "BC-13");
        a.Do(ACase.Secretary, new RecordHearing(AdjournedTo: a.Now.AddDays(20), Reason: "illness"))
            .Is(CaseState.Hearing);
        Assert.Equal("Brussels", a.It.OpenHearing!.Place);
        a.Advance("2026-04-03")
            .Do(ACase.Secretary, new RecordHearing("They spoke.", ["Ann"]))
            .Is(CaseState.UnderExamination);
        Assert.DoesNotContain(a.It.HearingRequests, r => r.Unheard);
    }

    [Fact]
    [Rule("BC-13")]
    public void The_committee_invites_unasked_and_a_scheme_without_hearings_hears_nobody()
    {
        ACase
            .OfBeCommerce()
            .UnderExamination("2026-03-10")
            .Do(
                ACase.Committee,
                new InviteToHearing(ACase.OfBeCommerce().UnderExamination("2026-03-10").Now.AddDays(9), "Brussels")
            )
            .Is(CaseState.Hearing);
        var without = ACase.BeCommerce with
        {
            Stages = [.. ACase.BeCommerce.Stages.Where(s => s != Domain.Rulebooks.Stage.Hearing)],
        };
        var a = ACase.OfBeCommerce(rulebook: without).SentToMember("2026-03-02");
        a.NotNow(a.Shop, new RequestHearing(), "BC-13");
        a.Invalid(a.Shop, new Respond("a", "d", RequestHearing: true), "requestHearing", "BC-13");
    }

    [Fact]
    [Rule("BC-15")]
    [Rule("FP-1")]
    public void The_file_is_reopened_with_a_reason_and_a_proposed_decision_falls()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10").Do(ACase.Committee, ACase.Founded);
        a.Invalid(ACase.Committee, new ReopenFile(" "), "reason", "FP-1");
        a.Do(ACase.Committee, new ReopenFile("We must hear more.")).Is(CaseState.UnderExamination);
        Assert.True(a.It.Decision is null && a.It.RejectedDecisions.Count == 1);
        a.NotNow(ACase.Secretary, new DeclareComplete(), "FP-2");
        a.Do(ACase.Secretary, new CloseFile()).Is(CaseState.Deliberation);
    }

    [Fact]
    [Rule("BC-13")]
    public void A_hearing_is_recorded_from_its_own_moment_on_and_never_before()
    {
        var a = Requested();
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(9), "Brussels"));
        a.NotNow(ACase.Secretary, new RecordHearing("They spoke.", ["Ann"]), "BC-13");
        a.NotNow(ACase.Secretary, new RecordHearing(AdjournedTo: a.Now.AddDays(20), Reason: "illness"), "BC-13");
        Assert.DoesNotContain("record-hearing", a.Offered(ACase.Secretary));
        a.Advance(a.It.OpenHearing!.At.AddMinutes(-1))
            .NotNow(ACase.Secretary, new RecordHearing("x", ["Ann"]), "BC-13");
        a.Advance(a.It.OpenHearing!.At).Do(ACase.Secretary, new RecordHearing("They spoke.", ["Ann"]));
    }

    [Fact]
    [Rule("BC-13")]
    public void Nobody_is_invited_by_video_or_within_eight_days_who_did_not_agree_to_it()
    {
        var a = Requested();
        a.NotNow(ACase.Secretary, new InviteToHearing(a.Now.AddDays(9), null, "https://video.example/1"), "BC-13");
        a.NotNow(ACase.Secretary, new InviteToHearing(a.Now.AddDays(7), "Brussels"), "BC-13");
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(8), "Brussels")).Is(CaseState.Hearing);
    }

    [Fact]
    [Rule("BC-13")]
    [Rule("FP-13")]
    public void Who_agrees_is_invited_by_video_and_sooner_once_each_party_has_and_the_refusal_names_who_has_not()
    {
        var a = Requested().Do(ACase.OfBeCommerce().Shop, new AnswerHearingDates(Video: true, Sooner: true));
        var (video, sooner) = (
            new InviteToHearing(a.Now.AddDays(9), null, "https://video.example/1"),
            new InviteToHearing(a.Now.AddDays(2), "Brussels")
        );
        Assert.Equal(
            [(ObstacleKind.HearingVideo, Party.Complainant)],
            a.NotNow(ACase.Secretary, video, "BC-13").Obstacles.Select(m => (m.What, m.Party!.Value))
        );
        var missing = Assert.Single(a.NotNow(ACase.Secretary, sooner, "BC-13").Obstacles);
        Assert.Equal(
            (ObstacleKind.HearingSooner, Party.Complainant, a.Today.AddDays(8)),
            (missing.What, missing.Party!.Value, missing.Until)
        );
        a.OnPaper(Party.Complainant, new AnswerHearingDates(Video: true, Sooner: true));
        Assert.Single(CaseView.HearingAgreements(a.It, a.Shop));
        a.Do(ACase.Secretary, sooner).Do(ACase.Secretary, video);
        // The yes to sooner was for that invitation, and a no to the video link takes the yes back.
        a.NotNow(ACase.Secretary, sooner, "BC-13");
        a.Do(a.Consumer, new AnswerHearingDates(Video: false)).NotNow(ACase.Secretary, video, "BC-13");
    }

    [Fact]
    [Rule("BC-13")]
    public void An_adjournment_leaves_the_same_time_unless_each_party_agreed_to_sooner()
    {
        var a = Requested();
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(9), "Brussels")).Advance(a.It.OpenHearing!.At);
        var adjourned = new RecordHearing(AdjournedTo: a.Now.AddDays(3), Reason: "illness");
        a.NotNow(ACase.Secretary, adjourned, "BC-13");
        a.Do(a.Consumer, new AnswerHearingDates(Sooner: true)).Do(a.Shop, new AnswerHearingDates(Sooner: true));
        a.Do(ACase.Secretary, adjourned).Is(CaseState.Hearing);
    }

    [Theory]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    [Rule("BC-13")]
    public void Each_party_may_have_the_hearing_postponed_once(Party asking)
    {
        var a = Requested();
        var postpone = new AnswerHearingDates(Postpone: true);
        a.NotNow(a.By(asking), postpone, "BC-13");
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(9), "Brussels")).Do(a.By(asking), postpone);
        Assert.False(a.Runs(TermKind.Hearing));
        a.NotNow(a.By(asking.Other()), postpone, "BC-13");
        a.Advance("2026-03-14").NotNow(ACase.Secretary, new RecordHearing("They spoke.", ["Ann"]), "BC-13");
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(9), "Brussels"));
        a.NotNow(a.By(asking), postpone, "BC-13");
        a.Advance(a.It.OpenHearing!.At).NotNow(a.By(asking.Other()), postpone, "BC-13");
        a.Do(ACase.Secretary, new RecordHearing("They spoke.", ["Ann"])).Is(CaseState.UnderExamination);
    }

    [Theory]
    [InlineData(Party.Complainant)]
    [InlineData(Party.Respondent)]
    [Rule("BC-13")]
    [Rule("FP-13")]
    public void A_wish_for_another_day_that_arrived_on_paper_before_the_hearing_counts_though_it_is_entered_after(
        Party asking
    )
    {
        var a = Requested()
            .Do(
                ACase.Secretary,
                new InviteToHearing(new DateTimeOffset(2026, 3, 13, 10, 0, 0, TimeSpan.FromHours(1)), "Brussels")
            );
        a.Advance("2026-03-16");
        var wish = new AnswerHearingDates(Postpone: true);
        a.NotNow(a.By(asking), wish, "BC-13");
        Assert.Equal(RefusalKind.NotInThisState, a.Try(ACase.Secretary, wish, asking, "2026-03-13")!.Kind);
        a.OnPaper(asking, wish, "2026-03-12");
        Assert.Equal(asking, a.It.OpenHearing!.PostponedBy);
        a.NotNow(ACase.Secretary, new RecordHearing("They spoke.", ["Ann"]), "BC-13");
    }

    [Fact]
    [Rule("BC-13")]
    public void A_cancelled_hearing_leads_back_to_the_examination_and_the_wish_stays_unheard()
    {
        var a = Requested();
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(9), "Brussels"));
        a.Invalid(ACase.Secretary, new CancelHearing(" "), "reason", "BC-13");
        a.Refused(a.Shop, new CancelHearing("no"), RefusalKind.NotThisRole, "BC-13");
        a.Do(ACase.Committee, new CancelHearing("The room is flooded.")).Is(CaseState.UnderExamination);
        Assert.False(a.Runs(TermKind.Hearing));
        Assert.Equal("The room is flooded.", a.Last<HearingCancelled>().Hearing.Reason);
        a.NotNow(ACase.Secretary, new CloseFile(), "BC-13");
        a.NotNow(ACase.Secretary, new CancelHearing("again"), "BC-13");
    }

    [Fact]
    [Rule("BC-13")]
    public void A_wish_taken_back_before_the_hearing_leaves_no_case_stuck()
    {
        var a = Requested();
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(9), "Brussels"))
            .Do(a.Shop, new WithdrawHearingRequest())
            .Do(ACase.Secretary, new CancelHearing("Nobody wishes to be heard any more."))
            .Do(ACase.Secretary, new CloseFile())
            .Is(CaseState.Deliberation);
    }

    [Fact]
    [Rule("BC-13")]
    public void Who_was_duly_invited_and_did_not_come_has_been_heard_and_may_write()
    {
        var a = Requested();
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(8), "Brussels")).Advance(a.It.OpenHearing!.At);
        a.Do(ACase.Secretary, new RecordHearing("Nobody came, though duly invited.", []));
        Assert.DoesNotContain(a.It.HearingRequests, r => r.Unheard);
        Assert.All(Parties.Both, p => Assert.True(a.Runs(TermKind.Comment, p)));
    }

    [Fact]
    [Rule("BC-13")]
    public void A_hearing_was_held_on_its_own_day_also_where_its_minutes_are_recorded_later()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-10");
        var at = a.Now.AddDays(20);
        a.Do(ACase.Secretary, new InviteToHearing(at, "Brussels"));
        a.Advance(at.AddDays(6)).Do(ACase.Secretary, new RecordHearing("They spoke.", ["Ann"]));
        Assert.Equal(a.Rulebook.Working.Day(at), a.It.Hearings.Single().HeldOn);
    }
}
