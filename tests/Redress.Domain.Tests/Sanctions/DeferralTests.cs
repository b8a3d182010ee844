using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Letters;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Sanctions;

/// <summary>Sanctions on probation, and the later decision that makes one effective (BC-20).</summary>
public sealed class DeferralTests
{
    private const string Later = "BC-2026-000200";

    private static ACase Deferred(string period = "P1Y", SanctionKind kind = SanctionKind.Suspension) =>
        ACase
            .OfBeCommerce()
            .Closed(
                "2026-05-11",
                ACase.Founded with
                {
                    Sanctions =
                    [
                        new ProposedSanction(
                            kind,
                            kind == SanctionKind.Fine ? Money.Euro(2500) : null,
                            DeferredFor: Period.Parse(period)
                        ),
                    ],
                }
            );

    private static Sanction First(ACase a) => a.It.Decision!.Sanctions[0];

    [Fact]
    [Rule("BC-20")]
    public void A_suspension_made_effective_has_its_days_and_ends()
    {
        var a = Deferred().Advance("2026-12-01");
        a.Do(Actor.Clock, new NameDeferral(First(a).Id, Later))
            .Do(
                Actor.Clock,
                new ActivateDeferral(First(a).Id, Later, ACase.Day("2027-01-01"), ACase.Day("2027-01-31"))
            );
        a.Advance("2027-12-01");
        Assert.Contains(First(a).Steps, s => s.Step == SanctionStep.SuspensionEnded);
    }

    [Fact]
    [Rule("BC-20")]
    public void Named_five_days_before_it_ends_it_neither_expires_nor_takes_effect_until_that_decision_is_final()
    {
        // Final on 4 June 2026 and deferred for three months: it ends on 4 September.
        var a = Deferred("P3M", SanctionKind.Fine);
        a.Do(Actor.Clock, new NameDeferral(First(a).Id, Later), "2026-08-30").Advance("2026-12-01");
        Assert.Equal(SanctionState.Named, First(a).State);
        Assert.Contains(a.Facts, f => f is SanctionNamed);
        a.Do(Actor.Clock, new ActivateDeferral(First(a).Id, Later));
        Assert.Equal((SanctionState.Due, ACase.Day("2026-12-01")), (First(a).State, First(a).DueOn!.Value));
    }

    [Fact]
    [Rule("BC-16")]
    public void The_complainant_learns_of_no_other_complaint_while_it_is_named()
    {
        var a = Deferred("P3M", SanctionKind.Fine);
        a.Do(Actor.Clock, new NameDeferral(First(a).Id, Later), "2026-08-30");
        Sanction Seen(Actor by) => CaseView.Decision(a.It, by)!.Sanctions[0];
        Assert.Equal((SanctionState.Deferred, null), (Seen(a.Consumer).State, Seen(a.Consumer).NamedBy));
        Assert.Equal((SanctionState.Named, Later), (Seen(a.Shop).State, Seen(a.Shop).NamedBy));
        a.Do(Actor.Clock, new ActivateDeferral(First(a).Id, Later));
        Assert.Equal(SanctionState.Due, Seen(a.Consumer).State);
    }

    [Theory]
    [Rule("BC-20")]
    [InlineData("2026-09-04", SanctionState.Deferred)]
    [InlineData("2026-09-05", SanctionState.Expired)]
    public void It_goes_on_or_is_over_when_the_decision_that_named_it_falls(string on, SanctionState state)
    {
        var a = Deferred("P3M", SanctionKind.Fine);
        a.Do(Actor.Clock, new NameDeferral(First(a).Id, Later), "2026-08-30");
        a.Do(Actor.Clock, new ReleaseDeferral(First(a).Id, Later), on);
        Assert.Equal(state, First(a).State);
    }

    [Fact]
    [Rule("BC-20")]
    public void It_is_named_again_when_that_decision_is_final_no_more_and_what_was_paid_is_held()
    {
        var a = Deferred("P3M", SanctionKind.Fine).Advance("2026-08-30");
        a.Do(Actor.Clock, new NameDeferral(First(a).Id, Later))
            .Do(Actor.Clock, new ActivateDeferral(First(a).Id, Later))
            .Do(ACase.Handler, new RecordSanctionStep(First(a).Id, SanctionStep.Paid, a.Today))
            .Do(Actor.Clock, new NameDeferral(First(a).Id, Later));
        Assert.Equal(
            (SanctionState.Named, Money.Euro(0), Money.Euro(2500)),
            (First(a).State, First(a).ToReturn, First(a).Received)
        );
        a.Do(Actor.Clock, new ReleaseDeferral(First(a).Id, Later));
        Assert.Equal((SanctionState.Deferred, Money.Euro(2500)), (First(a).State, First(a).ToReturn));
    }

    private static ACase Put(RunningDeferral deferral)
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-05-04");
        a.External = a.External with { Deferrals = [deferral] };
        return a.Do(
            ACase.Committee,
            new PutToParty(
                Party.Respondent,
                PutMatter.Activation,
                "It happened again.",
                Case: "BC-2025-000009",
                Sanction: "s3"
            )
        );
    }

    private static ACase Deliberating(RunningDeferral deferral)
    {
        var a = Put(deferral);
        return a.Do(a.Shop, new Comment(NothingToAdd: true));
    }

    [Fact]
    [Rule("BC-20")]
    public void It_is_named_only_after_it_was_put_to_the_member_and_it_commented_or_its_term_ended()
    {
        var naming = Naming("2026-07-01", "2026-07-31");
        var silent = ACase.OfBeCommerce().InDeliberation("2026-05-04");
        silent.External = silent.External with { Deferrals = [Suspension()] };
        Assert.Equal(
            ObstacleKind.ActivationNotPut,
            Assert.Single(silent.NotNow(ACase.Committee, naming, "BC-20").Obstacles).What
        );
        var put = Put(Suspension() with { Until = ACase.Day("2026-08-01") });
        put.Refused(ACase.Committee, naming, RefusalKind.NotInThisState, null);
        put.Advance("2026-05-16T00:00").Do(ACase.Committee, naming);
        Deliberating(Suspension()).Do(ACase.Committee, naming);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    [Rule("BC-20"), Rule("BC-16")]
    public void What_the_member_says_of_a_deferral_of_another_complaint_the_complainant_learns_nowhere(bool named)
    {
        var a = Put(Suspension());
        var term = a.Running(TermKind.Comment, Party.Respondent);
        var photo = a.Adds(a.Shop);
        Assert.Equal(SeenBy.TheRespondent, a.It.Course!.SeenBy);
        NothingToTheComplainant(a);
        if (named)
        {
            a.Do(a.Shop, new Comment("That one was put right.", [photo]));
            Assert.Contains(a.It.Comments[^1], CaseView.Comments(a.It, a.Shop));
            Assert.Contains(a.It.Comments[^1], CaseView.Comments(a.It, ACase.Committee));
        }
        else
        {
            a.Advance("2026-05-16T00:00");
        }

        Assert.Equal(SeenBy.TheRespondent, a.It.Course!.SeenBy);
        NothingToTheComplainant(a);
        Assert.False(a.Runs(TermKind.Comment));
        a.NotNow(ACase.Secretary, new Serve(photo), "FP-1");
        Assert.DoesNotContain(CaseView.Terms(a.It, a.Consumer), t => t.Id == term.Id);
        Assert.Contains(CaseView.Terms(a.It, a.Shop), t => t.Id == term.Id);
        Assert.DoesNotContain(CaseView.Comments(a.It, a.Consumer), x => x.Text?.Contains("right") == true);
        Assert.False(CaseView.SeesDocument(a.It, a.Consumer, photo));
        Assert.True(CaseView.SeesDocument(a.It, a.Shop, photo));
        Assert.DoesNotContain(CaseView.Services(a.It, a.Consumer), s => a.It.IsOfAnotherComplaint(s.What));
        Assert.Contains(CaseView.Services(a.It, a.Shop), s => a.It.IsOfAnotherComplaint(s.What));
        a.Do(ACase.Committee, Naming("2026-07-01", "2026-07-31"));
    }

    private static void NothingToTheComplainant(ACase a) =>
        Assert.DoesNotContain(
            Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now),
            l => l.To == Addressee.Complainant
        );

    [Fact]
    [Rule("FP-1"), Rule("BC-20")]
    public void While_a_term_of_this_complaint_is_open_the_members_words_answer_to_that_one_and_are_served()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10");
        a.External = a.External with { Deferrals = [Suspension()] };
        a.Do(
            ACase.Committee,
            new PutToParty(Party.Respondent, PutMatter.Activation, "Again.", Case: "BC-2025-000009", Sanction: "s3")
        );
        a.Do(a.Consumer, new Comment("Not true."));
        Assert.Equal(2, a.It.Terms.Count(t => t is { Party: Party.Respondent, Kind: TermKind.Comment }));
        a.Do(a.Shop, new Comment("It is."));
        Assert.True(a.It.IsServed(a.It.Comments[^1].Id, Party.Complainant));
        Assert.Equal(TermStart.MatterPut, a.Running(TermKind.Comment, Party.Respondent).Derivation.Event);
        a.Do(a.Shop, new Comment(NothingToAdd: true));
        Assert.False(a.Runs(TermKind.Comment, Party.Respondent));
        Assert.DoesNotContain(a.It.Comments[^1], CaseView.Comments(a.It, a.Consumer));
    }

    private static ACase PutBeside(ACase a)
    {
        a.External = a.External with { Deferrals = [Suspension()] };
        return a.Do(
            ACase.Committee,
            new PutToParty(Party.Respondent, PutMatter.Activation, "Again.", Case: "BC-2025-000009", Sanction: "s3")
        );
    }

    private static string Brings(ACase a, string matter)
    {
        var id = $"on-{matter}-{a.It.Documents.Count}";
        a.Do(
            a.Shop,
            new AddDocument(id, "mail.pdf", "application/pdf", 9, new string('0', 64), Audience.Parties)
            {
                Matter = matter,
            }
        );
        Assert.Equal(SeenBy.TheRespondent, a.It.Course!.SeenBy);
        return id;
    }

    private static void ToldApart(ACase a, string mail)
    {
        Assert.Equal(SeenBy.TheRespondent, a.It.Course!.SeenBy);
        NothingToTheComplainant(a);
        var said = a.It.Comments[^1];
        Assert.Contains(mail, said.Documents);
        Assert.DoesNotContain(said, CaseView.Comments(a.It, a.Consumer));
        Assert.Contains(said, CaseView.Comments(a.It, ACase.Committee));
        Assert.False(CaseView.SeesDocument(a.It, a.Consumer, mail));
        Assert.True(CaseView.SeesDocument(a.It, a.Shop, mail));
        Assert.DoesNotContain(CaseView.LateSubmissions(a.It, ACase.Committee), s => s.Documents.Contains(mail));
        Assert.DoesNotContain(a.It.Terms, t => t.Subject == said.Id);
    }

    [Fact]
    [Rule("BC-16"), Rule("BC-20")]
    public void An_answer_that_names_the_deferral_is_apart_though_the_answer_to_the_complaint_is_awaited_too()
    {
        var a = PutBeside(ACase.OfBeCommerce().SentToMember("2026-03-03"));
        var put = Assert.Single(a.It.DeferralsPut(Party.Respondent)).Id;
        Assert.Empty(a.It.DeferralsPut(Party.Complainant));
        var mail = Brings(a, put);
        NothingToTheComplainant(a);
        a.Do(a.Shop, new Comment("That one was put right.", [mail], Matter: put));
        ToldApart(a, mail);
        Assert.True(a.Runs(TermKind.Response));
        Assert.False(a.Runs(TermKind.Comment, Party.Respondent));
        // What it says of the complaint is served as ever.
        a.Do(a.Shop, new Respond("We are sorry.", "The carrier was late."));
        Assert.Contains(a.It.Services, s => s is { Party: Party.Complainant, What: ServiceSubject.Defence });
        Assert.False(CaseView.SeesDocument(a.It, a.Consumer, mail));
    }

    [Fact]
    [Rule("BC-16"), Rule("FP-1")]
    public void So_it_is_beside_a_comment_on_the_complaint_which_it_leaves_awaited()
    {
        var a = PutBeside(ACase.OfBeCommerce().Answered("2026-03-10"));
        a.Do(a.Consumer, new Comment("Not true."));
        var put = Assert.Single(a.It.DeferralsPut(Party.Respondent)).Id;
        var mail = Brings(a, put);
        a.Do(a.Shop, new Comment("That one was put right.", Matter: put));
        ToldApart(a, mail);
        Assert.Equal(TermStart.CommentServed, a.Running(TermKind.Comment, Party.Respondent).Derivation.Event);
        a.Do(a.Shop, new Comment("It is true."));
        Assert.True(a.It.IsServed(a.It.Comments[^1].Id, Party.Complainant));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    [Rule("BC-16"), Rule("FP-7")]
    public void Late_it_is_taken_apart_as_well_and_marked_also_after_an_answer_in_time(bool answered)
    {
        var a = PutBeside(ACase.OfBeCommerce().UnderExamination("2026-05-04"));
        var put = Assert.Single(a.It.DeferralsPut(Party.Respondent)).Id;
        if (answered)
        {
            a.Do(a.Shop, new Comment("It was put right.", Matter: put));
            Assert.False(a.It.Comments[^1].Late);
        }

        a.Advance("2026-05-20");
        Assert.False(a.Runs(TermKind.Comment, Party.Respondent));
        var mail = Brings(a, put);
        a.Do(a.Shop, new Comment("That one was put right.", [mail], Matter: put));
        Assert.True(a.It.Comments[^1].Late);
        ToldApart(a, mail);
    }

    // Put in Deliberation; its term is over, in silence or with an answer, and the decision that names it is proposed.
    private static (ACase Case, string Put) LateInDeliberation(bool answered)
    {
        var a = Put(Suspension() with { Until = ACase.Day("2026-08-01") });
        var put = Assert.Single(a.It.DeferralsPut(Party.Respondent)).Id;
        if (answered)
        {
            a.Do(a.Shop, new Comment("It was put right.", Matter: put));
        }

        a.Advance("2026-05-20").Do(ACase.Committee, Naming("2026-07-01", "2026-07-31"));
        return (a, put);
    }

    private static LateSubmission WaitsApart(ACase a, string put, params string[] documents)
    {
        var late = Assert.Single(a.It.LateSubmissions);
        Assert.Equal((LateState.Waiting, put, Party.Respondent), (late.State, late.Matter!, late.Party));
        Assert.Equal(documents, late.Documents);
        Assert.All(documents, id => Assert.True(a.It.IsWithheld(id)));
        Assert.All(documents, id => Assert.False(CaseView.SeesDocument(a.It, a.Consumer, id)));
        Assert.Equal(SeenBy.TheRespondent, a.It.Course!.SeenBy);
        var letters = Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now);
        Assert.True((bool)letters.Single(l => l.To == Addressee.Respondent).Values["apart"]);
        Assert.DoesNotContain(letters, l => l.To == Addressee.Complainant);
        return late;
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    [Rule("FP-7"), Rule("BC-16"), Rule("BC-20")]
    public void Late_in_deliberation_it_waits_and_admitted_it_is_the_committees_alone(bool answered)
    {
        var (a, put) = LateInDeliberation(answered);
        var mail = Brings(a, put);
        WaitsApart(a, put, mail);
        // Brought as of the complaint before: named in the answer it is of the deferral too.
        var loose = a.Adds(a.Shop);
        a.Do(a.Shop, new Comment("That one was put right.", [mail, loose], Matter: put));
        Assert.Equal(answered ? 1 : 0, a.It.Comments.Count(x => x.Text == "It was put right."));
        Assert.DoesNotContain(a.It.Comments, x => x.Text == "That one was put right.");
        var late = WaitsApart(a, put, mail, loose);
        a.Do(ACase.Committee, new AdmitLate(late.Id, "It matters."));
        Assert.Null(a.It.Decision);
        var letter = Assert.Single(
            Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now),
            l => l.Template == "late-decided"
        );
        Assert.Equal((true, true), (letter.Values["admitted"], letter.Values["apart"]));
        var said = a.It.Comments[^1];
        Assert.Equal(("That one was put right.", true), (said.Text, said.Late));
        NothingToTheComplainant(a);
        Assert.DoesNotContain(said, CaseView.Comments(a.It, a.Consumer));
        Assert.DoesNotContain(a.It.Services, s => s.Party == Party.Complainant && s.What == said.Id);
        Assert.All(said.Documents, id => Assert.False(a.It.IsServed(id, Party.Complainant)));
        Assert.All(said.Documents, id => Assert.False(CaseView.SeesDocument(a.It, a.Consumer, id)));
        Assert.False(a.Runs(TermKind.Comment));
        a.Do(ACase.Committee, Naming("2026-07-01", "2026-07-31"));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    [Rule("FP-7"), Rule("BC-20")]
    public void Set_aside_or_waiting_it_is_no_part_of_the_decision_which_says_so(bool decided)
    {
        var (a, put) = LateInDeliberation(answered: false);
        a.Do(a.Shop, new Comment("That one was put right.", Matter: put));
        var late = WaitsApart(a, put);
        if (decided)
        {
            a.Do(ACase.Committee, new SetAsideLate(late.Id, "Too late."));
            NothingToTheComplainant(a);
        }

        a.Do(ACase.Committee2, new ConfirmDecision()).Is(CaseState.Decided);
        Assert.Equal(LateState.SetAside, a.It.LateSubmissions[0].State);
        Assert.Equal(new LateMatterSetAside(Party.Respondent, a.Today), Assert.Single(a.It.Decision!.LateSetAside));
        Assert.DoesNotContain(a.It.Comments, x => x.Text == "That one was put right.");
    }

    [Fact]
    [Rule("FP-7"), Rule("BC-16")]
    public void What_was_brought_late_and_is_named_in_the_answer_on_a_deferral_within_its_term_waits_no_more()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-05-04");
        var mail = a.Adds(a.Shop);
        Assert.Single(a.It.LateSubmissions);
        PutBeside(a).Do(a.Shop, new Comment("That one was put right.", [mail]));
        Assert.Empty(a.It.LateSubmissions);
        ToldApart(a, mail);
    }

    // The letter lay in the box within the term; the decision was proposed without it.
    [Fact]
    [Rule("FP-13"), Rule("BC-20")]
    public void What_arrived_on_paper_in_its_term_is_not_late_and_the_decision_proposed_without_it_falls()
    {
        var (a, put) = LateInDeliberation(answered: false);
        a.OnPaper(Party.Respondent, new Comment("That one was put right.", Matter: put), "2026-05-13");
        Assert.Empty(a.It.LateSubmissions);
        Assert.False(a.It.Comments[^1].Late);
        Assert.Null(a.It.Decision);
    }

    [Fact]
    [Rule("BC-16"), Rule("FP-13")]
    public void On_paper_the_secretary_enters_it_apart()
    {
        var a = PutBeside(ACase.OfBeCommerce().UnderExamination("2026-05-04")).Advance("2026-05-20");
        var put = Assert.Single(a.It.DeferralsPut(Party.Respondent)).Id;
        var scan = a.Adds(ACase.Secretary);
        a.OnPaper(Party.Respondent, new Comment("That one was put right.", [scan], Matter: put), "2026-05-13");
        Assert.False(a.It.Comments[^1].Late);
        ToldApart(a, scan);
    }

    [Fact]
    [Rule("BC-16")]
    public void Only_who_was_asked_of_a_deferral_names_it()
    {
        var a = PutBeside(ACase.OfBeCommerce().Answered("2026-03-10"));
        var put = Assert.Single(a.It.DeferralsPut(Party.Respondent)).Id;
        a.Invalid(a.Consumer, new Comment("I know of it.", Matter: put), "matter", "BC-20");
        a.Invalid(a.Shop, new Comment("Another.", Matter: "m99"), "matter", "BC-20");
        var document = new AddDocument("d77", "a.pdf", "application/pdf", 9, new string('0', 64), Audience.Parties);
        a.Invalid(a.Consumer, document with { Matter = put }, "matter", "BC-20");
        a.Invalid(ACase.Secretary, document with { Matter = put }, "matter", "BC-20");
    }

    private static Decide Naming(string? from = null, string? to = null) =>
        ACase.Founded with
        {
            Activates =
            [
                new ProposedActivation(
                    "BC-2025-000009",
                    "s3",
                    from is null ? null : ACase.Day(from),
                    to is null ? null : ACase.Day(to)
                ),
            ],
        };

    private static RunningDeferral Suspension(string? notified = null) =>
        new(
            "BC-2025-000009",
            "s3",
            ACase.Day("2026-05-10"),
            SanctionKind.Suspension,
            notified is null ? null : ACase.Day(notified)
        );

    [Fact]
    [Rule("BC-20")]
    public void A_suspension_gets_its_days_in_the_decision_that_makes_it_effective_and_a_fine_none()
    {
        var a = Deliberating(Suspension());
        a.Invalid(ACase.Committee, Naming(), "activates[0].from", "BC-20");
        a.Invalid(ACase.Committee, Naming("2026-07-01"), "activates[0].to", "BC-20");
        a.Invalid(ACase.Committee, Naming("2026-07-02", "2026-07-01"), "activates[0].to", "BC-20");
        a.Do(ACase.Committee, Naming("2026-07-01", "2026-07-31"));
        Assert.Equal(SanctionKind.Suspension, a.It.Decision!.Activates[0].Kind);
        var fine = Deliberating(Suspension() with { Kind = SanctionKind.Fine });
        fine.Invalid(ACase.Committee, Naming("2026-07-01", "2026-07-31"), "activates[0].from", "BC-20");
    }

    [Fact]
    [Rule("BC-20")]
    public void The_facts_lie_after_the_notification_of_the_first_decision()
    {
        // The complaint was filed on 16 February 2026: what it complains of was there by then.
        var naming = Naming("2026-07-01", "2026-07-31");
        Deliberating(Suspension("2026-02-16")).Invalid(ACase.Committee, naming, "activates[0].sanction", "BC-20");
        Deliberating(Suspension("2026-02-15")).Do(ACase.Committee, naming);
    }

    [Fact]
    [Rule("BC-20")]
    public void A_decision_that_finds_no_breach_makes_no_deferral_effective()
    {
        var unjudged = Naming("2026-07-01", "2026-07-31") with
        {
            Outcome = Outcome.CannotBeJudged,
            NonCooperation = true,
            Norms = [],
        };
        Deliberating(Suspension()).Invalid(ACase.Committee, unjudged, "activates", "BC-20");
    }

    [Fact]
    [Rule("BC-20")]
    public void It_is_pronounced_within_the_probation()
    {
        var a = Deliberating(Suspension()).Do(ACase.Committee, Naming("2026-07-01", "2026-07-31"));
        a.Advance("2026-05-11").NotNow(ACase.Committee2, new ConfirmDecision(), "BC-20");
    }

    [Fact]
    [Rule("BC-20")]
    public void The_first_case_is_told_at_the_pronouncement_at_finality_and_when_that_is_lifted()
    {
        var a = Deliberating(Suspension());
        a.Do(ACase.Committee, Naming("2026-07-01", "2026-07-31"));
        Assert.DoesNotContain(a.Facts, f => f is DeferralNamed);
        a.Do(ACase.Committee2, new ConfirmDecision());
        Assert.Single(a.Facts.OfType<DeferralNamed>());
        a.Notified("2026-05-11").Final();
        Assert.Equal(ACase.Day("2026-07-01"), a.Last<DeferralActivated>().Activation.From);
        var proof = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new RecordReceipt(Party.Complainant, ReceiptResult.Received, a.Today.AddDays(-1), proof));
        Assert.Equal(2, a.Facts.OfType<DeferralNamed>().Count());
    }

    [Fact]
    [Rule("BC-20")]
    [Rule("BC-29")]
    public void What_a_forum_annulled_no_later_decision_makes_effective_or_puts_back_on_probation()
    {
        var named = First(Deferred("P1Y", SanctionKind.Fine)).Name(Later);
        var a = Deferred("P1Y", SanctionKind.Fine).Advance("2026-08-30");
        a.Do(Actor.Clock, new NameDeferral(First(a).Id, Later));
        a.AppealedOnPaper("2026-08-31");
        a.Do(ACase.Handler, new DeclareAppealInadmissible(a.It.Appeals[^1].Id, "late"));
        a.Referred("2026-09-10").ForumSays("2026-10-01", Domain.Appeals.ForumOutcome.Upheld);
        Assert.Equal(SanctionState.Annulled, First(a).State);
        a.NotNow(Actor.Clock, new ActivateDeferral(First(a).Id, Later), "BC-20");
        a.NotNow(Actor.Clock, new ReleaseDeferral(First(a).Id, Later), "BC-20");
        Assert.Equal((SanctionState.Annulled, null), (named.Annul(a.Today).State, named.Annul(a.Today).NamedBy));
        // What a later judgment brings back stands as it was decided: on probation, whatever had made it effective.
        var back = named.Activate(a.Today, Later).Annul(a.Today).ComeBack();
        Assert.Equal(SanctionState.Deferred, back.BecomeFinal(a.Today).State);
    }
}
