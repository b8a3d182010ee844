using System.Globalization;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>
/// Letters that no e-mail could bring (FP-11, FP-21). Whom one was for was not told: what began with it waits until it was sent in another way, or
/// the party opened the case in the portal, whichever comes first. A day that was announced is never brought forward by it.
/// </summary>
public sealed partial class Case
{
    // The terms that begin with what their party is told by e-mail and portal. The others begin with an act of its own, or with the receipt of registered post.
    private static readonly TermKind[] BegunByTelling =
    [
        TermKind.Supply,
        TermKind.Response,
        TermKind.Comment,
        TermKind.Choice,
        TermKind.Reflection,
        TermKind.Objection,
        TermKind.Notice,
        TermKind.Stop,
        TermKind.Permission,
    ];

    /// <summary>The ids of what the last act began for this party with the letter about it: its terms, what was served on it, and the hearing to which it was invited.</summary>
    public IReadOnlyList<string> BegunFor(Party party) =>
        [
            .. Terms
                .Where(t => t.Party == party && BegunByTelling.Contains(t.Kind) && IsOfLastAct(t.Id))
                .Select(t => t.Id),
            .. Services
                .Where(s => s.Party == party && s.Channel is Channel.Portal or Channel.Email && IsOfLastAct(s.Id))
                .Select(s => s.Id),
            .. Hearings.Where(h => IsOfLastAct(h.Id)).Select(h => h.Id),
        ];

    /// <summary>Whether this party was written to and not told, since no e-mail could bring the letter (FP-21).</summary>
    public bool AwaitsTelling(Party party) => Undelivered.Exists(u => u.Party == party && u.IsUntold);

    private bool IsOfLastAct(string id) =>
        int.TryParse(
            id.AsSpan(id.AsSpan().LastIndexOfAnyExceptInRange('0', '9') + 1),
            CultureInfo.InvariantCulture,
            out var number
        )
        && number > _lastIdBefore;

    private IEnumerable<Duty> DutiesOfLetters =>
        Undelivered.Where(u => u.Open).Select(u => new Duty(DutyKind.UndeliveredLetter, u.GivenUpOn, null, u.Id));

    private Refusal? Handle(NoteUndelivered c, ActContext o)
    {
        var before = Undelivered.Find(u => u.Letter == c.Letter);
        var noted = new UndeliveredLetter(
            before?.Id ?? NextId("u"),
            c.Letter,
            c.Party,
            c.Template,
            c.Email,
            c.Reason,
            before?.SentOn ?? c.WrittenOn,
            o.Today
        )
        {
            Begun = before?.Begun ?? c.Begun,
            OpenedOn = before?.OpenedOn,
        };
        Undelivered.RemoveAll(u => u.Letter == c.Letter);
        Undelivered.Add(noted);
        // FP-11: who opened the case before had the letter there, though the e-mail did not come.
        if (noted.IsUntold)
        {
            Suspend(noted, o);
        }

        return null;
    }

    private void Suspend(UndeliveredLetter letter, ActContext o)
    {
        foreach (var term in Terms.Where(t => letter.Begun.Contains(t.Id) && MayStandStill(t)).ToList())
        {
            var from = term.Derivation.Stops.Any(s => s.Reason == StopReason.NotTold) ? letter.SentOn : term.Opened;
            Change(term, term.StandStill(from, StopReason.NotTold));
        }

        foreach (var service in Services.Where(s => letter.Begun.Contains(s.Id)).ToList())
        {
            Change(service with { Result = ReceiptResult.Undeliverable, CameBackOn = o.Today });
        }

        Reach(letter, h => [.. h.NotReached.Union([letter.Party])]);
    }

    // What has ended with its consequences is not begun anew; a term to comment is, as long as the committee has not begun to decide.
    private bool MayStandStill(Term term) =>
        term.State == TermState.Running
        || term is { State: TermState.Lapsed, Kind: TermKind.Comment }
            && State is CaseState.SentToMember or CaseState.UnderExamination or CaseState.Hearing;

    private Refusal? Handle(NoteOpened c, ActContext o)
    {
        foreach (var letter in Undelivered.Where(u => u.Party == c.Party && u.IsUntold).ToList())
        {
            Change(letter with { OpenedOn = o.Today });
            Told(letter, o.Today, o);
        }

        return null;
    }

    private Refusal? Handle(NotePosted c, ActContext o)
    {
        if (Undelivered.Find(u => u.Letter == c.Letter && u.Open) is not { } letter)
        {
            return Refusal.State("FP-21", RefusalReason.NoUndeliveredLetter);
        }

        Bring(letter, Redelivery.Posted, o.Calendar.AddWorkingDays(c.On, o.Rulebook.Terms.PostDays, []), o);
        return null;
    }

    // FP-21: not the decision's receipt, but that somebody gave the party what the e-mail did not bring.
    private Refusal? RecordHandedOver(RecordReceipt c, ActContext o)
    {
        var letter = Undelivered.Find(u => u.Id == c.Letter && u.Party == c.Party && u.Open);
        var check = new Validation();
        check.Require(letter is not null, "letter", "FP-21", FieldReason.Unknown);
        check.Require(c.Result == ReceiptResult.Received, "result", "FP-21", FieldReason.OnlyReceived);
        check.Require(
            letter is null || c.On >= letter.SentOn && c.On <= o.Today,
            "on",
            "FP-21",
            FieldReason.BetweenPostingAndToday,
            letter?.SentOn ?? o.Today
        );
        check.Require(
            c.Proof is not null || !string.IsNullOrWhiteSpace(c.Reason),
            "reason",
            "FP-21",
            FieldReason.Required
        );
        check.Require(c.Proof is null || Document(c.Proof) is not null, "proof", "FP-21", FieldReason.Unknown);
        if (check.Refusal is { } no)
        {
            return no;
        }

        Bring(letter! with { Proof = c.Proof }, Redelivery.HandedOver, c.On!.Value, o);
        return null;
    }

    // FP-21: what was given up is sent to the address that was named; a member is reached where the register says.
    private bool SendAgain(Party party, CorrectDetails c, ActContext o)
    {
        var named = Trimmed(c.Email) ?? Trimmed(c.Representative?.Email);
        var member = party == Party.Respondent && Respondent.IsMember;
        var waiting = Undelivered.Where(u => u.Party == party && u.Open).ToList();
        if (
            named is null
            || waiting.Count == 0
            || !member && !IsSame(named, MailAddressOf(party)) && !IsNewAddress(party, named)
        )
        {
            return false;
        }

        foreach (var letter in waiting)
        {
            Bring(
                letter with
                {
                    SentOn = o.Today,
                    Email = member ? letter.Email : named,
                },
                Redelivery.SentAgain,
                o.Today,
                o
            );
        }

        Record(new LettersSentAgain(party, member ? null : named, [.. waiting.Select(u => u.Letter)]));
        return true;
    }

    // Of the one to whom the letters go.
    private bool IsNewAddress(Party party, string email) =>
        Unconfirmed(
            party == Party.Complainant && !IsSame(MailAddressOf(party), Complainant.Email)
                ? AddressHolder.Representative
                : HolderOf(party),
            email
        )
            is not null;

    // The server of the recipient has said that nobody reads there: nothing is gained by writing to both.
    private bool IsDead(Party party, string? email) =>
        Undelivered.Exists(u =>
            u.Party == party && u.Open && u.Reason != UndeliveredReason.NeverTaken && IsSame(u.Email, email)
        );

    private void Bring(UndeliveredLetter letter, Redelivery by, DateOnly on, ActContext o)
    {
        var told = letter.OpenedOn is not null;
        Change(letter with { By = by, DeliveredOn = on });
        if (!told)
        {
            Told(letter, on, o);
        }
    }

    // From that day on its terms run, whole; an invitation counts where it still comes in time (BC-13).
    private void Told(UndeliveredLetter letter, DateOnly on, ActContext o)
    {
        foreach (
            var term in Terms
                .Where(t =>
                    letter.Begun.Contains(t.Id)
                    && t.State == TermState.Stopped
                    && t.Derivation.Stops[^1].Reason == StopReason.NotTold
                )
                .ToList()
        )
        {
            var from = term.Derivation.Stops[^1].From;
            Change(term, term.Resume(on < from ? from : on, o.Rulebook.Terms.Of(term), o.Calendar));
        }

        foreach (var service in Services.Where(s => letter.Begun.Contains(s.Id) && s.NeverArrived).ToList())
        {
            Change(service with { Result = ReceiptResult.Received, CameBackOn = null, Proven = on });
        }

        Reach(
            letter,
            h =>
                o.Calendar.Day(h.At) >= on.AddDays(o.Rulebook.Hearing.NoticeDays)
                    ? [.. h.NotReached.Where(p => p != letter.Party)]
                    : h.NotReached
        );
    }

    private void Reach(UndeliveredLetter letter, Func<CaseHearing, IReadOnlyList<Party>> notReached)
    {
        for (var i = 0; i < Hearings.Count; i++)
        {
            if (letter.Begun.Contains(Hearings[i].Id) && Hearings[i].Open)
            {
                Hearings[i] = Hearings[i] with { NotReached = notReached(Hearings[i]) };
            }
        }
    }

    private void Change(UndeliveredLetter letter) =>
        Undelivered[Undelivered.FindIndex(u => u.Id == letter.Id)] = letter;

    private void Change(Service service) => Services[Services.FindIndex(s => s.Id == service.Id)] = service;
}
