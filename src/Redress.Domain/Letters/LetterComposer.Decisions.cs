using Redress.Domain.Appeals;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Payments;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Letters;

/// <summary>Letters on the decision, its receipt and its finality (BC-17…BC-30).</summary>
internal sealed partial class LetterComposer
{
    private bool Decisions(Fact fact)
    {
        switch (fact)
        {
            case DecisionPronounced:
                // BC-18: the parties hear of it by the letter itself, not before.
                Write(Addressee.Secretary, "decision-pronounced", ("term", c.RunningTerm(TermKind.Notification)));
                return true;
            case DecisionNotified f:
                Write(f.Party, "decision", [.. DecisionValues(c.Decision!, f.Party), .. Notification(f)]);
                return true;
            case DecisionCorrected { Decision: var corrected }:
                foreach (var party in Parties.Both.Where(WasNotified))
                {
                    Write(
                        party,
                        "decision-corrected",
                        ("reason", corrected.Versions[^1].Reason),
                        (
                            "before",
                            corrected.Versions[^1].RefrainFrom == corrected.RefrainFrom ? null : corrected.RefrainFrom
                        ),
                        ("misled", corrected.Misled.Contains(party))
                    );
                }

                return true;
            case ReceiptRecorded { Service: var service, Appeal: var term }:
                Write(
                    service.Party,
                    "receipt-recorded",
                    ("received", service.Result == ReceiptResult.Received),
                    ("earlier", service.Result == ReceiptResult.Received && service.Proven < service.Presumed),
                    ("refused", service.Result == ReceiptResult.Refused),
                    ("returned", service.Result == ReceiptResult.Returned),
                    ("undeliverable", service.NeverArrived),
                    ("moved", service is { Result: ReceiptResult.Undeliverable, CountsAllTheSame: true }),
                    ("on", service.Proven),
                    ("presumed", service.Presumed),
                    ("term", term is { State: TermState.Running } ? term : null),
                    ("over", term is { State: TermState.Lapsed } ? term.Due : null)
                );
                return true;
            default:
                return false;
        }
    }

    private (string, object?)[] Notification(DecisionNotified fact)
    {
        var decision = c.Decision!;
        (string, object?)[] posted =
        [
            ("posted", fact.Service.Sent),
            ("electronic", fact.Service.Channel == Channel.QualifiedDelivery),
            ("reference", fact.Service.Reference),
            ("presumed", fact.Service.Presumed),
            (
                "lateSetAside",
                decision.LateSetAside.Where(m => m.Party == fact.Party).Select(m => (object)m.On).ToList()
            ),
            ("ground", decision.Ground is { } ground ? TextKey.Of(ground) : null),
            ("nonCooperation", decision.NonCooperation),
            ("norms", decision.Norms.Select(id => NormTitle(id, fact.Party)).ToList()),
            // BC-19: a fine at once is asked for with the notification.
            ("payment", fact.Party == Party.Respondent ? c.RunningTerm(TermKind.Payment) : null),
            ("fineReference", DepositReference.OfFine(c.Number)),
        ];
        if (rulebook.Appeal is not { } law || !rulebook.Has(Stage.Appeal))
        {
            return posted;
        }

        // BC-17: whose late appeal is in time after all need not lodge it again.
        if (
            facts.OfType<AppealTakenAsInTime>().FirstOrDefault(f => f.Appeal.Party == fact.Party) is
            { Appeal: var taken }
        )
        {
            return
            [
                .. posted,
                ("appealInTime", true),
                ("deposit", taken.Deposit.Required),
                ("appealReference", taken.Deposit.Reference),
                ("appealDue", taken.State == AppealState.Lodged ? taken.Deposit.Due : null),
            ];
        }

        // FP-11: nor need who appealed before it was sent again.
        if (fact.Appeal is { State: TermState.Met } left)
        {
            return [.. posted, ("appealStands", true), ("appealAgain", left.Due)];
        }

        var fora = law.ForaOf(decision.KindsToContest);
        return
        [
            .. posted,
            ("mayAppeal", true),
            ("term", fact.Appeal),
            ("deposit", law.DepositOf(fact.Party, !c.IsConsumer)),
            ("depositReference", c.NextDepositReference(fact.Party)),
            ("arbitration", fora.Contains(Forum.Arbitration)),
            ("court", fora.Contains(Forum.Court)),
            ("languages", law.Languages.Select(Language).ToList()),
        ];
    }

    private string NormTitle(string id, Party reader)
    {
        var language = Correspondence.LanguageOf(To(reader), c, rulebook);
        return rulebook.Norms.FirstOrDefault(n => n.Id == id)?.Title is { } title
            ? $"{id} – {title.GetValueOrDefault(language) ?? title.Values.First()}"
            : id;
    }

    private static TextKey Language(string code) => new($"language.{code}");

    /// <summary>What the same act brought about for this reader besides its main matter; each is a paragraph of every letter.</summary>
    // FP-7: the days on which it sent what nobody decided upon, since the case ended.
    private List<object>? Undecided(Party party) =>
        facts.OfType<LateMatterLeft>().Select(f => f.Submission).Where(s => s.Party == party).ToList()
            is { Count: > 0 } left
            ? [.. left.Select(s => (object)s.On).Distinct()]
            : null;

    private List<(string, object?)> AlsoFor(Party party)
    {
        var values = new List<(string, object?)>();
        // FP-6: while it is asked, every letter that tells of the appeal says so, and none that nothing is to be done.
        if (party == Party.Complainant && c.RunningTerm(TermKind.Choice) is { } choice)
        {
            values.AddRange([
                ("choice", choice),
                ("choiceLanguages", rulebook.Appeal!.Languages.Select(Language).ToList()),
            ]);
        }

        values.Add(("undecided", Undecided(party)));
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case CommentInvited f when f.Party == party:
                    values.Add(("comment", f.Term));
                    break;
                case CommitteeTold f when f.Party == party:
                    values.AddRange(Sits(f));
                    break;
                case FinalityLifted when WasNotified(party):
                    values.Add(("lifted", WhyLifted));
                    break;
                case ComplaintRemitted f when WasNotified(party):
                    values.AddRange([("remitted", true), ("decideBy", f.Outcome)]);
                    break;
                case AwardPermissionAsked f when f.Party == party:
                    values.Add(("permission", f.Term));
                    break;
                case AppealEnded { Appeal: var appeal } when WasNotified(party):
                    values.AddRange(Ended(appeal, party));
                    break;
                case DecisionBecameFinal { Decision: var decision } when WasNotified(party):
                    values.AddRange([
                        ("final", c.FinalOn),
                        (
                            "paidAhead",
                            c.PaidAhead.Find(p => p.Party == party && c.OwesPaidAhead(p))?.Held(rulebook.Currency)
                        ),
                        .. DecisionValues(decision, party),
                        .. InForce(decision.Sanctions),
                        ("stop", StopTerm(party)),
                    ]);
                    break;
            }
        }

        return [.. values, .. TookEffect(party)];
    }

    // BC-17, BC-23, BC-25, ST-3: what the act told that lifted the finality.
    private TextKey WhyLifted =>
        new(
            facts.OfType<ReceiptRecorded>().Any() ? "lifted.receipt"
            : facts.OfType<DecisionNotified>().Any() ? "lifted.misled"
            : facts.OfType<AppealReferred>().Any() ? "lifted.forum"
            : facts.OfType<ForumHasDecided>().Any() ? "lifted.remitted"
            : "lifted.appeal"
        );

    // What is carried out from now on, where no letter of finality says so.
    private IEnumerable<(string, object?)> TookEffect(Party party)
    {
        var sanctions = facts.OfType<SanctionTookEffect>().Select(f => f.Sanction).ToList();
        return sanctions.Count == 0 || facts.OfType<DecisionBecameFinal>().Any() || !WasNotified(party)
            ? []
            :
            [
                ("carriedOut", facts.OfType<ForumHasDecided>().Any()),
                ("sanctions", sanctions.Select(Row).ToList()),
                ("refrain", OrderBehind(sanctions[0])),
                .. InForce(sanctions),
                ("stop", StopTerm(party)),
            ];
    }

    // BC-30: what was to be confirmed by a day that is over stands among the duties as over.
    private Term? StopTerm(Party party) =>
        party == Party.Respondent && c.RunningTerm(TermKind.Stop) is { } term && term.Due >= Today ? term : null;

    // BC-21: the order of the decision that imposed it, which may be one that is taken anew otherwise (BC-29).
    private string? OrderBehind(Sanction sanction) =>
        c
            .EarlierDecisions.Append(c.Decision)
            .FirstOrDefault(d => d?.Sanctions.Any(s => s.Id == sanction.Id) == true)
            ?.RefrainFrom;

    private static IEnumerable<(string, object?)> Sits(CommitteeTold told) =>
        [
            ("sits", told.Members.Order(StringComparer.Ordinal).ToList()),
            (
                "newOnes",
                told.Coming.Count < told.Members.Count
                    ? string.Join(", ", told.Coming.Order(StringComparer.Ordinal))
                    : null
            ),
            ("objection", told.Objection),
        ];

    private static IEnumerable<(string, object?)> DecisionValues(Decision decision, Party reader) =>
        [
            ("outcome", TextKey.Of(decision.Outcome)),
            ("sanctions", decision.StandingSanctions.Select(Row).ToList()),
            ("activates", decision.Activates.Select(a => Row(a, reader)).ToList()),
            ("annulled", decision.Sanctions.Any(s => s.State == SanctionState.Annulled)),
            ("replaced", decision.Replaced.Count > 0),
            ("refrain", decision.StandingSanctions.Any(s => !s.EndedWithMember) ? decision.RefrainFrom : null),
        ];

    // BC-20: named with what it is; of which other complaint is told to the webshop alone (BC-16).
    private static Dictionary<string, object> Row(DeferralActivation activation, Party reader) =>
        Row(
            ("kind", activation.Kind is { } kind ? TextKey.Of(kind) : null),
            ("amount", activation.Amount),
            ("from", activation.From),
            ("to", activation.To),
            ("otherCase", reader == Party.Respondent ? activation.Case : null)
        );

    private IEnumerable<(string, object?)> InForce(IEnumerable<Sanction> sanctions)
    {
        var effective = sanctions.Where(s => s.IsEffective).ToList();
        var due = effective.Find(s => s is { Kind: SanctionKind.Fine, State: SanctionState.Due });
        return
        [
            ("labelLost", effective.Exists(s => s.Took(SanctionStep.LabelWithdrawn) || s.Took(SanctionStep.Excluded))),
            (
                "labelLostOn",
                effective.Find(s => s is { Kind: SanctionKind.Suspension, State: SanctionState.Due })?.RunsFrom
            ),
            ("excluding", effective.Exists(s => s is { Kind: SanctionKind.Exclusion, State: SanctionState.Due })),
            ("fine", due is not null && c.NeedsDemand(due) ? due.Owed : null),
            // BC-19: asked for with the notification; its days run, or run on.
            ("fineAsked", due is { Owed.Amount: > 0 } && !c.NeedsDemand(due) ? due.Owed : null),
            ("fineAskedBy", due is null ? null : c.RunningTerm(TermKind.Payment, subject: due.Id)),
        ];
    }

    private static Dictionary<string, object> Row(Sanction s) =>
        Row(
            ("kind", TextKey.Of(s.Kind)),
            ("amount", s.Amount),
            ("condition", string.IsNullOrWhiteSpace(s.Condition) ? null : s.Condition),
            ("conditionUntil", s.ConditionUntil),
            ("atOnce", s is { Enforceable: Enforceability.AtOnce, State: SanctionState.Decided }),
            ("deferredFor", s.IsEffective ? null : s.DeferredFor),
            ("deferredUntil", s.IsEffective ? null : s.DeferredUntil),
            ("from", s.RunsFrom ?? s.From),
            ("to", s.RunsTo ?? s.To),
            ("without", s.State == SanctionState.WithoutObject)
        );
}
