using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>What the parties and the body write to one another besides the acts (FP-20); what is said in mediation stays there (FP-24).</summary>
public sealed partial class Case
{
    /// <summary>Who mediates, or did last, by id: the assigned secretary, else who started it; null before any mediation (FP-24).</summary>
    public string? Mediator =>
        AssignedTo is { Role: Role.Secretary } assigned && Mediators.Contains(assigned.Id)
            ? assigned.Id
            : Mediators.LastOrDefault();

    private Refusal? Handle(Message c, ActContext o) => o.Act.Party is null ? WriteToParty(c, o) : WriteAsParty(c, o);

    private Refusal? WriteAsParty(Message c, ActContext o)
    {
        if (c.To is not { } to)
        {
            return Refusal.Field("to", "FP-20", FieldReason.Required);
        }

        if (to != MessageTo.Secretary && State != CaseState.Mediation)
        {
            return Refusal.State("FP-20", RefusalReason.NotInMediation);
        }

        if (AttachmentsRefused(c.Documents, o) is { } no)
        {
            return no;
        }

        Keep(
            new ConversationMessage(NextId("w"), o.Party, o.Party, to, o.Now, o.On, c.Text!, c.Documents ?? [])
            {
                ByName = o.Party == Party.Complainant ? Complainant.Name : Respondent.Name,
                InMediation = State == CaseState.Mediation,
                Mediator = to == MessageTo.Mediator ? Mediator : null,
                AnswerBy = to == MessageTo.OtherParty ? null : Term.LastDay(o.Rulebook.Terms.Message, o.On, o.Calendar),
            },
            o
        );
        return null;
    }

    private Refusal? WriteToParty(Message c, ActContext o)
    {
        if (c.Party is not { } party)
        {
            return Refusal.Field("party", "FP-20", FieldReason.Required);
        }

        if (party == Party.Respondent && !RespondentInformed)
        {
            return Refusal.State("BC-16", RefusalReason.RespondentNotInformed);
        }

        if (AttachmentsRefused(c.Documents, o) is { } no)
        {
            return no;
        }

        // FP-24: what the mediator says to one party while it mediates is between the two, and so is afterwards what answers a private word.
        var confides =
            Mediator == o.Act.By.Id
            && (
                State == CaseState.Mediation || Conversation.Exists(m => m.IsPrivateWord(party) && m.AnsweredAt is null)
            );
        Keep(
            new ConversationMessage(
                NextId("w"),
                null,
                party,
                confides ? MessageTo.Mediator : MessageTo.Secretary,
                o.Now,
                o.Today,
                c.Text!,
                c.Documents ?? []
            )
            {
                ByName = o.Act.By.Name,
                InMediation = State == CaseState.Mediation || confides,
                Mediator = confides ? Mediator : null,
            },
            o
        );
        return null;
    }

    private void Keep(ConversationMessage message, ActContext o)
    {
        foreach (var id in message.Documents)
        {
            var i = Documents.FindIndex(d => d.Id == id);
            if (Documents[i].For == Audience.Message)
            {
                Documents[i] = Documents[i] with { AttachedTo = message.Id };
            }
            else
            {
                KeepInMediation(id);
            }
        }

        var answered = Conversation.FindAll(m => IsAnswer(message, m)).ConvertAll(m => m.Id);
        Conversation =
        [
            .. Conversation.Select(m => answered.Contains(m.Id) ? m with { AnsweredAt = o.Now } : m),
            message,
        ];
        answered.ForEach(id => NoteRead(id, o));
        Record(new MessageWritten(message));
    }

    // What the body writes to a party answers all that it has read of it; what goes to the other party, what that wrote.
    private static bool IsAnswer(ConversationMessage answer, ConversationMessage to) =>
        to.AnsweredAt is null
        && (
            answer.From is { } party
                ? (answer.To, to.To, to.From) == (MessageTo.OtherParty, MessageTo.OtherParty, party.Other())
                : to.From == answer.With
                    && (to.To == MessageTo.Secretary || to.To == MessageTo.Mediator && answer.To == MessageTo.Mediator)
        );

    // Unfolded into the act that it names, it never comes here; without an act that could be read nothing is done.
    private Refusal? Handle(EnterMessageAsAct c, ActContext o) =>
        Refusal.Field(
            Conversation.Exists(m => m.Id == c.Message) ? "fields" : "message",
            "FP-20",
            FieldReason.NotReadable
        );

    /// <summary>FP-20: the act that a message said was entered; so it is answered.</summary>
    private void NoteEntered(string id, string act, ActContext o)
    {
        var at = Conversation.FindIndex(m => m.Id == id);
        var entered = Conversation[at] with
        {
            AnsweredAt = Conversation[at].AnsweredAt ?? o.Now,
            // What it held back is held until its days are over: what the act leads to the act itself says.
            ReadAt = Conversation[at].ReadAt ?? o.Now,
            EnteredAs = [.. Conversation[at].EnteredAs, act],
        };
        Conversation[at] = entered;
        Record(new MessageEntered(entered, act));
    }

    private Refusal? Handle(ReadMessage c, ActContext o)
    {
        if (CaseView.Conversation(this, o.Act.By).FirstOrDefault(m => m.Id == c.Message) is not { Unread: true })
        {
            return Refusal.Field("message", "FP-20", FieldReason.Unknown);
        }

        NoteRead(c.Message!, o);
        return null;
    }

    private void NoteRead(string id, ActContext o)
    {
        var at = Conversation.FindIndex(m => m.Id == id);
        Conversation[at] = Conversation[at] with { ReadAt = Conversation[at].ReadAt ?? o.Now };
        Fulfil(TermKind.Message, o.Today, subject: id);
    }

    // FP-20: what came within that term and lies unread may be an appeal. It holds finality back for some days, counted from the last day of the term.
    private void HoldFinalityBack(Term appeal, ActContext o)
    {
        if (Term.LastDay(o.Rulebook.Terms.Message, appeal.Due, o.Calendar) < o.Today)
        {
            return;
        }

        foreach (
            var message in Conversation.FindAll(m =>
                m.Unread && m.From == appeal.Party && m.On >= appeal.Opened && m.On <= appeal.Due
            )
        )
        {
            Open(new(TermKind.Message, null, message.Id), TermStart.MessageUnread, appeal.Due, o);
        }
    }

    private IEnumerable<Duty> DutiesOfMessages =>
        Conversation.Where(m => m.Waits).Select(m => new Duty(DutyKind.Message, m.AnswerBy!.Value, null, m.Id));

    // One's own, that came for a message or that no act has named yet. What hangs on a message is relied on by nobody.
    private Refusal? AttachmentsRefused(IReadOnlyList<string>? ids, ActContext o)
    {
        var check = new Validation();
        foreach (var (id, i) in (ids ?? []).Select((id, i) => (id, i)))
        {
            check.Require(
                Document(id)
                    is { For: Audience.Message or Audience.Parties, AttachedTo: null, OfFormer: false } document
                    && document.By == o.Act.Party,
                $"documents[{i}]",
                "FP-20",
                FieldReason.Unknown
            );
        }

        return check.Refusal;
    }

    private Refusal? Handle(AddAttachment c, ActContext o)
    {
        Documents.Add(
            new CaseDocument(
                c.Id,
                c.FileName,
                c.MediaType,
                c.Size,
                c.Sha256,
                Audience.Message,
                o.Act.Party,
                o.Now,
                Late: false
            )
            {
                Removed = c.Removed,
            }
        );
        return null;
    }

    // FP-20: an act that names what came with a message brings it: an exhibit from then on, with the next number.
    private void BringAttachments(IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            if (Documents.FindIndex(d => d.Id == id && d.For == Audience.Message) is >= 0 and var at)
            {
                var brought = Documents[at] with { For = Audience.Parties, AttachedTo = null };
                Documents.RemoveAt(at);
                Documents.Add(brought);
            }
        }
    }
}
