using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Letters;

/// <summary>Letters on appeals (BC-24…BC-29, FP-6, FP-7). A party to which the decision was not notified hears of no appeal against it (BC-18).</summary>
internal sealed partial class LetterComposer
{
    private bool Appeals(Fact fact)
    {
        switch (fact)
        {
            case AppealLodged { Appeal: var appeal }:
                Lodged(appeal, afterAll: false);
                return true;
            case AppealTakenAsInTime { Appeal: var appeal }:
                Lodged(appeal, afterAll: true);
                return true;
            case ArbitrationChosen { Appeal: { Choice: { } choice } appeal }:
                Chosen(appeal, choice);
                return true;
            case DepositReceived f:
                Received(f.Appeal, f.Booking);
                return true;
            case AppealReferred { Proceeding: var p } f:
                Known(
                    "appeal-referred",
                    ("taken", f.Taken),
                    ("suspends", f.Taken && f.Appeal.SuspendsDecision),
                    ("forum", TextKey.Of(p.Forum)),
                    ("arbitration", p.Forum == Forum.Arbitration),
                    ("on", p.ReferredOn),
                    ("reference", p.Reference)
                );
                return true;
            case ForumHasDecided { Proceeding: var p }:
                foreach (var party in Parties.Both.Where(WasNotified))
                {
                    Write(
                        party,
                        "forum-decided",
                        [
                            .. ForumSaid(p),
                            .. NowStands(party),
                            ("conditionFell", facts.OfType<ConditionFell>().FirstOrDefault()?.Fine.Condition),
                        ]
                    );
                }

                return true;
            case ForumOrderDone { Order: { Done: { } done } order }:
                Known(
                    "order-done",
                    ("order", order.Text),
                    ("forum", TextKey.Of(order.Forum)),
                    ("done", done.Step == SanctionStep.CarriedOut),
                    ("on", done.On)
                );
                return true;
            default:
                return false;
        }
    }

    // What an appeal waits for: the yes, the bringing, the money.
    private bool AppealDuties(Fact fact)
    {
        switch (fact)
        {
            case DepositPaidAhead f:
                Write(
                    f.Paid.Party,
                    "payment-ahead",
                    ("amount", f.Booking.Amount),
                    ("booked", f.Booking.Booked),
                    ("term", c.RunningTerm(TermKind.Appeal, f.Paid.Party)),
                    ("returned", c.OwesPaidAhead(f.Paid))
                );
                return true;
            case ChoiceReminded f:
                Write(
                    Party.Complainant,
                    "choice-reminder",
                    ("own", f.Appeal.Party == Party.Complainant),
                    ("court", GoesToCourtToo(f.Appeal))
                );
                return true;
            case ChoiceStayedOut f:
                Write(
                    Party.Complainant,
                    "choice-missing",
                    ("court", GoesToCourtToo(f.Appeal)),
                    ("term", c.RunningTerm(TermKind.LateAppeal, subject: f.Appeal.Id))
                );
                return true;
            case BringingLapsed f:
                // Before the arbitrator the body is late, and the appellant may go itself; before the court the appellant is.
                Write(f.Appeal.Party, "bringing-lapsed", ("court", f.Term.Party is not null), ("term", f.Term));
                return true;
            case ProceedingGivenUp f:
                Known(
                    "proceeding-given-up",
                    ("forum", TextKey.Of(f.Proceeding.Forum)),
                    ("reasons", f.Reasons == "arbitration-not-accepted" ? null : f.Reasons)
                );
                return true;
            case MoneyReturned f:
                Write(f.To, "money-returned", ("amount", f.Amount), ("paid", f.Paid));
                return true;
            default:
                return false;
        }
    }

    private static IEnumerable<(string, object?)> ForumSaid(Proceeding p) =>
        [
            ("forum", TextKey.Of(p.Forum)),
            ("arbitration", p.Forum == Forum.Arbitration),
            ("on", p.EndedOn),
            ("result", TextKey.Of(p.Outcome!.Value)),
            ("text", p.Text),
            ("otherOrder", p.OtherOrder),
        ];

    // BC-29: what stands from now on, and nothing else as if it did.
    private IEnumerable<(string, object?)> NowStands(Party reader) =>
        c.IsRemitted ? [("waits", true)]
        : c.Decision is { } decision && facts.OfType<DecisionReplaced>().Any()
            ?
            [
                ("stands", true),
                .. DecisionValues(decision, reader),
                ("norms", decision.Norms.Select(id => NormTitle(id, reader)).ToList()),
            ]
        : [];

    private void Known(string template, params (string Name, object? Value)[] values)
    {
        foreach (var party in Parties.Both.Where(WasNotified))
        {
            Write(party, template, values);
        }
    }

    // ST-3: one appeal carries one deposit, which the forum that goes on settles.
    private static bool GoesToCourtToo(Appeal appeal) =>
        appeal.Proceedings.Any(p => p is { Forum: Forum.Court, Ended: false });

    private void Lodged(Appeal appeal, bool afterAll)
    {
        (string, object?)[] fora =
        [
            ("late", appeal.Late),
            ("afterAll", afterAll),
            ("onCondition", appeal.Condition is not null),
            ("arbitration", appeal.NeedsArbitration),
            ("court", appeal.Proceedings.Any(p => p.Forum == Forum.Court)),
            ("admitted", appeal.State == AppealState.Admitted),
        ];
        (string, object?)[] deposit = [("deposit", appeal.Deposit.Required), ("due", appeal.Deposit.Due)];
        Write(
            appeal.Party,
            "appeal-lodged",
            [
                .. fora,
                .. deposit,
                ("reference", appeal.Deposit.Reference),
                ("term", c.RunningTerm(TermKind.Deposit, appeal.Party, appeal.Id)),
            ]
        );
        if (WasNotified(appeal.Party.Other()))
        {
            Write(appeal.Party.Other(), "appeal-lodged-other", fora);
        }

        Write(Addressee.Appeals, "appeal-lodged-office", [.. fora, .. deposit, ("by", TextKey.Of(appeal.Party))]);
    }

    // The consumer knows what it chose itself; what is taken for its answer it is told.
    private void Chosen(Appeal appeal, ArbitrationChoice choice)
    {
        (string, object?)[] values =
        [
            ("accepted", choice.Accepted),
            ("byDefault", choice.ByDefault),
            ("language", Language(choice.Language)),
            ("blocked", appeal.Party == Party.Complainant && !choice.Accepted),
        ];
        if (WasNotified(Party.Respondent))
        {
            // BC-27: who did not appeal is bound only by its own yes.
            Write(Party.Respondent, "arbitration-chosen", [.. values, ("ownAppeal", appeal.Party == Party.Respondent)]);
        }

        if (choice.ByDefault)
        {
            Write(Party.Complainant, "arbitration-chosen", values);
        }
    }

    private void Received(Appeal appeal, Booking booking)
    {
        var deposit = appeal.Deposit;
        var missing = booking.Counted && deposit.Received < deposit.Required;
        var paidNow =
            booking.Counted
            && deposit.Received >= deposit.Required
            && deposit.Received - booking.Amount < deposit.Required;
        Write(
            appeal.Party,
            "deposit-received",
            ("amount", booking.Amount),
            ("booked", booking.Booked),
            ("counted", booking.Counted),
            ("admitted", paidNow),
            ("arbitration", appeal.NeedsArbitration),
            ("court", appeal.Proceedings.Any(p => p.Forum == Forum.Court)),
            ("remaining", missing ? deposit.Required - deposit.Received : null),
            ("due", deposit.Due),
            ("returned", deposit.OwesMoney ? deposit.ToReturn : null)
        );
        if (paidNow && WasNotified(appeal.Party.Other()))
        {
            Write(appeal.Party.Other(), "appeal-admitted");
        }
    }

    private static IEnumerable<(string, object?)> Ended(Appeal appeal, Party reader)
    {
        var own = appeal.Party == reader;
        var inOwnWords =
            appeal is
            {
                State: AppealState.Inadmissible or AppealState.Abandoned,
                EndedBecause: not (null or "forum" or "arbitration-not-accepted" or Case.WithoutObject)
            };
        return
        [
            (
                "ended",
                appeal is { State: AppealState.Inadmissible, EndedBecause: "arbitration-not-accepted" }
                    ? new TextKey(
                        own && reader == Party.Complainant
                            ? "ended.ownArbitrationNotAccepted"
                            : "ended.arbitrationNotAccepted"
                    )
                : appeal.EndedBecause == Case.WithoutObject ? new TextKey("ended.withoutObject")
                : TextKey.Of("ended", appeal.State)
            ),
            ("endedReasons", inOwnWords ? appeal.EndedBecause : null),
            ("ownAppeal", own),
            ("depositKept", own && appeal.Deposit.State == DepositState.Kept ? appeal.Deposit.Kept : null),
            ("depositReturned", own && appeal.Deposit.OwesMoney ? appeal.Deposit.ToReturn : null),
        ];
    }
}
