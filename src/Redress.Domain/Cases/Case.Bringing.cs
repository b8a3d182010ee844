using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>On the way to its forum: the consumer's choice for or against arbitration, and the term within which the appeal is brought there (BC-25, BC-27, FP-6).</summary>
public sealed partial class Case
{
    /// <summary>Opens and ends, after each act with all that followed from it, the terms that follow from how the appeals and their money stand.</summary>
    internal void KeepAppealTerms(ActContext o)
    {
        if (Erased)
        {
            return;
        }

        EndAppealsWithoutObject(o);
        EndConditionsNotWaitedFor(o);
        foreach (var appeal in Appeals.Where(a => a.State is AppealState.Admitted or AppealState.ArbitrationOrCourt))
        {
            foreach (var proceeding in appeal.Proceedings.Where(p => p.AwaitsReferral))
            {
                OpenBringing(appeal, proceeding, o);
            }
        }

        foreach (var appeal in Appeals)
        {
            KeepRefundTerm(appeal.Id, appeal.Deposit.OwesMoney, appeal.Deposit.RefundedOn, o);
        }

        foreach (var paid in PaidAhead)
        {
            KeepRefundTerm(PaidAheadBy(paid.Party), OwesPaidAhead(paid), paid.RefundedOn, o);
        }
    }

    /// <summary>The term to bring this part of the appeal before its forum: the appellant's before the court, the body's before the arbitrator (BC-25).</summary>
    public Term? BringingOf(Appeal appeal, Forum forum) =>
        Terms.LastOrDefault(t =>
            t.Kind == TermKind.Bringing
            && t.Subject == appeal.Id
            && t.Party == (forum == Forum.Court ? appeal.Party : (Party?)null)
        );

    private void OpenBringing(Appeal appeal, Proceeding proceeding, ActContext o)
    {
        if (BringingOf(appeal, proceeding.Forum) is not null || WhyNotReferred(appeal, proceeding) is not null)
        {
            return;
        }

        var admitted = appeal.AdmittedOn ?? o.Today;
        if (proceeding.Forum == Forum.Court)
        {
            Open(new(TermKind.Bringing, appeal.Party, appeal.Id), TermStart.AppealAdmitted, admitted, o);
            return;
        }

        // From the admission, or from the end of the choice term or of the other party's term to appeal, if later.
        var free = Terms
            .Where(t =>
                t.Kind == TermKind.Choice && t.Subject == appeal.Id || t.Id == AppealTermOf(appeal.Party.Other())!.Id
            )
            .Select(LastDay)
            .Append(DateOnly.MinValue)
            .Max();
        var (start, on) =
            admitted >= free ? (TermStart.AppealAdmitted, admitted) : (TermStart.WayToArbitratorFree, free);
        Open(new(TermKind.Bringing, null, appeal.Id), start, on, o);
    }

    // The last day of a term that lapsed is its own; one that was met ended on the day of the act.
    private static DateOnly LastDay(Term term) =>
        term.State == TermState.Met && term.EndedOn < term.Due ? term.EndedOn!.Value : term.Due;

    private void MeetBringing(Appeal appeal, Forum forum, DateOnly on)
    {
        if (BringingOf(appeal, forum) is { State: TermState.Running or TermState.Stopped } term)
        {
            Change(term, term.Fulfil(on));
        }

        JudgeNoAbandonment(appeal, forum, on);
    }

    // BC-25: before the court the appellant lost its time; who handles the appeal has some days to take its proof, or to declare it abandoned.
    private void LapseBringing(Term term, ActContext o)
    {
        var appeal = AppealOf(term);
        if (term.Party is not null && !appeal.Ended)
        {
            Open(new(TermKind.Abandonment, null, appeal.Id), TermStart.BringingLapsed, term.Due, o);
        }

        Record(new BringingLapsed(appeal, term));
    }

    private void JudgeNoAbandonment(Appeal appeal, Forum forum, DateOnly on)
    {
        if (forum == Forum.Court)
        {
            Fulfil(TermKind.Abandonment, on, subject: appeal.Id);
        }
    }

    /// <summary>BC-25: once an appeal is before its forum, how it stands is recorded at least every some months.</summary>
    private IEnumerable<Duty> DutiesOfStand =>
        Appeals
            .Where(a => a.BeforeForum.Count > 0)
            .Select(a => (a.Id, By: a.BeforeForum.Min(p => p.StandBy)))
            .Where(a => a.By is not null)
            .Select(a => new Duty(DutyKind.Stand, a.By!.Value, null, a.Id));

    private Refusal? Handle(DeclareAppealAbandoned c, ActContext o)
    {
        if (WhyNoAppeal(c.Appeal, "BC-25", out var appeal) is { } unknown)
        {
            return unknown;
        }

        if (appeal.Ended)
        {
            return Refusal.State("ST-3", RefusalReason.AppealHasEnded);
        }

        var forum = c.Forum ?? Forum.Court;
        if (!appeal.Proceedings.Any(p => p.Forum == forum))
        {
            return Refusal.Field("forum", "BC-25", FieldReason.NotAForumOfThisAppeal);
        }

        if (WhyNotAbandoned(appeal, forum, o) is { } notNow)
        {
            return notNow;
        }

        if (c.Document is not null && Document(c.Document) is null)
        {
            return Refusal.Field("document", "BC-25", FieldReason.Unknown);
        }

        ServeOnNotified(c.Document, o);
        GiveUp(appeal, forum, AppealAct.DeclareAppealAbandoned, o, c.Reasons!);
        return null;
    }

    // BC-25: a note of who handles the appeal says how it stands before its forum; the next is due some months later.
    private void NoteStand(ActContext o)
    {
        if (o.Act.By.Role != Role.Appeals || o.Rulebook.Appeal is not { } law)
        {
            return;
        }

        foreach (var appeal in Appeals.ToList())
        {
            var standing = appeal.BeforeForum;
            Change(
                appeal with
                {
                    Proceedings =
                    [
                        .. appeal.Proceedings.Select(p =>
                            standing.Contains(p) ? p with { StandBy = law.StandReport.From(o.Today) } : p
                        ),
                    ],
                }
            );
        }
    }

    /// <summary>BC-25: why this part of the appeal cannot be declared abandoned now. Before the arbitrator the delay is the body's own, and never ends it; before the court the appellant was warned, and its term is over.</summary>
    public Refusal? WhyNotAbandoned(Appeal appeal, Forum forum, ActContext o)
    {
        var proceeding = appeal.Proceedings.Single(p => p.Forum == forum);
        if (forum != Forum.Court)
        {
            return Refusal.State("BC-25", RefusalReason.ArbitrationIsTheBodysDuty);
        }

        if (!proceeding.AwaitsReferral || BringingOf(appeal, forum) is not { } term)
        {
            return Refusal.State("BC-25", RefusalReason.NoAppealToAbandon);
        }

        return term.State == TermState.Lapsed && term.RemindedOf == term.Due
            ? null
            : Refusal.State(
                "BC-25",
                RefusalReason.AppealMayStillBeBrought,
                new Obstacle(ObstacleKind.Bringing, appeal.Party, null, term.Due)
            );
    }

    // FP-6: asked on the day of the act, also when the appeal itself came on paper some days before.
    private void AskArbitration(Appeal appeal, ActContext o)
    {
        ShareChoice(appeal, o);
        if (IsConsumer && FindAppeal(appeal.Id)! is { AwaitsChoice: true, Choice: null })
        {
            var choice = Open(
                new(TermKind.Choice, Party.Complainant, appeal.Id),
                TermStart.ArbitrationAsked,
                o.Today,
                o
            );
            Record(new ArbitrationAsked(appeal, choice));
        }
    }

    // FP-6: the consumer's own answer on another appeal that still runs against the decision; null while it gave none. A yes in an appeal that it took back binds it to nothing (BC-27).
    private ArbitrationChoice? GivenChoice(Appeal? besides) =>
        PresentAppeals
            .Where(a => a.Id != besides?.Id && a is { Ended: false, NeedsArbitration: true, Choice.ByDefault: false })
            .Select(a => a.Choice)
            .LastOrDefault();

    /// <summary>
    /// BC-29, FP-6: both parties' appeals go to one arbitrator, so what the consumer said on one is not asked again on the other, and both are in one language.
    /// A no is taken over by the member's appeal alone, which goes on without binding the consumer; its own ends by nothing but its own word.
    /// </summary>
    private void ShareChoice(Appeal appeal, ActContext o)
    {
        if (!IsConsumer || appeal.Condition is not null || appeal.AgainstEarlier is not null)
        {
            return;
        }

        if (appeal.Choice is { ByDefault: false } given)
        {
            foreach (var other in PresentAppeals.Where(a => a.Id != appeal.Id).ToList())
            {
                TakeChoice(other, given, o);
            }
        }
        else if (GivenChoice(appeal) is { } known)
        {
            TakeChoice(appeal, known, o);
        }
    }

    private void TakeChoice(Appeal to, ArbitrationChoice given, ActContext o)
    {
        if (
            to is { Ended: true } or { Late: true }
            || to.Choice == given
            || !given.Accepted && to.Party == Party.Complainant
            || !to.Proceedings.Any(p => p.Forum == Forum.Arbitration && p.AwaitsReferral)
        )
        {
            return;
        }

        Fulfil(TermKind.Choice, o.On, subject: to.Id);
        Fulfil(TermKind.LateAppeal, o.On, subject: to.Id);
        Change(to with { Choice = given });
    }

    private Refusal? Handle(ChooseArbitration c, ActContext o)
    {
        if (WhyNoAppeal(c.Appeal, "FP-6", out var appeal, a => a.NeedsArbitration) is { } unknown)
        {
            return unknown;
        }

        var law = o.Rulebook.Appeal!;
        var check = new Validation();
        check.Require(
            c.Language is null ? c.Accepted == false : law.Languages.Contains(c.Language),
            "language",
            "BC-27",
            FieldReason.ArbitrationLanguage,
            string.Join(", ", law.Languages)
        );
        if (check.Refusal is { } no)
        {
            return no;
        }

        if (!IsConsumer || !appeal.AwaitsChoice)
        {
            return Refusal.State("FP-6", RefusalReason.ChoiceIsOver);
        }

        Fulfil(TermKind.Choice, o.On, subject: appeal.Id);
        Fulfil(TermKind.LateAppeal, o.On, subject: appeal.Id);
        var choice = new ArbitrationChoice(
            c.Language ?? law.LanguageFor(Language),
            c.Accepted!.Value,
            o.On,
            ByDefault: false
        );
        var chosen = appeal with { Choice = choice };
        Change(chosen);
        Record(new ArbitrationChosen(chosen));
        ShareChoice(chosen, o);
        if (!choice.Accepted && appeal.Party == Party.Complainant)
        {
            GiveUp(chosen, Forum.Arbitration, AppealAct.ChooseArbitration, o, "arbitration-not-accepted");
        }

        return null;
    }

    // FP-6: one reminder, then some days more, counted from the day that went by.
    private Refusal? RemindOfChoice(Term term, ActContext o)
    {
        Change(term, term.Lapse(o.Today));
        var appeal = AppealOf(term);
        var more = Open(
            new(TermKind.Choice, Party.Complainant, appeal.Id),
            TermStart.Reminded,
            term.Due,
            o,
            o.Rulebook.Terms.ChoiceReminder
        );
        Record(new ChoiceReminded(appeal, more));
        return null;
    }

    // FP-6: silence ends nothing by itself. A member's appeal goes on without binding the consumer, whose own waits for a reasoned act.
    private void LapseChoice(Term term, ActContext o)
    {
        var appeal = AppealOf(term);
        if (appeal.Ended)
        {
            return;
        }

        if (appeal.Party == Party.Complainant)
        {
            Open(new(TermKind.LateAppeal, null, appeal.Id), TermStart.ChoiceStayedOut, term.Due, o);
            Record(new ChoiceStayedOut(appeal));
            return;
        }

        var language = o.Rulebook.Appeal!.LanguageFor(Language);
        var chosen = appeal with
        {
            Choice = new ArbitrationChoice(language, Accepted: false, o.Today, ByDefault: true),
        };
        Change(chosen);
        Record(new ArbitrationChosen(chosen));
    }

    /// <summary>FP-6: whether the consumer's own appeal waits for the body's reasoned act, since its yes stayed out after the reminder too.</summary>
    public bool YesStayedOut(Appeal appeal) =>
        appeal.LacksYes(IsConsumer)
        && Terms.Exists(t => t.Kind == TermKind.Choice && t.Subject == appeal.Id)
        && OpenChoice(appeal) is null;

    // One that stands still is not over (FP-25).
    private Term? OpenChoice(Appeal appeal) =>
        Terms.FindLast(t => t.Kind == TermKind.Choice && t.Subject == appeal.Id && !t.IsOver);
}
