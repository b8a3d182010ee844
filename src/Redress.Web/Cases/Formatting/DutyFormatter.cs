using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Letters;
using Redress.Domain.Rulebooks;
using Redress.Web.Letters;

namespace Redress.Web.Cases.Formatting;

/// <summary>A party's duties in the reader's words (FP-22): the same words on its page, in its lists, in letters and in the API.</summary>
public sealed class DutyFormatter(CaseFormatter formatter, IStringLocalizer<PartyTexts> texts, PaymentAccounts accounts)
{
    public static string Title(PartyDuty duty) => Title(duty, CaseFormatter.Language);

    public static string Title(PartyDuty duty, string language) =>
        Wording.Of(TextKey.Of("partyDuty", duty.Kind), language);

    /// <summary>What is asked, and what follows if it is left.</summary>
    public string Text(PartyDuty duty, Case c, Party me, Rulebook rulebook) =>
        duty.Kind switch
        {
            PartyDutyKind.HearingDates => texts["tasks.hearingDates.text", formatter.Date(duty.Due)],
            PartyDutyKind.PayFine => texts[duty.Due is null ? "tasks.payFine.text.toCome" : "tasks.payFine.text"],
            PartyDutyKind.Appeal => texts[
                "tasks.appeal.text",
                formatter.Money(rulebook.Appeal!.DepositOf(me, !c.IsConsumer))
            ],
            PartyDutyKind.Proposal => texts[
                "tasks.proposal.text",
                texts[$"party.{WireNames.Camel(me.Other().ToString())}"]
            ],
            PartyDutyKind.Choice => texts[
                c.FindAppeal(duty.Subject)?.Party == Party.Complainant ? "tasks.choice.text.own" : "tasks.choice.text"
            ],
            PartyDutyKind.ConfirmAddress => texts["tasks.confirmAddress.text", string.Join(", ", duty.Details)],
            PartyDutyKind.Bring when duty.Over => texts["tasks.bring.text.over"],
            _ => texts[$"tasks.{duty.Key}.text"],
        };

    /// <summary>What a day that went by means; null while it has not.</summary>
    public string? Over(PartyDuty duty) =>
        duty is not { Over: true, Due: { } day }
            ? null
            : duty.Kind switch
            {
                PartyDutyKind.RespondLate => texts["tasks.until.over", formatter.Day(day)].Value,
                PartyDutyKind.PayFine => texts["tasks.until.toPay", formatter.Day(day)].Value,
                PartyDutyKind.HearingDates or PartyDutyKind.Bring => texts[
                    "tasks.until.still",
                    formatter.Day(day)
                ].Value,
                _ => texts["tasks.until.late", formatter.Day(day)].Value,
            };

    /// <summary>A time that protects, in its own words: never as a last day.</summary>
    public string Text(ProtectedTime time) => texts[$"protected.{time.Key}", formatter.Day(time.Until)];

    /// <summary>Where money is paid; null where the installation names no account.</summary>
    public PaymentAccount? Account(Rulebook rulebook) => accounts.Of(rulebook.Scheme, formatter.Scheme(rulebook));
}
