using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;

namespace Redress.Domain.Cases;

/// <summary>What can be erased when retention is over goes; what the journal's chain and the figures need stays (FP-18).</summary>
public sealed partial class Case
{
    private Refusal? Handle(EraseFile _, ActContext o)
    {
        Complainant = new Complainant(
            Complainant.Kind,
            "",
            null,
            null,
            Complainant.Address is { Country: { } country } ? new Address(null, null, null, country) : null
        );
        Representative = null;
        Facts = Claim = "";
        Purchase = Purchase is { } p ? new Purchase(null, p.OrderedOn, p.Amount) : null;
        Messages = [];
        Documents = [.. Documents.Select(d => d with { Name = "" })];
        Asked = [.. Asked.Select(a => a with { Text = "", Answer = null })];
        Comments = [.. Comments.Select(c => c with { Text = null })];
        Proposals = [.. Proposals.Select(x => x with { Text = "", Reason = null, Terms = Wordless(x.Terms) })];
        Settlement = Settlement is null
            ? null
            : Settlement with
            {
                Terms = "",
                Agreed = Wordless(Settlement.Agreed),
                Reports = [.. Settlement.Reports.Select(r => r with { Text = null })],
            };
        Response = Response with
        {
            Answer = Response.Answer is null ? null : "",
            Defence = Response.Defence is null ? null : "",
            Messages = [],
        };
        Hearings =
        [
            .. Hearings.Select(h =>
                h with
                {
                    Place = null,
                    VideoLink = null,
                    Minutes = null,
                    Attended = [],
                    Reason = null,
                }
            ),
        ];
        HearingDates = null;
        HearingQuestions = [.. HearingQuestions.Select(q => q with { Text = "" })];
        ExtensionRequests = [.. ExtensionRequests.Select(x => x with { Reason = "" })];
        Services = [.. Services.Select(s => s with { Reference = null, Reason = null })];
        Appeals =
        [
            .. Appeals.Select(a =>
                a with
                {
                    Grounds = "",
                    EndedBecause = null,
                    Proceedings = [.. a.Proceedings.Select(p => p with { Text = null, Reference = null })],
                }
            ),
        ];
        Decision = Decision is null
            ? null
            : Decision with
            {
                Reasons = "",
                RefrainFrom = null,
                Sanctions = [.. Decision.Sanctions.Select(s => s with { Conditions = null })],
                Replaced = [],
                Versions = [],
                Correction = null,
            };
        RejectedDecisions = [];
        Refused = Refused is null ? null : Refused with { Reasons = "" };
        Referral = Referral is null
            ? null
            : Referral with
            {
                Reference = "",
                Advice = Referral.Advice is null ? null : "",
            };
        Notes = [];
        Recusals = [.. Recusals.Select(r => r with { Reason = "" })];
        Terms =
        [
            .. Terms.Select(t =>
                t with
                {
                    Derivation = t.Derivation with
                    {
                        Extensions = [.. t.Derivation.Extensions.Select(e => e with { Reason = "" })],
                    },
                }
            ),
        ];
        Respondent = Respondent with { Email = null };
        NonCooperation = NonCooperation is null ? null : "";
        Notice = Notice is null
            ? null
            : Notice with
            {
                Report = Notice.Report is { } report ? report with { Text = "", Email = null } : null,
                RejectionReason = null,
                ChangedBecause = null,
            };
        Erased = true;
        Record(new FileErased());
        return null;
    }

    private static List<SettlementClause> Wordless(IReadOnlyList<SettlementClause> terms) =>
        [.. terms.Select(t => t with { What = "" })];
}
