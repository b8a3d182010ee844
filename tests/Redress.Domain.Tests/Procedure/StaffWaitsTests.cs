using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Procedure;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Procedure;

/// <summary>What waits for whom of the body; that it is so everywhere is walked by <see cref="RandomWalkTests"/>.</summary>
public sealed class StaffWaitsTests
{
    private static readonly Actor[] Staff =
    [
        ACase.Secretary,
        ACase.Secretary2,
        ACase.Committee,
        ACase.Committee2,
        ACase.Handler,
    ];

    private static IEnumerable<StaffWait> Of(ACase a, Actor by) =>
        StaffWaits.Of(a.It, a.Rulebook, a.Now).Where(w => w.IsFor(by));

    private static IEnumerable<string> WhoHas(ACase a, WaitKind what) =>
        Staff.Where(by => Of(a, by).Any(w => w.What == what)).Select(by => by.Id);

    [Fact]
    [Rule("BC-17")]
    public void A_proposed_decision_waits_for_the_second_person_and_not_for_who_proposed_it()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-20");
        Assert.Empty(WhoHas(a, WaitKind.Decision));
        a.Do(ACase.Committee, ACase.Founded);
        Assert.Equal(["secretary", "secretary2", "committee2"], WhoHas(a, WaitKind.Decision));
        var line = Of(a, ACase.Secretary).Single(w => w.What == WaitKind.Decision);
        Assert.Equal((a.It.Decision!.Id, a.Today), (line.Key, line.Since));
        a.Do(ACase.Secretary, new ConfirmDecision());
        Assert.Empty(WhoHas(a, WaitKind.Decision));
    }

    [Fact]
    [Rule("BC-17"), Rule("FP-24")]
    public void What_a_secretary_proposed_waits_for_the_committee_alone_and_never_for_who_mediated()
    {
        var a = ACase.OfBeCommerce().Do(ACase.Secretary2, new StartMediation()).InDeliberation("2026-03-20");
        a.Do(ACase.Secretary, ACase.Founded);
        Assert.Equal(["committee", "committee2"], WhoHas(a, WaitKind.Decision));
        a.Do(ACase.Committee, new RejectDecision("Not so.")).Do(ACase.Committee, ACase.Founded);
        Assert.Equal(["secretary", "committee2"], WhoHas(a, WaitKind.Decision));
    }

    [Fact]
    [Rule("FP-20"), Rule("FP-24")]
    public void A_message_waits_for_the_secretaries_and_a_private_word_for_the_mediator_alone()
    {
        var a = ACase.OfBeCommerce().Do(ACase.Secretary, new StartMediation());
        a.Do(a.Consumer, new Message(MessageTo.Secretary, null, "How does it stand?"));
        Assert.Equal(["secretary", "secretary2"], WhoHas(a, WaitKind.Message));
        a.Do(a.Consumer, new Message(MessageTo.Mediator, null, "Between us."));
        Assert.Equal(2, Of(a, ACase.Secretary).Count(w => w.What == WaitKind.Message));
        Assert.Single(Of(a, ACase.Secretary2), w => w.What == WaitKind.Message);
        Assert.All(Of(a, ACase.Secretary).Where(w => w.What == WaitKind.Message), w => Assert.NotNull(w.Due));
        // The step of a mediation that goes on has no day, whatever is to be answered meanwhile.
        Assert.Null(Assert.Single(Of(a, ACase.Secretary), w => w.What == WaitKind.Step).Due);
    }

    [Fact]
    [Rule("BC-10")]
    public void A_mediation_in_which_all_that_was_offered_is_answered_waits_for_the_next_step()
    {
        var a = ACase.OfBeCommerce().Do(ACase.Secretary, new StartMediation());
        Assert.Empty(WhoHas(a, WaitKind.Proposal));
        a.Do(a.Shop, new Propose("Half of it back"));
        Assert.Empty(WhoHas(a, WaitKind.Proposal));
        a.Do(a.Consumer, new DeclineProposal(a.It.Proposals[0].Id));
        Assert.Equal(["secretary", "secretary2"], WhoHas(a, WaitKind.Proposal));
        a.Do(a.Shop, new Propose("All of it back"));
        Assert.Empty(WhoHas(a, WaitKind.Proposal));
    }

    [Fact]
    [Rule("FP-23")]
    public void A_duty_that_was_not_done_waits_for_whose_it_is()
    {
        var a = ACase.OfBeCommerce();
        var duty = a.It.Duties(a.Rulebook).Single(d => d.Kind == DutyKind.FirstStep);
        a.Advance(duty.Due.AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(["secretary", "secretary2"], WhoHas(a, WaitKind.Duty));
        var line = Of(a, ACase.Secretary).Single(w => w.What == WaitKind.Duty);
        Assert.Equal((DutyKind.FirstStep, duty.Due), (StaffWait.DutyOf(line.Key), line.Since));
    }

    [Fact]
    [Rule("ST-1"), Rule("BC-26")]
    public void The_day_of_a_step_is_its_own_and_not_that_of_another_duty()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20");
        a.Do(
            Actor.Clock,
            new NoteUndelivered(
                Party.Complainant,
                7,
                "decision",
                "gone@example.org",
                UndeliveredReason.AddressUnknown,
                a.Today,
                a.It.BegunFor(Party.Complainant)
            )
        );
        var step = Of(a, ACase.Handler).Single(w => w.What == WaitKind.Step);
        Assert.Equal(("record-deposit", a.It.RunningTerm(TermKind.Deposit)!.Due), (step.Key, step.Due));
        Assert.Contains(a.It.Duties(a.Rulebook), duty => duty.Due < step.Due);
    }

    [Fact]
    [Rule("ST-1"), Rule("FP-24")]
    public void The_act_with_which_a_case_goes_on_waits_for_whose_it_is()
    {
        var a = ACase.OfBeCommerce();
        Assert.Equal(["secretary:start-mediation", "secretary2:start-mediation"], Steps(a));
        a.Do(ACase.Secretary, new StartMediation());
        a.Do(a.Shop, new Message(MessageTo.Mediator, Text: "A word with the mediator."));
        a.Do(ACase.Secretary, new SendToMember());
        // The member is waited for.
        Assert.Empty(Steps(a));
        a = ACase.OfBeCommerce().InDeliberation("2026-03-20");
        Assert.Equal(["secretary:decide", "secretary2:decide", "committee:decide", "committee2:decide"], Steps(a));
        a.Do(ACase.Committee, ACase.Founded);
        Assert.Empty(Steps(a));
        a.Do(ACase.Secretary, new ConfirmDecision());
        Assert.Equal(["secretary:notify", "secretary2:notify"], Steps(a));
        a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-18");
        Assert.Equal(["appeals:record-deposit"], Steps(a));
    }

    private static IEnumerable<string> Steps(ACase a) =>
        Staff.SelectMany(by => Of(a, by).Where(w => w.What == WaitKind.Step).Select(w => $"{by.Id}:{w.Key}"));

    [Fact]
    [Rule("BC-17"), Rule("BC-30"), Rule("BC-31"), Rule("BC-15"), Rule("BC-19")]
    public void No_act_of_a_second_person_is_forgotten()
    {
        // Who confirms that a practice ended is the webshop; a hold is the administrator's, who has no desk of cases.
        string[] ofOthers = ["confirm-stop", "confirm-hold"];
        Assert.Equal(
            CommandCatalog
                .ByName.Keys.Where(name => name.StartsWith("confirm-", StringComparison.Ordinal))
                .Except(ofOthers)
                .Concat(["admit-late", "decide-challenge"])
                .Order(),
            WaitWalk.Acts.Values.Select(Command.NameOf).Order()
        );
        Assert.Equal(WaitWalk.Acts.Keys.Order(), StaffWaits.OfWhoMay.Order());
        Assert.All(WaitWalk.Acts, wait => Assert.Equal(wait.Value, StaffWaits.ActOf(wait.Key)));
    }
}
