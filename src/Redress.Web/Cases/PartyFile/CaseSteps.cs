using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.PartyFile;

public enum StepState
{
    Done,
    Now,
    Later,
}

/// <summary>One step of a case as its party sees it: since when, and until when where a day is known.</summary>
public sealed record CaseStep(string Name, StepState State, DateOnly? From, DateOnly? Until);

/// <summary>The way of a case from filing to its end, and where it stands; of nothing that the reader may not know (BC-16).</summary>
public static class CaseSteps
{
    private const string Filed = "filed";
    private const string Mediation = "mediation";
    private const string Examination = "examination";
    private const string Referral = "referral";
    private const string Decided = "decision";
    private const string Appeal = "appeal";
    private const string CarriedOut = "carriedOut";
    private const string Final = "final";

    public static IReadOnlyList<CaseStep> Of(OpenCase open)
    {
        var names = Names(open).ToList();
        var now = names.IndexOf(Now(open.Case.State)) is >= 0 and var at ? at : names.Count - 1;
        return
        [
            .. names.Select(
                (name, i) =>
                    new CaseStep(
                        name,
                        i < now ? StepState.Done
                            : i == now ? StepState.Now
                            : StepState.Later,
                        i <= now ? From(open, name) : null,
                        i == now ? Until(open, name) : null
                    )
            ),
        ];
    }

    // A way that was not gone is left out once that is certain: no mediation, no examination, no appeal.
    private static IEnumerable<string> Names(OpenCase open)
    {
        var c = open.Case;
        var decision = CaseView.Decision(c, open.Reader);
        var atFirst = c.State is CaseState.Registered or CaseState.Incomplete;
        yield return Filed;
        if (LastOf(open, TermKind.Mediation) is not null || atFirst && !c.SkipsMediation)
        {
            yield return Mediation;
        }

        if (c.GoesToCommittee && (LastOf(open, TermKind.Response) is not null || decision is null && c.EndedOn is null))
        {
            yield return Examination;
        }

        foreach (
            var name in c.EndedOn is not null && decision is null ? WithoutDecision(c)
            : c.GoesToCommittee ? WithDecision(open, decision)
            : c.Respondent.IsMember && open.Rulebook.Referral is not null ? [Referral, "closed"]
            : ["closed"]
        )
        {
            yield return name;
        }
    }

    private static IEnumerable<string> WithDecision(OpenCase open, Decision? decision)
    {
        yield return Decided;
        var appealed = AppealedOn(open) is not null;
        if (appealed || open.Rulebook.Appeal is not null && open.Case.FinalOn is null)
        {
            yield return Appeal;
        }

        yield return decision is null or { RefrainFrom: not null } || decision.StandingSanctions.Any()
            ? CarriedOut
            : Final;
    }

    private static IEnumerable<string> WithoutDecision(Case c) =>
        [
            .. c.Referral is not null ? [Referral] : Array.Empty<string>(),
            c.Settlement is not null ? "settled"
            : c.Refused is not null ? "refused"
            : c.State == CaseState.Withdrawn ? "withdrawn"
            : "closed",
        ];

    private static string Now(CaseState state) =>
        state switch
        {
            CaseState.Registered or CaseState.Incomplete => Filed,
            CaseState.Mediation => Mediation,
            CaseState.SentToMember or CaseState.UnderExamination or CaseState.Hearing or CaseState.Deliberation =>
                Examination,
            CaseState.Decided => Decided,
            CaseState.Appealed or CaseState.ArbitrationOrCourt => Appeal,
            CaseState.ReferredExternally => Referral,
            // Whatever came to its end stands at its last step.
            _ => "",
        };

    private static DateOnly? From(OpenCase open, string name) =>
        name switch
        {
            Filed => open.Case.FiledOn,
            Mediation => LastOf(open, TermKind.Mediation)?.Opened,
            Examination => LastOf(open, TermKind.Response)?.Opened,
            Referral => open.Case.Referral?.On,
            Decided => CaseView.Decision(open.Case, open.Reader)?.PronouncedOn,
            Appeal => AppealedOn(open),
            CarriedOut or Final => open.Case.FinalOn,
            _ => open.Case.EndedOn,
        };

    private static DateOnly? Until(OpenCase open, string name) =>
        name switch
        {
            Mediation => Running(LastOf(open, TermKind.Mediation)),
            Examination => Running(LastOf(open, TermKind.Outcome)),
            Decided when CaseView.Decision(open.Case, open.Reader) is not null => Running(
                // The body waits for the last who may.
                open.Reader.Party
                    is { } me
                    ? open.Case.AppealTermOf(me)
                    : Parties.Both.Select(open.Case.AppealTermOf).OfType<Term>().MaxBy(t => t.Due)
            ),
            _ => null,
        };

    // What is contested of a condition alone runs beside the case (BC-19).
    private static DateOnly? AppealedOn(OpenCase open) =>
        CaseView
            .Appeals(open.Case, open.Reader)
            .FirstOrDefault(a => a.Condition is null && a.AgainstEarlier is null)
            ?.LodgedOn;

    private static DateOnly? Running(Term? term) => term is { State: TermState.Running } ? term.Due : null;

    private static Term? LastOf(OpenCase open, TermKind kind) =>
        CaseView.Terms(open.Case, open.Reader).LastOrDefault(t => t.Kind == kind);
}
