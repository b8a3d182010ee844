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
            o.Calendar.AddWorkingDays(o.On, o.Rulebook.Terms.Of(TermKind.Deposit).Days, null),
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
    }

    /// <summary>Whether an appeal in time stands, which suspends the decision (BC-25); a late one holds nothing up (FP-7).</summary>
    internal bool AppealInTimeStands => AppealInTime is not null;

    private Appeal? AppealInTime => Appeals.Find(a => a is { Ended: false, Late: false });

    // BC-25: also what was final, or closed, before the paper was entered or the transfer was known.
    internal void SuspendByAppeal(ActContext o)
    {
        if (FinalOn is not null)
        {
            LiftFinality(AppealInTime!.Party, o);
        }
    }

    // BC-23, FP-7: by the proven day of receipt an appeal that was registered as late is in time.
    private void TakeAsInTime(Appeal late, ActContext o)
    {
        var term = Open(new(TermKind.Deposit, late.Party, late.Id), TermStart.AppealLodged, o.Today, o);
        var appeal = late with { Late = false, Deposit = late.Deposit.DueAgain(term.Due) };
        Change(appeal);
        AskArbitration(appeal, o);
        if (appeal.After(AppealAct.RecordReceipt, o.Act.Capacity, o.Today) is { } admitted)
        {
            Fulfil(TermKind.Deposit, o.Today, appeal.Party, appeal.Id);
            Change(admitted);
        }
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

        if (appeal.Ended || !appeal.Late)
        {
            return Refusal.State(
                appeal.Late ? "FP-7" : "ST-3",
                appeal.Ended ? RefusalReason.AppealHasEnded : RefusalReason.AppealInTime
            );
        }

        EndAppeal(appeal, AppealAct.DeclareAppealInadmissible, o, c.Reasons!);
        return null;
    }

    // Where the appeal's table takes it no further, it goes on.
    private void EndAppeal(Appeal appeal, AppealAct act, ActContext o, string because)
    {
        if (appeal.After(act, o.Act.Capacity, o.On, because) is not { } ended)
        {
            return;
        }

        Fulfil(TermKind.Deposit, o.On, subject: appeal.Id);
        Fulfil(TermKind.Choice, o.On, subject: appeal.Id);
        Change(ended);
        Record(new AppealEnded(ended));
    }

    private void Change(Appeal appeal) => Appeals[Appeals.FindIndex(a => a.Id == appeal.Id)] = appeal;

    /// <summary>BC-30: whether each party was notified and its term is over.</summary>
    internal bool AppealTermsAreOver => Parties.Both.All(p => AppealTermOf(p) is { State: not TermState.Running });
}
