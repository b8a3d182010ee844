using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Committee;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>What both accepted, with its terms, and whether it was kept (BC-10).</summary>
public sealed partial class Case
{
    /// <summary>When both parties are to be asked whether the settlement was kept (BC-10): in the morning of its day; null when there is nothing to ask.</summary>
    public DateTimeOffset? AsksAboutSettlementAt(Rulebooks.Rulebook rulebook) =>
        State == CaseState.Settled && !Erased && Settlement is { AskOn: { } day, AskedOn: null }
            ? rulebook.Working.StartOf(day) + Morning
            : null;

    /// <summary>
    /// FP-5: whether a complaint of that complainant against that webshop may rest on this case's settlement not having been kept: within a year of its last day.
    /// </summary>
    public bool MayBeFollowedBy(Case later, Period within) =>
        Scheme == later.Scheme && IsTheShopOf(later.Respondent) && later.FiledOn <= MayBeComplainedOfUntil(within);

    /// <summary>FP-5: the last day on which a complaint may be filed that this case's settlement was not kept; null where there is none.</summary>
    public DateOnly? MayBeComplainedOfUntil(Period within) =>
        State == CaseState.Settled && !Erased ? within.From(Settlement!.DueOn) : null;

    // A webshop that is no member, or was or became one since, is known by its site or its name.
    private bool IsTheShopOf(Respondent other) =>
        Respondent.MemberId is not null && other.MemberId is not null
            ? Respondent.MemberId == other.MemberId
            : Conflicts.SameSite(Respondent.Website, other.Website)
                || string.Equals(Respondent.Name.Trim(), other.Name.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>FP-5: links a complaint that was just registered to the settlement that was not kept; asked before by <see cref="MayBeFollowedBy"/>.</summary>
    public void FollowSettlement(string earlier, bool skipMediation) =>
        (Follows, SkipsMediation) = (earlier, skipMediation);

    /// <summary>FP-5: a settlement not kept is never too late, nor decided elsewhere.</summary>
    private bool MayNotBeRefusedOn(Decisions.RefusalGround? ground) =>
        Follows is not null
        && ground is Decisions.RefusalGround.TooLate or Decisions.RefusalGround.PendingOrDecidedElsewhere;

    private static void CheckTerms(Validation check, IReadOnlyList<ProposedClause>? terms, string field, ActContext o)
    {
        check.Require(
            terms is null || terms.Count <= ProposedClause.Most,
            field,
            "BC-10",
            FieldReason.TooMany,
            ProposedClause.Most
        );
        for (var i = 0; i < (terms?.Count ?? 0); i++)
        {
            var (at, term) = ($"{field}[{i}]", terms![i] ?? new ProposedClause(null));
            check.Required(term.What, $"{at}.what", "BC-10");
            check.Require(
                term.What is null || term.What.Length <= ProposedClause.Longest,
                $"{at}.what",
                "BC-10",
                FieldReason.TooLong,
                ProposedClause.Longest
            );
            CheckPromise(check, term.Amount, term.By, $"{at}.", o);
        }
    }

    private static void CheckPromise(Validation check, Money? amount, DateOnly? by, string at, ActContext o)
    {
        check.Require(
            amount is null
                || amount is { Amount: > 0 } && amount.Currency == o.Rulebook.Currency && amount.IsWholeCents,
            $"{at}amount",
            "BC-10",
            FieldReason.NotAnAmount
        );
        check.Require(by is null || by >= o.Today, $"{at}by", "BC-10", FieldReason.InThePast);
    }

    private static List<SettlementClause> Promised(IReadOnlyList<ProposedClause>? terms) =>
        [.. (terms ?? []).Select(t => new SettlementClause(t.What!.Trim(), t.Amount, t.By))];

    // The day after the last thing was to be done; where no day was agreed, after the rulebook's time.
    private void SettleWith(Settlement settlement, ActContext o)
    {
        var agreed =
            settlement.Agreed.Count > 0
                ? settlement
                : settlement with
                {
                    Agreed = [new SettlementClause(settlement.Terms, settlement.Amount, settlement.By)],
                };
        var last = agreed.LastDay is { } day && day > o.Today ? day : o.Today;
        Settlement = agreed with
        {
            AskOn = agreed.LastDay is null ? o.Rulebook.SettlementAskedAfter.From(o.Today) : last.AddDays(1),
        };
        EndCase(null, o);
        Record(new CaseSettled(Settlement));
    }

    private Refusal? Handle(AskAboutSettlement _, ActContext o)
    {
        if (AsksAboutSettlementAt(o.Rulebook) is not { } at || at > o.Now)
        {
            return Refusal.State("BC-10", RefusalReason.NotInThisState);
        }

        Settlement = Settlement! with { AskedOn = o.Today };
        Record(new SettlementAsked(Settlement));
        return null;
    }

    // A later answer takes the place of an earlier one: what was late may still be done, and what was well may still go wrong.
    private Refusal? Handle(ReportSettlement c, ActContext o)
    {
        var report = new SettlementReport(
            o.Party,
            c.Kept!.Value,
            string.IsNullOrWhiteSpace(c.Text) ? null : c.Text,
            o.On
        );
        Settlement = Settlement! with { Reports = [.. Settlement.Reports.Where(r => r.By != o.Party), report] };
        Record(new SettlementReported(report));
        return null;
    }
}
