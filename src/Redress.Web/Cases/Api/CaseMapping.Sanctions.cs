using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Decisions;
using Redress.Domain.Payments;

namespace Redress.Web.Cases.Api;

/// <summary>The sanctions of a decision as the API shows them.</summary>
internal sealed partial class CaseMapping
{
    // BC-16: of which other complaint a deferral was named is the member's own affair and the body's.
    private static SanctionJson Shape(Sanction s, Case c, Actor reader) =>
        new(
            s.Id,
            s.Kind,
            s.Amount,
            s.Enforceable,
            s.Condition,
            s.ConditionUntil,
            s.DeferredFor,
            s.From,
            s.To,
            s.State,
            s.DueOn,
            s.DeferredUntil,
            reader.Party == Party.Complainant ? null : s.NamedBy,
            reader.Party == Party.Complainant ? null : s.ActivatedBy,
            s.RunsFrom,
            s.RunsTo,
            reader.Party == Party.Complainant
                ? [.. s.Steps.Select(step => step with { BankReference = null })]
                : s.Steps,
            s.HindersClosing,
            s.SuspendsNow,
            s.PossibleSteps
        )
        {
            Fine =
                s.Kind == SanctionKind.Fine
                    ? new FineJson(
                        s.Received,
                        s.Owed,
                        s.ToReturn,
                        s.Returned,
                        DepositReference.OfFine(c.Number),
                        s.Repayments
                    )
                    : null,
            Established = s.Established is { } finding
                ? new FindingJson(finding.State, finding.On, finding.Reasons, finding.Document, finding.ConfirmedOn)
                : null,
        };
}
