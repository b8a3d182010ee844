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
        if (CheckAppeal(c, law) is { } no)
        {
            return no;
        }

        var appeal = LodgedAppeal(c, law, o);
        Appeals.Add(appeal);
        Record(new AppealLodged(appeal));
        if (!appeal.Late)
        {
            TakeUp(appeal, o);
        }

        return null;
    }

    private Refusal? CheckAppeal(LodgeAppeal c, AppealLaw law)
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
        return check.Refusal;
    }

    private Appeal LodgedAppeal(LodgeAppeal c, AppealLaw law, ActContext o)
    {
        var party = o.Party;
        var contested = Contested(c.Contested);
        var fora = law.ForaOf(Decision!.Sanctions.Where(s => contested.Contains(s.Id)).Select(s => s.Kind));
        var id = NextId("a");
        var deposit = new Deposit(
            law.DepositOf(party, !IsConsumer),
            o.Calendar.AddWorkingDays(o.On, o.Rulebook.Terms.Deposit.Days, null),
            DepositReference.Of(Number, party, Appeals.Count(a => a.Party == party)),
            DepositState.Due,
            []
        );
        return new Appeal(
            id,
            party,
            c.Grounds!,
            contested,
            o.On,
            Late: AppealTermOf(party) is { } term && o.On > term.Due,
            AppealState.Lodged,
            [.. fora.Select(f => new Proceeding(f))],
            deposit
        )
        {
            Language = c.Language,
        };
    }

    // An appeal in time: the term to appeal is met, the one to pay the deposit begins.
    private void TakeUp(Appeal appeal, ActContext o)
    {
        Fulfil(TermKind.Appeal, o.On, appeal.Party);
        if (AppealTermOf(appeal.Party) is { State: TermState.Lapsed } lapsed)
        {
            Change(lapsed, Fulfilled(lapsed, o.On));
        }

        Open(new(TermKind.Deposit, appeal.Party, appeal.Id), TermStart.AppealLodged, o.On, o);
        AskArbitration(appeal, o);
        Suspend(appeal.Party, o);
    }

    // BC-25: an appeal in time suspends the decision; also one that was final, or closed, before the paper was entered or the transfer was known.
    private void Suspend(Party party, ActContext o)
    {
        if (State is CaseState.Final or CaseState.Closed)
        {
            LiftFinality(party, o);
            EndedOn = null;
            ClosedBecause = null;
        }

        Move(State == CaseState.ArbitrationOrCourt ? State : CaseState.Appealed);
    }

    // BC-23, FP-7: by the proven day of receipt an appeal that was registered as late is in time.
    private void TakeAsInTime(Appeal late, ActContext o)
    {
        var term = Open(new(TermKind.Deposit, late.Party, late.Id), TermStart.AppealLodged, o.Today, o);
        var appeal = late with { Late = false, Deposit = late.Deposit.DueAgain(term.Due) };
        Change(appeal);
        AskArbitration(appeal, o);
        Suspend(late.Party, o);
        if (appeal.Deposit.State == DepositState.Paid)
        {
            Change(Admit(appeal, o.Today, o));
        }
    }

    private Appeal Admit(Appeal appeal, DateOnly paid, ActContext o)
    {
        Fulfil(TermKind.Deposit, paid, appeal.Party, appeal.Id);
        return appeal.Move(AppealState.Admitted, o.Today);
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

        EndAppeal(appeal, AppealState.Withdrawn, o, c.Reason!);
        return null;
    }

    private Refusal? Handle(DeclareAppealInadmissible c, ActContext o)
    {
        if (WhyNoAppeal(c.Appeal, "FP-7", out var appeal) is { } unknown)
        {
            return unknown;
        }

        if (appeal.Ended || !appeal.Late)
        {
            return Refusal.State(
                appeal.Late ? "FP-7" : "ST-3",
                appeal.Ended ? RefusalReason.AppealHasEnded : RefusalReason.AppealInTime
            );
        }

        EndAppeal(appeal, AppealState.Inadmissible, o, c.Reasons!);
        return null;
    }

    private void EndAppeal(Appeal appeal, AppealState end, ActContext o, string because)
    {
        Fulfil(TermKind.Deposit, o.On, subject: appeal.Id);
        Fulfil(TermKind.Choice, o.On, subject: appeal.Id);
        var ended = appeal.Move(end, o.On, because);
        Change(ended);
        Record(new AppealEnded(ended));
        SettleStateAfterAppeals(o);
    }

    private void Change(Appeal appeal) => Appeals[Appeals.FindIndex(a => a.Id == appeal.Id)] = appeal;

    /// <summary>BC-30: whether each party was notified and its term is over.</summary>
    private bool AppealTermsAreOver => Parties.Both.All(p => AppealTermOf(p) is { State: not TermState.Running });

    // Late appeals hold nothing up (FP-7).
    private void SettleStateAfterAppeals(ActContext o)
    {
        if (
            State is not (CaseState.Decided or CaseState.Appealed or CaseState.ArbitrationOrCourt)
            || Appeals.Exists(a => !a.Ended && !a.Late)
        )
        {
            return;
        }

        if (AppealTermsAreOver)
        {
            BecomeFinal(o);
        }
        else
        {
            Move(CaseState.Decided);
        }
    }
}
