using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Rulebooks;

namespace Redress.Domain.Cases;

/// <summary>What can be erased when retention is over goes; what the journal's chain and the figures need stays (FP-18).</summary>
public sealed partial class Case
{
    private Refusal? Handle(EraseFile _, ActContext o)
    {
        EraseParties();
        EraseSubmissions();
        EraseReasons();
        EraseSettlement();
        EraseHearings();
        EraseAppeals();
        EraseDecision();
        EraseNotice();
        (Hold, ProposedHold) = (null, null);
        Erased = true;
        Record(new FileErased());
        return null;
    }

    private Refusal? Handle(HoldErasure c, ActContext o)
    {
        var latest = o.Rulebook.Retention.HoldAtMost.From(o.Today);
        if (c.Until <= o.Today || c.Until > latest)
        {
            return Refusal.Field("until", "FP-18", FieldReason.OutOfBounds, o.Today.AddDays(1), latest);
        }

        ProposedHold = new ErasureHold(c.Reason!, c.Until!.Value, o.Signature);
        Record(new HoldProposed(ProposedHold));
        return null;
    }

    private Refusal? Handle(ConfirmHold _, ActContext o)
    {
        (Hold, ProposedHold) = (ProposedHold! with { ConfirmedBy = o.Signature }, null);
        return null;
    }

    private Refusal? Handle(RejectHold _, ActContext o)
    {
        ProposedHold = null;
        return null;
    }

    private Refusal? Handle(ReleaseHold _, ActContext o)
    {
        Hold = null;
        return null;
    }

    private void EraseParties()
    {
        Complainant = new Complainant(Complainant.Kind, "", null, null, CountryAlone(Complainant.Address?.Country));
        Representative = null;
        // A member is in the register; a webshop that is none is known by its complaint alone, and may be one person.
        Respondent = Respondent.IsMember
            ? Respondent with
            {
                Email = null,
                Phone = null,
                Address = CountryAlone(Respondent.Address?.Country),
            }
            : new Respondent(null, "", null, null, null, Respondent.Language)
            {
                Address = CountryAlone(Respondent.EstablishedIn),
            };
        (Addresses, EarlierDetails, FiledAgainst) = ([], [], null);
        Undelivered = [.. Undelivered.Select(u => u with { Email = "" })];

        FormerRespondents = [.. FormerRespondents.Select(f => f.Erased())];
        Recusals = [.. Recusals.Select(r => r with { Reason = "" })];
        NotedInterests = [.. NotedInterests.Select(n => n.Wordless())];
        Clearance = null;
        EraseChallenges();
        Losses =
        [
            .. Losses.Select(l => new Loss(l.Party, l.Kind, l.On, "", l.Document)
            {
                SuccessorDocument = l.SuccessorDocument,
                EndedOn = l.EndedOn,
            }),
        ];
    }

    // The figures tell complaints across a border from others (FP-16).
    private static Address? CountryAlone(string? country) =>
        country is null ? null : new Address(null, null, null, country);

    private void EraseSubmissions()
    {
        Facts = Claim = "";
        Purchase = Purchase is { } p ? new Purchase(null, p.OrderedOn, p.Amount) : null;
        Messages = [];
        Conversation = [.. Conversation.Select(m => m with { Text = "", ByName = "" })];
        Documents = [.. Documents.Select(d => d with { Name = "" })];
        Asked = [.. Asked.Select(a => a with { Text = "", Answer = null })];
        Comments = [.. Comments.Select(c => c with { Text = null })];
        LateSubmissions =
        [
            .. LateSubmissions.Select(s =>
                s with
                {
                    Answer = null,
                    Defence = null,
                    Messages = [],
                    NoMessages = null,
                    Text = null,
                    Items = [.. s.Items.Select(i => i with { Text = null })],
                    Reason = null,
                }
            ),
        ];
        MattersPut = [.. MattersPut.Select(m => m with { Text = "" })];
        Response = Response with
        {
            Answer = Response.Answer is null ? null : "",
            Defence = Response.Defence is null ? null : "",
            Messages = [],
            NoMessages = Response.NoMessages is null ? null : "",
        };
    }

    // What was said for the course of the procedure itself.
    private void EraseReasons()
    {
        ExtensionRequests = [.. ExtensionRequests.Select(x => x with { Reason = "" })];
        Services = [.. Services.Select(s => s with { Reference = null, Reason = null })];
        Notes = [];
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
        NonCooperation = NonCooperation is null ? null : "";
    }

    private void EraseSettlement()
    {
        Proposals = [.. Proposals.Select(x => x with { Text = "", Reason = null, Terms = Wordless(x.Terms) })];
        Settlement = Settlement is null
            ? null
            : Settlement with
            {
                Terms = "",
                Agreed = Wordless(Settlement.Agreed),
                Reports = [.. Settlement.Reports.Select(r => r with { Text = null })],
            };
        Referral = Referral is null
            ? null
            : Referral with
            {
                Body = "",
                Reference = "",
                Advice = Referral.Advice is null ? null : "",
                Reports = [.. Referral.Reports.Select(r => r with { Text = null })],
            };
    }

    private void EraseHearings()
    {
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
    }

    private void EraseAppeals()
    {
        Appeals =
        [
            .. Appeals.Select(a =>
                a with
                {
                    Grounds = "",
                    EndedBecause = null,
                    Orders = [.. a.Orders.Select(order => order with { Text = "" })],
                    Proceedings =
                    [
                        .. a.Proceedings.Select(p =>
                            p with
                            {
                                Text = null,
                                Reference = null,
                                OtherOrder = null,
                                Earlier = [],
                            }
                        ),
                    ],
                }
            ),
        ];
    }

    private void EraseDecision()
    {
        Decision = Decision is null ? null : Wordless(Decision);
        StopConfirmation = StopConfirmation is null ? null : StopConfirmation with { Text = null };
        RejectedDecisions = [];
        // What was paid for a fine that a forum set aside is booked there.
        EarlierDecisions = [.. EarlierDecisions.Select(Wordless)];
        Ceiling = null;
        Refused = Refused is null ? null : Refused with { Reasons = "" };
    }

    private void EraseNotice()
    {
        Notice = Notice is null
            ? null
            : Notice with
            {
                Report = Notice.Report is { } report ? report with { Text = "", Email = null } : null,
                RejectionReason = null,
                ChangedBecause = null,
                Answers = [.. Notice.Answers.Select(a => a with { Text = null })],
                Proposed = null,
            };
    }

    private static Decision Wordless(Decision decision) =>
        decision with
        {
            Reasons = "",
            RefrainFrom = null,
            Sanctions = [.. decision.Sanctions.Select(s => s.Wordless())],
            Replaced = [],
            Versions = [],
            Correction = null,
        };

    private static List<SettlementClause> Wordless(IReadOnlyList<SettlementClause> terms) =>
        [.. terms.Select(t => t with { What = "" })];
}

/// <summary>When personal data of an ended case is to be erased (FP-18).</summary>
public static class Retention
{
    /// <summary>The first day on which personal data goes: after the retention of the outcome, and after a hold on it (FP-18); null while the case, a sanction, a proceeding or money is still open.</summary>
    public static DateOnly? EraseFrom(Case c, Rulebook rulebook) =>
        EndOf(c, rulebook) is not { } day ? null
        : c.Hold is { Until: var until } && until >= day ? until.AddDays(1)
        : day;

    /// <summary>The first day after the retention of the outcome, counted from its last effect; null while the case, a sanction, a proceeding or money is still open.</summary>
    private static DateOnly? EndOf(Case c, Rulebook rulebook)
    {
        var ended = c.State is CaseState.Settled or CaseState.Withdrawn or CaseState.Closed;
        if (
            !ended
            || c.Erased
            || c.EndedOn is not { } last
            || c.Appeals.Exists(a => !a.Ended || a.Deposit.OwesMoney)
            || c.PaidAhead.Exists(c.OwesPaidAhead)
            || c.OpenOrders.Any()
        )
        {
            return null;
        }

        foreach (var sanction in c.AllSanctions)
        {
            // FP-18: it waits for what is still asked, given back or on probation.
            if (
                sanction.HindersClosing
                || sanction.State is SanctionState.InInstalments or SanctionState.Named
                || sanction.ToReturn.Amount > 0
            )
            {
                return null;
            }

            last = Later(
                last,
                sanction.DeferredUntil,
                sanction.State == SanctionState.Annulled ? null : sanction.ConditionUntil,
                sanction.RunsTo,
                sanction.Steps.Count > 0 ? sanction.Steps.Max(s => s.On) : null
            );
        }

        last = Later(last, c.Settlement?.LastDay);
        var period = rulebook.Retention.ByOutcome.TryGetValue(OutcomeOf(c), out var own)
            ? own
            : rulebook.Retention.Default;
        return period.From(last).AddDays(1);
    }

    private static DateOnly Later(DateOnly day, params DateOnly?[] others) =>
        others.Where(d => d is not null).Select(d => d!.Value).Append(day).Max();

    private static string OutcomeOf(Case c)
    {
        var name = c.Decision is { State: DecisionState.Pronounced } decision
            ? decision.Outcome.ToString()
            : c.ClosedBecause?.ToString() ?? c.State.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
