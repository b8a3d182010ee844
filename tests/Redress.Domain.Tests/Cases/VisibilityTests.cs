using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>Who sees what of a case, and whose act is refused before anything else is looked at.</summary>
public sealed class VisibilityTests
{
    [Fact]
    [Rule("BC-16")]
    public void A_respondent_hears_of_the_complaint_when_the_body_tells_it_and_not_before()
    {
        var a = ACase.OfBeCommerce();
        Assert.False(CaseView.MaySee(a.It, a.Shop));
        a.Refused(a.Shop, new Respond("a", "d"), RefusalKind.NotYours, null);
        Assert.True(CaseView.MaySee(a.SentToMember("2026-03-02").It, a.Shop));
        Assert.True(CaseView.MaySee(ACase.OfBeCommerce().InMediation("2026-02-17").It, a.Shop));
    }

    [Fact]
    [Rule("BC-16")]
    public void Another_member_and_another_complainant_find_no_case()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10");
        var other = a.Shop with { MemberId = "second-shop" };
        var stranger = new Actor(Role.Complainant, CaseView.ComplainantId("BC-2026-000124"), "Bob");
        Assert.All(
            [
                other,
                stranger,
                ACase.Supervisor,
                new Actor(Role.Administrator, "admin", "Ada"),
                new Actor(Role.Registrar, "registrar", "Rik"),
                new Actor(Role.Public, "", ""),
            ],
            by =>
            {
                Assert.False(CaseView.MaySee(a.It, by));
                Assert.Equal(Refusal.NotYours(), a.Try(by, new Withdraw("not mine")));
                Assert.Empty(CaseMachine.ActionsFor(a.It, by, a.Now, a.Rulebook).Permitted);
                Assert.Empty(CaseMachine.ActionsFor(a.It, by, a.Now, a.Rulebook).Blocked);
            }
        );
    }

    [Fact]
    [Rule("BC-16"), Rule("BC-15")]
    public void Who_works_for_one_scheme_finds_no_case_of_another_and_acts_on_none()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10");
        Assert.All(
            [ACase.Secretary, ACase.Handler, ACase.Committee],
            by =>
            {
                Assert.True(CaseView.MaySee(a.It, by with { Schemes = ["webshop-keurmerk", "becommerce"] }));
                foreach (var schemes in new[] { [], new[] { "webshop-keurmerk" } })
                {
                    var elsewhere = by with { Schemes = schemes };
                    Assert.False(CaseView.MaySee(a.It, elsewhere));
                    Assert.Equal(Refusal.NotYours(), a.Try(elsewhere, new Note("not theirs")));
                    Assert.Empty(CaseMachine.ActionsFor(a.It, elsewhere, a.Now, a.Rulebook).Permitted);
                }
            }
        );
    }

    [Fact]
    [Rule("BC-16")]
    public void Internal_notes_unserved_documents_and_drafts_are_not_for_the_parties()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10");
        var (note, report) = (a.Adds(ACase.Committee, Audience.Internal), a.Adds(ACase.Secretary));
        a.Do(ACase.Secretary, new Serve(report, Party.Complainant));
        Assert.False(
            CaseView.SeesDocument(a.It, a.Consumer, note)
                || CaseView.SeesDocument(a.It, a.Shop, note)
                || CaseView.SeesDocument(a.It, a.Shop, report)
        );
        Assert.True(
            CaseView.SeesDocument(a.It, a.Consumer, report) && CaseView.SeesDocument(a.It, ACase.Committee, note)
        );
        a.Do(a.Consumer, new Comment(NothingToAdd: true))
            .Do(ACase.Secretary, new Serve(report))
            .Do(a.Shop, new Comment(NothingToAdd: true))
            .Do(ACase.Committee, ACase.Founded);
        Assert.Null(CaseView.Decision(a.It, a.Consumer));
        Assert.NotNull(CaseView.Decision(a.It, ACase.Secretary));
    }

    [Fact]
    [Rule("BC-16")]
    [Rule("BC-18")]
    public void A_party_sees_the_decision_once_it_was_notified_to_it()
    {
        var a = ACase
            .OfBeCommerce()
            .Decided("2026-05-04")
            .Do(ACase.Secretary, new Notify(ACase.Day("2026-05-04"), "RR", Party: Party.Respondent));
        Assert.NotNull(CaseView.Decision(a.It, a.Shop));
        Assert.Null(CaseView.Decision(a.It, a.Consumer));
        Assert.DoesNotContain(CaseView.Services(a.It, a.Consumer), s => s.What == "decision");
    }

    [Fact]
    [Rule("BC-16")]
    public void A_party_sees_its_terms_and_those_it_waits_for_but_no_inner_one()
    {
        var a = ACase
            .OfBeCommerce()
            .Answered("2026-03-10")
            .Do(ACase.Secretary, new DeclareComplete())
            .Asked("2026-03-11");
        Assert.Equal(
            [TermKind.FirstStep, TermKind.Response, TermKind.Comment, TermKind.Outcome],
            CaseView.Terms(a.It, a.Shop).Select(t => t.Kind)
        );
        Assert.Contains(CaseView.Terms(a.It, a.Consumer), t => t.Kind == TermKind.Supply);
        Assert.Contains(CaseView.Terms(a.It, ACase.Secretary), t => t.Kind == TermKind.Refusal);
        var decided = ACase.OfBeCommerce().Decided("2026-05-04");
        Assert.DoesNotContain(CaseView.Terms(decided.It, decided.Consumer), t => t.Kind == TermKind.Notification);
    }

    [Theory]
    [InlineData(typeof(Decide), false)]
    [InlineData(typeof(Assign), false)]
    [InlineData(typeof(Note), false)]
    [InlineData(typeof(Recuse), false)]
    [InlineData(typeof(MarkNonCooperation), false)]
    [InlineData(typeof(Respond), true)]
    [InlineData(typeof(Notify), true)]
    [Rule("BC-16")]
    public void The_journal_shows_a_party_what_the_procedure_sent_and_nothing_of_the_deliberation(
        Type act,
        bool seen
    ) =>
        Assert.All(
            // FP-7: what comes in Deliberation the other party does not hear of.
            CaseProcedure.Of(act).Where(row => act != typeof(Respond) || !row.From.Contains(CaseState.Deliberation)),
            row =>
            {
                Assert.Equal(seen, CaseView.SeesEntry(ACase.OfBeCommerce().Consumer, row.SeenBy, null));
                Assert.True(CaseView.SeesEntry(ACase.Secretary, row.SeenBy, null));
            }
        );

    [Fact]
    [Rule("BC-16")]
    public void That_an_internal_document_was_added_nobody_outside_the_body_reads()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        a.Adds(ACase.Secretary, Audience.Internal);
        Assert.Equal(SeenBy.TheBody, a.It.Course!.SeenBy);
        a.Adds(ACase.Secretary);
        Assert.Equal(SeenBy.BothParties, a.It.Course!.SeenBy);
        a.Adds(a.Shop);
        Assert.Equal(SeenBy.BothParties, a.It.Course!.SeenBy);
    }

    [Fact]
    [Rule("FP-12")]
    public void Who_stepped_back_no_longer_finds_the_case_and_the_others_do()
    {
        var a = ACase.OfBeCommerce();
        a.External = a.External with { Assignee = ACase.Committee };
        a.Do(ACase.Secretary, new Assign("committee")).Do(ACase.Committee, new Recuse("my sister's shop"));
        Assert.Null(a.It.AssignedTo);
        a.Invalid(ACase.Secretary, new Assign("committee"), "to", "FP-12");
        a.Refused(ACase.Committee, new Recuse("again"), RefusalKind.NotYours, null);
        Assert.True(CaseView.MaySee(a.It, ACase.Committee2));
        a.External = a.External with { Assignee = null };
        a.Invalid(ACase.Secretary, new Assign("nobody"), "to", "FP-12");
        a.Invalid(ACase.Committee2, new Recuse("x", "nobody"), "member", "FP-12");
    }

    [Fact]
    [Rule("ST-1")]
    public void Refusals_are_judged_in_one_order()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        Assert.Equal(
            RefusalKind.NotYours,
            a.Try(a.Shop with { MemberId = "second-shop" }, new CloseFile(), version: 99)!.Kind
        );
        Assert.Equal(RefusalKind.NotThisRole, a.Try(a.Shop, new CloseFile(), version: 99)!.Kind);
        Assert.Equal(RefusalKind.Stale, a.Try(ACase.Secretary, new CloseFile(), version: 1)!.Kind);
        Assert.Equal(RefusalKind.NotInThisState, a.Try(ACase.Secretary, new CloseFile(), version: 2)!.Kind);
        Assert.Equal(RefusalKind.NotInThisState, a.Try(ACase.Secretary, new RecordHearing())!.Kind);
        Assert.Equal(RefusalKind.Invalid, a.Try(ACase.Secretary, new ExtendTerm(null, null, null), version: 2)!.Kind);
    }

    [Fact]
    [Rule("ST-1")]
    public void What_a_condition_holds_back_is_listed_with_its_rule_and_what_is_missing()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10");
        var (permitted, blocked) = CaseMachine.ActionsFor(a.It, ACase.Secretary, a.Now, a.Rulebook);
        Assert.DoesNotContain(permitted, p => p.Command == typeof(CloseFile));
        Assert.Equal("FP-2", Assert.Single(blocked, b => b.Command == typeof(CloseFile)).Refusal.Rule);
        a.Do(ACase.Secretary, new DeclareComplete());
        var no = CaseMachine
            .ActionsFor(a.It, ACase.Secretary, a.Now, a.Rulebook)
            .Blocked.Single(b => b.Command == typeof(CloseFile))
            .Refusal;
        Assert.Equal(("FP-1", ACase.Day("2026-03-20")), (no.Rule, no.Obstacles[0].Until));
        Assert.Contains(permitted, p => p.Command == typeof(Comment) && p.OnPaper);
    }

    [Fact]
    [Rule("ST-1")]
    public void What_the_program_itself_does_is_no_action_of_anybody()
    {
        Assert.DoesNotContain("lapse-term", CommandCatalog.ByName.Keys);
        Assert.DoesNotContain("erase-file", CommandCatalog.ByName.Keys);
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        a.Refused(ACase.Secretary, new LapseTerm(a.Running(TermKind.Response).Id), RefusalKind.NotThisRole, null);
        a.NotNow(Actor.Clock, new LapseTerm(a.Running(TermKind.Response).Id), "FP-8");
    }
}
