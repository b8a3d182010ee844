using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The advice of the external committee, and whether the provider complied with it (WK-2).</summary>
public sealed partial class Case
{
    // What the term is about once the consumer said that the provider did not comply.
    private const string AnswerToDenial = "denial";

    private Refusal? Handle(RecordAdvice c, ActContext o)
    {
        var check = new Validation();
        check.Require(c.On <= o.Today && c.On >= Referral!.On, "on", "WK-2", FieldReason.DayOutOfOrder);
        check.Require(c.By is null || c.By >= c.On, "by", "WK-2", FieldReason.DayOutOfOrder);
        if (check.Refusal is { } no)
        {
            return no;
        }

        // What was asked and said of an advice that was recorded before concerns that one.
        Fulfil(TermKind.Compliance, o.Today);
        Referral = Referral! with { Advice = c.Text, AdviceOn = c.On, AskedOn = null, Reports = [] };
        Record(new AdviceRecorded(Referral));
        var rule = o.Rulebook.Terms.Of(TermKind.Compliance);
        var matter = new TermMatter(TermKind.Compliance, Party.Respondent);
        var from = new TermEvent(TermStart.AdviceGiven, c.On!.Value);
        var term = c.By is { } by
            ? Term.OpenOn(NextId("t"), matter, rule.Rule, from, by, o.Rulebook.Id)
            : Term.Open(NextId("t"), matter, rule, from, o.Calendar, o.Rulebook.Id);
        Terms.Add(term);
        // The body may hear of the advice only when the provider's time is over.
        if (term.Due < o.Today)
        {
            Change(term, term.Lapse(o.Today));
            AskAboutCompliance(o);
        }

        return null;
    }

    private void LapseCompliance(Term term, ActContext o)
    {
        if (term.Subject is null)
        {
            AskAboutCompliance(o);
        }
    }

    private void AskAboutCompliance(ActContext o)
    {
        Referral = Referral! with { AskedOn = o.Today };
        // First, so that the provider is told of the word that it answers to.
        if (Referral.ReportOf(Party.Complainant) is { Complied: false } early)
        {
            Record(new ComplianceReported(early, OpenAnswerTerm(o)));
        }

        Record(new ComplianceAsked(Referral));
    }

    private Term OpenAnswerTerm(ActContext o) =>
        Open(
            new(TermKind.Compliance, Party.Respondent, AnswerToDenial),
            TermStart.ComplianceDenied,
            o.Today,
            o,
            o.Rulebook.Terms.ComplianceAnswer
        );

    // A later answer takes the place of an earlier one; what the consumer denies opens the provider's term to answer, once, and not before both were asked.
    private Refusal? Handle(ReportCompliance c, ActContext o)
    {
        var check = new Validation();
        CheckDocuments(check, c.Documents, "documents", o);
        if (check.Refusal is { } no)
        {
            return no;
        }

        var text = string.IsNullOrWhiteSpace(c.Text) ? null : c.Text;
        var report = new ComplianceReport(o.Party, c.Complied!.Value, text, o.On);
        Referral = Referral! with { Reports = [.. Referral.Reports.Where(r => r.By != o.Party), report] };
        AttachTo(c.Documents, Command.NameOf<ReportCompliance>(), o);
        if (o.Party == Party.Respondent)
        {
            Fulfil(TermKind.Compliance, o.On, Party.Respondent, AnswerToDenial);
        }

        var denied =
            o.Party == Party.Complainant && !report.Complied && Referral.AskedOn is not null && AnswerTerm is null;
        Record(new ComplianceReported(report, denied ? OpenAnswerTerm(o) : null));
        return null;
    }

    // Of the advice that was recorded last; its own term is in the file before it.
    private Term? AnswerTerm =>
        Terms.LastOrDefault(t => t.Kind == TermKind.Compliance) is { Subject: AnswerToDenial } last ? last : null;

    private Refusal? Handle(RecordCompliance c, ActContext o)
    {
        if (c.Complied == false && WhyNotYetDenied(o) is { } early)
        {
            return early;
        }

        if (c.On > o.Today || c.On < Referral!.AdviceOn)
        {
            return Refusal.Field("on", "WK-2", FieldReason.DayOutOfOrder);
        }

        Referral = Referral with { Complied = c.Complied, ComplianceOn = c.On };
        Record(new ComplianceRecorded(c.Complied!.Value));
        EndCase(c.Complied.Value ? CloseReason.AdviceFollowed : CloseReason.AdviceNotFollowed, o);
        return null;
    }

    private Refusal? WhyNotYetDenied(ActContext o) =>
        Referral!.ReportOf(Party.Complainant) is not { Complied: false }
            ? Refusal.State(
                "WK-2",
                RefusalReason.ConsumerDidNotComplain,
                new Obstacle(ObstacleKind.Compliance, Party.Complainant)
            )
        // What its own term still allows is not yet refused, whatever the consumer says of it.
        : Terms.Find(t => t is { Kind: TermKind.Compliance, Subject: null } && t.Runs(o.Now, o.Calendar)) is { } own
            ? Refusal.State(
                "WK-2",
                RefusalReason.AdviceTermRuns,
                new Obstacle(ObstacleKind.Compliance, Party.Respondent, null, own.Due)
            )
        : AnswerTerm is { } term && term.Runs(o.Now, o.Calendar)
            ? Refusal.State(
                "WK-2",
                RefusalReason.AnswerTermRuns,
                new Obstacle(ObstacleKind.Compliance, Party.Respondent, null, term.Due)
            )
        : null;

    // The secretary asks after an advice that does not come; and says how it ended once both could speak of it.
    private IEnumerable<Duty> DutiesOfReferral(Rulebook rulebook)
    {
        if (State != CaseState.ReferredExternally || Referral is not { } referral)
        {
            yield break;
        }

        if (referral.Advice is null)
        {
            yield return new Duty(
                DutyKind.Advice,
                Term.LastDay(rulebook.Terms.ReferralFollowUp, referral.On, rulebook.Working)
            );
        }
        else if (AnswerTerm is { } answer)
        {
            yield return new Duty(
                DutyKind.Compliance,
                Term.LastDay(rulebook.Terms.Of(TermKind.GoOn), answer.EndedOn ?? answer.Due, rulebook.Working)
            );
        }
        else if (referral.AskedOn is { } asked)
        {
            yield return new Duty(
                DutyKind.Compliance,
                Term.LastDay(rulebook.Terms.Of(TermKind.Compliance), asked, rulebook.Working)
            );
        }
    }
}
