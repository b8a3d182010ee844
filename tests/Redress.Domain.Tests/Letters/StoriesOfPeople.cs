using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Tests.Letters;

/// <summary>Stories of who judges, who takes a party's place, and who reads a notice.</summary>
public static class StoriesOfPeople
{
    private static readonly Actor Karel = ACase.Committee with { Id = "com", Name = "Karel Commissie" };

    public static IEnumerable<AStory> All
    {
        get
        {
            var challenged = Sat(AStory.Filed(), Karel, ACase.Committee2)
                .ByConsumer(new ChallengeMember(ACase.Committee2.Id, "Hij werkt voor de winkel"));
            yield return challenged.ByCommittee(
                new DecideChallenge(challenged.Case.Challenges[0].Id, true, "Hij zei het zelf.")
            );
            var stays = Sat(AStory.Filed(), Karel, ACase.Committee2)
                .ByShop(new ChallengeMember(ACase.Committee2.Id, "Hij kent de klant"));
            yield return stays.ByCommittee(new DecideChallenge(stays.Case.Challenges[0].Id, false, "Dat is niet zo."));
            var alone = Sat(AStory.Filed(), Karel);
            alone.ByCommittee(new Recuse("Ik ken hem"));
            alone.Sitting = [ACase.Committee2];
            yield return alone.ByClock(new TellWhoSits());
            // One of two is appointed no longer, and a third comes beside the first.
            var left = Sat(AStory.Filed(), Karel, ACase.Committee2)
                .ByConsumer(new ChallengeMember(ACase.Committee2.Id, "Hij werkt voor de winkel"));
            left.Sitting = [Karel, ACase.Committee2 with { Id = "committee3", Name = "Nora Nieuw" }];
            yield return left.ByClock(new TellWhoSits());
            var moot = Sat(AStory.Filed(), Karel, ACase.Committee2, ACase.Committee)
                .ByConsumer(new ChallengeMember(ACase.Committee2.Id, "Hij werkt voor de winkel"));
            yield return moot.Pronounced();
            var longer = AStory.Filed().BySecretary(new StartMediation()).Upload(Party.Complainant);
            yield return longer.BySecretary(
                new ExtendTerm("mediation", 30, "Het aanbod komt eraan", Document: "doc-1")
            );
            var died = AStory.Filed().Notified().Upload(Party.Complainant);
            died.BySecretary(new RecordLoss(Party.Complainant, LossKind.Died, died.Today, "doc-1"));
            yield return died.BySecretary(new SetSuccessor(Party.Complainant, "Bo Peeters", "doc-1", "bo@example.org"));
            var gone = AStory.Filed().SentToMember().Upload(Party.Complainant);
            yield return gone.BySecretary(new RecordLoss(Party.Complainant, LossKind.Died, gone.Today, "doc-1"))
                .Lapsing(TermKind.Successor);
            yield return AStory.Filed().ByConsumer(new CorrectDetails(Email: "ada.nieuw@example.org"));
            yield return AStory
                .Filed()
                .ByConsumer(new CorrectDetails(Phone: "+32 2 555 12 34", Representative: new("Mr. Raad")));
            yield return AStory
                .Filed(representative: new Representative("Mr. Raadsman", "raad@example.org", null, Lawyer: true))
                .ByConsumer(new CorrectDetails(Representative: new NamedRepresentative("")));
            yield return AStory
                .Filed()
                .BySecretary(new StartMediation())
                .BySecretary(
                    new SetRespondent(Name: "Verre Winkel", Email: "info@verre.example", Reason: "Andere winkel")
                );
            var unconfirmed = AStory.Filed();
            unconfirmed.Now = unconfirmed.Now.AddDays(3);
            yield return unconfirmed.ByClock(new RemindOfAddresses());
            var bankrupt = AStory.Filed().SentToMember().Upload(Party.Complainant);
            yield return bankrupt
                .BySecretary(new RecordLoss(Party.Respondent, LossKind.Bankrupt, bankrupt.Today, "doc-1"))
                .Lapsing(TermKind.Successor);
            var heirs = AStory
                .Filed()
                .Final(new ProposedSanction(SanctionKind.Fine, Money.Euro(2500)))
                .Step(SanctionStep.Demanded);
            heirs.Upload(Party.Complainant);
            heirs.BySecretary(new RecordLoss(Party.Respondent, LossKind.Died, heirs.Today, "doc-1"));
            yield return heirs.BySecretary(new SetSuccessor(Party.Respondent, "Bo Peeters", "doc-1", "bo@example.org"));
            yield return AStory
                .Filed()
                .Notified()
                .BySecretary(
                    new RecordReceipt(
                        Party.Complainant,
                        ReceiptResult.Undeliverable,
                        AStory.Filed().Today,
                        Reason: "Verhuisd"
                    )
                );
            yield return AStory
                .Filed()
                .Notified()
                .BySecretary(
                    new RecordReceipt(
                        Party.Complainant,
                        ReceiptResult.Undeliverable,
                        AStory.Filed().Today,
                        Reason: "Verhuisd",
                        ChangeNotReported: true
                    )
                );
        }
    }

    private static AStory Sat(AStory story, params Actor[] members)
    {
        story.Sitting = members;
        return story.SentToMember();
    }
}
