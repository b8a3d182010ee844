using System.Runtime.CompilerServices;
using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Procedure;

/// <summary>How an act is judged, what a caller is offered, and what the journal is told.</summary>
public sealed class CaseMachineTests
{
    private static readonly Respond Answer = new("Sorry.", "The carrier.");

    [Fact]
    [Rule("FP-13")]
    [Rule("FP-17")]
    public void What_arrived_in_time_is_offered_to_be_entered_though_its_term_is_over()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-20").Paid("2026-05-21");
        a.Chooses("2026-05-22", true).Referred("2026-06-10").ForumSays("2026-07-01", ForumOutcome.Rejected);
        a.Advance("2026-08-03");
        Assert.DoesNotContain("permit-award-publication", a.Offered(a.Shop));
        Assert.Contains("permit-award-publication", OnPaper(a, ACase.Secretary));
    }

    private static string[] OnPaper(ACase a, Actor by) =>
        [
            .. CaseMachine
                .ActionsFor(a.It, by, a.Now, a.Rulebook)
                .Permitted.Where(p => p.OnPaper)
                .Select(p => Command.NameOf(p.Command))
                .Order(),
        ];

    [Fact]
    [Rule("ST-1")]
    public void An_act_that_a_scheme_does_not_have_is_told_apart_from_one_of_another_state()
    {
        var keurmerk = ACase.OfKeurmerk();
        Assert.Equal(
            RefusalReason.NotInThisScheme,
            keurmerk.NotNow(ACase.Secretary, new SendToMember(), "BC-12").Reason
        );
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        Assert.Equal(RefusalReason.NotInThisState, a.NotNow(ACase.Secretary, new SendToMember(), "BC-12").Reason);
        Assert.Equal(
            RefusalReason.NotInThisScheme,
            a.NotNow(ACase.Secretary, new RecordAdvice("x", a.Today), "WK-2").Reason
        );
    }

    [Fact]
    [Rule("ST-1")]
    [Rule("ST-2")]
    public void Whoever_may_not_do_it_is_told_so_by_the_acts_own_rule_and_who_saw_another_version_that_it_is_stale()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        Assert.Equal(
            RefusalReason.NotThisRole,
            a.Refused(a.Shop, new CloseFile(), RefusalKind.NotThisRole, "BC-15").Reason
        );
        var stale = a.Try(a.Shop, Answer, version: a.It.Version - 1)!;
        Assert.Equal((RefusalKind.Stale, "ST-2", RefusalReason.Stale), (stale.Kind, stale.Rule, stale.Reason));
        Assert.Equal(
            RefusalKind.Stale,
            CaseMachine.WhyRefused(a.It, typeof(Respond), Of(a, a.Shop), a.It.Version + 1)!.Kind
        );
        Assert.Null(CaseMachine.WhyRefused(a.It, typeof(Respond), Of(a, a.Shop), a.It.Version));
        Assert.Null(a.Try(a.Shop, Answer, version: a.It.Version));
    }

    [Fact]
    [Rule("ST-1")]
    [Rule("FP-13")]
    public void The_state_is_judged_before_the_fields_and_the_fields_before_the_paper_that_they_came_on()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        var empty = new LodgeAppeal(null);
        var early = a.Try(ACase.Secretary, empty, Party.Respondent, "2026-03-03")!;
        Assert.Equal((RefusalKind.NotInThisState, "BC-24"), (early.Kind, early.Rule));
        a.Notified("2026-05-11");
        var fields = a.Try(ACase.Secretary, empty, Party.Respondent, "2026-05-12")!.Fields;
        Assert.Equal("grounds", Assert.Single(fields).Field);
    }

    [Fact]
    [Rule("FP-13")]
    public void Paper_may_have_arrived_on_the_day_of_the_filing_and_on_the_day_it_is_entered()
    {
        var first = ACase.OfBeCommerce("2026-02-16").SentToMember("2026-03-02");
        first.OnPaper(Party.Respondent, Answer, "2026-02-16");
        var last = ACase.OfBeCommerce().SentToMember("2026-03-02");
        last.OnPaper(Party.Respondent, Answer, "2026-03-02");

        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        Assert.Equal(
            ("arrived", "FP-13", FieldReason.InTheFuture),
            Wrong(ACase.Secretary, Party.Respondent, "2026-03-03")
        );
        Assert.Equal(
            ("arrived", "FP-13", FieldReason.BeforeTheCase),
            Wrong(ACase.Secretary, Party.Respondent, "2026-02-15")
        );
        Assert.Equal(("onBehalfOf", "FP-13", FieldReason.Required), Wrong(a.Shop, null, "2026-03-02"));

        (string, string, FieldReason) Wrong(Actor by, Party? onBehalfOf, string arrived)
        {
            var wrong = a.Try(by, Answer, onBehalfOf, arrived)!.Fields.Single();
            return (wrong.Field, wrong.Rule, wrong.Reason);
        }
    }

    [Fact]
    [Rule("FP-13")]
    public void Whoever_enters_paper_and_does_not_say_whose_it_is_is_told_at_that_field_in_every_state()
    {
        ACase[] cases =
        [
            ACase.OfBeCommerce(),
            ACase.OfBeCommerce().Do(ACase.Secretary, new StartMediation()),
            ACase.OfBeCommerce().SentToMember("2026-03-02"),
            ACase.OfBeCommerce().Answered("2026-03-02"),
            ACase.OfBeCommerce().InDeliberation("2026-03-20"),
            ACase.OfBeCommerce().Notified("2026-05-11"),
            ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-18"),
            ACase.OfBeCommerce().Final(),
            ACase.OfKeurmerk(),
        ];
        foreach (var a in cases)
        {
            foreach (var by in new[] { ACase.Secretary, ACase.Handler })
            {
                foreach (var act in OnPaper(a, by).Select(name => CommandCatalog.ByName[name]))
                {
                    var no = CaseMachine.WhyRefused(a.It, act, Of(a, by), a.It.Version)!;
                    Assert.Equal(
                        ("onBehalfOf", "FP-13", FieldReason.Required),
                        no.Fields.Select(f => (f.Field, f.Rule, f.Reason)).Single()
                    );
                    Assert.Equal(
                        RefusalKind.Stale,
                        CaseMachine.WhyRefused(a.It, act, Of(a, by), a.It.Version - 1)!.Kind
                    );
                }
            }
        }

        // What they may not enter is not for them.
        Assert.Equal(RefusalKind.NotThisRole, cases[2].Try(ACase.Committee, Answer)!.Kind);
        Assert.Equal(RefusalKind.NotThisRole, cases[2].Try(ACase.Handler, Answer)!.Kind);
    }

    [Fact]
    [Rule("FP-13")]
    [Rule("BC-24")]
    public void The_appeal_handler_enters_an_appeal_and_no_other_paper()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        Assert.Equal(["lodge-appeal"], OnPaper(a, ACase.Handler));
        Assert.Equal(RefusalKind.NotThisRole, a.Try(ACase.Committee, new LodgeAppeal("x"), Party.Respondent)!.Kind);
        a.OnPaper(Party.Respondent, new LodgeAppeal("x"), by: ACase.Handler);
        Assert.DoesNotContain("withdraw-appeal", OnPaper(a, ACase.Handler));
        var choice = new ChooseArbitration(a.It.Appeals[0].Id, "fr", true);
        Assert.Equal(RefusalKind.NotThisRole, a.Try(ACase.Handler, choice, Party.Complainant)!.Kind);
        Assert.Contains("choose-arbitration", OnPaper(a, ACase.Secretary));
        a.OnPaper(Party.Respondent, new WithdrawAppeal(a.It.Appeals[0].Id, "enough"));
    }

    [Fact]
    [Rule("FP-13")]
    public void Paper_that_is_named_is_a_document_of_the_case_and_comes_from_a_party()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        var scan = a.Adds(ACase.Secretary, Audience.Internal);
        var (answer, act) = (new Respond("Sorry.", "Late."), new Act(ACase.Secretary, a.Now, Party.Respondent));
        Assert.Equal("paper", Wrong(act with { Paper = "none" }));
        Assert.Equal("onBehalfOf", Wrong(new Act(a.Shop, a.Now) { Paper = scan }));
        Assert.Null(a.It.Do(answer, new ActContext(act with { Paper = scan }, a.Rulebook, ExternalFacts.None)));

        string Wrong(Act wrong) =>
            a.It.Do(answer, new ActContext(wrong, a.Rulebook, ExternalFacts.None))!.Fields.Single().Field;
    }

    [Fact]
    [Rule("FP-13")]
    public void What_both_parties_may_do_on_paper_is_offered_once_and_a_party_enters_no_paper()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-10");
        var (permitted, blocked) = CaseMachine.ActionsFor(a.It, ACase.Secretary, a.Now, a.Rulebook);
        Assert.Distinct(permitted.Select(p => p.Command));
        Assert.Contains("comment", OnPaper(a, ACase.Secretary));
        Assert.Equal("FP-1", permitted.Single(p => p.Command == typeof(Comment)).Rule);
        // What is asked of a role that has no such act at all is neither offered nor held back.
        Assert.DoesNotContain(blocked, b => b.Command == typeof(RequestHearing));
        Assert.All([a.Consumer, a.Shop, ACase.Committee], by => Assert.Empty(OnPaper(a, by)));
    }

    [Fact]
    [Rule("ST-1")]
    public void The_journal_is_told_from_where_by_which_rule_and_what_followed()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02").Do(ACase.OfBeCommerce().Shop, Answer);
        var course = a.It.Course!;
        Assert.Equal((CaseState.SentToMember, "BC-12", SeenBy.BothParties), (course.From, course.Rule, course.SeenBy));
        Assert.Equal(
            [new ConsequenceDone("examination-begins", CaseState.UnderExamination, "BC-12")],
            course.Consequences
        );
        a.Adds(ACase.Secretary, Audience.Internal);
        Assert.Equal((SeenBy.TheBody, 0), (a.It.Course!.SeenBy, a.It.Course.Consequences.Count));
        a.Do(ACase.Secretary, new Note("x"));
        Assert.Equal(SeenBy.TheBody, a.It.Course!.SeenBy);
    }

    [Fact]
    [Rule("ST-1")]
    public void The_row_of_an_act_is_that_of_its_state_and_role_whatever_its_conditions_say()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-10");
        Assert.Equal("FP-7", CaseMachine.TransitionFor(a.It, typeof(Respond), Of(a, a.Shop))!.Rule);
        Assert.Equal(
            CaseState.Deliberation,
            CaseMachine.TransitionFor(a.It, typeof(CloseFile), Of(a, ACase.Secretary))!.To
        );
        Assert.Null(CaseMachine.TransitionFor(a.It, typeof(Respond), Of(a, a.Consumer)));
        Assert.Null(CaseMachine.TransitionFor(a.It, typeof(ReopenFile), Of(a, ACase.Committee)));
    }

    // The machine stays with its thread; what it was lent must not.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rule("FP-18")]
    public void No_case_is_held_in_memory_once_it_was_judged_or_moved(bool moved)
    {
        var seen = Seen(moved);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(seen.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Seen(bool moved)
    {
        var a = ACase.OfBeCommerce();
        if (moved)
        {
            a.Do(ACase.Secretary, new StartMediation());
        }
        else
        {
            Assert.Null(CaseMachine.WhyRefused(a.It, typeof(StartMediation), Of(a, ACase.Secretary), null));
        }

        return new WeakReference(a.It);
    }

    private static ActContext Of(ACase a, Actor by) => new(new Act(by, a.Now), a.Rulebook, ExternalFacts.None);
}
