using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Letters;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Decisions;

/// <summary>Once pronounced a decision is final; a slip of the pen is corrected beside it.</summary>
public sealed class CorrectionTests
{
    private static readonly CorrectDecision Slip = new(
        "The day was mistyped.",
        Reasons: "Late by three weeks, not two."
    );

    [Fact]
    [Rule("BC-17")]
    public void A_correction_is_a_new_version_that_keeps_the_earlier_text_and_everything_that_was_decided()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        var (before, terms) = (a.It.Decision!, a.It.Terms.ToList());
        a.Do(ACase.Secretary, Slip, "2026-05-13").Do(ACase.Committee, new ConfirmCorrection());
        var after = a.It.Decision!;
        Assert.Equal(
            ("Late by three weeks, not two.", before.RefrainFrom, (Correction?)null),
            (after.Reasons, after.RefrainFrom, after.Correction)
        );
        Assert.Equal(
            (before.Reasons, "The day was mistyped.", ACase.Day("2026-05-13")),
            (after.Versions.Single().Reasons, after.Versions[0].Reason, after.Versions[0].On)
        );
        Assert.Equal(
            before,
            after with
            {
                Reasons = before.Reasons,
                Versions = before.Versions,
                Misled = before.Misled,
            }
        );
        Assert.Equal(before.Reasons, after.AsOf(1).Reasons);
        Assert.Equal(terms, a.It.Terms);
        a.Is(CaseState.Decided);
    }

    [Fact]
    [Rule("FP-24")]
    public void Who_mediated_neither_drafts_nor_confirms_a_correction()
    {
        var a = ACase.OfBeCommerce();
        a.External = a.External with { Assignee = ACase.Secretary };
        a.Do(ACase.Secretary, new Assign("secretary")).InMediation("2026-02-17");
        a.External = a.External with { Assignee = ACase.Secretary2 };
        a.Do(ACase.Secretary, new Assign("secretary2")).SentToMember("2026-02-18").Notified("2026-05-11");
        a.NotNow(ACase.Secretary, Slip, "FP-24");
        a.Do(ACase.Committee, Slip).NotNow(ACase.Secretary, new ConfirmCorrection(), "FP-24");
        a.Do(ACase.Committee2, new ConfirmCorrection());
    }

    [Fact]
    [Rule("BC-17")]
    public void A_second_person_confirms_it_and_until_then_nothing_changes()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Do(ACase.Secretary, Slip);
        Assert.Empty(a.It.Decision!.Versions);
        a.NotNow(ACase.Secretary, new ConfirmCorrection(), "BC-17");
        a.NotNow(ACase.Secretary2, new ConfirmCorrection(), "BC-17");
        a.NotNow(ACase.Committee, Slip, "BC-17");
        a.Do(ACase.Committee, new RejectCorrection("That is no slip."));
        Assert.Equal((0, null), (a.It.Decision!.Versions.Count, a.It.Decision.Correction));
    }

    [Fact]
    [Rule("BC-17")]
    public void Where_no_second_person_is_asked_it_holds_at_once()
    {
        var alone = ACase.BeCommerce with { SecondPersonForDecisions = false };
        var a = ACase
            .OfBeCommerce(rulebook: alone)
            .InDeliberation("2026-05-04")
            .Do(ACase.Committee, ACase.Founded)
            .Do(ACase.Secretary, Slip);
        Assert.Single(a.It.Decision!.Versions);
    }

    [Fact]
    [Rule("BC-17")]
    public void Only_text_that_is_there_can_be_corrected_and_only_once_it_was_pronounced()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-05-04");
        a.NotNow(ACase.Secretary, Slip, "BC-17");
        a.Do(ACase.Committee, new Decide(Outcome.Unfounded, Reasons: "Nothing was late."))
            .Do(ACase.Committee2, new ConfirmDecision());
        a.Invalid(ACase.Secretary, new CorrectDecision("A slip."), "reasons", "BC-17");
        a.Invalid(ACase.Secretary, new CorrectDecision("A slip.", Reasons: "Nothing was late. "), "reasons", "BC-17");
        a.Invalid(ACase.Secretary, new CorrectDecision("A slip.", RefrainFrom: "being late"), "refrainFrom", "BC-21");
        a.Invalid(ACase.Secretary, new CorrectDecision(null, Reasons: "Nothing came late."), "reason", "BC-17");
        a.Refused(a.Shop, Slip, RefusalKind.NotThisRole, null);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 2)]
    [Rule("FP-11")]
    public void Who_was_told_the_decision_is_told_and_served_its_correction_and_no_receipt_is_reckoned_from_it(
        bool notified,
        int told
    )
    {
        var a = notified ? ACase.OfBeCommerce().Notified("2026-05-11") : ACase.OfBeCommerce().Decided("2026-05-11");
        var posted = a.It.Notification(Party.Respondent);
        a.Do(ACase.Committee, Slip).Do(ACase.Secretary, new ConfirmCorrection());
        var letters = Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now);
        Assert.Equal(told, letters.Count(l => l.Template == "decision-corrected"));
        Assert.Equal(told, a.It.Services.Count(s => s is { What: ServiceSubject.Correction, Version: 2 }));
        Assert.Equal(posted, a.It.Notification(Party.Respondent));
    }

    [Fact]
    [Rule("BC-16")]
    public void A_party_that_was_not_told_the_decision_learns_nothing_from_its_correction()
    {
        var a = ACase
            .OfBeCommerce()
            .Decided("2026-05-11")
            .Do(ACase.Secretary, new Notify(ACase.Day("2026-05-11"), "RR", Party: Party.Respondent));
        a.Do(ACase.Committee, Slip).Do(ACase.Secretary, new ConfirmCorrection());
        Assert.DoesNotContain(CaseView.Services(a.It, a.Consumer), s => s.What == ServiceSubject.Correction);
        Assert.Null(CaseView.Decision(a.It, a.Consumer));
        Assert.DoesNotContain(
            Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now),
            l => l.To == Addressee.Complainant
        );
    }

    [Theory]
    [InlineData(CaseState.Decided)]
    [InlineData(CaseState.Final)]
    [InlineData(CaseState.Closed)]
    [Rule("BC-17")]
    public void Whom_it_misled_is_notified_again_and_its_term_to_appeal_runs_anew(CaseState state)
    {
        var a =
            state == CaseState.Decided ? ACase.OfBeCommerce().Notified("2026-05-11")
            : state == CaseState.Final ? ACase.OfBeCommerce().Final()
            : ACase.OfBeCommerce().Closed();
        a.NotNow(ACase.Secretary, new Notify(a.Today, "RR-2"), state == CaseState.Decided ? "BC-23" : "BC-17");
        var other = a.It.AppealTermOf(Party.Complainant);
        a.Do(ACase.Secretary, new CorrectDecision("It named the wrong forum.", Misled: ["respondent"]))
            .Do(ACase.Committee, new ConfirmCorrection())
            .Is(state);
        // Monday 6 July and five working days: 13 July; 15 days: 28 July.
        a.Advance("2026-07-06").Do(ACase.Secretary, new Notify(ACase.Day("2026-07-06"), "RR-2")).Is(CaseState.Decided);
        Assert.Null(a.It.FinalOn);
        Assert.Equal(ACase.Day("2026-07-28"), a.Running(Domain.Terms.TermKind.Appeal, Party.Respondent).Due);
        Assert.Equal(other?.Due, a.It.AppealTermOf(Party.Complainant)?.Due);
        a.Advance("2026-07-29").Is(CaseState.Final);
        Assert.Equal(ACase.Day("2026-07-29"), a.It.FinalOn);
    }

    [Fact]
    [Rule("BC-17")]
    public void Whom_it_misled_on_the_term_did_not_appeal_late()
    {
        // Until 3 June: what comes on the 10th is late, until it is known that the party was misled.
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-06-10");
        Assert.True(a.It.Appeals[0].Late);
        Misled(a).Advance("2026-07-06").Do(ACase.Secretary, new Notify(ACase.Day("2026-07-06"), "RR-2"));
        a.Is(CaseState.Appealed);
        Assert.False(a.It.Appeals[0].Late);
        Assert.Equal(Domain.Terms.TermStart.Corrected, a.Running(Domain.Terms.TermKind.Deposit).Derivation.Event);
        var letter = Correspondence
            .For(a.It, a.Rulebook, a.It.NewFacts, a.Now)
            .Single(l => l.To == Addressee.Respondent);
        Assert.Equal(("decision", true), (letter.Template, letter.Values["appealInTime"]));
        Assert.Equal(a.It.Appeals[0].Deposit.Due, letter.Values["appealDue"]);
        Assert.False(letter.Values.ContainsKey("mayAppeal"));

        // While it holds the party nothing is late.
        var b = Misled(ACase.OfBeCommerce().Final());
        b.Appealed("2026-06-10").Is(CaseState.Appealed);
        Assert.False(b.It.Appeals[0].Late);
    }

    [Fact]
    [Rule("BC-17")]
    public void A_case_is_not_closed_while_whom_it_misled_was_not_notified_again()
    {
        var a = Misled(ACase.OfBeCommerce().Final());
        Assert.Equal(RefusalReason.NotNotified, a.NotNow(ACase.Secretary, new Close(), "BC-17").Reason);
        a.Do(ACase.Secretary, new Notify(a.Today, "RR-2")).Final().Do(ACase.Secretary, new Close());
    }

    private static ACase Misled(ACase a) =>
        a.Do(ACase.Secretary, new CorrectDecision("It named the wrong term.", Misled: ["respondent"]))
            .Do(ACase.Committee, new ConfirmCorrection());
}
