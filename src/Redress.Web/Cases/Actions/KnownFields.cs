using System.Globalization;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Decisions;
using Redress.Web.Cases.Cards;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.Actions;

/// <summary>What nobody has to type, since the file knows it: the only appeal that the act can be about, what is still to be paid, what is to be paid back.</summary>
internal static class KnownFields
{
    /// <summary>With what the form begins; null where nothing is known.</summary>
    public static Dictionary<string, StringValues>? Of(Type kind, Case c, DateOnly today) =>
        kind == typeof(RecordDeposit) ? OfDeposit(c)
        : kind == typeof(RecordRefund) && Owed(c) is [var only] ? new() { [only.Field] = only.Id }
        // What the body does itself it does today, if nothing else is said.
        : kind == typeof(Refer) ? new() { ["on"] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }
        : null;

    /// <summary>
    /// Of an act that came on paper besides: that it arrived today, whose it is where its only appeal or proposal tells, and what the link to its form chose (FP-13).
    /// A field with one choice is chosen by itself.
    /// </summary>
    public static Dictionary<string, StringValues> OfPaper(
        Type kind,
        OpenCase open,
        IReadOnlyList<ActionField> fields,
        ActAsked asked,
        IReadOnlyDictionary<string, StringValues>? known
    )
    {
        var begun = new Dictionary<string, StringValues>(known ?? new Dictionary<string, StringValues>())
        {
            ["arrived"] = open.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        if (
            fields.FirstOrDefault(f => f.Name is "appeal" or "proposal")?.Options is [var only]
            && WhoseIs(kind, only, open.Case) is { } party
        )
        {
            begun["onBehalfOf"] = WireNames.Camel(party.ToString());
        }

        foreach (var field in fields)
        {
            if (asked.Of(field.Name).ToString() is { Length: > 0 } chosen && field.Options?.Contains(chosen) == true)
            {
                begun[field.Name] = chosen;
            }
        }

        return begun;
    }

    /// <summary>The choices of a repayment, each with what is to be paid back.</summary>
    public static IReadOnlyList<ActionField> WithAmounts(
        IReadOnlyList<ActionField> fields,
        OpenCase open,
        OptionLabels choices,
        CaseFormatter formatter
    )
    {
        var owed = Owed(open.Case);
        return
        [
            .. fields.Select(f =>
                f.Options is null || owed.All(o => o.Field != f.Name)
                    ? f
                    : f with
                    {
                        Names = f.Options.ToDictionary(
                            option => option,
                            option =>
                                choices.Label(open, f.Source, option)
                                + (
                                    owed.FirstOrDefault(o => o.Field == f.Name && o.Id == option) is { } money
                                        ? $" — {formatter.Money(money.Amount)}"
                                        : ""
                                ),
                            StringComparer.Ordinal
                        ),
                    }
            ),
        ];
    }

    /// <summary>What the file knows and nobody can take over from it: under which number the forum has the case (BC-29), what an amount that is left empty counts as (BC-30).</summary>
    public static string? Hint(Type? kind, ActionField field, Case c, CaseFormatter formatter) =>
        kind == typeof(RecordOutcome) && field.Name == "text" ? OfForum(c, formatter)
        : kind == typeof(RecordSanctionStep) && field.Name == "amount" ? OfFine(c, formatter)
        : null;

    private static string? OfForum(Case c, CaseFormatter formatter) =>
        c
            .Appeals.SelectMany(a => a.Proceedings)
            .Where(p => p is { ReferredOn: not null, Ended: false, Reference: not null })
            .ToList()
            is [var only]
            ? formatter.Of("hint.forumReference", formatter.Word("option", only.Forum), only.Reference!)
            : null;

    private static string? OfFine(Case c, CaseFormatter formatter)
    {
        var fines = c.AllSanctions.Where(s => s.Kind == SanctionKind.Fine && c.OpenSteps(s).Any()).ToList();
        return fines is not [var fine] || fine.Owed.Amount <= 0 ? null
            : fine.NextInstalment is { } next
                ? formatter.Of("hint.fineOwed.instalment", formatter.Money(fine.Owed), formatter.Money(next))
            : formatter.Of("hint.fineOwed", formatter.Money(fine.Owed));
    }

    private static Party? WhoseIs(Type kind, string subject, Case c) =>
        kind == typeof(WithdrawAppeal) ? c.Appeals.Find(a => a.Id == subject)?.Party
        : c.Proposals.Find(p => p.Id == subject) is not { } proposal ? null
        : kind == typeof(WithdrawProposal) ? proposal.From
        : kind == typeof(AcceptProposal) || kind == typeof(DeclineProposal) ? proposal.From.Other()
        : null;

    // BC-26: the deposit that is waited for; of an appeal that has it already money may still come, of which nobody knows how much.
    private static Dictionary<string, StringValues>? OfDeposit(Case c)
    {
        var waiting = c.Appeals.Where(a => a is { Ended: false, Deposit.State: DepositState.Due }).ToList();
        var meant =
            waiting is [var one] ? one
            : waiting.Count == 0 && c.Appeals is [var only] ? only
            : null;
        if (meant is null)
        {
            return null;
        }

        var known = new Dictionary<string, StringValues> { ["appeal"] = meant.Id };
        var missing = meant.Deposit.Required - meant.Deposit.Received;
        if (waiting.Count == 1 && missing.Amount > 0)
        {
            known["amount.amount"] = missing.Amount.ToString("0.00", CultureInfo.InvariantCulture);
        }

        return known;
    }

    private static List<ToReturn> Owed(Case c) =>
        [
            .. c.Appeals.Where(a => a.Deposit.OwesMoney).Select(a => new ToReturn("appeal", a.Id, a.Deposit.ToReturn)),
            .. c.AllSanctions.Where(s => s.ToReturn.Amount > 0).Select(s => new ToReturn("sanction", s.Id, s.ToReturn)),
            .. c
                .PaidAhead.Where(c.OwesPaidAhead)
                .Select(p => new ToReturn(
                    "party",
                    WireNames.Camel(p.Party.ToString()),
                    p.Waiting.Select(b => b.Amount).Aggregate((sum, more) => sum + more)
                )),
        ];

    private sealed record ToReturn(string Field, string Id, Money Amount);
}
