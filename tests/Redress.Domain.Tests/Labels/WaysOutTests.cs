using Redress.Domain.Cases.Records;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Labels.CertificationSteps;
using static Redress.Domain.Tests.Labels.LabelOffice;

namespace Redress.Domain.Tests.Labels;

/// <summary>What is begun about a label comes to an end, whatever ends the label (ST-4); and nothing is offered that can only be refused.</summary>
public sealed class WaysOutTests
{
    private static LabelOffice Leave(LabelOffice office) => office.Stands(office.File.Standing.EndedFrom(office.Today));

    private static LabelOffice Return(LabelOffice office, string day)
    {
        office.At(day).Stands(office.File.Standing.Begun(office.Today));
        return office.Do(Shop, new ApplyForLabel(ALogo.Kind, true)).Do(new GrantLabel(ALogo.Kind, office.Today));
    }

    private static List<string> Offered(LabelOffice office, Actor by) =>
        [
            .. LabelMachine
                .ActionsFor(office.File, office.Rulebook.Labels, office.Context(by))
                .Permitted.Select(act => LabelCommand.NameOf(act.Command))
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    [Rule("WK-3"), Rule("ST-4")]
    public void A_warning_ends_with_the_membership_and_takes_no_logo_that_is_granted_later()
    {
        var office = ALogo.Valid().Warned(MeasureKind.Withdraw);
        var old = office.LastMeasure().Id;
        Leave(office.At("2026-01-06"));
        Assert.Equal(office.Today, office.LastMeasure().VoidOn);
        Assert.Empty(office.OpenTasks());

        Return(office, "2027-03-01");
        var refused = office.Try(Registrar, new DecideMeasure(MeasureKind.Withdraw, "Facts", old))!;
        Assert.Equal(("WK-3", RefusalReason.NoMeasureOpen), (refused.Rule, refused.Reason));
        Assert.Equal(LabelState.Valid, office.Logo());
        // A new warning may be given.
        office.Warned();
        Assert.Equal(LabelState.Warned, office.Logo());
    }

    [Fact]
    [Rule("WK-3"), Rule("ST-4")]
    public void What_suspended_a_logo_that_was_withdrawn_since_lifts_no_later_suspension()
    {
        var office = ALogo.Valid().AtOnce();
        var old = office.LastMeasure().Id;
        office.At("2026-02-02").AtOnce(MeasureKind.Withdraw);
        office.At("2026-06-01").Do(Shop, new ApplyForLabel(ALogo.Kind, true));
        office.Do(new GrantLabel(ALogo.Kind, office.Today)).At("2026-07-01").AtOnce();

        foreach (
            LabelCommand act in new LabelCommand[]
            {
                new LiftMeasure(old, "Mended"),
                new ReviewMeasure(old, "It stays"),
                new ReportMended(old, "Mended"),
            }
        )
        {
            Assert.Equal(RefusalReason.NoMeasureOpen, office.Try(Registrar, act)?.Reason);
        }

        Assert.Equal(LabelState.Suspended, office.Logo());
        office.Do(new LiftMeasure(office.LastMeasure().Id, "Mended"));
        Assert.Equal(LabelState.Valid, office.Logo());
        // What the logo cost while it stayed where it had to go is owed still.
        Assert.Equal(["demand-penalty"], office.OpenTasks().Distinct());
    }

    [Fact]
    [Rule("ST-4"), Rule("FP-18")]
    public void Of_who_left_nothing_waits_that_nobody_can_do()
    {
        var office = GrantedOn("2026-03-02");
        office.Do(new RecordScan(ScanKind.Security, ScanResult.Unsafe, office.Today, DataBreach: "Addresses"));
        office.At("2026-03-03").Apply(LabelKind.ForBusinesses).At("2026-06-01");
        Assert.Equal(["cost-unpaid", "data-breach", "scan-not-mended"], office.OpenTasks());
        Leave(office);
        Assert.Empty(office.OpenTasks());
        // BC-41: only that its label is gone from the site is looked for.
        office.At("2026-12-01");
        Assert.Equal(["look-for-label"], office.OpenTasks());
    }

    [Fact]
    [Rule("FP-18")]
    public void A_fee_that_was_never_paid_keeps_no_file_for_ever()
    {
        var kept = new Period(1, 0, 0);
        var office = ALogo.Valid().At("2026-05-01");
        Assert.True(office.Asks("fee-unpaid"));
        Leave(office);
        office.At("2026-06-01").Do(new RecordRemovalLook(ALogo.Kind, Removed: true));
        office.At("2027-06-01");
        Assert.True(office.Asks("fee-unpaid"));
        Assert.True(office.File.MayBeErased(kept, office.Today));
    }

    [Fact]
    [Rule("BC-35")]
    public void A_leak_is_over_once_the_same_was_found_safe()
    {
        var office = GrantedOn("2026-03-02");
        office.Do(new RecordScan(ScanKind.Security, ScanResult.Unsafe, office.Today, DataBreach: "Addresses"));
        office.Do(new RecordScan(ScanKind.Ssl, ScanResult.Safe, office.Today));
        Assert.True(office.Asks("data-breach"));
        office.At("2026-03-09").Do(new RecordScan(ScanKind.Security, ScanResult.Safe, office.Today));
        Assert.False(office.Asks("data-breach"));
    }

    [Fact]
    [Rule("BC-35")]
    public void The_fee_of_a_year_that_began_without_a_label_is_asked_once_the_label_is_given_back()
    {
        var office = GrantedOn("2026-03-02").At("2026-12-07");
        BoardTests.Prepare(office, BoardActKind.WithdrawLabel);
        office.Do(Shop, new AnswerBoardAct("It is not so")).At("2026-12-21");
        office.Do(BoardTests.Decision(office, BoardActResult.Carried)).At("2027-01-05");
        Assert.DoesNotContain(office.File.Fees, f => f.Year == 2027);
        office.Do(Shop, new LodgeBoardAppeal("nl")).Do(Actor.Clock, new FollowMembership());
        Assert.Equal(LabelState.Valid, office.State());
        Assert.NotNull(office.File.Running(LabelTermKind.Fee, subject: "2027"));
        Assert.Contains(office.Told, t => t.At == office.Now && t.Letter.Template == "label-fee-asked");
    }

    [Fact]
    [Rule("BC-36")]
    public void What_was_brought_is_looked_at_before_a_negative_certification()
    {
        var office = InControlOn("2028-01-10");
        office.Do(office.Negative(new ShortcomingTold("No terms of sale", office.Today.AddDays(20))));
        office.At("2028-01-15").Do(Shop, new MendShortcoming(office.Last().Id, office.Document(Shop)));
        Assert.Equal(RefusalReason.ShortcomingsNotMended, office.Try(Registrar, office.Negative())?.Reason);
        office.At("2028-02-01").Do(new CheckShortcoming(office.Last().Id, Mended: false, "They are not there"));
        Assert.Null(office.Try(Registrar, office.Negative()));
    }

    [Fact]
    [Rule("BC-37"), Rule("ST-4")]
    public void Who_wins_its_appeal_after_it_left_is_waited_for_no_more()
    {
        var office = new LabelOffice(at: "2026-03-02").Apply().PayCost();
        office.Do(office.Negative()).Do(Shop, new LodgeCertificationAppeal(Kind, "nl")).At("2026-03-10");
        Leave(office);
        office.Do(new RecordCertificationAppeal(Kind, LabelAppealOutcome.Upheld, office.Today, office.Document()));
        Assert.Null(office.Running(LabelTermKind.Granting));
        office.At("2026-12-01");
        Assert.False(office.Asks("grant-waits"));
    }

    [Fact]
    [Rule("WK-4")]
    public void A_notice_that_came_back_takes_no_penalty_of_another_with_it()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").AtOnce();
        var first = office.LastTold().Id;
        office.At("2026-06-05 16:00").AtOnce(MeasureKind.Withdraw);
        Assert.NotNull(office.LastMeasure().PenaltyWith);
        office.Do(Actor.Clock, new NoteLetter(first, false, office.Now));
        // From Sunday 16:00, seen gone on Monday 17:00: two days.
        office.At("2026-06-08 17:00");
        Assert.Equal(Money.Euro(200), office.Penalty());
    }

    [Fact]
    [Rule("FP-9")]
    public void A_term_names_the_rule_of_its_own_scheme_and_matter()
    {
        var provider = ALogo.Valid();
        Assert.Equal("WK-7", provider.Term(LabelTermKind.Fee)!.Derivation.Rule);
        var member = GrantedOn("2026-03-02");
        Assert.Equal("BC-35", member.Term(LabelTermKind.Fee)!.Derivation.Rule);
        var refused = new LabelOffice(at: "2026-03-02").Apply().PayCost();
        refused.Do(refused.Negative()).At("2026-03-10");
        Assert.Equal("BC-37", refused.Term(LabelTermKind.LabelAppeal)!.Derivation.Rule);
    }

    [Fact]
    [Rule("ST-4")]
    public void Of_a_logo_about_which_nothing_waits_only_what_can_be_done_is_offered()
    {
        var office = ALogo.Valid();
        Assert.Equal(
            [
                "ask-fee",
                "decide-measure",
                "open-misuse",
                "prepare-measure",
                "re-examine",
                "record-misuse",
                "record-payment",
                "submit-change",
            ],
            Offered(office, Registrar)
        );
        Assert.Equal(["submit-change"], Offered(office, Shop));
    }

    [Fact]
    [Rule("BC-46"), Rule("FP-13")]
    public void A_suspension_that_the_board_lifted_is_appealed_against_no_more_and_comes_back_by_nothing()
    {
        // Decided on Monday 1 June 2026, received on Monday 8, to be appealed against until Tuesday 23.
        var office = BoardTests.Holder("2026-05-04");
        BoardTests.Prepare(office, BoardActKind.SuspendLabel);
        office.Do(Shop, new AnswerBoardAct("No.")).At("2026-06-01");
        office.Do(BoardTests.Decision(office, BoardActResult.Carried));
        var letter = office.LastTold().Id;
        office.Do(new NoteLetter(letter, Sent: true, office.Now, ByPost: true)).At("2026-07-10");
        office.Do(new LiftSuspension(Kind, "It is mended", office.Document()));
        Assert.Equal(LabelState.Valid, office.State());
        office.At("2026-07-15");
        var late = new LodgeBoardAppeal("nl", Arrived: new DateOnly(2026, 6, 20));
        Assert.Equal(RefusalKind.NotInThisState, office.Try(Registrar, late)!.Kind);
        office.Do(new RecordLetterReceipt(letter, ReceiptResult.Received, new DateOnly(2026, 7, 6), office.Document()));
        Assert.NotNull(office.File.BoardActs[0].FinalOn);
        Assert.Equal(RefusalKind.NotInThisState, office.Try(Shop, new LodgeBoardAppeal("nl"))!.Kind);
    }

    [Fact]
    [Rule("WK-4")]
    public void Of_two_measures_on_one_logo_one_alone_costs_whichever_notice_arrives_when()
    {
        // Suspended at once on Friday, withdrawn at once on Monday; the first notice came back and goes by post: 16 June, and 48 hours.
        var office = ALogo.Valid().At("2026-06-05 15:00").AtOnce();
        var first = office.LastMeasure().Notice!.LetterId;
        office.At("2026-06-08 10:00").AtOnce(MeasureKind.Withdraw).At("2026-06-09 09:00");
        office.Do(Actor.Clock, new NoteLetter(first, Sent: false, office.Now));
        var copy = office.File.Measures[0].Notice!.Posted!.LetterId;
        office.Do(new NoteLetter(copy, Sent: true, office.Now, ByPost: true)).At("2026-06-22 12:00");
        Assert.NotNull(office.File.Measures[0].Notice!.RemovalEnds);
        Assert.Equal(Money.Euro(0), LabelFile.PenaltyOf(office.File.Measures[0], office.Now));
        // The second's hours ended on Wednesday 10 June at 10:00: thirteen days.
        Assert.Equal(Money.Euro(1300), LabelFile.PenaltyOf(office.File.Measures[1], office.Now));
    }

    [Fact]
    [Rule("WK-4")]
    public void What_costs_by_itself_since_another_notice_came_back_is_demanded_after_thirty_days()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").AtOnce();
        var first = office.LastMeasure().Notice!.LetterId;
        office.At("2026-06-08 10:00").AtOnce(MeasureKind.Withdraw).At("2026-06-11 09:00");
        office.Do(Actor.Clock, new NoteLetter(first, Sent: false, office.Now));
        office.At("2026-07-10 23:00");
        Assert.DoesNotContain("demand-penalty", office.OpenTasks());
        office.At("2026-07-11 00:00");
        Assert.Contains("demand-penalty", office.OpenTasks());
    }

    [Fact]
    [Rule("BC-36")]
    public void A_term_that_was_extended_once_is_offered_for_it_no_more()
    {
        var office = new LabelOffice(at: "2026-03-02").Apply().PayCost();
        office.Do(office.Negative(new ShortcomingTold("No company number")));
        Assert.Contains("extend-label-term", Offered(office, Registrar));
        var term = office.Running(LabelTermKind.Mending)!.Id;
        office.Do(new ExtendLabelTerm(term, 5, "Holidays"));
        Assert.DoesNotContain("extend-label-term", Offered(office, Registrar));
    }

    [Fact]
    [Rule("BC-37"), Rule("BC-38")]
    public void What_an_appeal_won_during_an_exclusion_waits_for_its_grant_once_that_falls()
    {
        var office = new LabelOffice(at: "2026-03-02").Apply().PayCost();
        office.Do(office.Negative()).Do(Shop, new LodgeCertificationAppeal(Kind, "nl")).At("2026-04-01");
        office.Stands(
            office.File.Standing.WithSanctions([new SanctionEffect(null, false, null, null, true, office.Today)])
        );
        office.Do(new RecordCertificationAppeal(Kind, LabelAppealOutcome.Upheld, office.Today, office.Document()));
        Assert.Null(office.Running(LabelTermKind.Granting));
        office.At("2026-04-10").Stands(office.File.Standing.WithSanctions([]));
        Assert.Equal(LabelState.ReadyToGrant, office.State());
        Assert.Equal(new DateOnly(2026, 5, 31), office.Running(LabelTermKind.Granting)!.Due);
    }

    [Fact]
    [Rule("WK-4")]
    public void What_costs_by_itself_since_another_notice_came_back_after_the_removal_is_demanded_at_once()
    {
        var office = ALogo.Valid().At("2026-06-05 15:00").AtOnce();
        var first = office.LastMeasure().Notice!.LetterId;
        office.At("2026-06-08 10:00").AtOnce(MeasureKind.Withdraw).At("2026-06-15 12:00");
        office.Do(new RecordRemoval(office.LastMeasure().Id, office.Today, "Gone")).At("2026-06-16");
        office.Do(Actor.Clock, new NoteLetter(first, Sent: false, office.Now));
        // From Wednesday 10 June 10:00 to Monday 15, 12:00: six days.
        Assert.Equal(Money.Euro(600), office.Penalty());
        Assert.Contains(
            office.File.Tasks,
            t => t is { What: "demand-penalty", DoneOn: null } && t.Subject == office.LastMeasure().Id
        );
    }

    [Fact]
    [Rule("BC-36")]
    public void A_shortcoming_that_lasts_to_the_end_of_the_label_is_not_offered_to_be_extended()
    {
        var office = InControlOn("2028-02-10");
        office.Do(office.Negative(new ShortcomingTold("One")));
        Assert.Equal(office.Label().Until, office.Running(LabelTermKind.Mending)!.Due);
        Assert.DoesNotContain("extend-label-term", Offered(office, Registrar));
    }

    private static void Sanctioned(LabelOffice office, params SanctionEffect[] effects) =>
        office.Stands(office.File.Onto(office.File.Standing).WithSanctions(effects));

    private static SanctionEffect Excluding(LabelOffice office) => new(null, false, null, null, true, office.Today);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rule("BC-36"), Rule("BC-37"), Rule("BC-38")]
    public void A_negative_certification_is_received_also_of_a_label_that_a_decision_took_and_gave_back(bool excluded)
    {
        // Written on Monday 10 January 2028: presumed received on Monday 17, to be appealed against until Tuesday 1 February.
        var office = InControlOn("2028-01-10");
        office.Do(office.Negative()).At("2028-01-11");
        var suspends = new SanctionEffect(office.Today, true, office.Today, office.Today.AddDays(60), false);
        Sanctioned(office, suspends);
        if (excluded)
        {
            Sanctioned(office, suspends, Excluding(office));
        }

        office.At("2028-01-13");
        Sanctioned(office);
        Assert.Equal(LabelState.InControl, office.State());
        office.At("2028-01-18 00:00");
        Assert.Equal(LabelState.Withdrawn, office.State());
        Assert.Equal(new DateOnly(2028, 2, 1), office.Running(LabelTermKind.LabelAppeal)!.Due);
    }

    [Fact]
    [Rule("BC-36"), Rule("BC-38")]
    public void The_control_of_a_label_that_a_decision_took_and_gave_back_goes_on()
    {
        var office = InControlOn("2027-10-04");
        var certification = office.Running(LabelTermKind.Certification)!.Due;
        Sanctioned(office, new SanctionEffect(office.Today, true, office.Today, office.Today.AddDays(60), false));
        office.At("2027-10-07");
        Sanctioned(office);
        Assert.Equal(certification, office.Running(LabelTermKind.Certification)!.Due);
    }

    [Fact]
    [Rule("BC-36"), Rule("BC-38")]
    public void Shortcomings_that_were_posted_during_an_exclusion_are_no_task_once_that_falls()
    {
        var office = InControlOn("2028-01-10");
        office.Do(office.Negative(new ShortcomingTold("One")));
        var letter = office.ToldOf("label-shortcomings").Single().Letter.Id;
        office.At("2028-01-12");
        Sanctioned(office, Excluding(office));
        office.Do(new NoteLetter(letter, Sent: true, office.Now, ByPost: true)).At("2028-01-28");
        Sanctioned(office);
        office.At("2028-01-29");
        Assert.False(office.Asks("post-shortcomings"));
    }
}
