using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>What the parties and the body write to one another besides the acts.</summary>
public sealed class MessageTests
{
    private static readonly Message Question = new(MessageTo.Secretary, Text: "When will you decide?");

    [Fact]
    [Rule("FP-20")]
    public void In_every_state_either_party_can_write_to_the_secretary_until_the_file_is_erased()
    {
        CaseState[] passed =
        [
            Writes(ACase.OfBeCommerce(), a => a.Consumer),
            Writes(ACase.OfBeCommerce().Asked("2026-02-17"), a => a.Consumer),
            Writes(ACase.OfBeCommerce().InMediation("2026-02-17")),
            Writes(ACase.OfBeCommerce().SentToMember("2026-02-17")),
            Writes(ACase.OfBeCommerce().Answered("2026-02-20")),
            Writes(InvitedToAHearing()),
            Writes(ACase.OfBeCommerce().InDeliberation("2026-03-20")),
            Writes(ACase.OfBeCommerce().Decided("2026-05-11")),
            Writes(ACase.OfBeCommerce().Appealed("2026-05-11")),
            Writes(
                ACase
                    .OfBeCommerce()
                    .Appealed("2026-05-11")
                    .Paid("2026-05-12")
                    .Chooses("2026-05-13", true)
                    .Referred("2026-06-15")
            ),
            Writes(ACase.OfBeCommerce().Final()),
            Writes(ACase.OfBeCommerce().Closed()),
            Writes(ACase.OfBeCommerce().SentToMember("2026-02-17").Settles()),
            Writes(Referred()),
            Writes(ACase.OfBeCommerce().Do(ACase.OfBeCommerce().Consumer, new Withdraw("enough")), a => a.Consumer),
        ];
        Assert.Equal(Enum.GetValues<CaseState>(), passed.Order());

        var ended = ACase.OfBeCommerce().SentToMember("2026-02-17").Settles();
        ended.Do(ended.Consumer, Question);
        ended.Advance(new DateTimeOffset(ended.It.EraseFrom!.Value.AddDays(1), default, TimeSpan.Zero));
        ended.Do(Actor.Clock, new EraseFile()).NotNow(ended.Consumer, Question, "FP-18");
        Assert.All(ended.It.Conversation, m => Assert.Equal(("", ""), (m.Text, m.ByName)));
    }

    private static ACase InvitedToAHearing()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-02");
        return a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(9), "Brussels"));
    }

    private static ACase Referred()
    {
        var a = ACase.OfKeurmerk().InMediation("2026-02-17");
        return a.Do(ACase.Secretary, new ReferExternally("SGC", "S-1", a.Today));
    }

    private static CaseState Writes(ACase a, Func<ACase, Actor>? by = null)
    {
        var (state, terms) = (a.It.State, a.It.Terms.ToList());
        foreach (var actor in by is null ? [a.Consumer, a.Shop] : new[] { by(a) })
        {
            a.Do(actor, Question);
            Assert.Equal(
                ("When will you decide?", actor.Party),
                (a.It.Conversation[^1].Text, a.It.Conversation[^1].From)
            );
        }

        // It starts and stops no term.
        Assert.Equal(terms, a.It.Terms);
        return a.Is(state).It.State;
    }

    [Fact]
    [Rule("FP-20")]
    public void The_other_party_and_the_mediator_are_written_to_in_mediation_alone()
    {
        var a = ACase.OfBeCommerce();
        foreach (var to in new[] { MessageTo.OtherParty, MessageTo.Mediator })
        {
            a.NotNow(a.Consumer, new Message(to, Text: "Let us talk."), "FP-20");
        }

        a.InMediation("2026-02-17");
        a.Do(a.Consumer, new Message(MessageTo.OtherParty, Text: "Let us talk."))
            .Do(a.Shop, new Message(MessageTo.Mediator, Text: "Between us."));
        a.SentToMember("2026-02-18").NotNow(a.Shop, new Message(MessageTo.Mediator, Text: "Still there?"), "FP-20");
    }

    [Fact]
    [Rule("FP-20")]
    public void A_message_says_to_whom_and_something()
    {
        var a = ACase.OfBeCommerce();
        a.Invalid(a.Consumer, new Message(Text: "Hello"), "to", "FP-20");
        a.Invalid(a.Consumer, new Message(MessageTo.Secretary), "text", "FP-20");
        a.Invalid(ACase.Secretary, new Message(Text: "Hello"), "party", "FP-20");
        // Who was not told of the complaint is not written to.
        a.NotNow(ACase.Secretary, new Message(Party: Party.Respondent, Text: "Hello"), "BC-16");
        foreach (var other in new[] { ACase.Committee, ACase.Handler })
        {
            a.Refused(other, new Message(Party: Party.Complainant, Text: "Hello"), RefusalKind.NotThisRole, "FP-20");
        }
    }

    [Fact]
    [Rule("FP-20"), Rule("BC-16")]
    public void What_is_written_to_the_secretary_and_back_the_other_party_does_not_read_nor_who_decides()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-02-17");
        a.Do(a.Consumer, Question);
        Assert.Equal(SeenBy.InPrivate, a.It.Course!.SeenBy);
        a.Do(ACase.Secretary2, new Message(Party: Party.Complainant, Text: "In April."));
        Assert.Equal([2, 0, 2, 2, 2, 0], Read(a));
        Assert.False(CaseView.SeesEntry(a.Shop, SeenBy.InPrivate, Party.Complainant));
        Assert.True(CaseView.SeesEntry(a.Consumer, SeenBy.InPrivate, Party.Complainant));
        Assert.False(CaseView.SeesEntry(ACase.Committee, SeenBy.InPrivate, Party.Complainant));
        Assert.All(
            [ACase.Secretary, ACase.Committee, ACase.Handler],
            staff => Assert.False(CaseView.SeesContent(staff, "message"))
        );
    }

    [Fact]
    [Rule("FP-20"), Rule("FP-24")]
    public void What_is_written_to_the_other_party_both_read_and_the_secretary()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Do(a.Consumer, new Message(MessageTo.OtherParty, Text: "Half of it?"));
        Assert.Equal(SeenBy.Mediators, a.It.Course!.SeenBy);
        a.Do(a.Shop, new Message(MessageTo.OtherParty, Text: "A third."));
        Assert.Equal([2, 2, 2, 2, 0, 0], Read(a));
        a.SentToMember("2026-02-20");
        Assert.Equal([2, 2, 2, 2, 0, 0], Read(a));
    }

    [Fact]
    [Rule("FP-20"), Rule("FP-24")]
    public void A_private_word_and_its_answer_are_between_the_party_and_the_mediator()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Do(a.Consumer, new Message(MessageTo.Mediator, Text: "I would take a third."))
            .Do(ACase.Secretary, new Message(Party: Party.Complainant, Text: "I see."));
        Assert.Equal([2, 0, 2, 0, 0, 0], Read(a));
        // Whoever takes the mediation over goes on with it.
        a.External = a.External with
        {
            Assignee = ACase.Secretary2,
        };
        a.Do(ACase.Secretary, new Assign("secretary2"));
        Assert.Equal([2, 0, 2, 2, 0, 0], Read(a));
        // Who had a private word takes no part in the decision.
        Assert.Equal([ACase.Secretary.Id, ACase.Secretary2.Id], a.It.Mediators);
        a.InDeliberation("2026-04-20");
        a.NotNow(ACase.Secretary, ACase.Founded, "FP-24");
        a.NotNow(ACase.Secretary2, ACase.Founded, "FP-24");
    }

    [Fact]
    [Rule("FP-20"), Rule("FP-24")]
    public void A_private_word_is_answered_in_private_also_when_mediation_is_over()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Do(a.Consumer, new Message(MessageTo.Mediator, Text: "I would take a third."));
        a.SentToMember("2026-02-18");
        a.Do(ACase.Secretary, new Message(Party: Party.Respondent, Text: "Your papers have come."));
        Assert.True(a.It.Conversation[0].Waits);
        a.Do(ACase.Secretary, new Message(Party: Party.Complainant, Text: "It stays between us."));
        Assert.False(a.It.Conversation[0].Waits);
        Assert.Equal([2, 1, 3, 1, 1, 0], Read(a));
        // The next one is the secretary's again.
        a.Do(ACase.Secretary, new Message(Party: Party.Complainant, Text: "The shop has answered."));
        Assert.Equal([3, 1, 4, 2, 2, 0], Read(a));
    }

    [Fact]
    [Rule("FP-20"), Rule("FP-24")]
    public void Another_secretary_who_writes_during_mediation_has_no_private_word()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Do(a.Consumer, new Message(MessageTo.Mediator, Text: "I would take a third."))
            .Do(ACase.Secretary2, new Message(Party: Party.Complainant, Text: "Your papers have come."));
        Assert.Equal(MessageTo.Secretary, a.It.Conversation[^1].To);
        Assert.Equal([2, 0, 2, 1, 0, 0], Read(a));
        // What it could not read it has not answered.
        Assert.Null(a.It.Conversation[0].AnsweredAt);
    }

    // How many of the messages the complainant, the respondent, the mediator, another secretary, the appeals desk and the committee read.
    private static int[] Read(ACase a) =>
        [
            .. new[] { a.Consumer, a.Shop, ACase.Secretary, ACase.Secretary2, ACase.Handler, ACase.Committee }.Select(
                by => CaseView.Conversation(a.It, by).Count()
            ),
        ];

    [Fact]
    [Rule("FP-20")]
    public void The_secretary_answers_with_a_message_and_the_other_party_with_its_own()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Do(a.Consumer, Question)
            .Do(a.Consumer, new Message(MessageTo.Mediator, Text: "Between us."))
            .Do(a.Shop, Question)
            .Do(a.Shop, new Message(MessageTo.OtherParty, Text: "Half of it?"));
        Assert.All(a.It.Conversation, m => Assert.Null(m.AnsweredAt));
        a.Do(ACase.Secretary, new Message(Party: Party.Complainant, Text: "In April."));
        Assert.Equal([true, true, false, false, false], a.It.Conversation.Select(m => m.AnsweredAt is not null));
        a.Do(a.Consumer, new Message(MessageTo.OtherParty, Text: "All of it."));
        Assert.Equal([true, true, false, true, false, false], a.It.Conversation.Select(m => m.AnsweredAt is not null));
    }

    [Fact]
    [Rule("FP-20")]
    public void Who_is_written_to_is_told_that_a_message_waits_and_none_of_its_words()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Do(a.Consumer, Question);
        Assert.Empty(Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now));
        a.Do(ACase.Secretary, new Message(Party: Party.Complainant, Text: "zq-answer"));
        var answer = Assert.Single(Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now));
        Assert.Equal((Addressee.Complainant, "message-from-secretary"), (answer.To, answer.Template));
        a.Do(a.Consumer, new Message(MessageTo.OtherParty, Text: "zq-offer"));
        var passed = Assert.Single(Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now));
        Assert.Equal((Addressee.Respondent, "message-from-other-party"), (passed.To, passed.Template));
        Assert.All(
            [answer, passed],
            letter =>
            {
                Assert.True(letter.Kind.OfMediation);
                Assert.DoesNotContain(
                    letter.Values.Values,
                    v => v is string text && text.StartsWith("zq-", StringComparison.Ordinal)
                );
            }
        );
    }

    [Fact]
    [Rule("FP-20")]
    public void What_comes_with_a_message_is_no_exhibit_and_hinders_nothing()
    {
        var a = ACase.OfBeCommerce().UnderExamination("2026-03-02");
        var file = Attaches(a, a.Consumer);
        a.Do(a.Consumer, new Message(MessageTo.Secretary, Text: "Look.", Documents: [file]));
        Assert.Equal("", a.It.ExhibitOf(file));
        Assert.Equal([true, false, true, true, true, false], Sees(a, file));
        foreach (var by in new[] { a.Consumer, a.Shop, ACase.Secretary, ACase.Committee, ACase.Handler })
        {
            Assert.DoesNotContain(CaseView.Documents(a.It, by), d => d.Id == file);
        }

        Assert.Equal("A1", a.It.ExhibitOf(a.Adds(a.Consumer)));
        a.Do(a.Shop, new Comment(NothingToAdd: true));
        a.Do(ACase.Secretary, new DeclareComplete()).Do(ACase.Secretary, new CloseFile());
    }

    [Fact]
    [Rule("FP-20")]
    public void Somebody_who_names_it_in_an_act_brings_it_with_the_next_number()
    {
        var a = ACase.OfBeCommerce().Answered("2026-02-20");
        var file = Attaches(a, a.Consumer);
        a.Do(a.Consumer, new Message(MessageTo.Secretary, Text: "Look.", Documents: [file]));
        var exhibit = a.Adds(a.Consumer);
        a.Do(a.Consumer, new Comment("As the picture shows.", [file]));
        Assert.Equal(("A1", "A2"), (a.It.ExhibitOf(exhibit), a.It.ExhibitOf(file)));
        Assert.True(a.It.IsServed(file, Party.Respondent));
        Assert.Equal([true, true, true, true, true, true], Sees(a, file));
    }

    [Fact]
    [Rule("FP-20")]
    public void A_message_takes_only_what_its_writer_brought_for_one()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-02-17");
        var (own, others) = (Attaches(a, a.Consumer), Attaches(a, a.Shop));
        a.Invalid(
            a.Consumer,
            new Message(MessageTo.Secretary, Text: "Look.", Documents: [others]),
            "documents[0]",
            "FP-20"
        );
        a.Invalid(
            ACase.Secretary,
            new Message(Party: Party.Complainant, Text: "Look.", Documents: [own]),
            "documents[0]",
            "FP-20"
        );
        Assert.Equal([true, false, false, false, false, false], Sees(a, own));
        var ours = Attaches(a, ACase.Secretary);
        a.Do(ACase.Secretary, new Message(Party: Party.Complainant, Text: "Look.", Documents: [ours]));
        Assert.Equal([true, false, true, true, true, false], Sees(a, ours));
    }

    [Fact]
    [Rule("FP-20"), Rule("FP-24")]
    public void What_hangs_on_a_message_nobody_relies_on_though_it_came_as_an_exhibit()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        var file = a.Adds(a.Consumer);
        a.Do(a.Consumer, new Message(MessageTo.Mediator, Text: "Look.", Documents: [file]));
        Assert.True(a.It.IsWithheld(file));
        Assert.DoesNotContain(CaseView.Documents(a.It, ACase.Committee), d => d.Id == file);
    }

    [Fact]
    [Rule("FP-20")]
    public void A_message_is_answered_within_five_working_days_as_a_task_of_the_secretary_and_no_term()
    {
        // Thursday 2 April 2026; Easter Monday is the 6th.
        var a = ACase.OfBeCommerce().SentToMember("2026-04-02");
        a.Do(a.Consumer, Question);
        var task = Assert.Single(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.Message);
        Assert.Equal((ACase.Day("2026-04-10"), a.It.Conversation[0].Id), (task.Due, task.Subject));
        Assert.Equal((Role.Secretary, "FP-20", false), Of(DutyRule.Of(DutyKind.Message)));
        Assert.DoesNotContain(a.It.Terms, t => t.Due == task.Due);
        a.Advance("2026-04-10T23:00");
        Assert.Empty(a.It.WaitingDuties);
        a.Advance("2026-04-12");
        Assert.Equal(DutyKind.Message, Assert.Single(a.It.WaitingDuties).Kind);
        Assert.DoesNotContain(DutyList.Of(a.It, Party.Complainant), d => d.Due == task.Due);
        a.Do(ACase.Secretary, new Message(Party: Party.Complainant, Text: "In April."));
        Assert.Empty(a.It.WaitingDuties);
        Assert.DoesNotContain(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.Message);
    }

    private static (Role, string, bool) Of(DutyRule rule) => (rule.Owner, rule.Rule, rule.PartiesAreTold);

    [Fact]
    [Rule("FP-20")]
    public void What_goes_to_the_other_party_is_no_task_of_the_secretary_and_a_private_word_is()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Do(a.Shop, new Message(MessageTo.OtherParty, Text: "Half of it?"));
        Assert.DoesNotContain(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.Message);
        a.Do(a.Shop, new Message(MessageTo.Mediator, Text: "Between us."));
        Assert.Contains(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.Message);
        // Who takes no part in the private word has not answered it.
        a.Do(ACase.Secretary2, new Message(Party: Party.Respondent, Text: "We look into it."));
        Assert.Contains(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.Message);
        a.Do(ACase.Secretary, new Message(Party: Party.Respondent, Text: "I see."));
        Assert.DoesNotContain(a.It.Duties(a.Rulebook), d => d.Kind == DutyKind.Message);
    }

    [Fact]
    [Rule("FP-20")]
    public void An_appeal_written_in_a_message_is_entered_as_of_the_day_of_the_message()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        a.Advance("2026-05-20").Do(a.Shop, new Message(MessageTo.Secretary, Text: "I appeal. It was the carrier."));
        var message = a.It.Conversation[^1].Id;
        // Its term has passed when somebody reads it; it was in time all the same.
        a.Advance("2026-06-30");
        a.Do(ACase.Secretary, Entry(message, new LodgeAppeal("It was the carrier.", [])));
        var appeal = Assert.Single(a.It.Appeals);
        Assert.Equal((ACase.Day("2026-05-20"), false, Party.Respondent), (appeal.LodgedOn, appeal.Late, appeal.Party));
        a.Is(CaseState.Appealed);
        Assert.StartsWith("enter-message-as-act FP-7", a.Journal[^1], StringComparison.Ordinal);
        var entered = a.It.Conversation.Single(m => m.Id == message);
        Assert.Equal(["lodge-appeal"], entered.EnteredAs);
        Assert.False(entered.Waits);
        // What is still needed, the deposit, the appellant is told with it.
        var told = Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now).Single(l => l.To == Addressee.Respondent);
        Assert.True(told.Values.ContainsKey("deposit") || told.Values.ContainsKey("asks"), told.Template);
    }

    [Fact]
    [Rule("FP-20")]
    public void Who_wrote_is_told_as_what_its_message_was_entered_and_what_is_still_asked()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-02-17");
        a.Do(a.Shop, new Message(MessageTo.Secretary, Text: "We want to be heard."));
        a.Do(ACase.Secretary2, Entry(a.It.Conversation[^1].Id, new RequestHearing()));
        Assert.True(Assert.Single(a.It.HearingRequests).Unheard);
        var letter = Correspondence
            .For(a.It, a.Rulebook, a.It.NewFacts, a.Now)
            .Single(l => l.To == Addressee.Respondent);
        Assert.Equal(
            ("message-entered", new TextKey("act.requestHearing"), a.Today),
            (letter.Template, letter.Values["act"], letter.Values["on"])
        );
        var asked = Assert.Single(Assert.IsType<List<Dictionary<string, object>>>(letter.Values["openDuties"]));
        Assert.Equal(a.Running(TermKind.Response).Due, asked["byDay"]);
    }

    [Fact]
    [Rule("FP-20")]
    public void What_the_message_says_is_refused_as_the_act_itself_is()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-02-17");
        a.NotNow(ACase.Secretary, Entry("w1", new Withdraw("enough")), "FP-20");
        a.Do(a.Consumer, Question).Do(a.Shop, Question);
        var (hers, theirs) = (a.It.Conversation[0].Id, a.It.Conversation[1].Id);
        a.NotNow(ACase.Secretary, Entry(hers, new LodgeAppeal("no", [])), "BC-24");
        a.Invalid(ACase.Secretary, Entry(hers, new Withdraw(" ")), "reason", "FP-5");
        a.Invalid(ACase.Secretary, Entry("w99", new Withdraw("enough")), "message", "FP-20");
        // A party's own acts alone, and none of the other party.
        a.Invalid(ACase.Secretary, Entry(hers, new Serve("doc1")), "act", "FP-20");
        a.Invalid(ACase.Secretary, Entry(theirs, new Withdraw("enough")), "act", "FP-20");
        a.Invalid(ACase.Secretary, Entry(hers, Question), "act", "FP-20");
        a.Invalid(ACase.Secretary, new EnterMessageAsAct(hers, "withdraw"), "fields", "FP-20");
        foreach (var other in new[] { a.Consumer, ACase.Committee, ACase.Handler })
        {
            a.Refused(other, Entry(hers, new Withdraw("enough")), RefusalKind.NotThisRole, "FP-20");
        }

        a.Do(ACase.Secretary, Entry(hers, new Withdraw("enough"))).Is(CaseState.Withdrawn);
    }

    [Fact]
    [Rule("FP-20"), Rule("FP-24")]
    public void A_private_word_is_entered_by_the_mediator_alone()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        a.Do(a.Consumer, new Message(MessageTo.Mediator, Text: "I offer a third."));
        a.NotNow(ACase.Secretary2, Entry("w1", new Propose("A third.")), "FP-20");
        a.Do(ACase.Secretary, Entry(a.It.Conversation[0].Id, new Propose("A third.")));
        Assert.Equal(Party.Complainant, Assert.Single(a.It.Proposals).From);
    }

    [Fact]
    [Rule("FP-20")]
    public void What_came_with_the_message_comes_with_the_act()
    {
        var a = ACase.OfBeCommerce().Answered("2026-02-20");
        var file = Attaches(a, a.Consumer);
        a.Do(a.Consumer, new Message(MessageTo.Secretary, Text: "The picture shows it.", Documents: [file]));
        a.Do(ACase.Secretary, Entry(a.It.Conversation[0].Id, new Comment("The picture shows it.", [file])));
        Assert.Equal(("A1", Party.Complainant), (a.It.ExhibitOf(file), Assert.Single(a.It.Comments).By));
    }

    [Fact]
    [Rule("FP-20"), Rule("FP-24"), Rule("BC-12")]
    public void What_the_member_sent_with_a_message_is_no_exhibit_when_the_examination_begins()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-02-17");
        var toMediator = Attaches(a, a.Shop);
        a.Do(a.Shop, new Message(MessageTo.Mediator, Text: "Between us.", Documents: [toMediator]));
        var toOther = a.Adds(a.Shop);
        a.Do(a.Shop, new Message(MessageTo.OtherParty, Text: "My offer.", Documents: [toOther]));
        a.SentToMember("2026-03-09");
        var toSecretary = Attaches(a, a.Shop);
        a.Do(a.Shop, new Message(MessageTo.Secretary, Text: "See this.", Documents: [toSecretary]));
        string[] messages = [toMediator, toSecretary, Attaches(a, a.Shop)];
        a.Answered("2026-03-10").Is(CaseState.UnderExamination);
        Assert.All(
            messages,
            id =>
            {
                Assert.Equal(("", Audience.Message), (a.It.ExhibitOf(id), a.It.Document(id)!.For));
                Assert.False(a.It.IsServed(id, Party.Complainant));
                Assert.False(CaseView.SeesDocument(a.It, a.Consumer, id));
                Assert.False(CaseView.SeesDocument(a.It, ACase.Committee, id));
            }
        );
        Assert.False(CaseView.SeesDocument(a.It, ACase.Committee, toOther));
    }

    [Fact]
    [Rule("FP-20"), Rule("BC-12")]
    public void Where_the_member_sent_nothing_but_a_message_there_is_nothing_to_comment_on()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-02-17");
        a.Do(a.Shop, new Message(MessageTo.Secretary, Text: "See this.", Documents: [Attaches(a, a.Shop)]));
        a.Unanswered("2026-02-17");
        Assert.False(a.Runs(TermKind.Comment, Party.Complainant));
    }

    [Fact]
    [Rule("FP-20"), Rule("BC-30")]
    public void An_unread_message_of_a_term_to_appeal_holds_finality_back_for_five_working_days_at_most()
    {
        var plain = ACase.OfBeCommerce().Notified("2026-05-11");
        var last = plain.It.AppealTermOf(Party.Complainant)!.Due;
        plain.Advance(Midnight(plain, last)).Is(CaseState.Final);

        var a = Written("2026-05-20");
        a.Advance(Midnight(a, last)).Is(CaseState.Decided);
        var hold = a.Running(TermKind.Message);
        Assert.Equal(
            (TermStart.MessageUnread, last, "FP-20"),
            (hold.Derivation.Event, hold.Derivation.On, hold.Derivation.Rule)
        );
        Assert.Equal(a.Rulebook.Working.AddWorkingDays(last, 5, null), hold.Due);
        // Who wrote is told of it, and no one else outside.
        Assert.Contains(hold, CaseView.Terms(a.It, a.Shop));
        Assert.DoesNotContain(hold, CaseView.Terms(a.It, a.Consumer));
        Assert.DoesNotContain(CaseView.Terms(a.It, ACase.Committee), t => t.Kind == TermKind.Message);
        a.Advance(Midnight(a, hold.Due)).Is(CaseState.Final);
        Assert.StartsWith(
            "lapse-term",
            a.Journal.Last(line => line.Contains("becomes-final", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("FP-20"), Rule("BC-30")]
    public void Once_it_is_read_the_decision_becomes_final_at_once()
    {
        var read = Held();
        read.Do(ACase.Secretary, new ReadMessage(read.It.Conversation[0].Id)).Is(CaseState.Final);
        Assert.True(read.It.Conversation[0].Waits);
        read.NotNow(ACase.Secretary, new ReadMessage(read.It.Conversation[0].Id), "FP-20");

        var answered = Held();
        answered.Do(ACase.Secretary, new Message(Party: Party.Respondent, Text: "We see.")).Is(CaseState.Final);

        var entered = Held();
        entered.Do(ACase.Secretary, Entry(entered.It.Conversation[0].Id, new LodgeAppeal("The carrier.", [])));
        entered.Is(CaseState.Appealed);
        Assert.False(entered.It.Appeals[0].Late);
    }

    [Fact]
    [Rule("FP-20")]
    public void What_was_read_in_time_came_before_or_is_of_the_other_partys_term_holds_nothing_back()
    {
        var read = Written("2026-05-20");
        read.Do(ACase.Secretary, new ReadMessage(read.It.Conversation[0].Id));
        Assert.False(AtTheEnd(read).Runs(TermKind.Message));
        read.Is(CaseState.Final);

        var early = ACase.OfBeCommerce().Decided("2026-05-11");
        early.Do(early.Shop, new Message(MessageTo.Secretary, Text: "Is it decided?"));
        early.Notified("2026-05-12");
        Assert.False(AtTheEnd(early).Runs(TermKind.Message));
        early.Is(CaseState.Final);
        foreach (var other in new[] { early.Shop, ACase.Committee, ACase.Handler })
        {
            early.Refused(other, new ReadMessage(early.It.Conversation[0].Id), RefusalKind.NotThisRole, "FP-20");
        }
    }

    [Fact]
    [Rule("FP-20"), Rule("BC-23")]
    public void It_does_so_too_where_the_term_turns_out_to_have_ended_later_than_was_presumed()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        var proof = a.Adds(ACase.Secretary, Audience.Internal);
        a.Do(
            ACase.Secretary,
            new RecordReceipt(Party.Complainant, ReceiptResult.Received, ACase.Day("2026-06-01"), proof),
            "2026-06-02"
        );
        a.Advance("2026-06-05").Do(a.Shop, new Message(MessageTo.Secretary, Text: "I do not agree with this."));
        Assert.False(a.Runs(TermKind.Message));
        a.Do(
            ACase.Secretary,
            new RecordReceipt(Party.Respondent, ReceiptResult.Received, ACase.Day("2026-05-22"), proof),
            "2026-06-10"
        );
        var term = a.It.AppealTermOf(Party.Respondent)!;
        Assert.Equal(TermState.Lapsed, term.State);
        Assert.Equal(term.Due, a.Running(TermKind.Message).Derivation.On);
    }

    [Fact]
    [Rule("FP-20"), Rule("ST-3")]
    public void It_does_so_too_where_an_appeal_ends_when_its_term_is_over()
    {
        var a = Written("2026-05-20");
        a.Do(a.Shop, new LodgeAppeal("It was the carrier.", [])).Paid("2026-05-21");
        var last = a.It.AppealTermOf(Party.Respondent)!.Due;
        a.Advance(Midnight(a, last.AddDays(1))).Is(CaseState.Appealed);
        a.Do(a.Shop, new WithdrawAppeal(a.It.Appeals[0].Id, "enough")).Is(CaseState.Decided);
        Assert.Equal(last, a.Running(TermKind.Message).Derivation.On);
        a.Do(ACase.Secretary, new ReadMessage(a.It.Conversation[0].Id)).Is(CaseState.Final);

        // Once its days are over it holds nothing back any more.
        var later = Written("2026-05-20");
        later.Do(later.Shop, new LodgeAppeal("It was the carrier.", [])).Paid("2026-05-21").Advance("2026-07-01");
        later.Do(later.Shop, new WithdrawAppeal(later.It.Appeals[0].Id, "enough")).Is(CaseState.Final);
    }

    private static ACase Written(string on)
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11");
        return a.Advance(on).Do(a.Shop, new Message(MessageTo.Secretary, Text: "I do not agree with this."));
    }

    private static ACase Held() => AtTheEnd(Written("2026-05-20")).Is(CaseState.Decided);

    private static ACase AtTheEnd(ACase a) => a.Advance(Midnight(a, a.It.AppealTermOf(Party.Respondent)!.Due));

    private static DateTimeOffset Midnight(ACase a, DateOnly last) => a.Rulebook.Working.StartOf(last.AddDays(1));

    private static EnterMessageAsAct Entry(string message, Command said) => new(message, said.Name) { Entered = said };

    private static string Attaches(ACase a, Actor by)
    {
        var id = $"attached{a.It.Documents.Count}";
        a.Do(by, new AddAttachment(id, $"{id}.pdf", "application/pdf", 1000, new string('0', 64)));
        return id;
    }

    private static bool[] Sees(ACase a, string document) =>
        [
            .. new[] { a.Consumer, a.Shop, ACase.Secretary, ACase.Secretary2, ACase.Handler, ACase.Committee }.Select(
                by => CaseView.SeesDocument(a.It, by, document)
            ),
        ];
}
