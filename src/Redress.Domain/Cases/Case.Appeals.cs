using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Payments;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>Appeals: lodging, admissibility, withdrawal, end (BC-24, BC-25, FP-7, ST-3).</summary>
public sealed partial class Case
{
    /// <summary>What is contested when not single sanctions are: the decision itself.</summary>
    public const string WholeDecision = "decision";

    public Appeal? FindAppeal(string? id) => Appeals.Find(a => a.Id == id);

    // The appeal that an act names: none of that id, or none that the act can be about, is told at the field.
    private Refusal? WhyNoAppeal(string? id, string rule, out Appeal appeal, Predicate<Appeal>? about = null)
    {
        var found = FindAppeal(id);
        appeal = found!;
        return found is not null && about?.Invoke(found) != false
            ? null
            : Refusal.Field("appeal", rule, FieldReason.Unknown);
    }

    /// <summary>What an appeal may name: each sanction that stands, and the decision as a whole.</summary>
    public IReadOnlyList<string> Contestable =>
        Decision is { State: DecisionState.Pronounced } decision
            ? [WholeDecision, .. decision.Sanctions.Where(s => s.State != SanctionState.Annulled).Select(s => s.Id)]
            : [];

    private Refusal? Handle(LodgeAppeal c, ActContext o)
    {
        var law = o.Rulebook.Appeal!;
        var condition = ConditionContested(c, o.Party);
        if (
            Appeals.Exists(a =>
                a.Party == o.Party && a.AgainstEarlier is null && !a.Ended && a.Condition == condition?.Id
            )
        )
        {
            return Refusal.State("BC-24", RefusalReason.AlreadyAppealed);
        }

        if (condition is not null)
        {
            return Lodge(LodgedOnCondition(c, condition, o), o);
        }

        var contested = Contested(c.Contested);
        // BC-20: what makes a deferral effective is contested with the decision, before the forum of the sanction named.
        var fora = law.ForaOf(
            contested.Contains(WholeDecision)
                ? Decision!.KindsToContest
                : Decision!.Sanctions.Where(s => contested.Contains(s.Id)).Select(s => s.Kind)
        );
        if (CheckAppeal(c, fora, law, o) is { } no)
        {
            return no;
        }

        TakeAsServed(o.Party, o);
        return Lodge(WithChoice(LodgedAppeal(c, contested, fora, AppealTermOf(o.Party), o), c, law, o), o);
    }

    private Refusal? Lodge(Appeal appeal, ActContext o)
    {
        Appeals.Add(appeal);
        if (appeal.Late)
        {
            Open(new(TermKind.LateAppeal, null, appeal.Id), TermStart.AppealLodged, appeal.LodgedOn, o);
        }
        else
        {
            TakeUp(appeal, o);
        }

        Record(new AppealLodged(FindAppeal(appeal.Id)!));
        return null;
    }

    private Refusal? CheckAppeal(LodgeAppeal c, IReadOnlyList<Forum> fora, AppealLaw law, ActContext o)
    {
        var check = new Validation();
        foreach (var (name, i) in (c.Contested ?? []).Select((name, i) => (name, i)))
        {
            check.Require(Resolve(name).Count > 0, $"contested[{i}]", "BC-24", FieldReason.Unknown);
        }

        check.Require(
            c.Language is null || law.Languages.Contains(c.Language),
            "language",
            "BC-27",
            FieldReason.ArbitrationLanguage,
            string.Join(", ", law.Languages)
        );
        if (IsConsumer && o.Party == Party.Complainant && fora.Contains(Forum.Arbitration))
        {
            // FP-6: a yes on the other party's appeal is one for the one arbitrator of both.
            var known = c.AcceptsArbitration is null && GivenChoice(null) is { Accepted: true };
            var paper = o.Act.OnBehalfOf is not null || known;
            check.Require(
                paper || c.AcceptsArbitration is not null,
                "acceptsArbitration",
                "FP-6",
                FieldReason.Required
            );
            check.Require(
                paper || c.Language is not null || c.AcceptsArbitration == false,
                "language",
                "FP-6",
                FieldReason.Required
            );
            check.Require(
                c.AcceptsArbitration != false || fora.Count > 1,
                "acceptsArbitration",
                "FP-6",
                FieldReason.ArbitratorAlone
            );
        }

        return check.Refusal;
    }

    private Appeal LodgedAppeal(
        LodgeAppeal c,
        IReadOnlyList<string> contested,
        IReadOnlyList<Forum> fora,
        Term? own,
        ActContext o
    )
    {
        var party = o.Party;
        var deposit = new Deposit(
            o.Rulebook.Appeal!.DepositOf(party, !IsConsumer),
            Term.LastDay(o.Rulebook.Terms.Of(TermKind.Deposit), DepositFrom(o), o.Calendar),
            NextDepositReference(party),
            DepositState.Due,
            TakePaidAhead(party)
        );
        return new Appeal(
            NextId("a"),
            party,
            c.Grounds!,
            contested,
            o.On,
            // BC-17: of whom a slip of the pen misled on the term nothing is late until the decision is notified anew.
            Late: own?.IsTooLate(o.On) == true && Decision?.Misled.Contains(party) != true,
            AppealState.Lodged,
            [.. fora.Select(f => new Proceeding(f))],
            deposit
        )
        {
            Language = c.Language,
        };
    }

    // FP-6: what the consumer said of the arbitration in its own appeal is not asked again, nor a yes that it gave on the member's.
    private Appeal WithChoice(Appeal appeal, LodgeAppeal c, AppealLaw law, ActContext o)
    {
        if (!IsConsumer || appeal.Party == Party.Respondent)
        {
            return appeal;
        }

        if (c.AcceptsArbitration is not { } accepted)
        {
            return appeal.NeedsArbitration && GivenChoice(appeal) is { Accepted: true } known
                ? appeal with
                {
                    Choice = known with { Language = c.Language ?? known.Language },
                }
                : appeal;
        }

        var choice = new ArbitrationChoice(c.Language ?? law.LanguageFor(Language), accepted, o.On, ByDefault: false);
        var chosen = appeal with { Choice = choice };
        return accepted ? chosen : chosen.WithProceeding(Forum.Arbitration, p => p with { GivenUpOn = o.On });
    }

    // An appeal in time: the term to appeal is met, the one to pay the deposit begins, unless it was paid before (BC-26).
    private void TakeUp(Appeal appeal, ActContext o)
    {
        if (AppealTermOf(appeal) is { State: not TermState.Met } own)
        {
            Change(own, Fulfilled(own, o.On));
        }

        var paid = appeal with { Deposit = appeal.Deposit.DueAgain(appeal.Deposit.Due) };
        if (paid.After(AppealAct.LodgeAppeal, o.Act.Capacity, o.Today) is { } admitted)
        {
            paid = admitted;
        }
        else
        {
            Open(new(TermKind.Deposit, appeal.Party, appeal.Id), TermStart.AppealLodged, DepositFrom(o), o);
        }

        Change(paid);
        AskArbitration(paid, o);
    }

    // FP-13: from the day on which the paper came; where that is so long ago that its days would be over before anybody could be told of them, from today.
    private static DateOnly DepositFrom(ActContext o) =>
        Term.LastDay(o.Rulebook.Terms.Of(TermKind.Deposit), o.On, o.Calendar) < o.Today ? o.Today : o.On;

    /// <summary>Whether an appeal stands that suspends the decision (BC-25); a late one holds nothing up (FP-7).</summary>
    internal bool AppealSuspends => Appeals.Exists(a => a.SuspendsDecision);

    /// <summary>Whether one of those is before its forum already.</summary>
    internal bool ForumHasAppeal =>
        Appeals.Exists(a => a is { SuspendsDecision: true, State: AppealState.ArbitrationOrCourt });

    // BC-25: also what was final, or closed, before the paper was entered or the transfer was known.
    internal void SuspendByAppeal(ActContext o)
    {
        if (FinalOn is not null)
        {
            LiftFinality(Appeals.First(a => a.SuspendsDecision).Party, o);
        }
    }

    // BC-23, BC-17, FP-7, FP-11: by the proven day of receipt, since a slip of the pen misled its party, or since the letter reached nobody, an appeal that was registered as late is in time.
    private void TakeAsInTime(Appeal late, TermStart because, ActContext o)
    {
        var own = AppealTermOf(late)!;
        Change(own, Fulfilled(own, own.Opened > late.LodgedOn ? o.Today : late.LodgedOn));
        var term = Open(new(TermKind.Deposit, late.Party, late.Id), because, o.Today, o);
        var appeal = late with { Late = false, Deposit = late.Deposit.DueAgain(term.Due) };
        Change(appeal);
        Fulfil(TermKind.LateAppeal, o.Today, subject: appeal.Id);
        AskArbitration(appeal, o);
        if (FindAppeal(appeal.Id)!.After(AppealAct.RecordReceipt, o.Act.Capacity, o.Today) is { } admitted)
        {
            Fulfil(TermKind.Deposit, o.Today, appeal.Party, appeal.Id);
            Change(admitted);
        }
        else if (appeal.Deposit.State == DepositState.Paid)
        {
            // ST-3: a forum has it already; what was paid is not asked for again.
            Fulfil(TermKind.Deposit, o.Today, appeal.Party, appeal.Id);
        }

        Record(new AppealTakenAsInTime(FindAppeal(appeal.Id)!));
    }

    private IReadOnlyList<string> Contested(IReadOnlyList<string>? names) =>
        names is { Count: > 0 } ? [.. names.SelectMany(Resolve).Distinct()] : [.. Contestable];

    private IReadOnlyList<string> Resolve(string name)
    {
        if (name is WholeDecision or "outcome")
        {
            return Contestable;
        }

        return
        [
            .. Decision!
                .Sanctions.Where(s =>
                    s.State != SanctionState.Annulled
                    && (s.Id == name || s.Kind.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))
                )
                .Select(s => s.Id),
        ];
    }

    private Refusal? Handle(WithdrawAppeal c, ActContext o)
    {
        if (WhyNoAppeal(c.Appeal, "ST-3", out var appeal, a => a.Party == o.Party) is { } unknown)
        {
            return unknown;
        }

        if (appeal.Ended)
        {
            return Refusal.State("ST-3", RefusalReason.AppealHasEnded);
        }

        EndAppeal(appeal, AppealAct.WithdrawAppeal, o, c.Reason!);
        return null;
    }

    private Refusal? Handle(DeclareAppealInadmissible c, ActContext o)
    {
        if (WhyNoAppeal(c.Appeal, "FP-7", out var appeal) is { } unknown)
        {
            return unknown;
        }

        if (appeal.Ended)
        {
            return Refusal.State(appeal.Late ? "FP-7" : "ST-3", RefusalReason.AppealHasEnded);
        }

        if (appeal is { Late: true, State: AppealState.Lodged })
        {
            EndAppeal(appeal, AppealAct.DeclareAppealInadmissible, o, c.Reasons!);
            return null;
        }

        if (!YesStayedOut(appeal))
        {
            // ST-3: one that came late and that a forum took all the same is that forum's.
            return Refusal.State("ST-3", appeal.Late ? RefusalReason.NotInThisState : RefusalReason.AppealInTime);
        }

        GiveUp(appeal, Forum.Arbitration, AppealAct.DeclareAppealInadmissible, o, c.Reasons!);
        return null;
    }

    // One proceeding ends without its forum; the appeal with it, where no other goes on.
    private void GiveUp(Appeal appeal, Forum forum, AppealAct act, ActContext o, string because)
    {
        var without = appeal.WithProceeding(forum, p => p with { GivenUpOn = o.On });
        Change(without);
        if (!EndAppeal(without, act, o, because))
        {
            Fulfil(TermKind.LateAppeal, o.On, subject: appeal.Id);
            JudgeNoAbandonment(appeal, forum, o.On);
            Record(new ProceedingGivenUp(without, without.Proceedings.Single(p => p.Forum == forum), because));
        }
    }

    private static readonly TermKind[] EndedWithTheAppeal =
    [
        TermKind.Deposit,
        TermKind.Choice,
        TermKind.Bringing,
        TermKind.Abandonment,
        TermKind.LateAppeal,
    ];

    // Where the appeal's table takes it no further, it goes on.
    private bool EndAppeal(Appeal appeal, AppealAct act, ActContext o, string because)
    {
        var own = AppealTermOf(appeal);
        if (appeal.After(act, o.Act.Capacity, o.On, because, inOwnTerm: own?.IsTooLate(o.On) == false) is not { } ended)
        {
            return false;
        }

        foreach (var kind in EndedWithTheAppeal)
        {
            Fulfil(kind, o.On, subject: appeal.Id);
        }

        // What ended without a forum leaves everything as it would have been: while its term lasts, the party may still appeal.
        if (own is { State: TermState.Met } && !ended.Proceedings.Any(p => p.Outcome is not null))
        {
            var again = CameBack(own)
                ? own.StandStill(o.Today, StopReason.Undeliverable)
                : own with
                {
                    State = TermState.Running,
                    EndedOn = null,
                };
            if (again.State == TermState.Stopped || again.LapsesAt(o.Calendar) > o.Now)
            {
                Change(own, again);
            }
            else
            {
                HoldFinalityBack(own, o);
            }
        }

        Change(ended);
        Record(new AppealEnded(ended));
        return true;
    }

    private void Change(Appeal appeal) => Appeals[Appeals.FindIndex(a => a.Id == appeal.Id)] = appeal;

    /// <summary>BC-30: whether each party was notified and its term is over, and nothing that came within it lies unread (FP-20).</summary>
    internal bool AppealTermsAreOver =>
        Decision!.Misled.Count == 0
        && !IsOpen(TermKind.Message)
        && Parties.Both.All(p => AppealTermOf(p) is { IsOver: true });
}
