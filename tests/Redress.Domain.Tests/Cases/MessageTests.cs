using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
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
            Writes(ACase.OfBeCommerce().Do(ACase.OfBeCommerce().Consumer, new Withdraw("enough")), a => a.Consumer),
        ];
        Assert.Equal(13, passed.Distinct().Count());

        var ended = ACase.OfBeCommerce().SentToMember("2026-02-17").Settles();
        ended.Do(ended.Consumer, Question);
        ended.Advance(new DateTimeOffset(ended.It.EraseFrom!.Value.AddDays(1), default, TimeSpan.Zero));
        ended.Do(Actor.Clock, new EraseFile()).NotNow(ended.Consumer, Question, "FP-18");
        Assert.All(ended.It.Conversation, m => Assert.Equal(("", ""), (m.Text, m.ByName)));
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
