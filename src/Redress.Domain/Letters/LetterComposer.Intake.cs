using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Letters;

/// <summary>Letters on intake, mediation and the external committee (BC-6…BC-11, FP-2, FP-3, FP-5, WK-2).</summary>
internal sealed partial class LetterComposer
{
    private bool GoesOnElsewhere => rulebook.Has(Stage.ExternalReferral) && c.Respondent.IsMember;

    private bool Intake(Fact fact)
    {
        switch (fact)
        {
            case ComplaintFiled:
                Write(
                    Party.Complainant,
                    "complaint-received",
                    ("insolvency", c.RestsOnInsolvency),
                    ("mediationOnly", !c.GoesToCommittee && !GoesOnElsewhere),
                    ("contactFirst", !c.IsUnsolicitedAdvertising && c.Contact.ContactedOn is null),
                    ("refusal", c.RunningTerm(TermKind.Refusal))
                );
                return true;
            case InformationRequested f:
                Write(
                    Party.Complainant,
                    "information-requested",
                    ("items", Texts(f.Items)),
                    ("term", f.Term),
                    ("later", c.State != CaseState.Incomplete)
                );
                return true;
            case SupplyReminded f:
                Write(
                    Party.Complainant,
                    "supply-reminder",
                    ("items", Texts(c.Asked.Where(a => a.Open))),
                    ("term", f.Term)
                );
                return true;
            case InformationSupplied f:
                Write(Addressee.Secretary, "information-supplied", ("all", f.All), ("late", f.Late));
                return true;
            case ComplaintDiscontinued:
                Write(Party.Complainant, "complaint-discontinued", ("mayReopen", !c.ReopenedOnce));
                return true;
            case CaseClosed { Reason: CloseReason.Discontinued }:
                return true;
            case ComplaintRefused f:
                Both("complaint-refused", ("ground", TextKey.Of(f.Ground)), ("reasons", f.Reasons));
                return true;
            case ComplaintWithdrawn:
                Both("complaint-withdrawn");
                return true;
            case RespondentReplaced f:
                Replaced(f);
                return true;
            default:
                return false;
        }
    }

    // FP-21, BC-16: who is the respondent now is written to when it is told of the complaint; who never was told learns nothing.
    private void Replaced(RespondentReplaced former)
    {
        Write(
            Party.Complainant,
            "respondent-replaced",
            ("before", former.Before),
            ("mediated", former.WasInformed),
            ("committee", c.GoesToCommittee),
            ("referral", GoesOnElsewhere)
        );
        if (former.WasInformed)
        {
            Write(Addressee.FormerRespondent, "no-longer-respondent", ("name", former.Before), ("former", true));
        }
    }

    private static List<string> Texts(IEnumerable<AskedItem> items) => [.. items.Select(i => i.Text)];

    private static List<Dictionary<string, object>> Rows(IReadOnlyList<SettlementClause> terms) =>
        [.. terms.Select(t => Row(("what", t.What), ("sum", t.Amount), ("day", t.By)))];

    private bool Mediation(Fact fact)
    {
        switch (fact)
        {
            case MediationStarted:
                Write(
                    Party.Complainant,
                    "mediation-started",
                    ("committee", c.GoesToCommittee),
                    ("referral", GoesOnElsewhere),
                    ("until", c.RunningTerm(TermKind.Mediation)?.Due)
                );
                Write(
                    Party.Respondent,
                    "mediation-invited",
                    // FP-2: with its first letter.
                    ("complete", c.CompleteOn),
                    ("committee", c.GoesToCommittee),
                    ("referral", GoesOnElsewhere),
                    ("facts", c.Facts),
                    ("claim", c.Claim),
                    ("until", c.RunningTerm(TermKind.Mediation)?.Due)
                );
                return true;
            case ProposalMade { Proposal: var p, Reflection: var reflection }:
                var countered = c.Proposals.Find(other => other.Id == p.Counters);
                Write(
                    p.From.Other(),
                    "proposal-made",
                    ("text", p.Text),
                    ("amount", p.Amount),
                    ("by", p.By),
                    ("agreed", Rows(p.Terms)),
                    ("counters", countered?.MadeOn),
                    ("stillOpen", countered?.State == ProposalState.Open),
                    ("term", reflection)
                );
                return true;
            case ProposalDeclined { Proposal: var p }:
                Write(p.From, "proposal-declined", ("reason", p.Reason));
                return true;
            case ProposalWithdrawn { Proposal: var p }:
                Write(p.From.Other(), "proposal-withdrawn", ("text", p.Text), ("on", p.MadeOn));
                return true;
            case MediationOver f:
                Over(f);
                return true;
            case MediationFailed:
                var referable =
                    c.ReferableUntil(rulebook) is { } last && last >= rulebook.Working.Day(now)
                        ? last
                        : (DateOnly?)null;
                Both(
                    "mediation-failed",
                    ("until", referable),
                    ("body", referable is null ? null : rulebook.Referral!.Body)
                );
                return true;
            default:
                return false;
        }
    }

    private void Over(MediationOver f)
    {
        foreach (var party in Parties.Both)
        {
            Write(
                party,
                "mediation-over",
                ("mine", f.By == party),
                ("other", f.By == party.Other()),
                ("timeOver", f.By is null),
                ("reason", f.By == party.Other() ? f.Reason : null),
                ("committee", c.GoesToCommittee),
                ("referral", GoesOnElsewhere),
                ("term", f.GoOn)
            );
        }

        Write(
            Addressee.Secretary,
            "mediation-over-office",
            ("by", f.By is { } by ? TextKey.Of(by) : null),
            ("reason", f.Reason),
            ("term", f.GoOn)
        );
    }

    // FP-23: who must act reads all that waits; the parties, when they hear again.
    private void Delayed(DutyDelayed fact)
    {
        var delay = fact.Delay;
        var rule = DutyRule.Of(delay.Kind);
        if (rule.PartiesAreTold)
        {
            Both(
                "duty-delayed",
                ("what", TextKey.Of("duty", delay.Kind)),
                ("why", WhyDelayed(delay.Kind)),
                ("day", delay.Due),
                ("until", delay.Until),
                ("again", fact.Again)
            );
        }

        var desk = rule.Owner == Role.Appeals ? Addressee.Appeals : Addressee.Secretary;
        Write(
            desk,
            "duty-waits",
            (
                "duties",
                facts
                    .OfType<DutyDelayed>()
                    .Where(f => DutyRule.Of(f.Delay.Kind).Owner == rule.Owner)
                    .Select(f => Row(("what", TextKey.Of("duty", f.Delay.Kind)), ("day", f.Delay.Due)))
                    .ToList()
            ),
            ("told", rule.PartiesAreTold),
            ("until", delay.Until)
        );
    }

    // FP-23, FP-4: both are told why. Where the outcome is late it is what the file still waits for.
    private TextKey WhyDelayed(DutyKind kind) =>
        kind == DutyKind.Outcome
            ? new TextKey($"why.outcome.{WireNames.Camel(c.State.ToString())}")
            : TextKey.Of("why", kind);

    // FP-5: until when the complainant may file anew, if the settlement is not kept.
    private DateOnly? AnewUntil => c.MayBeComplainedOfUntil(rulebook.SettlementComplainedOfWithin);

    private bool Settlement(Fact fact)
    {
        switch (fact)
        {
            case CaseSettled { Settlement: var s }:
                Both(
                    "case-settled",
                    ("terms", s.Terms),
                    ("amount", s.Amount),
                    ("by", s.By),
                    ("agreed", Rows(s.BesideText)),
                    ("ask", s.AskOn),
                    ("anewUntil", AnewUntil)
                );
                return true;
            case SettlementAsked { Settlement: var s }:
                Both(
                    "settlement-asked",
                    ("terms", s.Terms),
                    ("amount", s.Amount),
                    ("by", s.By),
                    ("agreed", Rows(s.BesideText)),
                    ("on", s.On),
                    ("anewUntil", AnewUntil)
                );
                return true;
            case SettlementReported { Report: var r }:
                Write(
                    r.By.Other(),
                    "settlement-reported",
                    ("kept", r.Kept),
                    ("text", r.Text),
                    ("answered", c.Settlement!.ReportOf(r.By.Other()) is not null),
                    ("anewUntil", r.Kept ? null : AnewUntil)
                );
                return true;
            default:
                return false;
        }
    }

    // WK-2: asked without a term, so by when the body says how it ended; whom the consumer denied it to answers within a term of its own.
    private void AskAboutCompliance(Referral referral)
    {
        var denied = facts.OfType<ComplianceReported>().Any();
        foreach (var party in Parties.Both)
        {
            Write(
                party,
                "compliance-asked",
                ("body", referral.Body),
                ("on", referral.AdviceOn),
                ("answered", referral.ReportOf(party) is not null),
                ("by", denied ? null : Term.LastDay(rulebook.Terms.Of(TermKind.Compliance), Today, rulebook.Working))
            );
        }
    }

    private bool Referral(Fact fact)
    {
        switch (fact)
        {
            case DisputeReferred { Referral: var r }:
                Both("dispute-referred", ("body", r.Body), ("reference", r.Reference), ("on", r.On));
                return true;
            case AdviceRecorded { Referral: var r }:
                Both(
                    "advice-recorded",
                    ("body", r.Body),
                    ("on", r.AdviceOn),
                    ("advice", r.Advice),
                    ("term", c.RunningTerm(TermKind.Compliance)),
                    ("ask", r.AskedOn is not null)
                );
                return true;
            case ComplianceAsked { Referral: var r }:
                AskAboutCompliance(r);
                return true;
            case ComplianceReported { Report: var report } f:
                (string, object?)[] said =
                [
                    ("by", TextKey.Of(report.By)),
                    ("complied", report.Complied),
                    ("text", report.Text),
                    ("answer", f.Answer),
                ];
                Write(report.By.Other(), "compliance-reported", said);
                Write(Addressee.Secretary, "compliance-reported", said);
                return true;
            case ComplianceRecorded f:
                Both(
                    "compliance-recorded",
                    ("body", c.Referral!.Body),
                    ("on", c.Referral.ComplianceOn),
                    ("complied", f.Complied)
                );
                if (!f.Complied)
                {
                    Write(
                        Addressee.Registrar,
                        "advice-not-followed",
                        ("body", c.Referral.Body),
                        ("reference", c.Referral.Reference),
                        ("on", c.Referral.ComplianceOn)
                    );
                }

                return true;
            default:
                return false;
        }
    }
}
