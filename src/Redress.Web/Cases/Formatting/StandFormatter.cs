using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.Queries;

namespace Redress.Web.Cases.Formatting;

/// <summary>Where a case stands, in a sentence or two: by its state, and by what happened since it came into it.</summary>
public sealed class StandFormatter(CaseFormatter formatter)
{
    /// <summary>For a party: what its state means.</summary>
    public string ForParties(OpenCase open) => MediationOver(open) ?? formatter[$"state.{State(open.Case)}.forParties"];

    /// <summary>For the staff: what its state asks of them now.</summary>
    public string ForStaff(OpenCase open)
    {
        var c = open.Case;
        return c.State switch
        {
            CaseState.Mediation when MediationOver(open) is { } over => over,
            CaseState.UnderExamination when c.CompleteOn is not null => formatter[
                "state.underExamination.complete.forStaff"
            ],
            CaseState.Hearing when c.OpenHearing is { PostponedBy: { } by } => formatter.Of(
                "state.hearing.postponed.forStaff",
                formatter.PartyName(by)
            ),
            CaseState.Decided when !Parties.Both.Any(c.AwaitsNotification) => formatter["state.decided.sent.forStaff"],
            CaseState.Appealed when NothingIsAwaited(c) => formatter["state.appealed.admitted.forStaff"],
            _ => formatter[$"state.{State(c)}.forStaff"],
        };
    }

    /// <summary>FP-23: by whom and when the mediation was ended, and by which day the body says how the case goes on; null while the parties' own time runs.</summary>
    public string? MediationOver(OpenCase open)
    {
        if (
            open.Case.State != CaseState.Mediation
            || open.Case.Terms.LastOrDefault(t => t.Kind == TermKind.GoOn) is not { State: not TermState.Met } goOn
        )
        {
            return null;
        }

        // Where the day went by, both were told a new one.
        var until = open.Case.WaitingDuties.LastOrDefault(d => d.Term == goOn.Id)?.Until ?? goOn.Due;
        return Ending(open, goOn) is { } by
            ? formatter.Of(
                by == open.Reader.Party ? "mediation.ended.own" : $"mediation.ended.{WireNames.Camel($"{by}")}",
                formatter.Date(goOn.Opened),
                formatter.Date(until)
            )
            : formatter.Of("mediation.over", formatter.Date(until));
    }

    // Who said so the journal has, with the act.
    private static Party? Ending(OpenCase open, Term goOn) =>
        goOn.Derivation.Event == TermStart.MediationDeclined
        && open.Journal.LastOrDefault(l => l.Action == Command.NameOf<DeclineMediation>()) is { } line
            ? Parties.Parse(line.OnBehalfOf ?? line.Role)
            : null;

    private static bool NothingIsAwaited(Case c) =>
        c.PresentAppeals.Where(a => !a.Ended).ToList() is { Count: > 0 } open
        && open.TrueForAll(a => a is { State: AppealState.Admitted, AwaitsChoice: false });

    private static string State(Case c) => WireNames.Camel($"{c.State}");
}
