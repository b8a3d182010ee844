using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Procedure;
using Redress.Domain.Terms;

namespace Redress.Domain.Tests.Procedure;

/// <summary>
/// FP-22: the list of a party's duties held against the machine and the terms, wherever a case has come to. Nothing that is awaited of it is missing, and nothing
/// stands in it that it could not do; so an empty list means that there is nothing to do.
/// </summary>
internal static class DutyWalk
{
    // The terms of a party that ask something of it, and under which names they stand in the list. All others protect it.
    private static readonly Dictionary<TermKind, PartyDutyKind[]> Asking = new()
    {
        [TermKind.Supply] = [PartyDutyKind.Supply],
        [TermKind.Response] = [PartyDutyKind.Respond],
        [TermKind.Comment] =
        [
            PartyDutyKind.Comment,
            PartyDutyKind.Ground,
            PartyDutyKind.Deferral,
            PartyDutyKind.Condition,
        ],
        [TermKind.Appeal] = [PartyDutyKind.Appeal],
        [TermKind.Deposit] = [PartyDutyKind.Deposit],
        [TermKind.Choice] = [PartyDutyKind.Choice],
        [TermKind.Bringing] = [PartyDutyKind.Bring],
        [TermKind.Payment] = [PartyDutyKind.PayFine],
        [TermKind.Notice] = [PartyDutyKind.Notice],
        [TermKind.Stop] = [PartyDutyKind.Stop],
        [TermKind.Permission] = [PartyDutyKind.Permission],
        [TermKind.Successor] = [PartyDutyKind.Successor],
        [TermKind.Compliance] = [PartyDutyKind.Compliance],
    };

    private static readonly TermKind[] Protecting = [TermKind.Reflection, TermKind.Objection];

    public static void Check(ACase a)
    {
        foreach (var party in Parties.Both)
        {
            var duties = DutyList.Of(a.It, party, a.Now);
            if (party == Party.Respondent && !a.It.RespondentInformed)
            {
                // BC-16: it does not know of the case, whatever happens to it meanwhile.
                Assert.Empty(duties);
                continue;
            }

            Assert.Equal(duties.OrderBy(d => d.Due ?? DateOnly.MaxValue).Select(d => d.Due), duties.Select(d => d.Due));
            NoDayIsToComeThatIsOver(a, party);
            if (a.It.RunningTerm(TermKind.Successor, party) is not null)
            {
                // FP-25: its terms stand still, and so does all that is asked of it.
                Assert.All(
                    duties,
                    d =>
                        Assert.True(
                            d.Kind is PartyDutyKind.Successor or PartyDutyKind.Hearing,
                            $"{d.Kind} of who is lost"
                        )
                );
                Assert.Contains(duties, d => d.Kind == PartyDutyKind.Successor);
                continue;
            }

            EachCanBeDone(a, party, duties);
            EachTermIsInIt(a, party, duties);
            EachAwaitedActIsInIt(a, party, duties);
            MoneyIsInIt(a.It, party, duties);
        }
    }

    // However late the clock comes.
    private static void NoDayIsToComeThatIsOver(ACase a, Party party)
    {
        foreach (var at in new[] { a.Now, a.Now.AddDays(40) })
        {
            var today = a.Rulebook.Working.Day(at);
            Assert.DoesNotContain(
                DutyList.Of(a.It, party, at, a.Rulebook.Working),
                d => !d.Over && d.Due < today || d.Over && d.Due >= today
            );
        }
    }

    private static void EachCanBeDone(ACase a, Party party, IReadOnlyList<PartyDuty> duties)
    {
        foreach (var duty in duties.Where(d => d.Action is not null))
        {
            // A document is uploaded, and so no act of the catalog.
            var act = CommandCatalog.ByName.GetValueOrDefault(duty.Action!, typeof(AddDocument));
            var refused = WhyNot(a, party, act);
            Assert.True(refused is null, $"{duty.Kind} waits for {party} in {a.It.State}, and is {refused?.Reason}");
        }

        // One that protects sets no day.
        Assert.DoesNotContain(duties, d => d.Term is { } term && Protecting.Contains(term.Kind));
        Assert.All(
            DutyList.ProtectedTimes(a.It, party),
            t => Assert.Contains(a.It.Terms, x => x.Kind == t.Kind && x.Due == t.Until && x.Party == party)
        );
    }

    private static void EachTermIsInIt(ACase a, Party party, IReadOnlyList<PartyDuty> duties)
    {
        foreach (var term in a.It.Terms.Where(t => t.Party == party && t.State == TermState.Running))
        {
            if (Protecting.Contains(term.Kind))
            {
                Assert.True(
                    term.Kind == TermKind.Reflection && a.It.OpenProposalTo(party, term.Subject) is null
                        || DutyList.ProtectedTimes(a.It, party).Any(t => t.Kind == term.Kind && t.Until == term.Due),
                    $"{term.Kind} protects nobody in {a.It.State}"
                );
                continue;
            }

            Assert.True(
                duties.Any(d => Asking[term.Kind].Contains(d.Kind) && d.Due <= term.Due)
                    || AsksNothingMore(a, party, term),
                $"{term.Kind} of {party} until {term.Due} in {a.It.State} ({term.Subject}) is not among {string.Join(", ", duties.Select(d => d.Kind))}"
            );
        }
    }

    // BC-19: the finding on a condition has a term of its own; a late appeal against the decision may be open all the same.
    private static bool Contestable(Case c, string finding) =>
        c.ContestableCondition is { } fine
        && ConditionFinding.SubjectOf(fine.Id) == finding
        && !c.Appeals.Exists(a => a.Condition == fine.Id && !a.Ended);

    // What was answered early, or can be done no more though its day is still to come.
    private static bool AsksNothingMore(ACase a, Party party, Term term) =>
        term.Kind switch
        {
            TermKind.Comment => WhyNot(a, party, typeof(Comment)) is not null,
            // BC-19: the finding on a condition has a term of its own; a late appeal against the decision may be open all the same.
            TermKind.Appeal => term.Subject is { } finding && !Contestable(a.It, finding)
                || WhyNot(a, party, typeof(LodgeAppeal)) is not null,
            // The last one asked counts.
            TermKind.Permission => WhyNot(a, party, typeof(PermitAwardPublication)) is not null
                || a.It.PermissionTermOf(party)?.Id != term.Id,
            TermKind.Notice => WhyNot(a, party, typeof(AnswerNotice)) is not null,
            TermKind.Compliance => a.It.Referral!.ReportOf(party) is { Complied: true },
            _ => false,
        };

    private static void EachAwaitedActIsInIt(ACase a, Party party, IReadOnlyList<PartyDuty> duties)
    {
        var c = a.It;
        Awaited<SupplyInformation>(PartyDutyKind.Supply, c.State != CaseState.Deliberation);
        Awaited<Respond>(PartyDutyKind.Respond, c.State == CaseState.SentToMember);
        Awaited<Respond>(
            PartyDutyKind.RespondLate,
            c.State is CaseState.UnderExamination or CaseState.Hearing && c.MissingDeliveries.Count > 0
        );
        Awaited<AcceptProposal>(
            PartyDutyKind.Proposal,
            // The last word is the other side's.
            c.Proposals.FindLast(p => p.State == ProposalState.Open)?.From != party
        );
        Awaited<Propose>(
            PartyDutyKind.Propose,
            party == Party.Respondent
                && c.State == CaseState.Mediation
                && c.RunningTerm(TermKind.Mediation) is not null
                && !c.Proposals.Exists(p => p.State == ProposalState.Open)
        );
        Awaited<ReportSettlement>(PartyDutyKind.Settlement, c.Settlement?.ReportOf(party) is null);
        Awaited<ReportCompliance>(
            PartyDutyKind.Compliance,
            c.Referral is { AskedOn: not null } referral && referral.ReportOf(party) is null
        );
        Awaited<AnswerHearingDates>(PartyDutyKind.HearingDates, c.HearingDates is { } dates && dates.Of(party) is null);
        Awaited<ChooseArbitration>(
            PartyDutyKind.Choice,
            c.Appeals.Exists(x => x is { AwaitsChoice: true, Choice: null })
        );
        Awaited<ConfirmStop>(PartyDutyKind.Stop, true);
        // FP-21: no act of the list answers it, but the link in an e-mail; awaited until the case has ended.
        CaseState[] over = [CaseState.Settled, CaseState.Withdrawn, CaseState.ReferredExternally, CaseState.Closed];
        Assert.Equal(
            over.Contains(c.State)
                ? []
                : c
                    .Addresses.Where(x => x.ConfirmedAt is null && Case.PartyOf(x.Holder) == party)
                    .Select(x => x.Id)
                    .Order(StringComparer.Ordinal),
            duties
                .Where(d => d.Kind == PartyDutyKind.ConfirmAddress)
                .Select(d => d.Subject!)
                .Order(StringComparer.Ordinal)
        );

        void Awaited<TCommand>(PartyDutyKind kind, bool waits)
            where TCommand : Command
        {
            waits = waits && WhyNot(a, party, typeof(TCommand)) is null;
            Assert.True(
                waits == duties.Any(d => d.Kind == kind) || kind is PartyDutyKind.Compliance && !waits,
                $"{kind} is {(waits ? "awaited" : "not awaited")} of {party} in {c.State}"
            );
        }
    }

    private static void MoneyIsInIt(Case c, Party party, IReadOnlyList<PartyDuty> duties)
    {
        Assert.Equal(
            // One that a forum took before it turned out to be in time is paid within its term as well.
            c.Appeals.Where(x => x.Party == party)
                .Where(x =>
                    x is { State: AppealState.Lodged, Late: false } && c.Lost(party) is null
                    || c.RunningTerm(TermKind.Deposit, party, x.Id) is not null
                )
                .Where(x => x.Deposit.Received < x.Deposit.Required)
                .Select(x => (x.Id, x.Deposit.Reference))
                .Order(),
            duties.Where(d => d.Kind == PartyDutyKind.Deposit).Select(d => (d.Subject!, d.Reference!)).Order()
        );
        Assert.All(
            duties.Where(d => d.Kind is PartyDutyKind.PayFine or PartyDutyKind.Deposit),
            d => Assert.True(d.Amount!.Amount > 0)
        );
        // BC-30: what is owed and not stopped, handed over or written off is asked for, or will be.
        if (party == Party.Respondent)
        {
            Assert.All(
                c.AllSanctions.Where(s =>
                    s is { Kind: SanctionKind.Fine, Owed.Amount: > 0 }
                    && s.State is SanctionState.Due or SanctionState.InInstalments
                    && c.DemandableSince(s) is not null
                    && !c.Terms.Exists(t =>
                        t is { Kind: TermKind.Payment, State: TermState.Stopped } && t.Subject == s.Id
                    )
                ),
                s => Assert.Contains(duties, d => d.Kind == PartyDutyKind.PayFine && d.Subject == s.Id)
            );
        }
    }

    private static Refusal? WhyNot(ACase a, Party party, Type command) =>
        CaseMachine.WhyRefused(
            a.It,
            command,
            new ActContext(new Act(a.By(party), a.Now), a.Rulebook, a.External),
            null
        );
}
