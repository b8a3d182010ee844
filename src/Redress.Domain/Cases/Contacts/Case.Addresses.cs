using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;

namespace Redress.Domain.Cases;

/// <summary>The addresses for mail, and their confirmation by who holds them (FP-21).</summary>
public sealed partial class Case
{
    private static readonly CaseState[] Over =
    [
        CaseState.Settled,
        CaseState.Withdrawn,
        CaseState.ReferredExternally,
        CaseState.Closed,
    ];

    /// <summary>The addresses that their holders did not confirm yet, the oldest first.</summary>
    public IEnumerable<MailAddress> UnconfirmedAddresses => Addresses.Where(a => a.ConfirmedAt is null);

    /// <summary>The new address of that holder, which counts once it is confirmed: until then letters go to both (FP-21); null where there is none.</summary>
    public MailAddress? NewAddressOf(AddressHolder holder) =>
        Addresses.Find(a => a.Holder == holder && a.ConfirmedAt is null && !IsSame(a.Email, CountingAddress(holder)));

    /// <summary>Whether such an address is one that its holder was asked to confirm and has not.</summary>
    public MailAddress? Unconfirmed(AddressHolder holder, string email) =>
        Addresses.Find(a => a.Holder == holder && a.ConfirmedAt is null && IsSame(a.Email, email));

    /// <summary>The address to which letters go as long as no other is confirmed; a member's stands in the register.</summary>
    public string? CountingAddress(AddressHolder holder) =>
        holder switch
        {
            AddressHolder.Complainant => Complainant.Email,
            AddressHolder.Representative => Mandated?.Email,
            _ => Respondent is { IsMember: false } shop && RespondentInformed ? shop.Email : null,
        };

    /// <summary>Whose part in the case it is.</summary>
    public static Party PartyOf(AddressHolder holder) =>
        holder == AddressHolder.Respondent ? Party.Respondent : Party.Complainant;

    private static AddressHolder HolderOf(Party party) =>
        party == Party.Respondent ? AddressHolder.Respondent : AddressHolder.Complainant;

    /// <summary>FP-21: who is written to for the first time is asked to confirm the address. For <c>CaseMachine</c> and the filing alone.</summary>
    internal void AskAddresses(ActContext o)
    {
        foreach (var holder in Enum.GetValues<AddressHolder>())
        {
            if (
                !Erased
                && Given(CountingAddress(holder)) is { } email
                && !Addresses.Exists(a => a.Holder == holder && IsSame(a.Email, email))
            )
            {
                Ask(holder, email, o);
            }
        }
    }

    // Whether it is another one than was known; what was new before and not confirmed is forgotten.
    private bool NewAddress(Party party, string email, ActContext o)
    {
        var holder = HolderOf(party);
        var current = party == Party.Complainant ? Complainant.Email : Respondent.Email;
        if (party == Party.Respondent && Respondent.IsMember)
        {
            return false;
        }

        var waited =
            Addresses.RemoveAll(a =>
                a.Holder == holder && a.ConfirmedAt is null && !IsSame(a.Email, current) && !IsSame(a.Email, email)
            ) > 0;
        if (IsSame(email, current) || email.Length == 0 && current is null)
        {
            return waited;
        }

        if (email.Length == 0)
        {
            Count(holder, null);
            Addresses.RemoveAll(a => a.Holder == holder);
            return true;
        }

        if (Unconfirmed(holder, email) is not null)
        {
            return waited;
        }

        if (party == Party.Respondent && !RespondentInformed || IsDead(party, current))
        {
            // Nobody wrote to the one before yet, or nobody reads there (FP-21).
            Addresses.RemoveAll(a => a.Holder == holder && a.ConfirmedAt is null);
            Count(holder, email);
            return true;
        }

        Ask(holder, email, o);
        return true;
    }

    /// <summary>Where the e-mails to a party go: to its representative once the mandate is there (FP-13), else to itself; null where none reach it.</summary>
    public string? MailAddressOf(Party party)
    {
        var email =
            party == Party.Respondent ? Respondent.Email
            : string.IsNullOrWhiteSpace(Mandated?.Email) ? Complainant.Email
            : Mandated.Email;
        return string.IsNullOrWhiteSpace(email) ? null : email.Trim();
    }

    private MailAddress Ask(AddressHolder holder, string email, ActContext o)
    {
        var asked = new MailAddress($"m{++AskedAddresses}", holder, email, o.Now)
        {
            Until = o.Today.AddDays(o.Rulebook.Terms.AddressTaskDays),
        };
        Addresses.Add(asked);
        return asked;
    }

    // The link went astray, or the secretary spoke to the holder: the same address once more.
    private MailAddress? AskAgain(Party party, string email, ActContext o)
    {
        if (Unconfirmed(HolderOf(party), email) is not { } asked)
        {
            return null;
        }

        Addresses.Remove(asked);
        return Ask(asked.Holder, asked.Email, o);
    }

    private Refusal? Handle(ConfirmAddress c, ActContext o)
    {
        if (Unconfirmed(c.Holder, c.Email) is not { } asked || PartyOf(c.Holder) != o.Act.Party)
        {
            return Refusal.State("FP-21", RefusalReason.NoAddressToConfirm);
        }

        if (!IsSame(asked.Email, CountingAddress(asked.Holder)))
        {
            EarlierDetails.Add(DetailsOf(PartyOf(asked.Holder)));
            Count(asked.Holder, asked.Email);
            Addresses.RemoveAll(a => a.Holder == asked.Holder && a.Id != asked.Id);
        }

        Addresses[Addresses.IndexOf(asked)] = asked with { ConfirmedAt = o.Now };
        return null;
    }

    private void Count(AddressHolder holder, string? email)
    {
        switch (holder)
        {
            case AddressHolder.Complainant:
                Complainant = Complainant with { Email = email };
                break;
            case AddressHolder.Representative:
                Representative = Representative! with { Email = email };
                break;
            default:
                FiledAgainst ??= Respondent;
                Respondent = Respondent with { Email = email };
                break;
        }
    }

    /// <summary>When who did not confirm an address is reminded: on the third day, in the morning, once (FP-21); null when nobody is.</summary>
    public DateTimeOffset? RemindsOfAddressesAt(Rulebook rulebook) =>
        Over.Contains(State) || Erased
            ? null
            : UnconfirmedAddresses
                .Where(a => a.RemindedAt is null)
                .Select(a =>
                    (DateTimeOffset?)
                        rulebook.Working.StartOf(
                            rulebook.Working.Day(a.AskedAt).AddDays(rulebook.Terms.AddressReminderDays)
                        ) + Morning
                )
                .Min();

    private Refusal? Handle(RemindOfAddresses _, ActContext o)
    {
        if (RemindsOfAddressesAt(o.Rulebook) is not { } at || at > o.Now)
        {
            return Refusal.State("FP-21", RefusalReason.NotInThisState);
        }

        var before = o.Today.AddDays(-o.Rulebook.Terms.AddressReminderDays);
        foreach (
            var asked in UnconfirmedAddresses
                .Where(a => a.RemindedAt is null && o.Calendar.Day(a.AskedAt) <= before)
                .ToList()
        )
        {
            var reminded = asked with { RemindedAt = o.Now };
            Addresses[Addresses.IndexOf(asked)] = reminded;
            Record(new AddressAsked(reminded));
        }

        return null;
    }

    // FP-21: on the seventh day it is the secretary's task, so the sixth is the last on which nobody need do anything.
    private IEnumerable<Duty> DutiesOfAddresses(Rulebook rulebook) =>
        UnconfirmedAddresses.Select(a => new Duty(
            DutyKind.AddressToConfirm,
            rulebook.Working.Day(a.AskedAt).AddDays(rulebook.Terms.AddressTaskDays - 1),
            null,
            a.Id
        ));

    /// <summary>What is awaited of that party's own holders while the case goes on: that they confirm an address (FP-21).</summary>
    public IEnumerable<MailAddress> AwaitedAddresses(Party party) =>
        Over.Contains(State) ? [] : UnconfirmedAddresses.Where(a => PartyOf(a.Holder) == party);

    /// <summary>Whether its day went by and the secretary sees to it now.</summary>
    public bool IsSecretarysTask(MailAddress asked) =>
        DutyDelays.Exists(d => d.Kind == DutyKind.AddressToConfirm && d.Subject == asked.Id);

    private bool OwesAddress(string? id) => !Over.Contains(State) && UnconfirmedAddresses.Any(a => a.Id == id);

    private static bool IsSame(string? one, string? other) =>
        string.Equals(one?.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);
}
