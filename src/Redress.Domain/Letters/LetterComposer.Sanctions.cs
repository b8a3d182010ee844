using Redress.Domain.Cases;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Payments;
using Redress.Domain.Terms;

namespace Redress.Domain.Letters;

/// <summary>Letters on carrying out sanctions (BC-19, BC-20, BC-30).</summary>
internal sealed partial class LetterComposer
{
    private bool Sanctions(Fact fact)
    {
        switch (fact)
        {
            case SanctionStepRecorded { Sanction: { Kind: SanctionKind.Fine } fine, Step: var step }:
                Write(Party.Respondent, "fine", FineValues(fine, step));
                return true;
            case SanctionStepRecorded { Step.Step: SanctionStep.WithoutObject, Sanction: var without }:
                Write(Party.Respondent, "sanction-ended", ("withoutObject", TextKey.Of(without.Kind)));
                return true;
            case FineWrittenOff { Fine: var fine }:
                Write(Party.Respondent, "fine", ("amount", fine.Amount), ("writtenOff", true));
                return true;
            case WriteOffProposed { Fine: { WriteOff: { } writeOff } fine }:
                Write(Addressee.Secretary, "write-off-proposed", ("amount", fine.Amount), ("reason", writeOff.Reason));
                return true;
            case WriteOffRejected f:
                Write(Addressee.Appeals, "write-off-rejected", ("amount", f.Fine.Amount), ("reason", f.Reason));
                return true;
            case SanctionsWithoutMember { Sanctions: var ended }
                when ended.FirstOrDefault(s => s.WasDemanded) is { } fine:
                Write(Addressee.Appeals, "fine-without-member", ("amount", fine.Amount));
                return true;
            case FineReturned f:
                Write(Party.Respondent, "money-returned", ("amount", f.Amount), ("paid", f.Paid));
                return true;
            case SanctionRests { Sanction: var resting }:
                Rests(resting);
                return true;
            case SanctionNamed { Sanction: var named, Again: var again }:
                Write(Party.Respondent, "deferral-named", ("sanctions", new[] { Row(named) }), ("again", again));
                return true;
            case StopConfirmed { Confirmation: var said }:
                Write(Party.Complainant, "stop-confirmed", ("text", said.Text), ("refrain", c.Decision?.RefrainFrom));
                Write(Addressee.Secretary, "stop-confirmed", ("text", said.Text), ("late", said.Late));
                return true;
            default:
                return Conditions(fact);
        }
    }

    // BC-30: who has to do it, and of an exclusion also who records that it was done.
    private void Rests(Sanction resting)
    {
        var fine = resting.Kind == SanctionKind.Fine;
        foreach (var desk in fine ? [Addressee.Appeals] : new[] { Addressee.Registrar, Addressee.Secretary })
        {
            Write(
                desk,
                "sanction-rests",
                ("kind", TextKey.Of(resting.Kind)),
                ("demand", c.NeedsDemand(resting)),
                ("default", fine && !c.NeedsDemand(resting) && !c.IsInDefault(resting)),
                ("collect", fine && !c.NeedsDemand(resting) && c.IsInDefault(resting)),
                ("since", resting.DueOn),
                ("record", desk == Addressee.Secretary)
            );
        }
    }

    // BC-30: the registrar, who opens no file, hears of an exclusion on its first day, and where it is to wait after all, or has fallen.
    private void TellRegistrar(Fact fact)
    {
        if (fact is SanctionTookEffect { Sanction: { Kind: SanctionKind.Exclusion, State: SanctionState.Due } due })
        {
            Write(Addressee.Registrar, "exclusion", ("since", due.DueOn), ("by", Case.ExcludeBy(due, rulebook)));
        }
        else if (fact is ExclusionHalted)
        {
            Write(Addressee.Registrar, "exclusion", ("waits", true));
        }
    }

    // FP-25: what has no object any more, since the member died; told to who was notified of it.
    private List<Dictionary<string, object>>? WithoutMember(Party reader) =>
        facts.OfType<SanctionsWithoutMember>().FirstOrDefault() is { } f && WasNotified(reader)
            ? [.. f.Sanctions.Select(s => Row(("kind", TextKey.Of(s.Kind)), ("amount", s.Amount)))]
            : null;

    // BC-19: the document put to the member, the finding of two people, its notification.
    private bool Conditions(Fact fact)
    {
        switch (fact)
        {
            case ConditionPut { Fine: var fine, Document: var document }:
                Write(Party.Respondent, "condition-put", [.. Condition(fine), ("document", document)]);
                return true;
            case ConditionProposed { Fine: var fine }:
                Write(
                    Addressee.Secretary,
                    "condition-proposed",
                    [
                        .. Condition(fine),
                        .. Found(fine),
                        ("reasons", fine.Established!.Reasons),
                        ("confirmBy", c.FindBy(fine, rulebook.Working.Day(now), rulebook)),
                    ]
                );
                return true;
            case ConditionRejected { Fine: var fine } f:
                Write(Addressee.Secretary, "condition-rejected", [.. Condition(fine), ("reason", f.Reason)]);
                return true;
            case ConditionEstablished { Fine: var fine } f:
                Write(Addressee.Secretary, "condition-established", [.. Condition(fine), ("term", f.Notification)]);
                return true;
            case ConditionNotified { Fine: var fine } f:
                Write(
                    f.Party,
                    "condition-met",
                    [
                        .. Condition(fine),
                        .. Found(fine),
                        ("reasons", fine.Established!.Reasons),
                        ("posted", f.Service.Sent),
                        ("electronic", f.Service.Channel == Channel.QualifiedDelivery),
                        ("reference", f.Service.Reference),
                        ("presumed", f.Service.Presumed),
                        .. MayContest(f),
                    ]
                );
                return true;
            default:
                return false;
        }
    }

    private static IEnumerable<(string, object?)> Condition(Sanction fine) =>
        [("amount", fine.Amount), ("condition", fine.Condition), ("conditionUntil", fine.ConditionUntil)];

    private IEnumerable<(string, object?)> Found(Sanction fine) =>
        [
            ("metOn", fine.Established!.On),
            ("document", c.Document(fine.Established.Document) is { } document ? c.Named(document) : null),
        ];

    private IEnumerable<(string, object?)> MayContest(ConditionNotified fact) =>
        fact.Appeal is { } term && rulebook.Appeal is { } law
            ?
            [
                ("mayAppeal", true),
                ("term", term),
                ("deposit", law.DepositOf(fact.Party, !c.IsConsumer)),
                ("depositReference", c.NextDepositReference(fact.Party)),
            ]
            : [];

    private (string, object?)[] FineValues(Sanction fine, SanctionStepTaken step) =>
        [
            ("amount", fine.Amount),
            ("left", fine.Owed.Amount > 0 ? fine.Owed : null),
            ("paid", step.Step.BringsMoney() ? step.Amount : null),
            ("demanded", step.Step == SanctionStep.Demanded),
            ("reminded", step.Step == SanctionStep.Reminded),
            ("inDefault", step.Step == SanctionStep.InDefault),
            ("agreed", step.Step == SanctionStep.InstalmentAgreed ? step.Amount : null),
            ("collection", step.Step == SanctionStep.HandedToCollection),
            ("settled", step.Step.BringsMoney() && fine.Owed.Amount <= 0),
            ("excess", fine.ToReturn.Amount > 0 ? fine.ToReturn : null),
            ("term", c.RunningTerm(TermKind.Payment, subject: fine.Id)),
            ("fineReference", DepositReference.OfFine(c.Number)),
        ];

    private void RemainingOfSanctions(Fact fact)
    {
        switch (fact)
        {
            case SanctionDeferred { Sanction: var deferred } when !facts.OfType<DecisionBecameFinal>().Any():
                Write(Party.Respondent, "deferral-resumed", ("until", deferred.DeferredUntil));
                break;
            case SanctionEnded { Sanction: { Enforceable: Enforceability.Conditional } ended }:
                Both("sanction-ended", ("condition", ended.Condition), ("amount", ended.Amount));
                break;
            case SanctionEnded { Sanction: var ended } e:
                Write(
                    Party.Respondent,
                    "sanction-ended",
                    ("kind", TextKey.Of(ended.Kind)),
                    ("amount", ended.Amount),
                    ("expired", ended.State == SanctionState.Expired),
                    ("suspension", ended.State != SanctionState.Expired && !e.OfFormerMember),
                    ("formerMember", ended.State != SanctionState.Expired && e.OfFormerMember)
                );
                break;
            case FineToReturn f:
                Write(Addressee.Appeals, "fine-to-return", ("amount", f.Fine.ToReturn), ("term", f.Term));
                break;
        }
    }
}
