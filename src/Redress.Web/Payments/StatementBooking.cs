using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Decisions;
using Redress.Domain.Payments;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;

namespace Redress.Web.Payments;

/// <summary>
/// Books what a bank's statement tells: each payment by the act that books it by hand, so that the same is refused and the same follows (BC-26, BC-30).
/// A payment that is in its case already is left as it is, so that a statement that comes again changes nothing.
/// </summary>
internal sealed partial class StatementBooking(
    CaseService cases,
    RulebookCatalog rulebooks,
    RefusalTexts refusals,
    IStringLocalizer<PaymentsTexts> texts
)
{
    public async Task<StatementResult> Book(BankStatement statement, Actor handler, CancellationToken cancel)
    {
        var (matched, unmatched) = (new List<MatchedPayment>(), new List<UnmatchedPayment>());
        foreach (var payment in statement.Payments)
        {
            switch (await Book(payment, handler, cancel))
            {
                case MatchedPayment found:
                    matched.Add(found);
                    break;
                case UnmatchedPayment not:
                    unmatched.Add(not);
                    break;
            }
        }

        return new StatementResult(matched, unmatched);
    }

    private async Task<object> Book(BankPayment payment, Actor handler, CancellationToken cancel)
    {
        if (payment is not { Received: true, Booked: { } booked, Amount: { } amount })
        {
            var why =
                !payment.Received ? UnmatchedReason.NoMoneyCame
                : payment.Booked is null ? UnmatchedReason.NotBookedYet
                : UnmatchedReason.NoAmount;
            return Not(payment, why);
        }

        if (
            ReferenceIn(payment.Told) is not { } reference
            || !DepositReference.TryRead(reference, out var end, out var isFine)
        )
        {
            return Not(payment, UnmatchedReason.NoReference);
        }

        if (await Find(end, handler, cancel) is not { } c)
        {
            return Not(payment, UnmatchedReason.UnknownReference);
        }

        var found = isFine ? Fine(c, payment, amount, booked) : Deposit(c, reference, payment, amount, booked);
        if (found is not var (command, match))
        {
            return Not(payment, UnmatchedReason.NothingAsked, c.Number);
        }

        if (match.Result == BookingResult.AlreadyBooked)
        {
            return match;
        }

        var done = await cases.Do(c.Number, handler, command, cancel);
        return done.Refusal switch
        {
            null => match,
            { Reason: RefusalReason.AlreadyBooked } => match with { Result = BookingResult.AlreadyBooked },
            { } no => Not(payment, UnmatchedReason.Refused, c.Number, Sentence(no)),
        };
    }

    private async Task<Case?> Find(string numberEnd, Actor handler, CancellationToken cancel)
    {
        foreach (var prefix in rulebooks.All.Select(r => r.NumberPrefix).Distinct())
        {
            if (await cases.Find($"{prefix}-{numberEnd}", handler, cancel) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // BC-26: the appeal to which the letter or the acknowledgement gave this reference; before the lodging, the party whose it will be.
    private static (Command, MatchedPayment)? Deposit(
        Case c,
        string reference,
        BankPayment payment,
        Money amount,
        DateOnly booked
    )
    {
        var number = Digits(reference);
        var appeal = c.Appeals.Find(a => Digits(a.Deposit.Reference) == number);
        var payer =
            appeal?.Party
            ?? Parties.Both.Cast<Party?>().FirstOrDefault(p => Digits(c.NextDepositReference(p!.Value)) == number);
        if (payer is not { } party)
        {
            return null;
        }

        var before = appeal?.Deposit.Bookings ?? c.PaidAhead.Find(p => p.Party == party)?.Bookings ?? [];
        // What somebody booked by hand from this very statement names no reference of the bank.
        var known = before.Any(b =>
            b.IsSame(amount, booked, payment.Reference) || b.BankReference is null && b.IsSame(amount, booked, null)
        );
        return (
            new RecordDeposit(appeal?.Id, amount, booked, appeal is null ? party : null, payment.Reference),
            new MatchedPayment(
                c.Number,
                PaymentPurpose.Deposit,
                party,
                appeal?.Id,
                null,
                amount,
                booked,
                payment.Reference,
                known ? BookingResult.AlreadyBooked : BookingResult.Booked
            )
        );
    }

    // BC-30: the fine that stands, or the last that was asked for: what came for one that fell goes back from there.
    private static (Command, MatchedPayment)? Fine(Case c, BankPayment payment, Money amount, DateOnly booked)
    {
        var asked = c.AllSanctions.Where(s => s.Kind == SanctionKind.Fine && s.WasDemanded).ToList();
        if ((asked.FindLast(s => s.Stands) ?? asked.LastOrDefault()) is not { } fine)
        {
            return null;
        }

        var known = c
            .AllSanctions.SelectMany(s => s.Steps)
            .Any(s =>
                s.IsSame(amount, booked, payment.Reference) || s.BankReference is null && s.IsSame(amount, booked, null)
            );
        var step = fine.Owed.Amount > 0 && amount >= fine.Owed ? SanctionStep.Paid : SanctionStep.InstalmentPaid;
        return (
            new RecordSanctionStep(fine.Id, step, booked, amount, payment.Reference),
            new MatchedPayment(
                c.Number,
                PaymentPurpose.Fine,
                Party.Respondent,
                null,
                fine.Id,
                amount,
                booked,
                payment.Reference,
                known ? BookingResult.AlreadyBooked : BookingResult.Booked
            )
        );
    }

    private UnmatchedPayment Not(BankPayment p, UnmatchedReason why, string? number = null, string? sentence = null) =>
        new(
            number,
            p.Amount,
            p.Booked,
            p.Reference,
            p.Told,
            why,
            sentence ?? texts[$"unmatched.{WireNames.Camel($"{why}")}"]
        );

    private string Sentence(Refusal no) =>
        no.Fields.Count > 0 ? string.Join(" ", no.Fields.Select(refusals.Field)) : refusals.Reason(no);

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    // Payers write it into the free text as well, with or without its signs.
    private static string? ReferenceIn(string? told) =>
        told is null ? null
        : StructuredReference.TryBelgian(told, out _) ? told
        : Written().Matches(told).Select(m => m.Value).FirstOrDefault(m => StructuredReference.TryBelgian(m, out _));

    [GeneratedRegex(@"\b\d{3}[ /.-]?\d{4}[ /.-]?\d{5}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Written();
}
