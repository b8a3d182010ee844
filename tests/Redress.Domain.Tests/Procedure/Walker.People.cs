using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;

namespace Redress.Domain.Tests.Procedure;

/// <summary>What is done about those who judge, and those who stand for a party.</summary>
internal sealed partial class Walker
{
    // Whether it is such an act; null when it would not be valid now.
    private bool OfPeople(Type kind, Act act, out Command? made)
    {
        Func<Command?>? make = kind.Name switch
        {
            nameof(NoteInterests) or nameof(TellWhoSits) => () => null,
            nameof(ClearInterest) => () => new ClearInterest("absent", "another shop"),
            nameof(ChallengeMember) => () =>
                Rarely()
                && It.StillSitting.FirstOrDefault(m => !It.Challenges.Exists(x => x.MemberId == m.Id)) is { } member
                    ? new ChallengeMember(member.Id, "a friend of the shop")
                    : null,
            nameof(DecideChallenge) => () =>
                new DecideChallenge(
                    It.Challenges.First(x => x.Open).Id,
                    false,
                    "No friend of it.",
                    It.Documents.Count == 0 ? null : It.Documents[0].Id
                ),
            nameof(ReadMessage) => () => new ReadMessage(CaseView.Conversation(It, act.By).First(m => m.Unread).Id),
            nameof(EnterMessageAsAct) => () => Rarely() ? SomeEntry(act) : null,
            nameof(Message) => () => Rarely() ? SomeMessage(act) : null,
            nameof(HoldErasure) => () =>
                Rarely() ? new HoldErasure("a court asked", a.Today.AddDays(random.Next(1, 300))) : null,
            nameof(RejectHold) => () => new RejectHold("no ground"),
            nameof(ReleaseHold) => () => new ReleaseHold("the court is done"),
            nameof(RecordConsent) => () =>
                It.Documents.Count == 0
                    ? null
                    : new RecordConsent(
                        act.Party ?? Pick(Parties.Both),
                        Channel.QualifiedDelivery,
                        Chance(),
                        It.Documents[0].Id
                    ),
            nameof(RecordLoss) => () =>
                Rarely() && It.Documents.Count > 0 && Parties.Both.All(p => It.Lost(p) is null)
                    ? new RecordLoss(Pick(Parties.Both), Pick(Enum.GetValues<LossKind>()), a.Today, It.Documents[0].Id)
                    : null,
            nameof(SetSuccessor) => () =>
                new SetSuccessor(
                    Parties.Both.First(p => It.Lost(p) is not null),
                    "An heir",
                    It.Documents[0].Id,
                    "heir@example.org"
                ),
            nameof(SetRespondent) => () => Rarely() ? Another() : null,
            nameof(CorrectDetails) => () => Rarely() ? Details(act) : null,
            nameof(Split) => () => new Split("BC-2026-000099"),
            _ => null,
        };
        made = make?.Invoke();
        return make is not null;
    }

    private Message SomeMessage(Act act) =>
        act.Party is null
            ? new Message(
                Party: It.RespondentInformed ? Pick(Parties.Both) : Party.Complainant,
                Text: "we look into it",
                Documents: Attached(act)
            )
            : new Message(
                It.State == CaseState.Mediation ? Pick(Enum.GetValues<MessageTo>()) : MessageTo.Secretary,
                Text: "when will you decide?",
                Documents: Attached(act)
            );

    // What makes sense to have been written then.
    private EnterMessageAsAct? SomeEntry(Act act)
    {
        var message = CaseView.Conversation(It, act.By).Last(m => m.From is not null);
        var of = new ActContext(act, a.Rulebook, a.External);
        List<Type> kinds =
        [
            .. CaseMachine
                .ActsOfMessage(It, message, of)
                .Where(kind =>
                    kind == typeof(Propose)
                    || kind == typeof(DeclineProposal)
                    || kind == typeof(RequestHearing)
                    || kind == typeof(ConfirmStop)
                    || kind == typeof(LodgeAppeal) && It.AppealTermOf(message.With)?.Opened <= message.On
                ),
        ];
        return
            kinds.Count > 0
            && Pick(kinds) is var kind
            && Make(kind, act with { OnBehalfOf = message.With, Arrived = message.On }) is { } said
            ? new EnterMessageAsAct(message.Id, said.Name) { Entered = said }
            : null;
    }

    private List<string> Attached(Act act) =>
        [
            .. It
                .Documents.Where(d => d is { For: Audience.Message, AttachedTo: null } && d.By == act.Party)
                .Select(d => d.Id),
        ];

    // FP-21: from a member to a webshop that is none and back, or to another that is none.
    private SetRespondent Another()
    {
        if (It.Respondent.IsMember || Chance())
        {
            return new SetRespondent(Name: $"Shop {random.Next()}", Email: "other@example.org", Reason: "another shop");
        }

        a.External = a.External with { Member = ACase.Member(It.Scheme) };
        return new SetRespondent("demo-shop", Reason: "it is the member");
    }

    // FP-21: a member's own address stands in the register.
    private CorrectDetails Details(Act act)
    {
        var party = act.Party ?? Pick(Parties.Both);
        var (phone, n) = ($"+32 2 555 {random.Next(10, 99)} {random.Next(10, 99)}", random.Next());
        return party == Party.Respondent && It.Respondent.IsMember ? new CorrectDetails(party, Phone: phone)
            : Chance() ? new CorrectDetails(party, Email: $"new{n}@example.org")
            : new CorrectDetails(
                party,
                Phone: phone,
                Representative: party == Party.Complainant ? new($"Mr. {n}", "raad@example.org", Chance()) : null
            );
    }
}
