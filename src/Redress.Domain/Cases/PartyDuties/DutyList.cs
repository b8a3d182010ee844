using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases.PartyDuties;

/// <summary>
/// FP-22: all that a party has to do now, the soonest first, made from the case alone. Its page, its lists, its letters, the digest and the API read it from here;
/// where it is empty, and nowhere else, they say that nothing is to be done. It adds no right and no bar: a walk through all states holds it against the machine.
/// </summary>
public static partial class DutyList
{
    private static readonly CaseState[] BeforeDeliberation =
    [
        CaseState.Registered,
        CaseState.Incomplete,
        CaseState.Mediation,
        CaseState.SentToMember,
        CaseState.UnderExamination,
        CaseState.Hearing,
    ];

    private static readonly CaseState[] Negotiable =
    [
        CaseState.Mediation,
        CaseState.SentToMember,
        CaseState.UnderExamination,
        CaseState.Hearing,
        CaseState.Deliberation,
    ];

    private static readonly CaseState[] AfterDecision =
    [
        CaseState.Decided,
        CaseState.Appealed,
        CaseState.ArbitrationOrCourt,
        CaseState.Final,
        CaseState.Closed,
    ];

    /// <summary>As of that moment: a day that has gone by says so, whether or not the clock has come by since.</summary>
    public static IReadOnlyList<PartyDuty> Of(Case c, Party party, DateTimeOffset now, WorkingCalendar calendar) =>
        List(c, party, now, calendar.Day(now));

    /// <param name="now">Null: until the next act, so that a hearing stays in it until its day is over.</param>
    public static IReadOnlyList<PartyDuty> Of(Case c, Party party, DateTimeOffset? now = null) =>
        List(c, party, now ?? DateTimeOffset.MinValue, DateOnly.MinValue);

    private static IReadOnlyList<PartyDuty> List(Case c, Party party, DateTimeOffset now, DateOnly today) =>
        Knows(c, party)
            ?
            [
                .. All(c, party, now, today)
                    .Where(duty =>
                        !IsWaitedFor(c, party) || duty.Kind is PartyDutyKind.Successor or PartyDutyKind.Hearing
                    )
                    .Select(duty => duty.Over || duty.Due >= today ? duty : AfterItsDay(duty))
                    .OfType<PartyDuty>()
                    .OrderBy(duty => duty.Due ?? DateOnly.MaxValue)
                    .ThenBy(duty => duty.Kind),
            ]
            : [];

    private static IEnumerable<PartyDuty> All(Case c, Party party, DateTimeOffset now, DateOnly today) =>
        Intake(c, party)
            .Concat(Succeeding(c, party))
            .Concat(Reaching(c, party))
            .Concat(Responding(c, party))
            .Concat(Negotiating(c, party))
            .Concat(Commenting(c, party, today))
            .Concat(Hearing(c, party, now))
            .Concat(Appealing(c, party))
            .Concat(Fulfilling(c, party))
            .Concat(Publishing(c, party));

    // FP-25: of who is lost nothing is awaited until somebody takes its place, or nobody did in time; only a hearing keeps its day.
    private static bool IsWaitedFor(Case c, Party party) =>
        c.Lost(party) is not null && Running(c, TermKind.Successor, party).Any();

    // FP-7, FP-8: what can be done after its last day says that the day is over; what is asked all the same has no day any more; the rest is left out.
    private static PartyDuty? AfterItsDay(PartyDuty duty) =>
        duty switch
        {
            { Due: null } => duty,
            {
                Kind: PartyDutyKind.Supply
                    or PartyDutyKind.Respond
                    or PartyDutyKind.HearingDates
                    or PartyDutyKind.Bring
                    or PartyDutyKind.PayFine
                    or PartyDutyKind.Stop
            } => duty with
            {
                Over = true,
            },
            { Kind: PartyDutyKind.ConfirmAddress or PartyDutyKind.Choice or PartyDutyKind.Compliance } => duty with
            {
                Due = null,
                Term = null,
            },
            _ => null,
        };

    /// <summary>The times that protect this party and run: nothing is asked of it by their last day.</summary>
    public static IReadOnlyList<ProtectedTime> ProtectedTimes(Case c, Party party) =>
        Knows(c, party)
            ?
            [
                .. Running(c, TermKind.Reflection, party)
                    .Where(t => Negotiable.Contains(c.State) && c.OpenProposalTo(party, t.Subject) is not null)
                    .Concat(Running(c, TermKind.Objection, party))
                    .OrderBy(t => t.Due)
                    .Select(t => new ProtectedTime(t.Kind, t.Due, t.Subject)),
            ]
            : [];

    // A respondent that was not told of the case has nothing to do in it (BC-16); nor has anybody in what was erased.
    private static bool Knows(Case c, Party party) => !c.Erased && (party == Party.Complainant || c.RespondentInformed);

    private static IEnumerable<Term> Running(Case c, TermKind kind, Party party) =>
        c.Terms.Where(t => t.Kind == kind && t.Party == party && t.State == TermState.Running);

    private static PartyDuty By<TCommand>(PartyDutyKind kind, Term? term, params string[] ways)
        where TCommand : Command => Of(kind, Command.NameOf<TCommand>(), term) with { Ways = ways };

    private static PartyDuty Of(PartyDutyKind kind, string? action, Term? term) =>
        new(kind, action, term?.Due)
        {
            Term = term,
            Subject = term?.Subject,
            Over = term?.State == TermState.Lapsed,
        };

    // BC-7, FP-2: also what was asked while the case went on, and what is still missing after its last day.
    private static IEnumerable<PartyDuty> Intake(Case c, Party me)
    {
        var open = c.Asked.FindAll(a => a.Open);
        if (me == Party.Complainant && open.Count > 0 && (BeforeDeliberation.Contains(c.State) || MayReopen(c)))
        {
            yield return By<SupplyInformation>(
                PartyDutyKind.Supply,
                c.Terms.LastOrDefault(t =>
                    t.Kind == TermKind.Supply && t.State is TermState.Running or TermState.Lapsed
                )
            ) with
            {
                Details = [.. open.Select(a => a.Text)],
            };
        }
    }

    // FP-25: the secretary records it, by the paper that shows it.
    private static IEnumerable<PartyDuty> Succeeding(Case c, Party me)
    {
        if (Running(c, TermKind.Successor, me).LastOrDefault() is { } successor)
        {
            yield return Of(
                PartyDutyKind.Successor,
                c.EndedOn is null ? Command.NameOf<AddDocument>() : null,
                successor
            );
        }
    }

    // FP-21: the link in the e-mail does it, and no act of the list; from its day on it is the secretary's task too, and no day is set any more.
    private static IEnumerable<PartyDuty> Reaching(Case c, Party me) =>
        c.AwaitedAddresses(me)
            .Select(asked => new PartyDuty(
                PartyDutyKind.ConfirmAddress,
                null,
                c.IsSecretarysTask(asked) ? null : asked.Until
            )
            {
                Subject = asked.Id,
                Details = [asked.Email],
                Ways = [Command.NameOf<CorrectDetails>()],
            });

    // FP-7: what was discontinued is taken up once more by what was asked.
    private static bool MayReopen(Case c) =>
        c is { State: CaseState.Closed, ClosedBecause: CloseReason.Discontinued, ReopenedOnce: false }
        && !c.LeftWithout(Party.Complainant);

    private static IEnumerable<PartyDuty> Responding(Case c, Party me)
    {
        if (me != Party.Respondent || c.Terms.LastOrDefault(t => t.Kind == TermKind.Response) is not { } term)
        {
            yield break;
        }

        if (c.State == CaseState.SentToMember)
        {
            yield return By<Respond>(
                PartyDutyKind.Respond,
                term,
                Command.NameOf<Propose>(),
                Command.NameOf<RequestExtension>()
            ) with
            {
                Details = c.MissingDeliveries,
            };
        }

        // FP-7: late is possible, and marked.
        if (
            c.State is CaseState.UnderExamination or CaseState.Hearing
            && term.State == TermState.Lapsed
            && c.MissingDeliveries.Count > 0
        )
        {
            yield return By<Respond>(PartyDutyKind.RespondLate, term) with
            {
                Details = c.MissingDeliveries,
            };
        }
    }

    private static IEnumerable<PartyDuty> Negotiating(Case c, Party me)
    {
        if (Unanswered(c, me) is { } proposal)
        {
            // FP-22: the time to reflect protects; the offer does not lapse with it, so no day is set.
            yield return By<AcceptProposal>(
                PartyDutyKind.Proposal,
                null,
                Command.NameOf<DeclineProposal>(),
                Command.NameOf<Propose>()
            ) with
            {
                Subject = proposal.Id,
                Amount = proposal.Amount,
                Details = [proposal.Text],
            };
        }

        if (IsInvitedToPropose(c, me))
        {
            yield return By<Propose>(
                PartyDutyKind.Propose,
                c.RunningTerm(TermKind.Mediation),
                Command.NameOf<DeclineMediation>()
            );
        }

        if (
            c is { State: CaseState.Settled, Settlement: { AskedOn: not null } settlement }
            && settlement.ReportOf(me) is null
        )
        {
            yield return By<ReportSettlement>(PartyDutyKind.Settlement, null) with
            {
                Details = [settlement.Terms],
            };
        }

        if (c.State == CaseState.ReferredExternally && c.Referral is { Advice: { } advice } referral)
        {
            var term = Running(c, TermKind.Compliance, me).LastOrDefault();
            var asked = referral.AskedOn is not null && referral.ReportOf(me) is null;
            if (
                asked
                || term is not null && (term.Subject is not null || referral.ReportOf(me) is not { Complied: true })
            )
            {
                yield return By<ReportCompliance>(PartyDutyKind.Compliance, term) with
                {
                    Details = [advice],
                };
            }
        }
    }

    /// <summary>The proposal that waits for this party's answer; one that it answered by another that still stands waits for the other side.</summary>
    public static Proposal? Unanswered(Case c, Party me) =>
        Negotiable.Contains(c.State)
        && c.OpenProposalTo(me) is { } proposal
        && !c.Proposals.Skip(c.Proposals.IndexOf(proposal)).Any(p => p.From == me && p.State == ProposalState.Open)
            ? proposal
            : null;

    // BC-10: the webshop is asked for a proposal, member or not, while no offer of either side is on the table.
    private static bool IsInvitedToPropose(Case c, Party me) =>
        me == Party.Respondent
        && c.State == CaseState.Mediation
        && !c.IsOpen(TermKind.GoOn)
        && !c.Terms.Exists(t => t is { Kind: TermKind.GoOn, State: TermState.Lapsed })
        && !c.Proposals.Exists(p => p.State == ProposalState.Open);

    // FP-1: one answer meets all that was served in one go, so the soonest day is named; what the body put to the party has a name of its own.
    private static IEnumerable<PartyDuty> Commenting(Case c, Party me, DateOnly today)
    {
        var terms = Running(c, TermKind.Comment, me).Where(t => t.Due >= today).ToLookup(t => AskedBy(c, t));
        if (BeforeDeliberation.Append(CaseState.Deliberation).Contains(c.State))
        {
            foreach (var kind in new[] { PartyDutyKind.Comment, PartyDutyKind.Ground }.Where(k => terms[k].Any()))
            {
                yield return By<Comment>(kind, terms[kind].MinBy(t => t.Due));
            }

            foreach (var term in terms[PartyDutyKind.Deferral])
            {
                yield return By<Comment>(PartyDutyKind.Deferral, term);
            }
        }

        if (c.State is CaseState.Final or CaseState.Closed && c.OpenCondition is { } fine)
        {
            foreach (var term in terms[PartyDutyKind.Condition])
            {
                yield return By<Comment>(PartyDutyKind.Condition, term) with
                {
                    Details = fine.Condition is { } condition ? [condition] : [],
                };
            }
        }
    }

    private static PartyDutyKind AskedBy(Case c, Term comment) =>
        c.IsOfAnotherComplaint(comment.Subject) ? PartyDutyKind.Deferral
        : comment.Derivation.Event == TermStart.ConditionShown ? PartyDutyKind.Condition
        : comment.Derivation.Event == TermStart.MatterPut ? PartyDutyKind.Ground
        : PartyDutyKind.Comment;

    private static IEnumerable<PartyDuty> Hearing(Case c, Party me, DateTimeOffset now)
    {
        if (c.State is not (CaseState.UnderExamination or CaseState.Hearing))
        {
            yield break;
        }

        if (c.HearingDates is { } dates && dates.Of(me) is null)
        {
            yield return new PartyDuty(
                PartyDutyKind.HearingDates,
                Command.NameOf<AnswerHearingDates>(),
                dates.AnswerBy
            );
        }

        if (
            c is { State: CaseState.Hearing, OpenHearing: { PostponedBy: null } hearing }
            && hearing.At > now
            && c.RunningTerm(TermKind.Hearing, null, hearing.Id) is { } day
        )
        {
            yield return Of(PartyDutyKind.Hearing, null, day) with
            {
                At = hearing.At,
                Place = hearing.Place,
                VideoLink = hearing.VideoLink,
            };
        }
    }
}
