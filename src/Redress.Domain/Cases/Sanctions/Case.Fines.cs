using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>Asking for a fine, and its money to the end (BC-19, BC-30).</summary>
public sealed partial class Case
{
    /// <summary>
    /// After each act: what a fine asks of the member runs while it may be asked for, stands still while an appeal suspends it, and ends when nothing is owed;
    /// what is to be given back is given back within its term.
    /// </summary>
    internal void FollowFines(ActContext o)
    {
        if (Decision is { State: DecisionState.Pronounced })
        {
            MovePaidMoney();
        }

        foreach (var fine in AllSanctions.Where(s => s.Kind == SanctionKind.Fine).ToList())
        {
            AlignPayment(fine, o);
            AlignRefund(fine, o);
        }
    }

    // BC-30: what was paid for a fine that a forum replaced by another one is paid for that one; what is too much is returned.
    private void MovePaidMoney()
    {
        var fallen = Decision!.Sanctions.FirstOrDefault(s =>
            s is { Kind: SanctionKind.Fine, State: SanctionState.Annulled } && s.WasDemanded
        );
        var imposed = Decision.Sanctions.LastOrDefault(s =>
            s is { Kind: SanctionKind.Fine, DeferredFor: null, Enforceable: not Enforceability.Conditional } && s.Stands
        );
        if (fallen is null || imposed is null || imposed.WasDemanded)
        {
            return;
        }

        Change(imposed.TakingOver(fallen));
        Change(fallen.WithoutMoney());
        Terms =
        [
            .. Terms.Select(t =>
                t.Subject == fallen.Id && t.Kind is TermKind.Payment or TermKind.Refund
                    ? t with
                    {
                        Subject = imposed.Id,
                    }
                    : t
            ),
        ];
    }

    private void AlignPayment(Sanction fine, ActContext o)
    {
        var ended =
            fine.Owed.Amount <= 0
            || fine.State is SanctionState.WrittenOff or SanctionState.HandedToCollection or SanctionState.Named;
        var asked = fine.IsEffective ? DemandableSince(fine) is not null : IsAskedAtOnce(fine);
        foreach (
            var term in Terms
                .Where(t =>
                    t.Kind == TermKind.Payment
                    && t.Subject == fine.Id
                    && t.State is TermState.Running or TermState.Stopped
                )
                .ToList()
        )
        {
            var after =
                ended ? term.Fulfil(o.Today)
                // FP-25: while the member is lost it stands still, whatever may be asked.
                : asked && term.State == TermState.Stopped && RunningTerm(TermKind.Successor, Party.Respondent) is null
                    ? term.Resume(o.Today, o.Rulebook.Terms.Of(TermKind.Payment), o.Calendar)
                : !asked && term.Runs(o.Now, o.Calendar) ? term.StopOn(o.Today, StopReason.AppealStands)
                : term;
            Change(term, after);
        }
    }

    // Once it is paid back the term is met; what is owed later opens another.
    private void AlignRefund(Sanction fine, ActContext o)
    {
        var last = Terms.LastOrDefault(t => t.Kind == TermKind.Refund && t.Subject == fine.Id);
        if (fine.ToReturn.Amount <= 0)
        {
            Fulfil(TermKind.Refund, o.Today, subject: fine.Id);
        }
        else if (
            last is null or { State: TermState.Met }
            || last.State == TermState.Lapsed && fine.Repayments.Any(r => r.Paid >= last.Opened)
        )
        {
            Record(
                new FineToReturn(fine, Open(new(TermKind.Refund, null, fine.Id), TermStart.MoneyToReturn, o.Today, o))
            );
        }
    }

    /// <summary>All sanctions of this case, also those of a decision that stands no more: money may be owed for them.</summary>
    public IEnumerable<Sanction> AllSanctions =>
        EarlierDecisions.SelectMany(d => d.Sanctions).Concat(Decision?.Sanctions ?? []);

    /// <summary>BC-19: asked for with the notification; payable from its receipt on.</summary>
    private void DemandAtOnce(Service notification, ActContext o)
    {
        // FP-25: nothing is asked of who died. While an appeal stands the letter asks for nothing either: it is demanded when that has ended.
        if (HeirsAnswer || AppealSuspends)
        {
            return;
        }

        foreach (
            var fine in Decision!
                .Sanctions.Where(s => s is { Enforceable: Enforceability.AtOnce, State: SanctionState.Decided })
                .ToList()
        )
        {
            Change(fine.Record(SanctionStep.Demanded, notification.Sent, Actor.Clock.Name));
            // A new notification takes the place of the one before (BC-17, FP-11).
            Fulfil(TermKind.Payment, o.Today, subject: fine.Id);
            Open(
                new(TermKind.Payment, Party.Respondent, fine.Id),
                TermStart.ReceiptPresumed,
                notification.Presumed!.Value,
                o
            );
        }
    }

    // BC-23: a proven day of receipt takes the place of the presumed one, and never shortens what was announced.
    private void RestartPayment(DateOnly received, ActContext o)
    {
        foreach (
            var term in Terms
                .Where(t =>
                    t is { Kind: TermKind.Payment, State: not TermState.Met }
                    && t.Derivation.Event == TermStart.ReceiptPresumed
                    && received > t.Derivation.On
                )
                .ToList()
        )
        {
            Change(
                term,
                Term.Open(
                    term.Id,
                    new(TermKind.Payment, term.Party, term.Subject),
                    o.Rulebook.Terms.Of(TermKind.Payment),
                    new TermEvent(TermStart.ReceiptProven, received),
                    o.Calendar,
                    o.Rulebook.Id
                )
            );
        }
    }

    /// <summary>The term in which that fine is to be paid, the last one that was set; null before it was asked for.</summary>
    internal Term? PaymentTerm(Sanction fine) =>
        Terms.LastOrDefault(t => t.Kind == TermKind.Payment && t.Subject == fine.Id);

    /// <summary>BC-30: whether a fine that is due has to be asked for: nobody did yet, or what was asked before was met and came to be owed again, as when a later judgment brings it back.</summary>
    public bool NeedsDemand(Sanction fine) =>
        fine is { Kind: SanctionKind.Fine, State: SanctionState.Due, Owed.Amount: > 0 }
        && PaymentTerm(fine) is null or { State: TermState.Met };

    private bool PaymentLapsed(Sanction fine) => PaymentTerm(fine) is { State: TermState.Lapsed };

    /// <summary>BC-30: whether the webshop is in default with this fine, of which the days are over or run.</summary>
    internal bool IsInDefault(Sanction fine) =>
        PaymentTerm(fine) is { Derivation.Event: TermStart.PutInDefault or TermStart.InstalmentMissed };

    private bool DefaultLapsed(Sanction fine) =>
        PaymentTerm(fine)
            is { State: TermState.Lapsed, Derivation.Event: TermStart.PutInDefault or TermStart.InstalmentMissed };

    private void FollowStep(Sanction fine, SanctionStep step, DateOnly on, ActContext o)
    {
        switch (step)
        {
            case SanctionStep.Demanded when RunningTerm(TermKind.Payment, subject: fine.Id) is null:
                OpenFromReceipt(fine, TermStart.Demanded, on, o.Rulebook.Terms.Of(TermKind.Payment), o);
                break;
            case SanctionStep.InDefault:
                OpenFromReceipt(fine, TermStart.PutInDefault, on, o.Rulebook.Terms.Named("paymentDefault"), o);
                break;
            case SanctionStep.InstalmentAgreed:
                Fulfil(TermKind.Payment, o.Today, subject: fine.Id);
                OpenInstalment(fine, on, o);
                break;
            case SanctionStep.InstalmentPaid when fine.Instalment is not null:
                CoverInstalments(fine, o);
                break;
        }
    }

    // BC-23, BC-30: what is asked by letter is to be paid from its receipt on, which is presumed as that of the decision is.
    private void OpenFromReceipt(Sanction fine, TermStart start, DateOnly sent, TermRule rule, ActContext o)
    {
        var skipped = new List<SkippedDay>();
        var received = o.Calendar.AddWorkingDays(sent, o.Rulebook.Terms.Receipt.Days, skipped);
        Explain(Open(new(TermKind.Payment, Party.Respondent, fine.Id), start, received, o, rule), skipped);
    }

    private void OpenInstalment(Sanction fine, DateOnly after, ActContext o)
    {
        var days = o.Rulebook.Sanctions!.InstalmentEvery.From(after).DayNumber - after.DayNumber;
        Open(
            new(TermKind.Payment, Party.Respondent, fine.Id),
            TermStart.InstalmentAgreed,
            after,
            o,
            o.Rulebook.Terms.Of(TermKind.Payment) with
            {
                Days = days,
            }
        );
    }

    // An instalment is met once all that was paid since the agreement covers it and those before; each runs from the unrolled day of the one before.
    private void CoverInstalments(Sanction fine, ActContext o)
    {
        var agreed = fine.Steps.Select((s, i) => (s, i)).Last(x => x.s.Step == SanctionStep.InstalmentAgreed).i;
        var paid = fine.Steps.Skip(agreed).Where(s => s.Step.BringsMoney()).Sum(s => s.Amount?.Amount ?? 0);
        var from = fine.Steps[agreed].On;
        while (
            RunningTerm(TermKind.Payment, subject: fine.Id) is { } term
            && InstalmentsSince(fine, from) * fine.Instalment!.Amount <= paid
            && fine.Owed.Amount > 0
        )
        {
            var last = Terms.Last(t =>
                t.Kind == TermKind.Payment && t.Subject == fine.Id && t.Derivation.Event == TermStart.InstalmentAgreed
            );
            Change(term, term.Fulfil(o.Today));
            OpenInstalment(fine, last.Derivation.Unrolled, o);
        }
    }

    private int InstalmentsSince(Sanction fine, DateOnly agreed) =>
        Terms.Count(t =>
            t.Kind == TermKind.Payment
            && t.Subject == fine.Id
            && t.Derivation.Event == TermStart.InstalmentAgreed
            && t.Opened >= agreed
        );

    // BC-30: a reminder follows by itself; one instalment missed makes the rest due after a reminder; after the default the body hands over or writes off.
    private void LapsePayment(Term term, ActContext o)
    {
        if (FindSanction(term.Subject) is not { } fine)
        {
            return;
        }

        SanctionStep? step = term.Derivation.Event switch
        {
            TermStart.InstalmentMissed => SanctionStep.InDefault,
            TermStart.PutInDefault => null,
            _ => SanctionStep.Reminded,
        };
        if (term.Derivation.Event == TermStart.InstalmentAgreed)
        {
            Open(
                new(TermKind.Payment, Party.Respondent, fine.Id),
                TermStart.InstalmentMissed,
                o.Today.AddDays(-1),
                o,
                o.Rulebook.Terms.Named("paymentDefault")
            );
        }

        if (step is { } taken)
        {
            var after = fine.Record(taken, o.Today, Actor.Clock.Name);
            Change(after);
            Record(new SanctionStepRecorded(after, after.Steps[^1]));
        }
        else
        {
            Record(new SanctionRests(fine));
        }
    }

    private Refusal? Handle(WriteOffSanction c, ActContext o)
    {
        var fine = FindSanction(c.Sanction);
        var check = new Validation();
        check.Require(
            fine is { Kind: SanctionKind.Fine }
                && fine.State is SanctionState.Due or SanctionState.InInstalments or SanctionState.HandedToCollection,
            "sanction",
            "BC-30",
            fine is null ? FieldReason.Unknown : FieldReason.SanctionNotDue
        );
        check.Require(Document(c.Document!) is not null, "document", "BC-30", FieldReason.Unknown);
        if (check.Refusal is { } no)
        {
            return no;
        }

        Change(fine! with { WriteOff = new WriteOff(c.Reason!, c.Document!, o.Signature) });
        Record(new WriteOffProposed(FindSanction(c.Sanction)!));
        return null;
    }

    /// <summary>The fine whose write-off waits for a second person; null when none does.</summary>
    public Sanction? WriteOffProposal =>
        AllSanctions.FirstOrDefault(s => s.WriteOff is { ConfirmedBy: null } && s.IsEffective);

    private Refusal? Handle(ConfirmWriteOff _, ActContext o)
    {
        var written = WriteOffProposal!.WriteOffBy(o.Signature);
        Change(written);
        Record(new FineWrittenOff(written));
        return null;
    }

    private Refusal? Handle(RejectWriteOff c, ActContext o)
    {
        var fine = WriteOffProposal!;
        Change(fine with { WriteOff = null });
        Record(new WriteOffRejected(fine, c.Reason!));
        return null;
    }

    private Refusal? RefundFine(RecordRefund c, ActContext o)
    {
        var fine = AllSanctions.FirstOrDefault(s => s.Id == c.Sanction);
        if (fine is null)
        {
            return Refusal.Field("sanction", "BC-30", FieldReason.Unknown);
        }

        if (fine.ToReturn.Amount <= 0)
        {
            return Refusal.State("BC-30", RefusalReason.NothingToRefund);
        }

        if (c.Paid > o.Today || c.Paid < fine.Steps.Where(s => s.Step.BringsMoney()).Min(s => s.On))
        {
            return Refusal.Field("paid", "BC-30", FieldReason.DayOutOfOrder);
        }

        var amount = fine.ToReturn;
        Change(fine.Refund(c.Paid!.Value));
        Record(new FineReturned(FindSanction(c.Sanction)!, amount, c.Paid.Value));
        return null;
    }
}
