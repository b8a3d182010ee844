using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Letters;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Sanctions;

/// <summary>The order to refrain, the exclusion, and who is no member any more (BC-21, BC-30).</summary>
public sealed class AfterFinalityTests
{
    private static ACase Final(params ProposedSanction[] sanctions) =>
        ACase.OfBeCommerce().Final("2026-05-11", ACase.Founded with { Sanctions = sanctions });

    [Fact]
    [Rule("BC-30")]
    [Rule("BC-21")]
    public void The_member_confirms_within_thirty_days_that_the_practice_has_ended()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        a.NotNow(a.Shop, new ConfirmStop(), "BC-30");
        a.Final();
        Assert.Equal(ACase.Day("2026-07-06"), a.Running(TermKind.Stop, Party.Respondent).Due);
        a.Refused(a.Consumer, new ConfirmStop(), RefusalKind.NotThisRole, null);
        a.Do(a.Shop, new ConfirmStop("we tell every buyer now"));
        Assert.Equal((false, false), (a.It.StopConfirmation!.Late, a.Runs(TermKind.Stop)));
        a.NotNow(a.Shop, new ConfirmStop(), "BC-30");
    }

    [Fact]
    [Rule("BC-30")]
    public void Silence_is_noted_and_a_word_after_the_term_is_taken_as_late()
    {
        var a = ACase.OfBeCommerce().Closed().Advance("2026-07-07T00:00");
        Assert.Equal(TermState.Lapsed, a.It.Terms.Single(t => t.Kind == TermKind.Stop).State);
        a.OnPaper(Party.Respondent, new ConfirmStop());
        Assert.True(a.It.StopConfirmation!.Late);
    }

    [Fact]
    [Rule("BC-30")]
    public void An_exclusion_waits_for_the_registrar_five_working_days_and_is_then_warned_of_daily()
    {
        // Final on Thursday 4 June: five working days later it is Thursday the 11th.
        var a = Final(new ProposedSanction(SanctionKind.Exclusion));
        Assert.Equal(SanctionState.Due, a.It.Decision!.Sanctions[0].State);
        a.Advance("2026-06-11T23:59");
        Assert.Empty(a.Facts.OfType<SanctionRests>());
        a.Advance("2026-06-13T00:00");
        Assert.Equal(2, a.Facts.OfType<SanctionRests>().Count());
        a.NotNow(ACase.Secretary, new Close(), "BC-30");
        a.Do(ACase.Secretary, new RecordSanctionStep(a.It.Decision.Sanctions[0].Id, SanctionStep.Excluded, a.Today));
        Assert.Null(a.It.SanctionsDueOn(a.Rulebook));
        a.Do(ACase.Secretary, new Close());
    }

    [Fact]
    [Rule("BC-30")]
    public void The_registrar_hears_of_an_exclusion_on_its_first_day_and_whoever_records_it_is_warned_too()
    {
        var a = Final(new ProposedSanction(SanctionKind.Exclusion)).Is(CaseState.Final);
        var told = LettersOfLastAct(a).Single(l => l.To == Addressee.Registrar);
        Assert.Equal(
            ("exclusion", ACase.Day("2026-06-04"), ACase.Day("2026-06-11")),
            (told.Template, told.Values["since"], told.Values["by"])
        );
        a.Advance("2026-06-12T00:00");
        Assert.Equal(
            [(Addressee.Registrar, false), (Addressee.Secretary, true)],
            LettersOfLastAct(a).Select(l => (l.To, (bool)l.Values["record"]))
        );
        // A proof of later receipt takes the finality back.
        a.Do(
            ACase.Secretary,
            new RecordReceipt(
                Party.Respondent,
                ReceiptResult.Received,
                ACase.Day("2026-06-10"),
                a.Adds(ACase.Secretary, Audience.Internal)
            )
        );
        Assert.Equal(true, LettersOfLastAct(a).Single(l => l.To == Addressee.Registrar).Values["waits"]);
    }

    private static IReadOnlyList<Letter> LettersOfLastAct(ACase a) =>
        Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now);

    [Fact]
    [Rule("BC-30")]
    public void Where_the_general_meeting_excludes_nobody_is_warned_before_it_has_met()
    {
        var rulebook = ACase.BeCommerce with
        {
            Sanctions = ACase.BeCommerce.Sanctions! with { ExclusionNeedsMeeting = true },
        };
        var a = ACase
            .OfBeCommerce(rulebook: rulebook)
            .Final("2026-05-11", ACase.Founded with { Sanctions = [new ProposedSanction(SanctionKind.Exclusion)] });
        Assert.Null(a.It.SanctionsDueOn(a.Rulebook));
    }

    [Fact]
    [Rule("BC-30")]
    public void Where_membership_has_ended_suspension_and_exclusion_have_no_object()
    {
        var a = Final(new ProposedSanction(SanctionKind.Exclusion));
        var step = new RecordSanctionStep(a.It.Decision!.Sanctions[0].Id, SanctionStep.WithoutObject, a.Today);
        a.NotNow(ACase.Secretary, step, "BC-30");
        a.External = a.External with { MembershipEnded = true };
        a.Do(ACase.Secretary, step).Do(ACase.Secretary, new Close());
        Assert.Equal(SanctionState.WithoutObject, a.It.Decision.Sanctions[0].State);
    }

    [Fact]
    [Rule("BC-30")]
    public void Where_membership_has_ended_before_its_first_day_a_suspension_is_without_object_by_itself()
    {
        var a = Final(
            new ProposedSanction(SanctionKind.Suspension, From: ACase.Day("2026-07-01"), To: ACase.Day("2026-07-31"))
        );
        a.External = a.External with { MembershipEnded = true };
        a.Advance("2026-07-01T00:00");
        var suspension = a.It.Decision!.Sanctions[0];
        Assert.Equal(
            (SanctionState.WithoutObject, SanctionStep.WithoutObject),
            (suspension.State, suspension.Steps[^1].Step)
        );
        Assert.False(suspension.Took(SanctionStep.LabelWithdrawn));
        Assert.Equal(SanctionStep.WithoutObject, a.Last<SanctionStepRecorded>().Step.Step);
        Assert.Null(a.It.SanctionsDueOn(a.Rulebook));
    }

    [Fact]
    [Rule("BC-30")]
    public void An_exclusion_of_who_is_no_member_any_more_is_not_warned_of_for_ever()
    {
        var a = Final(new ProposedSanction(SanctionKind.Exclusion));
        a.External = a.External with { MembershipEnded = true };
        a.Advance("2026-06-20");
        Assert.Equal(SanctionState.WithoutObject, a.It.Decision!.Sanctions[0].State);
        Assert.Empty(a.Facts.OfType<SanctionRests>());
        a.Do(ACase.Secretary, new Close());
    }
}
